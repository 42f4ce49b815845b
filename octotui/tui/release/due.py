"""A due time said in words: `3 h`, `tomorrow`, `Fri 17:00`, `16 Apr`, `2026-04-16 12:00`; all in UTC."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from octotui.tui.days import day_of

_SPAN = re.compile(r"^(?:in )?(\d{1,4}) ?(m|min|h|hours?|d|days?|w|weeks?)$")
_TIME = re.compile(r"^(.*?)\s*\b(\d{1,2})(?::(\d\d))$")
_SPLIT = re.compile(r"\s*(?:-|–|\bto\b)\s*(?=\d{1,2}:\d\d$)")
END_OF_DAY = 17
"""The hour that a day without a time means."""


def read_due(text: str, now: datetime) -> datetime | None:
    """Return the moment that words mean, None where they mean none; a day without a time ends at 17:00."""
    words = " ".join(text.casefold().split())
    if span := _SPAN.match(words):
        unit = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}[span[2][0]]
        return now + timedelta(**{unit: int(span[1])})
    hour, minute = END_OF_DAY, 0
    if at := _TIME.match(words):
        words, hour, minute = at[1], int(at[2]), int(at[3])
    if hour > 23 or minute > 59:
        return None
    day = day_of(words or "today", now.date())
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=now.tzinfo) if day else None


def read_window(text: str, now: datetime) -> tuple[datetime, datetime] | None:
    """Return begin and end of a window said as `Fri 16:30-17:30`; past midnight the end is the next day."""
    words = _SPLIT.split(text.strip().casefold(), maxsplit=1)
    if len(words) != 2 or not _TIME.match(words[0]):
        return None
    begins = read_due(words[0], now)
    hour, minute = (int(part) for part in words[1].split(":"))
    if begins is None or hour > 23 or minute > 59:
        return None
    ends = begins.replace(hour=hour, minute=minute)
    return begins, ends if ends > begins else ends + timedelta(days=1)
