"""Tick any number of things in a dialog."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line
from octotui.tui.widgets.checks import Checks
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look

if TYPE_CHECKING:
    from textual.widget import Widget


class Tick(Dialog[tuple[str, ...]]):
    """Ask which of some things hold; answers them in their order, or None."""

    DEFAULT_CSS = "Tick Checks { margin: 1 0 0 0; }"
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("", "on and off", shown="space"),
        Act("", "all", shown="a"),
        Act("enter,ctrl+s", "save", "save", long="answer with what is ticked", label=lambda dialog: dialog.verb),
        Act("escape", "not now", "close", side="right", long="close without an answer"),
    )

    def __init__(
        self,
        title: str,
        options: Sequence[str],
        chosen: Iterable[str] = (),
        *,
        aside: str = "",
        verb: str = "save",
        columns: int = 2,
    ) -> None:
        """Say what is asked, from what, and what holds already."""
        super().__init__()
        self.heading, self.aside, self.verb = title, aside, verb
        self.options, self.start, self.columns = tuple(options), tuple(chosen), columns

    def body(self) -> Iterable[Widget]:
        """Title and grid."""
        yield Drawn(self._title)
        yield Checks(self.options, chosen=self.start, columns=self.columns)

    def on_mount(self) -> None:
        """Give the grid the keys."""
        self.query_one(Checks).focus()

    def _title(self, look: Look) -> Sequence[Line]:
        return [Line(look.width).put(0, self.heading, "bold").right(self.aside, "muted")]

    def action_save(self) -> None:
        """Answer what is ticked."""
        self.dismiss(self.query_one(Checks).chosen)
