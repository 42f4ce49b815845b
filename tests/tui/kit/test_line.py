"""A line is exactly as wide as asked for, whatever people wrote."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from octotui.tui.line import Line, clean, cut, pad, width_of, wrap
from octotui.tui.theme import DARK, Tokens

TOKENS = Tokens(DARK)
NASTY = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="a\x1b[31m\x07\n\t\u202e\u2066\u200d漢字é🦑👨👩👧🇩🇪\ufe0fעברי\u0301\ud800", max_size=40),
)


@given(st.integers(0, 120), st.lists(st.tuples(st.integers(0, 130), NASTY, st.integers(-1, 40)), max_size=6), NASTY)
def test_any_text_has_exactly_the_width_asked_for(width, puts, right):
    line = Line(width)
    for col, text, room in sorted(puts, key=lambda put: put[0]):
        line.put(col, text, "text", room)
    strip = line.right(right, "faint").strip(TOKENS, "sel")
    assert sum(cell_len(segment.text) for segment in strip) == width
    assert cell_len(line.plain) <= width
    assert not [letter for letter in strip.text if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


@given(NASTY, st.integers(0, 50))
def test_cut_and_pad_keep_to_their_cells(text, cells):
    assert width_of(cut(text, cells)) <= cells
    assert width_of(pad(text, cells)) == cells
    assert width_of(pad(text, cells, "right")) == cells


@given(NASTY, st.integers(2, 30))
def test_wrap_keeps_to_its_cells(text, cells):
    assert all(width_of(row) <= cells for row in wrap(text, cells))


def test_columns_stand_at_their_cells():
    line = Line(30).put(0, "■").put(2, "Security review of it all", width=10).put(14, "Sam").right("23")
    assert line.plain == "■ Security…   Sam           23"


def test_a_piece_without_width_leaves_a_gap_before_its_neighbour():
    assert Line(20).put(0, "a very long title").put(10, "Sam").plain == "a very l… Sam       "


def test_left_gives_way_to_right():
    assert Line(16).put(0, "Security review").right("line 5").plain == "Security… line 5"


def test_right_stands_in_reading_order():
    line = Line(20).right("w", "bold accent").right("next", gap=1)
    assert line.plain == "              w next"


def test_wide_letters_take_two_cells():
    assert cut("漢字漢字", 5) == "漢字…"
    assert cut("漢字漢字", 4) == "漢…"
    assert pad("漢字", 5) == "漢字 "


@pytest.mark.parametrize(("text", "shown"), [
    ("red \x1b[31m alert", "red \ufffd[31m alert"), ("two\nlines", "two lines"), ("a\tb", "a b"),
    ("\u202egnp.exe", "\ufffdgnp.exe"), ("👩\u200d🚀", "👩🚀"), ("plain", "plain"),
])  # fmt: skip
def test_clean(text, shown):
    assert clean(text) == shown


def test_wrap_breaks_at_words_and_keeps_line_breaks():
    assert wrap("one two three\nfour", 8) == ["one two", "three", "four"]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_text_is_never_markup():
    assert Line(20).put(0, "[bold]x[/bold]").plain.strip() == "[bold]x[/bold]"
