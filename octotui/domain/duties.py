"""What each role and person owes: the one task list, over all releases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from octotui.domain.asking import asked
from octotui.domain.facts import Facts
from octotui.domain.gate import count_in_the_way, count_open, questions
from octotui.domain.order import comes_first
from octotui.domain.people import Person
from octotui.domain.poll import Result, result, tally
from octotui.domain.standing import same_hand, stands_for
from octotui.domain.task import SETTLED, UNDER_WAY, Part, Purpose, Seat, SeatKind, State, Task
from octotui.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that somebody owes: a verb, on what, by when, and whose move it is.

    `key` names it for a cursor. `person_id` is set where one person is meant and not the whole
    role. `possible` is False while something else comes first; `why` says what, or why it is owed.
    `not_by` names who holds the role and must not, as they would check their own work;
    `stand_ins` names who acts for the role at present. `asked_by` and `asked_at` tell of the newest ping.
    """

    key: str
    verb: str
    title: str
    release_id: int
    version: str
    role: str
    person_id: int | None
    why: str
    line: int
    due: datetime | None = None
    since: datetime | None = None
    task_id: str | None = None
    seat_id: str | None = None
    seat: str = ""
    possible: bool = True
    not_by: frozenset[int] = frozenset()
    stand_ins: frozenset[int] = frozenset()
    incident_id: int | None = None
    asked_by: str = ""
    asked_at: datetime | None = None

    def late(self, now: datetime) -> bool:
        """Tell whether it was due before `now`."""
        return self.due is not None and self.due <= now

    def owed_by(self, person: Person) -> bool:
        """Tell whether this person owes it, alone or with others of the role."""
        if person.id in self.not_by:
            return False
        if self.person_id is not None:
            return self.person_id == person.id
        return person.holds(self.role) or person.id in self.stand_ins


_SEAT_VERBS = {
    SeatKind.VERIFY.value: "VERIFY",
    SeatKind.SIGN.value: "SIGN",
    SeatKind.REVIEW.value: "REVIEW",
    SeatKind.INPUT.value: "GIVE INPUT",
    SeatKind.COUNTERSIGN.value: "COUNTERSIGN",
}
_TASK_VERBS = {
    Purpose.NOTES.value: "WRITE",
    Purpose.BRIEF.value: "BRIEF",
    Purpose.ANNOUNCE.value: "SEND",
    Purpose.DEPLOY.value: "DEPLOY",
}


def duties(facts: Facts, now: datetime) -> tuple[Duty, ...]:
    """Return all that is owed on one release, in the order of the guide."""
    release = facts.release
    before = release.ended_at is None and release.deployed_at is None
    found = (*(_answers(facts) if before else ()), *_tasks(facts), *(_call(facts) if before else ()))
    found = tuple(_shared(facts, duty, now) for duty in found) if facts.delegates else found
    return tuple(_asked(facts, duty) for duty in found) if facts.remarks else found


def _asked(facts: Facts, duty: Duty) -> Duty:
    """Return a duty with who asked for it last."""
    ping = asked(facts, duty.role, duty.task_id, duty.since, to_vote=bool(duty.seat))
    return replace(duty, asked_by=facts.name(ping.by), asked_at=ping.at) if ping else duty


def _shared(facts: Facts, duty: Duty, now: datetime) -> Duty:
    """Return a duty that whoever stands in for its role owes as well; at the call as appointed before it (A-GO-2)."""
    since = duty.since if duty.seat else None
    also = (person for person in facts.people if not person.holds(duty.role))
    stand_ins = frozenset(person.id for person in also if stands_for(facts, person, duty.role, now, since))
    return replace(duty, stand_ins=stand_ins) if stand_ins else duty


def owed(duty: Iterable[Duty], person: Person) -> tuple[Duty, ...]:
    """Return what one person owes."""
    return tuple(each for each in duty if each.owed_by(person))


def _due(facts: Facts, task: Task) -> datetime | None:
    if task.due is not None:
        return task.due
    return facts.release.window_from if facts.before_production(task) else None


def _answers(facts: Facts) -> Iterator[Duty]:
    for each in questions(facts):
        yield _for_lead(facts, each.key, "ANSWER", each.title, "the gate stays closed until then", each.line)


def _for_lead(facts: Facts, key: str, verb: str, title: str, why: str, line: int) -> Duty:
    release = facts.release
    return Duty(
        f"{release.id}/{key}", verb, title, release.id, release.version, facts.lead, None, why, line,
        due=release.window_from, since=release.created_at,
    )  # fmt: skip


MOVING = UNDER_WAY | {State.BLOCKED.value, State.DEFERRED.value}


def _tasks(facts: Facts) -> Iterator[Duty]:
    for task in facts.tasks:
        if facts.applies(task) is not True or (facts.past(task) and not facts.debt(task)):
            continue
        yield from _seats(facts, task)
        if task.state in MOVING and not facts.children(task):
            yield _work(facts, task)


def _work(facts: Facts, task: Task) -> Duty:
    release = facts.release
    verb = "CONFIRM" if task.part == Part.OVERRIDE.value else _TASK_VERBS.get(task.purpose, "DO")
    first = _stands_before(facts, task)
    why, blocked = first or _why(facts, task), task.state == State.BLOCKED.value
    return Duty(
        task.id, verb, task.title, release.id, release.version, task.owner, task.person_id, why, task.line,
        due=_due(facts, task), since=task.since, task_id=task.id, possible=not first and not blocked,
        not_by=_overriders(facts) if task.part == Part.OVERRIDE.value else frozenset(),
    )  # fmt: skip


def _why(facts: Facts, task: Task) -> str:
    match task.state:
        case State.BLOCKED.value:
            return f"blocked: {task.reason}"
        case State.STALE.value:
            return f"proven for {task.revision}, not for {facts.release.revision}"
        case State.DEFERRED.value:
            return f"deferred: {task.reason}"
        case State.IN_PROGRESS.value:
            return f"{facts.name(task.person_id or task.by)} is at it"
    if task.reason:
        return task.reason
    seats = [seat.role for seat in facts.seats_of(task) if seat.kind != SeatKind.INPUT.value]
    roles = tuple(dict.fromkeys(role or "a second person" for role in seats))
    return f"{' and '.join(roles)} {'checks' if len(roles) == 1 else 'check'} it next" if roles else ""


def _overriders(facts: Facts) -> frozenset[int]:
    marks = facts.overrides if facts.four_eyes else ()
    return frozenset(mark.by for mark in marks if mark.confirmed_at is None)


def _stands_before(facts: Facts, task: Task) -> str:
    """Return what must happen before a task can be done, in words; empty where nothing must."""
    if task.part == Part.DEPLOY.value:
        count = count_in_the_way(facts)
        return f"{count} {'thing stands' if count == 1 else 'things stand'} in the way" if count else ""
    if task.part != Part.AFTER.value:
        return ""
    if facts.release.deployed_at is None:
        return "after the deploy"
    first = comes_first(facts, task, ending=task.state == State.IN_PROGRESS.value)
    return f"after {first.title}" if first else ""


def _seats(facts: Facts, task: Task) -> Iterator[Duty]:
    release = facts.release
    ready = task.state in SETTLED
    for seat in facts.waiting(task):
        if not ready and seat.kind != SeatKind.INPUT.value:
            continue
        own = {person.id for person in facts.people if same_hand(facts, task, seat, person.id)}
        yield Duty(
            seat.id, _SEAT_VERBS[seat.kind], task.title, release.id, release.version, seat.role, None,
            _why_seat(facts, task, seat), seat.line or task.line, due=_due(facts, task),
            since=seat.asked_at or task.since, task_id=task.id, seat_id=seat.id,
            not_by=frozenset(own if facts.four_eyes else ()),
        )  # fmt: skip


def _why_seat(facts: Facts, task: Task, seat: Seat) -> str:
    if seat.kind == SeatKind.INPUT.value:
        return f"{task.owner or 'the owner'} asks for it"
    if task.done_by is None:
        return ""
    aside = seat.kind == SeatKind.COUNTERSIGN.value
    return f"{facts.name(task.done_by)} {'set it aside: ' + task.reason if aside else 'did it'}"


def _call(facts: Facts) -> Iterator[Duty]:
    poll, line, release = facts.poll, facts.edition.call_line, facts.release
    if not release.revision:
        what = "the call is about one revision" if facts.edition.seats else "a deploy is of one revision"
        yield _for_lead(facts, "revision", "NAME", "The revision that goes out", what, line)
        return
    if not facts.edition.seats:
        return
    came_to = result(poll, facts.votes) if poll else Result.VOID
    if poll is None or poll.revision != release.revision or came_to in (Result.VOID, Result.NO_GO):
        count = count_open(facts)
        why = f"{count} before it {'is' if count == 1 else 'are'} not closed" if count else "all before it are closed"
        yield _for_lead(facts, "call", "CALL", f"Open the call for {release.revision}", why, line)
        return
    said = {vote.seat for vote in facts.votes_of(poll)}
    last = sum(seat not in said for seat in poll.seats) == 1
    why = tally(poll, facts.votes) + ("; this vote is the last" if last else "")
    for seat in poll.seats:
        if seat not in said:
            title = f"Go or no-go for revision {poll.revision}"
            yield Duty(
                f"{poll.id}/{seat}", "VOTE", title, release.id, release.version, seat, None, why, line,
                due=release.window_from, since=poll.opened_at, seat=seat,
            )  # fmt: skip
