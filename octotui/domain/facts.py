"""Everything known about one release at one instant; rules read it and answer with changed values."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import cached_property

from octotui.domain.edition import Edition
from octotui.domain.people import Delegate, Known, Person
from octotui.domain.poll import Override, Poll, Vote
from octotui.domain.release import Release, TraitAnswer
from octotui.domain.task import ASIDE, ISSUES, SETTLED, Evidence, Part, Remark, Seat, SeatKind, State, Task
from octotui.domain.value import dataclass, merged

Value = Release | TraitAnswer | Task | Seat | Evidence | Remark | Poll | Vote | Override | Person | Delegate | Edition
Changes = tuple[Value, ...]

_PLACES: dict[type, str] = {
    Release: "release",
    Edition: "edition",
    TraitAnswer: "traits",
    Task: "tasks",
    Seat: "seats",
    Evidence: "evidence",
    Remark: "remarks",
    Poll: "polls",
    Vote: "votes",
    Override: "overrides",
    Person: "people",
    Delegate: "delegates",
}

# Asked of every task at every act, so kept as plain words: a member's value is looked up slowly.
_BEFORE = frozenset(part.value for part in (Part.REQUIREMENT, Part.BEFORE, Part.NO_GO, Part.CONDITION, Part.ADDED))
_COUNTERSIGN = SeatKind.COUNTERSIGN.value


@dataclass(frozen=True)
class Facts(Known):
    """One release with its tasks, seats, evidence, polls, and the people around it."""

    release: Release
    edition: Edition
    traits: tuple[TraitAnswer, ...] = ()
    tasks: tuple[Task, ...] = ()
    seats: tuple[Seat, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    remarks: tuple[Remark, ...] = ()
    polls: tuple[Poll, ...] = ()
    votes: tuple[Vote, ...] = ()
    overrides: tuple[Override, ...] = ()
    people: tuple[Person, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    four_eyes: bool = True

    def but(self, changes: Iterable[Value]) -> Facts:
        """Return these facts with the changed values in place of the old ones."""
        return merged(self, changes, _PLACES)

    @cached_property
    def lead(self) -> str:
        """Return the role that leads the process: opens the call and deploys (A-ACC)."""
        return self.edition.lead

    @cached_property
    def _tasks(self) -> dict[str, Task]:
        return {task.id: task for task in self.tasks}

    @cached_property
    def _seats(self) -> dict[str, tuple[Seat, ...]]:
        found: dict[str, list[Seat]] = {}
        for seat in self.seats:
            found.setdefault(seat.task_id, []).append(seat)
        return {task_id: tuple(seats) for task_id, seats in found.items()}

    @cached_property
    def _children(self) -> dict[str, tuple[Task, ...]]:
        found: dict[str, list[Task]] = {}
        for task in self.tasks:
            if task.parent_id:
                found.setdefault(task.parent_id, []).append(task)
        return {parent: tuple(children) for parent, children in found.items()}

    @cached_property
    def _answers(self) -> dict[str, bool | None]:
        return {answer.trait: answer.yes for answer in self.traits}

    @cached_property
    def issues(self) -> bool:
        """Tell whether issues occurred: a failed verification, an incident, a rollback or an override (A-DEP-9)."""
        failed = any(task.failed_at for task in self.tasks)
        release = self.release
        return failed or bool(self.overrides) or release.incident_at is not None or release.outcome == "rolled back"

    def task(self, task_id: str) -> Task:
        """Return a task of this release; KeyError where there is none."""
        return self._tasks[task_id]

    def children(self, task: Task) -> tuple[Task, ...]:
        """Return the parts of a task that apply or may come to apply."""
        return tuple(child for child in self._children.get(task.id, ()) if self.applies(child) is not False)

    def line_of(self, task: Task) -> tuple[Task, ...]:
        """Return a task and what it is a part of, upwards."""
        above = self._tasks.get(task.parent_id) if task.parent_id else None
        return (task, *self.line_of(above)) if above else (task,)

    def about(self, task: Task, purposes: Collection[str]) -> bool:
        """Tell whether a task, or what it is a part of, has one of these purposes."""
        return any(each.purpose in purposes for each in self.line_of(task))

    def for_issues(self, task: Task) -> bool:
        """Tell whether issues call for a task, or for what it is a part of (A-DEP-9)."""
        return any(ISSUES in each.when for each in self.line_of(task))

    def doers(self, task: Task) -> frozenset[int]:
        """Return who had a hand in a task: whoever did it, or did a part of it."""
        parts = self.children(task)
        if parts and task.part != Part.DEPLOY.value:
            return frozenset().union(*(self.doers(part) for part in parts))
        return frozenset(() if task.done_by is None else (task.done_by,))

    def past(self, task: Task) -> bool:
        """Tell whether a task belongs to what is history: a closed release, or what came before a deploy that was."""
        return self._past_since(task) is not None

    def _past_since(self, task: Task) -> datetime | None:
        """Return when a task became history, None while it is not."""
        release = self.release
        deployed_at = release.deployed_at if self.before_production(task) else None
        return deployed_at or release.ended_at

    def debt(self, task: Task) -> bool:
        """Tell whether a task may still move once what is around it is history (C22, A-DEP-9).

        So it is with what was put off, with the confirmation of an override, and with what
        issues call for, as long as it is not closed; and with what has moved since, which only a debt can.
        """
        if self.release.deployed_at is None:
            return False
        if task.part == Part.OVERRIDE.value or self.for_issues(task):
            return not self.closed(task)
        past_since = self._past_since(task)
        moved = past_since is not None and task.since is not None and task.since > past_since
        return moved or task.state == State.DEFERRED.value

    def holds(self, when: tuple[str, ...]) -> bool | None:
        """Tell whether a condition holds: one trait of `when` is yes; None while that is not answered yet."""
        if not when:
            return True
        answers = [self.issues if trait == ISSUES else self._answers.get(trait) for trait in when]
        if any(answers):
            return True
        return None if None in answers else False

    def applies(self, task: Task) -> bool | None:
        """Tell whether a task applies to this release; None while a trait is not answered."""
        own = self.holds(task.when)
        if own is not True or task.parent_id is None:
            return own
        return self.applies(self._tasks[task.parent_id])

    def seats_of(self, task: Task) -> tuple[Seat, ...]:
        """Return the seats that count at a task in its present state, in the order of the guide."""
        aside = task.state in ASIDE
        return tuple(
            seat
            for seat in self._seats.get(task.id, ())
            if (seat.kind == _COUNTERSIGN) == aside and self.holds(seat.when) is True
        )

    def all_seats_of(self, task: Task) -> tuple[Seat, ...]:
        """Return every seat ever laid at a task."""
        return self._seats.get(task.id, ())

    def waiting(self, task: Task) -> tuple[Seat, ...]:
        """Return the seats that still wait."""
        return tuple(seat for seat in self.seats_of(task) if seat.verdict != "yes")

    def closed(self, task: Task) -> bool:
        """Tell whether nothing more is to be done about a task: its work and each seat."""
        return task.state in SETTLED and not self.waiting(task)

    def before_production(self, task: Task) -> bool:
        """Tell whether a task stands before production."""
        return task.part in _BEFORE

    @cached_property
    def poll(self) -> Poll | None:
        """Return the newest round of the call."""
        return max(self.polls, key=lambda poll: poll.round, default=None)

    def votes_of(self, poll: Poll) -> tuple[Vote, ...]:
        """Return the votes of a round."""
        return tuple(vote for vote in self.votes if vote.poll_id == poll.id)
