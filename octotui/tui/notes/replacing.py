"""Search and replace in the section that is being written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.widgets import Input

from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import counted

if TYPE_CHECKING:
    from textual.widget import Widget


class Search(NamedTuple):
    """What is searched for, what stands in its place, and whether all are replaced at once."""

    words: str
    other: str
    everywhere: bool


def places(text: str, words: str) -> list[int]:
    """Return where words begin in a text; small letters find capitals too, capitals find themselves only."""
    return [found.start() for found in _pattern(words).finditer(text)] if words else []


def replaced(text: str, words: str, other: str) -> str:
    """Return a text with words replaced wherever they stand."""
    return _pattern(words).sub(lambda _: other, text) if words else text


def offset_of(text: str, place: tuple[int, int]) -> int:
    """Return at which letter of a text a line and column stand."""
    row, column = place
    return sum(len(line) + 1 for line in text.split("\n")[:row]) + column


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Return the line and column of a letter of a text."""
    before = text[:offset]
    return before.count("\n"), offset - (before.rfind("\n") + 1)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words), 0 if words != words.lower() else re.IGNORECASE)


class ReplaceDialog(Dialog[Search]):
    """Ask for the words; answers what to do, or None."""

    DEFAULT_CSS = """
    ReplaceDialog Input { margin: 0 1 1 1; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "find next", "find", long="go to the next place"),
        Act("ctrl+r", "replace all", "replace", long="replace them all, as one step that can be undone"),
        Act("", "other field", shown="tab"),
        Act("escape", "not now", "close", side="right"),
    )

    def __init__(self, section: str, text: str, before: Search | None) -> None:
        """Take the section's text, and what was searched for last."""
        super().__init__()
        self.section, self.text, self.before = section, text, before

    def body(self) -> Iterable[Widget]:
        """Two fields, and how often it is there."""
        yield Drawn(
            lambda look: [
                Line(look.width).put(0, "Search and replace", "bold").right(self.section, "muted"),
                Line(look.width),
            ]
        )
        yield Drawn(lambda look: [Line(look.width).put(0, "Search", "muted")])
        yield Input(self.before.words if self.before else "", id="words", select_on_focus=True)
        yield Drawn(lambda look: [Line(look.width).put(0, "Put in its place", "muted")])
        yield Input(self.before.other if self.before else "", id="other", select_on_focus=True)
        yield Drawn(self._found, id="found")

    def on_mount(self) -> None:
        """Begin with the words."""
        self.query_one("#words").focus()

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value

    def _found(self, look: Look) -> Sequence[Line]:
        words = self._value("words") if self.is_mounted else ""
        if not words:
            return [Line(look.width)]
        count = len(places(self.text, words))
        return [Line(look.width).put(0, f"{counted(count, 'place')} in {self.section}", "muted" if count else "hold")]

    def on_input_changed(self) -> None:
        """Say how often it is there."""
        self.query_one("#found", Drawn).lines = lambda look: self._found(look)

    def on_input_submitted(self) -> None:
        """Find on enter."""
        self.action_find()

    def action_find(self) -> None:
        """Go to the next place."""
        self._answer(everywhere=False)

    def action_replace(self) -> None:
        """Replace them all."""
        self._answer(everywhere=True)

    def _answer(self, *, everywhere: bool) -> None:
        if places(self.text, self._value("words")):
            self.dismiss(Search(self._value("words"), self._value("other"), everywhere))
