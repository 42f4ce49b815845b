"""What each role and person owes in an incident and after it; the same list as all other work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from octotui.domain.duties import Duty
from octotui.domain.incident.clock import answered, book_by, ends, next_due, phase_now, steady
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.move import next_move, verb
from octotui.domain.incident.standing import declarers
from octotui.domain.incident.steps import BY_ITSELF
from octotui.domain.incident.values import Aim, Step
from octotui.domain.roles import INCIDENT_COMMANDER, PROJECT_MANAGER, RELEASE_MANAGER
from octotui.domain.standing import stands_for

_AFTER = frozenset((Aim.ALL_CLEAR.value, Aim.SUPPORT.value, Aim.ROOT_CAUSE.value, Aim.ACTIONS.value, Aim.REVIEW.value))
_TOLD_ELSEWHERE = frozenset((Aim.COMMAND.value, Aim.NOTIFY.value, Aim.ENGAGE.value, Aim.SECURITY.value))


def incident_duties(facts: IncidentFacts, now: datetime) -> tuple[Duty, ...]:
    """Return all that is owed in one incident, the most pressing first; whoever stands in owes it too."""
    now = steady(facts, now)
    return tuple(replace(duty, stand_ins=_stand_ins(facts, duty.role, now)) for duty in _duties(facts, now))


def _stand_ins(facts: IncidentFacts, role: str, now: datetime) -> frozenset[int]:
    also = (person for person in facts.people if not person.holds(role)) if facts.delegates else ()
    return frozenset(person.id for person in also if stands_for(facts, person, role, now))


def _duty(
    facts: IncidentFacts, key: str, verb: str, title: str, role: str, why: str, line: int, *,
    person_id: int | None = None, due: datetime | None = None, since: datetime | None = None, possible: bool = True,
) -> Duty:  # fmt: skip
    incident = facts.incident
    return Duty(
        f"{incident.name}/{key}", verb, title, incident.release_id or 0, incident.name, role, person_id, why, line,
        due=due, since=since, possible=possible, incident_id=incident.id,
    )  # fmt: skip


def _duties(facts: IncidentFacts, now: datetime) -> Iterator[Duty]:
    incident = facts.incident
    if incident.closed_at is None:
        if incident.declared_at is None:
            for role in declarers(facts):
                yield _duty(facts, f"declare/{role}", "DECLARE", incident.title, role, "it is reported",
                            facts.line(Aim.DECLARE), due=incident.reported_at, since=incident.reported_at)  # fmt: skip
            return
        if facts.running:
            yield from _of_command(facts)
            yield from _of_roll_call(facts)
            yield from _of_updates(facts)
            yield from _of_advice(facts, now)
        yield from _of_steps(facts, now)
    yield from _of_actions(facts)


def _of_command(facts: IncidentFacts) -> Iterator[Duty]:
    offer, line, since = facts.nomination, facts.line(Aim.COMMAND), facts.incident.declared_at
    if offer is not None:
        why = f"{facts.name(offer.nominated_by)} asks"
        yield _duty(facts, "accept", "ACCEPT", "Command of the incident", INCIDENT_COMMANDER, why, line,
                    person_id=offer.person_id, due=offer.nominated_at, since=offer.nominated_at)  # fmt: skip
    elif facts.command is None:
        yield _duty(facts, "command", "COMMAND", facts.incident.title, RELEASE_MANAGER, "nobody leads it yet", line,
                    due=since, since=since)  # fmt: skip


def _of_roll_call(facts: IncidentFacts) -> Iterator[Duty]:
    title = f"Called in: {facts.incident.title}"
    led = f"{facts.name(facts.command.person_id)} commands; " if facts.command else ""
    for asked in facts.summons:
        if answered(asked) is None and asked.asked_at is not None:
            yield _duty(facts, f"call/{asked.role}", "ANSWER", title, asked.role, f"{led}{asked.why.lower()}",
                        asked.line, person_id=asked.person_id, due=asked.asked_at, since=asked.asked_at)  # fmt: skip
    for rung in facts.rungs:
        if answered(rung) is None:
            yield _duty(facts, f"rung/{rung.number}", "ANSWER", "An escalation", rung.role, rung.why,
                        facts.incident.ladder_line, person_id=rung.person_id, due=rung.asked_at,
                        since=rung.asked_at)  # fmt: skip


def _of_updates(facts: IncidentFacts) -> Iterator[Duty]:
    for update in facts.updates:
        title, due = f"Update to {update.audience}", next_due(facts, update)
        yield _duty(facts, f"update/{update.audience}", "SEND", title, update.role, f"every {update.minutes} min",
                    facts.line(Aim.NOTIFY), due=due, since=due)  # fmt: skip


def _of_advice(facts: IncidentFacts, now: datetime) -> Iterator[Duty]:
    """Give what advisers owe to a decision that is to be made now (A-MIT-1d)."""
    step, present = next(iter(facts.aimed(Aim.DECIDE)), None), phase_now(facts, now)
    decision = facts.decision
    if step is None or present is None or decision is None or decision.choice or present.phase.number < step.phase:
        return
    for role in facts.advisers:
        if facts.advice_of(decision, role) is None:
            yield _duty(facts, f"advice/{decision.round}/{role}", "ADVISE", step.title, role, "the commander asks",
                        step.line, due=step.due or ends(facts, present.phase), since=decision.opened_at)  # fmt: skip


def _of_steps(facts: IncidentFacts, now: datetime) -> Iterator[Duty]:
    step_now = next_move(facts, now).step_id
    for step in facts.steps:
        ended = not facts.running and step.aim not in _AFTER
        if not facts.open(step) or step.aim in (Aim.WAY.value, Aim.DECLARE.value) or facts.children(step) or ended:
            continue
        if step.aim in _TOLD_ELSEWHERE or (facts.running and step.aim in _AFTER - {Aim.ALL_CLEAR.value}):
            continue
        yield from _of_step(facts, step, step_now)


def _of_step(facts: IncidentFacts, step: Step, step_now: str | None) -> Iterator[Duty]:
    phase = next(each for each in facts.phases if each.number == step.phase)
    due = step.due or (ends(facts, phase) if facts.running else None)
    if step.aim == Aim.REVIEW.value:
        due = book_by(facts)
    word = {Aim.REVIEW.value: "BOOK", Aim.ROOT_CAUSE.value: "FIND", Aim.ACTIONS.value: "WRITE",
            Aim.SUPPORT.value: "BRIEF", Aim.DECIDE.value: "DECIDE", Aim.VERIFY.value: "VERIFY",
            Aim.METRICS.value: "CONFIRM", Aim.ALL_CLEAR.value: "SEND"}.get(step.aim, "DO")  # fmt: skip
    person_id, roles = step.person_id, step.roles or (PROJECT_MANAGER if not facts.running else INCIDENT_COMMANDER,)
    if step.aim == Aim.DECIDE.value:
        roles, person_id = (INCIDENT_COMMANDER,), facts.command.person_id if facts.command else None
    possible = step.aim not in BY_ITSELF or step.id == step_now or step.aim == Aim.REVIEW.value
    why = verb(step).lower() if possible else "another step comes first"
    for role in roles:
        yield _duty(facts, f"{step.id}/{role}", word, step.title, role, why, step.line, person_id=person_id, due=due,
                    since=step.since, possible=possible)  # fmt: skip


def _of_actions(facts: IncidentFacts) -> Iterator[Duty]:
    for action in facts.actions:
        if action.state in ("done", "won't do"):
            continue
        why = f"blocked: {action.reason}" if action.state == "blocked" else action.success or action.state
        yield _duty(facts, action.id, "DO", action.title, PROJECT_MANAGER, why, facts.line(Aim.ACTIONS),
                    person_id=action.owner_id, due=action.due, since=action.since,
                    possible=action.state != "blocked")  # fmt: skip
