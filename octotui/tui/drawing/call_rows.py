"""What stands before production, as rows of the call's page; the lines of what comes next and of earlier rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from octotui.domain.facts import Facts
from octotui.domain.gate import Blocker, gate, progress
from octotui.domain.people import Person
from octotui.domain.task import Part
from octotui.tui.drawing.call_words import RoundView, Sentence
from octotui.tui.line import Line, wrap
from octotui.tui.signs import Sign
from octotui.tui.widgets.rows import Look, Row
from octotui.tui.wording import counted, due, role_short, window


@dataclass(frozen=True, slots=True)
class GateRow:
    """One thing in the way: what, whose role, who, and the guide line."""

    id: str
    title: str
    state: str
    role: str
    person: str
    line: int
    against: bool = False
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw one line; where it is narrow the role goes behind the person."""
        sign = self._sign(look)
        you = self.person == "you"
        row = Line(look.width).put(0, sign.text, sign.style)
        number = str(self.line) if self.line else ""
        if look.width < 60:
            title = max(20, look.width - 32)
            row.put(2, self.title, "bold" if look.current else "text", title - 3)
            both = ", ".join(part for part in (self.person, role_short(self.role)) if part)
            return row.put(title, both, "accent" if you else "muted", look.width - title - 5).right(number, "faint")
        role = look.width - 38
        row.put(2, self.title, "bold" if look.current else "text", role - 4)
        row.put(role, self.role, "muted", 17).put(role + 19, self.person, "bold accent" if you else "text", 14)
        return row.right(number, "faint")

    def _sign(self, look: Look) -> Sign:
        if self.state == "seat":
            return look.signs.seat("open")
        if self.against:
            return look.signs.seat("no-go")
        return look.signs.task(self.state)


@dataclass(frozen=True, slots=True)
class PlainRow:
    """A line below the list that cannot be chosen: what is closed, and the window."""

    sign: str
    style: str
    text: str
    aside: str = ""
    aside_style: str = "muted"
    id: str | None = None
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw one line."""
        row = Line(look.width).put(0, look.signs(self.sign), self.style).put(2, self.text, "muted")
        return row.right(self.aside, self.aside_style)


def gate_rows(facts: Facts, you: Person | None, now: datetime) -> tuple[Row, ...]:
    """Return what stands in the way, then what does not, then the window."""
    rows: list[Row] = [_row(facts, each, you) for each in gate(facts)]
    closed = progress(facts)[0] if facts.release.deployed_at is None else 0
    if closed:
        others = "1 is closed" if closed == 1 else f"{closed} {'others ' if len(rows) else ''}are closed"
        rows.append(PlainRow("✓", "go", others))
    begins, ends = facts.release.window_from, facts.release.window_to
    if begins and facts.release.deployed_at is None:
        words = f"Window {window(begins, ends)}" if ends else "Window"
        rows.append(_window(words, begins, ends, now))
    return tuple(rows)


def _window(words: str, begins: datetime, ends: datetime | None, now: datetime) -> PlainRow:
    if ends and now >= ends:
        return PlainRow("■", "nogo", words, "it is over", "nogo")
    if now >= begins:
        return PlainRow("✓", "go", words, "it is open", "go")
    opens = due(begins, now)
    return PlainRow("○", "muted", words, f"opens {opens.text}", opens.style)


def _row(facts: Facts, each: Blocker, you: Person | None) -> GateRow:
    person = "you" if you and each.person_id == you.id else facts.name(each.person_id) if each.person_id else ""
    if not person and you and you.holds(each.role) and each.role:
        person = "you"
    against = bool(each.task_id) and facts.task(each.task_id or "").part == Part.NO_GO.value
    return GateRow(each.key, each.title, each.state, each.role, person, each.line, against)


def in_the_way_words(facts: Facts) -> str:
    """Say how many things stand in the way."""
    if facts.release.deployed_at is not None:
        return "it is in production"
    count = len(gate(facts))
    return f"{count} {'stands' if count == 1 else 'stand'} in the way" if count else "nothing stands in the way"


def gate_heading(facts: Facts, look: Look, *, hairline: bool) -> list[Line]:
    """Draw the heading of the list, red where something stands in the way."""
    closed = facts.release.deployed_at is None and bool(gate(facts))
    head = Line(look.width).put(0, "Before production", "bold")
    head.add(in_the_way_words(facts), "bold nogo" if closed else "go", gap=2)
    return [head, Line(look.width).fill(0, look.width, "rule", look.signs("▔"))] if hairline else [head]


def next_lines(sentences: Sequence[Sentence], look: Look, *, heading: bool) -> list[Line]:
    """Draw what happens next as paragraphs."""
    lines: list[Line] = []
    if heading:
        lines = [Line(look.width).put(0, "What happens next", "bold")]
        lines.append(Line(look.width).fill(0, look.width, "rule", look.signs("▔")))
    for index, sentence in enumerate(sentences):
        if index:
            lines.append(Line(look.width))
        lines += [Line(look.width).put(0, row, sentence.style) for row in wrap(sentence.text, look.width)]
    return lines


def round_lines(rounds: Sequence[RoundView], look: Look, *, narrow: bool, heading: bool = True) -> list[Line]:
    """Draw the earlier rounds, one line for each thing said; none is ever left out."""
    if not rounds:
        return []
    lines: list[Line] = []
    if heading:
        count = len({each.number for each in rounds})
        lines.append(Line(look.width).put(0, "Earlier rounds", "bold").add(counted(count, "round"), "muted", gap=2))
    if heading and not narrow:
        lines.append(Line(look.width).fill(0, look.width, "rule", look.signs("▔")))
    for each in rounds:
        sign = look.signs.seat("no-go") if each.verdict == "NO-GO" else Sign(look.signs("–"), "faint", "")
        line = Line(look.width).put(0, sign.text, sign.style).put(2, f"round {each.number}", "text")
        if not narrow:
            line.add(f"revision {each.revision}", "muted", gap=3)
        line.add(each.when, "muted", gap=2 if narrow else 3).add(
            each.verdict, f"bold {each.style}", gap=2 if narrow else 3
        )
        lines.append(line.add(each.who, "muted", gap=2).add(each.reason, "text"))
    return lines
