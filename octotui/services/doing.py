"""Acts on a task: by its owner, and by the seats at it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from octotui.domain import aside, asking, checking, production, telling
from octotui.domain import doing as rules
from octotui.domain.facts import Changes, Facts
from octotui.domain.gate import blocker, gate
from octotui.domain.people import Person
from octotui.domain.poll import Override
from octotui.domain.refusal import Mover
from octotui.domain.release import Stage
from octotui.domain.standing import owner_mover
from octotui.domain.task import Part, Purpose, Seat, SeatKind, State, Task
from octotui.services.acting import actor, load, load_task, write

if TYPE_CHECKING:
    from octotui.store.work import Work

P = ParamSpec("P")

FOUR_EYES_OFF = ", four-eyes off"
"""What the journal adds where somebody checked what they did themselves."""


def _by(
    work: Work,
    task_id: str,
    rule: Callable[Concatenate[Facts, str, Person, datetime, P], Changes],
    *told: P.args,
    **named: P.kwargs,
) -> tuple[Facts, Task, Changes]:
    """Load a task and let a rule say what the act changes; return the facts, the task and the changes."""
    facts = load_task(work, task_id)
    return facts, facts.task(task_id), rule(facts, task_id, actor(work), work.now, *told, **named)


def start(work: Work, task_id: str) -> str:
    """Begin a task."""
    facts, task, changes = _by(work, task_id, rules.start)
    write(work, facts, changes, f"began {task.title}", task_id)
    return f"{task.title} begun."


def finish(work: Work, task_id: str) -> str:
    """Call a task done; confirming an override is done the same way."""
    if load_task(work, task_id).task(task_id).part == Part.OVERRIDE.value:
        return _confirm(work, task_id)
    facts, task, changes = _by(work, task_id, rules.finish)
    if _about_notes(task):
        from octotui.services.notes.by_hand import check_finish

        check_finish(facts, task)
    after = write(work, facts, changes, f"did {task.title}", task_id)
    return _told(after, task_id, f"{task.title} done.")


def _about_notes(task: Task) -> bool:
    """Tell whether a task may be one that the notes close; only then their rules are loaded."""
    return task.purpose == Purpose.NOTES.value or "notes" in task.title.casefold()


def _confirm(work: Work, task_id: str) -> str:
    work.act = "confirm_override"
    facts = load_task(work, task_id)
    changes = production.confirm_override(facts, actor(work), work.now)
    mark = next(value for value in changes if isinstance(value, Override))
    said = f"confirmed the override of {facts.release.version}" + (FOUR_EYES_OFF if mark.same_hand else "")
    return _told(write(work, facts, changes, said, task_id), task_id, "Override confirmed.")


def reopen(work: Work, task_id: str) -> str:
    """Take back that a task is done or set aside."""
    facts, task, changes = _by(work, task_id, rules.reopen)
    write(work, facts, changes, f"reopened {task.title}", task_id)
    return f"{task.title} is open again."


def block(work: Work, task_id: str, reason: str) -> str:
    """Say what a task waits for."""
    facts, task, changes = _by(work, task_id, rules.block, reason)
    write(work, facts, changes, f"blocked {task.title}: {reason.strip()}", task_id)
    return f"{task.title} blocked."


def unblock(work: Work, task_id: str) -> str:
    """Say that what a task waited for has come."""
    facts, task, changes = _by(work, task_id, rules.unblock)
    write(work, facts, changes, f"unblocked {task.title}", task_id)
    return f"{task.title} unblocked."


def fail(work: Work, task_id: str, reason: str) -> str:
    """Say that a check in production failed."""
    facts, task, changes = _by(work, task_id, rules.fail, reason)
    write(work, facts, changes, f"{task.title} failed: {reason.strip()}", task_id)
    return f"{task.title} failed. Issues have occurred; a retrospective is due."


def not_applicable(work: Work, task_id: str, reason: str) -> str:
    """Call a task not applicable."""
    facts, task, changes = _by(work, task_id, aside.not_applicable, reason)
    after = write(work, facts, changes, f"called {task.title} not applicable: {reason.strip()}", task_id)
    return _told(after, task_id, f"{task.title} not applicable.")


def defer(work: Work, task_id: str, reason: str, due: datetime) -> str:
    """Put a task off until a due time."""
    facts, task, changes = _by(work, task_id, aside.defer, reason, due)
    after = write(work, facts, changes, f"deferred {task.title}: {reason.strip()}", task_id)
    return _told(after, task_id, f"{task.title} deferred.")


def assign(work: Work, task_id: str, person_id: int | None) -> str:
    """Name who does a task."""
    facts, task, changes = _by(work, task_id, rules.assign, person_id)
    name = facts.name(person_id) if person_id else "nobody"
    write(work, facts, changes, f"assigned {task.title} to {name}", task_id)
    return f"{task.title} is for {name}."


def add_evidence(work: Work, task_id: str, kind: str, text: str) -> str:
    """Add what shows that a task is done."""
    facts, task, changes = _by(work, task_id, telling.add_evidence, kind, text)
    write(work, facts, changes, f"showed {text.strip()} for {task.title}", task_id)
    return f"Evidence added to {task.title}."


def comment(work: Work, task_id: str, text: str) -> str:
    """Write a comment on a task."""
    facts, task, changes = _by(work, task_id, telling.remark, "comment", text)
    write(work, facts, changes, f"commented on {task.title}: {text.strip()}", task_id)
    return f"Comment added to {task.title}."


def ping(work: Work, task_id: str) -> str:
    """Remind everybody who must move on a task; it shows in their work."""
    facts = load_task(work, task_id)
    task = facts.task(task_id)
    movers = blocker(facts, task).movers if not facts.closed(task) else (owner_mover(facts, task),)
    told = _ask(work, facts, ((mover, f"for {task.title}", task_id) for mover in movers))
    work.say(f"asked {told} for {task.title}", facts.release.id, task_id)
    return f"{told} {'are' if len(movers) > 1 else 'is'} asked for {task.title}."


def ping_all(work: Work, release_id: int) -> str:
    """Remind everybody else whose move it is before production; it shows in their work."""
    facts, who = load(work, release_id), actor(work)
    told = _ask(
        work,
        facts,
        (
            (mover, asking.TO_VOTE if each.key.startswith("seat:") else f"for {each.title}", each.task_id)
            for each in gate(facts)
            for mover in each.movers
            if mover.person_id != who.id
        ),
    )
    work.say(f"asked {told}", release_id)
    return f"Asked: {told}."


def _ask(work: Work, facts: Facts, wanted: Iterable[tuple[Mover, str, str | None]]) -> str:
    """Ask each mover in words, about a task or the deploy; return who was asked."""
    names: list[str] = []
    for mover, words, task_id in wanted:
        made = asking.ping(facts, actor(work), work.now, mover, words, task_id)
        facts = facts.but(made)
        work.put(*made)
        names.append(asking.name_of(facts, mover))
    return ", ".join(dict.fromkeys(names)) or "nobody"


def add_task(work: Work, release_id: int, title: str, owner: str) -> str:
    """Add a task to one release."""
    facts = load(work, release_id)
    changes = rules.add_task(facts, title, owner, actor(work), work.now)
    made = next(value for value in changes if isinstance(value, Task))
    write(work, facts, changes, f"added {made.title}", made.id)
    return f"{made.title} added, for {owner or 'whoever takes it'}."


_TAKEN = {
    SeatKind.VERIFY.value: ("verified", "verified"),
    SeatKind.SIGN.value: ("signed", "signed"),
    SeatKind.REVIEW.value: ("reviewed", "reviewed"),
    SeatKind.INPUT.value: ("gave input on", "has your input"),
    SeatKind.COUNTERSIGN.value: ("countersigned", "countersigned"),
}


def take_seat(work: Work, task_id: str, seat_id: str | None = None, reason: str = "") -> str:
    """Verify, sign, review, give input or countersign: say yes at one's seat."""
    facts, task, changes = _by(work, task_id, checking.take, seat_id, reason)
    seat = next(value for value in changes if isinstance(value, Seat))
    if _about_notes(task):
        from octotui.services.notes.by_hand import check_seat

        check_seat(work, facts, task, seat)
    verb, told = _TAKEN[seat.kind]
    said = f"{verb} {task.title} for {seat.role or 'a second person'}" + (f": {seat.reason}" if seat.reason else "")
    if seat.same_hand:
        said += FOUR_EYES_OFF
    after = write(work, facts, changes, said, task_id)
    return _told(after, task_id, f"{task.title} {told}.")


def send_back(work: Work, task_id: str, reason: str) -> str:
    """Say no at one's seat: the task opens again."""
    facts, task, changes = _by(work, task_id, checking.send_back, reason)
    write(work, facts, changes, f"sent {task.title} back: {reason.strip()}", task_id)
    return f"{task.title} sent back; it is open again."


def _told(facts: Facts, task_id: str, done: str) -> str:
    """Return what was done and what comes of it."""
    task, release = facts.task(task_id), facts.release
    if release.stage == Stage.RELEASED.value:
        return f"{done} {release.version} is released."
    if waiting := facts.waiting(task):
        seat = waiting[0]
        verb = {"verify": "verifies", "sign": "signs", "review": "reviews", "input": "gives input"}.get(seat.kind)
        return f"{done} {seat.role or 'A second person'} {verb or 'countersigns'} next."
    if release.deployed_at is None and not gate(facts):
        return f"{done} The gate is open."
    if task.state == State.VERIFIED.value and len(facts.seats_of(task)) > 1:
        return f"{done} Every seat is filled."
    return done
