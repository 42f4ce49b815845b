"""How the face says times, spans, due dates and people, as pure functions: `now` is an argument."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from octotui.domain.roles import short as short_role
from octotui.tui.line import clean, cut, pad, width_of

__all__ = ["NOW", "SOON", "Due", "Names", "asked_ago", "clean", "clock", "counted", "cut", "cut_at_word", "date_of",
           "due", "duration", "elapsed", "pad", "role_short", "spoken", "stamp", "window"]  # fmt: skip

NO_ROLE = "You hold no role yet: 5 People gives roles"
PING_CELLS = 14
"""The width of a name in the foot; the panel has it in full."""

_MARKER = r"^(\s*)(?:[-*+>]|\d+[.)]|#+)\s+(?:\[[ xX]\]\s+)?"
_MARKS = r"\*+|`+|<!--|-->|(?<!\w)_+|_+(?!\w)"

SOON = timedelta(hours=3)
NOW = timedelta(minutes=30)
"""From when on what is to come is said in hold, and then in nogo."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Due(NamedTuple):
    """A due time in words and the token that says how near it is: muted, hold or nogo."""

    text: str
    style: str


def duration(span: timedelta, units: int = 2) -> str:
    """Say a span in at most two units: `9 m`, `1 h 58 m`, `1 d 19 h`."""
    minutes = max(0, int(span.total_seconds()) // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    parts = [(days, "d"), (hours, "h"), (minutes, "m")]
    first = next((index for index, (amount, _) in enumerate(parts) if amount), 2)
    chosen = parts[first : first + units]
    return " ".join(f"{amount} {unit}" for index, (amount, unit) in enumerate(chosen) if amount or index == 0)


def asked_ago(since: datetime, now: datetime, *, brief: bool = False) -> str:
    """Say how long somebody has been asked: `asked 12 m ago`, `asked just now`; briefly `12 m`, `now`."""
    if now - since < timedelta(minutes=1):
        return "now" if brief else "asked just now"
    span = duration(now - since, units=1)
    return span if brief else f"asked {span} ago"


def due(at: datetime, now: datetime) -> Due:
    """Say when something is due: `in 1 h 58 m`, `22 m left`, `3 h late`; hold under 3 hours, nogo under 30 minutes."""
    left = at - now
    if left < timedelta(0):
        return Due(f"{duration(-left, units=1)} late", "nogo")
    if left < NOW:
        return Due(f"{duration(left)} left", "nogo")
    return Due(f"in {duration(left)}", "hold" if left < SOON else "muted")


def elapsed(span: timedelta) -> str:
    """Count up as an incident clock does: `23:47`, past sixty `62:10`, from a hundred minutes `1:42:10`."""
    minutes, seconds = divmod(max(0, int(span.total_seconds())), 60)
    if minutes < 100:
        return f"{minutes:02}:{seconds:02}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


def clock(at: datetime) -> str:
    """Give a time of day, 24 hours."""
    return f"{at.hour:02}:{at.minute:02}"


def date_of(day: date) -> str:
    """Give a date as `Thu 16 Apr`, the same in every locale."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def stamp(at: datetime, now: datetime, *, brief: bool = False) -> str:
    """Give a past or coming moment: its time today, its weekday this week, else its date; briefly in six cells."""
    days = abs((at.date() - now.date()).days)
    if days == 0:
        return clock(at)
    if days < 7:
        return _DAYS[at.weekday()]
    return f"{at.day} {_MONTHS[at.month - 1]}" if brief else date_of(at)


def window(start: datetime, end: datetime) -> str:
    """Give a deployment window: `16:30–17:30`, with the second date where it is another day."""
    if start.date() == end.date():
        return f"{clock(start)}–{clock(end)}"
    return f"{date_of(start)} {clock(start)} – {date_of(end)} {clock(end)}"


def counted(count: int, one: str, many: str = "") -> str:
    """Give a number with its noun: `1 task`, `3 tasks`, `2,000 commits`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def cut_at_word(text: str, cells: int) -> str:
    """Shorten text behind a whole word, unless that would leave most of the room empty: `Documentation…`."""
    text, short = clean(text), cut(text, cells)
    if short == text:
        return short
    head = short[:-1]
    words = (head if text[len(head) :].startswith(" ") else head.rpartition(" ")[0]).rstrip(" ,;:/-–&")
    return f"{words}…" if 5 * width_of(words) >= 2 * cells else short


def spoken(text: str) -> str:
    """Give a line of a guide as it is read aloud: as far in as it stands, without the marks of Markdown."""
    return re.sub(_MARKS, "", re.sub(_MARKER, r"\1", text))


def role_short(role: str, cells: int = 12) -> str:
    """Give the short form of a role, at most 12 cells; a role only a guide knows is cut at a word."""
    words = clean(short_role(role)).split()
    while len(words) > 1 and len(cut(" ".join(words), cells + 99)) > cells:
        words.pop()
    return cut(" ".join(words), cells)


class Names:
    """How people are called in lists: by first name, with an initial where two share it, and oneself as `you`."""

    def __init__(self, people: Iterable[str], you: str | None = None) -> None:
        """Take everybody's full name, so that two of one first name are told apart."""
        self.you = you
        everybody = {name for name in people if name.strip()}
        firsts = Counter(name.split()[0] for name in everybody)
        initials = Counter(initial(name) for name in everybody)
        self._short: dict[str, str] = {}
        for name in everybody:
            first = name.split()[0]
            alone = first if firsts[first] == 1 else initial(name)
            self._short[name] = alone if firsts[first] == 1 or initials[alone] == 1 else name

    def short(self, name: str) -> str:
        """Call a person as a narrow list does."""
        if name == self.you:
            return "you"
        return self._short.get(name) or (name.split() or [name])[0]

    def full(self, name: str) -> str:
        """Call a person as a panel does."""
        return "you" if name == self.you else name

    def style(self, name: str, other: str = "muted") -> str:
        """Give the style of a name: the accent is for you alone."""
        return "bold accent" if name == self.you else other


def initial(name: str) -> str:
    """Give a first name with the initial of the last: `Ana R.`."""
    words = name.split()
    return f"{words[0]} {words[-1][0]}." if len(words) > 1 else name
