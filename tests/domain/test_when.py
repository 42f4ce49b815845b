"""Windows in words: what people write, what does not exist, and reading back what was spelt."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octotui.domain.when import HINT, When, read_span, read_window, said_of, spell

NOW = datetime(2026, 4, 14, 14, 32, 7, tzinfo=UTC)  # a Tuesday


@pytest.mark.parametrize(
    ("words", "begins", "ends"),
    [
        ("thu 10:00 for 1 h", "2026-04-16 10:00", "2026-04-16 11:00"),
        ("Thursday 10:00 for 1h30", "2026-04-16 10:00", "2026-04-16 11:30"),
        ("tomorrow 16:30 for 1h", "2026-04-15 16:30", "2026-04-15 17:30"),
        ("2026-04-16 10:00-11:00", "2026-04-16 10:00", "2026-04-16 11:00"),
        ("2026-04-16 23:30 - 2026-04-17 00:30", "2026-04-16 23:30", "2026-04-17 00:30"),
        ("23:30-00:30", "2026-04-14 23:30", "2026-04-15 00:30"),
        ("in 2 h for 30 m", "2026-04-14 16:32", "2026-04-14 17:02"),
        ("in 1 h 30 m for 90 min", "2026-04-14 16:02", "2026-04-14 17:32"),
        ("16:30", "2026-04-14 16:30", "2026-04-14 17:30"),
        ("9:00 to 10:30", "2026-04-15 09:00", "2026-04-15 10:30"),
        ("tue 14:00", "2026-04-21 14:00", "2026-04-21 15:00"),
        ("tue 15:00", "2026-04-14 15:00", "2026-04-14 16:00"),
        ("16 apr 4pm for 2 hours", "2026-04-16 16:00", "2026-04-16 18:00"),
        ("Thu 16 Apr 10:00–11:00 UTC", "2026-04-16 10:00", "2026-04-16 11:00"),
        ("3 jan 9:00", "2027-01-03 09:00", "2027-01-03 10:00"),
        ("today noon until 1 pm", "2026-04-14 12:00", "2026-04-14 13:00"),
        ("tomorrow 9", "2026-04-15 09:00", "2026-04-15 10:00"),
        ("thu 9-11", "2026-04-16 09:00", "2026-04-16 11:00"),
        ("16 apr at 9 for 2 h", "2026-04-16 09:00", "2026-04-16 11:00"),
        ("now for 1 h", "2026-04-14 14:32", "2026-04-14 15:32"),
    ],
)
def test_what_people_write_is_read(words: str, begins: str, ends: str) -> None:
    read = read_window(words, NOW)
    assert read.wrong == ""
    assert read.begins is not None
    assert read.ends is not None
    assert (f"{read.begins:%Y-%m-%d %H:%M}", f"{read.ends:%Y-%m-%d %H:%M}") == (begins, ends)


@pytest.mark.parametrize("words", ["", "  ", "none", "None", "not yet", "no"])
def test_no_window_is_an_answer(words: str) -> None:
    assert read_window(words, NOW) == When()


@pytest.mark.parametrize("words", ["soon", "thu", "10:00 for a while", "in a bit for 1 h", "10:00 for 0 m", "for 1 h"])
def test_what_says_no_time_gets_an_example(words: str) -> None:
    assert read_window(words, NOW) == When(wrong=HINT)


@pytest.mark.parametrize(
    "words", ["30 feb 10:00", "2026-13-01 10:00", "25:00", "thu 10:75", "14pm", "9999-12-31 23:30"]
)
def test_what_does_not_exist_is_said_so(words: str) -> None:
    assert read_window(words, NOW).wrong == "There is no such day or time"


def test_a_window_ends_after_it_begins() -> None:
    assert "ends after" in read_window("2026-04-16 10:00 to 2026-04-16 09:00", NOW).wrong


@pytest.mark.parametrize("words", ["99999999999 d", "9" * 400 + " h"])
def test_a_span_beyond_all_calendars_is_none(words: str) -> None:
    assert read_span(words) is None


def test_spans() -> None:
    assert read_span("1.5 h") == timedelta(minutes=90)
    assert read_span("2 d 3 h") == timedelta(hours=51)
    assert read_span("400 d") is None


@given(st.text(max_size=60))
def test_no_text_raises(words: str) -> None:
    read = read_window(words, NOW)
    assert bool(read.wrong) != (read.begins is not None) or read == When()


_WORDS = [
    "thu",
    "tomorrow",
    "10:00",
    "16",
    "apr",
    "2026-04-16",
    "for",
    "1",
    "h",
    "30",
    "m",
    "-",
    "to",
    "in",
    "pm",
    "now",
    "99",
    "for",
    "none",
    "d",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=8))
def test_no_mix_of_its_own_words_raises(words: list[str]) -> None:
    read = read_window(" ".join(words), NOW)
    if read.begins is not None and read.ends is not None:
        assert read.begins < read.ends


_MOMENTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0, tzinfo=UTC)
)


@given(_MOMENTS, st.timedeltas(timedelta(minutes=1), timedelta(days=20)))
def test_what_is_spelt_reads_back_the_same(begins: datetime, lasts: timedelta) -> None:
    ends = (begins + lasts).replace(second=0, microsecond=0)
    assert read_window(spell(begins, ends), NOW) == When(begins, ends)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("03:12 the disk was full", "2026-04-14 03:12"),
        ("2026-04-13 23:50 the disk was full", "2026-04-13 23:50"),
        ("14:32 the disk was full", "2026-04-14 14:32"),
    ],
)
def test_a_line_that_begins_with_a_time_gone_by_is_of_that_instant(text: str, at: str) -> None:
    assert said_of(text, NOW) == (datetime.fromisoformat(f"{at}+00:00"), "the disk was full")


@pytest.mark.parametrize("text", ["16:30 we meet again", "3 of 9 fail", "14:02", "25:10 is no time", "14 users wait"])
def test_a_time_to_come_and_words_like_a_time_stay_words(text: str) -> None:
    assert said_of(text, NOW) == (None, text)
