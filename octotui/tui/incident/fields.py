"""How the fields of the incident's forms are read: a person by name, minutes, an instant gone by, a day to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from octotui.domain.people import Person
from octotui.domain.when import read_day, read_instant
from octotui.tui.days import end_of
from octotui.tui.dialogs.form import Reading
from octotui.tui.wording import clock, date_of, duration

DAY = timedelta(days=1)


def minutes(text: str) -> Reading:
    """Read a number of minutes."""
    if text.isdecimal() and 0 < int(text) <= 24 * 60:
        return Reading(f"{text} minutes")
    return Reading(wrong="Write a number of minutes.")


class PersonReader:
    """Reads a person by the beginning of a name."""

    def __init__(self, people: Sequence[Person]) -> None:
        """Take everybody."""
        self.people = tuple(people)

    def found(self, text: str) -> list[Person]:
        """Return whoever may be meant; a whole name means nobody else."""
        words = " ".join(text.casefold().split())
        names = [(each, each.name.casefold()) for each in self.people]
        whole = [each for each, name in names if name == words]
        return whole or [each for each, name in names if any(part.startswith(words) for part in (name, *name.split()))]

    def value(self, text: str) -> int | None:
        """Return the number of the one who is meant, None where nobody or several may be."""
        found = self.found(text) if text else []
        return found[0].id if len(found) == 1 else None

    def __call__(self, text: str) -> Reading:
        """Say who is meant."""
        found = self.found(text)
        if len(found) == 1:
            return Reading(f"{found[0].name}, {', '.join(found[0].roles) or 'no role'}")
        if found:
            return Reading(wrong=f"Which one: {', '.join(each.name for each in found[:4])}?")
        return Reading(wrong=f"Nobody here is called {text}.")


class PastReader:
    """Reads an instant that is over: a time of day means its last one."""

    def __init__(self, now: datetime) -> None:
        """Take the instant it is."""
        self.now = now

    def value(self, text: str) -> datetime | None:
        """Return the instant, None where the words are none or speak of the future."""
        try:
            found = read_instant(text.casefold(), self.now - DAY) if text else None
        except (ValueError, OverflowError):
            return None
        return found if found is not None and found <= self.now else None

    def __call__(self, text: str) -> Reading:
        """Say which instant is meant."""
        found = self.value(text)
        if found is None:
            return Reading(wrong="Write a time that is over, as 14:02 or 2026-04-13 23:50.")
        return Reading(f"{date_of(found)} {clock(found)} UTC, {duration(self.now - found)} ago")


class MeetingReader:
    """Reads when people meet."""

    def __init__(self, now: datetime, by: datetime | None) -> None:
        """Take the instant it is, and until when it should be."""
        self.now, self.by = now, by

    def value(self, text: str) -> datetime | None:
        """Return the instant, None where the words are none."""
        try:
            return read_instant(text.casefold(), self.now) if text else None
        except (ValueError, OverflowError):
            return None

    def __call__(self, text: str) -> Reading:
        """Say when that is, and whether it is later than the guide asks for."""
        found = self.value(text)
        if found is None or found <= self.now:
            return Reading(wrong="Write a time to come, as tomorrow 10:00 or thu 15:00.")
        late = ", later than the guide asks for" if self.by and found > self.by else ""
        return Reading(f"{date_of(found)} {clock(found)} UTC{late}")


class DayReader:
    """Reads the day until which something is done."""

    def __init__(self, now: datetime) -> None:
        """Take the instant it is."""
        self.now = now

    def value(self, text: str) -> datetime | None:
        """Return the end of the day, None where the words name none."""
        found = read_day(text, self.now.date()) if text else None
        return end_of(found) - timedelta(minutes=1) if found else None

    def __call__(self, text: str) -> Reading:
        """Say which day is meant."""
        found = self.value(text)
        if found is None:
            return Reading(wrong="Write a day, as Fri, 16 Apr or 2 weeks.")
        return Reading(f"{date_of(found)}, {duration(found - self.now, units=1)} from now")
