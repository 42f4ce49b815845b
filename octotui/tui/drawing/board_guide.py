"""What an empty board tells: lines of the guide in use, and what octotui makes of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from octotui.domain.guide import Guide, Item
from octotui.domain.meaning import traits_of
from octotui.domain.plan import edition_of, tasks_of
from octotui.domain.release import Trait
from octotui.domain.roles import canonical
from octotui.domain.task import Task
from octotui.tui.line import Line, wrap
from octotui.tui.signs import Signs
from octotui.tui.wording import counted

MOST = 8
_COMMENT = re.compile(r"\s*<!--.*?-->")
_ASKED = {
    Trait.NEEDS_WINDOW.value: "it needs a window",
    Trait.NEEDS_BACKUP.value: "it needs a backup",
    Trait.UI_CHANGE.value: "it changes the interface",
    Trait.USER_FACING_DOCS.value: "it has user-facing docs",
}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Told:
    """A line of the guide and what octotui makes of it; without `does` it belongs to the line above."""

    line: int
    text: str
    sign: str = ""
    style: str = "text"
    does: str = ""


@dataclass(frozen=True, slots=True)
class GuideStory:
    """A guide told by example, and what one release of it brings."""

    name: str
    edition: str
    length: int
    lines: tuple[Told, ...]
    tasks: int
    roles: int
    seats: int
    sections: int
    phases: int


def story(guide: Guide, now: datetime) -> GuideStory:
    """Tell a guide: one example of each thing that octotui makes of a line."""
    tasks = [value for value in tasks_of(guide, 0, 0, now) if isinstance(value, Task)]
    lines = sorted(
        (*_requirement(guide), *_condition(guide), *_call(guide, now), *_later(guide)), key=lambda at: at.line
    )
    return GuideStory(
        guide.name,
        guide.edition,
        len(guide.text.splitlines()),
        tuple({told.line: told for told in lines}.values())[:MOST],
        len(tasks),
        len({task.owner for task in tasks if task.owner}),
        len(edition_of(guide, 0, "", None, now).seats),
        len(guide.notes_fields),
        len(guide.incident_phases),
    )


def source(guide: Guide, line: int) -> str:
    """Return a line of the guide as a person reads it, without comments."""
    return _COMMENT.sub("", guide.line(line)).rstrip()


def _requirement(guide: Guide) -> Iterator[Told]:
    owned = [item for item in (*guide.requirements, *guide.items) if item.owners]
    below = {item.line: _below(guide, item) for item in owned}
    item = next((each for each in owned if each.verified_by and len(below[each.line]) >= 2), None)
    item = item or next(iter(owned), None)
    if item is None:
        return
    yield Told(item.line, source(guide, item.line), "○", "text", f"a task of {canonical(item.owners[0].role)}")
    for line, word in below[item.line]:
        if word == "owner":
            yield Told(line, source(guide, line))
        else:
            one = len(item.verified_by) == 1
            does = "a second seat; the doer cannot take it" if one else "more seats; the doer cannot take one"
            yield Told(line, source(guide, line), "✓", "go", does)


def _below(guide: Guide, item: Item) -> list[tuple[int, str]]:
    """Return the lines under an item that name its owner and its verifier."""
    found: list[tuple[int, str]] = []
    for reading in guide.readings:
        if reading.line <= item.line:
            continue
        if reading.kind not in ("owner", "verified by"):
            break
        found.append((reading.line, reading.kind))
    return found


def _condition(guide: Guide) -> Iterator[Told]:
    found: Item | None = next((item for item in guide.deployment if traits_of(item.condition, item.title)), None)
    found = found or next((item for item in guide.items if traits_of(item.condition, item.title)), None)
    if found is not None:
        trait = traits_of(found.condition, found.title)[0]
        asked = _ASKED.get(trait, f"it is {trait}")
        yield Told(found.line, source(guide, found.line), "–", "muted", f"asked only when {asked}")


def _call(guide: Guide, now: datetime) -> Iterator[Told]:
    edition = edition_of(guide, 0, "", None, now)
    if edition.seats and edition.call_line:
        count = len(edition.seats)
        word = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
        does = (
            f"{word} {'seat' if count == 1 else 'seats'}; no deploy without {word} {'yes' if count == 1 else 'yeses'}"
        )
        yield Told(edition.call_line, source(guide, edition.call_line), "■", "nogo", does)


def _later(guide: Guide) -> Iterator[Told]:
    phase = next((each for each in guide.incident_phases if each.to_min is not None), None)
    if phase is not None:
        does = f"a phase of an incident, minute {phase.from_min or 0} to {phase.to_min}"
        yield Told(phase.line, source(guide, phase.line), "◐", "info", does)
    if guide.review is not None and guide.review.within_hours:
        does = f"a review, due within {guide.review.within_hours} hours"
        yield Told(guide.review.line, source(guide, guide.review.line), "»", "hold", does)
    notes = next((each for each in guide.notes_fields if each.contributors), None)
    if notes is not None:
        yield Told(
            notes.line, source(guide, notes.line), "◆", "text", f"a section of the notes, by {notes.contributors[0]}"
        )


def story_lines(told: GuideStory, width: int, signs: Signs) -> Sequence[Line]:
    """Draw it: heading, the lines beside what octotui does, and the sum of one release."""
    margin = 2 if width >= 100 else 1
    middle = width // 2 + 2 if width >= 100 else max(24, width - 44)
    head = Line(width).put(margin, "The guide is the program", "bold")
    facts = f"{told.name}, edition {told.edition[:4]}, {told.length} lines"
    at = max(head.end + 2, width - margin - len(facts))
    head.put(at, facts, "muted", width - margin - at)
    names = Line(width).put(margin, "What a person reads", "bold muted", middle - margin - 2)
    names.put(middle, "What octotui does", "bold muted")
    rule = Line(width).fill(margin, width - 2 * margin, "rule", signs("▔"))
    lines = [Line(width), head, rule, names, *([Line(width)] if width >= 100 else [])]
    lines += [_told(each, width, margin, middle, signs) for each in told.lines]
    return [*lines, Line(width), *_sum(told, width, margin)]


def _told(told: Told, width: int, margin: int, middle: int, signs: Signs) -> Line:
    row = Line(width).put(margin, str(told.line), "faint", 4, "right").put(margin + 5, signs("▏"), "accent", 1)
    row.put(margin + 7, told.text.replace("**", ""), "text", middle - margin - 11)
    if told.does:
        row.put(middle - 3, signs("→"), "muted", 1).put(middle, signs(told.sign), told.style, 1)
        row.put(middle + 2, told.does, "text", width - margin - middle - 2)
    return row


def _sum(told: GuideStory, width: int, margin: int) -> list[Line]:
    words = f"One release brings {counted(told.tasks, 'task')} for {counted(told.roles, 'role')}"
    words += f" and {counted(told.seats, 'seat')} in the call." if told.seats else "."
    more = [counted(told.sections, "section of notes", "sections of notes")] if told.sections else []
    more += [counted(told.phases, "phase of an incident", "phases of an incident")] if told.phases else []
    words += f" The guide also has {' and '.join(more)}." if more else ""
    return [_figures(Line(width), row, margin) for row in wrap(words, width - 2 * margin)]


def _figures(line: Line, text: str, margin: int) -> Line:
    """Put a sentence with its numbers in bold."""
    for index, part in enumerate(re.split(r"(\d[\d,]*)", text)):
        style = "bold" if index % 2 else "muted"
        if part:
            line.add(part, style) if line.end else line.put(margin, part, style)
    return line
