"""Setting a task aside: not applicable, or deferred until after production, both with a countersignature."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.facts import Changes, Facts
from octotui.domain.people import Person
from octotui.domain.standing import (
    check_live,
    check_owner,
    check_reason,
    next_mover,
    oneself,
    owner_mover,
    part_movers,
    refuse,
    second_role,
)
from octotui.domain.task import SETTLED, Part, Purpose, Seat, SeatKind, State, Task

NEVER_DEFERRED = (
    Purpose.CI.value,
    Purpose.SMOKE.value,
    Purpose.ROLLBACK.value,
    Purpose.SECURITY.value,
    Purpose.DEPLOY.value,
    Purpose.VERIFY.value,
)
"""What no lane may put off (C22)."""


def not_applicable(facts: Facts, task_id: str, who: Person, now: datetime, reason: str) -> Changes:
    """Call a task not applicable, with a reason and a seat for the countersignature (C18)."""
    task, verdict = facts.task(task_id), "NOT SET ASIDE"
    _check(facts, task, who, now, verdict)
    if task.part in (Part.DEPLOY.value, Part.NO_GO.value, Part.OVERRIDE.value):
        raise refuse(task, verdict, "A-GO-3", f"{task.title} cannot be called not applicable", owner_mover(facts, task))
    if facts.for_issues(task) and facts.issues:
        raise refuse(task, verdict, "A-DEP-9", "Issues occurred, so this applies", owner_mover(facts, task))
    return _aside(facts, task, who, now, State.NOT_APPLICABLE, reason, None, verdict)


def defer(facts: Facts, task_id: str, who: Person, now: datetime, reason: str, due: datetime) -> Changes:
    """Put a task off until after production, with a reason, a due time and a countersignature (C22)."""
    task, verdict = facts.task(task_id), "NOT DEFERRED"
    _check(facts, task, who, now, verdict)
    firm = task.part in (Part.NO_GO.value, Part.CONDITION.value, Part.OVERRIDE.value)
    if firm or facts.about(task, NEVER_DEFERRED):
        raise refuse(task, verdict, "C22", f"{task.title} is never put off, in any lane", owner_mover(facts, task))
    if due <= now:
        mover = oneself(who, "names a later time")
        raise refuse(task, verdict, "C22", "A deferred task is due later than now", mover)
    return _aside(facts, task, who, now, State.DEFERRED, reason, due, verdict)


def _check(facts: Facts, task: Task, who: Person, now: datetime, verdict: str) -> None:
    check_live(facts, task, verdict)
    check_owner(facts, task, who, now, verdict)
    if facts.past(task):
        reason = f"{task.title} was put off and is owed; it can only be done now"
        raise refuse(task, verdict, "C22", reason, owner_mover(facts, task))
    if task.state in SETTLED:
        raise refuse(task, verdict, "C18", f"{task.title} is {task.state} already", next_mover(facts, task))
    if facts.children(task):
        reason = f"{task.title} closes by itself when its parts are closed"
        raise refuse(task, verdict, "A-DEP-8", reason, *part_movers(facts, task, "does it"))


def _aside(
    facts: Facts, task: Task, who: Person, now: datetime, state: State, reason: str, due: datetime | None, verdict: str
) -> Changes:
    reason = check_reason(task, who, verdict, reason, "Setting a task aside needs a reason")
    set_aside = replace(
        task, state=state.value, reason=reason, due=due, done_by=who.id, done_at=now, by=who.id, since=now
    )
    role, kind = _countersigner(facts, task, who), SeatKind.COUNTERSIGN.value
    return (set_aside, Seat(f"{task.id}.c", task.id, task.release_id, kind, role, task.line, asked_at=now))


def _countersigner(facts: Facts, task: Task, who: Person) -> str:
    """Return the role that countersigns: the lead, or another seat where the lead owns it or is the same person."""
    leads = facts.holders(facts.lead)
    alone = bool(leads) and all(person.id == who.id for person in leads)
    return second_role(facts, who) if alone or task.owner == facts.lead else facts.lead


def may_wait(facts: Facts) -> tuple[Task, ...]:
    """Return the tasks that the expedited lane puts off (C22)."""
    return tuple(
        task
        for task in facts.tasks
        if task.state == State.OPEN.value
        and task.part in (Part.REQUIREMENT.value, Part.BEFORE.value)
        and facts.applies(task) is not False
        and not facts.children(task)
        and not facts.about(task, NEVER_DEFERRED)
    )


def expedite(facts: Facts, who: Person, now: datetime, reason: str, due: datetime) -> Changes:
    """Put off what a hot-fix may put off: nothing is dropped, each keeps its owner and is owed by `due` (C22).

    Our decision: the lane itself is the countersignature, so that an incident does not wait for one a task.
    """
    return tuple(
        replace(task, state=State.DEFERRED.value, reason=reason, due=due, done_by=who.id, done_at=now, by=who.id,
                since=now)
        for task in may_wait(facts)
    )  # fmt: skip
