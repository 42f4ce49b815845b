"""Filter as one types: the field that `/` opens above a list, for screens that are lists.

class PeopleScreen(Filtering, Room[People]):
    FILTER_BY = "name or role"

    def body(self) -> Iterable[Widget]:
        yield Filter(self.FILTER_BY)
        yield Rows(id="people")

    def filter_changed(self) -> None:      # self.filtered holds the words
        ...
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.widgets import Input

from octotui.tui.act import Act
from octotui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.screen import Screen

    _Node = Screen[Any]
else:
    _Node = object


class Filter(Input):
    """The field; it is only seen while something is typed or kept in it."""

    DEFAULT_CSS = """
    Filter, Filter:focus {
        height: 1; margin: 0 2; padding: 0 1; border: none; border-left: outer $oct-surface;
        background: $oct-surface; background-tint: $oct-surface 0%; color: $oct-text; display: none;
    }
    Filter:focus { border-left: outer $oct-accent; }
    Filter.-open { display: block; }
    """

    def __init__(self, placeholder: str) -> None:
        """Say what can be typed."""
        super().__init__(placeholder=placeholder, select_on_focus=False, id="filter")

    def allow_focus(self) -> bool:
        """Take keys only while it is open: unseen it would swallow what is typed before the list has the focus."""
        return self.has_class("-open")


class Filtering(_Node):
    """Mixin for a screen with a `Filter` and a list `#list`."""

    filtered: str = ""
    """What is typed, with single spaces."""

    def filter_changed(self) -> None:
        """Show what matches `filtered`."""
        raise NotImplementedError

    def action_filter(self) -> None:
        """Open the field."""
        field = self.query_one(Filter)
        field.add_class("-open")
        field.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while one types."""
        self.filtered = " ".join(event.value.split())
        self.filter_changed()

    def on_input_submitted(self) -> None:
        """Keep the filter and go on in the list."""
        self.query_one(Filter).set_class(bool(self.filtered), "-open")
        self.query_one("#list", Rows).focus()

    def action_clear(self) -> None:
        """Show all again."""
        field = self.query_one(Filter)
        field.value = ""
        field.remove_class("-open")
        self.query_one("#list", Rows).focus()


def _nothing_filtered(screen: Filtering) -> str | None:
    return None if screen.query(".-open") else "Nothing is filtered."


FILTER_ACTS = (
    Act("slash", "filter", "filter", long="show only what matches"),
    Act("escape", "all", "clear", long="end the filter", reason=_nothing_filtered, side="right"),
)
"""For the end of a screen's `ACTS`."""
