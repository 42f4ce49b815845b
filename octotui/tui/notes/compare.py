"""Any two versions of the notes beside each other; an older one is restored as a new one, a changed one affirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll

from octotui.domain.notes.cautions import before_approving
from octotui.domain.notes.document import document_hash
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.lines import changed_lines
from octotui.domain.notes.values import Version
from octotui.services.house import Rows as Data
from octotui.services.notes import reviewing, views, writing
from octotui.tui.act import Act
from octotui.tui.drawing.notes_compare import compared, version_rows
from octotui.tui.drawing.notes_page import NotesPage
from octotui.tui.in_turn import asks
from octotui.tui.line import Line, wrap
from octotui.tui.screens.base import Room
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look, Rows
from octotui.tui.wording import counted

if TYPE_CHECKING:
    from textual.widget import Widget

    from octotui.tui.desk import Desk

BESIDE = 110
"""From this width on the two stand side by side."""


@dataclass(frozen=True)
class Compared:
    """What was read: the notes, their versions, and both texts."""

    notes: NotesFacts | None
    versions: tuple[Version, ...]
    left: str
    right: str


class Both(VerticalScroll, can_focus=True):
    """What scrolls."""

    BINDINGS: ClassVar = [
        Binding("down,j", "scroll_down", show=False),
        Binding("up,k", "scroll_up", show=False),
    ]


class CompareScreen(Room[Compared]):
    """The versions at the left; the one under the cursor beside the newest, or beside the one that was marked."""

    ROOM = "board"
    CSS = """
    CompareScreen #versions-pane { width: 31; background: $oct-surface; padding: 1 0; }
    CompareScreen #versions { height: 1fr; scrollbar-background: $oct-surface; }
    CompareScreen #both-pane { width: 1fr; padding: 1 2; }
    CompareScreen #both { height: 1fr; scrollbar-size-vertical: 1; }
    CompareScreen #both-title { margin: 0 0 1 0; }
    CompareScreen.-narrow #versions-pane { width: 24; padding: 0; }
    CompareScreen.-narrow #both-pane { padding: 0 1; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("v", "affirm", "affirm", group="notes", long="approve this text again", reason=lambda s: s.no_affirm),
        Act("enter", "restore", "restore", group="notes", long="restore this version as a new one",
            reason=lambda s: s.no_restore, label=lambda s: f"restore v{s.left}"),
        Act("space", "mark", "mark", group="notes", long="compare others with this one",
            label=lambda s: f"compare others with v{s.left}"),
        Act("tab,shift+tab", "scroll", "other_pane", long="list or text", foot=False),
        Act("escape", "back", "leave", side="right"),
    )  # fmt: skip

    def __init__(self, desk: Desk, release_id: int, left: int, section_id: str | None = None) -> None:
        """Begin with one version beside the newest."""
        super().__init__(desk)
        self.release_id, self.left, self.section_id = release_id, left, section_id
        self.right = 0
        """The version at the right, 0 for the newest."""

    def body(self) -> Iterable[Widget]:
        """Versions, and the two texts."""
        versions = Rows(id="versions", margin=1 if self.app.size.width < 100 else 2)
        yield Horizontal(
            Vertical(versions, id="versions-pane"),
            Vertical(Drawn(id="both-title"), Both(Drawn(id="both-lines"), id="both"), id="both-pane"),
        )

    def look(self, rows: Data) -> Compared:
        """Read the versions, and the two that are compared."""
        notes = views.notes_page(rows, self.release_id)
        found = views.versions(rows, self.release_id)
        newest = found[0].number if found else 0
        texts = [views.document_at(rows, self.release_id, each) for each in (self.left, self.right or newest)]
        return Compared(notes, found, *texts)

    def on_mount(self) -> None:
        """Give the keys to the versions."""
        self.query_one("#versions").focus()

    @property
    def newest(self) -> int:
        """The number of the newest version."""
        return self.view.versions[0].number if self.view and self.view.versions else 0

    @property
    def no_restore(self) -> str | None:
        """Why nothing is restored."""
        return "This is the text as it is" if self.left == self.newest else None

    @property
    def no_affirm(self) -> str | None:
        """Why nothing is affirmed."""
        page = self._page
        if page is None or page.you is None:
            return "Nobody sits here yet"
        mine = {each.approval.role for each in page.mine}
        stale = [each for each in page.stale if each.approval.role in mine]
        return None if stale else "Nothing that you approved has changed since"

    @property
    def _page(self) -> NotesPage | None:
        notes = self.view.notes if self.view else None
        return NotesPage(notes, self.desk.you, self.desk.now) if notes is not None else None

    def show(self, view: Compared) -> None:
        """Show the two."""
        page = self._page
        if page is None or not view.versions:
            return
        people = {person.id: person.name for person in page.notes.facts.people}
        rows = self.query_one("#versions", Rows)
        rows.rows = version_rows(view.versions, self.right or self.newest, people, page.names)
        rows.cursor = str(self.left)
        self.query_one("#both-title", Drawn).lines = self._title
        self.query_one("#both-lines", Drawn).lines = self._lines

    def on_resize(self) -> None:
        """Draw for another size."""
        if self.view is not None:
            self.show(self.view)

    def _title(self, look: Look) -> Sequence[Line]:
        view = self.view
        assert view is not None
        version = view.notes.facts.release.version if view.notes else ""
        count = changed_lines(view.left, view.right)
        line = Line(look.width).put(0, version, "bold").add(f"v{self.left}", "bold", gap=2)
        line.add("→", "muted", gap=1).add(f"v{self.right or self.newest}", "bold", gap=1)
        line.right(f"{counted(count, 'line')} differ{'s' if count == 1 else ''}", "muted")
        seen = before_approving(view.notes) if view.notes and self.no_affirm is None else ()
        return [line, *(Line(look.width).put(0, row, "hold") for told in seen for row in wrap(told, look.width))]

    def _lines(self, look: Look) -> Sequence[Line]:
        assert self.view is not None
        return compared(self.view.left, self.view.right, look, beside=look.width + 35 >= BESIDE)

    @on(Rows.Highlighted, "#versions")
    def _highlighted(self, event: Rows.Highlighted) -> None:
        if event.id is not None and int(event.id) != self.left:
            self.left = int(event.id)
            self.query_one("#both").scroll_home(animate=False)
            self.reload()

    @on(Rows.Opened, "#versions")
    async def _opened(self) -> None:
        await self.action_act("restore")

    def action_mark(self) -> None:
        """Put the version under the cursor at the right side; again, the newest."""
        self.right = 0 if self.right == self.left else self.left
        self.reload()

    @asks
    async def action_restore(self) -> None:
        """Bring the version back, whole or one section of it, after asking."""
        from octotui.tui.dialogs.choose import Choose, Option

        notes = self.view.notes if self.view else None
        if notes is None:
            return
        section = next((each for each in notes.sections if each.id == self.section_id), None)
        options = [Option("", "The whole notes", f"as they were in v{self.left}")]
        options += [Option(section.id, f"{section.name} only", "the section you come from")] if section else []
        chosen = await self.app.push_screen_wait(
            Choose(f"Restore v{self.left} as v{self.newest + 1}", options, current="")
        )
        if chosen is not None and await self.do(writing.restore, self.release_id, self.left, chosen or None):
            self.app.pop_screen()

    @work
    async def action_affirm(self) -> None:
        """Approve the text that is shown again."""
        notes = self.view.notes if self.view else None
        if notes is not None and await self.do(reviewing.affirm, self.release_id, document_hash(notes)):
            self.app.pop_screen()

    def action_other_pane(self) -> None:
        """Go to the text, or back to the versions."""
        self.query_one("#versions" if self.query_one("#both").has_focus else "#both").focus()

    def action_leave(self) -> None:
        """Go back to the notes."""
        self.app.pop_screen()
