"""A real house for tests: a SQLite file, a clock that tests turn, people, and acts named by who does them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from octotui.domain.facts import Facts
from octotui.domain.plan import Wish
from octotui.domain.task import Task
from octotui.services import people as persons
from octotui.services import release, views
from octotui.services.house import House

START = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)

PEOPLE = {
    "Ana Ruiz": ("Release Manager",),
    "Noor Haddad": ("QA Engineer",),
    "Jonas Lind": ("Tech Lead",),
    "Mei Tanaka": ("Product Manager",),
    "Ola Berg": ("Project Manager",),
    "Dana Cruz": ("Developers",),
    "Rui Costa": ("Developers", "Security Champion"),
    "Sam Osei": ("Security Champion",),
    "Iris Novak": ("Technical Writer",),
    "Yuki Sato": ("UX Designer",),
    "Priya Nair": ("Customer Support Liaison",),
    "Leo Brandt": ("Data Analyst",),
    "Kofi Mensah": ("DevOps Engineer",),
}


@dataclass
class Clock:
    """A clock that stands until it is turned."""

    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def on(self, **span: float) -> None:
        """Turn it on by a span, such as `minutes=5`."""
        self.now += timedelta(**span)


@dataclass
class Crew:
    """A house with its people."""

    house: House
    clock: Clock
    ids: dict[str, int] = field(default_factory=dict)

    def does(self, name: str, act: Callable[..., Any], *args: Any, **named: Any) -> Any:
        """Let a person do an act; a minute passes."""
        self.clock.on(minutes=1)
        return self.house.act_as(self.ids[name], act, *args, **named).answer

    def facts(self, release_id: int = 1) -> Facts:
        """Return a release as it is."""
        found = self.house.read(views.release_page, release_id)
        assert found is not None
        return found

    def task(self, title: str, release_id: int = 1) -> Task:
        """Return the task of a title."""
        return next(task for task in self.facts(release_id).tasks if task.title == title)

    def makes(self, version: str = "4.12.0", **wish: Any) -> int:
        """Let Ana make a release, all traits answered no unless said otherwise."""
        traits = wish.pop("traits", {})
        answers = tuple((trait, traits.get(trait, False)) for trait in ALL_TRAITS)
        asked = {"name": "Card vault", "type": "Minor", "revision": "8f3c21", "traits": answers, **wish}
        self.does("Ana Ruiz", release.new_release, Wish(version, **asked))
        found = self.house.read(views.find_release, version)
        assert found is not None
        return found


ALL_TRAITS = (
    "security-sensitive", "high-risk", "user-facing", "UI change", "user-facing docs",
    "needs a window", "needs a backup", "feature-flagged", "rollback reversible",
)  # fmt: skip


NOTES = ("Release notes drafted", "Release notes published", "Notes published")
"""Tasks that the notes close; by hand they are closed where evidence says where the notes are written instead."""


def crew(path: Path, people: dict[str, tuple[str, ...]] = PEOPLE) -> Crew:
    """Open a new house with people in it."""
    clock = Clock()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_file_with(tuple(people.items())))
    made = Crew(House(path, clock), clock)
    made.house.open()
    made.ids = {person.name: person.id for person in made.house.read(views.people)}
    return made


@cache
def _file_with(people: tuple[tuple[str, tuple[str, ...]], ...]) -> bytes:
    """Return the file of a new house with people in it: made once, for a thousand tests begin with the same."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "octotui.db"
        house = House(path, Clock())
        for name, roles in people:
            house.act_as(None, persons.join, name, roles)
        house.close()
        return path.read_bytes()
