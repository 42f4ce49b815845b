"""What is done on the notes page: each act with its key and the reason why it cannot be done now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from octotui.services.notes import reviewing, writing
from octotui.tui.act import Act
from octotui.tui.in_turn import asks
from octotui.tui.notes.possible import NOT_YET, PossibleRoom


def _known(reason: Callable[[Any], str | None]) -> Callable[[Any], str | None]:
    """Return a reason that is only asked where the notes are read and somebody sits here."""
    return lambda screen: NOT_YET if screen.notes is None or screen.desk.you is None else reason(screen)


SECTION, NOTES = "section", "notes"


class NotesScreen(PossibleRoom):
    """The notes of a release: write with the others, see it as it will look, know exactly what was approved."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("ctrl+s", "save version", "save", SECTION, "save what is typed as a version", _known(lambda s: s.no_save)),
        Act("enter", "write", "write", SECTION, "write in this section", _known(lambda s: s.no_enter),
            label=lambda s: s.enters),
        Act("space", "ready", "ready", SECTION, "call the section ready, or take that back",
            _known(lambda s: s.no_ready), label=lambda s: s.readies),
        Act("v", "approve", "approve", NOTES, "approve, review or affirm exactly this text",
            _known(lambda s: s.no_approve), label=lambda s: s.approves),
        Act("P", "publish", "publish", NOTES, "publish the approved text", _known(lambda s: s.no_publish)),
        Act("f2", "compare", "compare", NOTES, "compare two versions, restore one", _known(lambda s: s.no_compare)),
        Act("f3", "next section", "step(1)", SECTION, "go to the next section", _known(lambda s: None),
            label=lambda s: "next" if s.narrow else "next section"),
        Act("shift+f3,f15", "section before", "step(-1)", SECTION, "go to the section before", foot=False),
        Act("f4", "comment", "comment", SECTION, "comment on the section, or answer", _known(lambda s: None),
            label=lambda s: "answer" if s.comment_here else "comment"),
        Act("f5", "resolved", "resolve", SECTION, "call the comment resolved", _known(lambda s: s.no_resolve),
            foot=False),
        Act("f8", "preview", "preview", NOTES, "show how it will look, or hide it", label=lambda s: s.previews),
        Act("ctrl+r", "ask review", "ask_review", NOTES, "ask for review of this text", _known(lambda s: s.no_ask)),
        Act("ctrl+g", "draft", "draft", NOTES, "draft from the repository's history", _known(lambda s: s.no_draft)),
        Act("x", "changes needed", "object", NOTES, "say what must change", _known(lambda s: s.no_object)),
        Act("d", "none", "none", SECTION, "say that there is nothing to tell here", _known(lambda s: s.no_none),
            foot=False),
        Act("e", "embargo", "embargo", SECTION, "keep a security update back from what goes out, or lift that",
            _known(lambda s: s.no_embargo), label=lambda s: s.embargoes),
        Act("c", "new comment", "new_comment", SECTION, "comment on the section", _known(lambda s: None), foot=False),
        Act("ctrl+t", "replace", "replace", SECTION, "search and replace", _known(lambda s: s.no_replace), foot=False),
        Act("ctrl+l", "link", "link", SECTION, "make a link of the selected words", _known(lambda s: s.no_link),
            foot=False),
        Act("f9", "export", "export", NOTES, "export as Markdown, text or HTML, copy, briefing", foot=False),
        Act("f12", "ledger", "ledger", NOTES, "where each commit is told, or why not", _known(lambda s: s.no_ledger),
            foot=False),
        Act("", "fill", "fill", NOTES, "fill in name and date as the release has them", _known(lambda s: s.no_draft),
            foot=False),
        Act("y", "copy", "copy", NOTES, "copy the notes as Markdown", foot=False),
        Act("J", "journal", "journal", NOTES, "the journal of this release", foot=False),
        Act("tab,shift+tab", "pane", "other_pane", long="sections, words or preview", foot=False),
        Act("escape", "sections", "leave", side="left", long="to the sections, then back",
            label=lambda s: "sections" if s.in_pane else "back"),
    )  # fmt: skip

    def acts(self) -> tuple[Act, ...]:
        """Name first what one does where the keys are: writing in the words, judging in the list."""
        first: tuple[str, ...] = ("approve", "publish", "write", "ready", "embargo", "object", "compare", "leave")
        typing = self.writing and not self.editor.read_only
        if typing:
            first = ("save", "compare", "step(1)", "comment", "ask_review", "leave")
        if typing and self.narrow:
            first = ("step(1)", "compare", "preview", "leave", "ask_review")
        later = len(first)
        return tuple(sorted(super().acts(), key=lambda act: first.index(act.action) if act.action in first else later))

    # What is done without asking

    async def do_act(self, act: Act) -> None:
        """Do an act or say why not; publishing is tried even so, because its refusal has more to say than a toast."""
        if act.action == "publish" and self.notes is not None and act.reason(self) is not None:
            self.action_try_publish()
        else:
            await super().do_act(act)

    @asks
    async def action_save(self) -> None:
        """Save what is typed as a version."""
        if self.words is not None:
            await self.save(self.words, aloud=True)

    def action_write(self) -> None:
        """Give the keys to the words."""
        self.write()

    @asks
    async def action_ready(self) -> None:
        """Call the section ready, or take that back."""
        if self.at is not None and await self.save_all():
            await self.do(writing.mark_ready, self.at, self.ready)

    @asks
    async def action_none(self) -> None:
        """Say that there is nothing to tell in the section, or take that back."""
        if self.at is not None and await self.save_all():
            await self.do(writing.say_none, self.at)

    @asks
    async def action_embargo(self) -> None:
        """Keep the section back from what goes out, or lift that."""
        if self.at is not None and await self.save_all():
            await self.do(writing.embargo, self.at)

    @asks
    async def action_approve(self) -> None:
        """Approve this text, having seen what nobody calls ready; where an older one was approved, what has changed."""
        if self.page is None or not await self.save_all():
            return
        stage, seen = self.stage, self.page.digest
        if self.affirming:
            self.open_compare(self.page.approved_version)
        elif await self.agrees(self.page, stage):
            await self.do(reviewing.judge, self.release_id, stage, "yes", seen)

    @asks
    async def action_resolve(self) -> None:
        """Call the comment resolved."""
        said = self.comment_here
        if said is not None:
            await self.do(writing.resolve, said.id)

    @asks
    async def action_fill(self) -> None:
        """Write name and date as the release has them."""
        if await self.save_all():
            await self.do(writing.fill_from_release, self.release_id)

    @asks
    async def action_ask_review(self) -> None:
        """Ask whoever is next to look at this text."""
        if await self.save_all():
            await self.do(reviewing.ask_review, self.release_id)
