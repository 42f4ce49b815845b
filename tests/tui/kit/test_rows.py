"""The list: its cursor stays on its id, and only what can be chosen is chosen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from textual.selection import Selection

from octotui.tui.line import Line
from octotui.tui.theme import DARK, LIGHT
from octotui.tui.widgets.rows import Look, Rows
from tests.tui.kit.parts import Item, Kit, items, row_text

SIZES = [(120, 40), (80, 24)]


@pytest.mark.parametrize("size", SIZES)
async def test_keys_move_over_headings_and_gaps(size):
    app = Kit()
    async with app.run_test(size=size) as pilot:
        rows = app.page.rows
        assert rows.cursor == "a"
        await pilot.press("j", "down", "j")
        assert rows.cursor == "d"
        await pilot.press("j")
        assert rows.cursor == "d"
        await pilot.press("k")
        assert rows.cursor == "c"
        await pilot.press("g")
        assert rows.cursor == "a"
        await pilot.press("end", "enter")
        await pilot.pause()
        assert app.page.done[-1] == "open d"


async def test_the_cursor_stays_on_its_id_and_takes_the_next_when_it_is_gone():
    app = Kit()
    async with app.run_test() as pilot:
        rows = app.page.rows
        rows.cursor = "b"
        rows.rows = items("x", "y", "b", "c", "d")
        assert rows.cursor == "b"
        rows.rows = items("x", "c", "y")
        assert rows.cursor == "c"
        rows.rows = items("x", "y")
        assert rows.cursor == "y"
        rows.rows = items("m", "n")
        assert rows.cursor == "m"
        rows.rows = ()
        assert rows.cursor is None
        await pilot.press("j", "enter", "pagedown", "G")
        rows.rows = items("z")
        assert rows.cursor == "z"


async def test_an_unknown_id_moves_nothing():
    app = Kit()
    async with app.run_test():
        app.page.rows.cursor = "c"
        app.page.rows.cursor = "nobody"
        assert app.page.rows.cursor == "c"


@dataclass(frozen=True)
class Counting:
    id: str
    seen: list[int]
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        self.seen.append(line)
        return Line(look.width)


async def test_equal_rows_draw_nothing():
    app = Kit()
    async with app.run_test() as pilot:
        seen: list[int] = []
        app.page.rows.rows = (Counting("a", seen),)
        await pilot.pause()
        seen.clear()
        app.page.rows.rows = (Counting("a", seen),)
        await pilot.pause()
        assert seen == []


async def test_replacing_rows_keeps_the_scroll_position():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.page.rows
        rows.rows = items(*(f"n{number}" for number in range(200)))
        rows.cursor = "n100"
        await pilot.pause()
        before = rows.scroll_offset.y
        assert before > 0
        rows.rows = items(*(f"n{number}" for number in range(150)))
        await pilot.pause()
        assert (rows.scroll_offset.y, rows.cursor) == (before, "n100")


async def test_clicks_move_then_open():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#list", offset=(10, 2))
        await pilot.pause()
        assert app.page.rows.cursor == "b"
        assert "open b" not in app.page.done
        await pilot.click("#list", offset=(10, 2))
        await pilot.pause()
        assert app.page.done[-1] == "open b"
        await pilot.click("#list", offset=(10, 0))
        assert app.page.rows.cursor == "b"


async def test_one_click_on_the_row_under_the_cursor_does_not_open_it():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#list", offset=(10, 1))
        await pilot.pause()
        assert "open a" not in app.page.done


async def test_rows_of_several_lines_and_a_taller_cursor():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.page.rows
        rows.rows = (Item("a", height=2), Item("b", taller=1), Item("c"))
        await pilot.pause()
        assert [row_text(app, y).strip(" ▌") for y in range(1, 5)] == ["item a 0", "item a 1", "item b 0", "item c 0"]
        await pilot.press("j")
        await pilot.pause()
        assert [row_text(app, y).strip(" ▌") for y in range(3, 6)] == ["item b 0", "item b 1", "item c 0"]
        assert rows.line_of_cursor() == 2
        assert rows.text_of("a") == "item a 0\nitem a 1"


@dataclass(frozen=True)
class Story(Item):
    """A row that is as many lines taller as its text needs in the room there is."""

    def taller_in(self, width: int) -> int:
        return 3000 // width


async def test_a_row_taller_than_the_list_is_read_to_its_end_before_the_cursor_leaves_it():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.page.rows
        rows.rows = (Item("a"), Story("b"), Item("c"))
        await pilot.press("j")
        height, width = rows.size.height, rows.size.width - 2 * rows.margin_cells
        tall = 1 + 3000 // width
        assert tall > height
        assert rows.line_of_cursor() == 0
        for _ in range(tall - height):
            await pilot.press("j")
            assert rows.cursor == "b"
        assert rows.line_of_cursor() == height - tall
        await pilot.press("k")
        assert (rows.cursor, rows.line_of_cursor()) == ("b", height - tall + 1)
        await pilot.press("j", "j")
        assert rows.cursor == "c"


async def test_the_cursor_is_seen_with_and_without_focus():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        rows = app.page.rows

        def edge() -> tuple[str, str, str]:
            segment = rows._draw(1)._segments[0]
            return segment.text[0], segment.style.color.triplet.hex, segment.style.bgcolor.triplet.hex

        assert edge() == ("▌", DARK["accent"], DARK["sel"])
        await pilot.press("tab")
        assert edge() == ("▌", DARK["muted"], DARK["raised"])


async def test_a_colleagues_change_is_marked():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        app.page.rows.mark(["b"])
        await pilot.pause()
        assert row_text(app, 3).startswith("▏")


async def test_selected_text_can_be_copied():
    from textual.geometry import Offset

    app = Kit()
    async with app.run_test(size=(80, 24)):
        selection = Selection(Offset(2, 1), Offset(8, 2))
        assert app.page.rows.get_selection(selection) == ("item a 0\n  item b"[:8] + "\n  item b", "\n")


async def test_an_empty_list_says_what_will_be_here():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        app.page.rows.empty = "Nothing waits for you."
        app.page.rows.rows = ()
        await pilot.pause()
        assert row_text(app, 1).strip() == "Nothing waits for you."


async def test_a_hundred_thousand_rows_draw_only_what_is_seen():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        seen: list[int] = []
        app.page.rows.rows = tuple(Counting(str(number), seen) for number in range(100_000))
        await pilot.pause()
        seen.clear()
        await pilot.press("j")
        await pilot.pause()
        assert 0 < len(seen) <= 4
        await pilot.press("G")
        await pilot.pause()
        assert app.page.rows.cursor == "99999"
        assert len(seen) < 100


def test_a_list_has_its_first_row_under_the_cursor_before_it_is_shown():
    assert Rows(items("a", "b")).cursor == "a"
    assert Rows().cursor is None


async def test_what_was_drawn_is_not_drawn_again_but_changes_are():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        seen: list[int] = []
        rows = app.page.rows
        rows.rows = tuple(Counting(str(number), seen) for number in range(200))
        await pilot.pause()
        seen.clear()
        rows.scroll_to(y=1, animate=False, immediate=True)
        await pilot.pause()
        assert len(seen) == 1
        rows.rows = (Item("a", "other"), *rows.rows[1:])
        rows.scroll_to(y=0, animate=False, immediate=True)
        await pilot.pause()
        assert row_text(app, 1).strip(" ▌") == "other a 0"
        app.theme = "octotui-light"
        await pilot.pause()
        assert rows.render_line(5)._segments[0].style.bgcolor.triplet.hex == LIGHT["bg"]
