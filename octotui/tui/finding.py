"""What the palette finds: acts of the screen, tasks and releases under way, people, lines of the guide in use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import work

from octotui.domain.edition import Edition
from octotui.domain.facts import Facts
from octotui.domain.people import Person
from octotui.services import views
from octotui.services.house import Rows as Data
from octotui.tui.palette import Entry, Palette, act_entries
from octotui.tui.wording import pad, role_short, spoken

if TYPE_CHECKING:
    from textual.screen import Screen

    from octotui.tui.desk import Desk

TASKS, RELEASES, PEOPLE, GUIDE = "Tasks", "Releases", "People", "Guide"


@dataclass(frozen=True, slots=True)
class World:
    """All that can be found, read at one instant."""

    facts: tuple[Facts, ...]
    people: tuple[Person, ...]
    edition: Edition | None


def world(rows: Data) -> World:
    """Read what can be found; heavy where many releases are under way, so it is done off the loop."""
    return World(views.facts_under_way(rows), views.people(rows), views.edition(rows))


class Finder(Palette):
    """The palette that has the acts at once, and all else as soon as it is read."""

    def __init__(self, screen: Screen[Any], desk: Desk) -> None:
        """Take the screen one comes from, for its acts."""
        facts = getattr(screen, "view", None)
        where = facts.release.version if isinstance(facts, Facts) else ""
        super().__init__([act_entries(screen, where), self._known])
        self.desk = desk
        self._entries: list[Entry] = []

    def _known(self, _query: str) -> list[Entry]:
        return self._entries

    def on_mount(self) -> None:
        """Show the acts, then read the rest."""
        super().on_mount()
        self._read()

    @work(exclusive=True)
    async def _read(self) -> None:
        """Read all that can be found, and find again what is typed by then."""
        from textual.widgets import Input

        found = await self.desk.read(world)
        self._entries = [*tasks(found, self._release), *releases(found, self._release),
                         *guide_lines(found, self._line), *people(found, self._people)]  # fmt: skip
        self._find(self.query_one(Input).value)

    def _release(self, release_id: int, task_id: str | None = None) -> None:
        from octotui.tui.screens.release import ReleaseScreen

        self.app.push_screen(ReleaseScreen(self.desk, release_id, task_id=task_id))

    async def _people(self) -> None:
        await self.app.run_action("go('people')")

    def _line(self, edition: Edition, number: int) -> None:
        from octotui.tui.dialogs.guide_line import GuideLine

        self.app.push_screen(GuideLine(edition, number))


def tasks(found: World, open_release: Callable[[int, str | None], None]) -> list[Entry]:
    """Return every task that applies, of the releases under way."""
    entries = []
    for facts in found.facts:
        release = facts.release
        for task in facts.tasks:
            if facts.applies(task) is not True:
                continue
            detail = f"{pad(release.version, 8)} {pad(role_short(task.owner), 12)} {pad(task.state, 14, 'right')}"
            entries.append(Entry(task.title, TASKS, partial(open_release, release.id, task.id), detail))
    return entries


def releases(found: World, open_release: Callable[[int], None]) -> list[Entry]:
    """Return the releases under way."""
    return [
        Entry(f"{facts.release.version} {facts.release.name}", RELEASES, partial(open_release, facts.release.id),
              f"{facts.release.type.lower()}   {facts.release.stage}")
        for facts in found.facts
    ]  # fmt: skip


def people(found: World, go: Callable[[], Any]) -> list[Entry]:
    """Return everybody."""
    return [Entry(person.name, PEOPLE, go, ", ".join(person.roles) or "no role") for person in found.people]


def guide_lines(found: World, open_line: Callable[[Edition, int], None]) -> list[Entry]:
    """Return the lines of the guide in use that say something."""
    edition = found.edition
    if edition is None:
        return []
    entries = []
    for number, text in edition.lines(1, len(edition.text.splitlines())):
        words = spoken(text).strip()
        if any(letter.isalnum() for letter in words):
            entries.append(Entry(words, GUIDE, partial(open_line, edition, number), f"line {number}"))
    return entries
