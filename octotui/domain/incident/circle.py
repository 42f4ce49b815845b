"""Whom a private incident is for: whoever began it, commands it, is called in, or was given work in it (B-INC-3)."""

from __future__ import annotations

from datetime import datetime

from octotui.domain.incident.values import Action, Command, Decision, Incident, Review, Rung, Step, Summons
from octotui.domain.people import Delegate, Person
from octotui.domain.roles import ON_CALL_ENGINEER, RELEASE_MANAGER, SECURITY_CHAMPION
from octotui.domain.standing import stands_for
from octotui.domain.value import dataclass

NAMED: dict[type, tuple[str, str]] = {
    Command: ("person_id", ""),
    Summons: ("person_id", "role"),
    Rung: ("person_id", "role"),
    Step: ("person_id", ""),
    Decision: ("executor_id", ""),
    Action: ("owner_id", ""),
    Review: ("facilitator_id", ""),
}
"""What names people in an incident: the field with the person, and the one with the role that is asked for."""
_MEET_REPORTS = (RELEASE_MANAGER, ON_CALL_ENGINEER, SECURITY_CHAMPION)


@dataclass(frozen=True, slots=True)
class Place:
    """One place in an incident: a person's, or anybody's of a role until somebody takes it."""

    person_id: int | None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """An incident's places, and the company that takes them."""

    incident: Incident
    places: tuple[Place, ...]
    people: tuple[Person, ...]
    delegates: tuple[Delegate, ...]

    def takes_in(self, who: Person, now: datetime) -> bool:
        """Tell whether a person belongs to it.

        A report has no roll call yet; it is for whoever may declare it, and for Security (A-IM-1).
        """
        incident = self.incident
        if who.id in (incident.reported_by, incident.declared_by, incident.scribe_id):
            return True
        reports = _MEET_REPORTS if incident.declared_at is None else ()
        return any(self._takes(each, who, now) for each in (*self.places, *(Place(None, role) for role in reports)))

    def _takes(self, place: Place, who: Person, now: datetime) -> bool:
        if place.person_id == who.id:
            return True
        taken = place.person_id is not None and who.holds(place.role)
        return bool(place.role) and not taken and stands_for(self, who, place.role, now) is not None
