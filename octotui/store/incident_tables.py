"""The tables of incidents: one a value of the domain, with the same fields in the same order."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from octotui.domain.incident import values
from octotui.store import incident as _known  # noqa: F401  # adds where these values are kept
from octotui.store.columns import Instant, Row, Words


class IncidentRow(Row, table=True):
    """A failed deployment or critical issue."""

    __tablename__ = "incident"
    id: int = Field(primary_key=True)
    title: str
    severity: str
    edition_id: int = Field(foreign_key="edition.id")
    reported_at: datetime = Field(sa_type=Instant)
    reported_by: int
    declared_at: datetime | None = Field(sa_type=Instant)
    declared_by: int | None
    detected_at: datetime | None = Field(sa_type=Instant)
    started_at: datetime | None = Field(sa_type=Instant)
    release_id: int | None = Field(foreign_key="release.id", index=True)
    task_id: str | None
    context: str
    security: bool
    infra: bool
    scribe_id: int | None
    ladder: tuple[str, ...] = Field(sa_type=Words)
    ladder_line: int
    cleared_at: datetime | None = Field(sa_type=Instant)
    cleared_by: int | None
    cause: str
    factors: tuple[str, ...] = Field(sa_type=Words)
    cause_by: int | None
    cause_at: datetime | None = Field(sa_type=Instant)
    closed_at: datetime | None = Field(sa_type=Instant)
    closed_by: int | None
    closed_why: str


class PhaseRow(Row, table=True):
    """A part of the playbook, as the guide has it; minutes count from the declaration."""

    __tablename__ = "incident_phase"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: int
    name: str
    line: int
    from_min: int | None
    to_min: int | None


class StepRow(Row, table=True):
    """One step of the playbook. `phase` is the number of its phase, `due` the end of its time-box, if it has one."""

    __tablename__ = "incident_step"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: int
    phase: int
    title: str
    line: int
    roles: tuple[str, ...] = Field(sa_type=Words)
    aim: str
    parent_id: str | None
    condition: str
    state: str
    person_id: int | None
    due: datetime | None = Field(sa_type=Instant)
    done_at: datetime | None = Field(sa_type=Instant)
    done_by: int | None
    reason: str
    by: int | None
    since: datetime | None = Field(sa_type=Instant)


class CommandRow(Row, table=True):
    """One person's time in command."""

    __tablename__ = "incident_command"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: int
    person_id: int
    nominated_by: int
    nominated_at: datetime = Field(sa_type=Instant)
    accepted_at: datetime | None = Field(sa_type=Instant)
    ended_at: datetime | None = Field(sa_type=Instant)
    ended_why: str
    brief: str
    hands_on_by: int | None
    hands_on_at: datetime | None = Field(sa_type=Instant)


class SummonsRow(Row, table=True):
    """One role on the roll call."""

    __tablename__ = "incident_summons"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: int
    role: str
    line: int
    why: str
    person_id: int | None
    asked_at: datetime | None = Field(sa_type=Instant)
    asked_by: int | None
    times: int
    acked_at: datetime | None = Field(sa_type=Instant)
    here_at: datetime | None = Field(sa_type=Instant)
    passed_at: datetime | None = Field(sa_type=Instant)


class MeasureRow(Row, table=True):
    """One thing known of the impact."""

    __tablename__ = "incident_measure"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: int
    kind: str
    name: str
    before: str
    now: str
    since: datetime | None = Field(sa_type=Instant)
    by: int
    at: datetime = Field(sa_type=Instant)


class DecisionRow(Row, table=True):
    """One round of choosing a way out and trying it."""

    __tablename__ = "incident_decision"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    round: int
    opened_at: datetime = Field(sa_type=Instant)
    choice: str
    reason: str
    target: str
    minutes: int | None
    objections: str
    by: int | None
    at: datetime | None = Field(sa_type=Instant)
    executor_id: int | None
    executed_by: int | None
    executed_at: datetime | None = Field(sa_type=Instant)
    verified: str
    verified_note: str
    verified_by: int | None
    verified_at: datetime | None = Field(sa_type=Instant)
    confirmed: str
    confirmed_note: str
    confirmed_by: int | None
    confirmed_at: datetime | None = Field(sa_type=Instant)
    hotfix_id: int | None


class AdviceRow(Row, table=True):
    """What a role says about the way out, or that it could not be reached (A-MIT-1d)."""

    __tablename__ = "incident_advice"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    decision_id: str
    role: str
    choice: str
    text: str
    by: int
    at: datetime = Field(sa_type=Instant)
    reached: bool


class UpdateRow(Row, table=True):
    """The clock of one audience."""

    __tablename__ = "incident_update"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    audience: str
    role: str
    minutes: int
    began: datetime = Field(sa_type=Instant)
    since: datetime = Field(sa_type=Instant)


class MessageRow(Row, table=True):
    """A message to an audience."""

    __tablename__ = "incident_message"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: int
    audience: str
    text: str
    written_by: int
    written_at: datetime = Field(sa_type=Instant)
    reviewed_by: int | None
    reviewed_at: datetime | None = Field(sa_type=Instant)
    sent_by: int | None
    sent_at: datetime | None = Field(sa_type=Instant)
    how: str


class SnoozeRow(Row, table=True):
    """An alarm put off, with the reason and until when."""

    __tablename__ = "incident_snooze"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: int
    alarm: str
    until: datetime = Field(sa_type=Instant)
    reason: str
    by: int
    at: datetime = Field(sa_type=Instant)


class RungRow(Row, table=True):
    """One rung of the escalation."""

    __tablename__ = "incident_rung"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: int
    role: str
    why: str
    asked_at: datetime = Field(sa_type=Instant)
    asked_by: int
    person_id: int | None
    acked_at: datetime | None = Field(sa_type=Instant)
    acked_by: int | None
    passed_at: datetime | None = Field(sa_type=Instant)


class NoteRow(Row, table=True):
    """A line that somebody wrote into the timeline; `about` is the instant it speaks of, `corrects` an earlier one."""

    __tablename__ = "incident_note"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: int
    text: str
    by: int
    at: datetime = Field(sa_type=Instant)
    about: datetime | None = Field(sa_type=Instant)
    corrects: str | None


class AlarmRow(Row, table=True):
    """An alarm that has gone off."""

    __tablename__ = "incident_alarm"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    key: str
    kind: str
    text: str
    due_at: datetime = Field(sa_type=Instant)
    at: datetime = Field(sa_type=Instant)


class ActionRow(Row, table=True):
    """Something to be done so that it does not happen again."""

    __tablename__ = "incident_action"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    number: int
    title: str
    made_by: int
    made_at: datetime = Field(sa_type=Instant)
    description: str
    owner_id: int | None
    due: datetime | None = Field(sa_type=Instant)
    success: str
    state: str
    reason: str
    by: int | None
    since: datetime | None = Field(sa_type=Instant)


class ReviewRow(Row, table=True):
    """The post-incident review."""

    __tablename__ = "incident_review"
    id: str = Field(primary_key=True)
    incident_id: int = Field(foreign_key="incident.id", index=True)
    line: int
    facilitator: str
    within_hours: int
    facilitator_id: int | None
    booked_at: datetime | None = Field(sa_type=Instant)
    booked_by: int | None
    meets_at: datetime | None = Field(sa_type=Instant)
    present: tuple[str, ...] = Field(sa_type=Words)
    text: str
    text_by: int | None
    text_at: datetime | None = Field(sa_type=Instant)
    closed_at: datetime | None = Field(sa_type=Instant)
    closed_by: int | None


ROWS: dict[type, type[Row]] = {
    values.Incident: IncidentRow,
    values.Phase: PhaseRow,
    values.Step: StepRow,
    values.Command: CommandRow,
    values.Summons: SummonsRow,
    values.Measure: MeasureRow,
    values.Decision: DecisionRow,
    values.Advice: AdviceRow,
    values.Update: UpdateRow,
    values.Message: MessageRow,
    values.Snooze: SnoozeRow,
    values.Rung: RungRow,
    values.Note: NoteRow,
    values.Alarm: AlarmRow,
    values.Action: ActionRow,
    values.Review: ReviewRow,
}
"""The row of each value."""
