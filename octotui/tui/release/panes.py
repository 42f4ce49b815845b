"""The release page without its acts: head, gate, list and panel, and where its cursor goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding
from textual.containers import Container, VerticalScroll

from octotui.domain.facts import Facts
from octotui.domain.journal import Entry
from octotui.domain.task import State, Task
from octotui.services import views
from octotui.services.house import Rows as Data
from octotui.tui.act import Act
from octotui.tui.line import Line
from octotui.tui.release.aside import call_panel, fold_panel, question_panel
from octotui.tui.release.digest import task_digest
from octotui.tui.release.listing import listing
from octotui.tui.release.page import CALL, Page
from octotui.tui.release.panel import task_panel
from octotui.tui.release.possible import Possible
from octotui.tui.release.rows import FoldRow, TaskRow
from octotui.tui.release.top import NARROW, strip, title
from octotui.tui.screens.base import Room
from octotui.tui.toast import give_way, toast
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look, Rows

if TYPE_CHECKING:
    from textual.widget import Widget

    from octotui.tui.desk import Desk

SHORT = 32


class Panel(VerticalScroll, can_focus=True):
    """What is known about the row under the cursor; scrolls where it is longer than the screen."""

    BINDINGS: ClassVar = [
        Binding("down,j", "scroll_down", show=False),
        Binding("up,k", "scroll_up", show=False),
    ]


class ReleasePanes(Room["Facts | None"]):
    """One release: its tasks as the guide groups them, and beside them the one under the cursor."""

    ROOM = "board"
    DEFAULT_CSS = """
    ReleasePanes #panes { layout: horizontal; height: 1fr; }
    ReleasePanes #tasks { width: 1fr; margin-top: 1; }
    ReleasePanes #panel {
        width: 42; height: 1fr; padding: 1 2; background: $oct-surface;
        scrollbar-size-vertical: 1; scrollbar-background: $oct-surface; scrollbar-color: $oct-track;
        scrollbar-background-hover: $oct-surface; scrollbar-background-active: $oct-surface;
    }
    ReleasePanes.-wide #panel { width: 80; }
    ReleasePanes.-short #panel { padding: 0 2; }
    ReleasePanes.-short #tasks { margin-top: 0; }
    ReleasePanes.-narrow #panes { layout: vertical; }
    ReleasePanes.-narrow #tasks { width: 1fr; height: 1fr; margin: 1 0; }
    ReleasePanes.-narrow #panel { width: 1fr; height: 6; padding: 0 1; scrollbar-size-vertical: 0; }
    ReleasePanes.-narrow.-reading #tasks { display: none; }
    ReleasePanes.-narrow.-reading #panel { height: 1fr; margin-top: 1; scrollbar-size-vertical: 1; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("tab,shift+tab", "panel", "other_pane", long="list or panel", foot=False),
        Act("y", "copy", "copy_row", group="task", long="copy the row", foot=False),
        Act("escape", "back", "leave", side="right"),
    )  # fmt: skip

    def __init__(self, desk: Desk, release_id: int, task_id: str | None = None) -> None:
        """Show a release, with the cursor on a task where one is named."""
        super().__init__(desk)
        self.release_id = release_id
        self.page: Page | None = None
        self.possible: Possible | None = None
        self._wanted = task_id
        self._done: str | None = None
        self._open_ids: set[str] = set()
        self._history: dict[str, Sequence[Entry]] = {}

    def body(self) -> Iterable[Widget]:
        """Title, gate, list and panel."""
        yield Drawn(id="title")
        yield Drawn(id="strip")
        margin = 1 if self.app.size.width < NARROW else 2
        tasks = Rows(id="tasks", margin=margin, empty="This release has no tasks; + adds one.")
        tasks.follow = self._follow_cursor
        yield Container(tasks, Panel(Drawn(id="about"), id="panel"), id="panes")

    def look(self, rows: Data) -> Facts | None:
        """Read everything about the release."""
        return views.release_page(rows, self.release_id)

    def show(self, view: Facts | None) -> None:
        """Show the release as it is now."""
        if view is None:
            self.gone("This release is not here any more.")
            return
        before, first = self.page, self.page is None
        self.page = Page(view, self.desk.you, self.desk.now)
        self.possible = Possible(self.page)
        self._list()
        if first:
            self._begin()
        elif before is not None:
            self._follow(before)
        self._draw()
        self._read_history()

    def _list(self) -> None:
        assert self.page is not None
        rows = listing(self.page, self._open_ids)
        # What stood in a row of its own stays there: a fold that closes under the eyes would move the list.
        self._open_ids.update(row.id for row in rows if isinstance(row, TaskRow))
        self.query_one(Rows).rows = rows

    def _begin(self) -> None:
        """Put the cursor on the task that was named, else on the first thing in the way that is one's own to do.

        What is asked about the release comes before its tasks: the answers decide which of them apply.
        """
        assert self.page is not None
        way, tasks = self.in_order(self.page.row_of(each) for each in self.page.way), self.page.moving
        mine = sorted((id for id in way if self._mine(id)), key=lambda id: id in tasks)
        start = self._wanted or next(iter(mine), way[0] if way else None)
        if start:
            self.jump(start)

    def _mine(self, id: str) -> bool:
        """Tell whether one can do the next thing on a row."""
        assert self.page is not None
        assert self.possible is not None
        if id in self.page.moving:
            return self.possible.proposal(self.page.facts.task(id)) in ("seat", "work")
        return id != CALL and not self.possible.why_not("facts")

    def _follow(self, before: Page) -> None:
        """Move on from what one has just done, and mark what somebody else has changed."""
        assert self.page is not None
        if before.facts is self.page.facts:
            return
        old = {task.id: task for task in before.facts.tasks}
        you = self.page.you.id if self.page.you else None
        moved = [task.id for task in self.page.facts.tasks if task != old.get(task.id) and task.by != you]
        if moved:
            self.query_one(Rows).mark(moved)
        if self._done is not None and self.page.facts.task(self._done).state in (State.DONE, State.VERIFIED):
            done, self._done = self._done, None
            if self.cursor == done and (following := self._next_of_mine(done)):
                self.query_one(Rows).cursor = following

    def _next_of_mine(self, done: str) -> str | None:
        """Find the next line on which one can do something, from a line on and then from the top."""
        assert self.page is not None
        assert self.possible is not None
        ids = [row.id for row in self.query_one(Rows).rows if isinstance(row, TaskRow)]
        start = ids.index(done) + 1 if done in ids else 0
        for task_id in (*ids[start:], *ids[:start]):
            if self.possible.proposal(self.page.facts.task(task_id)) in ("seat", "work"):
                return task_id
        return None

    # What is under the cursor

    @property
    def cursor(self) -> str | None:
        """The id under the cursor."""
        return self.query_one(Rows).cursor

    @property
    def here(self) -> Task | None:
        """The task under the cursor, None where there is none."""
        row = self.query_one(Rows).current if self.page is not None else None
        return self.page.facts.task(row.id) if self.page is not None and isinstance(row, TaskRow) else None

    @on(Rows.Highlighted, "#tasks")
    def _highlighted(self, event: Rows.Highlighted) -> None:
        self._follow_cursor(event.rows, event.id)

    def _follow_cursor(self, _rows: Rows, _id: str | None) -> None:
        """Let strip and panel speak of the row under the cursor."""
        if not self.is_attached or self.page is None:
            return
        give_way(self.app)
        self.query_one("#panel", Panel).scroll_home(animate=False)
        self._draw_strip()
        self._draw_panel()
        self._read_history()

    @work(exclusive=True, group="history")
    async def _read_history(self) -> None:
        task = self.here
        if task is None:
            return
        entries = await self.desk.read(views.history, task.id)
        if self._history.get(task.id) != entries:
            self._history[task.id] = entries
            self._draw_panel()

    # What is drawn

    def on_resize(self) -> None:
        """Draw for another size."""
        if self.page is not None:
            self._draw()

    def _draw(self) -> None:
        air = self.size.height >= SHORT and self.size.width >= NARROW
        page = self.page
        assert page is not None
        self.query_one("#title", Drawn).lines = lambda look: title(page, look, air=air)
        self._draw_strip()
        self._draw_panel()

    def _draw_strip(self) -> None:
        page, cursor = self.page, self.cursor
        air = self.size.height >= SHORT and self.size.width >= NARROW
        if page is not None:
            self.query_one("#strip", Drawn).lines = lambda look: strip(page, look, cursor, air=air)

    def _draw_panel(self) -> None:
        self.query_one("#about", Drawn).lines = self._about

    def _about(self, look: Look) -> Sequence[Line]:
        page, row = self.page, self.query_one(Rows).current
        if page is None or row is None or row.id is None:
            return ()
        brief = self.size.width < NARROW and not self.has_class("-reading")
        if not isinstance(row, TaskRow):
            lines = fold_panel(page, row, look) if isinstance(row, FoldRow) else self._no_task(page, row.id, look)
            return lines[:5] if brief else lines
        task, history = page.facts.task(row.id), self._history.get(row.id)
        if brief:
            return task_digest(page, task, history, look)
        return task_panel(page, task, history, look)

    def _no_task(self, page: Page, id: str, look: Look) -> list[Line]:
        return call_panel(page, look) if id == CALL else question_panel(page, id, look)

    # Where the cursor goes

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Return row ids in the order of the list, each once."""
        wanted = set(ids)
        return [row.id for row in self.query_one(Rows).rows if row.id in wanted and row.id is not None]

    def jump(self, id: str) -> None:
        """Put the cursor on a row, unfolding what hides it."""
        rows = self.query_one(Rows)
        for row in rows.rows:
            if isinstance(row, FoldRow) and id in row.task_ids:
                self.unfold(row)
                break
        rows.cursor = id

    def unfold(self, fold: FoldRow) -> None:
        """Show every task of a folded run, with the cursor on the first."""
        self._open_ids.update(fold.task_ids)
        self._list()
        self.query_one(Rows).cursor = fold.task_ids[0]

    def action_other_pane(self) -> None:
        """Go to the panel, which takes the full height where it is small, or back to the list."""
        reading = not self.query_one("#panel").has_focus
        self.set_class(reading, "-reading")
        self._draw_panel()
        self.query_one("#panel" if reading else "#tasks").focus()

    def action_leave(self) -> None:
        """Go back: from the panel to the list, from the list to where one came from."""
        if self.query_one("#panel").has_focus:
            self.action_other_pane()
        else:
            self.app.pop_screen()

    def action_copy_row(self) -> None:
        """Copy the row under the cursor."""
        rows = self.query_one(Rows)
        if rows.cursor is not None:
            self.app.copy_to_clipboard(rows.text_of(rows.cursor))
            toast(self.app, "Row copied.")
