"""Absences in words, `Mon to Fri`, `until 16 Apr`, and when a day ends."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from octotui.domain.when import read_day

_BETWEEN = re.compile(r"\s+(?:to|until|till|-|–)\s+")
_LEADING = re.compile(r"^(?:from|until|till|to|in|for|on)\s+")

EXAMPLES = "tomorrow, Fri, 16 Apr, 2 weeks, Mon to Fri"


def end_of(day: date) -> datetime:
    """Return the end of a day, which is when somebody who is away on it is back; none comes after the last day."""
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def absence(words: str, now: datetime) -> tuple[datetime | None, datetime] | None:
    """Return when an absence begins, None for now, and when it is over; None where the words do not say so."""
    parts = _BETWEEN.split(_LEADING.sub("", words.strip().lower()), maxsplit=1)
    first = read_day(parts[0], now.date()) if len(parts) == 2 else None
    last = read_day(parts[-1], first or now.date())
    if last is None or (len(parts) == 2 and first is None) or (first or now.date()) > last:
        return None
    begins = datetime.combine(first, time(), UTC) if first is not None and first > now.date() else None
    return begins, end_of(last)
