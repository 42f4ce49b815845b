"""Security updates that are written and approved with the rest, and stay out until somebody lifts it (A-RN-8)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.kinds import Kind, kind_of
from octotui.domain.notes.sections import check_writer
from octotui.domain.notes.values import Section
from octotui.domain.people import Person
from octotui.domain.refusal import refused
from octotui.domain.standing import names, oneself, role_mover, stands_for


def kept_back(notes: NotesFacts) -> tuple[Section, ...]:
    """Return the sections that stay out of what goes out, with those below them."""
    held = {section.id for section in notes.sections if section.embargo_at is not None}
    return tuple(section for section in notes.sections if section.id in held or section.parent_id in held)


def public(notes: NotesFacts) -> NotesFacts:
    """Return the notes as the world may read them: without a word of what is kept back."""
    return notes.but(replace(section, text="", none_said=False) for section in kept_back(notes))


def lifters(section: Section) -> tuple[str, ...]:
    """Return the roles that know when the danger is over: those the section comes from, else its owner."""
    return section.contributors or (section.owner,)


def embargo(notes: NotesFacts, section_id: str, who: Person, now: datetime) -> Section:
    """Keep a section back, which anybody may who writes it; or lift that, which only those may whom it comes from."""
    section, facts = notes.section(section_id), notes.facts
    verdict = "NOT KEPT BACK" if section.embargo_at is None else "NOT LIFTED"
    rule, roles = facts.edition.demand(section.line, "A-RN-8"), lifters(section)
    if kind_of(section.name) is not Kind.SECURITY:
        reason = f"{section.name} goes out with the rest; an embargo is for security updates"
        raise refused(verdict, rule, reason, oneself(who, "writes it among those"), line=section.line)
    if section.embargo_at is None:
        check_writer(notes, section, who, now, verdict)
        return replace(section, embargo_by=who.id, embargo_at=now)
    if not any(stands_for(facts, who, role, now) for role in roles):
        reason = f"{' or '.join(names(facts, role) for role in roles)} lifts it; {section.name} is under embargo"
        movers = (role_mover(facts, role, "lifts it") for role in roles)
        raise refused(verdict, rule, reason, *movers, line=section.line)
    return replace(section, embargo_by=who.id, embargo_at=None)
