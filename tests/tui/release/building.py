"""A house with fourteen people and one release from the built-in guide, and a user who speaks in words."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from octotui.domain.facts import Facts
from octotui.domain.plan import Wish
from octotui.domain.refusal import Refused
from octotui.domain.task import Task
from octotui.services import doing, people, release, views
from octotui.services.house import House
from octotui.tui.app import Octotui
from octotui.tui.desk import Desk
from octotui.tui.screens.release import ReleaseScreen
from octotui.tui.widgets.rows import Rows
from tests.house import NOTES

NOON = datetime(2026, 4, 14, 12, 0, tzinfo=UTC)
PEOPLE = {
    "Ana Ruiz": "Release Manager", "Noor Haddad": "QA Engineer", "Jonas Lind": "Tech Lead",
    "Mei Tanaka": "Product Manager", "Dana Cruz": "Developers", "Rui Costa": "Developers",
    "Sam Osei": "Security Champion", "Iris Vale": "Technical Writer", "Yuki Mori": "UX Designer",
    "Priya Nair": "Customer Support Liaison", "Leo Brandt": "Data Analyst", "Kofi Mensah": "DevOps Engineer",
    "Ola Nord": "Project Manager", "Ida Holm": "Security Champion",
}  # fmt: skip
YES = ("security-sensitive", "user-facing")
TRAITS = ("security-sensitive", "high-risk", "user-facing", "UI change", "user-facing docs", "needs a window",
          "needs a backup", "feature-flagged")  # fmt: skip


@dataclass
class Building:
    """A house whose clock stands still."""

    path: Path
    now: datetime = NOON
    house: House = field(init=False)

    def __post_init__(self) -> None:
        self.house = House(self.path, clock=lambda: self.now)

    def furnish(self, **wish: Any) -> None:
        """Let everybody join and make the release."""
        self.house.act(people.join, "Ana Ruiz", (PEOPLE["Ana Ruiz"],))
        self.house.who_id = 1
        for name, role in list(PEOPLE.items())[1:]:
            self.house.act(people.join, name, (role,))
        answers = tuple((trait, trait in YES) for trait in TRAITS)
        self.house.act(release.new_release, Wish("4.12.0", "Card vault", "Minor", **{"traits": answers, **wish}))

    def id_of(self, name: str) -> int:
        """Return a person's number."""
        found = self.house.find_person(name)
        assert found is not None
        return found.id

    def act(self, name: str, act: Callable[..., str], *args: Any) -> str:
        """Do an act as somebody."""
        return str(self.house.act_as(self.id_of(name), act, *args).answer)

    @property
    def facts(self) -> Facts:
        """The release as it is now."""
        found = self.house.read(views.release_page, 1)
        assert found is not None
        return found

    def task(self, title: str) -> Task:
        """Return a task by its title."""
        return next(task for task in self.facts.tasks if task.title == title)

    def who(self, role: str) -> int:
        """Return somebody who holds a role."""
        return next((person.id for person in self.facts.people if person.holds(role)), 1)

    def close(self, task: Task) -> None:
        """Do a task and fill its seats; notes that are written elsewhere say where."""
        if task.title in NOTES:
            self.house.act_as(self.who(task.owner), doing.add_evidence, task.id, "link", "https://example.com/notes")
        self.house.act_as(self.who(task.owner), doing.finish, task.id)
        for seat in self.facts.all_seats_of(task):
            for person in self.facts.people:
                try:
                    self.house.act_as(person.id, doing.take_seat, task.id, seat.id)
                    break
                except Refused:
                    continue

    def close_all(self, *but: str) -> None:
        """Do everything before production, but some."""
        for task in self.facts.tasks:
            facts = self.facts
            if task.title in but or not facts.before_production(task) or facts.applies(task) is not True:
                continue
            if not facts.children(task):
                self.close(task)
        for task in self.facts.tasks:
            if self.facts.before_production(task) and self.facts.children(task) and task.title not in but:
                for seat in self.facts.waiting(self.facts.task(task.id)):
                    self.house.act_as(self.who(seat.role), doing.take_seat, task.id, seat.id)

    def later(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    def copy(self, path: Path) -> Building:
        """Return another house that begins as this one is."""
        self.house.close()
        shutil.copy(self.path, path)
        return Building(path, self.now)


class User:
    """Somebody at the keyboard."""

    def __init__(self, app: Octotui, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def rest(self) -> None:
        """Wait until nothing is under way but what waits for an answer."""
        await self.pilot.pause()
        while any(w.group in ("reload", "history", "count") and not w.is_finished for w in self.app.workers):
            await self.pilot.pause()
        await self.pilot.pause()

    async def presses(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.settles()

    async def settles(self) -> None:
        """Wait until an act that a key began has ended or asks something."""
        for _ in range(400):
            await self.rest()
            busy = [w for w in self.app.workers if not w.is_finished and w.name.startswith("action_")]
            if not busy or self.app.screen.is_modal:
                return
        raise AssertionError("an act neither ends nor asks")

    async def types(self, text: str) -> None:
        """Type into the field with the focus."""
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.rest()

    async def goes_to(self, title: str) -> None:
        """Put the cursor on a row by its title."""
        task = next(task for task in self.screen.page.facts.tasks if task.title == title)  # type: ignore[union-attr]
        self.screen.jump(task.id)
        await self.rest()

    @property
    def screen(self) -> ReleaseScreen:
        """The release, also behind a dialog."""
        return next(each for each in reversed(self.app.screen_stack) if isinstance(each, ReleaseScreen))

    @property
    def at(self) -> str:
        """The title of the task under the cursor."""
        here = self.screen.here
        return here.title if here else self.screen.cursor or ""

    @property
    def page(self) -> str:
        """All the text in front."""
        height = self.app.size.height
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips[:height])

    @property
    def told(self) -> str:
        """The toast."""
        return " ".join(note.message for note in self.app._notifications)

    def sees(self, *texts: str) -> None:
        """Check that texts are on the screen."""
        page = " ".join(self.page.split())
        for text in texts:
            assert text in page, f"{text!r} is not on the screen:\n{self.page}"

    def list(self) -> list[str]:
        """The rows of the list as text."""
        rows = self.screen.query_one(Rows)
        return [rows.text_of(row.id).strip() for row in rows.rows if row.id is not None]


@asynccontextmanager
async def seated(
    building: Building, name: str = "Ana Ruiz", size: tuple[int, int] = (120, 40), task_id: str | None = None
) -> AsyncIterator[User]:
    """Let somebody open the release."""
    desk = Desk(building.house)
    app = Octotui(desk, name)
    try:
        async with app.run_test(size=size) as pilot:
            user = User(app, pilot)
            await user.rest()
            await app.push_screen(ReleaseScreen(desk, 1, task_id))
            await user.rest()
            yield user
    finally:
        desk.close()
