"""How the notes move the release's own tasks: drafted when complete, reviewed with the text, published with it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from octotui.domain.facts import Changes, Facts, Value
from octotui.domain.notes.document import document_hash
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.sections import missing
from octotui.domain.notes.values import Approval, Review
from octotui.domain.people import Person
from octotui.domain.standing import owner_mover, refuse, reopened, vacated
from octotui.domain.task import Purpose, Seat, SeatKind, State, Task
from octotui.domain.telling import add_evidence

_PUBLISHED = re.compile(r"\bnotes\b.*\bpublish|\bpublish\w*\b.*\bnotes\b", re.IGNORECASE)
_OPEN = (State.OPEN.value, State.IN_PROGRESS.value, State.STALE.value, State.DEFERRED.value)
_FINISHED = (State.DONE.value, State.VERIFIED.value)


def drafting(facts: Facts) -> tuple[Task, ...]:
    """Return the tasks that ask for written notes before production (A-PRE-3)."""
    return tuple(
        task
        for task in facts.tasks
        if task.purpose == Purpose.NOTES.value
        and facts.before_production(task)
        and not _PUBLISHED.search(task.title)
        and not facts.children(task)
    )


def publishing(facts: Facts) -> tuple[Task, ...]:
    """Return the tasks that ask for the notes to go out (A-DEP-8b)."""
    return tuple(
        task
        for task in facts.tasks
        if not facts.children(task)
        and (
            _PUBLISHED.search(task.title)
            or (task.purpose == Purpose.NOTES.value and not facts.before_production(task))
        )
    )  # fmt: skip


def told_elsewhere(facts: Facts, task: Task) -> bool:
    """Tell whether evidence says where the notes of a team that writes elsewhere are."""
    return any(each.task_id == task.id for each in facts.evidence)


def check_by_hand(facts: Facts, task: Task, *, template: bool) -> None:
    """Refuse to tick off notes that nobody can read: they are drafted and published here, or evidence says where.

    `template` tells whether the guide has a notes template; without one the task is as any other (A-PRE-3, A-DEP-8b).
    """
    if not template or told_elsewhere(facts, task):
        return
    if any(each.id == task.id for each in drafting(facts)):
        reason = "It closes by itself when every required section of the notes is written"
        fallback = "A-PRE-3"
    elif any(each.id == task.id for each in publishing(facts)):
        reason, fallback = "It closes by itself when the notes are published", "A-DEP-8b"
    else:
        return
    rule = facts.edition.demand(task.line, fallback)
    ways = (
        owner_mover(facts, task, "opens the notes"),
        owner_mover(facts, task, "adds evidence that says where they are"),
    )
    raise refuse(task, "NOT DONE", rule, reason, *ways)


def check_seat_by_hand(notes: NotesFacts, task: Task, seat: Seat | None) -> None:
    """Refuse to review notes without reading them: the seat is taken by the review of one exact text (A-PRE-3r)."""
    facts = notes.facts
    mine = seat is not None and seat.kind == SeatKind.REVIEW.value and _approval(notes, seat) is not None
    if not mine or seat is None or told_elsewhere(facts, task) or task not in drafting(facts):
        return
    rule = facts.edition.demand(seat.line, "A-PRE-3r")
    reason = "Reviewing the text of the notes takes this seat"
    raise refuse(task, "NOT REVIEWED", rule, reason, owner_mover(facts, task, "asks for it"), line=seat.line)


def follow(notes: NotesFacts, who_id: int, now: datetime) -> Changes:
    """Return what the notes as they are change at the tasks that ask for a draft and its review."""
    facts, digest = notes.facts, document_hash(notes)
    said_no = any(
        seat.stage == Review.DRAFT.value and seat.verdict == "no" and seat.hash == digest for seat in notes.approvals
    )
    complete = notes.opened and not missing(notes) and not said_no
    changes: list[Value] = []
    for task in drafting(facts):
        moves = facts.applies(task) is True and not told_elsewhere(facts, task)
        if not moves or (facts.past(task) and not facts.debt(task)):
            continue
        if complete and task.state in _OPEN:
            task = _done(notes, task, who_id, now)
            changes += [task, *vacated(facts, task, countersigned=False)]
        elif not complete and task.state in _FINISHED:
            changes += [reopened(task, State.OPEN.value, "", who_id, now), *vacated(facts, task, countersigned=False)]
            continue
        if task.state in _FINISHED:
            changes += _reviewed(notes, task, digest)
    held: dict[object, Task | Seat] = {task.id: task for task in facts.tasks}
    held |= {seat.id: seat for seat in facts.seats}
    last: dict[object, Value] = {value.id: value for value in changes}
    return tuple(value for value_id, value in last.items() if held.get(value_id) != value)


def published(notes: NotesFacts, who: Person, now: datetime, path: str) -> Changes:
    """Return the tasks that ask for the notes to go out as done, each with the file as its evidence (A-DEP-8b)."""
    facts = notes.facts
    changes: list[Value] = []
    for task in publishing(facts):
        if facts.applies(task) is True and task.state in _OPEN:
            done = _done(notes, task, who.id, now)
            changes += [replace(done, done_by=who.id), *vacated(facts, task, countersigned=False)]
            changes += add_evidence(facts, task.id, who, now, "file", path)
    return tuple(changes)


def _done(notes: NotesFacts, task: Task, who_id: int, now: datetime) -> Task:
    by = notes.last_editor or who_id
    return replace(
        task, state=State.DONE.value, person_id=task.person_id or by, reason="", due=None,
        revision=notes.facts.release.revision, done_by=by, done_at=now, by=who_id, since=now,
    )  # fmt: skip


def _approval(notes: NotesFacts, seat: Seat) -> Approval | None:
    return next((each for each in notes.approvals if each.stage == Review.DRAFT.value and each.role == seat.role), None)


def _reviewed(notes: NotesFacts, task: Task, digest: str) -> list[Seat]:
    """Return the review seats of a task as the review of the present text leaves them."""
    found: list[Seat] = []
    for seat in notes.facts.seats_of(task):
        said = _approval(notes, seat) if seat.kind == SeatKind.REVIEW.value else None
        if said is None:
            continue
        if said.verdict == "yes" and said.hash == digest:
            found.append(
                replace(
                    seat, verdict="yes", person_id=said.person_id, for_person_id=said.for_person_id, at=said.at,
                    reason=f"text v{said.version}", revision=notes.facts.release.revision, same_hand=said.same_hand,
                )
            )  # fmt: skip
        elif seat.verdict:
            found.append(seat.vacant())
    return found
