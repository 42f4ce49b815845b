"""What an incident turned out to be: of security, which makes it private, or of infrastructure (B-INC-2, B-INC-3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.incident.facts import IncidentChanges, IncidentFacts
from octotui.domain.incident.playbook import call_out, clocks
from octotui.domain.incident.standing import (
    MAY_DECLARE,
    after,
    check_running,
    commander_mover,
    holds_any,
    refuse,
    spoken,
)
from octotui.domain.incident.values import Aim, Incident, Summons, Update
from octotui.domain.people import Person
from octotui.domain.refusal import Mover
from octotui.domain.roles import SECURITY_CHAMPION


def turned_out(
    facts: IncidentFacts, who: Person, now: datetime, *, security: bool = False, infra: bool = False
) -> IncidentChanges:
    """Say what it concerns after all: the guide's steps for that apply from now on, and whom they name is called."""
    verdict, incident = "NOT SAID", facts.incident
    check_running(facts, verdict, Aim.SECURITY)
    if not facts.commands_it(who) and not holds_any(facts, who, (*MAY_DECLARE, SECURITY_CHAMPION), now):
        reason = f"{spoken(facts, MAY_DECLARE[:1])}, Security or the commander says so"
        raise refuse(facts, verdict, "B-INC-3", reason, commander_mover(facts, "says it"), aim=Aim.SECURITY)
    made = replace(incident, security=incident.security or security, infra=incident.infra or infra)
    if made == incident:
        mover = Mover("", who.id, "says something else")
        raise refuse(facts, verdict, "B-INC-3", "It is said to concern that already", mover, aim=Aim.SECURITY)
    return (made, *_called(facts, made, who, now), *_told(facts, made, now))


def _called(facts: IncidentFacts, incident: Incident, who: Person, now: datetime) -> tuple[Summons, ...]:
    """Return the calls that come with it, Security's before all others."""
    known, number = {each.role for each in facts.summons}, after(each.id for each in facts.summons)
    more = (each for each in call_out(incident, facts.steps, facts.people, who.id, now) if each.role not in known)
    return tuple(
        replace(each, id=f"{incident.id}.c{at}", number=0 if each.role == SECURITY_CHAMPION else at)
        for at, each in enumerate(more, number)
    )


def _told(facts: IncidentFacts, incident: Incident, now: datetime) -> tuple[Update, ...]:
    known = {each.audience for each in facts.updates}
    return tuple(each for each in clocks(incident, now) if each.audience not in known)
