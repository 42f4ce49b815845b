"""What every part of the release page is drawn from: the facts, who looks at them, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from octotui.domain.facts import Facts
from octotui.domain.gate import Blocker, blocker
from octotui.domain.people import Person
from octotui.domain.task import Evidence, Remark, State, Task
from octotui.services.board import in_the_way
from octotui.tui.wording import Names, role_short

CALL = "call"
"""The id of the row that stands for the go/no-go call."""


@dataclass(frozen=True)
class Page:
    """One release as one person sees it at one instant."""

    facts: Facts
    you: Person | None
    now: datetime

    @cached_property
    def names(self) -> Names:
        """How people are called here."""
        return Names((person.name for person in self.facts.people), self.you.name if self.you else None)

    @cached_property
    def _evidence(self) -> dict[str, tuple[Evidence, ...]]:
        found: dict[str, list[Evidence]] = {}
        for each in self.facts.evidence:
            found.setdefault(each.task_id, []).append(each)
        return {task_id: tuple(held) for task_id, held in found.items()}

    def evidence(self, task_id: str) -> tuple[Evidence, ...]:
        """Return what shows that a task is done."""
        return self._evidence.get(task_id, ())

    def remarks(self, task_id: str) -> tuple[Remark, ...]:
        """Return what was said about a task, the newest first."""
        return tuple(each for each in reversed(self.facts.remarks) if each.task_id == task_id)

    @cached_property
    def _holders(self) -> dict[str, tuple[Person, ...]]:
        roles = {task.owner for task in self.facts.tasks} | {seat.role for seat in self.facts.seats}
        return {role: self.facts.holders(role) for role in roles | set(self.facts.edition.seats)}

    def holders(self, role: str) -> tuple[Person, ...]:
        """Return everybody who holds a role."""
        return self._holders[role] if role in self._holders else self.facts.holders(role)

    @cached_property
    def _persons(self) -> dict[int, Person]:
        return {person.id: person for person in self.facts.people}

    def name(self, person_id: int | None) -> str:
        """Return a person's full name, empty for nobody."""
        found = self._persons.get(person_id) if person_id is not None else None
        return found.name if found else ""

    def does(self, task: Task) -> str:
        """Return the name of the one person who does a task, or did it; empty where it is open who."""
        if task.person_id or task.done_by:
            return self.name(task.done_by or task.person_id)
        held = self.holders(task.owner) if task.owner else ()
        return held[0].name if len(held) == 1 else ""

    @cached_property
    def way(self) -> tuple[Blocker, ...]:
        """Return what stands in the way of the next gate, or what is still owed once the release has ended."""
        facts = self.facts
        if facts.release.ended_at is None:
            return in_the_way(facts)
        return tuple(blocker(facts, task) for task in facts.tasks if self.owed(task))

    def owed(self, task: Task) -> bool:
        """Tell whether a task of an ended release is still owed."""
        if self.facts.applies(task) is not True or not self.facts.debt(task) or self.facts.children(task):
            return False
        return task.state == State.DEFERRED.value or not self.facts.closed(task)

    @cached_property
    def moving(self) -> frozenset[str]:
        """Return the tasks on which somebody must move now."""
        return frozenset(each.task_id for each in self.way if each.task_id)

    def mover(self, each: Blocker) -> str:
        """Call the one whose move it is, as a narrow place does."""
        name = self.name(each.person_id)
        return self.names.short(name) if name else role_short(each.role) if each.role else "anyone"

    def row_of(self, each: Blocker) -> str:
        """Return the id of the row that a thing in the way stands in."""
        return CALL if each.key == CALL or each.key.startswith("seat:") else each.key
