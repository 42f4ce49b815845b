from __future__ import annotations

from dataclasses import replace

import pytest

from octotui.tui.drawing.call_panels import SHORT, SMALL, TALL, band_lines, panels
from octotui.tui.drawing.call_words import Band, SeatView
from octotui.tui.figures import stroke_rows
from octotui.tui.line import width_of
from octotui.tui.signs import Signs
from octotui.tui.theme import OCTOTUI_DARK, tokens_of
from octotui.tui.widgets.rows import Look

LONG = "Somebody With A Name Of Forty Letters, Yes"
SEATS = (
    SeatView("Release Manager", "go", "Ana Ruiz", "13:41", "Plan is rehearsed, rollback takes 6 minutes."),
    SeatView("Quality and Reliability Engineer", "go if", LONG, "14:05", "x" * 200, "", "task for " + LONG),
    SeatView("テックリード", "no-go", "山田太郎", "Thu", "負荷試験が失敗しています"),
    SeatView("Product Manager", "", "you", "", "", "asked 12 m ago", "no delegate", True, ""),
)


def look(width: int) -> Look:
    return Look(width, False, True, tokens_of(OCTOTUI_DARK), Signs())


@pytest.mark.parametrize("width", [80, 99, 120, 200])
@pytest.mark.parametrize("count", [1, 2, 4, 5, 8, 13])
@pytest.mark.parametrize("short", [True, False])
def test_every_line_is_exactly_as_wide_as_the_room(width: int, count: int, short: bool) -> None:
    seats = [SEATS[index % 4] for index in range(count)]
    for line in panels(seats, look(width), short=short, margin=1):
        assert width_of(line.plain) == width
        assert line.strip(tokens_of(OCTOTUI_DARK)).cell_length == width


def test_four_seats_stand_side_by_side_and_more_in_two_rows() -> None:
    assert len(panels(SEATS, look(120), short=False)) == TALL
    assert len(panels(SEATS, look(80), short=True)) == SHORT
    assert len(panels([*SEATS, SEATS[0]], look(120), short=False)) == 2 * SMALL + 1


def test_a_vote_is_said_in_words_where_letters_find_no_room() -> None:
    text = "\n".join(line.plain for line in panels([*SEATS, *SEATS], look(80), short=True))
    assert all(word in text for word in ("GO IF", "NO-GO", "? not voted"))


@pytest.mark.parametrize("short", [True, False])
def test_without_unicode_nothing_but_ascii_is_drawn_for_signs_and_votes_are_letters_of_strokes(short: bool) -> None:
    signs = Signs(ascii_only=True)
    seats, plain = (SEATS[0], SEATS[3]), replace(look(120), signs=signs)
    text = signs("\n".join(line.plain for line in panels(seats, plain, short=short)))
    assert text.isascii()
    assert all(row in text for row in stroke_rows("GO"))
    assert "##" not in text.partition("\n")[2]


def test_no_panel_loses_its_state_without_colour() -> None:
    text = "\n".join(line.plain for line in panels(SEATS, look(120), short=False))
    assert all(sign in text for sign in ("✓", "◆", "✗", "○", "not voted"))


@pytest.mark.parametrize("width", [80, 120])
def test_the_band_keeps_verdict_and_guide_line(width: int) -> None:
    band = Band("NOT YET", "3 of 4 say go.", f"{LONG} is still to vote. Silence is not a yes.", "hold-tint", 212)
    lines = band_lines(band, look(width), short=True, margin=1)
    assert "NOT YET" in lines[0].plain
    assert lines[0].plain.rstrip().endswith("line 212")
    assert all(width_of(line.plain) == width for line in lines)
