"""What is done on the notes page: each act with its key and the reason why it cannot be done now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from octotui.domain.notes import embargo, publishing, review, saving
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.sections import SectionState, check_owner
from octotui.domain.notes.values import Comment, Review
from octotui.domain.people import Person
from octotui.domain.refusal import can
from octotui.services.notes import reviewing, writing
from octotui.tui.act import Act
from octotui.tui.in_turn import asks
from octotui.tui.notes.judging import JudgingRoom

NOT_YET = "The notes are being read"


def _known(reason: Callable[[Any], str | None]) -> Callable[[Any], str | None]:
    """Return a reason that is only asked where the notes are read and somebody sits here."""
    return lambda screen: NOT_YET if screen.notes is None or screen.desk.you is None else reason(screen)


SECTION, NOTES = "section", "notes"


class NotesScreen(JudgingRoom):
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

    # Why not, and what it is called here

    def _asked(self, rule: Callable[[NotesFacts, Person], object], *, typed: bool = False) -> str | None:
        """Return why a rule refuses; `typed` asks it of the notes with what is typed, which the act saves first."""
        notes, you = self.written if typed else self.notes, self.desk.you
        return can(lambda: rule(notes, you)) or None if notes is not None and you is not None else NOT_YET

    @property
    def no_save(self) -> str | None:
        """Why there is nothing to save."""
        return None if self.words is not None and self.words.dirty else "Nothing is typed that is not saved"

    @property
    def no_enter(self) -> str | None:
        """Why enter is a new line."""
        return "The words have the keys" if self.writing else None

    @property
    def enters(self) -> str:
        """What enter does."""
        return "read" if self.editor.read_only else "write"

    @property
    def no_ready(self) -> str | None:
        """Why a section is not called ready."""
        section = self.section
        if section is None:
            return NOT_YET
        return self._asked(
            lambda notes, you: saving.mark_ready(notes, section.id, you, self.desk.now, ready=self.ready), typed=True
        )

    @property
    def ready(self) -> bool:
        """Whether the section would become ready: it is not yet."""
        return self.page is None or self.at is None or self.page.states.get(self.at) is not SectionState.READY

    @property
    def readies(self) -> str:
        """What space does."""
        return "ready" if self.ready else "not ready"

    @property
    def no_none(self) -> str | None:
        """Why it is not said that there is nothing to tell."""
        section = self.section
        if section is None:
            return NOT_YET
        return self._asked(lambda notes, you: saving.say_none(notes, section.id, you, self.desk.now), typed=True)

    @property
    def no_embargo(self) -> str | None:
        """Why the section is not kept back, or its embargo not lifted."""
        section = self.section
        if section is None:
            return NOT_YET
        return self._asked(lambda notes, you: embargo.embargo(notes, section.id, you, self.desk.now))

    @property
    def embargoes(self) -> str:
        """What e does."""
        return "embargo" if self.section is None or self.section.embargo_at is None else "lift embargo"

    @property
    def stage(self) -> str:
        """The review that one would speak at."""
        assert self.page is not None
        return self.page.mine[0].approval.stage if self.page.mine else review.next_stage(self.page.notes)

    @property
    def affirming(self) -> bool:
        """Whether one has approved an older text."""
        return self.page is not None and any(each.stale for each in self.page.mine)

    @property
    def approves(self) -> str:
        """What v does."""
        if self.affirming:
            return "look and affirm"
        return "review" if self.page is not None and self.stage == Review.DRAFT.value else "approve"

    @property
    def no_approve(self) -> str | None:
        """Why the text is not approved by whoever sits here."""
        return self._judged("yes")

    @property
    def no_object(self) -> str | None:
        """Why changes are not asked for by whoever sits here."""
        return self._judged("no")

    def _judged(self, verdict: str) -> str | None:
        page = self.page
        if page is None:
            return NOT_YET
        if verdict == "yes" and page.mine and all(each.word == review.APPROVED for each in page.mine):
            return f"You have approved v{page.mine[0].approval.version}, which is this text"
        stage, seen, now = self.stage, page.digest, self.desk.now
        return self._asked(lambda notes, you: review.decide(notes, you, now, stage, verdict, seen, reason="?"))

    @property
    def no_publish(self) -> str | None:
        """Why nothing is published."""
        return self._asked(lambda notes, you: publishing.check_publish(notes, you, self.desk.now))

    @property
    def no_compare(self) -> str | None:
        """Why nothing is compared."""
        return None if self.notes is not None and self.notes.number > 1 else "There is one version only"

    @property
    def no_ask(self) -> str | None:
        """Why nobody is asked for review."""
        return self._asked(
            lambda notes, you: review.ask(notes, you, self.desk.now, review.next_stage(notes)), typed=True
        )

    @property
    def no_draft(self) -> str | None:
        """Why the notes are not drafted by whoever sits here."""
        return self._asked(
            lambda notes, you: check_owner(notes, you, self.desk.now, "NOT DRAFTED", "A-RN-1", "drafts them")
        )

    @property
    def comment_here(self) -> Comment | None:
        """The comment that f4 answers and f5 resolves."""
        section = self.section
        said = self.page.comments(section) if self.page is not None and section is not None else ()
        return said[0] if said else None

    @property
    def no_resolve(self) -> str | None:
        """Why no comment is resolved."""
        from octotui.domain.notes import talk

        said = self.comment_here
        if said is None:
            return "Nothing here waits to be resolved"
        return self._asked(lambda notes, you: talk.resolve(notes, said.id, you, self.desk.now))

    @property
    def no_replace(self) -> str | None:
        """Why nothing is replaced."""
        return "You comment on this section, others write it" if self.editor.read_only else None

    @property
    def no_link(self) -> str | None:
        """Why no link is made."""
        return self.no_replace if self.writing else "A link is made where one writes; enter begins"

    @property
    def no_ledger(self) -> str | None:
        """Why there is no ledger."""
        return None if self.ledger is not None else "The notes were not drafted from history yet; ^g does it"

    @property
    def in_pane(self) -> bool:
        """Whether words or preview have the keys, so that escape leads to the sections."""
        return not self.list.has_focus

    @property
    def previews(self) -> str:
        """What f8 does."""
        shown = self.has_class("-reading") if self.narrow else not self.has_class("-no-preview")
        return "hide preview" if shown else "preview"

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
