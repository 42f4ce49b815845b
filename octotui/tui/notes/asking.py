"""What leads from the notes page to a dialog or another page, and where the keys go."""

from __future__ import annotations

from pathlib import Path

from octotui.domain.notes import publishing as rules
from octotui.domain.notes.cautions import before_approving, before_publishing
from octotui.domain.notes.document import outgoing_hash
from octotui.domain.notes.values import Review
from octotui.domain.refusal import Refusal, Refused
from octotui.services.house import Trouble
from octotui.services.notes import drafting as drafts
from octotui.services.notes import exporting, publishing, reviewing, views, writing
from octotui.tui.drawing.notes_page import NotesPage
from octotui.tui.in_turn import asks
from octotui.tui.notes.markdown import link
from octotui.tui.notes.preview import Preview, Sheet
from octotui.tui.notes.replacing import Search, offset_of, place_of, places, replaced
from octotui.tui.notes.typing import TypingRoom
from octotui.tui.toast import toast
from octotui.tui.wording import counted

_EXPORTS = (
    ("copy", "Copy to the clipboard", "Markdown"),
    ("markdown", "Markdown", "a file .md"),
    ("text", "Plain text", "a file .txt, for a mail"),
    ("html", "HTML", "a page .html"),
    ("briefing", "Briefing for support", "overview, known issues, questions and answers"),
)


class AskingRoom(TypingRoom):
    """The notes page with its dialogs."""

    _search: Search | None = None

    async def ask(
        self, title: str, prompt: str, verb: str, meaning: str | None = None, initial: str = ""
    ) -> str | None:
        """Ask for a few words."""
        from octotui.tui.dialogs.ask import AskText

        aside = self.notes.facts.release.version if self.notes else ""
        dialog = AskText(
            title, prompt, initial, required="This needs a few words", aside=aside, verb=verb, meaning=meaning
        )
        return await self.app.push_screen_wait(dialog)

    # What is said about a section

    @asks
    async def action_comment(self) -> None:
        """Answer the first comment that waits here, or write one."""
        section = self.section
        if section is None or self.page is None:
            return
        said = next(iter(self.page.comments(section)), None)
        if said is None:
            await self._comment()
            return
        text = await self.ask(f"Answer {self.page.name(said.by)}", said.text, "answer")
        if text:
            await self.do(writing.comment, section.id, text, said.id)

    @asks
    async def action_new_comment(self) -> None:
        """Write a comment."""
        await self._comment()

    async def _comment(self) -> None:
        section = self.section
        if section is not None and (
            text := await self.ask(f"Comment on {section.name}", "What is to be said?", "add it")
        ):
            await self.do(writing.comment, section.id, text)

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

    # Words

    @asks
    async def action_replace(self) -> None:
        """Go to the next place of some words, or replace them all."""
        from octotui.tui.notes.replacing import ReplaceDialog

        section = self.section
        if section is None:
            return
        found = await self.app.push_screen_wait(ReplaceDialog(section.name, self.editor.text, self._search))
        if found is None:
            return
        self._search = found
        self.write()
        if found.everywhere:
            count = len(places(self.editor.text, found.words))
            self.editor.rewrite(replaced(self.editor.text, found.words, found.other))
            toast(self.app, f"{count} {'place' if count == 1 else 'places'} replaced.   ^z undo")
        else:
            self._select_next(found.words)

    def _select_next(self, words: str) -> None:
        editor = self.editor
        at = offset_of(editor.text, editor.selection.end)
        every = places(editor.text, words)
        start = next((each for each in every if each >= at), every[0] if every else None)
        if start is not None:
            editor.move_cursor(place_of(editor.text, start))
            editor.move_cursor(place_of(editor.text, start + len(words)), select=True)

    @asks
    async def action_link(self) -> None:
        """Make a link of the selected words."""
        words = self.editor.selected_text
        start, end = self.editor.selection
        if "\n" in words:
            toast(self.app, "A link stands on one line.", meaning="hold")
            return
        address = await self.ask(
            "A link", f'Where does "{words}" lead?' if words else "Where does it lead?", "put it in"
        )
        if address:
            self.editor.replace(link(words, address), start, end, maintain_selection_offset=False)
            self.write()

    # Versions, history, other forms

    @asks
    async def action_compare(self) -> None:
        """Compare versions: what was approved, or the one before, with the newest."""
        if self.page is not None and await self.save_all():
            number = self.page.notes.number
            self.open_compare(self.page.approved_version or max(1, number - 1))

    def open_compare(self, left: int) -> None:
        """Show a version beside the newest."""
        from octotui.tui.notes.compare import CompareScreen

        self.app.push_screen(CompareScreen(self.desk, self.release_id, left, self.at))

    @asks
    async def action_draft(self) -> None:
        """Draft the notes from the history of a repository."""
        from octotui.tui.notes.draft_dialog import DraftDialog

        if self.notes is None or not await self.save_all():
            return
        dialog = DraftDialog(self.desk, self.release_id, self.notes.facts.release.version)
        history = await self.app.push_screen_wait(dialog)
        if history is not None:
            await self.do(drafts.draft, self.release_id, history)

    def action_ledger(self) -> None:
        """Show where each commit is told."""
        from octotui.tui.notes.ledger_dialog import LedgerDialog

        draft = self.notes.draft if self.notes else None
        if self.ledger is not None and draft is not None:
            self.app.push_screen(LedgerDialog(self.ledger, draft.since))

    @asks
    async def action_export(self) -> None:
        """Write the notes in another form, or copy them."""
        from octotui.tui.dialogs.choose import Choose, Option

        if self.notes is None or not await self.save_all():
            return
        options = [Option(key, name, detail) for key, name, detail in _EXPORTS]
        form = await self.app.push_screen_wait(Choose("Export the notes", options, current="copy"))
        if form == "copy":
            await self._copy()
        elif form is not None and (folder := await self._folder("Export into which folder?", "write it")):
            try:
                path = await self.desk.read(
                    exporting.write_export, self.release_id, form, str(Path(folder).expanduser())
                )
            except Trouble as trouble:
                toast(self.app, str(trouble), meaning="nogo")
            else:
                toast(self.app, f"Written: {path}")

    @asks
    async def action_copy(self) -> None:
        """Copy the notes as Markdown."""
        if await self.save_all():
            await self._copy()

    async def _copy(self) -> None:
        text = await self.desk.read(exporting.export, self.release_id, "markdown")
        self.app.copy_to_clipboard(text)
        toast(self.app, "Notes copied as Markdown.")

    async def _folder(self, prompt: str, verb: str) -> str | None:
        notes = self.notes
        last = notes.publications[-1].folder if notes and notes.publications else ""
        drafted = notes.draft.path if notes and notes.draft else ""
        return await self.ask("A folder", prompt, verb, initial=last or drafted or str(Path.cwd()))

    # Publishing

    @asks
    async def action_try_publish(self) -> None:
        """Try to publish what is refused, so that the refusal says what stands in the way and the journal has it."""
        if self.notes is not None and await self.save_all():
            await self.do(publishing.publish, self.release_id, str(Path.cwd()), outgoing_hash(self.notes))

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
        folder = str(Path(folder).expanduser())
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

    # Where the keys go

    def action_step(self, step: int) -> None:
        """Go to another section, and stay in the words where they have the keys."""
        if self.notes is None or self.at is None:
            return
        ids = [each.id for each in self.notes.sections]
        self.go(ids[(ids.index(self.at) + step) % len(ids)])

    def action_preview(self) -> None:
        """Show or hide the preview; where it is narrow it takes the place of the words."""
        if not self.narrow:
            self.toggle_class("-no-preview")
            self.draw_preview()
            return
        if self.has_class("-reading"):
            self.write()
            return
        self.add_class("-reading")
        self.query_one(Sheet).focus()
        self.call_after_refresh(self.draw_preview)

    def action_other_pane(self) -> None:
        """Go from the sections to the words, to the preview, and round again."""
        if self.list.has_focus:
            self.write()
        elif self.writing and self.query_one(Preview).display and not self.narrow:
            self.query_one(Sheet).focus()
        else:
            self._to_sections()

    def _to_sections(self) -> None:
        self.put_away()
        self.remove_class("-writing", "-reading")
        self.list.focus()
        self.draw()

    @asks
    async def action_leave(self) -> None:
        """Go to the sections; from there back to where one came from, with everything saved."""
        if not self.list.has_focus:
            self._to_sections()
        elif await self.save_all():
            self.app.pop_screen()

    def action_journal(self) -> None:
        """Open the journal of the release."""
        from octotui.tui.screens.journal import JournalScreen

        self.app.push_screen(JournalScreen(self.desk, self.release_id))
