"""Where tiles stand: columns of equal width, each scrolled by itself, as plain figures without a screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from octotui.domain.value import dataclass

if TYPE_CHECKING:
    from octotui.tui.line import Line
    from octotui.tui.widgets.rows import Look, Row

HEAD = 2
"""Rows above the tiles: heading and hairline."""
ROOMY = 130
"""From this width on columns stand two cells apart, below it one."""

Place = tuple[int, int]
"""The number of a column and of a tile in it."""


class Tile(Protocol):
    """A value that can be drawn in a column; the tiles of one column are all as high as its first."""

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

    Without `more` the heading tells how many are below; `count` is the number in the heading where it is not theirs.
    `below` are rows at the foot of the column, to which no cursor comes.
    """

    title: str
    tiles: tuple[Tile, ...] = ()
    empty: str = ""
    more: str = ""
    count: int | None = None
    below: tuple[Row, ...] = ()

    @property
    def counted(self) -> int:
        """The number in the heading."""
        return len(self.tiles) if self.count is None else self.count

    @property
    def pitch(self) -> int:
        """The lines from one tile to the next."""
        return self.tiles[0].height + self.tiles[0].gap if self.tiles else 1


class Layout:
    """Columns in a room of some cells, and how far each is scrolled."""

    def __init__(self, margin: int = 2) -> None:
        """Keep `margin` cells free at both edges."""
        self.margin = margin
        self.width = self.height = 0
        self.columns: Sequence[Column] = ()
        self.first: list[int] = []
        self._places: dict[str, Place] = {}

    def take(self, columns: Sequence[Column]) -> None:
        """Take other columns; each stays scrolled as it was."""
        first = [*self.first, *([0] * len(columns))]
        self.columns = columns
        self.first = [max(0, min(first[number], len(each.tiles) - 1)) for number, each in enumerate(columns)]
        self._places = {
            tile.id: (number, index) for number, each in enumerate(columns) for index, tile in enumerate(each.tiles)
        }

    def place(self, id: str | None) -> Place | None:
        """Return where a tile stands."""
        return self._places.get(id) if id is not None else None

    def tile(self, place: Place) -> Tile:
        """Return the tile at a place."""
        return self.columns[place[0]].tiles[place[1]]

    def span(self, column: int) -> tuple[int, int]:
        """Return the first cell of a column and its width; the last one takes what is left."""
        count = max(1, len(self.columns))
        gap = 2 if self.width >= ROOMY else 1
        width = max(1, (self.width - 2 * self.margin - gap * (count - 1)) // count)
        at = self.margin + column * (width + gap)
        return at, max(1, self.width - self.margin - at) if column == count - 1 else width

    def foot(self, number: int) -> int:
        """Return the line below the tiles of a column; what stands below them gives way where a tile has no room."""
        below = len(self.columns[number].below)
        foot = self.height - below
        return foot - 1 if below and foot - 1 - HEAD >= self.columns[number].pitch else self.height

    def in_sight(self, number: int) -> range:
        """Return the tiles of a column that are seen whole."""
        column, first = self.columns[number], self.first[number]
        if not column.tiles:
            return range(0)
        fit = max(1, (max(1, self.foot(number) - HEAD) + column.tiles[0].gap) // column.pitch)
        if column.more and first + fit < len(column.tiles):
            fit = max(1, fit - 1)
        return range(first, min(len(column.tiles), first + fit))

    def show(self, place: Place) -> bool:
        """Scroll a tile's column so that it is seen; tell whether that moved it."""
        number, index = place
        before = self.first[number]
        seen = self.in_sight(number)
        if index < seen.start:
            self.first[number] = index
        elif index >= seen.stop:
            self.first[number] = max(0, index - len(seen) + 1)
            while index not in self.in_sight(number):
                self.first[number] += 1
        return self.first[number] != before

    def scroll(self, number: int, step: int) -> bool:
        """Scroll a column by a tile, as far as there is something to see; tell whether it moved."""
        seen = self.in_sight(number)
        first = seen.start + step
        if first < 0 or (step > 0 and seen.stop >= len(self.columns[number].tiles)):
            return False
        self.first[number] = first
        return True

    def line_of(self, place: Place) -> int:
        """Return the line a tile begins at, counted from the heading."""
        return HEAD + (place[1] - self.first[place[0]]) * self.columns[place[0]].pitch

    def at_line(self, number: int, y: int) -> tuple[int, int]:
        """Return the tile of a column that a line belongs to, seen or not, and the line within it."""
        index, line = divmod(y - HEAD, self.columns[number].pitch)
        return self.first[number] + index, line

    def column_at(self, x: int) -> int | None:
        """Return the column at a cell."""
        spans = ((number, self.span(number)) for number in range(len(self.columns)))
        return next((number for number, (at, width) in spans if at <= x < at + width), None)

    def tile_at(self, x: int, y: int) -> Tile | None:
        """Return the tile at a cell."""
        number = self.column_at(x)
        if number is None or y < HEAD or not self.columns[number].tiles:
            return None
        index, line = self.at_line(number, y)
        tiles = self.columns[number].tiles
        return tiles[index] if index in self.in_sight(number) and line < tiles[index].height else None

    def across(self, place: Place, step: int) -> Tile | None:
        """Return the tile at the same height in the next column that has any."""
        y, number = self.line_of(place), place[0] + step
        while 0 <= number < len(self.columns):
            seen = self.in_sight(number)
            if seen:
                index = max(seen.start, min(seen.stop - 1, self.at_line(number, y)[0]))
                return self.columns[number].tiles[index]
            number += step
        return None

    def heir(self, gone: Place | None) -> str | None:
        """Return who takes the cursor when its tile has gone: the next in its column, or the first of all."""
        if gone is not None and gone[0] < len(self.columns) and self.columns[gone[0]].tiles:
            tiles = self.columns[gone[0]].tiles
            return tiles[min(gone[1], len(tiles) - 1)].id
        return next((column.tiles[0].id for column in self.columns if column.tiles), None)
