"""The large clock: five rows of blocks, and only the digits that changed are drawn again."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.geometry import Region

from octotui.tui.figures import can_draw, clock_rows, segment_rows
from octotui.tui.incident.clock_face import NORMAL, SMALL, WALL, ClockFace
from octotui.tui.theme import Themed


class Face(Themed, App[None]):
    def compose(self) -> ComposeResult:
        yield ClockFace(NORMAL)


def rows(app):
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def test_figures_come_out_of_their_bits():
    drawn = clock_rows("23:47")
    assert len(drawn) == 5
    assert {len(row) for row in drawn} == {2 * (4 * 3 + 1 + 4)}
    assert clock_rows("1") == ("  ██  ", "████  ", "  ██  ", "  ██  ", "██████")
    assert len(clock_rows("7", 6, 3)) == 15
    assert clock_rows("7", 6, 3)[0] == "█" * 18


def test_letters_outside_the_table_are_known():
    assert can_draw("Jonas Lind 502?")
    assert not can_draw("Jürgen")


async def test_the_face_draws_its_time():
    app = Face()
    async with app.run_test() as pilot:
        face = app.query_one(ClockFace)
        face.show("23:47", "hold")
        await pilot.pause()
        assert rows(app)[:5] == [row.rstrip() for row in clock_rows("23:47")]
        face.show("23:48", "hold")
        await pilot.pause()
        assert rows(app)[:5] == [row.rstrip() for row in clock_rows("23:48")]
        face.show("1:40:00", "nogo")
        await pilot.pause()
        assert rows(app)[:5] == [row.rstrip() for row in clock_rows("1:40:00")]


async def test_only_the_digits_that_changed_are_drawn_again(monkeypatch):
    app = Face()
    async with app.run_test() as pilot:
        face = app.query_one(ClockFace)
        face.show("23:47", "hold")
        await pilot.pause()
        drawn: list[Region] = []
        monkeypatch.setattr(face, "refresh", lambda *regions, **_: drawn.extend(regions))
        face.show("23:48", "hold")
        assert drawn == [Region(28, 0, 6, 5)]
        face.show("23:48", "hold")
        assert len(drawn) == 1


async def test_the_same_time_in_three_scales():
    app = Face()
    async with app.run_test(size=(120, 40)) as pilot:
        face = app.query_one(ClockFace)
        for scale, size in ((SMALL, (21, 3)), (NORMAL, (34, 5)), (WALL, (102, 15))):
            face.show("23:47", "hold", scale)
            await pilot.pause()
            assert face.size == size


async def test_a_row_of_the_taller_figures_is_empty_after_the_screen_became_small():
    app = Face()
    async with app.run_test(size=(80, 24)):
        face = app.query_one(ClockFace)
        face.show("23:47", "hold", NORMAL)
        face._scale = SMALL
        assert not face.render_line(NORMAL.rows - 1).text.strip()


async def test_a_terminal_of_letters_gets_figures_in_strokes_that_differ_from_each_other(monkeypatch):
    monkeypatch.setenv("OCTOTUI_ASCII", "1")
    app = Face()
    async with app.run_test() as pilot:
        face = app.query_one(ClockFace)
        face.show("23:47", "hold", SMALL)
        await pilot.pause()
        assert rows(app)[:3] == [" __   __          __", " __|  __| . |__|    |", "|__   __| .    |    |"]
        assert face.size.height == 3
    assert len({segment_rows(figure) for figure in "0123456789"}) == 10
