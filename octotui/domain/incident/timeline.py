"""The timeline of an incident: what people did and wrote, and what octotui noticed by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.values import Note
from octotui.domain.journal import Entry
from octotui.domain.value import dataclass

SOUND = "sound"
"""The act by which octotui itself records what is due."""
NOTE = "note"
"""The act by which somebody writes a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: when, who, what. `system` marks what octotui noticed, `note_id` a note that can be corrected.

    `corrected` holds the newer words of a note, and `late` tells that it speaks of an earlier instant than it was
    written at.
    """

    key: str
    at: datetime
    who: str
    text: str
    system: bool = False
    note_id: str | None = None
    corrected: str = ""
    late: bool = False
    refused: bool = False


def timeline(facts: IncidentFacts, entries: Iterable[Entry]) -> tuple[Line, ...]:
    """Return the lines of an incident's timeline, the newest first."""
    notes = {note.id: note for note in facts.notes}
    fixed: dict[str | None, str] = {note.corrects: note.text for note in facts.notes if note.corrects}
    lines = [_said(entry, at, notes, fixed) for at, entry in tuple(steadied(entries))[::-1] if entry.act != SOUND]
    lines += [
        Line(alarm.id, alarm.due_at, "octotui", alarm.text, system=True)
        for alarm in facts.alarms
        if alarm.kind != "call-out"
    ]
    return tuple(sorted(lines, key=lambda line: line.at, reverse=True))


def steadied(entries: Iterable[Entry]) -> Iterator[tuple[datetime, Entry]]:
    """Give entries, the oldest first, with their instants; none is earlier than one before it (users-ask 23)."""
    newest: datetime | None = None
    for entry in sorted(entries, key=lambda each: each.seq):
        newest = entry.at if newest is None else max(newest, entry.at)
        yield newest, entry


def _said(entry: Entry, at: datetime, notes: dict[str, Note], fixed: dict[str | None, str]) -> Line:
    written = entry.changed() if entry.act == NOTE else ()
    note = next((notes[change["id"]] for change in written if change["id"] in notes), None)
    about = note.about if note else None
    return Line(
        f"j{entry.seq}", about or at, entry.person, note.text if note else entry.said, False,
        note.id if note else None, fixed.get(note.id, "") if note else "", about is not None, entry.refused,
    )  # fmt: skip


def folded(lines: Iterable[Line]) -> tuple[Line | tuple[Line, ...], ...]:
    """Return the lines with each run of two or more system lines as one group, so that they fold (users-ask 22)."""
    found: list[Line | tuple[Line, ...]] = []
    run: list[Line] = []
    for line in (*lines, None):
        if line is not None and line.system:
            run.append(line)
            continue
        if run:
            found.append(tuple(run) if len(run) > 1 else run[0])
            run = []
        if line is not None:
            found.append(line)
    return tuple(found)
