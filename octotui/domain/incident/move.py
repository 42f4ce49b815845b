"""The one line of an incident: what to do next, why, and whose move it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from octotui.domain.incident.clock import late, left_over, next_due, phase_now, silent, steady, triggers
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.rollcall import next_rung, security_first
from octotui.domain.incident.standing import MAY_COMMAND, declarers
from octotui.domain.incident.values import Aim, Step, Way
from octotui.domain.roles import (
    DATA_ANALYST,
    DEVELOPERS,
    INCIDENT_COMMANDER,
    PROJECT_MANAGER,
    QA_ENGINEER,
    TECH_LEAD,
    short,
)
from octotui.domain.value import dataclass

_CELLS = 22
_VERBS = {
    Aim.COMMAND.value: "TAKE COMMAND",
    Aim.SECURITY.value: "CALL SECURITY",
    Aim.ON_CALL.value: "TELL ON-CALL",
    Aim.IMPACT.value: "ASSESS THE IMPACT",
    Aim.NOTIFY.value: "WRITE THE UPDATE",
    Aim.CUSTOMERS.value: "PREPARE FOR CUSTOMERS",
    Aim.ENGAGE.value: "BRING THEM IN",
    Aim.DECIDE.value: "CHOOSE THE WAY OUT",
    Aim.EXECUTE.value: "CARRY IT OUT",
    Aim.VERIFY.value: "VERIFY THE FIX",
    Aim.METRICS.value: "CONFIRM BY METRICS",
    Aim.ALL_CLEAR.value: "GIVE THE ALL-CLEAR",
    Aim.SUPPORT.value: "BRIEF SUPPORT",
    Aim.ROOT_CAUSE.value: "FIND THE ROOT CAUSE",
    Aim.ACTIONS.value: "WRITE ACTION ITEMS",
    Aim.REVIEW.value: "BOOK THE REVIEW",
}


@dataclass(frozen=True, slots=True)
class Move:
    """A command of at most 22 letters, a reason of at most 60, and who is to move.

    `aim` says which act it calls for, `step_id` the step it belongs to, `late` whether its time is over, and
    `since` from when on it has been asked for.
    """

    verb: str
    why: str
    aim: str
    roles: tuple[str, ...] = ()
    person_id: int | None = None
    step_id: str | None = None
    late: bool = False
    since: datetime | None = None


def next_move(facts: IncidentFacts, now: datetime) -> Move:
    """Return the one thing to do now; where nobody holds its role, it is the commander's."""
    move = _next(facts, steady(facts, now))
    nobody = move.person_id is None and not any(facts.holders(role) for role in move.roles)
    if nobody and facts.command is not None:
        return replace(move, roles=(INCIDENT_COMMANDER,), person_id=facts.command.person_id)
    return move


def _next(facts: IncidentFacts, now: datetime) -> Move:
    incident = facts.incident
    if incident.closed_at is not None:
        return Move("CLOSED", incident.closed_why[:60], "")
    if incident.declared_at is None:
        why = f"{facts.name(incident.reported_by)} reported it; nothing runs until then"[:60]
        return Move("DECLARE IT", why, Aim.DECLARE.value, declarers(facts), since=incident.reported_at)
    if incident.cleared_at is not None:
        return _afterwards(facts, now)
    return (
        _command(facts) or _security(facts) or _escalation(facts, now) or _trying(facts, now)
        or _playbook(facts, now) or _fallback(facts, now)
    )  # fmt: skip


def _command(facts: IncidentFacts) -> Move | None:
    if facts.command is not None:
        return None
    offer = facts.nomination
    if offer is not None:
        why = f"{facts.name(offer.nominated_by)} named {facts.name(offer.person_id)}"[:60]
        return Move("ACCEPT COMMAND", why, Aim.COMMAND.value, (INCIDENT_COMMANDER,), offer.person_id)
    return Move("TAKE COMMAND", "nobody leads this incident yet", Aim.COMMAND.value, MAY_COMMAND[1:])


def _security(facts: IncidentFacts) -> Move | None:
    asked = security_first(facts)
    if asked is None:
        return None
    return Move("CALL SECURITY", "it is a security incident; they come first", Aim.SECURITY.value, (asked.role,),
                asked.person_id)  # fmt: skip


def _escalation(facts: IncidentFacts, now: datetime) -> Move | None:
    """Return the escalation that is due: prolonged, two ways out have failed, or the last rung is silent (A-ESC)."""
    role = next_rung(facts)
    if role is None:
        return None
    if facts.rungs:
        last = facts.rungs[-1]
        due = [f"{last.role} has not answered"] if silent(last, now) else []
    else:
        due = [why for key, at, why in triggers(facts) if key != "severity" and at <= now]
    if not due:
        return None
    commander = facts.command.person_id if facts.command else None
    why = f"to {role}; {' and '.join(due)}"[:60]
    return Move("ESCALATE", why, "escalate", (INCIDENT_COMMANDER,), commander, late=True)


def _trying(facts: IncidentFacts, now: datetime) -> Move | None:
    """Return what the way out waits for, once one was chosen or its phase has come."""
    decision = facts.decision
    if decision is None or not decision.choice:
        return None
    if decision.executed_at is None:
        step = next(iter(facts.aimed(Aim.EXECUTE)), None)
        over = step is not None and step.due is not None and step.due <= now
        roles = facts.role_of(Aim.EXECUTE, otherwise=DEVELOPERS)
        why = f"{decision.choice} was chosen" + (f", {decision.minutes} minutes were meant for it" if over else "")
        return Move(_verb_of(decision.choice), why, Aim.EXECUTE.value, roles, decision.executor_id, _id(step), over)
    if decision.verified != "yes":
        return _for(facts, Aim.VERIFY, QA_ENGINEER, f"{decision.choice} is carried out", now)
    if decision.confirmed != "yes":
        return _for(facts, Aim.METRICS, DATA_ANALYST, "the smoke tests pass; the metrics come next", now)
    return _for(facts, Aim.ALL_CLEAR, PROJECT_MANAGER, "verified, and confirmed by metrics", now)


def _verb_of(choice: str) -> str:
    return {Way.ROLL_BACK.value: "ROLL BACK", Way.HOT_FIX.value: "DEPLOY THE HOT-FIX"}.get(
        choice, "SWITCH THE FLAG OFF"
    )


def _for(facts: IncidentFacts, aim: Aim, otherwise: str, why: str, now: datetime) -> Move:
    step = next((step for step in facts.aimed(aim) if facts.open(step)), None)
    roles = facts.role_of(aim, otherwise=otherwise)
    behind = step is not None and late(facts, step, now) is not None
    return Move(_VERBS[aim.value], why, aim.value, roles, step.person_id if step else None, _id(step), behind)


def _id(step: Step | None) -> str | None:
    return step.id if step else None


def _playbook(facts: IncidentFacts, now: datetime) -> Move | None:
    """Return the first open step of the phase that runs, then what earlier phases left open."""
    present = phase_now(facts, now)
    if present is None:
        return None
    for step in (*facts.in_phase(present.phase.number), *left_over(facts, now)):
        if facts.open(step) and step.aim not in (Aim.EXECUTE.value, Aim.VERIFY.value, Aim.METRICS.value):
            return _of_step(facts, step, now)
    return None


def _of_step(facts: IncidentFacts, step: Step, now: datetime) -> Move:
    part = next((each for each in facts.children(step) if facts.open(each)), None)
    roles = (part.roles if part else step.roles) or (INCIDENT_COMMANDER,)
    person_id = step.person_id
    if step.aim == Aim.DECIDE.value:
        roles, person_id = (INCIDENT_COMMANDER,), facts.command.person_id if facts.command else None
    behind = late(facts, step, now) is not None
    return Move(verb(step), _why(facts, step, part), step.aim, roles, person_id, step.id, behind, _since(facts, step))


def _since(facts: IncidentFacts, step: Step) -> datetime | None:
    """Return from when on a step has been asked for: its phase began, or it was opened again since."""
    declared, phase = (
        facts.incident.declared_at,
        next((each for each in facts.phases if each.number == step.phase), None),
    )
    begun = declared + timedelta(minutes=phase.from_min or 0) if declared and phase else declared
    asked = facts.decision.opened_at if step.aim == Aim.DECIDE.value and facts.decision else step.since
    return max((at for at in (begun, asked) if at is not None), default=None)


def verb(step: Step) -> str:
    """Return a step as a command of at most 22 letters; what it says itself where octotui knows no word for it."""
    known = _VERBS.get(step.aim)
    if known:
        return known
    words = step.title.upper()
    return words if len(words) <= _CELLS else words[: _CELLS + 1].rsplit(" ", 1)[0]


def _why(facts: IncidentFacts, step: Step, part: Step | None) -> str:
    if step.aim == Aim.DECIDE.value and facts.decision is not None:
        said = [each for each in facts.advice if each.decision_id == facts.decision.id and each.choice]
        if said:
            newest = max(said, key=lambda each: each.at)
            return f"{short(newest.role)} advises to {newest.choice}"[:60]
        return f"round {facts.decision.round}; what was tried did not work" if facts.failed else "nothing is chosen yet"
    return (part.title if part else step.title)[:60]


def _fallback(facts: IncidentFacts, now: datetime) -> Move:
    """Return what a guide without a playbook leaves to do: tell who waits, choose, and try."""
    waiting = [each for each in facts.updates if next_due(facts, each) <= now]
    if waiting:
        why = f"{waiting[0].audience} wait for it"
        return Move("WRITE THE UPDATE", why, Aim.NOTIFY.value, (waiting[0].role,), late=True)
    commander = facts.command.person_id if facts.command else None
    return Move("CHOOSE THE WAY OUT", "nothing is chosen yet", Aim.DECIDE.value, (INCIDENT_COMMANDER,), commander)


def _afterwards(facts: IncidentFacts, now: datetime) -> Move:
    for step in facts.steps:
        if not step.parent_id and facts.open(step) and step.aim != Aim.WAY.value and _belongs_after(step):
            return _of_step(facts, step, now)
    if not facts.incident.cause:
        return Move("FIND THE ROOT CAUSE", "the review needs it", Aim.ROOT_CAUSE.value, (TECH_LEAD,))
    if facts.review is not None and facts.review.booked_at is None:
        return Move("BOOK THE REVIEW", "it is not booked yet", Aim.REVIEW.value, (PROJECT_MANAGER,))
    bare = [each for each in facts.actions if each.owner_id is None or each.due is None]
    if not facts.actions or bare:
        why = f"{bare[0].title} lacks an owner or a date"[:60] if bare else "the review ends with at least one"
        return Move("WRITE ACTION ITEMS", why, Aim.ACTIONS.value, (PROJECT_MANAGER,))
    review = facts.review
    facilitator = review.facilitator_id if review else None
    return Move("CLOSE THE REVIEW", "all that it needs is there", "close", (PROJECT_MANAGER,), facilitator)


def _belongs_after(step: Step) -> bool:
    return step.aim in (Aim.SUPPORT.value, Aim.ROOT_CAUSE.value, Aim.ACTIONS.value, Aim.REVIEW.value)
