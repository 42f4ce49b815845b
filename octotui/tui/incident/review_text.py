"""The text of a review while somebody writes it: merged with what others write, and kept on leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.events import Unmount

from octotui.domain.incident import aftermath as rules
from octotui.domain.notes.merging import merge
from octotui.domain.refusal import Refused
from octotui.services.house import Trouble
from octotui.services.incident import aftermath
from octotui.tui.incident.room import IncidentRoom
from octotui.tui.notes.editor import Editor
from octotui.tui.toast import toast

if TYPE_CHECKING:
    from octotui.tui.desk import Desk


class ReviewText(IncidentRoom):
    """An incident with the text of its review to write in."""

    def __init__(self, desk: Desk, incident_id: int | None = None) -> None:
        """Begin with nothing written."""
        super().__init__(desk, incident_id)
        self.area = Editor(id="text")
        self._base = self._seen = ""
        """The text that the words here began from, and the one that was last read."""
        self._sending = False

    @property
    def kept(self) -> str:
        """The text that is kept."""
        return self.facts.review.text if self.facts and self.facts.review else ""

    @property
    def text(self) -> str:
        """The text as it stands here."""
        return self.area.text

    @property
    def changed(self) -> bool:
        """Whether the text here is another than the one it began from."""
        return self.text != self._base

    @property
    def why_not_written(self) -> str | None:
        """Why you do not write the review."""
        return self.why_not(lambda facts, you, now: rules.write_review(facts, you, now, "words", self.kept))

    def take(self) -> None:
        """Take in what others have kept; where both changed the same lines, one chooses when it is kept."""
        if self._sending or self.kept == self._seen:
            return
        self._seen = self.kept
        merged = merge(self._base, self.text, self.kept)
        if merged.conflicts:
            return
        self._base = self.kept
        if self.text:
            self.area.follow(merged.text)
        else:
            self.area.load_text(merged.text)

    async def keep(self) -> bool:
        """Keep the text where it was changed; tell whether nothing of it is left to keep."""
        if not self.changed:
            return True
        if reason := self.why_not_written:
            self.app.copy_to_clipboard(self.text)
            toast(self.app, f"{reason}. What you wrote is copied.", meaning="hold")
            return False
        if merge(self._base, self.text, self.kept).conflicts and not await self._choose():
            return False
        text, self._sending = self.text, True
        try:
            done = await self.do(aftermath.write_review, self.id_here, text, self._base)
        finally:
            self._sending = False
        if done:
            self._base = text
            self.take()
        return done

    async def _choose(self) -> bool:
        """Show both texts where both have changed the same lines; tell whether one was chosen."""
        from octotui.tui.notes.conflict import ConflictDialog

        if not self.is_active:
            return False
        review, theirs = self.known.review, self.kept
        name = self.known.name(review.text_by) if review else ""
        merged = merge(self._base, self.text, theirs)
        side = await self.app.push_screen_wait(ConflictDialog("the review", name, merged))
        if side is None:
            return False
        self._base = theirs
        self.area.follow(merged.choose(side))
        return True

    @on(Editor.Changed)
    def _written(self) -> None:
        self.refresh_bindings()

    def on_screen_suspend(self) -> None:
        """Keep the text when another room comes to the front; behind a dialog nothing is being left."""
        if not self.app.screen.is_modal and self.changed:
            self.run_worker(self.keep(), "keep", "keep")

    @on(Unmount)
    async def _ends(self) -> None:
        """Keep what is written when this is left; where both changed the same lines, both stay.

        What nobody can keep any more is copied, and said so where it ends the app as well.
        """
        if not self.changed or self.facts is None:
            return
        try:
            await self.desk.act(aftermath.write_review, self.id_here, self.text, self._base, both=True)
        except (Refused, Trouble) as error:
            self.app.copy_to_clipboard(self.text)
            if not self.app.is_running:
                why = error.refusal.reason if isinstance(error, Refused) else str(error).rstrip(".")
                said = f"{why}. What you wrote is copied."
                self.app.exit(self.app.return_value, self.app.return_code or 0, said)
