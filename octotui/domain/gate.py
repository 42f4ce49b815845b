"""The gate: what still blocks production, computed each time from the facts and never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from octotui.domain.facts import Facts
from octotui.domain.poll import Result, result
from octotui.domain.refusal import Mover
from octotui.domain.release import Trait, kind
from octotui.domain.task import Seat, SeatKind, State, Task


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing in the way of production: what, whose move it is, why, and the guide line.

    `key` is the task id, "trait:NAME", "seat:ROLE", "call", "window" or "fixes"; `state` is a task state or "seat".
    """

    key: str
    title: str
    state: str
    role: str
    person_id: int | None
    reason: str
    would: str
    rule: str
    line: int
    since: datetime | None = None
    task_id: str | None = None

    @property
    def mover(self) -> Mover:
        """Return who can take this out of the way."""
        return Mover(self.role, self.person_id, self.would)


SEAT_VERBS = {
    SeatKind.VERIFY.value: "verifies it",
    SeatKind.SIGN.value: "signs it",
    SeatKind.REVIEW.value: "reviews it",
    SeatKind.INPUT.value: "gives input",
    SeatKind.COUNTERSIGN.value: "countersigns it",
}


def gate(facts: Facts) -> tuple[Blocker, ...]:
    """Return what blocks production: unanswered traits, tasks that are not closed, the call (A-DEP-5, A-GO-3)."""
    return (*_traits(facts), *_tasks(facts), *_call(facts))


def open_tasks(facts: Facts) -> tuple[Blocker, ...]:
    """Return the tasks before production that are not closed, as blockers."""
    return _tasks(facts)


def progress(facts: Facts) -> tuple[int, int, int]:
    """Return closed, done-but-waiting and all tasks towards the next gate: production, then the end."""
    deployed = facts.release.deployed_at is not None
    closed = done = total = 0
    for task in facts.tasks:
        if facts.before_production(task) == deployed or facts.applies(task) is not True or facts.children(task):
            continue
        total += 1
        if facts.closed(task):
            closed += 1
        elif task.state == State.DONE.value:
            done += 1
    return closed, done, total


def _traits(facts: Facts) -> tuple[Blocker, ...]:
    holder = facts.holder(facts.lead)
    found = [
        Blocker(
            f"trait:{answer.trait}",
            f"Is it {answer.trait}?",
            State.OPEN.value,
            facts.lead,
            holder.id if holder else None,
            f"Nobody has answered whether this release is {answer.trait}",
            f"answers whether it is {answer.trait}",
            _TRAIT_RULES.get(answer.trait, "C18"),
            _line_of_trait(facts, answer.trait),
            facts.release.created_at,
        )
        for answer in facts.traits
        if answer.yes is None
    ]
    if kind(facts.release.type) == "patch" and not facts.release.fixes:
        reason = "A patch says which defect it fixes"
        mover = holder.id if holder else None
        at = facts.release.created_at
        found.append(
            Blocker(
                "fixes",
                "Which defect it fixes",
                "open",
                facts.lead,
                mover,
                reason,
                "names the defect",
                "A-TYP-P",
                0,
                at,
            )
        )
    return tuple(found)


_TRAIT_RULES = {
    Trait.SECURITY_SENSITIVE.value: "A-PRE-2s",
    Trait.HIGH_RISK.value: "B-PRE-3",
    Trait.USER_FACING.value: "B-PRE-4",
    Trait.UI_CHANGE.value: "B-DEP-5",
    Trait.USER_FACING_DOCS.value: "A-PRE-6v",
    Trait.NEEDS_WINDOW.value: "A-DEP-1",
    Trait.NEEDS_BACKUP.value: "A-DEP-2",
    Trait.REVERSIBLE.value: "A-TYP-M",
}


def _line_of_trait(facts: Facts, trait: str) -> int:
    places: tuple[Task | Seat, ...] = (*facts.tasks, *facts.seats)
    return next((place.line for place in places if trait in place.when), 0)


def _tasks(facts: Facts) -> tuple[Blocker, ...]:
    return tuple(
        blocker(facts, task)
        for task in facts.tasks
        if facts.before_production(task)
        and facts.applies(task) is True
        and not facts.closed(task)
        and not _waits_for_parts(facts, task)
    )


def _waits_for_parts(facts: Facts, task: Task) -> bool:
    """Tell whether the parts of a task block already, so that the task itself need not."""
    return any(not facts.closed(child) for child in facts.children(task))


def blocker(facts: Facts, task: Task) -> Blocker:
    """Return what an open task asks for, and of whom."""
    role, person_id, reason, would, line, since = task.owner, task.person_id, "", "does it", task.line, task.since
    match task.state:
        case State.DONE.value | State.NOT_APPLICABLE.value | State.DEFERRED.value:
            seat = facts.waiting(task)[0]
            role, person_id, would, line = seat.role, None, SEAT_VERBS[seat.kind], seat.line or task.line
            since = seat.asked_at or task.since
            lacks = {SeatKind.INPUT.value: "no input from", SeatKind.SIGN.value: "no sign-off from"}.get(seat.kind)
            reason = f"{task.title} has {lacks or 'not been checked by'} {role or 'a second person'} yet"
            if task.state == State.NOT_APPLICABLE.value:
                reason = f"{task.title} is called not applicable, and nobody has countersigned"
            elif task.state == State.DEFERRED.value:
                reason = f"{task.title} is deferred, and nobody has countersigned"
        case State.BLOCKED.value:
            reason = f"{task.title} is blocked: {task.reason}"
            would = "unblocks it"
        case State.STALE.value:
            reason = f"{task.title} is proven for revision {task.revision}, not for {facts.release.revision}"
            would = "repeats it"
        case _:
            reason = f"{task.title} is {task.state}"
            if task.reason:
                reason += f": {task.reason}"
    if person_id is None and (holder := facts.holder(role)):
        person_id = holder.id
    if role and not any(person.holds(role) for person in facts.people):
        reason += f"; nobody holds {role} yet"
    rule = facts.edition.demand(line, facts.edition.demand(task.line, "A-PRE-0"))
    return Blocker(task.id, task.title, task.state, role, person_id, reason, would, rule, line, since, task.id)


def _call(facts: Facts) -> tuple[Blocker, ...]:
    seats, line = facts.edition.seats, facts.edition.call_line
    if not seats:
        return ()
    rule = "A-GO-3"
    poll = facts.poll
    came_to = result(poll, facts.votes) if poll else Result.VOID
    if poll is None or came_to is Result.VOID or poll.revision != facts.release.revision:
        return (_to_open(facts, "Nobody has opened the go/no-go call for this revision", line),)
    if came_to is Result.NO_GO:
        return (_to_open(facts, f"Round {poll.round} of the call said no", line),)
    said = {vote.seat for vote in facts.votes_of(poll)}
    found = []
    for seat in poll.seats:
        if seat in said:
            continue
        holder = facts.holder(seat)
        person_id = holder.id if holder else None
        reason = f"{seat} is still to vote; silence is not a yes"
        if not any(person.holds(seat) for person in facts.people):
            reason = f"{seat} is still to vote, and nobody holds that role yet"
        found.append(
            Blocker(
                f"seat:{seat}", f"{seat} votes", "seat", seat, person_id, reason, "votes", rule, line, poll.opened_at
            )
        )
    return tuple(found)


def _to_open(facts: Facts, reason: str, line: int) -> Blocker:
    holder = facts.holder(facts.lead)
    person_id = holder.id if holder else None
    would = "opens the call"
    return Blocker("call", "Go/no-go call", "seat", facts.lead, person_id, reason, would, "A-GO-1", line)
