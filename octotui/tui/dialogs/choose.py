"""Choose one from a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.widgets import Input

from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Gap, Heading, Look, Row, Rows

if TYPE_CHECKING:
    from textual.widget import Widget

FILTER_FROM = 9
"""So many options and more get a field to filter them."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose: what it is, a muted detail at the right, and why it cannot be chosen, if so.

    `group` is the heading it stands under, `sign` the drawn state before it with its style.
    """

    id: str
    text: str
    detail: str = ""
    reason: str | None = None
    group: str = ""
    sign: tuple[str, str] = ("", "text")


@dataclass(frozen=True, slots=True)
class _OptionRow:
    option: Option
    height: int = 1

    @property
    def id(self) -> str | None:
        return None if self.option.reason else self.option.id

    def draw(self, line: int, look: Look) -> Line:
        option = self.option
        row = Line(look.width)
        col = 0
        if option.sign[0]:
            col = 2
            row.put(0, look.signs(option.sign[0]), option.sign[1], 1)
        if option.reason:
            return row.put(col, option.text, "faint").right(option.reason, "hold")
        return row.put(col, option.text, "bold" if look.current else "text").right(option.detail, "muted")


class Choose(Dialog[str]):
    """Choose one; answers its id, or None."""

    DEFAULT_CSS = """
    Choose Rows { margin: 1 0 0 0; max-height: 16; }
    Choose.-short Rows { max-height: 12; }
    Choose Input { margin: 1 1 0 1; }
    """

    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("", "choose", shown="↑↓"),
        Act("enter", "take it", "take", long="answer with the one under the cursor"),
        Act("down", "next", "next", foot=False),
        Act("up", "previous", "previous", foot=False),
        Act("escape", "not now", "close", side="right", long="close without an answer"),
    )

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        *,
        current: str | None = None,
        aside: str = "",
        meaning: str | None = None,
    ) -> None:
        """Say what is asked, and from what; the cursor begins at `current`."""
        super().__init__(meaning=meaning)
        self.heading, self.options, self.start, self.aside = title, tuple(options), current, aside

    def body(self) -> Iterable[Widget]:
        """Title, filter where the list is long, list."""
        yield Drawn(lambda look: [Line(look.width).put(0, self.heading, "bold").right(self.aside, "muted")])
        if len(self.options) >= FILTER_FROM:
            yield Input(placeholder="type to filter", id="filter")
        yield Rows(self._rows(""), margin=1, led=True, empty="Nothing matches.")

    def on_mount(self) -> None:
        """Put the cursor where it belongs, the keys to the field if there is one."""
        rows = self.query_one(Rows)
        rows.cursor = self.start
        filters = self.query("#filter")
        (filters.first() if filters else rows).focus()

    def _rows(self, words: str) -> tuple[Row, ...]:
        """Give what matches, each group under its heading."""
        wanted = words.lower().split()
        rows: list[Row] = []
        group = ""
        for option in self.options:
            if not all(word in f"{option.text} {option.detail} {option.group}".lower() for word in wanted):
                continue
            if option.group != group:
                group = option.group
                rows += [*([Gap()] if rows else []), Heading(group, style="bold muted")]
            rows.append(_OptionRow(option))
        return tuple(rows)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show what matches."""
        self.query_one(Rows).rows = self._rows(event.value)

    def on_input_submitted(self) -> None:
        """Answer on enter."""
        self.action_take()

    def on_rows_opened(self) -> None:
        """Answer on enter or a second click."""
        self.action_take()

    def action_take(self) -> None:
        """Answer the one under the cursor."""
        cursor = self.query_one(Rows).cursor
        if cursor is not None:
            self.dismiss(cursor)

    def action_next(self) -> None:
        """Move on while the field has the keys."""
        self.query_one(Rows).action_move(1)

    def action_previous(self) -> None:
        """Move back while the field has the keys."""
        self.query_one(Rows).action_move(-1)
