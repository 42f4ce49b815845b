"""The rows of the incident's columns: steps, roll call, clocks of audiences, timeline, and plain lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from octotui.domain.value import dataclass
from octotui.tui.incident.times import late as late_words
from octotui.tui.incident.times import span
from octotui.tui.incident.update_clock import UpdateClock, update_lines
from octotui.tui.line import Line, cut, width_of, wrap
from octotui.tui.widgets.rows import Look, Row

Styled = tuple[str, str]
"""A text and the style it is drawn in."""

WHO_FROM = 24
"""The cell at which a step names who does it, where the column is narrow."""


_SOON = timedelta(minutes=3)


def limit_words(limit: datetime, now: datetime) -> Styled:
    """Say what is left until a limit, or how late it is."""
    left = limit - now
    if left < timedelta(0):
        return late_words(-left), "bold nogo"
    return f"{span(left)} left", "hold" if left < _SOON else "muted"


def fitting(words: Iterable[str], cells: int) -> str:
    """Return the first of some ways to say a thing that fits, nothing where none does."""
    return next((each for each in words if width_of(each) <= cells), "")


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step: its sign, its number in the guide, who does it, and what the clock says of it.

    `limit` is the instant from which what the clock says is counted, None where it stays as it is.
    """

    id: str | None
    sign: Styled
    title: str
    who: tuple[str, ...] = ()
    aside: Styled = ("", "muted")
    limit: datetime | None = None
    height: int = 1

    def at(self, now: datetime) -> StepRow:
        """Return the row a moment later."""
        return self if self.limit is None else replace(self, aside=limit_words(self.limit, now))

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row; the title keeps its room, whoever does it is said as fully as the clock leaves room."""
        row = Line(look.width).put(0, *self.sign, width=1)
        style = "bold" if look.current else "muted" if self.sign[1] == "faint" else "text"
        aside, aside_style = self.aside
        at = max(WHO_FROM, look.width - 18) if look.width < 60 else look.width * 2 // 5
        limit = look.width - (width_of(aside) + 1 if aside else 0)
        who = fitting(self.who, limit - at)
        row.put(2, self.title, style, max(0, (min(at - 1, limit) if who else limit) - 2))
        row.put(at, who, "accent" if who == "you" else "muted")
        return row.right(aside, aside_style)


@dataclass(frozen=True, slots=True)
class RollRow:
    """One role of the roll call: its sign, who is meant, and where they are; the person leads where it is narrow."""

    id: str | None
    sign: Styled
    role: str
    person: tuple[str, ...]
    aside: Styled
    person_first: bool = False
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row; how long somebody is silent is never cut."""
        aside, aside_style = self.aside
        limit = look.width - width_of(aside) - 1
        bold = "bold" if look.current else "text"
        row = Line(look.width).put(0, *self.sign, width=1)
        if self.person_first:
            name = fitting(self.person, limit - 2 - 9) or self.role
            row.put(2, name, bold, max(0, limit - 2))
            if name != self.role:
                row.add(cut(self.role, limit - row.end - 1), "muted", gap=1)
            return row.right(aside, aside_style)
        at = max(15, look.width // 3) if look.width > 50 else 15
        row.put(2, self.role, bold, max(0, min(at - 1, limit) - 2))
        name = fitting(self.person, limit - at)
        return row.put(at, name, "accent" if name == "you" else "muted").right(aside, aside_style)


@dataclass(frozen=True, slots=True)
class UpdateRow:
    """The clock of one audience as a row; a bar hugs it where there is room."""

    id: str | None
    clock: UpdateClock
    now: datetime
    bar: bool = True

    @property
    def height(self) -> int:
        """Two lines with the bar."""
        return 2 if self.bar else 1

    def at(self, now: datetime) -> UpdateRow:
        """Return the row a moment later."""
        return replace(self, now=now)

    def changed(self, before: Row) -> tuple[int, ...]:
        """Tell which lines another instant changes: the words at once, the bar when it is a two-hundredth longer."""
        if not isinstance(before, UpdateRow) or before.clock != self.clock or before.bar != self.bar:
            return tuple(range(self.height))
        words = (0,) if before.clock.words(before.now) != self.clock.words(self.now) else ()
        return words if not self.bar or before._bar == self._bar else (*words, 1)

    @property
    def _bar(self) -> tuple[str, int]:
        return self.clock.style(self.now), int(200 * self.clock.share(self.now))

    def draw(self, line: int, look: Look) -> Line:
        """Draw label and time, then the bar."""
        return update_lines(self.clock, self.now, look.width, look.signs, bar=self.bar)[line]


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One entry of the timeline: when, who, what; what octotui did by itself is quiet."""

    id: str | None
    at: str
    who: str
    text: str
    quiet: bool = False
    here: str = ""
    """The local time of day, where it is another."""
    height: int = 1

    def taller_in(self, width: int) -> int:
        """Give the lines that a long text takes more while the cursor is on it, so that it can be read whole."""
        return len(wrap(self.text, self._room(width))) - 1

    def _text_at(self, width: int) -> int:
        """Give the cell at which the text begins."""
        return (12 if self.here else 6) + (16 if width >= 90 else 8) + 1

    def _room(self, width: int) -> int:
        return max(1, width - self._text_at(width))

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row; under the cursor the text is broken into lines instead of being cut."""
        at = 12 if self.here else 6
        text_at, room = self._text_at(look.width), self._room(look.width)
        read = look.current and look.focused
        rows = wrap(self.text, room) if line or read else [self.text]
        row = Line(look.width)
        if line:
            return row.put(text_at, rows[line] if line < len(rows) else "", "text")
        row.put(0, self.at, "faint", 5)
        if self.here:
            row.put(6, self.here, "faint", 5)
        row.put(at, self.who, "muted" if self.quiet else "bold", text_at - at - 1)
        return row.put(text_at, rows[0], "muted" if self.quiet and not read else "text", room)


@dataclass(frozen=True, slots=True)
class SaidRow:
    """Styled pieces one after the other and one at the right, perhaps after a key: remarks, facts of a form."""

    pieces: tuple[Styled, ...]
    aside: Styled = ("", "muted")
    id: str | None = None
    indent: int = 0
    key: str = ""
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the pieces, one cell apart; what can be chosen is bold under the cursor."""
        row = Line(look.width)
        limit = look.width - (width_of(self.aside[0]) + len(self.key) + 2 if self.aside[0] else 0)
        for index, (text, style) in enumerate(self.pieces):
            bold = look.current and style == "text"
            at = row.end + 1 if index else self.indent
            row.put(at, text, "bold" if bold else style, max(0, limit - at))
        return row.right(self.key, "bold accent").right(*self.aside, gap=1 if self.key else 0)
