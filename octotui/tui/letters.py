"""ASCII on the way to the terminal, for terminals that cannot draw the signs.

Screens draw their signs as if every terminal had them. Where it has not, one filter behind all widgets, so also
behind borders, scroll bars and fields, turns each into its letter of the second set; every one is a cell wide,
so nothing moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.filter import LineFilter

from octotui.tui.signs import Signs

if TYPE_CHECKING:
    from textual.color import Color


class Letters(LineFilter):
    """Turns signs into letters."""

    def __init__(self, signs: Signs) -> None:
        """Take the signs of this terminal."""
        super().__init__(signs.ascii_only)
        self._signs = signs

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Turn what is in the table; letters of people's languages stay."""
        return [
            segment if segment.text.isascii() else Segment(self._signs(segment.text), segment.style, segment.control)
            for segment in segments
        ]
