"""What one does with people: roles, absence, stand-ins, who sits here, and whether a second person checks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work

from octotui.domain.guide import Guide
from octotui.domain.people import Delegate, Person, told_apart_by
from octotui.domain.vacancies import Vacancy
from octotui.domain.when import read_day
from octotui.services import people as acts
from octotui.services.house import login
from octotui.tui.act import Act
from octotui.tui.days import EXAMPLES, absence, end_of
from octotui.tui.drawing.people import ROLE, Scene
from octotui.tui.drawing.welcome import ROLES, roles_of
from octotui.tui.filtering import FILTER_ACTS, Filtering
from octotui.tui.in_turn import asks
from octotui.tui.screens.base import Room
from octotui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from octotui.tui.desk import Desk


@dataclass(frozen=True, slots=True)
class Company:
    """Who there is, who stands in for whom, and whether a second person checks."""

    people: tuple[Person, ...]
    delegates: tuple[Delegate, ...]
    four_eyes: bool


def _no_person(screen: PeopleActs) -> str | None:
    return None if screen.person is not None else "This is for a person; the cursor is on a role nobody holds."


def _no_role(screen: PeopleActs) -> str | None:
    you = screen.desk.you
    return None if you is not None and you.roles else "Only who holds a role appoints a delegate for it."


def _sits(screen: PeopleActs) -> str | None:
    if screen.person is not None and screen.desk.you is not None and screen.person.id == screen.desk.you.id:
        return f"{screen.person.name} sits here already."
    return _no_person(screen)


class PeopleActs(Filtering, Room[Company]):
    """The keys of the people page."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "roles", "roles", group="person", long="say which roles this person holds",
            label=lambda screen: "roles" if screen.person else "give this role"),
        Act("a", "appoint", "appoint", group="person", long="appoint a delegate for a role you hold, or end it",
            reason=_no_role, label=lambda screen: screen.appoint_label()),
        Act("o", "away", "away", group="person", long="say when this person is away", reason=_no_person,
            label=lambda screen: "back" if screen.person and screen.person.away(screen.desk.now) else "away"),
        Act("i", "sit here", "sit", group="person", long="act as this person from now on", reason=_sits,
            label=lambda screen: f"act as {screen.person.name.split()[0]}" if screen.person else "sit here"),
        Act("n", "new person", "new", group="company", long="add a person"),
        Act("F", "four-eyes", "four_eyes", group="company", long="switch four-eyes on or off", foot=False),
        *FILTER_ACTS,
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__(desk)
        self.guide: Guide | None = None
        self.scene: Scene | None = None

    @property
    def person(self) -> Person | None:
        """The person under the cursor."""
        cursor = self.query_one("#list", Rows).cursor
        everybody = self.view.people if self.view is not None else ()
        return next((person for person in everybody if str(person.id) == cursor), None)

    @property
    def vacancy(self) -> Vacancy | None:
        """The vacant role under the cursor."""
        cursor = self.query_one("#list", Rows).cursor or ""
        everything = self.scene.vacancies if self.scene is not None else ()
        return next((each for each in everything if ROLE + each.role == cursor), None)

    def _all_roles(self, *held: str) -> tuple[str, ...]:
        named = roles_of(self.guide) if self.guide is not None else ROLES
        return tuple(dict.fromkeys((*named, *held)))

    # Roles

    @on(Rows.Opened, "#list")
    async def _opened(self) -> None:
        await self.action_act("roles")

    @asks
    async def action_roles(self) -> None:
        """Ask which roles a person holds, or who takes a vacant one."""
        from octotui.tui.dialogs.tick import Tick

        person, vacancy = self.person, self.vacancy
        if vacancy is not None:
            await self._fill(vacancy.role)
        elif person is not None:
            asked = Tick(f"Which roles does {person.name} hold?", self._all_roles(*person.roles), person.roles)
            chosen = await self.app.push_screen_wait(asked)
            if chosen is not None and set(chosen) != set(person.roles):
                kept = tuple(role for role in person.roles if role in chosen)
                await self.do(acts.set_roles, person.id, tuple(dict.fromkeys((*kept, *chosen))))

    async def _fill(self, role: str) -> None:
        person = await self._ask_person(f"Who takes the role {role}?")
        if person is not None:
            await self.do(acts.set_roles, person.id, (*person.roles, role))

    async def _ask_person(self, question: str, without: int | None = None) -> Person | None:
        from octotui.tui.dialogs.choose import Choose, Option
        from octotui.tui.wording import role_short

        everybody = [person for person in self.view.people if person.id != without] if self.view else []
        options = [
            Option(str(person.id), person.name, ", ".join(role_short(role) for role in person.roles))
            for person in everybody
        ]
        chosen = await self.app.push_screen_wait(Choose(question, options))
        return next((person for person in everybody if str(person.id) == chosen), None)

    @asks
    async def action_new(self) -> None:
        """Ask for a name and roles, and add the person."""
        from octotui.tui.dialogs.ask import AskText
        from octotui.tui.dialogs.tick import Tick

        taken = {told_apart_by(person.name) for person in self.view.people} if self.view else set()

        def check(text: str) -> str | None:
            return f"There is a {text} already." if told_apart_by(text) in taken else None

        asked = AskText("New person", "Full name", required="A name is needed.", check=check, verb="next")
        name = await self.app.push_screen_wait(asked)
        if not name:
            return
        chosen = await self.app.push_screen_wait(Tick(f"Which roles does {name} hold?", self._all_roles(), verb="add"))
        if chosen is not None:
            await self.do(acts.join, name, chosen)

    # Absence and delegates

    @asks
    async def action_away(self) -> None:
        """Ask until when a person is away; who is away comes back at once."""
        from octotui.tui.dialogs.ask import AskText

        person, now = self.person, self.desk.now
        if person is None:
            return
        if person.away(now):
            await self.do(acts.set_away, person.id, None, None)
            return

        def check(text: str) -> str | None:
            return None if absence(text, now) else f"Not a day: {EXAMPLES}."

        asked = AskText(f"Until when is {person.name} away?", EXAMPLES, required="A day is needed.", check=check)
        words = await self.app.push_screen_wait(asked)
        found = absence(words, now) if words else None
        if found is not None:
            await self.do(acts.set_away, person.id, *found)

    def appoint_label(self) -> str:
        """Name whom `a` would appoint."""
        person, you = self.person, self.desk.you
        if person is None or you is None or person.id == you.id:
            return "appoint a delegate"
        return f"appoint {person.name.split()[0]}"

    @asks
    async def action_appoint(self) -> None:
        """Ask for which role and until when, and appoint; an appointment that holds is ended."""
        you = self.desk.you
        if you is None:
            return
        role = await self._ask_role(you)
        if role is None:
            return
        held = self._mine(role)
        if held is not None:
            await self.do(acts.end_delegate, held.id)
            return
        person = self.person
        if person is None or person.id == you.id:
            person = await self._ask_person(f"Who stands in for you as {role}?", without=you.id)
        if person is not None:
            await self._appoint(role, person)

    def _mine(self, role: str) -> Delegate | None:
        you, delegates = self.desk.you, self.view.delegates if self.view else ()
        return next((each for each in delegates if you and each.appointed_by == you.id and each.role == role), None)

    async def _ask_role(self, you: Person) -> str | None:
        """Ask for which role; where there is one only, it is asked merely before an appointment is ended."""
        if len(you.roles) == 1 and self._mine(you.roles[0]) is None:
            return you.roles[0]
        from octotui.tui.dialogs.choose import Choose, Option

        options = []
        for role in you.roles:
            held = self._mine(role)
            name = self.scene.name(held.stand_in_id) if held is not None and self.scene is not None else ""
            options.append(Option(role, role, f"{name} stands in; enter ends it" if held is not None else ""))
        return await self.app.push_screen_wait(Choose("For which of your roles?", options))

    async def _appoint(self, role: str, person: Person) -> None:
        from octotui.tui.dialogs.ask import AskText

        today = self.desk.now.date()

        def check(text: str) -> str | None:
            day = read_day(text, today)
            return None if day is not None and day >= today else f"Not a day to come: {EXAMPLES}."

        asked = AskText(
            f"Until when does {person.name} stand in?", "A day, or nothing for until it is ended.", check=check,
            verb="appoint",
        )  # fmt: skip
        words = await self.app.push_screen_wait(asked)
        if words is not None:
            day = read_day(words, today) if words else None
            await self.do(acts.appoint, role, person.id, end_of(day) if day is not None else None)

    # The company

    @asks
    async def action_four_eyes(self) -> None:
        """Say what four-eyes means, and switch it."""
        from octotui.tui.dialogs.confirm import Confirm

        off = self.view is not None and not self.view.four_eyes
        question = "Nobody verifies their own work from then on: the doer cannot take a seat of the same task."
        facts = [("Records made without it keep saying so.", "muted")]
        if not off:
            question = "The doer may verify the same task from then on. It is meant for who works alone."
            facts = [("Every record made so says: four-eyes off.", "hold")]
        words = "on" if off else "off"
        if await self.app.push_screen_wait(Confirm(f"Four-eyes {words}?", question, facts, verb=f"switch it {words}")):
            await self.do(acts.set_four_eyes, off)

    @work
    async def action_sit(self) -> None:
        """Let another person sit here from now on."""
        person = self.person
        if person is not None and await self.do(acts.remember, login(), person.id):
            self.desk.become(person)
            self.desk.tell()
            self.post_message(self.Shown())
