"""The journal: what happened, by whom, on what, and what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, VerticalScroll

from octotui.domain.journal import Entry
from octotui.services import views
from octotui.services.house import Rows as Data
from octotui.services.views import Chain, JournalPage
from octotui.tui.act import Act
from octotui.tui.drawing.journal import FOLD, chain_lines, entry_lines, rows_of, title_lines
from octotui.tui.filtering import Filter, Filtering
from octotui.tui.screens.base import Room
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from textual.widget import Widget

    from octotui.tui.desk import Desk

AT_FIRST = 2000
MORE = 4


@dataclass(frozen=True, slots=True)
class JournalView:
    """A page of the journal as it was asked for, its rows made where nobody waits, and what people are called."""

    page: JournalPage
    rows: tuple[Row, ...]
    people: Mapping[int, str]
    of: str
    words: str


def _touches_nothing(screen: JournalScreen) -> str | None:
    if screen.folded is not None:
        return None
    line = screen.line
    return None if line is not None and line.release_id is not None else "This entry is about no release."


def _stays(screen: JournalScreen) -> str | None:
    return None if screen.query(".-open") or screen.release_id is not None else "Nothing is filtered."


class JournalScreen(Filtering, Room[JournalView]):
    """The list of entries with a panel for the one under the cursor."""

    ROOM = "journal"
    CSS = """
    JournalScreen #title { margin: 1 2; }
    JournalScreen.-short #title { margin: 0 2; }
    JournalScreen #page { width: 100%; height: 1fr; }
    JournalScreen #list { width: 1fr; }
    JournalScreen #side { width: 42; padding: 0 2; background: $oct-surface; scrollbar-size-vertical: 1;
        scrollbar-background: $oct-surface; scrollbar-background-hover: $oct-surface; }
    JournalScreen.-wide #side { width: 72; }
    JournalScreen.-narrow #page { layout: vertical; }
    JournalScreen.-narrow #list { height: 1fr; width: 100%; }
    JournalScreen.-narrow #side { width: 100%; height: 8; padding: 0 1; }
    JournalScreen.-narrow #title { margin: 0 1; }
    JournalScreen.-narrow #chain { padding: 0 1; }
    JournalScreen #chain { width: 100%; padding: 0 2; dock: bottom; margin-bottom: 1; background: $oct-bg; }
    JournalScreen.-tall #chain { padding: 1 2 0 2; height: 2; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "open", "open", group="entry", long="go to the release or task of this entry",
            reason=_touches_nothing, label=lambda screen: "unfold" if screen.folded is not None else "open"),
        Act("t", "test the chain", "check", group="journal", long="test that no entry was changed afterwards"),
        Act("slash", "search", "filter", group="journal", long="search by release, person, act or text"),
        Act("escape", "all", "clear", group="journal", long="end the search, or go back", reason=_stays, side="right",
            label=lambda screen: "all" if screen.query(".-open") else "back"),
    )  # fmt: skip

    def __init__(self, desk: Desk, release_id: int | None = None) -> None:
        """Take the desk, and the release whose journal it is, if only one."""
        super().__init__(desk)
        self.release_id = release_id
        self.chain: Chain | None = None
        self._limit = AT_FIRST
        self._unfolded: frozenset[int] = frozenset()
        self._shown: JournalView | None = None
        self._whole: dict[int, Entry] = {}

    def body(self) -> Iterable[Widget]:
        """Title, field, list, panel, chain."""
        yield Drawn(id="title")
        yield Filter("release, person, act or text")
        with Horizontal(id="page"):
            yield Rows(id="list", empty="Nothing has happened yet.")
            with VerticalScroll(id="side", can_focus=False):
                yield Drawn(id="panel")
        yield Drawn(id="chain")

    def look(self, rows: Data) -> JournalView:
        """Read the newest entries that match."""
        words, you = self.filtered, self.desk.you.name if self.desk.you is not None else ""
        page = views.journal_page(rows, words, self.release_id, self._limit)
        people = {person.id: person.name for person in views.people(rows)}
        of = "" if self.release_id is None else views.version_of(rows, self.release_id)
        return JournalView(page, rows_of(page, you, self._unfolded), people, of, words)

    def on_mount(self) -> None:
        """Let the keys walk the list."""
        super().on_mount()
        self.query_one("#list").focus()

    def show(self, view: JournalView) -> None:
        """List the entries; nothing is built anew where nothing has changed."""
        if view is self._shown:
            return
        self._shown = view
        listed = self.query_one("#list", Rows)
        listed.margin_cells = 1 if self.app.size.width < 100 else 2
        listed.empty = f'Nothing says "{view.words}".   esc clears it' if view.words else "Nothing has happened yet."
        listed.rows = view.rows
        self.query_one("#title", Drawn).lines = partial(title_lines, view.page, view.of, view.words)
        self._show_chain()
        self._panel()

    def filter_changed(self) -> None:
        """Search the whole journal."""
        self._limit = AT_FIRST
        self.reload()

    @property
    def line(self) -> Entry | None:
        """The entry under the cursor, without what it changed."""
        cursor = self.query_one("#list", Rows).cursor
        entries = self.view.page.entries if self.view is not None else ()
        return next((entry for entry in entries if str(entry.seq) == cursor), None)

    @property
    def folded(self) -> int | None:
        """The first of the folded entries under the cursor."""
        cursor = self.query_one("#list", Rows).cursor or ""
        return int(cursor.removeprefix(FOLD)) if cursor.startswith(FOLD) else None

    @on(Rows.Highlighted, "#list")
    def _moved(self) -> None:
        self._panel()
        listed = self.query_one("#list", Rows)
        if self.view is not None and self.view.page.more and listed.rows and listed.cursor == listed.rows[-1].id:
            self._limit *= MORE
            self.reload()

    def _panel(self) -> None:
        line, panel = self.line, self.query_one("#panel", Drawn)
        if line is None or self.view is None:
            panel.lines = lambda _look: ()
            return
        whole = self._whole.get(line.seq)
        panel.lines = partial(entry_lines, whole or line, self.view.page, self.view.people)
        self.query_one("#side", VerticalScroll).scroll_home(animate=False)
        if whole is None:
            self._read_whole(line.seq)

    @work(exclusive=True, group="entry")
    async def _read_whole(self, seq: int) -> None:
        """Read what an entry changed; it never changes again, so it is kept."""
        entry = await self.desk.read(views.journal_entry, seq)
        if entry is not None:
            self._whole[seq] = entry
            self._panel()

    @on(Rows.Opened, "#list")
    async def _opened(self) -> None:
        await self.action_act("open")

    def action_open(self) -> None:
        """Unfold, or go to what the entry touched."""
        line = self.line
        if self.folded is not None:
            self._unfolded |= {self.folded}
            self.unfold(str(self.folded))
        elif line is not None and line.release_id is not None:
            from octotui.tui.screens.release import ReleaseScreen

            self.app.push_screen(ReleaseScreen(self.desk, line.release_id, line.task_id))

    @work(exclusive=True, group="unfold")
    async def unfold(self, first: str) -> None:
        """List what was folded, with the cursor on the first of it."""
        await self.catch_up()
        self.query_one("#list", Rows).cursor = first

    def action_clear(self) -> None:
        """Show all again; the journal of one release goes back to it."""
        if self.query(".-open"):
            super().action_clear()
        elif self.release_id is not None:
            self.app.pop_screen()

    @work(exclusive=True, group="chain")
    async def action_check(self) -> None:
        """Follow the chain from its first entry, in steps, so that nothing else waits for it."""
        chain = Chain()
        while not chain.done:
            chain = await self.desk.read(views.follow_chain, chain)
            self.chain = chain
            self._show_chain()

    def _show_chain(self) -> None:
        page = self.view.page if self.view is not None else None
        self.query_one("#chain", Drawn).lines = partial(chain_lines, page, self.chain)
