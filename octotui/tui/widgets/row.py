"""What a list is made of: the shape of a row, what it may know while it is drawn, and the two every list has."""

from __future__ import annotations

from typing import Protocol

from octotui.domain.value import dataclass
from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.theme import Tokens


@dataclass(frozen=True, slots=True)
class Look:
    """What a row may know while it is drawn: the room it has and how it is seen."""

    width: int
    current: bool
    focused: bool
    tokens: Tokens
    signs: Signs


class Row(Protocol):
    """A value that can be drawn as lines; make it a frozen dataclass, so that equal rows are seen to be equal."""

    @property
    def id(self) -> str | None:
        """What the cursor holds on to; None cannot be chosen."""

    @property
    def height(self) -> int:
        """The number of its lines."""

    def draw(self, line: int, look: Look) -> Line:
        """Draw one of its lines, counted from 0, `look.width` wide."""


@dataclass(frozen=True, slots=True)
class Gap:
    """An empty row between groups."""

    height: int = 1
    id: str | None = None

    def draw(self, line: int, look: Look) -> Line:
        """Draw nothing."""
        return Line(look.width)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a group: a bold word, a muted count two cells after it, a faint remark at the right."""

    text: str
    count: str = ""
    remark: str = ""
    hairline: bool = False
    style: str = "bold"
    id: str | None = None

    @property
    def height(self) -> int:
        """One line, or two with the hairline."""
        return 2 if self.hairline else 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the words, then the hairline."""
        row = Line(look.width)
        if line:
            return row.fill(0, look.width, "rule", look.signs("▔"))
        return row.put(0, self.text, self.style).add(self.count, "muted", gap=2).right(self.remark, "faint")
