"""Markdown as it will look, line by line."""

from __future__ import annotations

import pytest

from octotui.tui.drawing.notes_preview import body, spans
from octotui.tui.signs import Signs
from octotui.tui.theme import OCTOTUI_DARK, tokens_of
from octotui.tui.widgets.rows import Look


def look(width: int) -> Look:
    """Return a plane to draw on."""
    return Look(width, False, False, tokens_of(OCTOTUI_DARK), Signs())


def rows(text: str, width: int = 20) -> list[str]:
    """Return a text as it is drawn."""
    return [line.plain.rstrip() for line in body(text, look(width), frozenset())[0]]


def test_a_quotation_stands_apart_from_the_item_before_it() -> None:
    assert rows("- one\n> said by\n> somebody who knows\nwell\n- two") == [
        "• one", "▏ said by somebody", "▏ who knows well", "• two",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("a **bold** word", "a bold word"),
        (r"\<T> of \[one\] and \*\*kw", "<T> of [one] and **kw"),
        (r"call super().\_\_init\_\_", "call super().__init__"),
        (r"`\[as it is\]` of `__all__`", r"\[as it is\] of __all__"),
        ("[the guide](https://example.org)", "the guide (https://example.org)"),
        (r"C:\temp", r"C:\temp"),
    ],
)
def test_the_marks_of_markdown_are_gone_and_what_they_guard_is_there(markdown: str, shown: str) -> None:
    assert "".join(words for words, _ in spans(markdown)) == shown
