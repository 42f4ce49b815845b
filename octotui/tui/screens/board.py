"""The board: which releases are under way, what stops each, and is it me?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Container, Vertical

from octotui.domain.duties import can
from octotui.domain.edition import Edition
from octotui.domain.facts import Facts
from octotui.domain.journal import Entry
from octotui.domain.refusal import Refusal
from octotui.domain.release import Release
from octotui.services import views
from octotui.services.board import Board, Card, board, cards_of
from octotui.services.house import Rows as Data
from octotui.services.house import Trouble
from octotui.tui.act import Act
from octotui.tui.drawing.board_arranged import NEW, columns_of, empty_columns, grouped, rows_of
from octotui.tui.drawing.board_panel import PanelView, panel
from octotui.tui.drawing.board_scene import Scene
from octotui.tui.drawing.board_side import side
from octotui.tui.drawing.board_title import Title, next_window, title_line
from octotui.tui.line import Line
from octotui.tui.screens.base import Room
from octotui.tui.screens.board_cards import CardBook
from octotui.tui.toast import toast
from octotui.tui.widgets.columns import Columns
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.groups import Groups
from octotui.tui.widgets.rows import Look, Rows

if TYPE_CHECKING:
    from textual.widget import Widget
    from textual.widgets import Input

    from octotui.domain.plan import Wish
    from octotui.tui.desk import Desk
    from octotui.tui.drawing.board_guide import GuideStory

LATELY = 6
NARROW, WIDE, SHORT = 100, 160, 32


@dataclass(frozen=True)
class BoardView:
    """The board as read, and the last acts."""

    board: Board
    lately: tuple[Entry, ...]
    edition: Edition | None


class BoardScreen(Room[BoardView]):
    """Columns of cards, one cursor, and a panel on the release under it; one list where it is narrow."""

    ROOM = "board"
    DEFAULT_CSS = """
    BoardScreen #board { height: 1fr; }
    BoardScreen #main { width: 1fr; height: 1fr; }
    BoardScreen #panel { width: 100%; height: 11; background: $oct-surface; }
    BoardScreen #list { height: 1fr; display: none; }
    BoardScreen #guide { height: auto; display: none; }
    BoardScreen #filter {
        height: 1; margin: 0 2; padding: 0 1; border: none; border-left: outer $oct-accent;
        background: $oct-surface; background-tint: $oct-surface 0%; color: $oct-text;
    }
    BoardScreen.-empty Columns { height: 11; }
    BoardScreen.-empty #guide { display: block; }
    BoardScreen.-short #panel, BoardScreen.-narrow #panel, BoardScreen.-empty #panel { display: none; }
    BoardScreen.-narrow Columns { display: none; }
    BoardScreen.-narrow #list { display: block; }
    BoardScreen.-narrow.-empty #list { height: 2; }
    BoardScreen.-wide #board { layout: horizontal; }
    BoardScreen.-wide #panel { display: block; width: 57; height: 100%; }
    BoardScreen.-wide.-empty #panel { display: none; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("", "move", shown="←→↑↓", reason=lambda board: board.no_moves()),
        Act("enter", "open", "open", "release", long="open the release", label=lambda board: board.opens()),
        Act("w", "in the way", "in_the_way", "release", long="go to the next thing in the way",
            reason=lambda board: board.nothing_in_the_way()),
        Act("V", "call", "call", "release", long="go to its go/no-go call", reason=lambda board: board.no_release()),
        Act("D", "deploy", "deploy", "release", long="deploy it to production", reason=lambda board: board.no_deploy()),
        Act("n", "new", "new", "release", long="make a new release", label=lambda board: board.news()),
        Act("slash", "filter", "filter", "everywhere", long="show only the releases that match",
            reason=lambda board: board.no_filter()),
        Act("J", "journal", "journal", "release", long="read its journal", foot=False,
            reason=lambda board: board.no_release()),
        Act("escape", "clear", "clear", "everywhere", long="show all releases again", side="right",
            reason=lambda board: None if board.filtered else "Nothing is filtered."),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__(desk)
        self.book = CardBook()
        self.filtered = ""
        self.chosen: int | None = None
        self._version = ""
        self._story: GuideStory | None = None
        self._title = Title(0, 0, None, None, desk.now)
        self._scene = Scene(desk.now, desk.you, ())
        self._filtering = False

    def body(self) -> Iterable[Widget]:
        """Title, the board in both shapes, what the guide says while it is empty, and the panel."""
        with_panel = Drawn(self._panel_lines, id="panel")
        main = Vertical(
            Drawn(self._title_lines, id="title"),
            Columns(id="columns"),
            Groups(id="list", margin=1),
            Drawn(self._guide_lines, id="guide"),
            id="main",
        )
        yield Container(main, with_panel, id="board")

    # What is read

    def look(self, rows: Data) -> BoardView:
        """Read every release, the cards seen first, and the last acts."""
        return BoardView(board(rows), views.journal(rows, limit=LATELY), views.edition(rows))

    @work(exclusive=True, group="cards", exit_on_error=False)
    async def fill(self) -> None:
        """Read the cards that are still missing, those in sight first."""
        while wanted := self.book.wanted(self._in_sight()):
            try:
                cards = await self.desk.read(cards_of, wanted)
            except Trouble as trouble:
                toast(self.app, str(trouble), meaning="nogo")
                return
            self.book.add(wanted, cards)
            self._arrange()

    @work(exclusive=True, group="guide", exit_on_error=False)
    async def tell_guide(self) -> None:
        """Read the guide in use, so that the empty board can say what it will make of it."""
        now = self.desk.now
        from octotui.services.guide import guide_in_use
        from octotui.tui.drawing.board_guide import story

        self._story = await self.desk.read(lambda rows: story(guide_in_use(rows), now))
        self.query_one("#guide", Drawn).lines = self._guide_lines

    def _in_sight(self) -> tuple[int, ...]:
        columns = self.query_one(Columns)
        seen = columns.ids_in_sight() if columns.display else self._rows_in_sight()
        chosen = (self.chosen,) if self.chosen is not None else ()
        return (*chosen, *(int(each) for each in seen if each != NEW))

    def _rows_in_sight(self) -> tuple[str, ...]:
        rows = self.query_one(Rows)
        first = max(0, round(rows.scroll_y) - 1)
        return tuple(row.id for row in rows.rows[first : first + rows.size.height + 1] if row.id)

    # What is shown

    def show(self, view: BoardView) -> None:
        """Show the board as it is now, then read what it lacks."""
        now = self.desk.now.replace(second=0, microsecond=0)
        self._scene = Scene(now, self.desk.you, view.board.people)
        self.book.take(view.board, view.lately)
        empty = not view.board.releases
        self.set_class(empty, "-empty")
        self._arrange()
        self._show_title(view)
        if empty and self._story is None:
            self.call_after_refresh(self.tell_guide)
        elif self.book.wanted(self._in_sight()):
            self.call_after_refresh(self.fill)

    def _show_title(self, view: BoardView) -> None:
        releases = view.board.releases
        under_way = sum(1 for release in releases if release.ended_at is None)
        yours = None if self.desk.duties is None else len(self.desk.mine())
        four_eyes = all(card.four_eyes for card in self.book.cards.values())
        window = next_window(releases, self._scene.now)
        title = Title(under_way, len(releases), yours, window, self._scene.now, self.filtered, four_eyes)
        if title != self._title:
            self._title = title
            self.query_one("#title", Drawn).lines = self._title_lines

    def _arrange(self) -> None:
        """Put every release in its place; the cursor stays on its release, or comes to the one just made."""
        if self.view is None and not self.book.releases:
            releases: tuple[Release, ...] = ()
        else:
            releases = tuple(self.book.releases.values())
        groups = grouped(releases, self.book.cards, self.filtered)
        columns, rows = self.query_one(Columns), self.query_one(Rows)
        none = f'No release matches "{self.filtered}".   esc clears it' if self.filtered else ""
        rows.empty = none or "No release yet.   n makes the first"
        made = next((each.id for each in releases if each.version == self._version), None) if self._version else None
        columns.columns = columns_of(groups, self.book.cards, self._scene, none) if releases else empty_columns()
        rows.rows = rows_of(groups, self.book.cards, self._scene)
        if made is not None:
            self.chosen, self._version = made, ""
            self._place_cursor()
        if self.focused is None:
            (columns if columns.display else rows).focus()
        self._show_panel()

    def _place_cursor(self) -> None:
        wanted = str(self.chosen) if self.chosen is not None else None
        if wanted is not None:
            self.query_one(Columns).cursor = wanted
            self.query_one(Rows).cursor = wanted

    def on_resize(self) -> None:
        """Carry cursor and focus over to the shape that is shown now."""
        self._place_cursor()
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        columns, rows = self.query_one(Columns), self.query_one(Rows)
        if not self._filtering:
            (columns if columns.display else rows).focus()
        self.query_one("#title", Drawn).lines = self._title_lines

    @on(Columns.Highlighted)
    @on(Rows.Highlighted)
    def _highlighted(self, event: Columns.Highlighted | Rows.Highlighted) -> None:
        shape = event.columns if isinstance(event, Columns.Highlighted) else event.rows
        if not shape.display or shape.cursor != event.id:
            return
        chosen = int(event.id) if event.id not in (None, NEW) else None
        if chosen != self.chosen:
            self.chosen = chosen
            self._show_panel()
            self.refresh_bindings()
        if chosen is not None and chosen not in self.book.cards:
            self.fill()

    @on(Columns.Scrolled)
    def _scrolled(self) -> None:
        if self.view is not None and self.book.wanted(self._in_sight()):
            self.fill()

    @on(Columns.Opened)
    @on(Rows.Opened)
    def _opened(self) -> None:
        self.action_open()

    def _show_panel(self) -> None:
        shown = self.query_one("#panel", Drawn)
        if shown.display:
            shown.lines = self._panel_lines

    # What is drawn

    def _title_lines(self, look: Look) -> Sequence[Line]:
        narrow = self.app.size.width < NARROW
        lines = [title_line(self._title, look.width, narrow=narrow)]
        if not narrow and self.app.size.height >= SHORT:
            lines.insert(0, Line(look.width))
        return lines if self._filtering else [*lines, Line(look.width)]

    def _panel_lines(self, look: Look) -> Sequence[Line]:
        lately = self.view.lately if self.view else ()
        view = PanelView(self.release, self.card, lately, self._scene)
        draw = side if self.app.size.width >= WIDE else panel
        return draw(view, look.width, look.signs)

    def _guide_lines(self, look: Look) -> Sequence[Line]:
        if self._story is None:
            return ()
        from octotui.tui.drawing.board_guide import story_lines

        return story_lines(self._story, look.width, look.signs)

    # What can be done

    @property
    def release(self) -> Release | None:
        """The release under the cursor."""
        return self.book.releases.get(self.chosen) if self.chosen is not None else None

    @property
    def card(self) -> Card | None:
        """Its card, None while it is not read."""
        return self.book.cards.get(self.chosen) if self.chosen is not None else None

    def no_release(self) -> str | None:
        """Say that no release is under the cursor, if so."""
        return None if self.release else "There is no release here yet; n makes one."

    def no_moves(self) -> str | None:
        """Leave the remark on moving out where it is narrow or there is nothing to move between."""
        alone = len(self.book.releases) < 2 or self._filtering
        return "There is one place only." if alone or self.app.size.width < NARROW else None

    def acts(self) -> tuple[Act, ...]:
        """Name deploy in the foot only where nothing stands in the way; pressed anyway, it says what does."""
        named = {"deploy": self.card is not None and not self.card.in_the_way, "open": self.release is not None}
        return tuple(replace(act, foot=named.get(act.action, act.foot)) for act in super().acts())

    def no_filter(self) -> str | None:
        """Say that there is nothing to filter, or that it is being done, if so."""
        if self._filtering:
            return "The filter is being written."
        return None if self.book.releases else self.no_release()

    def opens(self) -> str:
        """Name what enter does here."""
        if self._filtering:
            return "keep it"
        return "open" if self.release else "new release"

    def news(self) -> str:
        """Name what n does here."""
        return "new" if self.release else "new release"

    def nothing_in_the_way(self) -> str | None:
        """Say that nothing stands in the way, if so."""
        if self.card is None or self.release is None:
            return self.no_release()
        return None if self.card.in_the_way else f"Nothing stands in the way of {self.release.version}."

    def no_deploy(self) -> str | None:
        """Say why a release cannot be deployed any more; what still stands in the way is said in full on trying."""
        release = self.release
        if release is None:
            return self.no_release()
        if release.ended_at is not None:
            return f"{release.version} is {release.stage.lower()}."
        return f"{release.version} is in production already." if release.deployed_at else None

    def action_open(self) -> None:
        """Open the release; on an empty board make the first one."""
        if self.chosen is None:
            self.action_new()
            return
        self._open(self.chosen)

    def _open(self, release_id: int, task_id: str | None = None) -> None:
        from octotui.tui.screens.release import ReleaseScreen

        self.app.push_screen(ReleaseScreen(self.desk, release_id, task_id=task_id))

    def action_in_the_way(self) -> None:
        """Open the release at the first thing in its way."""
        if self.chosen is None or self.card is None:
            return
        self._open(self.chosen, next((each.task_id for each in self.card.in_the_way if each.task_id), None))

    def action_call(self) -> None:
        """Open the go/no-go call of the release."""
        if self.chosen is not None:
            from octotui.tui.screens.call import CallScreen

            self.app.push_screen(CallScreen(self.desk, self.chosen))

    def action_journal(self) -> None:
        """Open the journal of the release."""
        if self.chosen is not None:
            from octotui.tui.screens.journal import JournalScreen

            self.app.push_screen(JournalScreen(self.desk, self.chosen))

    async def _facts(self) -> Facts | None:
        return await self.desk.read(views.release_page, self.chosen) if self.chosen is not None else None

    @work
    async def action_deploy(self) -> None:
        """Deploy after asking; what the rules refuse is not asked about but tried, so that the journal has it."""
        from octotui.domain.production import check_deploy
        from octotui.services.release import deploy

        facts, you = await self._facts(), self.desk.you
        if facts is None or you is None:
            return
        how: str | None = ""
        if not can(lambda: check_deploy(facts, you, self.desk.now)):
            from octotui.tui.dialogs.deploy import DeployDialog

            how = await self.app.push_screen_wait(DeployDialog(facts, self.desk.now))
        if how is not None:
            await self.do(deploy, facts.release.id, how)

    async def refused(self, refusal: Refusal) -> None:
        """Explain a refused deploy in full and go on from there; any other refusal is a toast."""
        facts = await self._facts() if refusal.in_the_way else None
        if facts is None or self.desk.you is None:
            await super().refused(refusal)
            return
        from octotui.tui.dialogs.refusal import answer_refusal

        if key := await answer_refusal(self, refusal, facts, self.desk.you):
            self._open(facts.release.id, key)

    @work
    async def action_new(self) -> None:
        """Ask for a new release and make it; the cursor comes to its card."""
        from octotui.services.guide import guide_in_use
        from octotui.tui.dialogs.new_release import NewRelease

        guide = await self.desk.read(guide_in_use)
        versions = await self.desk.read(views.versions)
        self.app.push_screen(NewRelease(guide, versions, self.desk.now, self._make))

    async def _make(self, wish: Wish) -> bool:
        from octotui.services.release import new_release

        self._version = wish.version
        made = await self.do(new_release, wish)
        if not made:
            self._version = ""
        return made

    # Filter

    async def action_filter(self) -> None:
        """Show a field under the title; what matches is shown while one types."""
        if self._filtering:
            return
        from textual.widgets import Input

        self._filtering = True
        field = Input(self.filtered, placeholder="version, name, type, role", select_on_focus=False, id="filter")
        await self.query_one("#main").mount(field, after="#title")
        self.query_one("#title", Drawn).lines = self._title_lines
        field.focus()

    async def _end_filter(self) -> None:
        self._filtering = False
        await self.query("#filter").remove()
        self._follow()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what matches."""
        self._filter(event.value)

    async def on_input_submitted(self) -> None:
        """Keep the filter and go back to the board."""
        await self._end_filter()

    async def action_clear(self) -> None:
        """Show all releases again."""
        self._filter("")
        if self._filtering:
            await self._end_filter()

    def _filter(self, words: str) -> None:
        self.filtered = " ".join(words.split())
        self._arrange()
        if self.view is not None:
            self._show_title(self.view)
        self.refresh_bindings()
