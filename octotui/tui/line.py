"""One line of the screen: styled pieces at fixed cells, exactly as wide as asked for, whatever the data holds.

    line = Line(width)
    line.put(0, "■", "nogo").put(2, title, "bold", width=31).put(34, owner, "muted", width=12)
    line.right("line 23", "faint")
    strip = line.strip(tokens, plane="sel")

A piece without a width ends where the next one begins; what does not fit is cut with `…`. Styles are words:
token, weight, and `on plane` (`"bold accent"`, `"ink on nogo bold"`); see `Tokens.style`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, Self

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

if TYPE_CHECKING:
    from octotui.tui.theme import Tokens

# Breaks of lines and words become a space, so that words on two lines stay two words.
_BREAKS = re.compile("[\t\n\v\f\r\x85\u2028\u2029]+")
# Joiners, variation and skin: terminals disagree about the width of what they make, so each part stands alone.
_JOINERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2064\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\U0001f3fb-\U0001f3ff\U000e0000-\U000e0fff]+"
)
# Control characters, directions and lone surrogates would act on the terminal instead of being read.
_ACTING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200e\u200f\u202a-\u202e\u2065-\u206f\ufff9-\ufffb\ud800-\udfff"
    "\ufdd0-\ufdef\ufffe\uffff]"
)

ELLIPSIS = "…"


def clean(text: str) -> str:
    """Make text from outside safe to draw: no control characters, directions, joiners or line breaks."""
    return text if text.isascii() and text.isprintable() else _cleaned(text)


@lru_cache(maxsize=2048)  # bars, signs and the same few names, at every move of a cursor
def _cleaned(text: str) -> str:
    return _ACTING.sub("\ufffd", _JOINERS.sub("", _BREAKS.sub(" ", text)))


def width_of(text: str) -> int:
    """Give the cells a clean text takes."""
    return len(text) if text.isascii() else cell_len(text)


def cut(text: str, cells: int, ellipsis: str = ELLIPSIS) -> str:
    """Shorten text at its end to at most `cells`, the last one being `…` where something went."""
    text = clean(text)
    if width_of(text) <= cells:
        return text
    if cells <= 0:
        return ""
    return _head(text, cells - 1).rstrip() + ellipsis


def _head(text: str, cells: int) -> str:
    """Take as many letters from the start as fit into `cells`."""
    if text.isascii():
        return text[:cells]
    low, high = 0, min(len(text), cells * 4 + 8)
    while low < high:
        middle = (low + high + 1) // 2
        if cell_len(text[:middle]) <= cells:
            low = middle
        else:
            high = middle - 1
    return text[:low]


def pad(text: str, cells: int, align: str = "left") -> str:
    """Make text exactly `cells` wide: cut if longer, filled with spaces on the other side if shorter."""
    text = cut(text, cells)
    room = " " * (cells - width_of(text))
    if align == "right":
        return room + text
    if align == "center":
        half = len(room) // 2
        return room[:half] + text + room[half:]
    return text + room


class Piece(NamedTuple):
    """A text in one style at a cell; `width` is the room it must keep to, -1 for up to its neighbour."""

    col: int
    text: str
    style: str
    width: int
    cells: int


class Line:
    """A line being drawn; `plane` and `edge` tell a list how the row lies and what marks its left edge."""

    __slots__ = ("_end", "_left", "_right", "edge", "plane", "width")

    def __init__(self, width: int, *, plane: str | None = None, edge: str | None = None) -> None:
        """Begin an empty line of `width` cells."""
        self.width = max(0, width)
        self.plane = plane
        self.edge = edge
        self._left: list[Piece] = []
        self._right: list[tuple[str, str]] = []
        self._end = 0

    def __eq__(self, other: object) -> bool:
        """Tell whether another line draws the same."""
        return isinstance(other, Line) and self._said() == other._said()

    __hash__ = None  # type: ignore[assignment]  # a line is being drawn, so it changes

    def _said(self) -> tuple[object, ...]:
        return self.width, self.plane, self.edge, self._left, self._right

    def put(self, col: int, text: str, style: str = "text", width: int = -1, align: str = "left") -> Self:
        """Put text at a cell, from the left; a width makes a column of it. Columns are put in order."""
        text = clean(text)
        cells = width_of(text)
        if width >= 0 and (cells > width or align != "left"):
            text = pad(text, width, align) if align != "left" else cut(text, width)
            cells = width_of(text)
        self._left.append(Piece(col, text, style, width, cells))
        self._end = col + cells
        return self

    def add(self, text: str, style: str = "text", gap: int = 0) -> Self:
        """Put text right behind what stands there, `gap` cells apart."""
        return self.put(self._end + gap, text, style)

    def right(self, text: str, style: str = "text", gap: int = 0) -> Self:
        """Put text at the right edge; several stand in reading order, `gap` cells after the one before."""
        if gap and self._right:
            self._right.append((" " * gap, style.partition(" on ")[0]))
        self._right.append((clean(text), style))
        return self

    def fill(self, col: int, width: int, style: str, sign: str = " ") -> Self:
        """Fill cells with a sign, for bars, hairlines and planes."""
        return self.put(col, sign * max(0, width), style, width)

    @property
    def end(self) -> int:
        """The cell behind the last piece on the left."""
        return self._end

    def pieces(self) -> list[Piece]:
        """Give the pieces as they will stand: cut to their room, none over another, none beyond the edge."""
        right = self._right_pieces()
        limit = right[0].col - 1 if right else self.width
        placed: list[Piece] = []
        free = 0
        for piece, follower in pairwise([*self._left, _NOBODY]):
            room = _room(piece, follower.col, limit)
            if piece.cells > room:
                text = cut(piece.text, room)  # only what is too long is cut
                piece = piece._replace(text=text, cells=width_of(text))
            if piece.text and piece.col >= free:
                placed.append(piece)
                free = piece.col + piece.cells
        return placed + right

    def _right_pieces(self) -> list[Piece]:
        if not self._right:
            return []
        total = sum(width_of(text) for text, _ in self._right)
        col = max(0, self.width - total)
        pieces: list[Piece] = []
        for text, style in self._right:
            text = cut(text, self.width - col)
            pieces.append(Piece(col, text, style, -1, width_of(text)))
            col = pieces[-1].col + pieces[-1].cells
        return pieces

    def strip(self, tokens: Tokens, plane: str | None = None, weight: str = "") -> Strip:
        """Paint the line on a plane; without one the widget's own background shines through."""
        plane = plane or self.plane
        segments: list[Segment] = []
        base = tokens.style("text", plane)
        at = 0
        for col, text, style, _, cells in self.pieces():
            if col > at:
                segments.append(Segment(" " * (col - at), base))
            segments.append(Segment(text, tokens.style(f"{weight} {style}" if weight else style, plane)))
            at = col + cells
        if at < self.width:
            segments.append(Segment(" " * (self.width - at), base))
        return Strip(segments, self.width)

    @property
    def plain(self) -> str:
        """The line as text, for copying and for tests."""
        row, at = "", 0
        for col, text, _, _, cells in self.pieces():
            row += " " * (col - at) + text
            at = col + cells
        return row + " " * (self.width - at)


_NOBODY = Piece(1 << 30, "", "", -1, 0)


def _room(piece: Piece, follower: int, limit: int) -> int:
    """Give the cells a piece may take: its own width, or up to a gap before its neighbour."""
    if piece.width >= 0:
        return min(piece.width, limit - piece.col)
    if piece.col + piece.cells > follower:
        return min(follower - 1, limit) - piece.col
    return limit - piece.col


def wrap(text: str, cells: int) -> list[str]:
    """Break text into rows of at most `cells`, at least 1, at words where possible; its own line breaks stay."""
    rows: list[str] = []
    cells = max(1, cells)
    for paragraph in text.splitlines() or [""]:
        row = ""
        for word in clean(paragraph).split():
            joined = f"{row} {word}" if row else word
            if width_of(joined) <= cells:
                row = joined
                continue
            if row:
                rows.append(row)
            while width_of(word) > cells:
                head = _head(word, cells) or word[:1]
                rows.append(head)
                word = word[len(head) :]
            row = word
        rows.append(row)
    return rows
