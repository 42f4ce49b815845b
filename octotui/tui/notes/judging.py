"""What is said of the whole text: it is approved, it must change, it goes out; each asks first."""

from __future__ import annotations

from pathlib import Path

from octotui.domain.notes import publishing as rules
from octotui.domain.notes.cautions import before_approving, before_publishing
from octotui.domain.notes.document import outgoing_hash
from octotui.domain.notes.values import Review
from octotui.domain.refusal import Refusal, Refused
from octotui.services.house import Trouble, place_of
from octotui.services.notes import publishing, reviewing, views
from octotui.tui.drawing.notes_page import NotesPage
from octotui.tui.in_turn import asks
from octotui.tui.notes.asking import AskingRoom
from octotui.tui.toast import toast
from octotui.tui.wording import counted


class JudgingRoom(AskingRoom):
    """The notes page with what leads to approval and publication."""

    async def agrees(self, page: NotesPage, stage: str) -> bool:
        """Ask whether exactly the text on a page is approved, with what should be seen before."""
        from octotui.tui.dialogs.confirm import Confirm

        role = page.mine[0].approval.role if page.mine else ""
        what = "Review the draft" if stage == Review.DRAFT.value else "Approve the notes"
        lines = counted(page.document.text.count("\n"), "line")
        dialog = Confirm(
            f"{what} of {page.notes.facts.release.version}",
            f"Exactly these {lines} are approved for {role}; any change asks again.",
            [(told, "hold") for told in before_approving(page.notes)],
            verb="approve this text",
            aside=f"text v{page.notes.number}",
            meaning="go",
        )
        answer: bool | None = await self.app.push_screen_wait(dialog)
        return answer is True

    @asks
    async def action_object(self) -> None:
        """Say what must change before one says yes."""
        page = self.page
        if page is None:
            return
        stage = page.mine[0].approval.stage if page.mine else ""
        if reason := await self.ask("Changes needed", "What must change in this text?", "say it", "hold"):
            await self.do(reviewing.judge, self.release_id, stage, "no", page.digest, reason)

    @asks
    async def action_try_publish(self) -> None:
        """Try to publish what is refused, so that the refusal says what stands in the way and the journal has it.

        Nothing was read that could go out, so nothing does, even where the last thing in the way is gone meanwhile.
        """
        if self.notes is not None and await self.save_all():
            await self.do(publishing.publish, self.release_id, str(Path.cwd()), "")

    @asks
    async def action_publish(self) -> None:
        """Ask for the folder, show what will be written, and write it."""
        from octotui.tui.notes.publish_dialog import PublishDialog

        notes, you = self.notes, self.desk.you
        if notes is None or you is None or not await self.save_all():
            return
        prompt = "release-notes/ and CHANGELOG.md are written into this folder."
        folder = await self._folder(prompt, "show what is written")
        if not folder:
            return
        folder = str(place_of(folder))
        try:
            planned = await self.desk.read(views.publish_plan, self.release_id, you, folder, self.desk.now)
        except Refused as refused:
            await self.refused(refused.refusal)
            return
        except Trouble as trouble:
            toast(self.app, str(trouble), meaning="nogo")
            return
        dialog = PublishDialog(notes.facts.release.version, folder, planned, before_publishing(notes))
        if await self.app.push_screen_wait(dialog):
            await self.do(publishing.publish, self.release_id, folder, outgoing_hash(notes))

    async def refused(self, refusal: Refusal) -> None:
        """Explain in full why nothing was published; say all else in a toast."""
        notes, you = self.notes, self.desk.you
        if refusal.verdict != rules.VERDICT or notes is None or you is None:
            await super().refused(refusal)
            return
        from octotui.tui.notes.publish_dialog import NotesRefusal

        await self.app.push_screen_wait(NotesRefusal(refusal, notes, you, self.desk.now))
