"""What a second person does at a task: verify, sign, review, give input, countersign, or send back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_words
from octotui.domain.facts import Changes, Facts
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, Refused
from octotui.domain.standing import (
    check_live,
    check_reason,
    names,
    next_mover,
    others,
    owner_mover,
    refuse,
    reopened,
    role_mover,
    same_hand,
    stands_for,
    vacated,
)
from octotui.domain.task import SETTLED, Part, Seat, SeatKind, State, Task

_VERDICTS = {
    SeatKind.VERIFY.value: "NOT VERIFIED",
    SeatKind.SIGN.value: "NOT SIGNED",
    SeatKind.REVIEW.value: "NOT REVIEWED",
    SeatKind.INPUT.value: "NO INPUT TAKEN",
    SeatKind.COUNTERSIGN.value: "NOT COUNTERSIGNED",
}
_VERBS = {
    SeatKind.VERIFY.value: "verifies",
    SeatKind.SIGN.value: "signs",
    SeatKind.REVIEW.value: "reviews",
    SeatKind.INPUT.value: "gives input on",
    SeatKind.COUNTERSIGN.value: "countersigns",
}


def my_seat(facts: Facts, task: Task, who: Person, now: datetime) -> Seat | None:
    """Return the waiting seat that a person can take, else the first that waits, else None."""
    waiting = facts.waiting(task)
    mine = [seat for seat in waiting if stands_for(facts, who, seat.role, now)]
    return next(iter(mine or waiting), None)


def take(
    facts: Facts, task_id: str, who: Person, now: datetime, seat_id: str | None = None, reason: str = ""
) -> Changes:
    """Say yes at a seat: the one named, or the first that is one's own (A-PRE-1v, A-PRE-2s, A-PRE-3r)."""
    task = facts.task(task_id)
    seat = _seat(facts, task, who, now, seat_id)
    verdict, rule = _VERDICTS[seat.kind], _rule(facts, task, seat)
    check_live(facts, task, verdict)
    behalf = stands_for(facts, who, seat.role, now)
    if behalf is None:
        mover = role_mover(facts, seat.role, f"{_VERBS[seat.kind]} it")
        reason = f"{names(facts, seat.role)} {_VERBS[seat.kind]} this"
        raise refuse(task, verdict, rule, reason, mover, line=seat.line)
    _check_ready(facts, task, seat, rule, verdict)
    same = same_hand(facts, task, seat, who.id)
    if same and facts.four_eyes:
        raise _own_work(facts, task, seat, now, rule, verdict)
    taken = replace(
        seat, verdict="yes", person_id=who.id, for_person_id=behalf.id if behalf.id != who.id else None, at=now,
        reason=clean_words(reason), revision=facts.release.revision, same_hand=same,
    )  # fmt: skip
    return (taken,)


def _seat(facts: Facts, task: Task, who: Person, now: datetime, seat_id: str | None) -> Seat:
    seats = facts.seats_of(task)
    if seat_id is None:
        seat = my_seat(facts, task, who, now)
        nothing = "has all its seats filled" if seats else "has no seats"
    else:
        seat = next((each for each in seats if each.id == seat_id), None)
        nothing = "has no such seat as it stands now"
    if seat is None:
        raise refuse(task, "NOT VERIFIED", "A-PRE-1v", f"{task.title} {nothing}", next_mover(facts, task))
    return seat


def _rule(facts: Facts, task: Task, seat: Seat) -> str:
    return facts.edition.demand(seat.line, facts.edition.demand(task.line, "A-PRE-1v"))


def _own_work(facts: Facts, task: Task, seat: Seat, now: datetime, rule: str, verdict: str) -> Refused:
    would = f"{_VERBS[seat.kind]} it"
    movers = tuple(Mover(seat.role, person.id, would) for person in others(facts, task, seat, now))
    reason = "Whoever did it does not check it; a second person does"
    if not movers:
        movers = (Mover(seat.role, None, would),)
        reason = f"Whoever did it does not check it, and nobody else holds {seat.role or 'a place here'} yet"
        if len(facts.people) == 1:
            reason = "Whoever did it does not check it; who works alone switches four-eyes off"
    return refuse(task, verdict, rule, reason, *movers, line=seat.line)


def _check_ready(facts: Facts, task: Task, seat: Seat, rule: str, verdict: str) -> None:
    if seat.verdict == "yes":
        reason = f"{seat.role or 'A second person'} has said yes already"
        raise refuse(task, verdict, rule, reason, owner_mover(facts, task, "reopens it"), line=seat.line)
    if facts.applies(task) is False:
        mover = role_mover(facts, facts.lead, "answers otherwise")
        raise refuse(task, verdict, "C18", f"{task.title} does not apply to this release", mover)
    if seat.kind != SeatKind.INPUT.value and task.state not in SETTLED:
        reason = f"{task.title} is {task.state}; it is checked when it is done"
        raise refuse(task, verdict, rule, reason, owner_mover(facts, task, "does it first"), line=seat.line)


def send_back(facts: Facts, task_id: str, who: Person, now: datetime, reason: str) -> Changes:
    """Say no at one's seat: the task opens again, with the reason, and every check of it starts anew (A-PRE-1v).

    A task with parts opens by its parts: all that were done are open again.
    """
    task, verdict = facts.task(task_id), "NOT SENT BACK"
    check_live(facts, task, verdict)
    seats = [seat for seat in facts.seats_of(task) if seat.kind != SeatKind.INPUT.value]
    mine = next((seat for seat in seats if stands_for(facts, who, seat.role, now)), None)
    rule = _rule(facts, task, mine or seats[0]) if seats else "A-PRE-1v"
    if mine is None:
        movers = tuple(role_mover(facts, seat.role, "may send it back") for seat in seats) or (next_mover(facts, task),)
        raise refuse(task, verdict, rule, "Only a seat at this task sends it back", *movers)
    if task.part == Part.DEPLOY.value:
        what = "A deploy is not sent back; the release is rolled back"
        raise refuse(task, verdict, "A-MIT-1a", what, role_mover(facts, facts.lead, "rolls back"))
    if task.state not in SETTLED:
        what = f"{task.title} is {task.state}; nothing is done yet that could be sent back"
        raise refuse(task, verdict, rule, what, next_mover(facts, task), line=mine.line)
    reason = check_reason(task, who, verdict, reason, "Sending back needs a reason")
    revision = facts.release.revision
    said = replace(mine.vacant(), verdict="no", person_id=who.id, at=now, reason=reason, revision=revision)
    opened = _opened(facts, task, who, now, f"sent back: {reason}")
    return (*(value for value in opened if value.id != mine.id), said)


def _opened(facts: Facts, task: Task, who: Person, now: datetime, reason: str) -> Changes:
    """Return a task open again, with what is done of its parts, and each check of them vacant."""
    seats = vacated(facts, task, countersigned=not facts.past(task))
    again = reopened(task, State.OPEN.value, reason, who.id, now) if task.state in SETTLED else task
    parts = [part for part in facts.children(task) if facts.applies(part) is True]
    return (again, *seats, *(value for part in parts for value in _opened(facts, part, who, now, reason)))
