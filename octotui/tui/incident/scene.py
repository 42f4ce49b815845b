"""What every piece of the incident room draws from: the facts, who looks at them, and the instant."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from octotui.domain.facts import Facts
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.ways import WayOut, ways_out
from octotui.domain.people import Person
from octotui.domain.release import Release
from octotui.domain.standing import stands_for
from octotui.tui.wording import Names, role_short


@dataclass(frozen=True)
class Scene:
    """One incident as somebody sees it at an instant; `short` and `narrow` tell how much room there is.

    `foreseen` is what would run if it were declared, while it is only reported; `hotfix` the release of the hot-fix.
    """

    facts: IncidentFacts
    you: Person | None
    now: datetime
    narrow: bool = False
    short: bool = False
    of_release: Facts | None = None
    last_good: str = ""
    foreseen: IncidentFacts | None = None
    hotfix: Release | None = None

    @cached_property
    def ways(self) -> tuple[WayOut, ...]:
        """Every way out, as far as it is known."""
        return ways_out(self.facts, self.of_release, self.last_good, self.now)

    def at(self, now: datetime) -> Scene:
        """Return the same a moment later; how people are called stays."""
        later = replace(self, now=now)
        later.__dict__.update(names=self.names, _said=self._said)
        return later

    @cached_property
    def _said(self) -> dict[tuple[int | None, tuple[str, ...]], tuple[str, ...]]:
        """What was said of whoever does a step, for every row asks it each second."""
        return {}

    @cached_property
    def names(self) -> Names:
        """How people are called in lists."""
        return Names((person.name for person in self.facts.people), self.you.name if self.you else None)

    def first(self, person_id: int | None) -> str:
        """Call a person as a list does, nothing where nobody is meant."""
        person = self.facts.person(person_id)
        return self.names.short(person.name) if person else ""

    def full(self, person_id: int | None) -> str:
        """Call a person as a panel does."""
        person = self.facts.person(person_id)
        return self.names.full(person.name) if person else ""

    def yours(self, person_id: int | None, roles: tuple[str, ...] = ()) -> bool:
        """Tell whether this is about the person at the keyboard: by name, or by a role they hold or stand in for."""
        if self.you is None:
            return False
        if person_id:
            return person_id == self.you.id
        return any(stands_for(self.facts, self.you, role, self.now) for role in roles if role)

    def who(self, person_id: int | None, roles: tuple[str, ...]) -> str:
        """Say who does something in a narrow list: the person, else the one holder of each role, else the role."""
        if person_id:
            return self.first(person_id)
        found = []
        for role in roles:
            holder = self.facts.holder(role)
            found.append(self.first(holder.id) if holder else role_short(role))
        return ", ".join(dict.fromkeys(found))

    def whoever(self, person_id: int | None, roles: tuple[str, ...]) -> tuple[str, ...]:
        """Say who does something in several ways, the fullest first."""
        said = self._said.get((person_id, roles))
        if said is None:
            names = [name for name in self.who(person_id, roles).split(", ") if name]
            said = (", ".join(names), ", ".join(names[:2]), names[0], names[0].split()[0]) if names else ()
            self._said[person_id, roles] = said
        return said
