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
(cards) or an `edge` (a style for `┃`) keeps them while the cursor is elsewhere. A row may grow by `taller` lines
while the cursor is on it, or by `taller_in(width)`; one that is taller than the list is read to its end by moving on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.theme import Tokens, ground, tokens
from octotui.tui.widgets.moving import MOVING
from octotui.tui.widgets.places import Places
from octotui.tui.widgets.quick import Quick
from octotui.tui.widgets.row import Gap, Heading, Look, Row
from octotui.tui.widgets.selection import selectable

if TYPE_CHECKING:
    from textual import events
    from textual.selection import Selection

__all__ = ["Gap", "Heading", "Look", "Row", "Rows"]

MARKED_SECONDS = 3.0
KEPT_LINES = 2000
"""So many drawn lines are kept, so that scrolling draws only what comes into sight."""


class Rows(Quick, ScrollView, can_focus=True):
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

    BINDINGS: ClassVar = [*MOVING]

    rows: reactive[Sequence[Row]] = reactive((), repaint=False)
    """What is listed; replaced as a whole, compared by value."""
    cursor: reactive[str | None] = reactive(None, repaint=False)
    """The id under the cursor, None only in an empty list."""
    empty: reactive[str] = reactive("", repaint=False)
    """What an empty list says."""

    follow: Callable[[Rows, str | None], object] | None = None
    """Told of the cursor at once in place of the message, so that a panel is drawn in the same frame."""

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
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Make a list; `empty` says what will be here and, three spaces on, the key that makes it.

        A list that is `led` by a field above it, which keeps the focus, shows its cursor as if it had the focus.
        """
        super().__init__(id=id, classes=classes)
        self.set_reactive(Rows.empty, empty)
        self.margin_cells = margin
        self.led = led
        self.signs = Signs()
        self._places = Places(tuple(rows))
        self._kept: dict[int, Strip] = {}
        self._clicked: str | None = None
        self._ground = ""
        self._marked: frozenset[str] = frozenset()
        self.set_reactive(Rows.rows, self._places.rows)
        self.set_reactive(Rows.cursor, self._places.id_at(self._places.at))

    @property
    def _led_or_focused(self) -> bool:
        return self.led or self.has_focus

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self._places.at] if self._places.at >= 0 else None

    def line_of_cursor(self) -> int:
        """Give the visible line the cursor's row begins at."""
        return self._places.span(self._places.at)[0] - round(self.scroll_y) if self._places.at >= 0 else 0

    # What changes

    def watch_rows(self, _old: Sequence[Row], new: Sequence[Row]) -> None:
        """Show other rows: the cursor keeps its id or takes the next one, the scroll position stays."""
        id = self.cursor
        self._kept.clear()
        self._places = self._places.followed_by(new, id)
        self._fit()
        self.refresh()
        if self._places.id_at(self._places.at) != id:
            self.cursor = self._places.id_at(self._places.at)

    def watch_empty(self) -> None:
        """Say it at once where the list is empty already."""
        if not self.rows:
            self._kept.clear()
            self.refresh()

    def validate_cursor(self, id: str | None) -> str | None:
        """Keep the cursor where it is when somebody names an id that is not here."""
        return id if self._places.index_of(id) >= 0 else self._places.id_at(self._places.at)

    def watch_cursor(self, _old: str | None, id: str | None) -> None:
        """Move the plane and tell who listens."""
        before, grew = self._places.at, self._places.taller
        self._places.at = self._places.index_of(id)
        if grew or self._places.taller:
            self._kept.clear()
            self._fit()
            self.refresh()
        else:
            self._refresh_rows(before, self._places.at)
        self._show_cursor()
        self._clicked = self._clicked if self._clicked == id else None
        if self.follow is not None:
            self.follow(self, id)
        else:
            self.post_message(self.Highlighted(self, id))
        if self.is_attached:
            self.refresh_bindings()

    def _refresh_rows(self, *indexes: int) -> None:
        spans = [self._places.span(index) for index in indexes if 0 <= index < len(self.rows)]
        if spans:
            scrolled, width = round(self.scroll_y), self.size.width
            self.refresh(*(Region(0, top - scrolled, width, height) for top, height in spans))

    @property
    def _inner(self) -> int:
        """The cells in which a row is drawn."""
        return max(0, (self.container_size.width or self.size.width) - 2 * self.margin_cells)

    def _fit(self) -> None:
        self._places.width = self._inner
        self.virtual_size = Size(self.scrollable_content_region.width, self._places.lines)

    def _show_cursor(self) -> None:
        """Scroll so that the cursor's row is seen, and the heading above the first one."""
        if self._places.at < 0 or not self.size.height:
            return
        top, height = self._places.span(self._places.at)
        if self._places.seek(self._places.at - 1, -1) < 0:
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
        self._refresh_rows(self._places.at)

    def notify_style_update(self) -> None:
        """Draw all again under another theme."""
        super().notify_style_update()
        self._ground = ""
        self._kept.clear()
        self.refresh()

    # What is drawn

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        line = y + round(self.scroll_y)
        if self.text_selection is not None:
            return selectable(self, self._draw(line), line)
        if self._on_cursor(line):
            return self._draw(line)
        kept = self._kept.get(line)
        if kept is None:
            if len(self._kept) > KEPT_LINES:
                self._kept.clear()
            kept = self._kept[line] = self._draw(line)
        return kept

    def _on_cursor(self, line: int) -> bool:
        if self._places.at < 0:
            return False
        top, height = self._places.span(self._places.at)
        return top <= line < top + height

    def _draw(self, y: int) -> Strip:
        colours = tokens(self.app)
        index, line = self._places.find(y)
        width = self.size.width
        own = self._ground = self._ground or ground(self)
        if index < 0:
            words, gap, makes = (self.empty if y == 0 and not self.rows else "").partition("   ")
            said = Line(width).put(self.margin_cells, words, "muted")
            key, space, rest = makes.partition(" ")
            return said.add(gap).add(key, "bold accent").add(space + rest, "muted").strip(colours, own)
        drawn = self._drawn(index, line)
        current = index == self._places.at
        plane = ("sel" if self._led_or_focused else "raised") if current else drawn.plane or own
        base = colours.style("text", plane)
        left = self._edge(index, drawn, colours, plane)
        inner = drawn.strip(colours, plane)
        right = max(0, width - self.margin_cells - drawn.width)
        parts = [left, *inner, Segment(" " * right, base)] if self.margin_cells else [*inner]
        return Strip(parts, self.margin_cells + drawn.width + right).adjust_cell_length(width, base)

    def _drawn(self, index: int, line: int) -> Line:
        current = index == self._places.at
        look = Look(self._inner, current, self._led_or_focused, tokens(self.app), self.signs)
        return self.rows[index].draw(line, look)

    def _edge(self, index: int, drawn: Line, colours: Tokens, plane: str) -> Segment:
        style, sign = "", ""
        if index == self._places.at:
            style, sign = ("accent" if self._led_or_focused else "muted"), "▌"
        elif drawn.edge:
            style, sign = drawn.edge, "┃"
        elif self.rows[index].id in self._marked:
            style, sign = "info", "▏"
        text = (self.signs(sign) + " " * self.margin_cells)[: self.margin_cells]
        return Segment(text, colours.style(style or "text", plane))

    # What is copied

    def text_of(self, id: str) -> str:
        """Give a row as text, for copying it."""
        index = self._places.index_of(id)
        if index < 0:
            return ""
        lines = (self._drawn(index, line).plain.rstrip() for line in range(self._places.span(index)[1]))
        return "\n".join(lines)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Give the text under a selection made with the mouse."""
        first = selection.start.y if selection.start else 0
        last = selection.end.y if selection.end else self._places.lines - 1
        lines: list[str] = []
        for y in range(first, min(last, self._places.lines - 1) + 1):
            span = selection.get_span(y)
            if span is not None:
                text = self._draw(y).text
                lines.append(text[span[0] : None if span[1] < 0 else span[1]].rstrip())
        return "\n".join(lines), "\n"

    # What is pressed

    def action_move(self, step: int) -> None:
        """Move to the next row that can be chosen, or on in one that is taller than the list."""
        if self._reads_on(step):
            return
        index = self._places.seek(self._places.at + step, step)
        if index >= 0:
            self._go(index)

    def _reads_on(self, step: int) -> bool:
        """Scroll by a line in a row of which not all is seen; tell whether there was any left that way."""
        if self._places.at < 0:
            return False
        top, height = self._places.span(self._places.at)
        line, last = round(self.scroll_y) + step, top + height - self.size.height
        if not top <= line <= last:
            return False
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
        return True

    def _go(self, index: int) -> None:
        # Said beforehand, the place of an id need not be searched for in a long list.
        self._places.hint = index
        self.cursor = self._places.id_at(index)

    def action_ends(self, end: int) -> None:
        """Move to the first or the last row."""
        self._go(self._places.seek(len(self.rows) - 1, -1) if end else self._places.seek(0, 1))

    def action_page(self, step: int) -> None:
        """Move by what is visible, less one line."""
        if self._places.at < 0:
            return
        line = self._places.span(self._places.at)[0] + step * max(1, self.size.height - 1)
        index, _ = self._places.find(max(0, min(self._places.lines - 1, line)))
        found = self._places.seek(index, step)
        self._go(found if found >= 0 else self._places.seek(index, -step))

    def action_open(self) -> None:
        """Open the row under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Move the cursor here; a second click on the same row opens it."""
        event.prevent_default()
        index, _ = self._places.find(event.y + round(self.scroll_y))
        id = self._places.id_at(index)
        if id is None:
            return
        if self._clicked == id == self.cursor:
            self._clicked = None
            self.action_open()
            return
        self._clicked = id
        self._go(index)
