"""Every commit that the draft read: where the notes tell it, or why they do not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from octotui.domain.notes.ledger import Ledger, Told
from octotui.domain.value import dataclass
from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Gap, Heading, Look, Row, Rows
from octotui.tui.wording import counted

if TYPE_CHECKING:
    from textual.widget import Widget


@dataclass(frozen=True, slots=True)
class ToldRow:
    """One commit."""

    id: str | None
    told: Told
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw its name, what it says, and where it is told."""
        told = self.told
        where = f"line {told.line}" if told.line is not None else told.left_out
        row = Line(look.width).put(0, told.sha[:7], "faint", 7)
        return row.put(9, told.subject, "bold" if look.current else "text").right(
            where, "muted" if told.line else "hold"
        )


def told_rows(ledger: Ledger) -> tuple[Row, ...]:
    """Return what was left out first, then all that is told."""
    told = [each for each in ledger.commits if each.line is not None]
    rows: list[Row] = []
    for name, found in (("Left out", list(ledger.left_out)), ("Told in the notes", told)):
        if found:
            rows += [*([Gap()] if rows else []), Heading(name, f"{len(found):,}", style="bold muted")]
            rows += [ToldRow(each.sha, each) for each in found]
    return tuple(rows)


class LedgerDialog(Dialog[None]):
    """Show the ledger; the sum is the number of commits."""

    WIDTH = 96
    DEFAULT_CSS = "LedgerDialog Rows { margin: 1 0 0 0; }"
    ACTS: ClassVar[tuple[Act, ...]] = (Act("", "move", shown="↑↓"), *Dialog.ACTS)

    def __init__(self, ledger: Ledger, since: str) -> None:
        """Take the ledger, and where its history begins."""
        super().__init__()
        self.ledger, self.since = ledger, since

    def body(self) -> Iterable[Widget]:
        """The sum, and every commit."""
        ledger = self.ledger
        said = f"{ledger.told:,} told, {len(ledger.left_out):,} left out"
        head = f"{counted(ledger.total, 'commit')}{f' since {self.since}' if self.since else ''}"
        yield Drawn(lambda look: [Line(look.width).put(0, head, "bold").right(said, "muted")])
        yield Rows(told_rows(ledger), margin=1, empty="No commit was read.")

    def on_mount(self) -> None:
        """Give the keys to the list, and as much room as there is."""
        rows = self.query_one(Rows)
        rows.styles.height = max(4, min(24, self.app.size.height - 10))
        rows.focus()
