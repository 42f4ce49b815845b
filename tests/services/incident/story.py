"""An incident told in the words of the people in it, on a real file, with a clock that tests turn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from octotui.domain.incident.clock import unsounded
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.values import Step
from octotui.domain.refusal import Refusal, Refused
from octotui.services import doing, release
from octotui.services.house import House
from octotui.services.incident import aftermath, begin, running, told, views, way
from tests.house import PEOPLE, START, Crew, crew

CAST = {**PEOPLE, "Nils Holm": ("On-call Engineer",), "Lena Vogt": ("Leadership",)}


@dataclass
class Room:
    """One incident and who is in it. `at` turns the clock to a minute since the declaration."""

    crew: Crew
    id: int = 1

    @property
    def facts(self) -> IncidentFacts:
        """What is known, seen by who commands or declared it."""
        self.crew.house.who_id = self.crew.ids["Ana Ruiz"]
        page = self.crew.house.read(views.incident_page, self.id)
        assert page is not None
        return page.facts

    def does(self, name: str, act: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Let a person act at the clock's instant, on this incident."""
        return self.crew.house.act_as(self.crew.ids[name], act, self.id, *args, **named).answer

    def at(self, minute: float) -> None:
        """Turn the clock to a minute since the declaration."""
        declared = self.facts.incident.declared_at
        assert declared is not None
        self.crew.clock.now = declared + timedelta(minutes=minute)

    def step(self, title: str) -> Step:
        """Find a step by its title."""
        return next(step for step in self.facts.steps if step.title == title)

    def commanded_by(self, name: str = "Jonas Lind") -> Room:
        """Let Ana name somebody, who accepts."""
        self.does("Ana Ruiz", begin.nominate, self.crew.ids[name])
        self.does(name, begin.accept_command)
        return self

    def decided(self, choice: str = "roll back", **named: Any) -> Room:
        """Let the commander choose, for Dana to carry out."""
        wanted = {"objections": "none", "executor_id": self.crew.ids["Dana Cruz"], **named}
        self.does("Jonas Lind", way.decide, choice, **wanted)
        return self

    def mended(self) -> Room:
        """Carry it out, verify it and confirm it."""
        self.does("Dana Cruz", way.execute)
        self.does("Noor Haddad", way.verify_fix, ok=True)
        self.does("Leo Brandt", way.confirm_fix, ok=True, note="errors 0.2 %, as before")
        return self

    def cleared(self) -> Room:
        """Give the all-clear after all that it needs."""
        self.commanded_by().decided().mended()
        self.does("Ola Berg", told.all_clear, "Rolled back, all is well")
        return self

    def reviewed(self) -> Room:
        """Do all that the review needs, up to its close."""
        crew = self.crew
        self.does("Jonas Lind", aftermath.find_cause, "A pool of connections ran dry", ("No limit was set",))
        self.does("Ola Berg", aftermath.add_action, "Set a limit", owner_id=crew.ids["Dana Cruz"],
                  due=crew.clock.now + timedelta(days=7), success="a load test passes")  # fmt: skip
        self.does("Ola Berg", aftermath.book_review, crew.clock.now + timedelta(days=1), crew.ids["Ola Berg"])
        self.does("Ola Berg", aftermath.came_to_review,
                  [crew.ids[name] for name in ("Ola Berg", "Jonas Lind", "Noor Haddad", "Dana Cruz")])  # fmt: skip
        return self


def refused(room: Room, name: str, act: Callable[..., Any], *args: Any, **named: Any) -> Refusal:
    """Let a person try what is refused; each refusal says its guide line and who can move."""
    before = room.facts
    with pytest.raises(Refused) as caught:
        room.does(name, act, *args, **named)
    refusal = caught.value.refusal
    assert refusal.line > 0, refusal
    assert refusal.movers, refusal
    assert room.facts.but(()) == before or room.facts.incident == before.incident
    return refusal


def company(tmp_path: Path) -> Crew:
    """Open a house with everybody an incident needs."""
    return crew(tmp_path / "room.db", CAST)


def declared(tmp_path: Path, *, severity: str = "major", by: str = "Ana Ruiz", **named: Any) -> Room:
    """Declare a stand-alone incident at nine o'clock."""
    made = company(tmp_path)
    made.clock.now = START
    made.house.act_as(made.ids[by], begin.declare_incident, "EU checkout answers 502", severity, **named)
    return Room(made)


def deployed(tmp_path: Path, **traits: bool) -> Crew:
    """Put a release into production by override, so that its verification can fail."""
    made = company(tmp_path)
    made.makes(traits=traits)
    made.does("Ana Ruiz", release.override, 1, "the test needs it in production")
    return made


def failed_verification(made: Crew) -> str:
    """Let QA's verification in production fail; return the task's id."""
    task = made.task("Post-deploy verification")
    made.does("Noor Haddad", doing.fail, task.id, "3 of 9 smoke tests fail")
    return task.id


def due(house: House) -> list[int]:
    """Return the incidents that have an alarm which is due and not on record yet."""
    return [facts.incident.id for facts in house.read(views.visible) if unsounded(facts, house.clock())]


def sound(house: House) -> list[str]:
    """Record what is due, as any open terminal does; return the keys that are new."""
    keys: list[str] = []
    for incident_id in due(house):
        keys += [alarm.key for alarm in house.act(running.sound, incident_id).answer]
    return keys
