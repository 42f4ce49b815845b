"""The pieces of the incident room as lines: phase bar, band, clocks of audiences, presence, times."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from octotui.tui.figures import stroke_rows
from octotui.tui.incident.band import Order, band_lines, wall_band_lines
from octotui.tui.incident.phase_bar import COMING, LATE, NOW, PAST, Stretch, bar_lines, path_line
from octotui.tui.incident.presence import Presence
from octotui.tui.incident.rows import TimeRow
from octotui.tui.incident.times import countdown, late, minutes_left, next_update, span
from octotui.tui.incident.update_clock import UpdateClock, update_lines
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import elapsed

AT = datetime(2026, 4, 14, 14, 32, tzinfo=UTC)
SIGNS, ASCII = Signs(), Signs(ascii_only=True)
GUIDE = (
    Stretch("Immediate", PAST, 0, 15),
    Stretch("Mitigation", NOW, 15, 60),
    Stretch("Recovery", COMING),
    Stretch("Review", COMING),
)


def plain(lines):
    return [line.plain for line in lines]


@pytest.mark.parametrize(("seconds", "shown"), [(1427, "23:47"), (3730, "62:10"), (6130, "1:42:10"), (5, "00:05")])
def test_the_clock_counts_in_minutes_up_to_a_hundred(seconds, shown):
    assert elapsed(timedelta(seconds=seconds)) == shown


def test_what_is_left_and_what_is_over_are_said_to_the_second():
    assert countdown(timedelta(minutes=36, seconds=13)) == "36:13 left"
    assert countdown(-timedelta(minutes=2, seconds=10)) == "2:10 over"
    assert late(timedelta(minutes=8, seconds=47)) == "8:47 late"
    assert late(timedelta(minutes=14, seconds=47)) == "14 m late"
    assert span(timedelta(minutes=100)) == "1:40:00"


def test_an_update_is_in_time_or_overdue():
    assert next_update(timedelta(minutes=6, seconds=13)) == "in 6:13"
    assert next_update(-timedelta(minutes=8, seconds=47)) == "overdue 8:47"
    assert next_update(-timedelta(minutes=64)) == "overdue 1 h 4 m"


@pytest.mark.parametrize(
    ("seconds", "shown"), [(2173, "36 MIN LEFT"), (60, "1 MIN LEFT"), (59, "LAST MINUTE"), (-130, "2 MIN OVER")]
)
def test_a_wall_says_whole_minutes_and_the_last_one_by_name(seconds, shown):
    assert minutes_left(timedelta(seconds=seconds)) == shown


def test_the_bar_has_a_gap_where_a_phase_ends_and_a_base_line_for_what_comes():
    rows = plain(bar_lines(GUIDE, 23.8, 61, SIGNS))
    assert rows[0] == "█" * 15 + " " + "█" * 8 + " " * 37
    assert rows[1] == "█" * 15 + " " + "█" * 8 + "▁" * 37


def test_minutes_and_names_stand_below_their_phases():
    names = plain(bar_lines(GUIDE, 23.8, 74, SIGNS))[-1]
    assert names.startswith("0  Immediate ✓")
    assert names.index("15") == 18
    assert "15  Mitigation" in names
    assert names.endswith("60 min")


def test_a_name_that_does_not_fit_loses_its_mark_first_and_then_its_end():
    assert plain(bar_lines(GUIDE, 20, 54, SIGNS, tall=1))[-1].startswith("0  Immediate  15  Mitigation")
    narrow = plain(bar_lines(GUIDE, 20, 40, SIGNS, tall=1))[-1]
    assert narrow.startswith("0  Immed… 15  Mitigation")


@pytest.mark.parametrize("tall", [1, 2, 3])
def test_the_bar_is_as_high_as_asked(tall):
    assert len(bar_lines(GUIDE, 20, 74, SIGNS, tall=tall)) == tall + 1


def test_a_phase_that_has_begun_lights_a_cell_and_is_full_only_when_late():
    begun = (Stretch("Now", NOW, 0, 60),)
    assert plain(bar_lines(begun, 0, 30, SIGNS, tall=1))[0] == "█" + "▁" * 29
    assert plain(bar_lines(begun, 59.99, 30, SIGNS, tall=1))[0] == "█" * 29 + "▁"
    over = (Stretch("Now", LATE, 0, 60),)
    assert plain(bar_lines(over, 62, 30, SIGNS, tall=1))[0] == "█" * 30


def test_the_bar_needs_no_sign_that_a_poor_terminal_lacks():
    assert all(line.plain.isascii() for line in bar_lines(GUIDE, 20, 74, ASCII))
    assert path_line(GUIDE, 70, ASCII).plain.isascii()


def test_a_guide_without_minutes_gets_the_names_as_a_path():
    untimed = (Stretch("Triage", PAST), Stretch("Mend", NOW), Stretch("Learn", COMING))
    assert bar_lines(untimed, 5, 70, SIGNS) == []
    assert path_line(untimed, 70, SIGNS).plain.rstrip() == "✓ Triage › Mend › Learn"


def test_phases_with_a_hole_between_them_keep_their_minutes():
    holed = (Stretch("First", PAST, 0, 10), Stretch("Second", NOW, 20, 40))
    row = plain(bar_lines(holed, 25, 40, SIGNS, tall=1))[0]
    assert row[10:21] == " " * 11
    assert row.startswith("█" * 10)
    assert row[21] == "█"


ORDER = Order("CHOOSE THE WAY OUT", "Tech Lead advises to roll back, it takes 6 minutes", "Jonas Lind", True, "enter")


def test_the_band_commands_gives_the_reason_and_says_whose_move_it_is():
    rows = plain(band_lines(ORDER, 120, SIGNS))
    assert len(rows) == 3
    assert rows[1].startswith("  ▸ CHOOSE THE WAY OUT   Tech Lead advises to roll back, it takes 6 minutes")
    assert rows[1].endswith("YOUR MOVE   enter  ")


def test_the_band_names_another_who_is_to_move_and_no_key():
    rows = plain(band_lines(Order("CHOOSE THE WAY OUT", "", "Jonas Lind"), 120, SIGNS))
    assert rows[1].rstrip().endswith("JONAS LIND TO MOVE")
    assert not rows[0].strip()


def test_the_band_takes_two_rows_where_there_is_little_room():
    rows = plain(band_lines(ORDER, 80, SIGNS, margin=1, tall=False))
    assert len(rows) == 2
    assert rows[0].endswith("YOUR MOVE  enter ")
    assert rows[1].startswith("   Tech Lead advises to roll back")


def test_a_band_is_red_only_when_late():
    assert {line.plane for line in band_lines(ORDER, 120, SIGNS)} == {"accent"}
    late_order = Order("ESCALATE", "an hour is over", "Mei Tanaka", late=True)
    assert {line.plane for line in band_lines(late_order, 120, SIGNS)} == {"nogo"}


def test_a_band_with_a_verb_of_forty_letters_keeps_who_is_to_move():
    order = Order("NOTIFY ALL STAKEHOLDERS AND EVERY CUSTOMER", "because " * 9, "Maximiliana von Hohenzollern-Berg")
    for width, tall in ((120, True), (80, False)):
        rows = plain(band_lines(order, width, SIGNS, tall=tall))
        assert any("MAXIMILIANA VON HOHENZOLLERN-BERG TO MOVE" in row for row in rows)


def test_the_wall_writes_in_letters_and_falls_back_to_bold_for_other_letters():
    rows = plain(wall_band_lines(ORDER, 200, SIGNS))
    assert len(rows) == 7
    assert "▄▀▀▀" in rows[1]
    assert "to move" in rows[5]
    other = plain(wall_band_lines(Order("WEG WÄHLEN", "", "Jürgen Groß"), 200, SIGNS))
    assert "WEG WÄHLEN" in other[2]
    assert all("▀" not in row for row in other)


def test_a_wall_of_ascii_alone_writes_in_strokes_that_differ_from_letter_to_letter():
    drawn = {letter: stroke_rows(letter) for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ?-"}
    assert len(set(drawn.values())) == len(drawn)
    assert all(len({len(row) for row in rows}) == 1 and "".join(rows).isascii() for rows in drawn.values())
    rows = plain(wall_band_lines(ORDER, 200, ASCII))
    assert rows[1].strip().startswith("__")
    assert all("#" not in row for row in rows)


def clock_due(minutes, gone):
    since = AT - timedelta(minutes=gone)
    return UpdateClock("Customers", since, since + timedelta(minutes=minutes))


def test_an_update_clock_says_the_time_and_draws_what_is_gone():
    head, bar = update_lines(clock_due(30, 21), AT, 32, SIGNS)
    assert head.plain == "Customers                in 9:00"
    assert bar.plain == "▀" * 22 + "▔" * 10


@pytest.mark.parametrize(("gone", "style"), [(19, "muted"), (20, "hold"), (29, "hold"), (30, "nogo"), (38, "nogo")])
def test_an_update_clock_is_quiet_soon_or_overdue(gone, style):
    assert clock_due(30, gone).style(AT) == style


def test_an_overdue_clock_is_full_and_says_since_when():
    head, bar = update_lines(clock_due(30, 38), AT, 32, SIGNS)
    assert head.plain.endswith("overdue 8:00")
    assert bar.plain == "▀" * 32


@pytest.mark.parametrize("width", [40, 76])
def test_a_note_under_the_cursor_has_all_its_lines(width):
    words = " ".join(f"word{number}" for number in range(90))
    row = TimeRow("j1", "14:31", "Noor", f"{words}\nand a second row")
    look = Look(width, True, True, None, SIGNS)
    said = " ".join(row.draw(line, look).plain[15:].strip() for line in range(1 + row.taller_in(width)))
    assert said == f"{words} and a second row"


def test_presence_is_said_in_words():
    def words(state, minutes):
        return Presence(state, AT - timedelta(minutes=minutes)).words(AT)

    assert words("here", 5) == "here"
    assert words("coming", 3) == "coming 3 m"
    assert words("asked", 9) == "silent 9 m"
    assert words("passed over", 2) == "not reachable 14:30"
    assert words("asked", 4) == "asked 4 m"


def test_presence_and_severity_have_signs_that_differ_without_colour():
    assert [SIGNS.presence(state).text for state in ("asked", "coming", "here", "passed over")] == ["○", "◐", "●", "–"]
    assert [SIGNS.severity(level).text for level in ("minor", "major", "critical")] == ["▲", "▲▲", "▲▲▲"]
    assert ASCII.severity("critical").text == "!!!"
