"""The gate: what still blocks production, computed each time from the facts and never stored."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from octotui.domain.facts import Facts
from octotui.domain.poll import Result, result
from octotui.domain.refusal import Mover
from octotui.domain.release import Trait, kind
from octotui.domain.standing import role_mover, same_hand
from octotui.domain.task import ASIDE, SETTLED, Part, Purpose, Seat, SeatKind, State, Task
from octotui.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing in the way of production: what, whose move it is, why, and the guide line.

    `key` is the task id, "trait:NAME", "seat:ROLE", "call", "fixes", "window" or "revision"; `state` is a task state
    or "seat". `also` names who else must move where a task waits for several seats.
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
    also: tuple[Mover, ...] = ()

    @property
    def mover(self) -> Mover:
        """Return who can take this out of the way, the first where several must move."""
        return Mover(self.role, self.person_id, self.would)

    @property
    def movers(self) -> tuple[Mover, ...]:
        """Return everybody who must move."""
        return (self.mover, *self.also)


SEAT_VERBS = {
    SeatKind.VERIFY.value: "verifies it",
    SeatKind.SIGN.value: "signs it",
    SeatKind.REVIEW.value: "reviews it",
    SeatKind.INPUT.value: "gives input",
    SeatKind.COUNTERSIGN.value: "countersigns it",
}
_LACKS = {SeatKind.INPUT.value: "no input from", SeatKind.SIGN.value: "no sign-off from"}
_QUESTIONS = {
    Trait.UI_CHANGE.value: ("Does it change the UI?", "changes the UI"),
    Trait.USER_FACING_DOCS.value: ("Has it user-facing docs?", "has user-facing docs"),
    Trait.NEEDS_WINDOW.value: ("Does it need a window?", "needs a window"),
    Trait.NEEDS_BACKUP.value: ("Does it need a backup?", "needs a backup"),
    Trait.REVERSIBLE.value: ("Is its rollback reversible?", "can be rolled back"),
}
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


def gate(facts: Facts) -> tuple[Blocker, ...]:
    """Return what blocks production: unanswered traits, tasks that are not closed, the call (A-DEP-5, A-GO-3)."""
    return (*questions(facts), *open_tasks(facts), *_unnamed(facts), *_call(facts))


def count_in_the_way(facts: Facts) -> int:
    """Count what blocks production, without saying of each what it is."""
    return len(questions(facts)) + count_open(facts) + len(_unnamed(facts)) + len(_call(facts))


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


def questions(facts: Facts) -> tuple[Blocker, ...]:
    """Return what the lead has still to answer: traits, and the defect that a patch fixes."""
    found = [
        _ask(facts, f"trait:{answer.trait}", *_asked(answer.trait), _line_of_trait(facts, answer.trait))
        for answer in facts.traits
        if answer.yes is None
    ]
    if kind(facts.release.type) == "patch" and not facts.release.fixes:
        reason = "A patch says which defect it fixes"
        line = facts.edition.type_line(facts.release.type)
        found.append(_ask(facts, "fixes", "Which defect it fixes", reason, "names the defect", "A-TYP-P", line))
    return tuple(found)


def _unnamed(facts: Facts) -> tuple[Blocker, ...]:
    """Return what the lead has still to name where no task or call asks for it: the window, the revision."""
    found = []
    asks_window = any(answer.trait == Trait.NEEDS_WINDOW.value and answer.yes for answer in facts.traits)
    tasks = [task for task in facts.tasks if task.purpose == Purpose.WINDOW.value and facts.applies(task)]
    if asks_window and facts.release.window_from is None and all(facts.closed(task) for task in tasks):
        line = tasks[0].line if tasks else 0
        reason = "This release needs a window, and none is planned"
        found.append(_ask(facts, "window", "The window", reason, "plans it", "A-DEP-1", line))
    if not facts.edition.seats and not facts.release.revision:
        reason = "Nobody has named the revision that goes out"
        line = next((task.line for task in facts.tasks if task.part == Part.DEPLOY.value), 0)
        found.append(_ask(facts, "revision", "The revision that goes out", reason, "names it", "A-GO-3", line))
    return tuple(found)


def _ask(facts: Facts, key: str, title: str, reason: str, would: str, rule: str, line: int) -> Blocker:
    """Return a question to the lead as a blocker."""
    lead = role_mover(facts, facts.lead, would)
    reason += _unheld(facts, facts.lead)
    since = facts.release.created_at
    return Blocker(key, title, State.OPEN.value, lead.role, lead.person_id, reason, would, rule, line, since)


def _asked(trait: str) -> tuple[str, str, str, str]:
    """Return a trait as a question, as a reason, as what the lead does about it, and its rule."""
    question, clause = _QUESTIONS.get(trait, (f"Is it {trait}?", f"is {trait}"))
    reason = f"Nobody has answered whether this release {clause}"
    return question, reason, f"answers whether it {clause}", _TRAIT_RULES.get(trait, "C18")


def _line_of_trait(facts: Facts, trait: str) -> int:
    places: tuple[Task | Seat, ...] = (*facts.tasks, *facts.seats)
    asked = next((place.line for place in places if trait in place.when), 0)
    return asked or facts.edition.type_line(facts.release.type)


def _unheld(facts: Facts, role: str) -> str:
    return f"; nobody holds {role} yet" if role and not facts.holders(role) else ""


def open_tasks(facts: Facts) -> tuple[Blocker, ...]:
    """Return the tasks before production that are not closed, as blockers."""
    return tuple(blocker(facts, task) for task in _open(facts))


def count_open(facts: Facts) -> int:
    """Count the tasks before production that are not closed."""
    return sum(1 for _ in _open(facts))


def _open(facts: Facts) -> Iterator[Task]:
    return (
        task
        for task in facts.tasks
        if facts.before_production(task)
        and facts.applies(task) is True
        and not facts.closed(task)
        and (task.state == State.BLOCKED.value or not _waits_for_parts(facts, task))
    )


def _waits_for_parts(facts: Facts, task: Task) -> bool:
    """Tell whether the parts of a task block already, so that the task itself need not."""
    return any(not facts.closed(child) for child in facts.children(task))


def blocker(facts: Facts, task: Task) -> Blocker:
    """Return what an open task asks for, and of whom."""
    if task.state in SETTLED and facts.waiting(task):
        return _waits_for_seats(facts, task)
    would = "does it"
    match task.state:
        case State.BLOCKED.value:
            reason, would = f"{task.title} is blocked: {task.reason}", "unblocks it"
        case State.STALE.value:
            reason = f"{task.title} is proven for revision {task.revision}, not for {facts.release.revision}"
            would = "repeats it"
        case _:
            reason = f"{task.title} is {task.state}" + (f": {task.reason}" if task.reason else "")
    reason += _unheld(facts, task.owner)
    person_id = task.person_id or role_mover(facts, task.owner, would).person_id
    rule = facts.edition.demand(task.line, "A-PRE-0")
    return Blocker(
        task.id, task.title, task.state, task.owner, person_id, reason, would, rule, task.line, task.since, task.id
    )


def _waits_for_seats(facts: Facts, task: Task) -> Blocker:
    seats = facts.waiting(task)
    first = seats[0]
    roles = " and ".join(dict.fromkeys(seat.role or "a second person" for seat in seats if seat.kind == first.kind))
    reason = f"{task.title} has {_LACKS.get(first.kind, 'not been checked by')} {roles} yet"
    if task.state in ASIDE:
        word = "called not applicable" if task.state == State.NOT_APPLICABLE.value else "deferred"
        reason = f"{task.title} is {word}, and {first.role or 'a second person'} has not countersigned"
    reason += "".join(dict.fromkeys(_nobody_can(facts, task, seat) for seat in seats))
    movers = tuple(role_mover(facts, seat.role, SEAT_VERBS[seat.kind]) for seat in seats)
    line = first.line or task.line
    rule = facts.edition.demand(line, facts.edition.demand(task.line, "A-PRE-0"))
    return Blocker(
        task.id, task.title, task.state, first.role, movers[0].person_id, reason, movers[0].would, rule, line,
        first.asked_at or task.since, task.id, movers[1:],
    )  # fmt: skip


def _nobody_can(facts: Facts, task: Task, seat: Seat) -> str:
    """Return why a seat cannot be filled as things are: nobody holds its role, or only who did the work."""
    if unheld := _unheld(facts, seat.role):
        return unheld
    holding = facts.holders(seat.role) if seat.role else facts.people
    if facts.four_eyes and all(same_hand(facts, task, seat, person.id) for person in holding):
        return f"; nobody but who did it holds {seat.role or 'a place here'}, and a second person checks it"
    return ""


def _call(facts: Facts) -> tuple[Blocker, ...]:
    if not facts.edition.seats:
        return ()
    poll = facts.poll
    came_to = result(poll, facts.votes) if poll else Result.VOID
    if poll is None or came_to is Result.VOID or poll.revision != facts.release.revision:
        return (_to_open(facts, "Nobody has opened the go/no-go call for this revision"),)
    if came_to is Result.NO_GO:
        return (_to_open(facts, f"Round {poll.round} of the call said no"),)
    said = {vote.seat for vote in facts.votes_of(poll)}
    line, since = facts.edition.call_line, poll.opened_at
    found = []
    for seat in poll.seats:
        if seat not in said:
            mover = role_mover(facts, seat, "votes")
            reason = f"{seat} is still to vote; silence is not a yes{_unheld(facts, seat)}"
            key, title, rule = f"seat:{seat}", f"{seat} votes", "A-GO-3"
            found.append(Blocker(key, title, "seat", seat, mover.person_id, reason, mover.would, rule, line, since))
    return tuple(found)


def _to_open(facts: Facts, reason: str) -> Blocker:
    lead = role_mover(facts, facts.lead, "opens the call")
    reason += _unheld(facts, facts.lead)
    line = facts.edition.call_line
    return Blocker("call", "Go/no-go call", "seat", lead.role, lead.person_id, reason, lead.would, "A-GO-1", line)
