"""The steps of the playbook: done, taken back, assigned, time-boxed, or not applicable."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from octotui.domain.incident.facts import IncidentChanges, IncidentFacts
from octotui.domain.incident.standing import (
    check_known,
    check_open,
    check_roles,
    check_words,
    commander_mover,
    movers_of,
    refuse,
)
from octotui.domain.incident.values import Aim, Step
from octotui.domain.people import Person
from octotui.domain.refusal import Mover

BY_ITSELF: dict[str, tuple[str, str]] = {
    Aim.DECLARE.value: ("A-IM-1", "Declaring the incident closes this"),
    Aim.COMMAND.value: ("A-IM-2", "A commander who accepts closes this"),
    Aim.DECIDE.value: ("A-MIT-1", "The commander's decision closes this"),
    Aim.EXECUTE.value: ("A-MIT-2", "Carrying out the way that was chosen closes this"),
    Aim.VERIFY.value: ("A-MIT-3", "The verification of the fix closes this"),
    Aim.METRICS.value: ("A-MIT-4", "Confirming it by metrics closes this"),
    Aim.ALL_CLEAR.value: ("A-REC-1", "The all-clear closes this"),
    Aim.REVIEW.value: ("A-REC-5", "Booking the review closes this"),
}
"""The steps that an act of their own closes, and what to say where somebody ticks them."""


def _step(facts: IncidentFacts, step_id: str, verdict: str, who: Person) -> Step:
    step = facts.step(step_id)
    if step is None:
        raise refuse(facts, verdict, "A-INC-0", f"There is no step {step_id}", Mover("", who.id, "names another"),
                     aim=Aim.PLAIN)  # fmt: skip
    check_open(facts, verdict, Aim(step.aim))
    if not facts.applies(step):
        mover = commander_mover(facts, "says that it does")
        raise refuse(facts, verdict, "A-INC-0", f"{step.title} does not apply here", mover, aim=Aim(step.aim))
    return step


def _check_owner(facts: IncidentFacts, step: Step, who: Person, now: datetime, verdict: str) -> None:
    if step.person_id != who.id:
        check_roles(facts, who, step.roles, now, verdict, "A-INC-0", "does this", Aim(step.aim))


def done(step: Step, who: Person, now: datetime, reason: str = "") -> Step:
    """Return a step as it is when it is done, at the instant of the clock."""
    person_id = step.person_id or who.id
    return replace(
        step, state="done", person_id=person_id, done_at=now, done_by=who.id, reason=reason, by=who.id, since=now
    )


def closing(facts: IncidentFacts, aim: Aim, who: Person, now: datetime) -> tuple[Step, ...]:
    """Return the open steps of an aim as done, for the act that closes them."""
    return tuple(done(step, who, now) for step in facts.aimed(aim) if facts.open(step) and not facts.children(step))


def finish_step(facts: IncidentFacts, who: Person, now: datetime, step_id: str) -> IncidentChanges:
    """Call a step done; a whole closes with its last part, and late steps say for ever how late they were."""
    verdict, step = "NOT DONE", _step(facts, step_id, "NOT DONE", who)
    if step.aim in BY_ITSELF:
        rule, reason = BY_ITSELF[step.aim]
        movers = movers_of(facts, step.roles[:2], "does it") or (commander_mover(facts, "does it"),)
        raise refuse(facts, verdict, rule, reason, *movers, aim=Aim(step.aim))
    _check_owner(facts, step, who, now, verdict)
    if step.state != "open":
        reason = f"{step.title} is {step.state} already"
        raise refuse(facts, verdict, "A-INC-0", reason, Mover("", who.id, "takes it back"), aim=Aim(step.aim))
    left = [part.title for part in facts.children(step) if facts.open(part)]
    if left:
        reason = f"{step.title} closes by itself with its last part; still open: {', '.join(left)}"
        raise refuse(facts, verdict, "A-INC-0", reason, commander_mover(facts, "sees to it"), aim=Aim(step.aim))
    return with_parents(facts, (done(step, who, now),), who, now)


def with_parents(facts: IncidentFacts, changes: tuple[Step, ...], who: Person, now: datetime) -> IncidentChanges:
    """Return changed steps with each whole that closes because its last part did."""
    later = facts.but(changes)
    parents = {step.parent_id for step in changes if step.parent_id}
    closing = [
        done(step, who, now)
        for step in later.steps
        if step.id in parents and later.open(step) and all(not later.open(part) for part in later.children(step))
        and step.aim not in BY_ITSELF
    ]  # fmt: skip
    return (*changes, *closing)


def reopen_step(facts: IncidentFacts, who: Person, now: datetime, step_id: str) -> IncidentChanges:
    """Take back that a step is done or not applicable."""
    verdict, step = "NOT REOPENED", _step(facts, step_id, "NOT REOPENED", who)
    if step.aim in BY_ITSELF:
        rule, reason = BY_ITSELF[step.aim][0], "What an act closed is taken back with that act"
        raise refuse(facts, verdict, rule, reason, commander_mover(facts, "decides anew"), aim=Aim(step.aim))
    _check_owner(facts, step, who, now, verdict)
    if step.state == "open":
        mover = Mover("", who.id, "does it")
        raise refuse(facts, verdict, "A-INC-0", f"{step.title} is open", mover, aim=Aim(step.aim))
    again = reopened(step, who, now)
    above = tuple(
        reopened(each, who, now) for each in facts.steps if each.id == step.parent_id and not facts.open(each)
    )
    return (again, *above)


def reopened(step: Step, who: Person, now: datetime) -> Step:
    """Return a step as it is when there is work on it again."""
    return replace(step, state="open", done_at=None, done_by=None, reason="", by=who.id, since=now)


def skip_step(facts: IncidentFacts, who: Person, now: datetime, step_id: str, reason: str) -> IncidentChanges:
    """Call a step not applicable, with the reason; the commander or its owner does (C18)."""
    verdict, step = "NOT SET ASIDE", _step(facts, step_id, "NOT SET ASIDE", who)
    if step.aim in BY_ITSELF and step.aim != Aim.REVIEW.value:
        rule, text = BY_ITSELF[step.aim][0], f"{step.title} is part of every incident"
        raise refuse(facts, verdict, rule, text, commander_mover(facts, "sees to it"), aim=Aim(step.aim))
    _check_owner(facts, step, who, now, verdict)
    if step.state != "open":
        mover = Mover("", who.id, "opens it again")
        raise refuse(facts, verdict, "C18", f"{step.title} is {step.state} already", mover, aim=Aim(step.aim))
    why = check_words(facts, reason, verdict, "C18", "Setting a step aside needs a reason", Aim(step.aim), who)
    return with_parents(facts, (replace(done(step, who, now, why), state="not applicable", done_at=None),), who, now)


def assign_step(
    facts: IncidentFacts, who: Person, now: datetime, step_id: str, person_id: int | None
) -> IncidentChanges:
    """Name who does a step."""
    verdict, step = "NOT ASSIGNED", _step(facts, step_id, "NOT ASSIGNED", who)
    _check_owner(facts, step, who, now, verdict)
    check_known(facts, who, person_id, verdict, "A-INC-0", Aim(step.aim))
    return (replace(step, person_id=person_id),)


def box_step(facts: IncidentFacts, who: Person, now: datetime, step_id: str, minutes: int) -> IncidentChanges:
    """Give a step so many minutes from now, as in "back to QA in 3 min"."""
    verdict, step = "NO TIME SET", _step(facts, step_id, "NO TIME SET", who)
    _check_owner(facts, step, who, now, verdict)
    if not facts.open(step) or not 0 < minutes <= 24 * 60:
        reason = f"{step.title} is {step.state}" if not facts.open(step) else "A time-box is 1 minute to 24 hours"
        mover = Mover("", who.id, "names another time")
        raise refuse(facts, verdict, "A-MIT-1b", reason, mover, aim=Aim(step.aim))
    return (replace(step, due=now + timedelta(minutes=minutes), person_id=step.person_id or who.id),)
