"""Soft wrap that stays quick in a section of ten thousand lines.

Textual asks for the height of the wrapped text once for each line that it draws, and counts all lines each time; and
it looks up the width of every word. Here the height is known, and plain lines are broken by their length alone.
"""

from __future__ import annotations

import re

from textual._wrap import compute_wrap_offsets
from textual.document._wrapped_document import WrappedDocument
from textual.expand_tabs import get_tab_widths

_WORD = re.compile(r"\S+\s*|\s+")


def breaks(line: str, width: int, tab: int) -> list[int]:
    """Return where a line is broken to fit into `width` cells; 0 cells break nothing."""
    if not width or ((plain := line.isascii() and line.isprintable()) and len(line) <= width):
        return []
    if not plain:
        return compute_wrap_offsets(line, width, tab, precomputed_tab_sections=get_tab_widths(line, tab))
    found: list[int] = []
    begin = 0
    for word in _WORD.finditer(line):
        start, end = word.span()
        if end - begin <= width:
            continue
        if end - start > width:
            return compute_wrap_offsets(line, width, tab, precomputed_tab_sections=get_tab_widths(line, tab))
        found.append(start)
        begin = start
    return found


class Wrapped(WrappedDocument):
    """A wrapped document that knows its height."""

    @property
    def height(self) -> int:
        """The number of rows, counted already."""
        return len(self._offset_to_line_info)

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        """Wrap all lines, unless they are wrapped for this width already."""
        tab = tab_width or self._tab_width
        if self._wrap_offsets and (width, tab) == (self._width, self._tab_width):
            return  # each edit wraps its own lines, so the rest stands as it was wrapped
        self._width, self._tab_width = width, tab
        lines = self.document.lines
        self._wrap_offsets = [breaks(line, width, tab) for line in lines]
        self._tab_width_cache = [
            [size for _, size in get_tab_widths(line, tab)] if "\t" in line else [0] if line else [] for line in lines
        ]
        self._offset_to_line_info = [
            (number, part) for number, offsets in enumerate(self._wrap_offsets) for part in range(len(offsets) + 1)
        ]
        rows: list[list[int]] = []
        at = 0
        for offsets in self._wrap_offsets:
            rows.append(list(range(at, at + len(offsets) + 1)))
            at += len(offsets) + 1
        self._line_index_to_offsets = rows
