"""Both texts where two people have changed the same lines; one chooses, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from octotui.domain.notes.merging import Conflict, Merged
from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import counted

if TYPE_CHECKING:
    from textual.widget import Widget


class ConflictDialog(Dialog[str]):
    """Show what both wrote; answers "mine", "theirs" or "both", or None."""

    MEANING = "hold"
    WIDTH = 96
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("b,enter", "both", "choose('both')", long="keep both, theirs first"),
        Act("m", "mine", "choose('mine')", long="keep my lines"),
        Act("t", "theirs", "choose('theirs')", long="keep their lines"),
        Act("", "more", shown="↑↓"),
        Act("down", "down", "scroll(1)", foot=False),
        Act("up", "up", "scroll(-1)", foot=False),
        Act("escape", "later", "close", side="right", long="save nothing yet; the words stay in the editor"),
    )

    def __init__(self, section: str, name: str, merged: Merged) -> None:
        """Take the section, who else wrote in it, and the merge."""
        super().__init__()
        self.section, self.other, self.merged = section, name, merged

    def body(self) -> Iterable[Widget]:
        """All conflicts, one below the other, both sides of each side by side."""
        yield Drawn(self._lines)

    def _lines(self, look: Look) -> Sequence[Line]:
        said = f"{self.other or 'A colleague'} has changed the same lines of {self.section} while you wrote."
        lines = [
            Line(look.width).put(0, "Two texts", "bold").right(counted(len(self.merged.conflicts), "place"), "muted")
        ]
        lines += [Line(look.width), *(Line(look.width).put(0, row) for row in wrap(said, look.width))]
        for conflict in self.merged.conflicts:
            lines += [Line(look.width), *self._pair(conflict, look)]
        told = "What is not chosen stays in the versions, or in the editor until you save."
        return [*lines, Line(look.width), *(Line(look.width).put(0, row, "muted") for row in wrap(told, look.width))]

    def _pair(self, conflict: Conflict, look: Look) -> list[Line]:
        half = (look.width - 3) // 2
        mine, theirs = _column(conflict.mine, half), _column(conflict.theirs, half)
        head = (
            Line(look.width)
            .put(0, "yours", "bold accent", half)
            .put(half + 3, self.other or "theirs", "bold info", half)
        )
        lines = [head]
        for n in range(max(len(mine), len(theirs))):
            line = Line(look.width, plane="surface").put(0, mine[n] if n < len(mine) else "", "text", half)
            lines.append(line.put(half + 3, theirs[n] if n < len(theirs) else "", "text", half))
        return lines

    def action_choose(self, side: str) -> None:
        """Answer which lines are kept."""
        self.dismiss(side)

    def action_scroll(self, step: int) -> None:
        """Show more."""
        self.query_one("Plane").scroll_relative(y=step, animate=False)


def _column(lines: Sequence[str], width: int) -> list[str]:
    found = [row for line in lines for row in (wrap(line, width) if line.strip() else [""])]
    return found or ["(nothing: taken out)"]
