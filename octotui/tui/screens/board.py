"""The board: which releases are under way, what stops each, and is it me?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Container, Vertical

from octotui.services import views
from octotui.services.board import board, cards_of
from octotui.services.house import Rows as Data
from octotui.tui.drawing.board_arranged import NEW, columns_of, empty_columns, grouped, rows_of
from octotui.tui.drawing.board_panel import PanelView, panel
from octotui.tui.drawing.board_scene import Scene
from octotui.tui.drawing.board_side import side
from octotui.tui.drawing.board_title import Title, next_window, title_line
from octotui.tui.line import Line
from octotui.tui.screens.board_acts import NARROW, BoardActs, BoardView
from octotui.tui.toast import give_way
from octotui.tui.widgets.columns import Columns
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.groups import Groups
from octotui.tui.widgets.rows import Look, Rows

if TYPE_CHECKING:
    from textual.widget import Widget
    from textual.widgets import Input

    from octotui.domain.release import Release
    from octotui.tui.desk import Desk
    from octotui.tui.drawing.board_guide import GuideStory

LATELY = 12
"""So many acts are read; the half of them may be octotui's own."""
WIDE, SHORT = 160, 32


class BoardScreen(BoardActs):
    """Columns of cards, one cursor, and a panel on the release under it; one list where it is narrow."""

    ROOM = "board"
    DEFAULT_CSS = """
    BoardScreen #board { height: 1fr; }
    BoardScreen #main { width: 1fr; height: 1fr; }
    BoardScreen #panel { width: 100%; height: 11; background: $oct-surface; }
    BoardScreen #list { height: 1fr; display: none; }
    BoardScreen #guide { height: auto; display: none; }
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

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__(desk)
        self._story: GuideStory | None = None
        self._story_of: int | None = None
        self._title = Title(0, 0, None, None, desk.now)
        self._scene = Scene(desk.now, desk.you, ())

    def body(self) -> Iterable[Widget]:
        """Title, the board in both shapes, what the guide says while it is empty, and the panel."""
        with_panel = Drawn(self._panel_lines, id="panel")
        columns, groups = Columns(id="columns"), Groups(id="list", margin=1)
        columns.follow = groups.follow = self._follow_cursor
        main = Vertical(
            Drawn(self._title_lines, id="title"),
            columns,
            groups,
            Drawn(self._guide_lines, id="guide"),
            id="main",
        )
        yield Container(main, with_panel, id="board")

    # What is read

    def look(self, rows: Data) -> BoardView:
        """Read every release, the cards seen first, and the last acts."""
        return BoardView(board(rows), views.lately(rows, limit=LATELY), views.edition(rows))

    @work(exclusive=True, group="cards")
    async def fill(self) -> None:
        """Read the cards that are still missing, those in sight first."""
        while wanted := self._wanted():
            cards = await self.desk.read(cards_of, wanted)
            self.book.add(wanted, cards)
            self._arrange()

    @work(exclusive=True, group="guide")
    async def tell_guide(self) -> None:
        """Read the guide in use, so that the empty board can say what it will make of it."""
        now = self.desk.now
        self._story_of = _edition_id(self.view)
        from octotui.services.guide import guide_in_use
        from octotui.tui.drawing.board_guide import story

        self._story = await self.desk.read(lambda rows: story(guide_in_use(rows), now))
        self.query_one("#guide", Drawn).lines = self._guide_lines

    def _wanted(self) -> tuple[Release, ...]:
        """Return what to read next; while the store is imported beside it only what is in sight and under way."""
        seen = self._in_sight()
        if not self.desk.is_open:
            releases = self.book.releases
            seen = tuple(each for each in seen if each == self.chosen or releases[each].ended_at is None)
        return self.book.wanted(seen, ahead=self.desk.is_open)

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
        self._scene = Scene(now, self.desk.you, view.board.people, view.board.incidents, view.board.reviews)
        self.book.take(view.board, view.lately)
        empty = not view.board.releases
        self.set_class(empty, "-empty")
        self._arrange()
        self._show_title(view)
        if empty and (self._story is None or self._story_of != _edition_id(view)):
            self.call_after_refresh(self.tell_guide)
        elif self._wanted():
            self.call_after_refresh(self.fill)

    def _show_title(self, view: BoardView) -> None:
        releases = view.board.releases
        under_way = sum(1 for release in releases if release.ended_at is None)
        yours = None if self.desk.duties is None else len(self.desk.mine())
        four_eyes = all(card.four_eyes for card in self.book.cards.values())
        window = next_window(releases, self._scene.now)
        roleless = self.desk.you is not None and not self.desk.you.roles
        now = self._scene.now
        title = Title(under_way, len(releases), yours, window, now, self.filtered, four_eyes, roleless)
        if title != self._title:
            self._title = title
            self.query_one("#title", Drawn).lines = self._title_lines

    def _arrange(self) -> None:
        """Put every release in its place; the cursor stays on its release, or comes to the one just made."""
        releases = tuple(self.book.releases.values())
        groups = grouped(releases, self.book.cards, self.filtered)
        columns, rows = self.query_one(Columns), self.query_one(Rows)
        none = f'No release matches "{self.filtered}".   esc clears it' if self.filtered else ""
        rows.empty = none or "No release yet.   n makes the first"
        made = next((each.id for each in releases if each.version == self.made), None) if self.made else None
        columns.columns = columns_of(groups, self.book.cards, self._scene, none) if releases else empty_columns()
        rows.rows = rows_of(groups, self.book.cards, self._scene)
        if made is not None:
            self.chosen, self.made = made, ""
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
        if not self.filtering:
            (columns if columns.display else rows).focus()
        self.query_one("#title", Drawn).lines = self._title_lines

    @on(Columns.Highlighted)
    @on(Rows.Highlighted)
    def _highlighted(self, event: Columns.Highlighted | Rows.Highlighted) -> None:
        self._follow_cursor(event.columns if isinstance(event, Columns.Highlighted) else event.rows, event.id)

    def _follow_cursor(self, shape: Columns | Rows, id: str | None) -> None:
        """Let the panel speak of the release under the cursor."""
        if not shape.display or shape.cursor != id or not self.is_attached:
            return
        give_way(self.app)
        chosen = int(id) if id not in (None, NEW) else None
        if chosen != self.chosen:
            self.chosen = chosen
            self._show_panel()
        if chosen is not None and chosen not in self.book.cards:
            self.fill()

    @on(Columns.Scrolled)
    def _scrolled(self) -> None:
        if self.view is not None and self._wanted():
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
        return lines if self.filtering else [*lines, Line(look.width)]

    def _panel_lines(self, look: Look) -> Sequence[Line]:
        lately = self.view.by_people if self.view else ()
        view = PanelView(self.release, self.card, lately, self._scene)
        draw = side if self.app.size.width >= WIDE else panel
        return draw(view, look.width, look.signs)

    def _guide_lines(self, look: Look) -> Sequence[Line]:
        if self._story is None:
            return ()
        from octotui.tui.drawing.board_guide import story_lines

        return story_lines(self._story, look.width, look.signs)

    # What is filtered

    async def action_filter(self) -> None:
        """Show a field under the title; what matches is shown while one types."""
        if self.filtering:
            return
        from octotui.tui.screens.board_filter import BoardFilter

        self.filtering = True
        field = BoardFilter(self.filtered)
        await self.query_one("#main").mount(field, after="#title")
        self.query_one("#title", Drawn).lines = self._title_lines
        field.focus()

    async def _end_filter(self) -> None:
        self.filtering = False
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
        if self.filtering:
            await self._end_filter()

    def _filter(self, words: str) -> None:
        self.filtered = " ".join(words.split())
        self._arrange()
        if self.view is not None:
            self._show_title(self.view)
        self.refresh_bindings()


def _edition_id(view: BoardView | None) -> int | None:
    """Return the number of the edition in use; None where none has been used yet."""
    return view.edition.id if view is not None and view.edition is not None else None
