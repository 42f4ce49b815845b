"""The one list of the face: it draws lines itself, so 100,000 rows are as quick as ten.

A row is any value with an `id` (None for headings and gaps), a `height` and a `draw`:

    @dataclass(frozen=True)
    class TaskRow:
        id: str | None
        title: str
        owner: str
        height: int = 1

        def draw(self, line: int, look: Look) -> Line:
            row = Line(look.width)
            row.put(0, look.signs("■"), "nogo").put(2, self.title, "bold" if look.current else "text", width=31)
            return row.put(34, self.owner, "muted", width=12).right("line 23", "faint")

    rows = Rows(empty="Nothing waits for you.", id="tasks")
    rows.rows = (Heading("Late"), TaskRow("t1", "Security review", "Security"))   # equal rows do no work
    rows.cursor = "t1"

`Rows.Highlighted` says the cursor came to another id, `Rows.Opened` that it was opened by enter or a second click.
Rows are drawn `margin` cells in; the cursor's plane and its `▌` begin at the edge. A row whose line has a `plane`
(cards) or an `edge` (a style for `▌`) keeps them while the cursor is elsewhere. A row may grow by `taller` lines
while the cursor is on it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, ClassVar, Protocol

from rich.segment import Segment
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.theme import Tokens, ground, tokens
from octotui.tui.widgets.selection import selectable

if TYPE_CHECKING:
    from textual import events
    from textual.selection import Selection

MARKED_SECONDS = 3.0
KEPT_LINES = 2000
"""So many drawn lines are kept, so that scrolling draws only what comes into sight."""


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


class Rows(ScrollView, can_focus=True):
    """A list with one cursor that stays on its id whatever changes around it."""

    DEFAULT_CSS = """
    Rows {
        background: transparent;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-color: $oct-track;
        scrollbar-color-hover: $oct-past;
        scrollbar-color-active: $oct-accent;
    }
    """

    BINDINGS: ClassVar = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home,g", "ends(0)", show=False),
        Binding("end,G", "ends(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("enter", "open", show=False),
    ]

    rows: reactive[Sequence[Row]] = reactive((), repaint=False)
    """What is listed; replaced as a whole, compared by value."""
    cursor: reactive[str | None] = reactive(None, repaint=False)
    """The id under the cursor, None only in an empty list."""

    class Highlighted(Message):
        """The cursor came to another id."""

        def __init__(self, rows: Rows, id: str | None) -> None:
            """Name the list and the id."""
            super().__init__()
            self.rows = rows
            self.id = id

        @property
        def control(self) -> Rows:
            """The list, for `@on(..., "#selector")`."""
            return self.rows

    class Opened(Highlighted):
        """A row was opened, by enter or by a second click."""

    def __init__(
        self,
        rows: Iterable[Row] = (),
        *,
        empty: str = "",
        margin: int = 2,
        led: bool = False,
        signs: Signs | None = None,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a list; `empty` says what will be here and the key that makes it.

        A list that is `led` by a field above it, which keeps the focus, shows its cursor as if it had the focus.
        """
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self.margin_cells = margin
        self.led = led
        self.signs = signs or Signs()
        self._tops: list[int] = [0]
        self._at = -1
        self._hint = -1
        self._kept: dict[int, Strip] = {}
        self._clicked: str | None = None
        self._marked: frozenset[str] = frozenset()
        self.set_reactive(Rows.rows, tuple(rows))
        self._measure()
        self._at = self._seek(0, 1)
        self.set_reactive(Rows.cursor, self._id_at(self._at))

    # What is where

    def _measure(self) -> None:
        self._tops = [0, *accumulate(row.height for row in self.rows)]

    def _id_at(self, index: int) -> str | None:
        return self.rows[index].id if 0 <= index < len(self.rows) else None

    def _seek(self, index: int, step: int) -> int:
        """Find the next row with an id from `index` on, in steps of `step`; -1 if there is none."""
        while 0 <= index < len(self.rows):
            if self.rows[index].id is not None:
                return index
            index += step
        return -1

    def _index_of(self, id: str | None, near: int) -> int:
        if id is None:
            return -1
        for guess in (near, self._hint):
            if self._id_at(guess) == id:
                return guess
        return next((index for index, row in enumerate(self.rows) if row.id == id), -1)

    @property
    def _taller(self) -> int:
        return int(getattr(self.rows[self._at], "taller", 0)) if self._at >= 0 else 0

    @property
    def _lines(self) -> int:
        return self._tops[-1] + self._taller

    def _span(self, index: int) -> tuple[int, int]:
        """Give the first line of a row and its height, as they stand now."""
        top, height = self._tops[index], self._tops[index + 1] - self._tops[index]
        if self._at >= 0 and index > self._at:
            top += self._taller
        return top, height + (self._taller if index == self._at else 0)

    def _find(self, y: int) -> tuple[int, int]:
        """Give the row that line `y` belongs to and the line within it; -1 below the last."""
        if y < 0 or y >= self._lines:
            return -1, 0
        if self._at >= 0 and y >= self._tops[self._at + 1]:
            grown = self._taller
            if y < self._tops[self._at + 1] + grown:
                return self._at, y - self._tops[self._at]
            y -= grown
        index = bisect_right(self._tops, y) - 1
        return index, y - self._tops[index]

    @property
    def _led_or_focused(self) -> bool:
        return self.led or self.has_focus

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self._at] if self._at >= 0 else None

    @property
    def hidden_below(self) -> int:
        """How many rows that can be chosen lie below the visible part, for headings like `12, 4 below`."""
        last = round(self.scroll_y) + self.size.height
        return sum(1 for index, row in enumerate(self.rows) if row.id is not None and self._span(index)[0] >= last)

    def line_of_cursor(self) -> int:
        """Give the visible line the cursor's row begins at, to reach the card at the same height elsewhere."""
        return self._span(self._at)[0] - round(self.scroll_y) if self._at >= 0 else 0

    def id_near_line(self, line: int) -> str | None:
        """Give the id nearest to a visible line."""
        if not self.rows:
            return None
        index, _ = self._find(max(0, min(self._lines - 1, line + round(self.scroll_y))))
        below = self._seek(index, 1)
        return self._id_at(below if below >= 0 else self._seek(index, -1))

    # What changes

    def watch_rows(self, old: Sequence[Row], _new: Sequence[Row]) -> None:
        """Show other rows: the cursor keeps its id or takes the next one, the scroll position stays."""
        id, before = self.cursor, self._at
        self._measure()
        self._kept.clear()
        self._at = self._index_of(id, before)
        if self._at < 0:
            self._at = self._after_gone(old, before)
        self._fit()
        self.refresh()
        if self._id_at(self._at) != id:
            self.cursor = self._id_at(self._at)

    def _after_gone(self, old: Sequence[Row], before: int) -> int:
        """Find who takes the cursor when its row has gone: the next of the old order that is still here."""
        here = {row.id: index for index, row in enumerate(self.rows) if row.id is not None}
        later = (here[row.id] for row in old[before + 1 :] if row.id in here)
        earlier = (here[row.id] for row in reversed(old[: max(0, before)]) if row.id in here)
        found = next(later, next(earlier, None)) if before >= 0 else None
        return self._seek(0, 1) if found is None else found

    def validate_cursor(self, id: str | None) -> str | None:
        """Keep the cursor where it is when somebody names an id that is not here."""
        return id if self._index_of(id, self._at) >= 0 else self._id_at(self._at)

    def watch_cursor(self, _old: str | None, id: str | None) -> None:
        """Move the plane and tell who listens."""
        before, grew = self._at, self._taller
        self._at = self._index_of(id, before)
        if grew or self._taller:
            self._kept.clear()
            self._fit()
            self.refresh()
        else:
            self._refresh_rows(before, self._at)
        self._show_cursor()
        self._clicked = self._clicked if self._clicked == id else None
        self.post_message(self.Highlighted(self, id))
        if self.is_attached:
            self.refresh_bindings()

    def _refresh_rows(self, *indexes: int) -> None:
        for index in indexes:
            if 0 <= index < len(self.rows):
                top, height = self._span(index)
                self.refresh(Region(0, top - round(self.scroll_y), self.size.width, height))

    def _fit(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self._lines)

    def _show_cursor(self) -> None:
        """Scroll so that the cursor's row is seen, and the heading above the first one."""
        if self._at < 0 or not self.size.height:
            return
        top, height = self._span(self._at)
        if self._seek(self._at - 1, -1) < 0:
            top, height = 0, min(top + height, self.size.height)
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True, immediate=True, x_axis=False)

    def mark(self, ids: Iterable[str]) -> None:
        """Show for three seconds that a colleague changed these rows."""
        self._marked = frozenset(ids)
        self._kept.clear()
        self.refresh()
        self.set_timer(MARKED_SECONDS, self._unmark)

    def _unmark(self) -> None:
        self._marked = frozenset()
        self._kept.clear()
        self.refresh()

    def on_mount(self) -> None:
        """Tell the first cursor, so that a panel beside the list has something to show."""
        self._fit()
        if self.cursor is not None:
            self.post_message(self.Highlighted(self, self.cursor))

    def on_resize(self) -> None:
        """Keep the cursor in sight when the room changes."""
        self._kept.clear()
        self._fit()
        self._show_cursor()

    def watch_has_focus(self, has_focus: bool) -> None:
        """Show where the keys go."""
        super().watch_has_focus(has_focus)
        self._refresh_rows(self._at)

    def notify_style_update(self) -> None:
        """Draw all again under another theme."""
        super().notify_style_update()
        self._kept.clear()
        self.refresh()

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        line = y + round(self.scroll_y)
        if self.text_selection is not None or self._on_cursor(line):
            return selectable(self, self._draw(line), line)
        kept = self._kept.get(line)
        if kept is None:
            if len(self._kept) > KEPT_LINES:
                self._kept.clear()
            kept = self._kept[line] = selectable(self, self._draw(line), line)
        return kept

    def _on_cursor(self, line: int) -> bool:
        if self._at < 0:
            return False
        top, height = self._span(self._at)
        return top <= line < top + height

    def _draw(self, y: int) -> Strip:
        colours = tokens(self.app)
        index, line = self._find(y)
        width = self.size.width
        own = ground(self)
        if index < 0:
            words = self.empty if y == 0 and not self.rows else ""
            return Line(width).put(self.margin_cells, words, "muted").strip(colours, own)
        drawn = self._drawn(index, line)
        current = index == self._at
        plane = ("sel" if self._led_or_focused else "raised") if current else drawn.plane or own
        base = colours.style("text", plane)
        left = self._edge(index, drawn, colours, plane)
        inner = drawn.strip(colours, plane)
        right = max(0, width - self.margin_cells - drawn.width)
        parts = [left, *inner, Segment(" " * right, base)] if self.margin_cells else [*inner]
        return Strip(parts, self.margin_cells + drawn.width + right).adjust_cell_length(width, base)

    def _drawn(self, index: int, line: int) -> Line:
        container = self.container_size.width or self.size.width
        width = max(0, container - 2 * self.margin_cells)
        current = index == self._at
        look = Look(width, current, self._led_or_focused, tokens(self.app), self.signs)
        return self.rows[index].draw(line, look)

    def _edge(self, index: int, drawn: Line, colours: Tokens, plane: str) -> Segment:
        style, sign = "", ""
        if index == self._at:
            style, sign = ("accent" if self._led_or_focused else "muted"), "▌"
        elif drawn.edge:
            style, sign = drawn.edge, "▌"
        elif self.rows[index].id in self._marked:
            style, sign = "info", "▏"
        text = (self.signs(sign) + " " * self.margin_cells)[: self.margin_cells]
        return Segment(text, colours.style(style or "text", plane))

    # What is copied

    def text_of(self, id: str) -> str:
        """Give a row as text, for copying it."""
        index = self._index_of(id, self._at)
        if index < 0:
            return ""
        lines = (self._drawn(index, line).plain.rstrip() for line in range(self._span(index)[1]))
        return "\n".join(lines)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text under a selection made with the mouse."""
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else self._lines - 1
        lines: list[str] = []
        for y in range(first, min(last, self._lines - 1) + 1):
            span = selection.get_span(y)
            if span is not None:
                text = self._draw(y).text
                lines.append(text[span[0] : None if span[1] < 0 else span[1]].rstrip())
        return "\n".join(lines), "\n"

    # What is pressed

    def action_move(self, step: int) -> None:
        """Move to the next row that can be chosen."""
        index = self._seek(self._at + step, step)
        if index >= 0:
            self._go(index)

    def _go(self, index: int) -> None:
        # Said beforehand, the place of an id need not be searched for in a long list.
        self._hint = index
        self.cursor = self._id_at(index)

    def action_ends(self, end: int) -> None:
        """Move to the first or the last row."""
        self._go(self._seek(len(self.rows) - 1, -1) if end else self._seek(0, 1))

    def action_page(self, step: int) -> None:
        """Move by what is visible, less one line."""
        if self._at < 0:
            return
        line = self._span(self._at)[0] + step * max(1, self.size.height - 1)
        index, _ = self._find(max(0, min(self._lines - 1, line)))
        found = self._seek(index, step)
        self._go(found if found >= 0 else self._seek(index, -step))

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor here; a second click on the same row opens it."""
        event.prevent_default()
        index, _ = self._find(event.y + round(self.scroll_y))
        id = self._id_at(index)
        if id is None:
            return
        if self._clicked == id == self.cursor:
            self._clicked = None
            self.action_open()
            return
        self._clicked = id
        self._go(index)
