"""The roll call and the escalation: who is asked, who answers, who is passed over (A-IM-5, A-ESC)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_words
from octotui.domain.incident.clock import RUNG_ANSWERS, answered, silent
from octotui.domain.incident.command import tell_leadership
from octotui.domain.incident.facts import IncidentChanges, IncidentFacts, IncidentValue
from octotui.domain.incident.standing import (
    after,
    check_commander,
    check_running,
    commander_mover,
    holds_any,
    movers_of,
    refuse,
    spoken,
)
from octotui.domain.incident.steps import done
from octotui.domain.incident.values import Aim, Rung, Step, Summons
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, Refusal, Refused
from octotui.domain.roles import INCIDENT_COMMANDER, LEADERSHIP, SECURITY_CHAMPION, canonical


def _asked(facts: IncidentFacts, role: str, verdict: str) -> Summons:
    found = next((each for each in facts.summons if each.role == role), None)
    if found is None:
        mover = commander_mover(facts, "calls them")
        raise refuse(facts, verdict, "A-IM-5", f"{role} is not on the roll call", mover, aim=Aim.ENGAGE)
    return found


def call(facts: IncidentFacts, who: Person, now: datetime, role: str) -> IncidentChanges:
    """Ask a role to come, or ask again; anybody in the incident may (A-IM-5)."""
    verdict, role = "NOT CALLED", canonical(role)
    check_running(facts, verdict, Aim.ENGAGE)
    if not role:
        raise refuse(facts, verdict, "A-IM-5", "A call names a role", Mover("", who.id, "names one"), aim=Aim.ENGAGE)
    found = next((each for each in facts.summons if each.role == role), None)
    if found is None:
        number, holder = after(each.id for each in facts.summons), facts.holder(role)
        return (
            Summons(f"{facts.incident.id}.c{number}", facts.incident.id, number, role, facts.line(Aim.ENGAGE),
                    "called", holder.id if holder else None, now, who.id, 1),
        )  # fmt: skip
    if found.here_at or found.acked_at:
        name = facts.name(found.person_id) if found.person_id else role
        word = "here" if found.here_at else "coming"
        raise refuse(facts, verdict, "A-IM-5", f"{name} is {word} already", Mover("", who.id, "waits"), aim=Aim.ENGAGE)
    again = replace(found, asked_at=now, asked_by=who.id, times=found.times + 1, passed_at=None)
    return (again,)


def uncalled(facts: IncidentFacts) -> tuple[str, ...]:
    """Return the roles that somebody holds and that are not on the roll call yet."""
    asked = {each.role for each in facts.summons} | {INCIDENT_COMMANDER}
    held = (role for person in facts.people for role in person.roles)
    return tuple(role for role in dict.fromkeys(held) if role not in asked)


def answer(facts: IncidentFacts, who: Person, now: datetime, role: str, *, here: bool = False) -> IncidentChanges:
    """Say that one is coming, or is here; whoever holds the role or stands in for it (A-IM-5)."""
    verdict = "NOT ANSWERED"
    check_running(facts, verdict, Aim.ENGAGE)
    asked = _asked(facts, role, verdict)
    commander = facts.commands_it(who) and here
    if not commander and not holds_any(facts, who, (role,), now):
        reason = f"{spoken(facts, (role,))} answers for {role}"
        raise refuse(facts, verdict, "A-IM-5", reason, *movers_of(facts, (role,), "answers"), aim=Aim.ENGAGE)
    if asked.here_at or (asked.acked_at and not here):
        raise refuse(facts, verdict, "A-IM-5", f"{role} has answered already", Mover(role, asked.person_id, "is here"),
                     aim=Aim.ENGAGE)  # fmt: skip
    person_id = asked.person_id if commander and not holds_any(facts, who, (role,), now) else who.id
    come = replace(asked, person_id=person_id, acked_at=asked.acked_at or now, passed_at=None,
                   here_at=now if here else None)  # fmt: skip
    return (come, *_engaged(facts, come, who, now))


def arrive(facts: IncidentFacts, who: Person, now: datetime) -> IncidentChanges:
    """Return the roll call with whoever has just acted: who acts is here, and need not say so besides."""
    if not facts.running:
        return ()
    come: list[IncidentValue] = []
    for asked in facts.summons:
        if asked.here_at is None and asked.asked_at is not None and who.holds(asked.role):
            here = replace(asked, person_id=who.id, acked_at=asked.acked_at or now, here_at=now, passed_at=None)
            come += (here, *_engaged(facts.but((*come, here)), here, who, now))
    return tuple(come)


def pass_over(facts: IncidentFacts, who: Person, now: datetime, role: str) -> IncidentChanges:
    """Go on without a role that does not answer; it stays on record as not reachable."""
    verdict = "NOT PASSED OVER"
    check_running(facts, verdict, Aim.ENGAGE)
    asked = _asked(facts, role, verdict)
    check_commander(facts, who, verdict, "A-IM-5", "goes on without them", Aim.ENGAGE)
    if asked.here_at:
        raise refuse(facts, verdict, "A-IM-5", f"{role} is here", commander_mover(facts, "asks them"), aim=Aim.ENGAGE)
    passed = replace(asked, passed_at=now, acked_at=None)
    return (passed, *_engaged(facts, passed, who, now))


def _engaged(facts: IncidentFacts, asked: Summons, who: Person, now: datetime) -> IncidentChanges:
    """Return the steps that close when a role has come: each that calls it in, once all it names are answered for."""
    after_it = facts.but((asked,))
    roles = {each.role: each for each in after_it.summons}
    closed: list[IncidentValue] = []
    for step in facts.aimed(Aim.ENGAGE, Aim.SECURITY, Aim.ON_CALL):
        if not facts.open(step) or facts.children(step) or not step.roles or asked.role not in step.roles:
            continue
        if all(role in roles and answered(roles[role]) for role in step.roles):
            closed.append(done(step, who, now))
    parents = {step.parent_id for step in closed if isinstance(step, Step)}
    later = after_it.but(tuple(closed))
    for step in facts.aimed(Aim.ENGAGE):
        if step.id in parents and all(not later.open(child) for child in later.children(step)):
            closed.append(done(step, who, now))
    return tuple(closed)


# -- escalation -----------------------------------------------------------------------------------------------------


def next_rung(facts: IncidentFacts) -> str | None:
    """Return the role that an escalation goes to next; None where there is no further rung (A-ESC)."""
    asked = {rung.role for rung in facts.rungs}
    return next((role for role in facts.ladder if role not in asked), None)


def escalate(facts: IncidentFacts, who: Person, now: datetime, why: str) -> IncidentChanges:
    """Ask the next rung; the commander does, or whoever speaks for the rung below after its time (A-ESC)."""
    verdict = "NOT ESCALATED"
    check_running(facts, verdict, Aim.COMMAND)
    line = facts.incident.ladder_line
    last = facts.rungs[-1] if facts.rungs else None
    waiting = last is not None and answered(last) is None
    if waiting and last is not None and not silent(last, now):
        reason = f"{last.role} was asked {_minutes(now, last)} m ago, and has {_minutes_to_answer()} to answer"
        mover = Mover(last.role, last.person_id, "answers")
        raise _refuse(facts, verdict, reason, mover, line=line)
    if not facts.commands_it(who) and not holds_any(facts, who, (last.role,) if last else (), now):
        reason = "The commander escalates" if facts.command else "Nobody commands yet; the commander escalates"
        raise _refuse(facts, verdict, reason, commander_mover(facts, "escalates"), line=line)
    role = next_rung(facts)
    if role is None:
        reason = f"{last.role if last else 'Everybody'} is the last rung, and was asked"
        raise _refuse(facts, verdict, reason, Mover(last.role if last else "", None, "answers"), line=line)
    why = clean_words(why)
    if not why:
        raise _refuse(facts, verdict, "An escalation says why", Mover("", who.id, "says why"), line=line)
    holder, number = facts.holder(role), after(each.id for each in facts.rungs)
    rung = Rung(f"{facts.incident.id}.e{number}", facts.incident.id, number, role, why, now, who.id,
                holder.id if holder else None)  # fmt: skip
    passed = (replace(last, passed_at=now),) if waiting and last else ()
    return (*passed, rung, *(tell_leadership(facts, now) if role == LEADERSHIP else ()))


def _minutes(now: datetime, rung: Rung) -> int:
    return int((now - rung.asked_at).total_seconds() // 60)


def _minutes_to_answer() -> int:
    return int(RUNG_ANSWERS.total_seconds() // 60)


def _refuse(facts: IncidentFacts, verdict: str, reason: str, mover: Mover, *, line: int) -> Refused:
    return Refused(Refusal(verdict, "A-ESC", reason, line or facts.line(Aim.COMMAND), (mover,)))


def answer_rung(facts: IncidentFacts, who: Person, now: datetime) -> IncidentChanges:
    """Take note of an escalation: whoever holds its role (A-ESC)."""
    verdict, line = "NOT ANSWERED", facts.incident.ladder_line
    check_running(facts, verdict, Aim.COMMAND)
    waiting = next((rung for rung in reversed(facts.rungs) if answered(rung) is None), None)
    if waiting is None:
        raise _refuse(facts, verdict, "No escalation waits", commander_mover(facts, "escalates"), line=line)
    if not holds_any(facts, who, (waiting.role,), now):
        reason = f"{spoken(facts, (waiting.role,))} answers it"
        raise _refuse(facts, verdict, reason, Mover(waiting.role, waiting.person_id, "answers"), line=line)
    return (replace(waiting, acked_at=now, acked_by=who.id, person_id=who.id),)


def security_first(facts: IncidentFacts) -> Summons | None:
    """Return the call to Security that must be answered before all else; None where there is none (B-INC-3)."""
    if not facts.incident.security:
        return None
    asked = next((each for each in facts.summons if each.role == SECURITY_CHAMPION), None)
    return asked if asked is not None and answered(asked) is None else None
