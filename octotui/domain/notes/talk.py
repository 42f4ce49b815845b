"""What people say about a section without writing in it (A-RN-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_words
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.sections import may_write, writers
from octotui.domain.notes.values import Comment
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, refused
from octotui.domain.standing import oneself, role_mover


def comment(
    notes: NotesFacts, section_id: str, who: Person, now: datetime, text: str, answers: str | None = None
) -> Comment:
    """Say something about a section, or answer what was said."""
    section = notes.section(section_id)
    text = clean_words(text)
    if not text:
        raise refused("NOT ADDED", "A-RN-2", "A comment says something", oneself(who, "writes it"), line=section.line)
    said = {each.id: each for each in notes.comments}
    root = said.get(answers) if answers else None
    number = max((int(each.rpartition(".c")[2]) for each in said), default=0) + 1
    release_id = notes.facts.release.id
    to = (root.answers or root.id) if root else None
    return Comment(f"{release_id}.c{number}", release_id, section_id, text, who.id, now, to)


def resolve(notes: NotesFacts, comment_id: str, who: Person, now: datetime) -> tuple[Comment, ...]:
    """Call a comment resolved, or open it again: whoever wrote it, or whoever writes in its section."""
    said = next(each for each in notes.comments if each.id == comment_id)
    section = notes.section(said.section_id)
    if said.by != who.id and not may_write(notes, section, who, now):
        name = notes.facts.name(said.by)
        movers = [role_mover(notes.facts, role, "resolves it") for role in writers(section)]
        reason = f"{name} wrote this; they resolve it, or whoever writes {section.name}"
        raise refused("NOT RESOLVED", "A-RN-2", reason, Mover("", said.by, "resolves it"), *movers, line=section.line)
    if said.resolved_at is not None:
        return (replace(said, resolved_by=None, resolved_at=None),)
    return (replace(said, resolved_by=who.id, resolved_at=now),)


def unresolved(notes: NotesFacts) -> tuple[Comment, ...]:
    """Return what was said and is not resolved yet, without answers."""
    return tuple(each for each in notes.comments if each.answers is None and each.resolved_at is None)
