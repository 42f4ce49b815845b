"""The field in which a section is written: lists go on, new lines are marked, undo is one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.document._document import Document, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._history import EditHistory
from textual.strip import Strip
from textual.widgets import TextArea

from octotui.tui.notes.history import carried, edit_between, moved_line
from octotui.tui.notes.markdown import is_address, link, next_item
from octotui.tui.notes.wrapping import Wrapped
from octotui.tui.theme import ground, tokens

if TYPE_CHECKING:
    from textual import events
    from textual.document._document import Location

GUTTER = 2
STEPS = 50
"""So many steps back are kept, as Textual keeps."""
STEPS_LARGE, LARGE = 8, 200_000
"""In a text of so many letters fewer: each of them is made anew when a colleague's words come in."""


class Editor(TextArea):
    """A text area for Markdown, with a mark before lines that are new."""

    DEFAULT_CSS = """
    Editor, Editor:focus {
        border: none; padding: 0; background: $oct-bg; background-tint: $oct-bg 0%; color: $oct-text;
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; scrollbar-gutter: stable;
    }
    Editor .text-area--cursor, Editor:dark .text-area--cursor, Editor:light .text-area--cursor {
        background: $oct-accent; color: $oct-ink; text-style: none; }
    Editor .text-area--cursor-line { background: $oct-raised; }
    Editor .text-area--selection { background: $oct-sel; color: $oct-text; }
    Editor.-read-only .text-area--cursor { background: $oct-track; color: $oct-text; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        """Make an empty field; a cursor that blinks would move for nothing."""
        super().__init__(id=id, soft_wrap=True)
        self.cursor_blink = False
        self._marks: frozenset[int] = frozenset()

    # Textual's text area, made quick for large texts

    @property
    def gutter_width(self) -> int:
        """Room for the mark of a new line."""
        return GUTTER

    def _set_document(self, text: str, language: str | None) -> None:
        """Take a text; nothing in it is coloured."""
        self.document = Document(text)
        self.wrapped_document = Wrapped(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """Look for none: a lone bracket would be searched for to the end of the text at each key."""
        return None

    # What is marked as new

    @property
    def marks(self) -> frozenset[int]:
        """The lines, counted from 0, that are new."""
        return self._marks

    @marks.setter
    def marks(self, marks: frozenset[int]) -> None:
        if marks != self._marks:
            self._marks = marks
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a row behind its mark."""
        strip = super().render_line(y)
        rows = self.wrapped_document._offset_to_line_info
        at = y + round(self.scroll_y)
        line, part = rows[at] if at < len(rows) else (-1, 0)
        current = self.has_focus and line == self.cursor_location[0] and self.highlight_cursor_line
        plane = "raised" if current else ground(self)
        sign = "+" if part == 0 and line in self._marks else " "
        return Strip.join(
            [Strip([Segment(sign.ljust(GUTTER), tokens(self.app).style("bold go", plane))], GUTTER), strip]
        )

    # What is typed

    async def _on_key(self, event: events.Key) -> None:
        """Let a list go on where enter is pressed in it."""
        if event.key != "enter" or self.read_only or self.selection.start != self.selection.end:
            return
        row, column = self.cursor_location
        line = self.document.get_line(row)
        found = next_item(line, column)
        if found is None:
            return
        event.stop()
        event.prevent_default()
        if found.ends:
            self._replace_via_keyboard("", (row, 0), (row, len(line)))
        else:
            self._replace_via_keyboard(f"\n{found.text}", (row, column), (row, column))

    async def _on_paste(self, event: events.Paste) -> None:
        """Make a link of selected words over which an address is pasted."""
        words = self.selected_text
        if words and "\n" not in words and is_address(event.text) and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(link(words, event.text), *self.selection)

    def load(self, text: str, history: EditHistory | None = None) -> None:
        """Take another text with its own steps back; the cursor stands behind it."""
        self.history = EditHistory(STEPS, checkpoint_timer=2.0, checkpoint_max_characters=100)
        with self.prevent(TextArea.Changed):
            self.load_text(text)
        if history is not None:
            self.history = history
        self.move_cursor(self.document.end)

    # What others write

    def follow(self, text: str) -> None:
        """Show the text with others' words in it: cursor, sight and one's own steps back stay."""
        before = self.text
        if text == before:
            return
        selection, (_, cursor_y), scroll = self.selection, self._cursor_offset, round(self.scroll_y)
        with self.prevent(TextArea.Changed, TextArea.SelectionChanged):
            states = [before]
            most = STEPS_LARGE if len(before) > LARGE else STEPS
            while self.history.undo_stack and len(states) <= most:
                self.undo()
                states.append(self.text)
            steps = carried(states, text)
            self._become(steps[-1])
            self.history.clear()
            for step in reversed(steps[:-1]):
                self._become(step)
            self.selection = Selection(*(self._follows(before, text, place) for place in selection))
        _, now_y = self._cursor_offset
        self.scroll_to(y=max(0, scroll + now_y - cursor_y), animate=False, force=True, immediate=True)

    def _follows(self, before: str, after: str, place: Location) -> Location:
        line = moved_line(before, after, place[0])
        return line, min(place[1], len(self.document.get_line(line)))

    def _become(self, text: str) -> None:
        """Make the text another one, in one step that can be taken back."""
        edit = edit_between(self.text, text)
        if edit is None:
            return
        self.history.checkpoint()
        end = len(self.document.get_line(edit.last))
        self.move_cursor((edit.last, end))
        self.replace(edit.text, (edit.first, 0), (edit.last, end), maintain_selection_offset=False)
        self.history.checkpoint()

    def rewrite(self, text: str) -> None:
        """Make the text another one, as one step of one's own."""
        self._become(text)
