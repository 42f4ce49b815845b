"""The welcome page: who sits here, which roles they hold, and what comes first. It is shown once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Input

from octotui.domain.guide import Guide
from octotui.domain.people import Person, told_apart_by
from octotui.services import people as acts
from octotui.services.guide import guide_in_use
from octotui.services.house import Rows as Data
from octotui.services.house import full_name, login
from octotui.services.views import people, versions
from octotui.tui.act import Act
from octotui.tui.drawing.welcome import (
    FIRST,
    NEW,
    ROLES,
    Promise,
    doors,
    heading,
    heading_lines,
    known_rows,
    name_lines,
    roles_of,
)
from octotui.tui.screens.base import Room
from octotui.tui.signs import Signs
from octotui.tui.widgets.checks import Checks
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.foot import Foot
from octotui.tui.widgets.head import HeadState
from octotui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from octotui.tui.desk import Desk

ALONE = "I work alone"


@dataclass(frozen=True, slots=True)
class Company:
    """Who is known in this database, and how many releases it holds."""

    people: tuple[Person, ...]
    releases: int


def _behind_the_doors(rows: Data, now: datetime) -> tuple[Guide, Promise]:
    """Read the guide in use and count what one release of it brings, as the empty board does."""
    from octotui.services.demo import contents
    from octotui.tui.drawing.board_guide import story

    guide = guide_in_use(rows)
    told = story(guide, now)
    return guide, Promise(told.tasks, told.roles, *contents())


class WelcomeScreen(Room[Company]):
    """Asks who sits here; `enter` is enough where the name is right already."""

    CSS = """
    WelcomeScreen { align: center middle; }
    WelcomeScreen #page { width: 86; max-width: 100%; height: auto; max-height: 100%;
        scrollbar-size-vertical: 1; }
    WelcomeScreen #page > Drawn { margin: 1 1 0 1; }
    WelcomeScreen.-tall #page > #mark { margin: 1 1 1 1; }
    WelcomeScreen.-short.-known #mark { display: none; }
    WelcomeScreen Input { margin: 0 1; height: 1; border: none; border-left: outer $oct-raised; padding: 0 1;
        background: $oct-raised; background-tint: $oct-raised 0%; color: $oct-text; }
    WelcomeScreen Input:focus { border: none; border-left: outer $oct-accent; background-tint: $oct-raised 0%; }
    WelcomeScreen #known { height: auto; max-height: 6; }
    WelcomeScreen #doors { height: 3; }
    WelcomeScreen.-tall #alone { margin-top: 1; }
    WelcomeScreen.-short #page > #wrong { margin-top: 0; }
    WelcomeScreen #wrong { display: none; }
    WelcomeScreen #wrong.-said { display: block; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("", "next", shown="tab", label=lambda screen: screen.next_name()),
        Act("enter", "begin", "begin", group="page", long="begin as this person"),
    )

    class Done(Message):
        """Somebody has said who they are and which way they go: release, board, demo or guide."""

        def __init__(self, door: str) -> None:
            """Name the door."""
            super().__init__()
            self.door = door

    def __init__(self, desk: Desk, name: str | None) -> None:
        """Take the desk, and the name that was given on the command line, if any."""
        super().__init__(desk)
        self.given = name
        self.promise: Promise | None = None
        # Once: who empties the field wants it empty.
        self._proposed = bool(name)

    def compose(self) -> ComposeResult:
        """No head: there are no rooms yet for somebody unknown."""
        with VerticalScroll(id="page", can_focus=False):
            yield from self.body()
        yield Foot()

    def body(self) -> Iterable[Widget]:
        """Name, roles, doors."""
        yield Drawn(name_lines, id="mark", signs=Signs.for_terminal())
        yield Drawn(partial(heading_lines, heading("Who are you?", "kept in this database only")), id="who")
        yield Input(self.given or "", id="name", select_on_focus=False)
        yield Rows(margin=1, led=True, id="known")
        yield Drawn(id="wrong")
        asked = heading("Which roles do you hold?", "on and off, a for all", "space")
        yield Drawn(partial(heading_lines, asked), id="asked")
        yield Checks(ROLES, id="roles")
        yield Drawn(partial(heading_lines, heading("Then")), id="then")
        yield Rows(doors(None, 0, known=False), margin=1, id="doors")
        yield Checks((ALONE,), columns=1, detail="four-eyes is off then, and every record made so says it", id="alone")

    def look(self, rows: Data) -> Company:
        """Read who is known."""
        return Company(people(rows), len(versions(rows)))

    def on_mount(self) -> None:
        """Begin in the field, and read the guide once the page stands."""
        super().on_mount()
        self.query_one(Input).focus()
        self.show(Company((), 0) if self.view is None else self.view)
        self.call_after_refresh(self.read_guide)

    @work
    async def read_guide(self) -> None:
        """Offer the roles of the guide in use; until it is read, the usual ones are offered."""
        guide, self.promise = await self.desk.read(_behind_the_doors, self.desk.now)
        if not self.query("#roles"):  # the page has been left meanwhile
            return
        self.query_one("#roles", Checks).options = roles_of(guide)
        if self.view is not None:
            self.show(self.view)

    def set_head(self, state: HeadState) -> None:
        """Have no head."""

    def show(self, view: Company) -> None:
        """Show who can be chosen, and where the doors lead."""
        field, known = self.query_one(Input), bool(view.people)
        if not known and not field.value and not self._proposed:
            field.value = full_name()
            field.select_all()  # what is typed takes the place of the proposal
        self._proposed = True
        self.set_class(known, "-known")
        field.placeholder = "type a name, known or new" if known else "a name"
        self.query_one("#known", Rows).display = known
        self.query_one("#doors", Rows).rows = doors(self.promise, view.releases, known=known)
        self.query_one("#alone").display = not known
        self._list()

    def _list(self) -> None:
        listed = self.query_one("#known", Rows)
        if self.view is not None and self.view.people:
            listed.rows = known_rows(self.view.people, self.query_one(Input).value)
        new = not listed.display or listed.cursor in (None, NEW)
        self.query_one("#asked").display = self.query_one("#roles").display = new

    @on(Input.Changed)
    def _typed(self) -> None:
        self._wrong("")
        self._list()

    @on(Rows.Highlighted, "#known")
    def _chosen(self) -> None:
        self._list()

    def _wrong(self, words: str) -> None:
        said = self.query_one("#wrong", Drawn)
        said.lines = partial(heading_lines, ((words, "hold"), ("", ""), ("", "text")))
        said.set_class(bool(words), "-said")

    def next_name(self) -> str:
        """Name what `tab` leads to."""
        order = {"name": "roles", "known": "roles", "roles": "then", "doors": ALONE, "alone": "name"}
        here = self.focused.id if self.focused is not None and self.focused.id else "alone"
        following = order.get(here, "name")
        if following == "roles" and not self.query_one("#roles").display:
            return "then"
        return "name" if following == ALONE and not self.query_one("#alone").display else following

    async def on_key(self, event: events.Key) -> None:
        """Move in the list of people while the field has the keys."""
        known = self.query_one("#known", Rows)
        if event.key in ("up", "down") and known.display and self.focused is self.query_one(Input):
            known.action_move(1 if event.key == "down" else -1)

    @on(Input.Submitted)
    @on(Rows.Opened)
    def action_begin(self) -> None:
        """Begin: join, be remembered, and go through the door."""
        self.begin()

    @work(exclusive=True, group="begin")
    async def begin(self) -> None:
        """Do what `enter` promises; a refusal is said under the field."""
        door = self.query_one("#doors", Rows).cursor
        if door is None or door == FIRST:
            door = "board" if self.view is not None and self.view.people else "release"
        if door == "demo":
            self.post_message(self.Done(door))
            return
        # Once somebody has joined, this page shows a database with people in it and offers this no more.
        alone = self.query_one("#alone").display and bool(self.query_one("#alone", Checks).chosen)
        person = await self._person()
        if person is None:
            return
        self.desk.become(person)
        await self.do(acts.remember, login(), person.id)
        if alone:
            await self.do(acts.set_four_eyes, False)
        self.post_message(self.Done(door))

    async def _person(self) -> Person | None:
        """Return who was chosen, or joined under the name that was typed; None where that was refused."""
        everybody = await self.desk.read(people)
        chosen = self.query_one("#known", Rows)
        if chosen.display and chosen.cursor not in (None, NEW):
            return next((person for person in everybody if str(person.id) == chosen.cursor), None)
        name = " ".join(self.query_one(Input).value.split())
        if not name:
            self._wrong("A name is needed; names tell people apart.")
            self.query_one(Input).focus()
            return None
        if not await self.do(acts.join, name, self.query_one("#roles", Checks).chosen):
            return None
        everybody = await self.desk.read(people)
        return next((person for person in everybody if told_apart_by(person.name) == told_apart_by(name)), None)
