"""What each role and person owes: the one task list, over all releases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from octotui.domain.doing import stands_for
from octotui.domain.facts import Facts
from octotui.domain.gate import gate, open_tasks
from octotui.domain.people import Person
from octotui.domain.poll import Result, result
from octotui.domain.refusal import Refused
from octotui.domain.task import ISSUES, Part, Purpose, SeatKind, State, Task


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that somebody owes: a verb, on what, by when, and whose move it is.

    `key` names it for a cursor. `person_id` is set where one person is meant and not the whole
    role. `possible` is False while something else comes first; `why` says what, or why it is owed.
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
    late_from: datetime | None = None

    def late(self, now: datetime) -> bool:
        """Tell whether it was due before `now`."""
        return self.due is not None and self.due <= now

    def owed_by(self, person: Person) -> bool:
        """Tell whether this person owes it, alone or with others of the role."""
        return self.person_id == person.id if self.person_id is not None else person.holds(self.role)


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
    running = release.ended_at is None
    return (
        *(_answers(facts) if running and release.deployed_at is None else ()),
        *_tasks(facts, now),
        *(_call(facts) if running and release.deployed_at is None else ()),
    )


def owed(duty: Iterable[Duty], person: Person) -> tuple[Duty, ...]:
    """Return what one person owes."""
    return tuple(each for each in duty if each.owed_by(person))


def _due(facts: Facts, task: Task) -> datetime | None:
    if task.due is not None:
        return task.due
    return facts.release.window_from if facts.before_production(task) else None


def _answers(facts: Facts) -> Iterator[Duty]:
    for blocker in gate(facts):
        if blocker.task_id is None and (blocker.key.startswith("trait:") or blocker.key == "fixes"):
            yield _duty(
                facts,
                blocker.key,
                "ANSWER",
                blocker.title,
                blocker.role,
                None,
                "the gate stays closed until then",
                blocker.line,
            )


def _duty(facts: Facts, key: str, verb: str, title: str, role: str, person_id: int | None, why: str, line: int) -> Duty:
    release = facts.release
    return Duty(
        f"{release.id}/{key}", verb, title, release.id, release.version, role, person_id, why, line,
        due=release.window_from, since=release.created_at,
    )  # fmt: skip


def _tasks(facts: Facts, now: datetime) -> Iterator[Duty]:
    release = facts.release
    for task in facts.tasks:
        applies = facts.applies(task)
        if applies is not True or (facts.children(task) and not facts.waiting(task)):
            continue
        debt = task.state == State.DEFERRED.value or ISSUES in task.when or task.part == Part.OVERRIDE.value
        over = release.ended_at is not None or (release.deployed_at is not None and facts.before_production(task))
        if over and not debt:
            continue
        yield from _seats(facts, task)
        if task.state == State.DEFERRED.value or (not facts.closed(task) and task.state in _MOVING):
            if not facts.children(task):
                yield _work(facts, task, now)


_MOVING = (State.OPEN.value, State.IN_PROGRESS.value, State.BLOCKED.value, State.STALE.value)


def _work(facts: Facts, task: Task, now: datetime) -> Duty:
    release = facts.release
    verb = "CONFIRM" if task.part == Part.OVERRIDE.value else _TASK_VERBS.get(task.purpose, "DO")
    first = _comes_first(facts, task)
    why = first or _why(facts, task)
    return Duty(
        task.id, verb, task.title, release.id, release.version, task.owner, task.person_id, why, task.line,
        due=_due(facts, task), since=task.since, task_id=task.id, possible=not first and task.state != State.BLOCKED.value,
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
    return f"{' and '.join(dict.fromkeys(seats))} checks it next" if seats else ""


def _comes_first(facts: Facts, task: Task) -> str:
    """Return what must happen before a task can be done, in words; empty where nothing must."""
    release = facts.release
    if facts.before_production(task) or task.part == Part.OVERRIDE.value:
        return ""
    if task.part == Part.DEPLOY.value:
        count = len(gate(facts))
        return f"{count} {'thing stands' if count == 1 else 'things stand'} in the way" if count else ""
    if release.deployed_at is None:
        return "after the deploy"
    if task.purpose == Purpose.VERIFY.value or ISSUES in task.when:
        return ""
    for each in facts.tasks:
        if (
            each.part == Part.AFTER.value
            and each.purpose == Purpose.VERIFY.value
            and facts.applies(each)
            and not facts.closed(each)
        ):
            return f"after {each.title}"
    return ""


def _seats(facts: Facts, task: Task) -> Iterator[Duty]:
    release = facts.release
    for seat in facts.waiting(task):
        ready = task.state in (State.DONE.value, State.NOT_APPLICABLE.value, State.DEFERRED.value)
        given = seat.kind == SeatKind.INPUT.value
        if not ready and not given:
            continue
        doer = facts.name(task.done_by) if task.done_by else ""
        why = (
            f"{doer} {'set it aside: ' + task.reason if seat.kind == SeatKind.COUNTERSIGN.value else 'did it'}"
            if doer
            else ""
        )
        if given:
            why = f"{task.owner or 'the owner'} asks for it"
        yield Duty(
            seat.id, _SEAT_VERBS[seat.kind], task.title, release.id, release.version, seat.role, None, why,
            seat.line or task.line, due=_due(facts, task), since=seat.asked_at or task.since, task_id=task.id, seat_id=seat.id,
        )  # fmt: skip


def _call(facts: Facts) -> Iterator[Duty]:
    if not facts.edition.seats:
        return
    poll, line, release = facts.poll, facts.edition.call_line, facts.release
    came_to = result(poll, facts.votes) if poll else Result.VOID
    if poll is None or poll.revision != release.revision or came_to in (Result.VOID, Result.NO_GO):
        count = len(open_tasks(facts))
        if not release.revision:
            yield _duty(
                facts,
                "revision",
                "NAME",
                "The revision that goes out",
                facts.lead,
                None,
                "the call is about one revision",
                line,
            )
        else:
            why = (
                "all tasks before it are closed"
                if not count
                else f"{count} before it {'is' if count == 1 else 'are'} not closed"
            )
            yield _duty(facts, "call", "CALL", f"Open the call for {release.revision}", facts.lead, None, why, line)
        return
    said = {vote.seat for vote in facts.votes_of(poll)}
    for seat in poll.seats:
        if seat not in said:
            yes = len(said)
            last = yes == len(poll.seats) - 1
            why = f"{yes} of {len(poll.seats)} say go" + (", yours is the last vote" if last else "")
            title = f"Go or no-go for revision {poll.revision}"
            yield Duty(
                f"{poll.id}/{seat}", "VOTE", title, release.id, release.version, seat, None, why, line,
                due=release.window_from, since=poll.opened_at, seat=seat,
            )  # fmt: skip


def can(act: object) -> str:
    """Return the reason why an act is refused, empty where it is not; `act` is a call without arguments."""
    try:
        act()  # type: ignore[operator]
    except Refused as refused:
        return refused.refusal.reason
    return ""


def stand_ins(facts: Facts, role: str, now: datetime) -> tuple[Person, ...]:
    """Return who may act for a role now, holders first."""
    return tuple(person for person in facts.people if stands_for(facts, person, role, now))
