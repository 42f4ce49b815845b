"""What a section of the notes must hold, how far it is, and who may write in it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from octotui.domain.notes.digest import text_hash
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.kinds import MEANT, Kind, kind_of
from octotui.domain.notes.values import Need, Section
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, refused
from octotui.domain.release import kind as type_kind
from octotui.domain.standing import names, role_mover, stands_for
from octotui.domain.value import dataclass

_WHY = {
    Need.NOTHING.value: "",
    Need.WRITTEN.value: "notes always have it",
    Need.SAID.value: "it is written, or none is said",
}


class SectionState(StrEnum):
    """How far a section is; its value is the word that is shown."""

    EMPTY = "empty"
    DRAFT = "draft"
    READY = "ready"
    AGAIN = "again"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Needed:
    """What a section must hold before publication, and why; `line` is the guide line that says so."""

    need: Need
    why: str
    line: int


def state(notes: NotesFacts, section: Section) -> SectionState:
    """Return how far a section is; a heading that only holds others is as far as the least of them."""
    if section.text.strip():
        if not section.ready_hash:
            return SectionState.DRAFT
        return SectionState.READY if section.ready_hash == text_hash(section.text) else SectionState.AGAIN
    if section.none_said:
        return SectionState.NONE
    parts = [state(notes, child) for child in notes.children(section)]
    if not parts:
        return SectionState.EMPTY
    order = (SectionState.AGAIN, SectionState.DRAFT, SectionState.READY, SectionState.EMPTY, SectionState.NONE)
    return next(each for each in order if each in parts)


def needed(notes: NotesFacts, section: Section) -> Needed:
    """Return what a section must hold for this release, from its type, its traits and its history (A-RN-8, A-RN-9)."""
    facts, line = notes.facts, section.line
    if section.need not in set(Need):
        asked = facts.holds((section.need,)) is True
        why = f"the release is {section.need}" if asked else ""
        return Needed(Need.WRITTEN if asked else Need.NOTHING, why, line)
    if kind_of(section.name) is Kind.MIGRATION and section.need == Need.SAID.value:
        if type_kind(facts.release.type) == "major":
            return Needed(Need.WRITTEN, "a major release tells how to move to it", line)
        if notes.draft is not None and notes.draft.breaking:
            return Needed(Need.WRITTEN, "a change of this release breaks something", line)
    return Needed(Need(section.need), _WHY[section.need], line)


def holds(notes: NotesFacts, section: Section) -> bool:
    """Tell whether a section holds what it must."""
    need = needed(notes, section).need
    if need is Need.NOTHING or section.text.strip():
        return True
    if need is Need.SAID and section.none_said:
        return True
    return any(child.text.strip() for child in notes.children(section))


def missing(notes: NotesFacts) -> tuple[Section, ...]:
    """Return the sections that must be written and are not (A-PRE-3, B-RN-1)."""
    return tuple(section for section in notes.sections if not holds(notes, section))


def belongs(section: Section) -> str:
    """Return a word on what belongs into a section: the guide's, else octotui's."""
    hint = section.hint.strip()
    told = hint and not hint.casefold().startswith("from ")
    return f"{hint[0].upper()}{hint[1:]}" if told else MEANT[kind_of(section.name)]


def writers(section: Section) -> tuple[str, ...]:
    """Return the roles that write in a section: its owner and who feeds it (A-RN-1, A-RN-5)."""
    return tuple(dict.fromkeys((section.owner, *section.contributors)))


def may_write(notes: NotesFacts, section: Section, who: Person, now: datetime) -> bool:
    """Tell whether a person writes in a section."""
    return any(stands_for(notes.facts, who, role, now) for role in writers(section))


def check_writer(notes: NotesFacts, section: Section, who: Person, now: datetime, verdict: str) -> None:
    """Refuse who neither owns the notes nor feeds this section; they comment (A-RN-1, A-RN-2)."""
    if may_write(notes, section, who, now):
        return
    facts = notes.facts
    roles = writers(section)
    whose = " or ".join(names(facts, role) for role in roles)
    reason = f"{section.name} is written by {whose}; you can comment on it"
    rule = facts.edition.demand(section.line, "A-RN-1")
    raise refused(verdict, rule, reason, *(role_mover(facts, role, "writes it") for role in roles), line=section.line)


def check_owner(notes: NotesFacts, who: Person, now: datetime, verdict: str, rule: str, would: str) -> None:
    """Refuse who does not own the notes (A-RN-1)."""
    facts = notes.facts
    if stands_for(facts, who, notes.owner, now):
        return
    reason = f"{names(facts, notes.owner)} {would}; the notes belong to {notes.owner}"
    raise refused(verdict, rule, reason, role_mover(facts, notes.owner, would), line=template_line(notes))


def check_opened(notes: NotesFacts, verdict: str) -> None:
    """Refuse what needs sections while nobody has opened the notes."""
    if not notes.opened:
        raise refused(verdict, "A-RN-1", "Nobody has opened the notes yet", Mover("", None, "opens them"))


def template_line(notes: NotesFacts) -> int:
    """Return the guide line at which the notes template begins, 0 where there is none."""
    return min((section.line for section in notes.sections), default=0)
