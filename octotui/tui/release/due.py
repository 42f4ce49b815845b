"""A due time said in words: `3 h`, `tomorrow`, `Fri 17:00`, `16 Apr`, `2026-04-16 12:00`; all in UTC."""

from __future__ import annotations

from datetime import datetime, time

from octotui.domain.when import read_instant, read_span
from octotui.tui.days import day_of

END_OF_DAY = time(17)
"""The time that a day alone means."""


def read_due(text: str, now: datetime) -> datetime | None:
    """Return the moment that words mean, None where they mean none; a day without a time ends at 17:00."""
    words = " ".join(text.casefold().split())
    if span := read_span(words.removeprefix("in ")):
        return now + span
    try:
        at = read_instant(words, now)
    except (ValueError, OverflowError):
        return None
    if at is not None:
        return at
    day = day_of(words, now.date())
    return datetime.combine(day, END_OF_DAY, now.tzinfo) if day else None
