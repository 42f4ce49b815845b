"""What a second person does at a task: verify, sign, review, give input, countersign, or send back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.doing import check_live, refuse, stands_for
from octotui.domain.facts import Changes, Facts
from octotui.domain.people import Person
from octotui.domain.refusal import Mover
from octotui.domain.task import Part, Seat, SeatKind, State, Task

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
    seat = next((each for each in facts.seats_of(task) if each.id == seat_id), None)
    seat = seat or my_seat(facts, task, who, now)
    if seat is None:
        nothing = "has no seats" if not facts.seats_of(task) else "has all its seats filled"
        raise refuse(facts, task, "NOT VERIFIED", "A-PRE-1v", f"{task.title} {nothing}")
    verdict = _VERDICTS[seat.kind]
    check_live(facts, task, verdict)
    rule = facts.edition.demand(seat.line, facts.edition.demand(task.line, "A-PRE-1v"))
    holder = facts.holder(seat.role)
    mover = Mover(seat.role, holder.id if holder else None, f"{_VERBS[seat.kind]} it")
    behalf = stands_for(facts, who, seat.role, now)
    if behalf is None:
        name = holder.name if holder else f"A {seat.role}"
        raise refuse(facts, task, verdict, rule, f"{name} {_VERBS[seat.kind]} this", mover, line=seat.line)
    _check_time(facts, task, seat, rule, verdict)
    same = task.done_by == who.id and seat.kind != SeatKind.INPUT.value
    if same and facts.four_eyes:
        others = tuple(
            Mover(seat.role, person.id, mover.would)
            for person in facts.people
            if person.holds(seat.role) and person.id != who.id
        )
        reason = "Whoever did it does not check it; a second person does"
        raise refuse(facts, task, verdict, rule, reason, *(others or (mover,)), line=seat.line)
    for_person = behalf.id if behalf.id != who.id else None
    taken = replace(
        seat, verdict="yes", person_id=who.id, for_person_id=for_person, at=now, reason=reason.strip(),
        revision=facts.release.revision, same_hand=same,
    )  # fmt: skip
    return (taken,)


def _check_time(facts: Facts, task: Task, seat: Seat, rule: str, verdict: str) -> None:
    if seat.verdict == "yes":
        raise refuse(
            facts, task, verdict, rule, f"{seat.role or 'A second person'} has said yes already", line=seat.line
        )
    if facts.applies(task) is False:
        raise refuse(facts, task, verdict, "C18", f"{task.title} does not apply to this release")
    ready = (State.DONE.value, State.NOT_APPLICABLE.value, State.DEFERRED.value)
    if seat.kind != SeatKind.INPUT.value and task.state not in ready:
        mover = Mover(task.owner, task.person_id, "does it first")
        raise refuse(
            facts,
            task,
            verdict,
            rule,
            f"{task.title} is {task.state}; it is checked when it is done",
            mover,
            line=seat.line,
        )


def send_back(facts: Facts, task_id: str, who: Person, now: datetime, reason: str) -> Changes:
    """Say no at one's seat: the task opens again, with the reason, and every check of it starts anew (A-PRE-1v)."""
    task = facts.task(task_id)
    verdict = "NOT SENT BACK"
    check_live(facts, task, verdict)
    rule = facts.edition.demand(task.line, "A-PRE-1v")
    seats = [seat for seat in facts.seats_of(task) if seat.kind != SeatKind.INPUT.value]
    mine = next((seat for seat in seats if stands_for(facts, who, seat.role, now)), None)
    if task.state not in (State.DONE.value, State.VERIFIED.value, State.NOT_APPLICABLE.value, State.DEFERRED.value):
        raise refuse(
            facts, task, verdict, rule, f"{task.title} is {task.state}; nothing is done yet that could be sent back"
        )
    if mine is None or task.part == Part.DEPLOY.value or facts.children(task):
        movers = tuple(Mover(seat.role, None, "may send it back") for seat in seats)
        raise refuse(facts, task, verdict, rule, "Only a seat at this task sends it back", *movers)
    if not reason.strip():
        raise refuse(facts, task, verdict, rule, "Sending back needs a reason")
    reopened = replace(
        task,
        state=State.OPEN.value,
        reason=f"sent back: {reason.strip()}",
        done_by=None,
        done_at=None,
        due=None,
        by=who.id,
        since=now,
    )
    refused = replace(
        mine, verdict="no", person_id=who.id, at=now, reason=reason.strip(), revision=facts.release.revision
    )
    cleared = tuple(
        replace(
            seat, verdict="", person_id=None, for_person_id=None, at=None, reason="", same_hand=False, asked_at=None
        )
        for seat in seats
        if seat.id != mine.id and seat.verdict
    )
    return (reopened, refused, *cleared)
