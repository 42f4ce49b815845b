"""A field of one line that keeps every line of what is pasted into it."""

from __future__ import annotations

from textual.events import Paste
from textual.widgets import Input


class Entry(Input):
    """An input that joins pasted lines by a blank; Textual's own keeps the first and drops the others silently."""

    def _on_paste(self, event: Paste) -> None:
        event.prevent_default()
        event.stop()
        line = " ".join(part.strip() for part in event.text.splitlines() if part.strip())
        shown = "".join(letter for letter in line if letter.isprintable())
        if shown:
            self.replace(shown, *self.selection)
