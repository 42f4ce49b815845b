"""What every part of the notes page is drawn from: the notes, who looks at them, when, and who else is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from octotui.domain.notes.document import Document, assemble, document_hash
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.ledger import Ledger
from octotui.domain.notes.publishing import check_text
from octotui.domain.notes.review import APPROVED, SeatStanding, next_stage, standing
from octotui.domain.notes.sections import SectionState, may_write, state
from octotui.domain.notes.values import Comment, Pending, Review, Section
from octotui.domain.people import Person
from octotui.domain.refusal import can
from octotui.domain.standing import stands_for
from octotui.tui.wording import Names

SIGNS = {
    SectionState.EMPTY: ("○", "muted"),
    SectionState.DRAFT: ("◐", "info"),
    SectionState.READY: ("✓", "go"),
    SectionState.AGAIN: ("↻", "hold"),
    SectionState.NONE: ("–", "faint"),
}
"""How far a section is: its sign and its colour; the state's value is the word."""
FINISHED = (SectionState.READY, SectionState.NONE)


@dataclass(frozen=True)
class NotesPage:
    """The notes of one release as one person sees them at one instant.

    `differs` counts the lines by which the text differs from the one that was approved last, `newer` the commits
    that came after the newest draft.
    """

    notes: NotesFacts
    you: Person | None
    now: datetime
    others: tuple[Pending, ...] = ()
    ledger: Ledger | None = None
    differs: int = 0
    newer: int = 0

    @cached_property
    def names(self) -> Names:
        """How people are called here."""
        return Names((person.name for person in self.notes.facts.people), self.you.name if self.you else None)

    def name(self, person_id: int | None) -> str:
        """Return a person's name, oneself as `you`."""
        return self.names.full(self.notes.facts.name(person_id)) if person_id is not None else ""

    @cached_property
    def states(self) -> dict[str, SectionState]:
        """How far each section is."""
        return {section.id: state(self.notes, section) for section in self.notes.sections}

    @cached_property
    def leaves(self) -> tuple[Section, ...]:
        """The sections that are counted: all but headings that only hold others."""
        return tuple(each for each in self.notes.sections if each.text.strip() or not self.notes.children(each))

    @property
    def finished(self) -> int:
        """How many sections are ready, or said to have nothing to tell."""
        return sum(1 for each in self.leaves if self.states[each.id] in FINISHED)

    @cached_property
    def document(self) -> Document:
        """The notes as they would go out."""
        return assemble(self.notes)

    @cached_property
    def digest(self) -> str:
        """The hash of the notes as they would go out."""
        return document_hash(self.notes)

    def comments(self, section: Section) -> tuple[Comment, ...]:
        """Return what was said about a section and is not resolved, each with its answers."""
        said = self.notes.comments_of(section)
        open_roots = {each.id for each in said if each.answers is None and each.resolved_at is None}
        return tuple(each for each in said if each.id in open_roots or each.answers in open_roots)

    def writes(self, section: Section) -> bool:
        """Tell whether the person at the keyboard writes in a section."""
        return self.you is not None and may_write(self.notes, section, self.you, self.now)

    def there(self, section_id: str) -> tuple[Pending, ...]:
        """Return who else is in a section at the moment."""
        return tuple(each for each in self.others if each.section_id == section_id)

    @cached_property
    def seats(self) -> tuple[SeatStanding, ...]:
        """The seats of the review that is next, or of the publication once every one has approved."""
        return standing(self.notes, next_stage(self.notes))

    @cached_property
    def stale(self) -> tuple[SeatStanding, ...]:
        """The seats that approved an older text, of both reviews."""
        return tuple(each for stage in Review for each in standing(self.notes, stage.value) if each.stale)

    @cached_property
    def mine(self) -> tuple[SeatStanding, ...]:
        """The seats that the person at the keyboard could take now, of the review that is next first."""
        you = self.you
        if you is None:
            return ()
        other = tuple(stage.value for stage in Review if stage.value != next_stage(self.notes))
        found = (*self.seats, *(each for stage in other for each in standing(self.notes, stage)))
        facts = self.notes.facts
        held = [each for each in found if stands_for(facts, you, each.approval.role, self.now)]
        return tuple(each for each in held if each.word != APPROVED) or tuple(held)

    @cached_property
    def waits(self) -> str:
        """Why this text cannot go out yet, empty where it can."""
        return can(lambda: check_text(self.notes))

    @property
    def publishes(self) -> bool:
        """Whether publishing is up to the person at the keyboard."""
        you, notes = self.you, self.notes
        return you is not None and stands_for(notes.facts, you, notes.owner, self.now) is not None

    @property
    def approved_version(self) -> int:
        """The newest version that somebody approved, 0 where nobody has."""
        return max((each.approval.version for each in self.stale), default=0)
