"""What every act in an incident shares: load what is known, ask the rule, write, and say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from octotui.domain.incident.clock import steady
from octotui.domain.incident.facts import IncidentChanges, IncidentFacts
from octotui.domain.incident.rollcall import arrive
from octotui.domain.refusal import Mover, Refusal, Refused
from octotui.services.acting import actor
from octotui.store import incident as stored

if TYPE_CHECKING:
    from datetime import datetime

    from octotui.domain.people import Person
    from octotui.store.work import Work

P = ParamSpec("P")


def load(work: Work, incident_id: int) -> IncidentFacts:
    """Return what is known of an incident; refuse one that is not there, or that is not for who asks (B-INC-3)."""
    work.incident_id = incident_id
    facts = stored.facts(work.rows, incident_id)
    who = actor(work)
    if facts is None or not facts.seen_by(who, work.now):
        work.incident_id = None
        mover = Mover("", who.id, "names another")
        raise Refused(Refusal("NOT DONE", "A-INC-0", f"There is no incident INC-{incident_id} here", 0, (mover,)))
    return facts


def write(work: Work, facts: IncidentFacts, changes: IncidentChanges, said: str, *, here: bool = True) -> IncidentFacts:
    """Write the changes, say what was done, and return what is known now.

    Whoever acts is here, unless the act says otherwise (`here`).
    """
    after = facts.but(changes)
    come = arrive(after, actor(work), steady(facts, work.now)) if here else ()
    work.put(*changes, *come)
    work.say(said, facts.incident.release_id)
    work.incident_id = facts.incident.id
    return after.but(come)


def follow(
    work: Work,
    facts: IncidentFacts,
    rule: Callable[Concatenate[IncidentFacts, Person, datetime, P], IncidentChanges],
    said: str,
    *args: P.args,
    **named: P.kwargs,
) -> IncidentFacts:
    """Ask a rule about an incident as it was loaded, write its answer and say it."""
    return write(work, facts, rule(facts, actor(work), steady(facts, work.now), *args, **named), said)


def short(text: str, most: int = 60) -> str:
    """Return the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
