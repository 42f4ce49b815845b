"""Markdown as it will look, line by line."""

from __future__ import annotations

import pytest

from octotui.tui.drawing.notes_preview import spans


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
