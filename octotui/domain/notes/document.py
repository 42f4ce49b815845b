"""The notes as one Markdown document: headings as in the guide's template, text as people wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC

from octotui.domain.notes.dates import written
from octotui.domain.notes.digest import text_hash
from octotui.domain.notes.embargo import public
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.kinds import Kind, kind_of
from octotui.domain.notes.sections import needed
from octotui.domain.notes.title import said_title, titles
from octotui.domain.notes.values import Need, Section
from octotui.domain.value import dataclass

NOTHING = "None."


@dataclass(frozen=True)
class Document:
    """The text of the notes and where in it each section stands: first and last line, counted from 1.

    `body` says at which line a section's own text begins, under its heading. `mark` counts corrections: 0 is the
    text that goes out first, and `correction` is what a later one says of itself below its title.
    """

    text: str
    lines: Mapping[str, tuple[int, int]]
    body: Mapping[str, int]
    mark: int = 0
    correction: str = ""


def assemble(notes: NotesFacts) -> Document:
    """Return the notes as they are written, also what an embargo keeps back; sections without words are left out.

    What differs from the notes that are out already is a correction of them, and says so (A-DEP-8b).
    """
    return _assembled(notes, _mark(notes))


def outgoing(notes: NotesFacts) -> Document:
    """Return the notes as they would go out now, without what an embargo keeps back (A-RN-8)."""
    return _assembled(public(notes), _mark(notes))


def outgoing_hash(notes: NotesFacts) -> str:
    """Return the hash of what would go out now; whoever publishes names it, so that nothing unseen goes out."""
    return text_hash(outgoing(notes).text)


def is_out(notes: NotesFacts) -> bool:
    """Tell whether the text that would go out now is out already."""
    last = notes.publications[-1] if notes.publications else None
    return last is not None and _assembled(public(notes), last.mark).text == last.text


def _mark(notes: NotesFacts) -> int:
    if not notes.publications:
        return 0
    return notes.publications[-1].mark + (not is_out(notes))


def _assembled(notes: NotesFacts, mark: int) -> Document:
    lines: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    bodies: dict[str, int] = {}
    top = titles(notes.sections)
    correction = _correction(notes, mark) if mark and top else ""
    for section in notes.sections:
        if section in top[1:]:
            spans[section.id] = spans.get(top[0].id, (1, 1))
            continue
        text = said_title(top) if section in top else _text(notes, section)
        if not text and not any(_text(notes, child) for child in notes.children(section)):
            continue
        if lines:
            lines.append("")
        first, heading = len(lines) + 1, _heading(section, text)
        lines += [heading] if heading else []
        if section in top:
            lines += ["", f"*{correction}*"] if correction else []
        elif text:
            lines += [""] if heading else []
            bodies[section.id] = len(lines) + 1
            lines += text.split("\n")
        spans[section.id] = (first, len(lines))
    return Document("\n".join(lines) + "\n" if lines else "", spans, bodies, mark, correction)


def _text(notes: NotesFacts, section: Section) -> str:
    if section.text.strip():
        return section.text.strip("\n")
    return NOTHING if section.none_said and needed(notes, section).need is Need.SAID else ""


def _heading(section: Section, text: str) -> str:
    kind = kind_of(section.name)
    if kind is Kind.NAME:
        return f"# {text}"
    if kind is Kind.DATE:
        return ""
    return f"{'###' if section.parent_id else '##'} {section.name}"


def _correction(notes: NotesFacts, mark: int) -> str:
    return f"Correction {mark} of the notes published on {written(notes.publications[0].at.astimezone(UTC).date())}."


def written_text(notes: NotesFacts) -> str:
    """Return the whole text as people wrote it; that it corrects another, octotui says and nobody approves."""
    return _assembled(notes, 0).text


def document_hash(notes: NotesFacts) -> str:
    """Return the hash of the whole text, which an approval names (A-RN-14).

    An embargo is no part of it: it decides when a part of the approved text goes out, not what that says.
    """
    return text_hash(written_text(notes))
