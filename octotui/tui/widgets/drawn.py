"""A still part of a screen drawn as lines: panels, title lines, bands, strips.

    panel = Drawn(id="panel")
    panel.lines = lambda look: [Line(look.width).put(0, "Security review", "bold").right("■ blocked", "bold nogo"), ...]

Set `lines` again when the facts change; the height follows the number of lines unless the style sheet sets it.
Text in it can be selected and copied with the mouse.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.theme import ground, tokens
from octotui.tui.widgets.quick import Quick
from octotui.tui.widgets.rows import Look
from octotui.tui.widgets.selection import selectable

if TYPE_CHECKING:
    from textual.selection import Selection

Draw = Callable[[Look], Sequence[Line]]


def _nothing(_look: Look) -> Sequence[Line]:
    return ()


class Drawn(Quick, Widget):
    """Draws what a function gives for its width."""

    DEFAULT_CSS = "Drawn { height: auto; width: 1fr; }"

    def __init__(
        self, lines: Draw = _nothing, *, id: str | None = None, classes: str | None = None, signs: Signs | None = None
    ) -> None:
        """Draw by a function of the look; where letters are large it takes the `signs` that this terminal has."""
        super().__init__(id=id, classes=classes)
        self.signs = signs or Signs()
        self._draw = lines
        self._kept: tuple[object, Sequence[Line]] = (None, ())
        self._ground = ""

    @property
    def lines(self) -> Draw:
        """The function that draws."""
        return self._draw

    @lines.setter
    def lines(self, draw: Draw) -> None:
        before, self._draw, self._kept = self._kept[1], draw, (None, ())
        if not self.is_attached:
            return
        width = self.size.width
        now = self._at(width)
        if len(now) != len(before):
            self.refresh(layout=True)
            return
        changed = [Region(0, y, width, 1) for y, (old, new) in enumerate(zip(before, now, strict=True)) if old != new]
        if changed:
            self.refresh(*changed)

    def _at(self, width: int) -> Sequence[Line]:
        key = (width, self.app.theme, self.has_focus)
        if self._kept[0] != key:
            look = Look(width, False, self.has_focus, tokens(self.app), self.signs)
            self._kept = (key, self._draw(look))
        return self._kept[1]

    def notify_style_update(self) -> None:
        """Stand on another background under another theme or style."""
        super().notify_style_update()
        self._ground = ""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return len(self._at(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        return self.draw((y,))[0]

    def draw(self, rows: Sequence[int]) -> list[Strip]:
        """Draw some lines; below the last one there is nothing."""
        width = self.size.width
        lines, colours, nothing = self._at(width), tokens(self.app), Line(width)
        self._ground = self._ground or ground(self)
        drawn = [(y, lines[y] if y < len(lines) else nothing) for y in rows]
        return [selectable(self, line.strip(colours, line.plane or self._ground), y) for y, line in drawn]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text under a selection made with the mouse."""
        text = "\n".join(line.plain.rstrip() for line in self._at(self.size.width))
        return selection.extract(text), "\n"
