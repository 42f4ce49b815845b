"""Block figures come out of their bits."""

from __future__ import annotations

import string

from octotui.tui.figures import letter_rows
from octotui.tui.signs import Signs


def test_letters_are_three_rows_of_half_blocks():
    assert letter_rows("GO") == ("▄▀▀▀ ▄▀▀▄", "█ ▄▄ █  █", "▀▄▄█ ▀▄▄▀")


def test_every_letter_and_digit_is_as_wide_in_each_row():
    drawn = string.ascii_letters + string.digits + ":-? "
    assert all(len({len(row) for row in letter_rows(letter)}) == 1 for letter in drawn)


def test_bars_light_the_first_task_and_keep_the_last_cell():
    signs = Signs()
    assert signs.bar(10, 25, 20, 3) == ("▄" * 8, "▂", "▁")
    assert signs.bar(10, 100, 1) == ("▄", "", "▁" * 9)
    assert signs.bar(10, 100, 99).open == "▁"
    assert signs.bar(10, 3, 3) == ("▄" * 10, "", "")
    assert signs.bar(10, 0, 0) == ("", "", "▁" * 10)


def test_every_sign_has_an_ascii_one_that_is_ascii():
    signs = Signs(ascii_only=True)
    assert all(sign.text.isascii() for sign in signs.tasks())
    assert signs("○◐●✓✗■▲◆↻»–→↩▸›·…▌▏▔▁▂▄█▀━│↑↓←").isascii()
    assert len({sign.text for sign in signs.tasks()}) == len({sign.text for sign in Signs().tasks()}) == 8


def test_done_is_green_only_where_nobody_verifies():
    signs = Signs()
    assert signs.task("done").style == "hold"
    assert signs.task("done", has_seats=False).style == "go"
    assert signs.task("not_applicable").word == "not applicable"
    assert signs.seat("no-go").word == "NO-GO"
