"""Where each commit of a draft is told in the notes as they are now, or why it is not; the sum is all of them."""

from __future__ import annotations

import json
import re
from datetime import datetime

from octotui.domain.notes.document import Document, assemble
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.lines import common, split
from octotui.domain.value import dataclass

TAKEN_OUT = "taken out by hand"
_REF = re.compile(r"(?<![\w/])[#!]\d+\b")


@dataclass(frozen=True, slots=True)
class Told:
    """One commit: told at a `line` of the document, or `left_out` for a reason; never both, never neither."""

    sha: str
    subject: str
    authors: tuple[str, ...]
    at: datetime
    kind: str
    refs: tuple[str, ...]
    section_id: str
    line: int | None
    left_out: str


@dataclass(frozen=True)
class Ledger:
    """Every commit that the newest draft read, the newest first."""

    commits: tuple[Told, ...] = ()

    @property
    def total(self) -> int:
        """Return how many commits there are."""
        return len(self.commits)

    @property
    def told(self) -> int:
        """Return how many of them the notes tell."""
        return sum(1 for each in self.commits if each.line is not None)

    @property
    def left_out(self) -> tuple[Told, ...]:
        """Return those that the notes do not tell, each with its reason."""
        return tuple(each for each in self.commits if each.line is None)


def ledger(notes: NotesFacts, kept: str) -> Ledger:
    """Return the ledger of a draft, from its rows as they were kept, against the notes as they are now."""
    finder = _Finder(notes, assemble(notes))
    told = []
    for sha, subject, authors, at, kind, refs, section_id, line, left_out in json.loads(kept):
        numbers = tuple(refs.split())
        where = None if left_out else finder.find(section_id, line, numbers)
        why = left_out or ("" if where is not None else TAKEN_OUT)
        when = datetime.fromisoformat(at)
        told.append(Told(sha, subject, tuple(authors.split("\n")), when, kind, numbers, section_id, where, why))
    return Ledger(tuple(told))


class _Finder:
    """Finds drafted lines in the document: as they were drafted, by their numbers, or rewritten in their place."""

    def __init__(self, notes: NotesFacts, document: Document) -> None:
        self._notes, self._document = notes, document
        self._lines: dict[str, int] = {}
        self._refs: dict[str, int] = {}
        self._rewritten: dict[str, dict[str, int]] = {}
        for number, line in enumerate(split(document.text), 1):
            self._lines.setdefault(line, number)
            for ref in _REF.findall(line):
                self._refs.setdefault(ref, number)

    def find(self, section_id: str, line: str, refs: tuple[str, ...]) -> int | None:
        """Return at which line of the document a drafted line is told."""
        if (exact := self._lines.get(line)) is not None:
            return exact
        if (by_number := next((self._refs[ref] for ref in refs if ref in self._refs), None)) is not None:
            return by_number
        if section_id not in self._rewritten:
            self._rewritten[section_id] = self._changed(section_id)
        return self._rewritten[section_id].get(line)

    def _changed(self, section_id: str) -> dict[str, int]:
        """Return where the lines of a section's draft stand that somebody wrote anew."""
        first = self._document.body.get(section_id)
        if first is None:
            return {}
        section = self._notes.section(section_id)
        drafted, lines = split(section.draft), split(section.text.strip("\n"))
        found: dict[str, int] = {}
        i = j = 0
        for start, there, size in [*common(drafted, lines), (len(drafted), len(lines), 0)]:
            written = [n for n in range(j, there) if lines[n].strip()]
            for n, line in enumerate(drafted[i:start]):
                if written:
                    found[line] = first + written[min(n, len(written) - 1)]
            i, j = start + size, there + size
        return found
