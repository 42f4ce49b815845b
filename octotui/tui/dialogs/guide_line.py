"""A line of the guide with what stands around it, as the guide writes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from octotui.domain.edition import Edition
from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look

if TYPE_CHECKING:
    from textual.widget import Widget

NUMBER_CELLS = 5
AROUND = 14
"""So many lines are shown before and after, fewer where the terminal is low."""


class GuideLine(Dialog[None]):
    """Show the guide around a line; the keys go through it line by line."""

    WIDTH = 96
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("down,j", "on", "go(1)", shown="↑↓", long="one line on"),
        Act("up,k", "back", "go(-1)", long="one line back", foot=False),
        Act("pagedown", "page on", "go(20)", long="twenty lines on", foot=False),
        Act("pageup", "page back", "go(-20)", long="twenty lines back", foot=False),
        *Dialog.ACTS,
    )

    def __init__(self, edition: Edition, line: int) -> None:
        """Name the edition and the line."""
        super().__init__()
        self.edition = edition
        self.last = len(edition.text.splitlines())
        self.at = max(1, min(line, self.last))

    def body(self) -> Iterable[Widget]:
        """The lines, drawn."""
        yield Drawn(self._lines, id="guide")

    def _lines(self, look: Look) -> Sequence[Line]:
        head = Line(look.width).put(0, self.edition.name, "bold").right(f"line {self.at} of {self.last:,}", "muted")
        lines = [head, Line(look.width).fill(0, look.width, "rule", look.signs("▔"))]
        around = max(2, min(AROUND, (self.app.size.height - 12) // 2))
        for number, text in self.edition.lines(self.at - around, self.at + around):
            lines += self._quoted(number, text, look)
        return lines

    def _quoted(self, number: int, text: str, look: Look) -> list[Line]:
        """Draw one line of the guide: whole where it is the one, else its first row."""
        here = number == self.at
        rows = wrap(text, look.width - NUMBER_CELLS - 2) or [""]
        drawn = []
        for index, row in enumerate(rows if here else rows[:1]):
            line = Line(look.width, plane="surface" if here else None)
            line.put(0, str(number) if index == 0 else "", "muted", NUMBER_CELLS - 1, "right")
            if here:
                line.put(NUMBER_CELLS, look.signs("▏"), "accent")
            drawn.append(line.put(NUMBER_CELLS + 2, row, "bold" if here else "muted"))
        return drawn

    def action_go(self, step: int) -> None:
        """Go to another line."""
        self.at = max(1, min(self.last, self.at + step))
        self.query_one("#guide", Drawn).lines = self._lines
