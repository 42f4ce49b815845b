"""The rows of a release's list: tasks, the call, questions that nobody has answered, and folded runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from octotui.tui.line import Line
from octotui.tui.release.cells import Cell
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import role_short

WIDE_FROM = 100
ROOMY_FROM = 76


class Columns(NamedTuple):
    """Where the columns of the list begin, and how wide they are; `since` is 0 where there is no room for it."""

    title: int
    owner: tuple[int, int]
    person: tuple[int, int]
    evidence: tuple[int, int]
    seats: tuple[int, int]
    since: tuple[int, int]


def columns(width: int) -> Columns:
    """Lay the columns: each as wide as its longest word, the title takes what is left."""
    if width >= WIDE_FROM:
        owner, person, evidence, seats, since = 24, 18, 16, 6, 8
    elif width >= ROOMY_FROM:
        owner, person, evidence, seats, since = 12, 8, 9, 5, 0
    else:
        owner, person, evidence, seats, since = 12, 6, 9 if width >= 60 else 0, 4, 0
    at = width - 4
    places: list[tuple[int, int]] = []
    for cells in (since, seats, evidence, person, owner):
        at -= cells + 1 if cells else 0
        places.append((at, cells))
    place_since, place_seats, place_evidence, place_person, place_owner = places
    title = max(4, place_owner[0] - 3)
    return Columns(title, place_owner, place_person, place_evidence, place_seats, place_since)


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task; `remark` stands in place of person, evidence and seats where it is not decided whether it comes."""

    id: str
    sign: Cell
    title: str
    owner: str
    person: str
    short: Cell
    evidence: Cell
    seats: tuple[Cell, ...]
    since: str
    guide_line: int
    depth: int = 0
    quiet: bool = False
    remark: str = ""
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row."""
        at = columns(look.width)
        row = Line(look.width).put(0, look.signs(self.sign[0]), self.sign[1])
        indent = min(2 * self.depth, 8)
        style = "faint" if self.quiet else "text"
        row.put(2 + indent, self.title, f"bold {style}" if look.current else style, max(4, at.title - indent))
        wide = at.since[1] > 0
        owner = self.owner if wide else role_short(self.owner)
        row.put(at.owner[0], owner, "faint" if self.quiet else "muted", at.owner[1])
        if self.remark:
            row.put(at.person[0], self.remark, "faint", at.since[0] + at.since[1] - at.person[0])
        else:
            row.put(at.person[0], self.person if wide else self.short[0], self.short[1], at.person[1])
            row.put(at.evidence[0], look.signs(self.evidence[0]), self.evidence[1], at.evidence[1])
            put_seats(row, self.seats, at.seats, look)
            row.put(at.since[0], self.since, "muted", at.since[1])
        return row.right(str(self.guide_line) if self.guide_line else "", "faint")


def put_seats(row: Line, seats: tuple[Cell, ...], place: tuple[int, int], look: Look) -> None:
    """Put the seats of a row as a string of signs; what is too many ends in `…`."""
    start, cells = place
    for index, (sign, style) in enumerate(seats[:cells]):
        over = index == cells - 1 and len(seats) > cells
        row.put(start + index, look.signs("…" if over else sign), "muted" if over else style, 1)


@dataclass(frozen=True, slots=True)
class CallRow:
    """The go/no-go call, where it happens."""

    id: str
    sign: Cell
    style: str
    said: str
    seats: tuple[Cell, ...]
    guide_line: int
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row."""
        at = columns(look.width)
        row = Line(look.width).put(0, look.signs(self.sign[0]), self.sign[1])
        row.put(2, "Go/No-Go", self.style).put(12, self.said, "muted", max(0, at.seats[0] - 13))
        put_seats(row, self.seats, at.seats, look)
        return row.right(str(self.guide_line) if self.guide_line else "", "faint")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """Something about the release that nobody has answered, and that keeps the gate closed."""

    id: str
    title: str
    owner: str
    short: Cell
    guide_line: int
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row."""
        at = columns(look.width)
        row = Line(look.width).put(0, look.signs("○"), "muted")
        row.put(2, self.title, "bold" if look.current else "text", at.title)
        row.put(at.owner[0], self.owner if at.since[1] else role_short(self.owner), "muted", at.owner[1])
        row.put(at.person[0], self.short[0], self.short[1], at.person[1])
        row.put(at.evidence[0], "T", "bold accent", at.evidence[1]).add("answer", "muted", gap=1)
        return row.right(str(self.guide_line) if self.guide_line else "", "faint")


@dataclass(frozen=True, slots=True)
class FoldRow:
    """A run of finished tasks in one row; enter unfolds it."""

    id: str
    task_ids: tuple[str, ...]
    word: str
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row."""
        row = Line(look.width).put(0, look.signs("✓"), "go")
        row.put(2, f"{len(self.task_ids)} more are {self.word}", "bold muted" if look.current else "muted")
        at = columns(look.width)
        return row.put(at.owner[0], "enter", "bold accent").add("unfold", "muted", gap=1)
