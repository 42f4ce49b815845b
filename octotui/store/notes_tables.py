"""The tables of release notes: one a value of the domain, with the same fields in the same order.

What is being typed has a table as well, but no row class: it is written past the journal (`store.notes`).
"""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from octotui.domain.notes import values
from octotui.store import notes as _known  # noqa: F401  # adds where these values are kept
from octotui.store.columns import Instant, Row, Words


class SectionRow(Row, table=True):
    """One field of the notes template with its text."""

    __tablename__ = "notes_section"
    id: str = Field(primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    number: int
    name: str
    line: int
    parent_id: str | None
    owner: str
    contributors: tuple[str, ...] = Field(sa_type=Words)
    hint: str
    need: str
    text: str
    none_said: bool
    ready_by: int | None
    ready_at: datetime | None = Field(sa_type=Instant)
    ready_hash: str
    draft: str
    version: int
    by: int | None
    at: datetime | None = Field(sa_type=Instant)
    embargo_by: int | None
    embargo_at: datetime | None = Field(sa_type=Instant)


class VersionRow(Row, table=True):
    """One save of the notes."""

    __tablename__ = "notes_version"
    id: str = Field(primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    number: int
    at: datetime = Field(sa_type=Instant)
    by: int
    hash: str
    why: str
    texts: str


class ApprovalRow(Row, table=True):
    """One role's seat at a review of the notes, and what was said at it about one exact text (A-PRE-3r, A-RN-14)."""

    __tablename__ = "notes_approval"
    id: str = Field(primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    stage: str
    role: str
    line: int
    verdict: str
    person_id: int | None
    for_person_id: int | None
    hash: str
    version: int
    reason: str
    at: datetime | None = Field(sa_type=Instant)
    same_hand: bool
    asked_by: int | None
    asked_at: datetime | None = Field(sa_type=Instant)
    asked_hash: str


class CommentRow(Row, table=True):
    """What somebody says about a section."""

    __tablename__ = "notes_comment"
    id: str = Field(primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    section_id: str
    text: str
    by: int
    at: datetime = Field(sa_type=Instant)
    answers: str | None
    resolved_by: int | None
    resolved_at: datetime | None = Field(sa_type=Instant)


class DraftRow(Row, table=True):
    """One draft made from a repository's history."""

    __tablename__ = "notes_draft"
    id: str = Field(primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    number: int
    by: int
    at: datetime = Field(sa_type=Instant)
    path: str
    since: str
    until: str
    head: str
    head_at: datetime | None = Field(sa_type=Instant)
    commits: int
    breaking: int
    shallow: bool
    ledger: str


class PublicationRow(Row, table=True):
    """The notes as they went out."""

    __tablename__ = "notes_publication"
    id: str = Field(primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    mark: int
    version: int
    hash: str
    by: int
    at: datetime = Field(sa_type=Instant)
    folder: str
    path: str
    text: str


ROWS: dict[type, type[Row]] = {
    values.Section: SectionRow,
    values.Version: VersionRow,
    values.Approval: ApprovalRow,
    values.Comment: CommentRow,
    values.Draft: DraftRow,
    values.Publication: PublicationRow,
}
"""The row of each value."""
