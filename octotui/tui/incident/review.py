"""The review of an incident: its draft edited here, root cause, who came, action items, and its close."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal, Vertical

from octotui.domain.incident.values import Action
from octotui.services.incident import aftermath
from octotui.tui.act import Act
from octotui.tui.in_turn import asks
from octotui.tui.incident import asking_after, reasons_after
from octotui.tui.incident.inset import inset
from octotui.tui.incident.review_rows import review_rows, title_lines
from octotui.tui.incident.review_text import ReviewText
from octotui.tui.incident.room import NOBODY, NONE_HERE, IncidentRoom, IncidentView
from octotui.tui.signs import Signs
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.widget import Widget

    from octotui.tui.desk import Desk

INCIDENT = "incident"
_OPENED: dict[str, Callable[[IncidentRoom], str | None]] = {
    "cause": reasons_after.cause_found, "review": reasons_after.booked, "came": reasons_after.attended,
    "close": reasons_after.closed,
}  # fmt: skip
"""Why a row that is there once does not open."""


class ReviewScreen(ReviewText):
    """What happened, in words with roles for names, beside what the review is to bring about."""

    ROOM = "incident"
    CSS = """
    ReviewScreen #title { margin: 1 0; }
    ReviewScreen.-short #title { margin: 0; }
    ReviewScreen #page { height: 1fr; }
    ReviewScreen #text-pane { width: 1fr; }
    ReviewScreen #text { height: 1fr; border: none; padding: 0 1 0 0; background: $oct-bg; }
    ReviewScreen #text:focus { border: none; background-tint: $oct-surface 0%; background: $oct-surface; }
    ReviewScreen #side { width: 62; background: $oct-surface; padding: 1 0; }
    ReviewScreen.-wide #side { width: 90; }
    ReviewScreen #items { scrollbar-background: $oct-surface; }
    ReviewScreen.-narrow #page { layout: vertical; }
    ReviewScreen.-narrow #side { width: 100%; height: 12; padding: 0; }
    ReviewScreen.-narrow #text-pane { width: 100%; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "open", "open", group=INCIDENT, long="write, change or decide what is under the cursor",
            reason=lambda s: s.why_not_opened),
        Act("n", "new action item", "new_item", group=INCIDENT, long="add an action item",
            reason=reasons_after.item_added),
        Act("space", "how it stands", "item_state", group=INCIDENT, long="say what has become of an action item",
            reason=lambda s: s.why_not_moved),
        Act("ctrl+g", "draft", "draft", group=INCIDENT, long="draft the review from the timeline",
            reason=lambda s: s.why_no_draft),
        Act("ctrl+s", "save", "save", group=INCIDENT, long="keep the text", reason=lambda s: s.why_not_kept),
        Act("y", "copy", "copy", group=INCIDENT, long="copy the review as Markdown",
            reason=lambda s: None if s.text else "Nothing is drafted yet", foot=False),
        Act("", "export", "export", group=INCIDENT, long="write the review to a Markdown file", foot=False,
            reason=lambda s: None if s.text else "Nothing is drafted yet"),
        Act("escape", "back", "back", side="right", long="back to the list, then to the incident"),
    )  # fmt: skip

    def __init__(self, desk: Desk, incident_id: int | None = None) -> None:
        """Name the incident."""
        super().__init__(desk, incident_id)
        self.items = Rows(id="items")

    def body(self) -> Iterable[Widget]:
        """Title, the text, and beside it what is to be brought about."""
        yield Drawn(id="title")
        with Horizontal(id="page"):
            with Vertical(id="text-pane"):
                yield self.area
            with Vertical(id="side"):
                yield self.items

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.items.focus()

    # What is shown

    def show(self, view: IncidentView) -> None:
        """Show the review; a text that is being changed here stays as it is."""
        if self.facts is None:
            return
        scene = self.scene
        margin = 1 if scene.narrow else 2
        self.query_one("#title", Drawn).lines = partial(inset, partial(title_lines, scene), margin)
        self.take()
        self.area.read_only = self.why_not_written is not None
        self.items.margin_cells = margin
        self.items.rows = review_rows(scene, Signs(), self.text)

    @property
    def item(self) -> Action | None:
        """The action item under the cursor."""
        cursor = self.items.cursor
        return next((each for each in self.facts.actions if each.id == cursor), None) if self.facts else None

    # What can be done now

    @property
    def why_not_opened(self) -> str | None:
        """Why nothing opens under the cursor; the text is read by everybody once it is there."""
        if self.facts is None:
            return NONE_HERE
        if self.items.cursor == "draft":
            return None if self.kept else self.why_not_written
        if self.item is not None:
            return reasons_after.item_changed(self, self.item)
        return _OPENED.get(self.items.cursor or "", reasons_after.item_added)(self)

    @property
    def why_not_moved(self) -> str | None:
        """Why nothing is said of the action item under the cursor."""
        if self.item is None:
            return "The cursor is on no action item"
        return reasons_after.item_moved(self.known, self.you, self.now, self.item) if self.desk.you else NOBODY

    @property
    def why_no_draft(self) -> str | None:
        """Why nothing is drafted now."""
        return "The draft is there already" if self.kept else self.why_not_written

    @property
    def why_not_kept(self) -> str | None:
        """Why there is nothing to keep."""
        return self.why_not_written or (None if self.changed else "Nothing was changed")

    # What is done

    @on(Rows.Opened)
    async def _opened(self, event: Rows.Opened) -> None:
        event.stop()
        await self.run_act(next(act for act in self.acts() if act.action == "open"))

    @asks
    async def action_open(self) -> None:
        """Write, change or decide what is under the cursor."""
        cursor = self.items.cursor
        if cursor == "cause":
            await asking_after.cause(self)
        elif cursor == "review":
            await asking_after.book(self)
        elif cursor == "came":
            await asking_after.came(self)
        elif cursor == "close":
            await self._close()
        elif cursor == "draft":
            await self._draft_or_write()
        else:
            await asking_after.action_item(self, self.item)

    async def _draft_or_write(self) -> None:
        if not self.kept:
            await self.do(aftermath.begin_review, self.id_here)
        self.area.focus()

    async def _close(self) -> None:
        if await self.keep():
            await self.do(aftermath.close_review, self.id_here)

    @asks
    async def action_new_item(self) -> None:
        """Add an action item."""
        await asking_after.action_item(self)

    @asks
    async def action_item_state(self) -> None:
        """Say what has become of an action item."""
        if self.item is not None:
            await asking_after.move_item(self, self.id_here, self.item)

    async def action_draft(self) -> None:
        """Draft the review from the timeline."""
        await self.do(aftermath.begin_review, self.id_here)

    @asks
    async def action_save(self) -> None:
        """Keep the text."""
        await self.keep()

    def action_copy(self) -> None:
        """Copy the review as Markdown."""
        self.app.copy_to_clipboard(self.text)

    @asks
    async def action_export(self) -> None:
        """Write the review to a file."""
        await asking_after.export(self, self.known.incident.name, self.text)

    @asks
    async def action_back(self) -> None:
        """Go back from the text to the list, from the list to the incident; what was written is kept."""
        kept = await self.keep() or self.why_not_written is not None
        if self.area.has_focus:
            self.items.focus()
        elif kept and self.is_active and len(self.app.screen_stack) > 1:
            self.dismiss()
