"""Times as people write them: `thu 10:00 for 1 h`, `tomorrow 9`, `tomorrow 16:30-17:30`, `in 2 h for 30 m`, `none`.

All times are UTC. Nothing here raises: what cannot be read is a sentence in `wrong`.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from octotui.domain.value import dataclass

USUAL = timedelta(hours=1)
"""How long a window lasts where nobody says."""
HINT = "Write thu 10:00 for 1 h, tomorrow 9-10:30, in 2 h for 30 m, or none"

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NONE = ("", "none", "no", "not yet", "no window", "-")

_TIME = (
    r"(?P<h>\d{1,2})(?:[:.](?P<m>\d{2}))?|(?P<h12>\d{1,2})(?::(?P<m12>\d{2}))? ?(?P<half>am|pm)|(?P<word>noon|midnight)"
)
_DAY = (
    r"(?P<near>today|tomorrow)|(?P<iso>\d{4}-\d{2}-\d{2})"
    r"|(?:(?P<week>mon|tue|wed|thu|fri|sat|sun)[a-z]*,? ?)?"
    r"(?:(?P<dom>\d{1,2})\.? (?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:,? (?P<year>\d{4}))?)?"
)
_POINT = re.compile(rf"(?:(?:on|by|until|till) )?(?:{_DAY}) ?(?:at )?(?:{_TIME})?")
_PART = re.compile(r"(\d+(?:[.,]\d+)?) ?(minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)(?![a-z])")
_HOURS_MINUTES = re.compile(r"(\d+) ?h ?(\d{1,2})")
_SPLIT = re.compile(r" (?:to|until|till|-) |(?<=[0-9mn])-(?=[0-9a-z])|(?<=m) ?- ?(?=\d)")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class When:
    """A window as it was read; no window at all where both ends are None and nothing is wrong."""

    begins: datetime | None = None
    ends: datetime | None = None
    wrong: str = ""


def read_window(text: str, now: datetime) -> When:
    """Read a window from words; times without a day are the next such time."""
    words = " ".join(text.casefold().replace("–", "-").replace("—", "-").split())
    words = words.removesuffix(" utc")
    if words in _NONE:
        return When()
    try:
        return _window(words, now)
    except (ValueError, OverflowError):
        return When(wrong="There is no such day or time")


def spell(begins: datetime, ends: datetime) -> str:
    """Write a window so that it reads back as the same one."""
    last = f"{ends:%H:%M}" if begins.date() == ends.date() else f"{_date(ends.date())} {ends:%H:%M}"
    return f"{_date(begins.date())} {begins:%H:%M} - {last}"


def _date(day: date) -> str:
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def _window(words: str, now: datetime) -> When:
    start, _, span = words.partition(" for ")
    if span:
        begins, lasts = read_instant(start, now), read_span(span)
        if begins is None or lasts is None:
            return When(wrong=HINT)
        return _checked(begins, begins + lasts)
    begins = read_instant(words, now)
    if begins is not None:
        return _checked(begins, begins + USUAL)
    for match in _SPLIT.finditer(words):
        begins = read_instant(words[: match.start()], now)
        ends = read_instant(words[match.end() :], begins) if begins is not None else None
        if begins is not None and ends is not None:
            return _checked(begins, ends)
    return When(wrong=HINT)


def _checked(begins: datetime, ends: datetime) -> When:
    return When(begins, ends) if ends > begins else When(wrong="A window ends after it begins")


def read_span(words: str) -> timedelta | None:
    """Read a span such as `1 h`, `90 min`, `1 h 30 m`, `1h30`; None where it is none, or longer than a year."""
    words = words.strip()
    if match := _HOURS_MINUTES.fullmatch(words):
        words = f"{match[1]} h {match[2]} m"
    rest = _PART.sub("", words).replace("and", "").replace(",", "").strip()
    try:
        parts = [float(number.replace(",", ".")) * _UNITS[unit[0]] for number, unit in _PART.findall(words)]
        total = sum(parts, timedelta())
    except OverflowError:
        return None
    return total if parts and not rest and timedelta() < total <= timedelta(days=366) else None


def read_day(words: str, today: date) -> date | None:
    """Read a day that is to come: `fri`, `16 apr`, `tomorrow`, `3 days`; None where the words name none."""
    text = " ".join(words.casefold().split()).removeprefix("in ").removeprefix("for ")
    begins, span = datetime.combine(today, time()), read_span(text)
    if span is not None:
        return (begins + span).date() if not span % timedelta(days=1) else None
    try:
        found = read_instant(f"{text} 00:00", begins) if text else None
    except (ValueError, OverflowError):
        return None
    return found.date() if found else None


def read_instant(words: str, now: datetime) -> datetime | None:
    """Read an instant, the next one after `now` where no day is named; None where the words are none.

    Raises ValueError for a day or time that does not exist.
    """
    words = words.strip()
    if words == "now":
        return now.replace(second=0, microsecond=0)
    if words.startswith("in "):
        span = read_span(words[3:])
        return None if span is None else (now + span).replace(second=0, microsecond=0)
    match = _POINT.fullmatch(words)
    if match is None or not words:
        return None
    said = _time(match)
    if said is None:
        return None
    return _placed(match, said, now)


_SAID_OF = re.compile(r"((?:\d{4}-\d{2}-\d{2} )?\d{1,2}:\d{2}) +(\S.*)", re.DOTALL)
_BACK = timedelta(hours=12)
"""How far back a time of day without a date reaches; before that it is a time to come, and so a word like others."""


def said_of(text: str, now: datetime) -> tuple[datetime | None, str]:
    """Read the instant that a text begins with, as `03:12 it fell over`, and the rest; else None and the whole text."""
    match = _SAID_OF.fullmatch(text.strip())
    if match is None:
        return None, text
    dated = "-" in match[1]
    try:
        found = read_instant(match[1], now if dated else now - timedelta(days=1))
    except (ValueError, OverflowError):
        return None, text
    near = found is not None and (dated or now - found <= _BACK)
    return (found, match[2]) if near else (None, text)


def _time(match: re.Match[str]) -> time | None:
    if match["h"]:
        return time(int(match["h"]), int(match["m"] or 0))
    if match["h12"]:
        hour = int(match["h12"])
        if not 1 <= hour <= 12:
            raise ValueError("no such hour")
        return time(hour % 12 + (12 if match["half"] == "pm" else 0), int(match["m12"] or 0))
    if match["word"]:
        return time(12 if match["word"] == "noon" else 0)
    return None


def _placed(match: re.Match[str], said: time, now: datetime) -> datetime:
    """Put a time on the day that is named, or on the first day on which it is still to come."""
    today = now.date()

    def at(day: date) -> datetime:
        return datetime.combine(day, said, tzinfo=now.tzinfo)

    if match["iso"]:
        return at(date.fromisoformat(match["iso"]))
    if match["dom"]:
        month, day = _MONTHS.index(match["month"]) + 1, int(match["dom"])
        if match["year"]:
            return at(date(int(match["year"]), month, day))
        this_year = at(date(today.year, month, day))
        return this_year if this_year.date() >= today else at(date(today.year + 1, month, day))
    if match["near"]:
        return at(today + timedelta(days=match["near"] == "tomorrow"))
    if match["week"]:
        ahead = (_DAYS.index(match["week"]) - today.weekday()) % 7
        found = at(today + timedelta(days=ahead))
        return found if found > now else found + timedelta(days=7)
    return at(today) if at(today) > now else at(today + timedelta(days=1))
