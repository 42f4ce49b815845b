"""The clock in block figures: each second only the digits that changed are drawn."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from octotui.domain.value import dataclass
from octotui.tui.figures import clock_rows, letter_rows, segment_rows
from octotui.tui.signs import Signs
from octotui.tui.theme import ground, tokens
from octotui.tui.widgets.quick import Quick


@dataclass(frozen=True, slots=True)
class Scale:
    """How large a figure is drawn: cells of a pixel, or the small letters where `across` is 0, perhaps in strokes."""

    across: int
    down: int = 1
    strokes: bool = False

    @property
    def rows(self) -> int:
        """The rows that figures take."""
        return 5 * self.down if self.across else 3

    @property
    def gap(self) -> int:
        """The cells between two figures."""
        return self.across or 1

    def draw(self, figure: str) -> tuple[str, ...]:
        """Draw one figure."""
        if self.strokes:
            return segment_rows(figure)
        return clock_rows(figure, self.across, self.down) if self.across else letter_rows(figure)


SMALL, NORMAL, HALL, WALL = Scale(0), Scale(2), Scale(3, 2), Scale(6, 3)
"""For 24 rows, for 40, for a wall of 40 rows and for one of 60."""
STROKES = Scale(0, strokes=True)
"""For 24 rows of a terminal that has letters alone."""


class ClockFace(Quick, Widget):
    """Shows a time such as `23:47` in one colour."""

    DEFAULT_CSS = "ClockFace { width: auto; height: auto; }"

    def __init__(self, scale: Scale = NORMAL, *, id: str | None = None) -> None:
        """Begin with no time."""
        super().__init__(id=id)
        self._text, self._style, self._scale = "", "hold", scale
        self._ascii = Signs.for_terminal().ascii_only
        self._painted: tuple[object, tuple[Style, Style]] = (None, (Style(), Style()))

    @property
    def text(self) -> str:
        """The time that is shown."""
        return self._text

    def show(self, text: str, style: str, scale: Scale | None = None) -> None:
        """Show a time; where only digits changed, only those are drawn."""
        scale = scale or self._scale
        if scale is SMALL and self._ascii:
            scale = STROKES
        before = (len(self._text), self._style, self._scale)
        old, self._text, self._style, self._scale = self._text, text, style, scale
        if not self.is_attached:
            return
        if before != (len(text), style, scale):
            self.refresh(layout=True)
            return
        col, changed = 0, []
        for was, figure in zip(old, text, strict=True):
            width = len(scale.draw(figure)[0])
            if was != figure:
                changed.append(Region(col, 0, width, scale.rows))
            col += width + scale.gap
        if changed:
            self.refresh(*changed)

    @property
    def _width(self) -> int:
        figures = [len(self._scale.draw(figure)[0]) for figure in self._text]
        return sum(figures) + self._scale.gap * max(0, len(figures) - 1)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """As wide as its figures."""
        return self._width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As high as its figures."""
        return self._scale.rows

    def render_line(self, y: int) -> Strip:
        """Draw one row; a block is painted in its own colour on the same one, so that no seam shows."""
        solid, air = self._styles()
        if y >= self._scale.rows:  # asked for a row of the taller figures that stood here before a resize
            return Strip.blank(self.outer_size.width, air)
        parts = [part for figure in self._text for part in _painted(self._scale, figure, y, solid, air)]
        return Strip(parts[:-1]).adjust_cell_length(self.outer_size.width, air)

    def _styles(self) -> tuple[Style, Style]:
        """Give the style of blocks and of air; asked for five rows each second, so kept while they stay the same."""
        key = (self._style, self._scale, self.app.theme)
        if self._painted[0] != key:
            colours, plane = tokens(self.app), ground(self)
            solid = f"{self._style} on {self._style}" if self._scale.across else f"bold {self._style}"
            self._painted = (key, (colours.style(solid, plane), colours.style("text", plane)))
        return self._painted[1]


@lru_cache(maxsize=512)
def _painted(scale: Scale, figure: str, y: int, solid: Style, air: Style) -> tuple[Segment, ...]:
    """Paint one row of a figure in runs of blocks and of air, with the gap behind it."""
    runs = ("".join(run) for _, run in groupby(scale.draw(figure)[y], key=lambda cell: cell == " "))
    return (*(Segment(run, air if run[0] == " " else solid) for run in runs), Segment(" " * scale.gap, air))
