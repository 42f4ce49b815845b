"""A list whose rows say other times each second: only the rows that changed are drawn again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from textual.geometry import Region
from textual.strip import Strip

from octotui.tui.incident.rows import StepRow, UpdateRow
from octotui.tui.widgets.rows import Row, Rows


class Ticking(Rows):
    """A list that stands still but for its times; among many on one page, only the one with the keys has a cursor."""

    DEFAULT_CSS = "Ticking { scrollbar-size-vertical: 0; height: 1fr; }"

    def tick(self, now: datetime) -> None:
        """Let the rows that say a time say a later one; a row that stays as it is is the same."""
        self.rows = tuple(row.at(now) if isinstance(row, (StepRow, UpdateRow)) else row for row in self.rows)

    def watch_rows(self, old: Sequence[Row], new: Sequence[Row]) -> None:
        """Draw the rows that changed; all of them where another came or one went."""
        if [(row.id, row.height) for row in old] != [(row.id, row.height) for row in new]:
            super().watch_rows(old, new)
            return
        self._places = self._places.followed_by(new, self.cursor)
        changed: list[int] = []
        for index, (before, row) in enumerate(zip(old, new, strict=True)):
            if before is not row and before != row:
                top, height = self._places.span(index)
                lines = row.changed(before) if isinstance(row, UpdateRow) else range(height)
                changed += [top + line for line in lines]
        for line in changed:
            self._kept.pop(line, None)
        if changed:
            scrolled, width = round(self.scroll_y), self.size.width
            self.refresh(*(Region(0, line - scrolled, width, 1) for line in changed))

    def action_open(self) -> None:
        """Open what is under the cursor; an empty list hands the key on, for the one line still says what to do."""
        self.post_message(self.Opened(self, self.cursor))

    def _draw(self, y: int) -> Strip:
        if self.has_focus:
            return super()._draw(y)
        at, self._places.at = self._places.at, -1
        try:
            return super()._draw(y)
        finally:
            self._places.at = at
