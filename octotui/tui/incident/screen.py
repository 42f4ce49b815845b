"""The incident room: watched for an hour, from two metres, by tired people."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work

from octotui.domain.incident.timeline import folded
from octotui.services.guide import guide_in_use
from octotui.tui.in_turn import asks
from octotui.tui.incident import panes
from octotui.tui.incident.acts import IncidentActs
from octotui.tui.incident.ahead import ahead_of
from octotui.tui.incident.colleagues import changed_by_others
from octotui.tui.incident.empty import empty_lines
from octotui.tui.incident.room import IncidentView
from octotui.tui.incident.steps import shown_phase
from octotui.tui.incident.timeline import timeline_rows
from octotui.tui.signs import Signs
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual import events
    from textual.widget import Widget

    from octotui.services.incident.views import IncidentPage
    from octotui.tui.desk import Desk
    from octotui.tui.incident.scene import Scene


class IncidentScreen(IncidentActs):
    """The clock, the one line, steps, roll call, updates, what the phase is about, and the timeline."""

    ROOM = "incident"
    CSS = panes.CSS
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall"), (52, "-high")]

    def body(self) -> Iterable[Widget]:
        """The page, or what stands here while there is no incident."""
        yield Drawn(id="none")
        yield self.panes

    def __init__(self, desk: Desk, incident_id: int | None = None) -> None:
        """Begin with nothing shown."""
        super().__init__(desk, incident_id)
        self._shown: Scene | None = None
        self._seen: IncidentPage | None = None

    def on_mount(self) -> None:
        """Give the keys to the steps, and read what the guide says."""
        super().on_mount()
        self.panes.steps.focus()
        self.call_after_refresh(self.read_guide)

    @work(exclusive=True, group="guide")
    async def read_guide(self) -> None:
        """Read the guide in use off the loop: it says what would run here."""
        self.guide = await self.desk.read(guide_in_use)
        if self.is_running and self.facts is None:
            self.tick()

    def show(self, view: IncidentView) -> None:
        """Show the incident anew."""
        here = view.page is not None
        self.panes.display = here
        self.query_one("#none").display = not here
        if view.page is None:
            self._shown = None
            margin = 1 if self.app.size.width < 100 else 2
            self.query_one("#none", Drawn).lines = partial(empty_lines, view.every, self.guide, margin)
            return
        scene = self._shown = self.scene
        phase = shown_phase(scene, self.turned)
        lines = timeline_rows(scene, folded(view.page.lines), self.unfolded)
        changed = changed_by_others(self._seen, view.page, self.desk.you)
        self._seen = view.page
        self.panes.show_all(scene, self.order, self.turned, ahead_of(scene, Signs(), phase), lines)
        if changed:
            self.panes.mark(changed)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show the second it is at once: none was shown while another screen was in front."""
        super().on_screen_resume(event)
        self.second()

    def second(self) -> None:
        """Show the next second, where somebody sees it."""
        if self._shown is None or not self.is_current or not self._shown.facts.running:
            return
        self.panes.tick(self._shown.at(self.now), self.turned)

    @asks
    async def action_ahead(self, id: str) -> None:
        """Do what the row beside the timeline is about; its rule says why it cannot be done."""
        from octotui.tui.incident.proposing import open_ahead

        await open_ahead(self, id)

    def on_resize(self) -> None:
        """Draw anew for another size."""
        if self.view is not None:
            self.show(self.view)

    @on(Rows.Opened)
    def _opened(self, event: Rows.Opened) -> None:
        event.stop()
        if event.rows.id == "timeline" and event.id:
            if self.note is None:
                self.unfold(event.id)
            else:
                self.action_ask("correct")
        elif event.rows.id == "ahead" and event.id:
            self.action_ahead(event.id)
        else:
            self.run_act_named("enter")
