"""The tables: one a value of the domain, with the same fields in the same order."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

from sqlmodel import Field

from octotui.domain import edition, journal, people, poll, release, task
from octotui.store.columns import Instant, Row, Words


class EditionRow(Row, table=True):
    """A guide as it was when it took effect."""

    __tablename__ = "edition"
    id: int = Field(primary_key=True)
    name: str
    edition: str
    text: str
    lead: str
    seats: tuple[str, ...] = Field(sa_type=Words)
    call_line: int
    types: tuple[str, ...] = Field(sa_type=Words)
    type_lines: tuple[str, ...] = Field(sa_type=Words)
    source: str
    taken_at: datetime | None = Field(sa_type=Instant)
    taken_by: int | None


class PersonRow(Row, table=True):
    """Somebody who acts."""

    __tablename__ = "person"
    id: int = Field(primary_key=True)
    name: str
    roles: tuple[str, ...] = Field(sa_type=Words)
    away_from: datetime | None = Field(sa_type=Instant)
    away_until: datetime | None = Field(sa_type=Instant)
    created_at: datetime | None = Field(sa_type=Instant)


class DelegateRow(Row, table=True):
    """Who stands in for whom at which role."""

    __tablename__ = "delegate"
    id: str = Field(primary_key=True)
    role: str
    person_id: int = Field(foreign_key="person.id")
    stand_in_id: int = Field(foreign_key="person.id")
    appointed_by: int
    appointed_at: datetime = Field(sa_type=Instant)
    until: datetime | None = Field(sa_type=Instant)
    ended_at: datetime | None = Field(sa_type=Instant)


class ReleaseRow(Row, table=True):
    """A version on its way to production."""

    __tablename__ = "release"
    id: int = Field(primary_key=True)
    version: str = Field(unique=True)
    name: str
    type: str
    edition_id: int = Field(foreign_key="edition.id")
    created_at: datetime = Field(sa_type=Instant)
    created_by: int
    stage: str = Field(index=True)
    revision: str
    revision_at: datetime | None = Field(sa_type=Instant)
    fixes: str
    expedited: bool
    window_from: datetime | None = Field(sa_type=Instant)
    window_to: datetime | None = Field(sa_type=Instant)
    deployed_at: datetime | None = Field(sa_type=Instant)
    deployed_by: int | None
    deployed_how: str
    ended_at: datetime | None = Field(sa_type=Instant, index=True)
    ended_why: str
    ended_by: int | None
    outcome: str
    incident_at: datetime | None = Field(sa_type=Instant)


class TraitAnswerRow(Row, table=True):
    """A trait of a release, answered or not."""

    __tablename__ = "trait_answer"
    id: str = Field(primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    trait: str
    yes: bool | None
    by: int | None
    at: datetime | None = Field(sa_type=Instant)


class TaskRow(Row, table=True):
    """One thing a role must do."""

    __tablename__ = "task"
    id: str = Field(primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    number: int
    title: str
    owner: str
    part: str
    purpose: str
    section: str
    section_line: int
    line: int
    last_line: int
    parent_id: str | None
    condition: str
    when: tuple[str, ...] = Field(sa_type=Words)
    assumed: bool
    bound: bool
    person_id: int | None
    state: str = Field(index=True)
    reason: str
    due: datetime | None = Field(sa_type=Instant)
    revision: str
    done_by: int | None
    done_at: datetime | None = Field(sa_type=Instant)
    failed_at: datetime | None = Field(sa_type=Instant)
    by: int | None
    since: datetime | None = Field(sa_type=Instant)


class SeatRow(Row, table=True):
    """One role's place at a task."""

    __tablename__ = "seat"
    id: str = Field(primary_key=True)
    task_id: str = Field(foreign_key="task.id")
    release_id: int = Field(foreign_key="release.id", index=True)
    kind: str
    role: str
    line: int
    condition: str
    when: tuple[str, ...] = Field(sa_type=Words)
    verdict: str
    person_id: int | None
    for_person_id: int | None
    at: datetime | None = Field(sa_type=Instant)
    reason: str
    revision: str
    same_hand: bool
    asked_at: datetime | None = Field(sa_type=Instant)


class EvidenceRow(Row, table=True):
    """What shows that a task is done."""

    __tablename__ = "evidence"
    id: str = Field(primary_key=True)
    task_id: str = Field(foreign_key="task.id")
    release_id: int = Field(foreign_key="release.id", index=True)
    kind: str
    text: str
    by: int
    at: datetime = Field(sa_type=Instant)
    revision: str
    command: str
    exit_status: int | None
    output: str


class RemarkRow(Row, table=True):
    """A comment or a ping."""

    __tablename__ = "remark"
    id: str = Field(primary_key=True)
    task_id: str = Field(foreign_key="task.id")
    release_id: int = Field(foreign_key="release.id", index=True)
    kind: str
    text: str
    by: int
    at: datetime = Field(sa_type=Instant)
    to_person_id: int | None
    to_role: str


class PollRow(Row, table=True):
    """One round of the call."""

    __tablename__ = "poll"
    id: str = Field(primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    round: int
    revision: str
    opened_at: datetime = Field(sa_type=Instant)
    opened_by: int
    seats: tuple[str, ...] = Field(sa_type=Words)
    void_at: datetime | None = Field(sa_type=Instant)


class VoteRow(Row, table=True):
    """What one seat said in a round."""

    __tablename__ = "vote"
    id: str = Field(primary_key=True)
    poll_id: str = Field(foreign_key="poll.id")
    release_id: int = Field(foreign_key="release.id", index=True)
    seat: str
    choice: str
    reason: str
    person_id: int
    at: datetime = Field(sa_type=Instant)
    for_person_id: int | None
    task_id: str | None


class OverrideRow(Row, table=True):
    """A deploy against the gate."""

    __tablename__ = "override"
    id: str = Field(primary_key=True)
    release_id: int = Field(foreign_key="release.id", index=True)
    revision: str
    reason: str
    by: int
    at: datetime = Field(sa_type=Instant)
    stood: tuple[str, ...] = Field(sa_type=Words)
    confirmed_by: int | None
    confirmed_at: datetime | None = Field(sa_type=Instant)


class EntryRow(Row, table=True):
    """One entry of the journal; triggers refuse to change or remove it."""

    __tablename__ = "entry"
    seq: int = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)
    person_id: int | None = Field(index=True)
    person: str
    act: str
    said: str
    release_id: int | None = Field(index=True)
    task_id: str | None = Field(index=True)
    changes: str
    undoes: int | None
    refused: bool
    prev: str
    hash: str
    incident_id: int | None = Field(index=True)


class SettingRow(Row, table=True):
    """A word that holds for the whole database, such as whether four-eyes is off."""

    __tablename__ = "setting"
    key: str = Field(primary_key=True)
    value: str


ROWS: dict[type, type[Row]] = {
    edition.Edition: EditionRow,
    people.Person: PersonRow,
    people.Delegate: DelegateRow,
    release.Release: ReleaseRow,
    release.TraitAnswer: TraitAnswerRow,
    task.Task: TaskRow,
    task.Seat: SeatRow,
    task.Evidence: EvidenceRow,
    task.Remark: RemarkRow,
    poll.Poll: PollRow,
    poll.Vote: VoteRow,
    poll.Override: OverrideRow,
    journal.Entry: EntryRow,
}
"""The row of each value that a release and its people are made of."""

_LATER = {
    "octotui.domain.incident.values": "octotui.store.incident_tables",
    "octotui.domain.notes.values": "octotui.store.notes_tables",
}


def row_of(kind: type) -> type[Row]:
    """Return the row of a value; the tables of incidents and notes are made when the first of them is written."""
    if kind not in ROWS:
        ROWS.update(import_module(_LATER[kind.__module__]).ROWS)
    return ROWS[kind]
