"""Nothing that is typed is lost: kept within a second, saved as a version on leaving, merged with what others save."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on, work
from textual.events import Unmount
from textual.timer import Timer

from octotui.domain.notes.values import Pending
from octotui.domain.refusal import Refused
from octotui.services.house import Rows as Data
from octotui.services.house import Trouble
from octotui.services.notes import views, writing
from octotui.tui.drawing.notes_top import Kept
from octotui.tui.in_turn import ASKS
from octotui.tui.notes.editor import Editor
from octotui.tui.notes.room import NotesRoom
from octotui.tui.notes.words import Words, session
from octotui.tui.toast import toast

if TYPE_CHECKING:
    from octotui.services.notes.writing import Saved
    from octotui.tui.desk import Desk

KEEP_SECONDS = 0.4
"""So long after the first key that is not kept yet the words are kept; a crash loses no more than a second."""
QUIET_SECONDS = 30.0
"""So long after the last key the words become a version of their own."""
BEAT_SECONDS = 5.0
"""So often it is told that somebody is in a section."""
LOOK_SECONDS = 2.0
"""So often it is looked who else is; what others type has no entry in the journal that would tell."""
PREVIEW_SECONDS = 0.12


class TypingRoom(NotesRoom):
    """The notes page with what happens while one types."""

    def __init__(self, desk: Desk, release_id: int, section_id: str | None = None) -> None:
        """Begin with nothing typed."""
        super().__init__(desk, release_id, section_id)
        self._keep_timer: Timer | None = None
        self._quiet_timer: Timer | None = None
        self._preview_timer: Timer | None = None
        self._beaten = ""
        """The section in which others see us."""
        self._opening = False

    def on_mount(self) -> None:
        """Begin to look around."""
        self.set_interval(LOOK_SECONDS, self.look_around)
        self.set_interval(BEAT_SECONDS, self.beat)
        self.list.focus()
        self.begin()

    @work(group="begin", exclusive=True)
    async def begin(self) -> None:
        """Open the notes where nobody has yet, then offer what was typed and never saved."""
        notes = self.view.notes if self.view is not None else await self.desk.read(views.notes_page, self.release_id)
        if notes is not None and not notes.opened:
            if not await self.do(writing.open_notes, self.release_id):
                self.gone()
                return
            await self.catch_up()
        if self.is_attached:
            self.run_worker(self._recover(), "action_recover", ASKS)

    async def _recover(self) -> None:
        from octotui.tui.notes.recovering import recover

        await recover(self)

    # Who is where

    @work(group="presence", exclusive=True)
    async def look_around(self) -> None:
        """Look who else is in the notes, and let the title tell how long ago the words were saved."""
        if not self.is_current or self.view is None or self.view.notes is None:
            return
        found = await self.desk.read(self._presence)
        if self.view is None or self.page is None:
            return
        if tuple(map(_there, found)) != tuple(map(_there, self.view.others)):
            self._take(replace(self.view, others=found))
        else:
            self.page = replace(self.page, now=self.desk.now)
            self.draw_top()

    def _presence(self, rows: Data) -> tuple[Pending, ...]:
        return self._others(views.presence(rows, self.release_id, self.desk.now))

    async def beat(self) -> None:
        """Tell that one is in a section, as long as the words have the keys."""
        words = self.words
        if self.writing and self.is_current and words is not None and not self.editor.read_only:
            await self.keep(words)

    # What is typed

    @on(Editor.Changed)
    def _typed(self) -> None:
        words = self.words
        if words is None or self.editor.text == words.kept:
            return
        self.sync()
        if self._keep_timer is None:
            self._keep_timer = self.set_timer(KEEP_SECONDS, self._keep_now)
            self.kept = Kept("typing")
            self.draw_top()
        if self._quiet_timer is None:
            self._quiet_timer = self.set_timer(QUIET_SECONDS, self._is_quiet)
        else:
            self._quiet_timer.reset()
        if self._preview_timer is None:
            self._preview_timer = self.set_timer(PREVIEW_SECONDS, self._preview_now)
        self.refresh_bindings()

    def _preview_now(self) -> None:
        self._preview_timer = None
        self.draw_preview()
        self.fit()

    @on(Editor.SelectionChanged)
    def _moved(self) -> None:
        if self._preview_timer is None:
            self._preview_timer = self.set_timer(PREVIEW_SECONDS, self._preview_now)

    async def _keep_now(self) -> None:
        self._keep_timer = None
        if self.words is not None and self.words.dirty:
            await self.keep(self.words)

    async def keep(self, words: Words) -> None:
        """Keep the words as they are typed, and tell that one is there."""
        self.sync()
        text = words.text
        try:
            await self.desk.act(writing.keep, words.section_id, text, words.base, words.base_text, session())
        except (Trouble, Refused) as error:
            self.kept = Kept("not kept", style="nogo")
            toast(self.app, str(error), meaning="nogo")
            return
        words.kept, self._beaten = text, words.section_id
        if words is self.words and words.dirty:
            self._say_kept("kept", self.desk.now)

    def _say_kept(self, word: str, at: datetime | None) -> None:
        self.kept = Kept(word, at)
        self.draw_top()

    def _is_quiet(self) -> None:
        self._quiet_timer = None
        if self.words is not None and self.words.dirty and not self.words.contested and self.is_attached:
            self.run_worker(self.save(self.words), "save", "save")

    # What is saved

    def put_away(self) -> None:
        """Save what was typed in the section that is being left, or tell that one is not there any more."""
        self.sync()
        words = self.words
        if words is None:
            return
        if words.dirty:
            self.held[words.section_id] = words
            self.run_worker(self.save(words), "save", "save")
        elif self._beaten == words.section_id:
            self.run_worker(self._leave(words.section_id), "leave", "save")

    async def _leave(self, section_id: str) -> None:
        self._beaten = ""
        with suppress(Trouble, Refused):
            await self.desk.act(writing.leave, section_id, session())

    async def save(self, words: Words, *, aloud: bool = False, why: str = "") -> bool:
        """Save words as a version; tell whether nothing of them is left unsaved."""
        self.sync()
        if not words.dirty:
            if aloud:
                toast(self.app, "Nothing to save.")
            return True
        text = words.sent = words.text
        try:
            done = await self.desk.act(writing.save, words.section_id, text, words.base_text, session(), why)
        except Refused as refused:
            words.sent = None
            await self.refused(refused.refusal)
            return False
        except Trouble as trouble:
            words.sent = None
            toast(self.app, str(trouble), meaning="nogo")
            return False
        words.sent = None
        saved = done.answer
        if saved.conflicts is not None:
            return await self._choose(words, saved)
        self._saved(words, text, saved)
        if aloud or saved.merged:
            toast(self.app, saved.said, undo=False)
        return True

    def _saved(self, words: Words, text: str, saved: Saved) -> None:
        """Go on from what was saved; what was typed since then stays to be saved."""
        self.sync()
        words.base_text, words.contested = text, False
        if not words.dirty:
            self.held.pop(words.section_id, None)
        changed = words.take(saved.text, saved.number)
        if words is self.words and self.is_attached:
            if changed:
                self.editor.follow(words.text)
            self._say_kept("saved", self.desk.now)
            self.draw_preview()
        self._beaten = "" if self._beaten == words.section_id else self._beaten

    async def _choose(self, words: Words, saved: Saved) -> bool:
        """Show both texts where both have changed the same lines, and save the one that is chosen."""
        from octotui.tui.notes.conflict import ConflictDialog

        words.contested = True
        if not self.is_attached or saved.conflicts is None:
            return False
        if not self.is_active:
            toast(self.app, f"{saved.said} ^s shows both.", meaning="hold")
            return False
        section = next(each for each in self.notes.sections if each.id == words.section_id) if self.notes else None
        dialog = ConflictDialog(
            section.name if section else "",
            self.page.name(section.by) if self.page and section else "",
            saved.conflicts,
        )
        side = await self.app.push_screen_wait(dialog)
        if side is None:
            toast(self.app, "Not saved; the words stay here and are kept.", meaning="hold")
            return False
        words.text = saved.conflicts.choose(side)
        words.base_text, words.contested = saved.theirs, False
        if words is self.words:
            self.editor.follow(words.text)
        return await self.save(words, aloud=True)

    async def save_all(self) -> bool:
        """Save before anything that reads the text as it stands; tell whether it stands."""
        self.sync()
        return self.words is None or await self.save(self.words)

    # How it ends

    def on_screen_suspend(self) -> None:
        """Save when another room comes to the front; behind a dialog nothing is being left."""
        if not self.app.screen.is_modal:
            self.put_away()

    @on(Unmount)
    async def _ends(self) -> None:
        """Save what is typed when the app ends."""
        self.sync()
        if self.words is not None:
            self.held[self.words.section_id] = self.words
        for words in [each for each in self.held.values() if each.dirty]:
            with suppress(Trouble, Refused):
                await self.desk.act(writing.save, words.section_id, words.text, words.base_text, session())
        if self._beaten and self.words is not None and not self.words.dirty:
            await self._leave(self._beaten)


def _there(pending: Pending) -> tuple[str, int, bool]:
    """Return of somebody's presence what is shown of it."""
    return pending.section_id, pending.person_id, pending.text != pending.base_text
