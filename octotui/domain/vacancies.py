"""Roles that a guide counts on and nobody holds, with what each leaves undone.

Who commands is named in each incident (A-IM-2), so that nobody holds that role before is no vacancy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from octotui.domain.guide import Guide, Item
from octotui.domain.people import Person
from octotui.domain.roles import INCIDENT_COMMANDER, canonical
from octotui.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A role nobody holds: how many tasks it leaves without owner, and how many seats empty."""

    role: str
    tasks: int
    seats: int


def vacancies(guide: Guide, people: Iterable[Person]) -> tuple[Vacancy, ...]:
    """Return the roles that own something in the guide and that nobody holds, the most needed first."""
    held = {role for person in people for role in person.roles}
    tasks, seats = Counter(_owners(guide)), Counter(_seats(guide))
    counted_on = (role for role in dict.fromkeys((*tasks, *seats)) if role and role != INCIDENT_COMMANDER)
    found = [Vacancy(role, tasks[role], seats[role]) for role in counted_on if role not in held]
    return tuple(sorted(found, key=lambda vacancy: (-vacancy.tasks, -vacancy.seats)))


def _owners(guide: Guide) -> Iterator[str]:
    for item in guide.items:
        yield from _roles(use.role for use in item.owners)
    for phase in guide.incident_phases:
        for step in phase.steps:
            yield from _roles(step.roles)


def _seats(guide: Guide) -> Iterator[str]:
    for item in guide.items:
        yield from _seats_of(item)
    if guide.go_no_go is not None:
        yield from _roles(guide.go_no_go.voters)


def _seats_of(item: Item) -> Iterator[str]:
    for uses in (item.verified_by, item.sign_off, item.reviewed_by, item.input_from):
        yield from _roles(use.role for use in uses)


def _roles(named: Iterable[str]) -> Iterator[str]:
    """Give each role once, whatever it is called."""
    yield from dict.fromkeys(canonical(role) for role in named)
