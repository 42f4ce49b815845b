"""A grid of things to tick, any number of them: roles of a person, and whatever else is yes or no by name.

checks = Checks(("Release Manager", "QA Engineer"), chosen=("QA Engineer",), columns=3, id="roles")
checks.chosen                      # in the order of the options
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from octotui.tui.line import Line, clean, pad, width_of
from octotui.tui.signs import Signs
from octotui.tui.theme import ground, tokens

if TYPE_CHECKING:
    from textual import events

SIGN_CELLS = 3
"""What stands before an option: the mark of the cursor, the sign and a space."""


class Checks(Widget, can_focus=True):
    """Draws the options in columns, each with `✓` or `○`; `space` or a click ticks one, `a` all of them."""

    DEFAULT_CSS = "Checks { height: auto; width: 1fr; }"

    BINDINGS: ClassVar = [
        Binding("up,k", "move(-1, 0)", show=False),
        Binding("down,j", "move(1, 0)", show=False),
        Binding("left,h", "move(0, -1)", show=False),
        Binding("right,l", "move(0, 1)", show=False),
        Binding("space", "tick", show=False),
        Binding("a", "tick_all", show=False),
    ]

    options: reactive[tuple[str, ...]] = reactive((), layout=True)
    """What can be ticked."""
    ticked: reactive[frozenset[str]] = reactive(frozenset())
    """What is ticked."""
    cursor: reactive[int] = reactive(0)
    """The place of the cursor among the options."""

    class Changed(Message):
        """Something was ticked or no longer is."""

    def __init__(
        self,
        options: Iterable[str],
        *,
        chosen: Iterable[str] = (),
        columns: int = 3,
        detail: str = "",
        id: str | None = None,
    ) -> None:
        """Make a grid of options, some of them ticked already; `detail` stands behind the last one."""
        super().__init__(id=id)
        self.columns = columns
        self.detail = detail
        self.signs = Signs()
        self.set_reactive(Checks.options, tuple(options))
        self.set_reactive(Checks.ticked, frozenset(chosen))

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is ticked, in the order of the options."""
        return tuple(option for option in self.options if option in self.ticked)

    def watch_options(self) -> None:
        """Keep the cursor on an option."""
        self.cursor = max(0, min(self.cursor, len(self.options) - 1))

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show where the keys go."""
        super().watch_has_focus(has_focus)
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw all again under another theme."""
        super().notify_style_update()
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the options need."""
        return -(-len(self.options) // self.columns)

    def _columns(self) -> list[tuple[int, int]]:
        """Give each column's place and cells: all alike where every option fits, else by the longest."""
        equal = self.size.width // self.columns
        longest = [
            max((width_of(clean(option)) for option in self.options[column :: self.columns]), default=0)
            + SIGN_CELLS
            + 1
            for column in range(self.columns)
        ]
        spare = self.size.width - sum(longest)
        cells = [equal] * self.columns
        if spare >= 0 and max(longest) > equal:
            cells = [own + spare // self.columns for own in longest]
        return list(zip(accumulate(cells, initial=0), cells, strict=False))

    def render_line(self, y: int) -> Strip:
        """Draw one row of the grid."""
        line = Line(self.size.width)
        for column, (col, cells) in enumerate(self._columns()):
            index = y * self.columns + column
            if index < len(self.options):
                self._put(line, col, cells, index)
        return line.strip(tokens(self.app), ground(self))

    def _put(self, line: Line, col: int, cells: int, index: int) -> None:
        option = self.options[index]
        ticked, here = option in self.ticked, self.has_focus and index == self.cursor
        on = " on sel" if here else ""
        words = f"bold{on}" if ticked else f"{'text' if here else 'muted'}{on}"
        line.put(col, self.signs("▌") if here else " ", f"accent{on}", 1)
        line.put(col + 1, f"{self.signs('✓' if ticked else '○')} ", f"{'go' if ticked else 'muted'}{on}", 2)
        room = max(0, cells - SIGN_CELLS - 1)
        if self.detail:
            room = min(room, width_of(clean(option)) + 1)
        line.put(col + SIGN_CELLS, pad(option, room), words, room)
        if self.detail and index == len(self.options) - 1:
            line.add(self.detail, "muted", gap=2)

    def action_move(self, down: int, across: int) -> None:
        """Move the cursor by rows or by one."""
        index = self.cursor + down * self.columns + across
        if 0 <= index < len(self.options):
            self.cursor = index

    def action_tick(self) -> None:
        """Tick the option under the cursor, or untick it."""
        if self.options:
            self.ticked ^= {self.options[self.cursor]}
            self.post_message(self.Changed())

    def action_tick_all(self) -> None:
        """Tick every option, or none where all are ticked."""
        every = frozenset(self.options)
        self.ticked = frozenset() if self.ticked >= every else every
        self.post_message(self.Changed())

    def on_click(self, event: events.Click) -> None:
        """Tick what was clicked."""
        column = max(index for index, (col, _) in enumerate(self._columns()) if col <= max(0, event.x))
        index = event.y * self.columns + column
        if 0 <= index < len(self.options):
            self.cursor = index
            self.action_tick()
