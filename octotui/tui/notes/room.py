"""The notes page as far as it is seen: what is read, which section is shown, and how it is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, Vertical, VerticalScroll

from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.ledger import Ledger
from octotui.domain.notes.lines import common, split
from octotui.domain.notes.review import CHANGED, standing
from octotui.domain.notes.values import Pending, Review, Section
from octotui.domain.value import dataclass
from octotui.services.house import Rows as Data
from octotui.services.notes import views
from octotui.services.notes.drafting import newer_commits
from octotui.tui.drawing.notes_aside import aside, comments, heading
from octotui.tui.drawing.notes_page import NotesPage
from octotui.tui.drawing.notes_rows import elsewhere, origin, section_rows
from octotui.tui.drawing.notes_top import Kept, strip, title
from octotui.tui.line import Line
from octotui.tui.notes.editor import Editor
from octotui.tui.notes.preview import Preview
from octotui.tui.notes.words import Words, session
from octotui.tui.screens.base import Room
from octotui.tui.toast import give_way
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look, Rows

if TYPE_CHECKING:
    from textual.document._history import EditHistory
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


class NotesRoom(Room[NotesView]):
    """The notes of one release: sections, the words of one of them, and how they will look."""

    ROOM = "board"
    DEFAULT_CSS = """
    NotesRoom #panes { height: 1fr; }
    NotesRoom #side { width: 31; background: $oct-surface; padding: 1 0 0 0; }
    NotesRoom #side-title { margin: 0 2 1 2; }
    NotesRoom #sections { height: auto; max-height: 1fr; scrollbar-background: $oct-surface; }
    NotesRoom #origin { margin: 2 2 0 2; }
    NotesRoom #paper { width: 1fr; padding: 0 1 0 0; }
    NotesRoom #editor { height: 4; }
    NotesRoom #below { height: 1fr; scrollbar-size-vertical: 1; }
    NotesRoom #comments { margin: 1 1 1 1; }
    NotesRoom #aside { margin: 0 1 0 2; }
    NotesRoom #preview { width: 42; border-left: vkey $oct-rule; padding: 0 2 0 0; margin: 0 0 1 0; }
    NotesRoom.-wide #preview { width: 85; }
    NotesRoom.-wide #side { width: 32; }
    NotesRoom.-no-preview #preview { display: none; }
    NotesRoom #none { margin: 2 2; display: none; }
    NotesRoom.-empty #none { display: block; }
    NotesRoom.-empty #panes { display: none; }
    NotesRoom.-short #side { padding: 0; }
    NotesRoom.-narrow #side { width: 1fr; padding: 1 0 0 0; background: $oct-bg; }
    NotesRoom.-narrow #side-title { margin: 0 1 1 1; }
    NotesRoom.-narrow #origin { margin: 1 1 0 1; }
    NotesRoom.-narrow #paper { display: none; padding: 0; }
    NotesRoom.-narrow #preview { display: none; width: 1fr; border: none; margin: 0; padding: 0 1; }
    NotesRoom.-narrow.-writing #side { display: none; }
    NotesRoom.-narrow.-writing #paper { display: block; }
    NotesRoom.-narrow.-reading #side, NotesRoom.-narrow.-reading #paper { display: none; }
    NotesRoom.-narrow.-reading #preview { display: block; }
    NotesRoom.-narrow #comments { margin: 1 0 1 0; }
    NotesRoom.-narrow #aside { margin: 0 1; }
    """

    def __init__(self, desk: Desk, release_id: int, section_id: str | None = None) -> None:
        """Show the notes of a release, at a section where one is named."""
        super().__init__(desk)
        self.release_id = release_id
        self.at = section_id
        self.editor = Editor(id="editor")
        self.list = Rows(id="sections")
        self.list.follow = self._follow_cursor
        self.page: NotesPage | None = None
        self.words: Words | None = None
        self.ledger: Ledger | None = None
        self.newer = 0
        self.kept = Kept("saved")
        self._told_for: object = None
        self._listing = False
        """Whether the list is being made, so that its cursor follows the section and not the other way round."""
        self._approved: dict[str, str] = {}
        self.held: dict[str, Words] = {}
        """Words of sections that were left, until they are saved."""
        self._steps: dict[str, tuple[str, EditHistory]] = {}

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

    def look(self, rows: Data) -> NotesView:
        """Read the notes, who is in them, and how far they are from what was approved."""
        notes = views.notes_page(rows, self.release_id)
        if notes is None or not notes.opened:
            return NotesView(notes, (), 0, ())
        others = self._others(views.presence(rows, self.release_id, self.desk.now))
        seats = [each.approval for stage in Review for each in standing(notes, stage.value) if each.word == CHANGED]
        if not seats:
            return NotesView(notes, others, 0, ())
        version = max(each.version for each in seats)
        texts = views.texts_at(rows, self.release_id, version)
        return NotesView(notes, others, views.changed_since(rows, self.release_id, version), tuple(texts.items()))

    def _others(self, found: Iterable[Pending]) -> tuple[Pending, ...]:
        return tuple(each for each in found if each.session != session())

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

    def show(self, view: NotesView) -> None:
        """Show the notes as they are now; the words in the editor take in what others wrote."""
        if view.notes is None:
            self.gone()
            return
        ledger = self.ledger if view.notes.draft is not None else None
        self.page = NotesPage(view.notes, self.desk.you, self.desk.now, view.others, ledger, view.differs, self.newer)
        self._approved = dict(view.approved)
        self.set_class(not view.notes.opened, "-empty")
        if view.notes.opened:
            if self.section is None:
                self.at = view.notes.sections[0].id
            self._take_in()
            self._read_ledger(view.notes)
        self.draw()

    def gone(self) -> None:
        """Lead back from notes whose release was taken back."""
        if self.is_current:
            self.app.pop_screen()

    def sync(self) -> None:
        """Know the words as they stand in the editor: it tells of each key a moment later."""
        if self.words is not None:
            self.words.text = self.editor.text

    def _take_in(self) -> None:
        section = self.section
        self.sync()
        if section is None:
            return
        if self.words is None or self.words.section_id != section.id:
            self.put_in(self.held.get(section.id) or Words.of(section))
        elif self.words.take(section.text, section.version):
            self.editor.follow(self.words.text)
        elif not self.words.dirty:
            self.words.base = section.version
        elif self.words.contested:
            self.kept = Kept("another text came in, ^s shows both", style="hold")

    def put_in(self, words: Words) -> None:
        """Put words into the editor, with the cursor behind them."""
        editor = self.editor
        if self.words is not None:
            self._steps[self.words.section_id] = (self.words.text, editor.history)
        self.words = words
        text, steps = self._steps.get(words.section_id, ("", None))
        editor.load(words.text, steps if text == words.text else None)

    @work(exclusive=True, group="ledger")
    async def _read_ledger(self, notes: NotesFacts) -> None:
        """Read where each commit is told, and how many came since, after each version; it costs more than all else."""
        key = (notes.number, len(notes.drafts))
        if notes.draft is None or key == self._told_for:
            return
        self.ledger = await self.desk.read(views.ledger, self.release_id)
        self.newer = await self.desk.read(newer_commits, self.release_id)
        self._told_for = key
        if self.page is not None and self.is_attached:
            self.page = replace(self.page, ledger=self.ledger, newer=self.newer)
            self.draw()

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
        there = [Line(look.width).put(0, words, "info") for words in elsewhere(page, section)]
        return [*lines, Line(look.width), *origin(page, look, brief=True), *there]

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

    # Where one goes

    def _follow_cursor(self, _rows: Rows, section_id: str | None) -> None:
        give_way(self.app)
        if section_id not in (None, self.at) and self.notes is not None and not self._listing:
            self.go(str(section_id))

    def go(self, section_id: str) -> None:
        """Show another section; what was typed in the one before is put away."""
        self.put_away()
        self.at = section_id
        self._take_in()
        self.draw()

    def put_away(self) -> None:
        """Let go of the section that is shown; whoever writes in it saves."""

    @on(Rows.Opened, "#sections")
    def _opened(self) -> None:
        self.write()

    def write(self) -> None:
        """Give the keys to the words."""
        self.remove_class("-reading")
        self.add_class("-writing")
        self.editor.focus()
        self.draw_paper()
