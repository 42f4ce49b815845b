"""Columns of tiles under headings, with one cursor over all of them; each column scrolls by itself.

A tile is a value with an `id`, a `height`, a `gap` below it and a `draw`, as the rows of a list are. Only what is
in sight is drawn, and a line keeps what it drew, so that five hundred tiles cost as much as ten and a move of the
cursor draws two tiles.

    columns.columns = (Column("Preparing", tiles), Column("Released", ended, more="earlier"))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from octotui.tui.line import Line, wrap
from octotui.tui.signs import Signs
from octotui.tui.theme import Tokens, ground, tokens
from octotui.tui.widgets.columns_layout import HEAD, Column, Layout, Place, Tile
from octotui.tui.widgets.moving import MOVING
from octotui.tui.widgets.quick import Quick
from octotui.tui.widgets.rows import Look
from octotui.tui.widgets.selection import selectable

if TYPE_CHECKING:
    from textual import events
    from textual.selection import Selection

__all__ = ["HEAD", "Column", "Columns", "Tile"]


class Columns(Quick, Widget, can_focus=True):
    """Tiles in columns, and a cursor that stays on its id whatever changes around it."""

    DEFAULT_CSS = "Columns { height: 1fr; }"
    BINDINGS: ClassVar = [
        *MOVING,
        Binding("left,h", "across(-1)", show=False),
        Binding("right,l", "across(1)", show=False),
    ]

    columns: reactive[Sequence[Column]] = reactive((), repaint=False)
    """What is shown; replaced as a whole, compared by value."""
    cursor: reactive[str | None] = reactive(None, repaint=False)
    """The id under the cursor, None where there is no tile."""

    follow: Callable[[Columns, str | None], object] | None = None
    """Told of the cursor at once in place of the message, so that the panel is drawn in the same frame."""

    class Highlighted(Message):
        """The cursor came to another id."""

        def __init__(self, columns: Columns, id: str | None) -> None:
            """Name the columns and the id."""
            super().__init__()
            self.columns = columns
            self.id = id

    class Opened(Highlighted):
        """A tile was opened, by enter or by a second click."""

    class Scrolled(Message, bubble=False):
        """Other tiles came in sight; told to the screen."""

    def __init__(self, *, margin: int = 2, id: str | None = None) -> None:
        """Make columns that keep `margin` cells free at both edges."""
        super().__init__(id=id)
        self.signs = Signs()
        self.map = Layout(margin)
        self._clicked: str | None = None
        self._kept: dict[tuple[object, ...], list[Segment]] = {}
        self._ground = ""

    def ids_in_sight(self) -> tuple[str, ...]:
        """Return the ids of all tiles that are seen."""
        places = ((number, index) for number in range(len(self.columns)) for index in self.map.in_sight(number))
        return tuple(self.map.tile(place).id for place in places)

    # What changes

    def watch_columns(self) -> None:
        """Show other tiles: the cursor keeps its id or takes the next one, the scroll positions stay."""
        before = self.map.place(self.cursor)
        self.map.take(self.columns)
        if self.map.place(self.cursor) is None:
            self.cursor = self.map.heir(before)
        self._show_cursor()
        self._draw_all()

    def validate_cursor(self, id: str | None) -> str | None:
        """Keep the cursor where it is when somebody names an id that is not here."""
        return id if id is None or self.map.place(id) is not None else self.cursor

    def watch_cursor(self, old: str | None, id: str | None) -> None:
        """Move the plane and tell who listens; only the two tiles are drawn anew, and headings where they change."""
        was, here = self.map.place(old), self.map.place(id)
        if here is not None and self._show_cursor():
            self._refresh_column(here[0])
            self._tell_scrolled()
        self._refresh_tiles(was, here)
        if (was and was[0]) != (here and here[0]):
            self.refresh(Region(0, 0, self.size.width, HEAD))
        self._clicked = self._clicked if self._clicked == id else None
        if self.follow is not None:
            self.follow(self, id)
        else:
            self.post_message(self.Highlighted(self, id))
        if self.is_attached:
            self.refresh_bindings()

    def _refresh_tiles(self, *places: Place | None) -> None:
        for place in places:
            if place is not None and place[1] in self.map.in_sight(place[0]):
                at, width = self.map.span(place[0])
                self.refresh(Region(at, self.map.line_of(place), width, self.map.tile(place).height))

    def _tell_scrolled(self) -> None:
        self.screen.post_message(self.Scrolled())

    def _refresh_column(self, number: int) -> None:
        at, width = self.map.span(number)
        self.refresh(Region(at, 0, width, self.size.height))

    def _show_cursor(self) -> bool:
        place = self.map.place(self.cursor)
        return place is not None and self.size.height > 0 and self.map.show(place)

    def _draw_all(self) -> None:
        self._kept.clear()
        self._ground = ""
        self.refresh()

    def on_mount(self) -> None:
        """Tell the first cursor, so that the panel has something to show."""
        self.post_message(self.Highlighted(self, self.cursor))

    def on_resize(self) -> None:
        """Keep the cursor in sight when the room changes."""
        self.map.width, self.map.height = self.size
        self._show_cursor()
        self._draw_all()
        self._tell_scrolled()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show where the keys go."""
        super().watch_has_focus(has_focus)
        self._refresh_tiles(self.map.place(self.cursor))

    def notify_style_update(self) -> None:
        """Draw all again under another theme."""
        super().notify_style_update()
        self._draw_all()

    # What is drawn

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw a region; of one column only its own cells, without what stands beside it."""
        self.map.width, self.map.height = self.size
        self._ground = self._ground or ground(self)
        number = self.map.column_at(crop.x)
        if number is None or self.map.span(number) != (crop.x, crop.width) or not self.plain:
            return super().render_lines(crop)
        colours, place = tokens(self.app), self.map.place(self.cursor)
        return self.filtered(
            [Strip(self._cell(number, y, crop.width, place, colours), crop.width) for y in crop.line_range]
        )

    def render_line(self, y: int) -> Strip:
        """Draw one line across all columns."""
        colours, whole = tokens(self.app), self.map.width
        base = colours.style("text", self._ground)
        place = self.map.place(self.cursor)
        parts: list[Segment] = []
        at = 0
        for number in range(len(self.columns)):
            start, width = self.map.span(number)
            if start > at:
                parts.append(Segment(" " * (start - at), base))
            parts += self._cell(number, y, width, place, colours)
            at = start + width
        if at < whole:
            parts.append(Segment(" " * (whole - at), base))
        return selectable(self, Strip(parts, max(at, whole)).adjust_cell_length(whole, base), y)

    def _cell(self, number: int, y: int, width: int, place: Place | None, colours: Tokens) -> list[Segment]:
        """Draw one line of one column, or take what it drew before."""
        here = place is not None and place[0] == number
        if y < HEAD:
            return [*self._heading(number, y, width, here=here).strip(colours, self._ground)]
        foot = self.map.foot(number)
        if y > foot:
            return self._below(number, y - foot - 1, width, colours)
        index, line = self.map.at_line(number, y)
        seen = self.map.in_sight(number)
        tile = self.columns[number].tiles[index] if index in seen else None
        if tile is None or line >= tile.height:
            return self._words(*self._beside(number, y, index == seen.stop and not line), width, colours)
        current = here and place is not None and place[1] == index
        key = (tile.id, line, width, current and 1 + self.has_focus)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._tile(tile, line, width, colours, current=current)
        return found

    def _below(self, number: int, line: int, width: int, colours: Tokens) -> list[Segment]:
        """Draw one of the rows at the foot of a column."""
        row = self.columns[number].below[line].draw(0, Look(width, False, False, colours, self.signs))
        return [*row.strip(colours, self._ground)]

    def _words(self, at: int, words: str, width: int, colours: Tokens) -> list[Segment]:
        if not words:
            return [Segment(" " * width, colours.style("text", self._ground))]
        return [*Line(width).put(at, words, "faint").strip(colours, self._ground)]

    def _beside(self, number: int, y: int, below: bool) -> tuple[int, str]:
        """Give what stands where no tile is: what an empty column says, or how many more come below."""
        column = self.columns[number]
        if not column.tiles:
            rows = wrap(column.empty, self.map.span(number)[1]) if column.empty else []
            at = y - HEAD - 1
            return 0, rows[at] if 0 <= at < len(rows) else ""
        hidden = len(column.tiles) - self.map.in_sight(number).stop
        return 3, f"{hidden} {column.more}" if below and column.more and hidden else ""

    def _heading(self, number: int, y: int, width: int, *, here: bool) -> Line:
        column, row = self.columns[number], Line(width)
        if y == 1:
            return row.fill(0, width, "accent" if here else "rule", self.signs("▔"))
        hidden = 0 if column.more else len(column.tiles) - self.map.in_sight(number).stop
        count = f"{column.counted}, {hidden} below" if hidden > 0 else str(column.counted)
        return row.put(0, column.title, "bold accent" if here else "bold").add(count, "muted", gap=2)

    def _tile(self, tile: Tile, line: int, width: int, colours: Tokens, *, current: bool) -> list[Segment]:
        focused = self.has_focus
        drawn = tile.draw(line, Look(width - tile.inset - tile.tail, current, focused, colours, self.signs))
        plane = ("sel" if focused else "raised") if current else drawn.plane or self._ground
        sign, style = "", "text"
        if current:
            sign, style = "▌", "accent" if focused else "muted"
        elif drawn.edge:
            sign, style = "┃", drawn.edge
        edge = Segment((self.signs(sign) + " " * tile.inset)[: tile.inset], colours.style(style, plane))
        return _joined([edge, *drawn.strip(colours, plane), Segment(" " * tile.tail, colours.style("text", plane))])

    # What is copied

    def text_of(self, id: str) -> str:
        """Give a tile as text, for copying it."""
        place = self.map.place(id)
        if place is None:
            return ""
        tile = self.map.tile(place)
        width = self.map.span(place[0])[1] - tile.inset - tile.tail
        look = Look(width, False, False, tokens(self.app), self.signs)
        return "\n".join(tile.draw(line, look).plain.rstrip() for line in range(tile.height))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text under a selection made with the mouse."""
        text = "\n".join(self.render_line(y).text.rstrip() for y in range(self.size.height))
        return selection.extract(text), "\n"

    # What is pressed

    def _go(self, step: int) -> None:
        place = self.map.place(self.cursor)
        if place is not None:
            tiles = self.columns[place[0]].tiles
            self.cursor = tiles[max(0, min(len(tiles) - 1, place[1] + step))].id

    def action_move(self, step: int) -> None:
        """Move within the column."""
        self._go(step)

    def action_page(self, step: int) -> None:
        """Move by what is seen of the column."""
        place = self.map.place(self.cursor)
        if place is not None:
            self._go(step * max(1, len(self.map.in_sight(place[0]))))

    def action_ends(self, end: int) -> None:
        """Move to the first or the last tile of the column."""
        place = self.map.place(self.cursor)
        if place is not None:
            self.cursor = self.columns[place[0]].tiles[-1 if end else 0].id

    def action_across(self, step: int) -> None:
        """Move to the tile at the same height in the next column that has any."""
        place = self.map.place(self.cursor)
        tile = self.map.across(place, step) if place is not None else None
        if tile is not None:
            self.cursor = tile.id

    def action_open(self) -> None:
        """Open the tile under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor here; a second click on the same tile opens it."""
        tile = self.map.tile_at(event.x, event.y)
        if tile is None:
            return
        if self._clicked == tile.id == self.cursor:
            self._clicked = None
            self.action_open()
            return
        self.cursor = tile.id
        self._clicked = tile.id

    def scroll_at(self, x: int, step: int) -> None:
        """Scroll the column at a cell by a tile; the cursor stays on its own."""
        number = self.map.column_at(x)
        if number is not None and self.map.scroll(number, step):
            self._refresh_column(number)
            self._tell_scrolled()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll on."""
        event.stop()
        self.scroll_at(event.x, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back."""
        event.stop()
        self.scroll_at(event.x, -1)


def _joined(parts: Iterable[Segment]) -> list[Segment]:
    """Join neighbours of one style: each part costs time again on its way to the terminal."""
    joined: list[Segment] = []
    for part in parts:
        if not part.text:
            continue
        if joined and joined[-1].style is part.style:
            joined[-1] = Segment(joined[-1].text + part.text, part.style)
        else:
            joined.append(part)
    return joined
