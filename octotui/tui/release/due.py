"""A due time said in words: `3 h`, `tomorrow`, `Fri 17:00`, `16 Apr`, `2026-04-16 12:00`; all in UTC."""

from __future__ import annotations

from datetime import datetime

from octotui.domain.when import read_instant, read_span

END_OF_DAY = "17:00"
"""The time that a day alone means."""


def read_due(text: str, now: datetime) -> datetime | None:
    """Return the moment that words mean, None where they mean none; a day without a time ends at 17:00."""
    words = " ".join(text.casefold().split())
    if span := read_span(words.removeprefix("in ")):
        return now + span
    try:
        return read_instant(words, now) or (read_instant(f"{words} {END_OF_DAY}", now) if words else None)
    except (ValueError, OverflowError):
        return None
