"""Everything known about the notes of one release at one instant; rules read it and answer with changed values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from octotui.domain.facts import Facts
from octotui.domain.notes.values import (
    Approval,
    Comment,
    Draft,
    NotesValue,
    Publication,
    Section,
    Version,
)
from octotui.domain.value import dataclass, merged

_PLACES: dict[type, str] = {
    Section: "sections",
    Approval: "approvals",
    Comment: "comments",
    Draft: "drafts",
    Publication: "publications",
    Version: "versions",
}


@dataclass(frozen=True)
class NotesFacts:
    """The notes of a release beside the release itself.

    `versions` are the newest first and carry no texts, `drafts` and `publications` the newest last, drafts without
    their ledger. `sections` are in the order of the template, empty until the notes are opened.
    """

    facts: Facts
    sections: tuple[Section, ...] = ()
    approvals: tuple[Approval, ...] = ()
    comments: tuple[Comment, ...] = ()
    drafts: tuple[Draft, ...] = ()
    publications: tuple[Publication, ...] = ()
    versions: tuple[Version, ...] = ()

    @property
    def opened(self) -> bool:
        """Tell whether the notes have been opened, and so have sections."""
        return bool(self.sections)

    @property
    def number(self) -> int:
        """Return the number of the newest version, 0 before the first."""
        return self.versions[0].number if self.versions else 0

    @property
    def last_editor(self) -> int | None:
        """Return who changed the text last, by saving it, restoring it or drafting it (C11)."""
        return self.versions[0].by if self.versions else None

    @property
    def draft(self) -> Draft | None:
        """Return the newest draft from history."""
        return self.drafts[-1] if self.drafts else None

    @property
    def owner(self) -> str:
        """Return the role that owns the notes (A-RN-1)."""
        return self.sections[0].owner if self.sections else ""

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}

    def section(self, section_id: str) -> Section:
        """Return a section by its id; KeyError where there is none."""
        return self._sections[section_id]

    def children(self, section: Section) -> tuple[Section, ...]:
        """Return the sections below a section."""
        return tuple(each for each in self.sections if each.parent_id == section.id)

    def comments_of(self, section: Section) -> tuple[Comment, ...]:
        """Return what was said about a section, each comment followed by its answers."""
        said = sorted((each for each in self.comments if each.section_id == section.id), key=lambda each: each.at)
        roots = (each for each in said if each.answers is None)
        return tuple(each for root in roots for each in (root, *(other for other in said if other.answers == root.id)))

    def typed(self, section_id: str, text: str) -> NotesFacts:
        """Return these notes as they would be with a text that somebody types."""
        return self.but((replace(self.section(section_id), text=text),))

    def but(self, changes: Iterable[NotesValue]) -> NotesFacts:
        """Return these notes with the changed values in place of the old ones."""
        after = merged(self, (value for value in changes if type(value) in _PLACES), _PLACES)
        return replace(after, versions=tuple(sorted(after.versions, key=lambda version: -version.number)))

    def beside(self, facts: Facts) -> NotesFacts:
        """Return these notes beside changed facts of the release."""
        return replace(self, facts=facts)
