"""The notes of a release as they are when somebody opens them first: sections and review seats from the guide."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from octotui.domain.facts import Facts
from octotui.domain.guide import Guide, NotesField
from octotui.domain.meaning import traits_of
from octotui.domain.notes.dates import release_day, written
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.kinds import Kind, kind_of
from octotui.domain.notes.saving import versioned
from octotui.domain.notes.tasks import drafting
from octotui.domain.notes.title import given_title
from octotui.domain.notes.values import Approval, Need, NotesValue, Review, Section
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, refused
from octotui.domain.release import Trait
from octotui.domain.roles import PRODUCT_MANAGER, TECHNICAL_WRITER, canonical
from octotui.domain.task import SeatKind

_NEEDS = {
    Kind.NAME: Need.WRITTEN.value,
    Kind.DATE: Need.WRITTEN.value,
    Kind.SUMMARY: Need.WRITTEN.value,
    Kind.CHANGES: Need.WRITTEN.value,
    Kind.MIGRATION: Need.SAID.value,
    Kind.ISSUES: Need.SAID.value,
    Kind.SECURITY: Trait.SECURITY_SENSITIVE.value,
}


def open_notes(notes: NotesFacts, guide: Guide, who: Person, now: datetime) -> tuple[NotesValue, ...]:
    """Make the sections that the guide's template asks for, and the seats of both reviews (A-RN-1, A-RN-14, C11)."""
    if notes.opened:
        return ()
    if not guide.notes_fields:
        reason = "This guide has no template for release notes; say at their task where they are written"
        owner = next((task.owner for task in drafting(notes.facts)), "")
        raise refused("NOT OPENED", "A-RN-1", reason, Mover(owner, None, "adds evidence to the task"))
    owner = _owner(guide, notes.facts)
    ids: dict[int, str] = {}
    sections: list[Section] = []
    for number, field in enumerate(guide.notes_fields, 1):
        ids[field.line] = f"{notes.facts.release.id}.n{number}"
        sections.append(_section(notes.facts, field, number, owner, ids))
    filled = versioned(notes.but(sections), tuple(sections), who, now, "opened")
    return (*filled, *_seats(notes.facts, guide))


def _section(facts: Facts, field: NotesField, number: int, owner: str, ids: dict[int, str]) -> Section:
    text = prefilled(facts, field.name, field.contributors)
    return Section(
        ids[field.line], facts.release.id, number, field.name, field.line, ids.get(field.parent or 0), owner,
        tuple(dict.fromkeys(canonical(role) for role in field.contributors)), field.hint,
        _need(field), text, draft=text,
    )  # fmt: skip


def _need(field: NotesField) -> str:
    kind = kind_of(field.name)
    if kind in _NEEDS:
        return _NEEDS[kind]
    traits = traits_of(field.condition, field.name)
    if traits:
        return traits[0]
    return Need.SAID.value if field.condition and kind is Kind.OTHER else Need.NOTHING.value


def prefilled(facts: Facts, name: str, contributors: Iterable[str]) -> str:
    """Return what the release itself says in a section: its name, its day, and whom to ask (A-RN-3, A-RN-12)."""
    release, kind = facts.release, kind_of(name)
    if kind is Kind.NAME:
        return given_title(release, name)
    if kind is Kind.DATE:
        day = release_day(release)
        return written(day) if day else ""
    if kind is Kind.CONTACTS:
        roles = tuple(dict.fromkeys(canonical(role) for role in contributors))
        return "\n".join(f"- {person.name}, {role}" for role in roles for person in facts.holders(role))
    return ""


def _owner(guide: Guide, facts: Facts) -> str:
    named = [canonical(role) for role in guide.notes_owner]
    tasks = [task.owner for task in drafting(facts) if task.owner]
    known = [TECHNICAL_WRITER] if TECHNICAL_WRITER in {canonical(role) for role in guide.roles} else []
    return next(iter((*named, *tasks, *known)), "")


def _seats(facts: Facts, guide: Guide) -> tuple[Approval, ...]:
    """Return the seats: at the draft those of its task, at the publication those of the template (C11)."""
    draft = {
        seat.role: seat.line
        for task in drafting(facts)
        for seat in facts.all_seats_of(task)
        if seat.kind == SeatKind.REVIEW.value
    }
    first = min((field.line for field in guide.notes_fields), default=0)
    publish = {canonical(role): _review_line(guide, first) for role in guide.notes_reviewers}
    if not publish:
        publish = {role: first for role in (PRODUCT_MANAGER, facts.lead) if role and role in _roles(guide, facts)}
    release_id = facts.release.id
    wanted = [(Review.DRAFT.value, draft), (Review.PUBLISH.value, publish)]
    pairs = [(stage, role, line) for stage, seats in wanted for role, line in seats.items()]
    return tuple(
        Approval(f"{release_id}.a{number}", release_id, stage, role, line)
        for number, (stage, role, line) in enumerate(pairs, 1)
    )


def _roles(guide: Guide, facts: Facts) -> set[str]:
    return {facts.lead, *facts.edition.seats, *(canonical(role) for role in guide.roles)}


def _review_line(guide: Guide, first: int) -> int:
    """Return the line of the template that names who reviews, its first where none does so plainly."""
    lines = guide.text.splitlines()
    found = (n for n in range(first, len(lines) + 1) if n and "review" in lines[n - 1].casefold())
    return next(found, first)
