"""The notes page as it is laid out and drawn: sections, the words of one of them, and how they will look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical, VerticalScroll

from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.ledger import Ledger
from octotui.domain.notes.lines import common, split
from octotui.domain.notes.values import Pending, Section
from octotui.domain.value import dataclass
from octotui.tui.drawing.notes_aside import aside, comments, heading
from octotui.tui.drawing.notes_page import NotesPage
from octotui.tui.drawing.notes_rows import elsewhere, here_too, origin, section_rows
from octotui.tui.drawing.notes_top import Kept, strip, title
from octotui.tui.line import Line
from octotui.tui.notes.editor import Editor
from octotui.tui.notes.preview import Preview
from octotui.tui.notes.words import Words
from octotui.tui.screens.base import Room
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look, Rows

if TYPE_CHECKING:
    from textual.widget import Widget

    from octotui.tui.desk import Desk

NARROW, SHORT = 100, 32
NEITHER = "The notes are being opened"


@dataclass(frozen=True)
class NotesView:
    """What was read: the notes, who else is in them, by how many lines they differ from what was approved, and how
    their sections read then."""

    notes: NotesFacts | None
    others: tuple[Pending, ...]
    differs: int
    approved: tuple[tuple[str, str], ...]


class NotesSheet(Room[NotesView]):
    """Draws the page, the section that is shown, and the words that are typed in it."""

    ROOM = "board"
    DEFAULT_CSS = """
    NotesSheet #panes { height: 1fr; }
    NotesSheet #side { width: 31; background: $oct-surface; padding: 1 0 0 0; }
    NotesSheet #side-title { margin: 0 2 1 2; }
    NotesSheet #sections { height: auto; max-height: 1fr; scrollbar-background: $oct-surface; }
    NotesSheet #origin { margin: 2 2 0 2; }
    NotesSheet #paper { width: 1fr; padding: 0 1 0 0; }
    NotesSheet #editor { height: 4; }
    NotesSheet #below { height: 1fr; scrollbar-size-vertical: 1; }
    NotesSheet #comments { margin: 1 1 1 1; }
    NotesSheet #aside { margin: 0 1 0 2; }
    NotesSheet #preview { width: 42; border-left: vkey $oct-rule; padding: 0 2 0 0; margin: 0 0 1 0; }
    NotesSheet.-wide #preview { width: 85; }
    NotesSheet.-wide #side { width: 32; }
    NotesSheet.-no-preview #preview { display: none; }
    NotesSheet #none { margin: 2 2; display: none; }
    NotesSheet.-empty #none { display: block; }
    NotesSheet.-empty #panes { display: none; }
    NotesSheet.-short #side { padding: 0; }
    NotesSheet.-narrow #side { width: 1fr; padding: 1 0 0 0; background: $oct-bg; }
    NotesSheet.-narrow #side-title { margin: 0 1 1 1; }
    NotesSheet.-narrow #origin { margin: 1 1 0 1; }
    NotesSheet.-narrow #paper { display: none; padding: 0; }
    NotesSheet.-narrow #preview { display: none; width: 1fr; border: none; margin: 0; padding: 0 1; }
    NotesSheet.-narrow.-writing #side { display: none; }
    NotesSheet.-narrow.-writing #paper { display: block; }
    NotesSheet.-narrow.-reading #side, NotesSheet.-narrow.-reading #paper { display: none; }
    NotesSheet.-narrow.-reading #preview { display: block; }
    NotesSheet.-narrow #comments { margin: 1 0 1 0; }
    NotesSheet.-narrow #aside { margin: 0 1; }
    """

    def __init__(self, desk: Desk, release_id: int, section_id: str | None = None) -> None:
        """Show the notes of a release, at a section where one is named."""
        super().__init__(desk)
        self.release_id = release_id
        self.at = section_id
        self.editor = Editor(id="editor")
        self.list = Rows(id="sections")
        self.page: NotesPage | None = None
        self.words: Words | None = None
        self.ledger: Ledger | None = None
        self.newer = 0
        self.kept = Kept("saved")
        self._listing = False
        """Whether the list is being made, so that its cursor follows the section and not the other way round."""
        self._approved: dict[str, str] = {}

    def body(self) -> Iterable[Widget]:
        """Title, strip, and three panes: sections, words, preview."""
        yield Drawn(id="title")
        yield Drawn(id="strip")
        yield Drawn(id="none")
        self.list.margin_cells = 1 if self.narrow else 2
        below = VerticalScroll(Drawn(id="comments"), Drawn(id="aside"), id="below", can_focus=False)
        yield Horizontal(
            Vertical(Drawn(self._side_title, id="side-title"), self.list, Drawn(id="origin"), id="side"),
            Vertical(Drawn(id="heading"), self.editor, below, id="paper"),
            Preview(id="preview"),
            id="panes",
        )

    # What is shown

    @property
    def notes(self) -> NotesFacts | None:
        """The notes, None until they are read or where there are none."""
        return self.page.notes if self.page is not None and self.page.notes.opened else None

    @property
    def section(self) -> Section | None:
        """The section that is shown, as it was read."""
        if self.notes is None or self.at is None:
            return None
        return next((each for each in self.notes.sections if each.id == self.at), None)

    @property
    def writing(self) -> bool:
        """Whether the words have the keys."""
        return self.editor.has_focus

    @property
    def narrow(self) -> bool:
        """Whether one pane is shown at a time."""
        return self.app.size.width < NARROW

    @property
    def air(self) -> bool:
        """Whether there is room for empty rows."""
        return not self.narrow and self.app.size.height >= SHORT

    def sync(self) -> None:
        """Know the words as they stand in the editor: it tells of each key a moment later."""
        if self.words is not None:
            self.words.text = self.editor.text

    # What is drawn

    def on_resize(self) -> None:
        """Draw for another size."""
        if self.page is not None:
            self.draw()

    def draw(self) -> None:
        """Draw everything anew; equal lines are left as they are."""
        if self.page is None or not self._stands:
            return
        self.draw_top()
        if not self.page.notes.opened:
            self.query_one("#none", Drawn).lines = self._none
            return
        self._draw_list(self.page)
        self.query_one("#side-title", Drawn).lines = self._side_title
        self.query_one("#origin", Drawn).lines = self._origin
        self.draw_paper()
        self.draw_preview()

    def _draw_list(self, page: NotesPage) -> None:
        self._listing = True
        self.list.rows = section_rows(page, self.at)
        self.list.cursor = self.at
        self._listing = False

    def draw_top(self) -> None:
        """Draw title and strip."""
        page, kept = self.page, self.kept
        if page is not None and self._stands:
            self.query_one("#title", Drawn).lines = lambda look: title(page, kept, look, air=self.air)
            self.query_one("#strip", Drawn).lines = lambda look: strip(page, look, air=self.air)

    def _none(self, look: Look) -> Sequence[Line]:
        return [Line(look.width).put(0, NEITHER, "muted")]

    def _side_title(self, look: Look) -> Sequence[Line]:
        if self.page is None:
            return ()
        ready = f"{self.page.finished} of {len(self.page.leaves)} ready"
        return [Line(look.width).put(0, "Sections", "bold").right(ready, "muted")]

    def _origin(self, look: Look) -> Sequence[Line]:
        return origin(self.page, look, brief=self.narrow) if self.page is not None else ()

    def draw_paper(self) -> None:
        """Draw what stands around the words, and give them the room they need."""
        page, section = self.page, self.section
        if page is None or section is None:
            return
        self.editor.read_only = not page.writes(section)
        self.query_one("#heading", Drawn).lines = lambda look: heading(page, section, look, narrow=self.narrow)
        self.query_one("#comments", Drawn).lines = lambda look: comments(page, section, look, brief=self.narrow)
        self.query_one("#comments").display = bool(page.comments(section))
        self.query_one("#aside", Drawn).lines = lambda look: self._aside(page, section, look)
        self.call_after_refresh(self.fit)

    def _aside(self, page: NotesPage, section: Section, look: Look) -> Sequence[Line]:
        lines = aside(page, section, look, brief=self.narrow)
        lines = lines if self.narrow else [Line(look.width), *lines]
        if not self.narrow:
            return lines
        here = [Line(look.width).put(0, words, "info") for words in here_too(page, section)]
        there = [Line(look.width).put(0, words, "info") for words in elsewhere(page, section)]
        return [*here, *lines, Line(look.width), *origin(page, look, brief=True), *there]

    def fit(self) -> None:
        """Give the words as many rows as they fill, and what stands under them at least a third of the room."""
        if not self.is_attached or self.section is None:
            return
        paper = self.query_one("#paper")
        room = paper.size.height - self.query_one("#heading").size.height
        below = self.query_one("#comments").size.height * self.query_one("#comments").display
        below += self.query_one("#aside", Drawn).size.height + 1
        most = max(3, room - min(below, room * 2 // 5))
        wanted = max(3, min(most, self.editor.wrapped_document.height + 1))
        if room > 0 and self.editor.size.height != wanted:
            self.editor.styles.height = wanted

    def draw_preview(self) -> None:
        """Draw how the notes will look with the words that are being typed, and mark the lines that are new."""
        page, section, words = self.page, self.section, self.words
        if page is None or section is None or words is None:
            return
        self.sync()
        fresh = self._fresh(words, section)
        self.editor.marks = fresh
        typed = replace(page, notes=page.notes.typed(section.id, words.text)) if words.dirty else page
        line = self.editor.cursor_location[0]
        lead = len(words.text) - len(words.text.lstrip("\n"))
        self.query_one(Preview).show(typed, section.id, max(0, line - lead), fresh)

    def _fresh(self, words: Words, section: Section) -> frozenset[int]:
        """Return the lines, counted from 0, that are new: since the approval that they make stale, else since the
        last version."""
        before = self._approved.get(section.id, words.base_text) if self._approved else words.base_text
        if before == words.text:
            return frozenset()
        after = split(words.text)
        fresh = set(range(len(after)))
        for _, there, size in common(split(before), after):
            fresh.difference_update(range(there, there + size))
        return frozenset(fresh)
