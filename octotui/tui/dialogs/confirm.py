"""Ask before what cannot be undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look

if TYPE_CHECKING:
    from textual.widget import Widget


class Confirm(Dialog[bool]):
    """Say what will happen and do it on enter; answers True, or None.

    `facts` are sentences below the question, each with the token it is written in.
    """

    MEANING = "hold"

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "do it", "confirm", label=lambda dialog: dialog.verb),
        Act("escape", "not now", "close", side="right", long="close, nothing is changed"),
    )

    def __init__(
        self,
        title: str,
        question: str,
        facts: Sequence[tuple[str, str]] = (),
        *,
        verb: str = "do it",
        aside: str = "",
        meaning: str | None = None,
    ) -> None:
        """Say what will happen; `verb` names it in the foot."""
        super().__init__(meaning=meaning)
        self.heading, self.question, self.facts = title, question, tuple(facts)
        self.verb, self.aside = verb, aside

    def body(self) -> Iterable[Widget]:
        """All in words."""
        yield Drawn(self._lines)

    def _lines(self, look: Look) -> Sequence[Line]:
        lines = [Line(look.width).put(0, self.heading, "bold").right(self.aside, "muted"), Line(look.width)]
        lines += [Line(look.width).put(0, row) for row in wrap(self.question, look.width)]
        if self.facts:
            lines.append(Line(look.width))
        for sentence, style in self.facts:
            lines += [Line(look.width).put(0, row, style) for row in wrap(sentence, look.width)]
        lines.append(Line(look.width))
        lines.append(Line(look.width).put(0, "enter", "bold accent").put(8, self.verb[:1].upper() + self.verb[1:]))
        return lines

    def action_confirm(self) -> None:
        """Answer yes."""
        self.dismiss(True)
