"""Where the rows of a list lie: which line belongs to which row, where the cursor is, and who follows it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from octotui.tui.widgets.row import Row


class Places:
    """The lines of rows of different heights, one of them, under the cursor, perhaps taller than alone."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Measure the rows and put the cursor on the first that can be chosen."""
        self.rows = rows
        self.tops = [0, *accumulate(row.height for row in rows)]
        self.hint = -1
        self.width = 0
        """The cells in which rows are drawn; a text of people's takes as many lines as it needs there."""
        self._grown: tuple[tuple[int, int], int] = ((-1, 0), 0)
        self.at = self.seek(0, 1)

    def id_at(self, index: int) -> str | None:
        """Give the id of a row, None outside."""
        return self.rows[index].id if 0 <= index < len(self.rows) else None

    def seek(self, index: int, step: int) -> int:
        """Find the next row with an id from `index` on, in steps of `step`; -1 if there is none."""
        while 0 <= index < len(self.rows):
            if self.rows[index].id is not None:
                return index
            index += step
        return -1

    def index_of(self, id: str | None) -> int:
        """Find the row of an id, first where the cursor is or was sent; -1 if it is not here."""
        if id is None:
            return -1
        for guess in (self.at, self.hint):
            if self.id_at(guess) == id:
                return guess
        return next((index for index, row in enumerate(self.rows) if row.id == id), -1)

    @property
    def taller(self) -> int:
        """The lines the row under the cursor has more than alone."""
        key = (self.at, self.width)
        if self._grown[0] != key:
            self._grown = (key, self._measured(self.rows[self.at]) if self.at >= 0 else 0)
        return self._grown[1]

    def _measured(self, row: Row) -> int:
        measure = getattr(row, "taller_in", None)
        return int(measure(self.width) if measure else getattr(row, "taller", 0))

    @property
    def lines(self) -> int:
        """The lines of all rows together."""
        return self.tops[-1] + self.taller

    def span(self, index: int) -> tuple[int, int]:
        """Give the first line of a row and its height, as they stand now."""
        top, height = self.tops[index], self.tops[index + 1] - self.tops[index]
        if self.at >= 0 and index > self.at:
            top += self.taller
        return top, height + (self.taller if index == self.at else 0)

    def find(self, y: int) -> tuple[int, int]:
        """Give the row that line `y` belongs to and the line within it; -1 below the last."""
        if y < 0 or y >= self.lines:
            return -1, 0
        if self.at >= 0 and y >= self.tops[self.at + 1]:
            grown = self.taller
            if y < self.tops[self.at + 1] + grown:
                return self.at, y - self.tops[self.at]
            y -= grown
        index = bisect_right(self.tops, y) - 1
        return index, y - self.tops[index]

    def followed_by(self, rows: Sequence[Row], id: str | None) -> Places:
        """Measure other rows: the cursor keeps its id, or takes the next of the old order that is still here."""
        new = Places(rows)
        new.width = self.width
        first, new.at = new.at, self.at
        new.at = new.index_of(id)
        if new.at < 0:
            new.at = self._heir(new) if self.at >= 0 else -1
        if new.at < 0:
            new.at = first
        return new

    def _heir(self, new: Places) -> int:
        here = {row.id: index for index, row in enumerate(new.rows) if row.id is not None}
        later = (here[row.id] for row in self.rows[self.at + 1 :] if row.id in here)
        earlier = (here[row.id] for row in reversed(self.rows[: self.at]) if row.id in here)
        return next(later, next(earlier, -1))
