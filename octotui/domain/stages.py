"""Stages follow from facts, and a change settles what depends on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.facts import Changes, Facts, Value
from octotui.domain.poll import Result, result
from octotui.domain.release import Stage
from octotui.domain.standing import reopened, vacated
from octotui.domain.task import ASIDE, FINISHED, UNDER_WAY, Part, Purpose, Seat, SeatKind, State, Task

_DONE, _VERIFIED = State.DONE.value, State.VERIFIED.value
_WAITING = ASIDE | {_DONE}


def stage(facts: Facts) -> Stage:
    """Return the stage that the facts say."""
    release = facts.release
    if release.outcome:
        return Stage(release.outcome.capitalize())
    if release.ended_at is not None:
        return Stage.RELEASED
    if release.deployed_at is None:
        poll = facts.poll
        called = poll is not None and poll.revision == release.revision
        ended = (Result.VOID, Result.NO_GO)
        return Stage.GO_NO_GO if poll and called and result(poll, facts.votes) not in ended else Stage.PREPARING
    after = [task for task in facts.tasks if not facts.before_production(task) and facts.applies(task) is True]
    if any(task.purpose == Purpose.VERIFY.value and not facts.closed(task) for task in after):
        return Stage.DEPLOYING
    return Stage.RELEASED if all(facts.closed(task) for task in after) else Stage.MONITORING


def settle(facts: Facts, changes: Changes, by: int, now: datetime) -> Changes:
    """Return the changes with all that follows from them: seats that call a task verified, parents, the stage."""
    follow: dict[tuple[type, object], Value] = {(type(value), value.id): value for value in changes}
    facts = facts.but(changes)
    while moved := _moves(facts, by, now):
        follow |= {(type(value), value.id): value for value in moved}
        facts = facts.but(moved)
    return tuple(follow.values())


def _moves(facts: Facts, by: int, now: datetime) -> Changes:
    moved: list[Value] = []
    for task in facts.tasks:
        settled = _settled(facts, task, by, now)
        if settled is not task:
            moved.append(settled)
            if settled.state == State.OPEN.value:
                moved.extend(vacated(facts, task, countersigned=False))
            continue
        moved.extend(_asked(facts, task, now))
    if moved:
        return tuple(moved)
    release = facts.release
    said = stage(facts)
    after = replace(release, stage=said.value)
    if said is Stage.RELEASED and release.ended_at is None:
        after = replace(after, ended_at=now, ended_by=by)
    return (after,) if after != release else ()


def _settled(facts: Facts, task: Task, by: int, now: datetime) -> Task:
    if task.state in FINISHED:
        seats = facts.seats_of(task)
        full = all(seat.verdict == "yes" for seat in seats)
        if task.state == _DONE and seats and full:
            task = replace(task, state=_VERIFIED, by=by, since=now)
        elif task.state == _VERIFIED and not full:
            task = replace(task, state=_DONE, by=by, since=now)
    children = facts.children(task)
    if not children or task.part == Part.DEPLOY.value:
        return task
    closed = all(facts.closed(child) for child in children)
    if closed and task.state in UNDER_WAY:
        last = max(children, key=lambda child: child.done_at or now)
        return replace(
            task, state=_DONE, done_by=last.done_by or by, done_at=now, by=by, since=now,
            revision=facts.release.revision, reason="",
        )  # fmt: skip
    if not closed and not facts.past(task) and task.state in FINISHED:
        return reopened(task, State.OPEN.value, "", by, now)
    return task


def _asked(facts: Facts, task: Task, now: datetime) -> tuple[Seat, ...]:
    """Return the seats that begin to wait now."""
    if task.state not in _WAITING:
        return ()
    return tuple(
        replace(seat, asked_at=now)
        for seat in facts.seats_of(task)
        if not seat.verdict and seat.asked_at is None and seat.kind != SeatKind.INPUT.value
    )
