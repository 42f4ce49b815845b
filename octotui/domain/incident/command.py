"""How an incident begins and who commands it: report, declare, nominate, accept, hand over (A-IM-1, A-IM-2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_line, clean_words
from octotui.domain.incident.facts import IncidentChanges, IncidentFacts
from octotui.domain.incident.playbook import clock, regraded
from octotui.domain.incident.standing import (
    MAY_COMMAND,
    MAY_DECLARE,
    after,
    check_commander,
    check_known,
    check_open,
    check_running,
    check_words,
    commander_mover,
    declarers,
    holds_any,
    movers_of,
    refuse,
    spoken,
)
from octotui.domain.incident.steps import done
from octotui.domain.incident.values import Aim, Audience, Command, Incident, Severity
from octotui.domain.people import Company, Person
from octotui.domain.refusal import Mover, Refusal, Refused
from octotui.domain.roles import INCIDENT_COMMANDER
from octotui.domain.standing import stands_for


def report(
    number: int, title: str, severity: str, edition_id: int, who: Person, now: datetime, *,
    release_id: int | None = None, task_id: str | None = None, context: str = "", security: bool = False,
    infra: bool = False,
) -> Incident:  # fmt: skip
    """Return a reported incident; anybody may report one (A-IM-1)."""
    words = clean_line(title)
    mover = Mover("", who.id, "says what is wrong")
    if not words:
        raise Refused(Refusal("NOT REPORTED", "A-INC-0", "An incident says what is wrong, in a few words", 0, (mover,)))
    if severity not in tuple(Severity):
        reason = f"{severity or 'Nothing'} is no severity; it is {', '.join(Severity)}; unsure means the higher"
        raise Refused(Refusal("NOT REPORTED", "C21", reason, 0, (Mover("", who.id, "names one"),)))
    return Incident(
        number, words, severity, edition_id, now, who.id, detected_at=now, release_id=release_id, task_id=task_id,
        context=clean_words(context), security=security, infra=infra,
    )  # fmt: skip


def may_declare(company: Company, who: Person, now: datetime, roles: Iterable[str] = MAY_DECLARE) -> bool:
    """Tell whether somebody declares rather than reports: who holds or stands in for a role that does (A-IM-1)."""
    return any(stands_for(company, who, role, now) for role in roles)


def check_declare(facts: IncidentFacts, who: Person, now: datetime) -> None:
    """Refuse to declare unless a Release Manager or the on-call Engineer does it (A-IM-1)."""
    incident, verdict = facts.incident, "NOT DECLARED"
    if incident.declared_at is not None:
        raise refuse(facts, verdict, "A-IM-1", f"{incident.name} is declared already",
                     commander_mover(facts, "leads it"), aim=Aim.DECLARE)  # fmt: skip
    if incident.closed_at is not None:
        raise refuse(facts, verdict, "A-IM-1", f"{incident.name} was closed: {incident.closed_why}",
                     *movers_of(facts, MAY_DECLARE, "declares another"), aim=Aim.DECLARE)  # fmt: skip
    if not may_declare(facts, who, now, declarers(facts)):
        roles = facts.role_of(Aim.DECLARE, otherwise=MAY_DECLARE[0])
        reason = f"{spoken(facts, roles)} declares it; anybody else reports it"
        raise refuse(facts, verdict, "A-IM-1", reason, *movers_of(facts, roles, "declares it"), aim=Aim.DECLARE)


def declared(incident: Incident, who: Person, now: datetime) -> Incident:
    """Return an incident as it is from its declaration on: clock zero is now (C9)."""
    return replace(incident, declared_at=now, declared_by=who.id)


def dismiss(facts: IncidentFacts, who: Person, now: datetime, reason: str) -> IncidentChanges:
    """Close a report that is none, or stand an incident down before anything was decided."""
    incident, verdict = facts.incident, "NOT STOOD DOWN"
    if incident.declared_at is None:
        if not holds_any(facts, who, MAY_DECLARE, now) and who.id != incident.reported_by:
            text = f"{spoken(facts, MAY_DECLARE)} or who reported it says that it is none"
            raise refuse(facts, verdict, "A-IM-1", text, *movers_of(facts, MAY_DECLARE, "decides"), aim=Aim.DECLARE)
        if incident.closed_at is not None:
            check_open(replace(facts, incident=replace(incident, declared_at=now)), verdict, Aim.DECLARE)
    else:
        check_running(facts, verdict)
        check_commander(facts, who, verdict, "A-REC-1", "stands it down", Aim.ALL_CLEAR)
        if any(decision.choice for decision in facts.decisions):
            text = "A way out was chosen; it ends with the all-clear, after the fix is verified"
            raise refuse(facts, verdict, "A-REC-1", text, commander_mover(facts, "sees it through"), aim=Aim.ALL_CLEAR)
    why = check_words(facts, reason, verdict, "A-INC-0", "Say why this is no incident", Aim.DECLARE, who)
    return (replace(incident, closed_at=now, closed_by=who.id, closed_why=why),)


def nominate(facts: IncidentFacts, who: Person, now: datetime, person_id: int, brief: str = "") -> IncidentChanges:
    """Name somebody for command; it is theirs when they accept. In command, this offers the hand-over (A-IM-2)."""
    verdict = "NOT NOMINATED"
    check_running(facts, verdict, Aim.COMMAND)
    if facts.command is not None:
        check_commander(facts, who, verdict, "A-IM-2", "hands it over", Aim.COMMAND)
    elif not holds_any(facts, who, MAY_COMMAND, now) and who.id != facts.incident.declared_by:
        reason = f"{spoken(facts, MAY_COMMAND[1:3])} names the commander"
        raise refuse(facts, verdict, "A-IM-2", reason, *movers_of(facts, MAY_COMMAND[1:], "names one"), aim=Aim.COMMAND)
    person = facts.person(person_id)
    if person is None or (facts.command is not None and person_id == facts.command.person_id):
        reason = "Nobody here is meant" if person is None else f"{person.name} commands already"
        raise refuse(facts, verdict, "A-IM-2", reason, Mover("", who.id, "names another"), aim=Aim.COMMAND)
    number = after(each.id for each in facts.commands)
    made = Command(
        f"{facts.incident.id}.k{number}", facts.incident.id, number, person_id, who.id, now, brief=clean_words(brief)
    )
    return (*_withdrawn(facts, now, "another was named"), made)


def _withdrawn(facts: IncidentFacts, now: datetime, why: str) -> IncidentChanges:
    waiting = facts.nomination
    return (replace(waiting, ended_at=now, ended_why=why),) if waiting else ()


def accept(facts: IncidentFacts, who: Person, now: datetime) -> IncidentChanges:
    """Take the command that was offered; only who was named can, and the one before is relieved by it (A-IM-2)."""
    verdict, offer = "NOT IN COMMAND", facts.nomination
    check_running(facts, verdict, Aim.COMMAND)
    if offer is None:
        raise refuse(facts, verdict, "A-IM-2", "Nobody is named for command",
                     *movers_of(facts, MAY_COMMAND[1:], "takes command"), aim=Aim.COMMAND)  # fmt: skip
    if offer.person_id != who.id:
        name = facts.name(offer.person_id)
        mover = Mover(INCIDENT_COMMANDER, offer.person_id, "accepts")
        raise refuse(facts, verdict, "A-IM-2", f"{name} is named, and accepts or declines", mover, aim=Aim.COMMAND)
    return (*_relieved(facts, now, "handed over"), replace(offer, accepted_at=now), *_commander_named(facts, who, now))


def decline(facts: IncidentFacts, who: Person, now: datetime, reason: str) -> IncidentChanges:
    """Say no to a nomination, with the reason."""
    verdict, offer = "NOT DECLINED", facts.nomination
    check_running(facts, verdict, Aim.COMMAND)
    if offer is None or who.id not in (offer.person_id, offer.nominated_by):
        text = f"{facts.name(offer.person_id)} is named, and answers" if offer else "Nobody is named for command"
        mover = Mover(INCIDENT_COMMANDER, offer.person_id if offer else None, "answers")
        raise refuse(facts, verdict, "A-IM-2", text, mover, aim=Aim.COMMAND)
    why = check_words(facts, reason, verdict, "A-IM-2", "A no says why, so that another is found", Aim.COMMAND, who)
    return (replace(offer, ended_at=now, ended_why=why),)


def take_command(facts: IncidentFacts, who: Person, now: datetime) -> IncidentChanges:
    """Take a command that nobody has: a Release Manager, Tech Lead or on-call Engineer may, in one act (A-IM-2)."""
    verdict = "NOT IN COMMAND"
    check_running(facts, verdict, Aim.COMMAND)
    if facts.nomination is not None and facts.nomination.person_id == who.id:
        return accept(facts, who, now)
    if facts.command is not None:
        reason = f"{facts.name(facts.command.person_id)} commands; a hand-over is offered and accepted"
        raise refuse(facts, verdict, "A-IM-2", reason, commander_mover(facts, "hands it over"), aim=Aim.COMMAND)
    if not holds_any(facts, who, MAY_COMMAND, now):
        reason = f"{spoken(facts, MAY_COMMAND[1:3])} takes command, or names somebody"
        raise refuse(facts, verdict, "A-IM-2", reason, *movers_of(facts, MAY_COMMAND[1:], "names one"), aim=Aim.COMMAND)
    number = after(each.id for each in facts.commands)
    made = Command(f"{facts.incident.id}.k{number}", facts.incident.id, number, who.id, who.id, now, now)
    return (*_withdrawn(facts, now, f"{who.name} took command"), made, *_commander_named(facts, who, now))


def _relieved(facts: IncidentFacts, now: datetime, why: str) -> IncidentChanges:
    return (replace(facts.command, ended_at=now, ended_why=why),) if facts.command else ()


def _commander_named(facts: IncidentFacts, who: Person, now: datetime) -> IncidentChanges:
    return tuple(done(step, who, now) for step in facts.aimed(Aim.COMMAND) if facts.open(step))


def hands_on(facts: IncidentFacts, who: Person, now: datetime) -> IncidentChanges:
    """Acknowledge by name that the commander repairs as well, where nobody else can (C14)."""
    verdict = "NOT ACKNOWLEDGED"
    check_running(facts, verdict, Aim.EXECUTE)
    check_commander(facts, who, verdict, "C14", "acknowledges it", Aim.EXECUTE)
    assert facts.command is not None
    return (replace(facts.command, hands_on_by=who.id, hands_on_at=now),)


def name_scribe(facts: IncidentFacts, who: Person, now: datetime, person_id: int | None) -> IncidentChanges:
    """Name who keeps the timeline."""
    verdict = "NO SCRIBE NAMED"
    check_running(facts, verdict)
    check_commander(facts, who, verdict, "A-IM-5", "names the scribe", Aim.ENGAGE)
    check_known(facts, who, person_id, verdict, "A-IM-5", Aim.ENGAGE)
    return (replace(facts.incident, scribe_id=person_id),)


def grade(facts: IncidentFacts, who: Person, now: datetime, severity: str) -> IncidentChanges:
    """Set the severity: higher at any time, lower only after the all-clear, for unsure means the higher (C21)."""
    verdict, incident = "SEVERITY NOT CHANGED", facts.incident
    check_open(facts, verdict, Aim.IMPACT)
    if severity not in tuple(Severity) or severity == incident.severity:
        reason = f"It is {incident.severity} already" if severity == incident.severity else f"{severity} is no severity"
        raise refuse(facts, verdict, "C21", reason, Mover("", who.id, "names another"), aim=Aim.IMPACT)
    if not facts.commands_it(who) and not holds_any(facts, who, MAY_DECLARE, now):
        reason = f"{spoken(facts, MAY_DECLARE[:1])} or the commander grades it"
        raise refuse(facts, verdict, "C21", reason, commander_mover(facts, "grades it"), aim=Aim.IMPACT)
    if Severity(severity).rank < Severity(incident.severity).rank and incident.cleared_at is None:
        reason = "While it runs the higher severity stays; it is graded down after the all-clear"
        raise refuse(facts, verdict, "C21", reason, commander_mover(facts, "gives the all-clear first"), aim=Aim.IMPACT)
    after_it = replace(incident, severity=severity)
    running = incident.cleared_at is None
    return (after_it, *(regraded(after_it, facts.updates, now) if running else ()))


def set_instants(
    facts: IncidentFacts, who: Person, now: datetime, *, declared_at: datetime | None = None,
    detected_at: datetime | None = None, started_at: datetime | None = None,
) -> IncidentChanges:  # fmt: skip
    """Correct when it was declared, seen or begun; a logged act of the commander, never silent (C9)."""
    verdict, incident = "NOT CORRECTED", facts.incident
    check_open(facts, verdict, Aim.DECLARE)
    if not facts.commands_it(who) and who.id != incident.declared_by:
        reason = "The commander or whoever declared it corrects its clocks"
        raise refuse(facts, verdict, "C9", reason, commander_mover(facts, "corrects them"), aim=Aim.DECLARE)
    made = replace(
        incident, declared_at=declared_at or incident.declared_at, detected_at=detected_at or incident.detected_at,
        started_at=started_at or incident.started_at,
    )  # fmt: skip
    given = [at for at in (made.started_at, made.detected_at, made.declared_at) if at is not None]
    mover = Mover("", who.id, "names another time")
    if any(at > now for at in given):
        raise refuse(facts, verdict, "C9", "It cannot have happened later than now", mover, aim=Aim.DECLARE)
    if given != sorted(given):
        reason = "It began before it was seen, and was seen before it was declared"
        raise refuse(facts, verdict, "C9", reason, mover, aim=Aim.DECLARE)
    return (made,)


def tell_leadership(facts: IncidentFacts, now: datetime) -> IncidentChanges:
    """Begin the clock of leadership, once the escalation has reached them."""
    known = any(each.audience == Audience.LEADERSHIP.value for each in facts.updates)
    return () if known else (clock(facts.incident, Audience.LEADERSHIP.value, now),)
