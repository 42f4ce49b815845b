"""What leads from the words to a dialog or another page, and where the keys go."""

from __future__ import annotations

from pathlib import Path

from octotui.domain.notes.embargo import kept_back
from octotui.services.house import Trouble
from octotui.services.notes import drafting as drafts
from octotui.services.notes import exporting, writing
from octotui.tui.in_turn import asks
from octotui.tui.notes.markdown import link
from octotui.tui.notes.preview import Preview, Sheet
from octotui.tui.notes.replacing import Search, offset_of, place_of, places, replaced
from octotui.tui.notes.typing import TypingRoom
from octotui.tui.toast import toast

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
        self, title: str, prompt: str, verb: str, meaning: str | None = None, *, aside: str = "", initial: str = ""
    ) -> str | None:
        """Ask for a few words, beside the version that they are about."""
        aside = aside or (self.notes.facts.release.version if self.notes else "")
        return await super().ask(title, prompt, verb, meaning, aside=aside, initial=initial)

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
                path = await self.desk.read(exporting.write_export, self.release_id, form, folder)
            except Trouble as trouble:
                toast(self.app, str(trouble), meaning="nogo")
            else:
                toast(self.app, f"Written{self._without}: {path}")

    @asks
    async def action_copy(self) -> None:
        """Copy the notes as Markdown."""
        if await self.save_all():
            await self._copy()

    async def _copy(self) -> None:
        text = await self.desk.read(exporting.export, self.release_id, "markdown")
        self.app.copy_to_clipboard(text)
        toast(self.app, f"Notes copied as Markdown{self._without}.")

    @property
    def _without(self) -> str:
        """What is not in another form of the notes, in words."""
        held = kept_back(self.notes) if self.notes else ()
        return ", without what is under embargo" if any(each.text.strip() for each in held) else ""

    async def _folder(self, prompt: str, verb: str) -> str | None:
        notes = self.notes
        last = notes.publications[-1].folder if notes and notes.publications else ""
        drafted = notes.draft.path if notes and notes.draft else ""
        return await self.ask("A folder", prompt, verb, initial=last or drafted or str(Path.cwd()))

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
            self.refresh_bindings()
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
