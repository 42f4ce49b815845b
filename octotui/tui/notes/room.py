"""The notes page as far as it is read: what is known of the notes, and which of their sections is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on, work

from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.review import CHANGED, standing
from octotui.domain.notes.values import Pending, Review
from octotui.services.house import Rows as Data
from octotui.services.notes import views
from octotui.services.notes.drafting import newer_commits
from octotui.tui.drawing.notes_page import NotesPage
from octotui.tui.drawing.notes_top import Kept
from octotui.tui.notes.sheet import NotesSheet, NotesView
from octotui.tui.notes.words import Words, session
from octotui.tui.toast import give_way
from octotui.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.document._history import EditHistory

    from octotui.tui.desk import Desk


class NotesRoom(NotesSheet):
    """The notes of one release, read anew at every change; the words being typed take in what others wrote."""

    def __init__(self, desk: Desk, release_id: int, section_id: str | None = None) -> None:
        """Show the notes of a release, at a section where one is named."""
        super().__init__(desk, release_id, section_id)
        self.list.follow = self._follow_cursor
        self.held: dict[str, Words] = {}
        """Words of sections that were left, until they are saved."""
        self._told_for: object = None
        self._steps: dict[str, tuple[str, EditHistory]] = {}

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
        self.newer = await self.desk.read_outside(newer_commits, self.release_id)
        self._told_for = key
        if self.page is not None and self.is_attached:
            self.page = replace(self.page, ledger=self.ledger, newer=self.newer)
            self.draw()

    @property
    def written(self) -> NotesFacts | None:
        """The notes with what is typed here and not saved yet."""
        notes = self.notes
        for words in (*self.held.values(), *([self.words] if self.words else [])):
            if notes is not None and words.dirty:
                notes = notes.typed(words.section_id, words.text)
        return notes

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
