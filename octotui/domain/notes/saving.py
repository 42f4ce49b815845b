"""Saving what somebody wrote: merged with what others wrote meanwhile, as a version of its own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_text
from octotui.domain.notes.digest import text_hash
from octotui.domain.notes.document import document_hash
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.merging import Merged, merge
from octotui.domain.notes.sections import check_writer, needed
from octotui.domain.notes.values import Need, NotesValue, Section, Version
from octotui.domain.people import Person
from octotui.domain.refusal import refused
from octotui.domain.standing import oneself
from octotui.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Saving:
    """What a save would do: the changed values, or a merge with conflicts that a person settles first."""

    changes: tuple[NotesValue, ...]
    merged: Merged
    text: str

    @property
    def conflicting(self) -> bool:
        """Tell whether nothing can be saved before somebody chooses."""
        return bool(self.merged.conflicts)


def versioned(
    notes: NotesFacts, sections: Sequence[Section], who: Person, now: datetime, why: str
) -> tuple[NotesValue, ...]:
    """Return changed sections with the version that holds their texts."""
    number, release_id = notes.number + 1, notes.facts.release.id
    kept = tuple(replace(section, version=number, by=who.id, at=now) for section in sections)
    texts = json.dumps({section.id: section.text for section in kept}, ensure_ascii=False)
    digest = document_hash(notes.but(kept))
    return (*kept, Version(f"{release_id}.v{number}", release_id, number, now, who.id, digest, why, texts))


def save(notes: NotesFacts, section_id: str, who: Person, now: datetime, text: str, base_text: str) -> Saving:
    """Save a section's text that began from `base_text`; what others saved meanwhile stays (A-RN-2)."""
    section = notes.section(section_id)
    check_writer(notes, section, who, now, "NOT SAVED")
    text = clean_text(text)
    merged = merge(base_text, text, section.text)
    if merged.conflicts:
        return Saving((), merged, text)
    if merged.text == section.text:
        return Saving((), merged, section.text)
    changed = replace(section, text=merged.text, none_said=section.none_said and not merged.text.strip())
    return Saving(versioned(notes, (changed,), who, now, "saved"), merged, merged.text)


def restore(
    notes: NotesFacts, texts: dict[str, str], number: int, who: Person, now: datetime, section_id: str | None
) -> tuple[NotesValue, ...]:
    """Bring back the texts of a version as a new one, of all sections or of one."""
    wanted = notes.sections if section_id is None else (notes.section(section_id),)
    changed = [section for section in wanted if texts.get(section.id, "") != section.text]
    if not changed:
        reason = f"The text is as it was in version {number} already"
        raise refused("NOT RESTORED", "A-RN-1", reason, oneself(who, "chooses another version"))
    for section in changed:
        check_writer(notes, section, who, now, "NOT RESTORED")
    restored = [
        replace(section, text=text, none_said=section.none_said and not text.strip())
        for section in changed
        for text in (texts.get(section.id, ""),)
    ]
    return versioned(notes, restored, who, now, f"restored version {number}")


def say_none(notes: NotesFacts, section_id: str, who: Person, now: datetime) -> tuple[NotesValue, ...]:
    """Say that there is nothing to tell in a section (A-RN-9)."""
    section = notes.section(section_id)
    verdict = "NOT SAID"
    check_writer(notes, section, who, now, verdict)
    rule, need = notes.facts.edition.demand(section.line, "A-RN-9"), needed(notes, section)
    if need.need is Need.WRITTEN:
        reason = f"{section.name} must be written: {need.why}"
        raise refused(verdict, rule, reason, oneself(who, "writes it"), line=section.line)
    if section.text.strip():
        reason = f"{section.name} holds text; none is said of an empty one"
        raise refused(verdict, rule, reason, oneself(who, "takes the text out"), line=section.line)
    return versioned(notes, (replace(section, none_said=not section.none_said),), who, now, "none said")


def mark_ready(notes: NotesFacts, section_id: str, who: Person, now: datetime, *, ready: bool) -> Section:
    """Call a section ready as its text stands, or take that back; a later change asks for another look."""
    section = notes.section(section_id)
    check_writer(notes, section, who, now, "NOT READY")
    if not ready:
        return replace(section, ready_by=None, ready_at=None, ready_hash="")
    if not section.text.strip():
        rule = notes.facts.edition.demand(section.line, "A-RN-1")
        reason = f"{section.name} is empty"
        raise refused("NOT READY", rule, reason, oneself(who, "writes it"), line=section.line)
    return replace(section, ready_by=who.id, ready_at=now, ready_hash=text_hash(section.text))
