"""Columns of tiles under headings, with one cursor over all of them; each column scrolls by itself.

A tile is a value with an `id`, a `height`, a `gap` below it and a `draw`, as the rows of a list are. Only what is
in sight is drawn, so five hundred tiles cost as much as ten.

    columns.columns = (Column("Preparing", tiles), Column("Released", ended, more="earlier"))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from octotui.tui.line import Line, wrap
from octotui.tui.signs import Signs
from octotui.tui.theme import ground, tokens
from octotui.tui.widgets.rows import Look
from octotui.tui.widgets.selection import selectable

if TYPE_CHECKING:
    from textual import events
    from textual.selection import Selection

HEAD = 2
"""Rows above the tiles: heading and hairline."""
ROOMY = 130
"""From this width on columns stand two cells apart, below it one."""


class Tile(Protocol):
    """A value that can be drawn in a column."""

    @property
    def id(self) -> str:
        """What the cursor holds on to."""

    @property
    def height(self) -> int:
        """The number of its lines."""

    @property
    def gap(self) -> int:
        """The number of empty lines below it."""

    @property
    def inset(self) -> int:
        """The cells before its lines, the edge among them."""

    @property
    def tail(self) -> int:
        """The cells of its plane behind its lines."""

    def draw(self, line: int, look: Look) -> Line:
        """Draw one of its lines."""


@dataclass(frozen=True)
class Column:
    """A column: its heading, its tiles, what it says while it is empty, and the word for tiles below the last seen.

    Without `more` the heading tells how many are below.
    """

    title: str
    tiles: tuple[Tile, ...] = ()
    empty: str = ""
    more: str = ""
    count: int | None = None

    @property
    def counted(self) -> int:
        """The number in the heading: of its tiles, unless it was given."""
        return len(self.tiles) if self.count is None else self.count


Place = tuple[int, int]
"""The number of a column and of a tile in it."""


class Columns(Widget, can_focus=True):
    """Tiles in columns, and a cursor that stays on its id whatever changes around it."""

    DEFAULT_CSS = "Columns { height: 1fr; }"
    BINDINGS: ClassVar = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("left,h", "across(-1)", show=False),
        Binding("right,l", "across(1)", show=False),
        Binding("home,g", "ends(0)", show=False),
        Binding("end,G", "ends(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("enter", "open", show=False),
    ]

    columns: reactive[Sequence[Column]] = reactive((), repaint=False)
    """What is shown; replaced as a whole, compared by value."""
    cursor: reactive[str | None] = reactive(None, repaint=False)
    """The id under the cursor, None where there is no tile."""

    class Highlighted(Message):
        """The cursor came to another id."""

        def __init__(self, columns: Columns, id: str | None) -> None:
            """Name the columns and the id."""
            super().__init__()
            self.columns = columns
            self.id = id

    class Opened(Highlighted):
        """A tile was opened, by enter or by a second click."""

    class Scrolled(Message):
        """Other tiles came in sight."""

    def __init__(self, *, margin: int = 2, signs: Signs | None = None, id: str | None = None) -> None:
        """Make columns that keep `margin` cells free at both edges."""
        super().__init__(id=id)
        self.margin_cells = margin
        self.signs = signs or Signs()
        self._places: dict[str, Place] = {}
        self._first: list[int] = []
        self._clicked: str | None = None

    # What is where

    def place(self, id: str | None) -> Place | None:
        """Return where a tile stands."""
        return self._places.get(id) if id is not None else None

    def span(self, column: int) -> tuple[int, int]:
        """Return the first cell of a column and its width; the last one takes what is left."""
        count = max(1, len(self.columns))
        gap = 2 if self.size.width >= ROOMY else 1
        width = max(1, (self.size.width - 2 * self.margin_cells - gap * (count - 1)) // count)
        at = self.margin_cells + column * (width + gap)
        return at, (self.size.width - self.margin_cells - at if column == count - 1 else width)

    @property
    def _room(self) -> int:
        return max(1, self.size.height - HEAD)

    def in_sight(self, column: int) -> range:
        """Return the tiles of a column that are seen whole."""
        tiles = self.columns[column].tiles
        first = self._first[column]
        if not tiles:
            return range(0)
        pitch = tiles[0].height + tiles[0].gap
        room = self._room
        fit = max(1, (room + tiles[0].gap) // pitch)
        if self.columns[column].more and first + fit < len(tiles):
            fit = max(1, fit - 1)
        return range(first, min(len(tiles), first + fit))

    def ids_in_sight(self) -> tuple[str, ...]:
        """Return the ids of all tiles that are seen."""
        return tuple(
            column.tiles[index].id for number, column in enumerate(self.columns) for index in self.in_sight(number)
        )

    # What changes

    def watch_columns(self, old: Sequence[Column]) -> None:
        """Show other tiles: the cursor keeps its id or takes the next one, the scroll positions stay."""
        before = self._places.get(self.cursor or "")
        self._places = {
            tile.id: (number, index)
            for number, column in enumerate(self.columns)
            for index, tile in enumerate(column.tiles)
        }
        first = [*self._first, *([0] * len(self.columns))][: len(self.columns)]
        self._first = [max(0, min(at, len(column.tiles) - 1)) for at, column in zip(first, self.columns, strict=True)]
        if self.cursor not in self._places:
            self.cursor = self._after_gone(before)
        self._show_cursor()
        self.refresh()

    def _after_gone(self, before: Place | None) -> str | None:
        """Find who takes the cursor when its tile has gone: the next in its column, or the first of all."""
        if before is not None and before[0] < len(self.columns) and self.columns[before[0]].tiles:
            tiles = self.columns[before[0]].tiles
            return tiles[min(before[1], len(tiles) - 1)].id
        return next((column.tiles[0].id for column in self.columns if column.tiles), None)

    def validate_cursor(self, id: str | None) -> str | None:
        """Keep the cursor where it is when somebody names an id that is not here."""
        return id if id is None or id in self._places else self.cursor

    def watch_cursor(self, old: str | None, id: str | None) -> None:
        """Move the plane and tell who listens; only the two tiles and two headings are drawn anew."""
        scrolled = self._show_cursor()
        if scrolled:
            self.refresh()
            self.post_message(self.Scrolled())
        else:
            was, here = self.place(old), self.place(id)
            self._refresh_tile(was)
            self._refresh_tile(here)
            if (was[0] if was else None) != (here[0] if here else None):
                self.refresh(Region(0, 0, self.size.width, 2))
        self._clicked = self._clicked if self._clicked == id else None
        self.post_message(self.Highlighted(self, id))
        if self.is_attached:
            self.refresh_bindings()

    def _refresh_tile(self, place: Place | None) -> None:
        if place is None or place[0] >= len(self.columns) or place[1] not in self.in_sight(place[0]):
            return
        at, width = self.span(place[0])
        tile = self.columns[place[0]].tiles[place[1]]
        top = HEAD + (place[1] - self._first[place[0]]) * (tile.height + tile.gap)
        self.refresh(Region(at, top, width, tile.height))

    def _show_cursor(self) -> bool:
        """Scroll the cursor's column so that its tile is seen; tell whether it moved."""
        place = self.place(self.cursor)
        if place is None or not self.size.height or place[0] >= len(self.columns):
            return False
        column, index = place
        before = self._first[column]
        if index < before:
            self._first[column] = index
        while index not in self.in_sight(column):
            self._first[column] += 1
        return self._first[column] != before

    def on_mount(self) -> None:
        """Tell the first cursor, so that the panel has something to show."""
        self.post_message(self.Highlighted(self, self.cursor))

    def on_resize(self) -> None:
        """Keep the cursor in sight when the room changes."""
        self._show_cursor()
        self.refresh()
        self.post_message(self.Scrolled())

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show where the keys go."""
        super().watch_has_focus(has_focus)
        self._refresh_tile(self.place(self.cursor))

    def notify_style_update(self) -> None:
        """Draw all again under another theme."""
        super().notify_style_update()
        self.refresh()

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one line across all columns."""
        colours, own = tokens(self.app), ground(self)
        base = colours.style("text", own)
        parts: list[Segment] = []
        at = 0
        for number in range(len(self.columns)):
            start, width = self.span(number)
            parts.append(Segment(" " * (start - at), base))
            parts.extend(self._cell(number, y, width))
            at = start + width
        parts.append(Segment(" " * max(0, self.size.width - at), base))
        return selectable(self, Strip(parts).adjust_cell_length(self.size.width, base), y)

    def _cell(self, number: int, y: int, width: int) -> list[Segment]:
        """Draw one line of one column."""
        colours, own = tokens(self.app), ground(self)
        if y < HEAD:
            return [*self._heading(number, y, width).strip(colours, own)]
        column, y = self.columns[number], y - HEAD
        if not column.tiles:
            rows = wrap(column.empty, width) if column.empty else []
            return [*Line(width).put(0, rows[y - 1] if 0 < y <= len(rows) else "", "faint").strip(colours, own)]
        seen = self.in_sight(number)
        pitch = column.tiles[0].height + column.tiles[0].gap
        index, line = seen.start + y // pitch, y % pitch
        if index not in seen:
            hidden = len(column.tiles) - seen.stop
            words = f"{hidden} {column.more}" if column.more and hidden and index == seen.stop and not line else ""
            return [*Line(width).put(3, words, "faint").strip(colours, own)]
        tile = column.tiles[index]
        if line >= tile.height:
            return [*Line(width).strip(colours, own)]
        return self._tile(tile, line, width)

    def _heading(self, number: int, y: int, width: int) -> Line:
        column, row = self.columns[number], Line(width)
        place = self.place(self.cursor)
        here = place is not None and place[0] == number
        if y == 1:
            return row.fill(0, width, "accent" if here else "rule", self.signs("▔"))
        hidden = 0 if column.more else len(column.tiles) - self.in_sight(number).stop
        count = f"{column.counted}, {hidden} below" if hidden > 0 else str(column.counted)
        return row.put(0, column.title, "bold accent" if here else "bold").add(count, "muted", gap=2)

    def _tile(self, tile: Tile, line: int, width: int) -> list[Segment]:
        colours = tokens(self.app)
        current, focused = tile.id == self.cursor, self.has_focus
        look = Look(width - tile.inset - tile.tail, current, focused, colours, self.signs)
        drawn = tile.draw(line, look)
        plane = ("sel" if focused else "raised") if current else drawn.plane or ground(self)
        sign, style = "", "text"
        if current:
            sign, style = "▌", "accent" if focused else "muted"
        elif drawn.edge:
            sign, style = "▌", drawn.edge
        edge = Segment((self.signs(sign) + " " * tile.inset)[: tile.inset], colours.style(style, plane))
        return [edge, *drawn.strip(colours, plane), Segment(" " * tile.tail, colours.style("text", plane))]

    # What is copied

    def text_of(self, id: str) -> str:
        """Give a tile as text, for copying it."""
        place = self.place(id)
        if place is None:
            return ""
        tile = self.columns[place[0]].tiles[place[1]]
        width = self.span(place[0])[1] - tile.inset - tile.tail
        look = Look(width, False, False, tokens(self.app), self.signs)
        return "\n".join(tile.draw(line, look).plain.rstrip() for line in range(tile.height))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text under a selection made with the mouse."""
        text = "\n".join(self.render_line(y).text.rstrip() for y in range(self.size.height))
        return selection.extract(text), "\n"

    # What is pressed

    def action_move(self, step: int) -> None:
        """Move within the column."""
        self._go(step)

    def action_page(self, step: int) -> None:
        """Move by what is seen of the column."""
        place = self.place(self.cursor)
        if place is not None:
            self._go(step * max(1, len(self.in_sight(place[0]))))

    def _go(self, step: int) -> None:
        place = self.place(self.cursor)
        if place is not None:
            tiles = self.columns[place[0]].tiles
            self.cursor = tiles[max(0, min(len(tiles) - 1, place[1] + step))].id

    def action_ends(self, end: int) -> None:
        """Move to the first or the last tile of the column."""
        place = self.place(self.cursor)
        if place is not None:
            self.cursor = self.columns[place[0]].tiles[-1 if end else 0].id

    def action_across(self, step: int) -> None:
        """Move to the tile at the same height in the next column that has any."""
        place = self.place(self.cursor)
        if place is None:
            return
        tile = self.columns[place[0]].tiles[place[1]]
        line = (place[1] - self._first[place[0]]) * (tile.height + tile.gap)
        number = place[0] + step
        while 0 <= number < len(self.columns):
            seen = self.in_sight(number)
            if seen:
                other = self.columns[number].tiles[seen.start]
                index = min(seen.stop - 1, seen.start + line // (other.height + other.gap))
                self.cursor = self.columns[number].tiles[index].id
                return
            number += step

    def action_open(self) -> None:
        """Open the tile under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    def _column_at(self, x: int) -> int | None:
        spans = ((number, self.span(number)) for number in range(len(self.columns)))
        return next((number for number, (at, width) in spans if at <= x < at + width), None)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor here; a second click on the same tile opens it."""
        number = self._column_at(event.x)
        if number is None or not self.columns[number].tiles or event.y < HEAD:
            return
        tiles, seen = self.columns[number].tiles, self.in_sight(number)
        index, line = divmod(event.y - HEAD, tiles[0].height + tiles[0].gap)
        if seen.start + index not in seen or line >= tiles[0].height:
            return
        id = tiles[seen.start + index].id
        if self._clicked == id == self.cursor:
            self._clicked = None
            self.action_open()
            return
        self.cursor = id
        self._clicked = id

    def _scroll(self, x: int, step: int) -> None:
        """Scroll the column under the pointer by a tile; the cursor stays where it is."""
        number = self._column_at(x)
        if number is None:
            return
        seen = self.in_sight(number)
        first = seen.start + step
        if first < 0 or (step > 0 and seen.stop >= len(self.columns[number].tiles)):
            return
        self._first[number] = first
        self.refresh()
        self.post_message(self.Scrolled())

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll on."""
        event.stop()
        self._scroll(event.x, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back."""
        event.stop()
        self._scroll(event.x, -1)
