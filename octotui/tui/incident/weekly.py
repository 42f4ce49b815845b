"""The page of the weekly sync: what follows from incidents, and how it stands (A-PIR-5)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on

from octotui.services.incident.views import Owed, Weekly, weekly
from octotui.tui.act import Act
from octotui.tui.in_turn import asks
from octotui.tui.incident.inset import inset
from octotui.tui.incident.reasons_after import item_moved
from octotui.tui.incident.room import NOBODY
from octotui.tui.incident.weekly_rows import title_lines, weekly_rows
from octotui.tui.screens.base import Room
from octotui.tui.signs import Signs
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.widget import Widget

    from octotui.services.house import Rows as Data
    from octotui.tui.desk import Desk


class WeeklyScreen(Room[Weekly]):
    """Late, open, blocked, done since last week, and what was honestly given up."""

    ROOM = "incident"
    CSS = """
    WeeklyScreen #title { margin: 1 0; }
    WeeklyScreen.-short #title { margin: 0; }
    WeeklyScreen #items { height: 1fr; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter,space", "how it stands", "state", group="incident", long="say what has become of an action item",
            reason=lambda s: s.why_not_moved),
        Act("", "export", "export", group="incident", long="write the agenda to a Markdown file", foot=False,
            reason=lambda s: None if s.items.rows else "No incident has left anything to do"),
        Act("escape", "back", "back", side="right", long="back to where I came from"),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__(desk)
        self.items = Rows(id="items", empty="No incident has left anything to do.")

    def body(self) -> Iterable[Widget]:
        """Title and list."""
        yield Drawn(id="title")
        yield self.items

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.items.focus()

    def look(self, rows: Data) -> Weekly:
        """Read the agenda, of the incidents that this person may see."""
        return weekly(rows, self.desk.now)

    def show(self, view: Weekly) -> None:
        """Show the agenda."""
        margin = 1 if self.app.size.width < 100 else 2
        self.query_one("#title", Drawn).lines = partial(inset, partial(title_lines, view), margin)
        self.items.margin_cells = margin
        self.items.rows = weekly_rows(view, self.desk.you, self.desk.now, Signs())

    def on_resize(self) -> None:
        """Draw anew for another size."""
        if self.view is not None:
            self.show(self.view)

    @property
    def owed(self) -> Owed | None:
        """The action item under the cursor."""
        cursor, view = self.items.cursor, self.view
        every = (*view.late, *view.open, *view.blocked, *view.done, *view.given_up) if view else ()
        return next((each for each in every if each.action.id == cursor), None)

    @property
    def why_not_moved(self) -> str | None:
        """Why nothing is said of the action item under the cursor."""
        owed, you = self.owed, self.desk.you
        if owed is None:
            return "The cursor is on no action item"
        return item_moved(owed.facts, you, self.desk.now, owed.action) if you else NOBODY

    @on(Rows.Opened)
    async def _opened(self, event: Rows.Opened) -> None:
        event.stop()
        await self.run_act(self.acts()[0])

    @asks
    async def action_state(self) -> None:
        """Say what has become of an action item."""
        from octotui.tui.incident.asking_after import move_item

        owed = self.owed
        if owed is not None:
            await move_item(self, owed.incident.id, owed.action)

    @asks
    async def action_export(self) -> None:
        """Write the agenda to a file."""
        from octotui.services.incident.exporting import weekly_text
        from octotui.tui.incident.asking_after import export_weekly

        if self.view is not None:
            await export_weekly(self, weekly_text(self.view, self.desk.now))

    def action_back(self) -> None:
        """Go back to where one came from."""
        if self.is_active and len(self.app.screen_stack) > 1:
            self.dismiss()
