"""The field that `/` opens on the board; loaded with the first `/`, so that the first frame reads no style of it."""

from __future__ import annotations

from textual.widgets import Input


class BoardFilter(Input):
    """A field of one row under the title."""

    DEFAULT_CSS = """
    BoardFilter, BoardFilter:focus {
        height: 1; margin: 0 2; padding: 0 1; border: none; border-left: outer $oct-accent;
        background: $oct-surface; background-tint: $oct-surface 0%; color: $oct-text;
    }
    """

    def __init__(self, filtered: str) -> None:
        """Begin with what is filtered by already."""
        super().__init__(filtered, placeholder="version, name, type, role", select_on_focus=False, id="filter")
