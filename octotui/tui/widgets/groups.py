"""A list under headings in which left and right go from group to group."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from textual.binding import Binding

from octotui.tui.widgets.rows import Rows


class Groups(Rows):
    """A list whose groups begin after a row that cannot be chosen."""

    BINDINGS: ClassVar = [
        Binding("left,h", "across(-1)", show=False),
        Binding("right,l", "across(1)", show=False),
    ]

    def action_across(self, step: int) -> None:
        """Move to the first row of the next group, or of the one before."""
        ids = [row.id for row in self.rows]
        firsts = [index for index, (above, id) in enumerate(pairwise([None, *ids])) if above is None and id is not None]
        here = next((index for index, id in enumerate(ids) if id == self.cursor), -1)
        if here < 0:
            return
        group = max(number for number, first in enumerate(firsts) if first <= here)
        self.cursor = ids[firsts[max(0, min(len(firsts) - 1, group + step))]]
