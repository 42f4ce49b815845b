"""What every act in the incident room stands on: the view, who looks, what is under the cursor, whose move it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from octotui.domain.incident.clock import alarms, steady, triggers
from octotui.domain.incident.command import take_command
from octotui.domain.incident.facts import IncidentChanges, IncidentFacts
from octotui.domain.incident.move import next_move
from octotui.domain.incident.values import Step, Summons
from octotui.domain.people import Person
from octotui.domain.refusal import can
from octotui.services.incident.views import IncidentPage, all_incidents, incident_page, present_incident
from octotui.tui.incident.band import Order
from octotui.tui.incident.orders import order_of
from octotui.tui.incident.panes import Panes
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.updates import most_pressing
from octotui.tui.screens.base import Room

if TYPE_CHECKING:
    from datetime import datetime

    from octotui.domain.incident.timeline import Line
    from octotui.domain.incident.values import Incident
    from octotui.services.house import Rows as Data
    from octotui.tui.desk import Desk

NOBODY = "Nobody sits here yet"
NONE_HERE = "No incident is here; I declares one"

Rule = Callable[[IncidentFacts, Person, "datetime"], IncidentChanges]
"""A rule of the domain with all but facts, person and instant filled in."""


class IncidentView:
    """The incident that is shown, None where there is none, and every one that this person may see."""

    def __init__(self, page: IncidentPage | None, every: tuple[Incident, ...]) -> None:
        """Take what was read."""
        self.page = page
        self.every = every


class IncidentRoom(Room[IncidentView]):
    """One incident: the one that was asked for, else the gravest that runs, else the newest that may still move."""

    def __init__(self, desk: Desk, incident_id: int | None = None) -> None:
        """Name the incident, or leave it to what runs."""
        super().__init__(desk)
        self.incident_id = incident_id
        self.panes = Panes()

    def turn_to(self, number: int) -> None:
        """Show another incident."""
        self.incident_id = number
        self.reload()

    def look(self, rows: Data) -> IncidentView:
        """Read the incident and which there are, as far as this person may see them."""
        chosen = self.incident_id or present_incident(rows)
        page = incident_page(rows, chosen) if chosen else None
        return IncidentView(page, all_incidents(rows))

    @property
    def facts(self) -> IncidentFacts | None:
        """What is known of the incident that is shown."""
        return self.view.page.facts if self.view and self.view.page else None

    @property
    def known(self) -> IncidentFacts:
        """What is known of it, for acts that are only asked where there is one."""
        assert self.facts is not None
        return self.facts

    @property
    def id_here(self) -> int:
        """The number of the incident that is shown."""
        return self.known.incident.id

    @property
    def now(self) -> datetime:
        """The instant it is, never earlier than what is on record."""
        return steady(self.facts, self.desk.now) if self.facts else self.desk.now

    @property
    def you(self) -> Person:
        """Who acts, for acts that are only asked where somebody sits."""
        assert self.desk.you is not None
        return self.desk.you

    @property
    def scene(self) -> Scene:
        """What everything is drawn from."""
        size = self.app.size
        page = self.view.page if self.view else None
        assert page is not None, "a scene is drawn where there is an incident"
        return Scene(
            page.facts, self.desk.you, self.now, size.width < 100, size.height < 32, page.of_release, page.last_good,
            page.foreseen, page.hotfix,
        )  # fmt: skip

    @property
    def order(self) -> Order:
        """The one line."""
        return order_of(self.scene, next_move(self.scene.foreseen or self.known, self.now))

    def why_not(self, rule: Rule) -> str | None:
        """Say why the person at the keyboard cannot do something now, None where they can."""
        facts, you = self.facts, self.desk.you
        if facts is None or you is None:
            return NONE_HERE if facts is None else NOBODY
        return can(lambda: rule(facts, you, self.now)) or None

    # What is under the cursor

    @property
    def pane(self) -> str:
        """The list that has the keys: steps, roll, updates, ahead or timeline."""
        return next((each.id or "" for each in self.panes.lists if each.has_focus), "steps")

    @property
    def step(self) -> Step | None:
        """The step under the cursor, where the steps have the keys."""
        cursor = self.panes.steps.cursor
        return self.facts.step(cursor) if self.facts and cursor and self.pane == "steps" else None

    @property
    def summons(self) -> Summons | None:
        """The role under the cursor, where the roll call has the keys."""
        cursor = self.panes.roll.cursor
        found = (each for each in self.facts.summons if each.id == cursor) if self.facts else iter(())
        return next(found, None) if self.pane == "roll" else None

    @property
    def note(self) -> Line | None:
        """The note under the cursor, where the timeline has the keys; what octotui wrote down is none."""
        lines = self.view.page.lines if self.view and self.view.page and self.pane == "timeline" else ()
        cursor = self.panes.timeline.cursor
        return next((line for line in lines if line.key == cursor and line.note_id), None)

    @property
    def audience(self) -> str:
        """The audience under the cursor, where the updates have the keys, or its message in the impact form."""
        cursor = self.panes.updates.cursor if self.pane == "updates" else self.panes.ahead.cursor
        found = (each.audience for each in self.facts.updates if each.id == cursor) if self.facts else iter(())
        return next(found, "") if self.pane in ("updates", "ahead") else ""

    @property
    def to_tell(self) -> str:
        """The audience a message would go to: the one under the cursor, else the one that is to hear next."""
        pressing = most_pressing(self.scene)
        return self.audience or (pressing.audience if pressing else "")

    @property
    def sounding(self) -> tuple[str, ...]:
        """The alarms that may be put off."""
        facts = self.known
        keys = (due.key for due in alarms(facts, self.now) if not due.key.startswith("phase:"))
        return tuple(dict.fromkeys(key.partition("@")[0] for key in keys))

    @property
    def why_not_take(self) -> str | None:
        """Why the person at the keyboard does not take command at once."""
        return self.why_not(take_command)

    @property
    def why_escalate(self) -> str:
        """What calls for an escalation by now, in words."""
        return ", ".join(why for _, at, why in triggers(self.known) if at <= self.now)

    @property
    def offered(self) -> bool:
        """Whether the person at the keyboard is named for command and has not answered."""
        offer, you = self.known.nomination, self.desk.you
        return offer is not None and you is not None and offer.person_id == you.id
