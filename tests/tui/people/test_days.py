"""Days in words."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from octotui.domain.when import read_day
from octotui.tui.days import absence

TUESDAY = date(2026, 4, 14)
NOON = datetime(2026, 4, 14, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2026, 4, 14)),
        ("tomorrow", date(2026, 4, 15)),
        ("Fri", date(2026, 4, 17)),
        ("until friday", date(2026, 4, 17)),
        ("Tue", date(2026, 4, 21)),
        ("3 days", date(2026, 4, 17)),
        ("2w", date(2026, 4, 28)),
        ("16 Apr", date(2026, 4, 16)),
        ("Thu 16 April", date(2026, 4, 16)),
        ("1 Mar", date(2027, 3, 1)),
        ("2026-05-01", date(2026, 5, 1)),
    ],
)
def test_a_day_is_understood(words: str, day: date) -> None:
    assert read_day(words, TUESDAY) == day


@pytest.mark.parametrize("words", ["", "soon", "31 Feb", "2026-13-01", "3 apples", "f"])
def test_what_is_no_day_is_said_to_be_none(words: str) -> None:
    assert read_day(words, TUESDAY) is None


def test_an_absence_ends_when_its_last_day_does() -> None:
    assert absence("until Fri", NOON) == (None, datetime(2026, 4, 18, tzinfo=UTC))


def test_an_absence_to_come_has_a_beginning() -> None:
    assert absence("Mon to Fri", NOON) == (datetime(2026, 4, 20, tzinfo=UTC), datetime(2026, 4, 25, tzinfo=UTC))


@pytest.mark.parametrize("words", ["Fri to nowhere", "2026-04-20 to 2026-04-16", "2026-04-01"])
def test_an_absence_that_is_over_or_unclear_is_none(words: str) -> None:
    assert absence(words, NOON) is None


def test_the_last_day_there_is_ends_with_itself() -> None:
    assert absence("until 9999-12-31", NOON) == (None, datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=UTC))
