"""What the app does about incidents wherever one is: the chip in the head, alarms that are due, and `I` to declare.

Nothing of it is imported or asked while no incident runs, and nothing before the first frame.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from textual import work

from octotui.services.house import Trouble
from octotui.services.views import moving_incidents
from octotui.tui.in_turn import ASKS
from octotui.tui.toast import toast
from octotui.tui.widgets.head import Chip

if TYPE_CHECKING:
    from textual.app import App

    from octotui.domain.incident.facts import IncidentFacts
    from octotui.tui.desk import Desk
    from octotui.tui.screens.base import AnyRoom

    _App = App[Any]
else:
    _App = object

INCIDENT = "incident"
AHEAD = timedelta(hours=1)
"""So far ahead is looked for the next alarm; nothing is computed in the seconds until then."""
BELLS = frozenset(("phase over", "prolonged", "review late"))
"""The alarms that are heard; the others are seen (screens 7)."""


class Alerts(_App):
    """Mixin, before App: knows the incidents that may still move, as far as the person at the keyboard may see them."""

    desk: Desk

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Know of no incident."""
        super().__init__(*args, **kwargs)
        self.incidents: tuple[IncidentFacts, ...] = ()
        self._told: frozenset[str] | None = None
        self._next: datetime | None = None

    @property
    def room(self) -> AnyRoom | None:
        """The room in front, None behind a dialog."""
        raise NotImplementedError

    async def read_incidents(self) -> None:
        """Read which incidents may still move, and tell of the alarms that have come since the last time."""
        self.incidents = await self.desk.read(moving_incidents)
        known = {alarm.id: alarm for facts in self.incidents for alarm in facts.alarms}
        fresh = [alarm for alarm in known.values() if self._told is not None and alarm.id not in self._told]
        self._told = (self._told or frozenset()) | known.keys()
        self._next = self._next_alarm()
        heard = [alarm for alarm in fresh if alarm.kind in BELLS]
        if heard:
            self.bell()
        said = [alarm for alarm in fresh if alarm.kind != "call-out"]
        if said:
            toast(self, said[-1].text, meaning="nogo" if heard else "hold")

    @property
    def chip(self) -> Chip | None:
        """The running incident, for the head of every other screen."""
        running = [facts for facts in self.incidents if facts.running]
        if not running:
            return None
        from octotui.domain.incident.clock import elapsed
        from octotui.domain.incident.values import Severity
        from octotui.tui.wording import elapsed as clock_words

        first = max(running, key=lambda facts: Severity(facts.incident.severity).rank)
        more = f" +{len(running) - 1}" if len(running) > 1 else ""
        critical = first.incident.severity == Severity.CRITICAL.value
        text = f"▲ {first.incident.name} {clock_words(elapsed(first, self.desk.now))}{more}"
        return Chip(text, "nogo" if critical else "hold")

    def beat(self) -> None:
        """Each second: put on record what is due; everybody is told of it as of any other change."""
        if self._next is None or self.desk.now < self._next:
            return
        from octotui.domain.incident.clock import unsounded

        now = self.desk.now
        for facts in self.incidents:
            if unsounded(facts, now):
                self.sound(facts.incident.id)
        self._next = self._next_alarm()

    def _next_alarm(self) -> datetime | None:
        """Return when it is to be asked again what is due: at the next alarm, at the latest in an hour."""
        if not self.incidents:
            return None
        from octotui.domain.incident.clock import unsounded

        later = self.desk.now + AHEAD
        coming = (due.at for facts in self.incidents for due in unsounded(facts, later))
        return min(coming, default=later)

    @work(exclusive=True, group="sound")
    async def sound(self, incident_id: int) -> None:
        """Put the alarms of an incident on record; what the file cannot do now is tried again a second later."""
        from octotui.services.incident.running import sound

        try:
            await self.desk.act(sound, incident_id)
        except Trouble as trouble:
            toast(self, str(trouble), meaning="nogo")

    def action_declare(self) -> None:
        """Declare an incident from wherever one is, and go to its room."""
        if self.room is not None:
            self.room.run_worker(self._declare(self.room), name="action_declare", group=ASKS)

    async def _declare(self, room: AnyRoom) -> None:
        from octotui.tui.incident.declaring import context_of, declare

        number = await declare(room, context_of(room))
        if number is not None:
            await self.action_incident(number)

    async def action_incident(self, number: int) -> None:
        """Show an incident in its room."""
        raise NotImplementedError
