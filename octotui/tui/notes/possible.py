"""Why an act on the notes page cannot be done now, by the rules that the act itself obeys, and what it is called."""

from __future__ import annotations

from collections.abc import Callable

from octotui.domain.notes import embargo, publishing, review, saving, talk
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.sections import SectionState, check_owner
from octotui.domain.notes.values import Comment, Review
from octotui.domain.people import Person
from octotui.domain.refusal import can
from octotui.tui.notes.judging import JudgingRoom

NOT_YET = "The notes are being read"


class PossibleRoom(JudgingRoom):
    """The notes page with the reason why each key does nothing here, and what it does where it does something."""

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
