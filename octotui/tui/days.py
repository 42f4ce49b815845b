"""Days in words: `tomorrow`, `Fri`, `16 Apr`, `2026-04-16`, `3 days`; and absences, `Mon to Fri`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SPANS = {"d": 1, "day": 1, "days": 1, "w": 7, "week": 7, "weeks": 7}
_BETWEEN = re.compile(r"\s+(?:to|until|till|-|–)\s+")
_LEADING = re.compile(r"^(?:from|until|till|to|in|for|on)\s+")

EXAMPLES = "tomorrow, Fri, 16 Apr, 2 weeks, Mon to Fri"


def day_of(words: str, today: date) -> date | None:
    """Return the day that is meant, the next one of its name; None where the words name none."""
    text = _LEADING.sub("", " ".join(words.lower().replace(",", " ").split()))
    if text in ("today", "tomorrow"):
        return today + timedelta(days=int(text == "tomorrow"))
    weekday = next((index for index, name in enumerate(_FULL) if len(text) >= 3 and name.startswith(text)), None)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    span = re.fullmatch(r"(\d{1,3}) ?([a-z]+)", text)
    if span is not None and span[2] in _SPANS:
        return today + timedelta(days=int(span[1]) * _SPANS[span[2]])
    return _date(text, today)


def _date(text: str, today: date) -> date | None:
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(r"(?:[a-z]{3,9} )?(\d{1,2})\.? ([a-z]{3,9})(?: (\d{4}))?", text):
        if found[2][:3] not in _MONTHS:
            return None
        month = _MONTHS.index(found[2][:3]) + 1
        if found[3]:
            return _made(int(found[3]), month, int(found[1]))
        this_year = _made(today.year, month, int(found[1]))
        return this_year if this_year is None or this_year >= today else _made(today.year + 1, month, int(found[1]))
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def end_of(day: date) -> datetime:
    """Return the end of a day, which is when somebody who is away on it is back."""
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def absence(words: str, now: datetime) -> tuple[datetime | None, datetime] | None:
    """Return when an absence begins, None for now, and when it is over; None where the words do not say so."""
    parts = _BETWEEN.split(_LEADING.sub("", words.strip().lower()), maxsplit=1)
    first = day_of(parts[0], now.date()) if len(parts) == 2 else None
    last = day_of(parts[-1], first or now.date())
    if last is None or (len(parts) == 2 and first is None) or (first or now.date()) > last:
        return None
    begins = datetime.combine(first, time(), UTC) if first is not None and first > now.date() else None
    return begins, end_of(last)
