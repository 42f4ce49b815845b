"""What is known of an incident, each thing a value of its own.

Ids tell where a thing belongs: "7.s3" is the third step of incident 7, "7.d1" its first decision.
Every instant is in UTC; what is elapsed, left or late is computed from them and `now` (`domain.incident.clock`).
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from octotui.domain.value import dataclass


class Severity(StrEnum):
    """How bad it is, in three plain levels; unsure means the higher (C21)."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """Return 1, 2 or 3."""
        return tuple(Severity).index(self) + 1


SEVERITY_TESTS: dict[str, str] = {
    Severity.MINOR.value: "Some are slowed down, and there is a way around it",
    Severity.MAJOR.value: "Many cannot do something that matters, some nothing",
    Severity.CRITICAL.value: "Nobody can work, money or data at risk, a break-in",
}
"""The plain test of each level, short enough to be seen whole; our decision, no edition defines the words (C21)."""


class Aim(StrEnum):
    """What a step of the playbook is for where a rule needs to know; PLAIN for all else."""

    PLAIN = "plain"
    DECLARE = "declare"
    COMMAND = "command"
    SECURITY = "security"
    ON_CALL = "on-call"
    IMPACT = "impact"
    NOTIFY = "notify"
    CUSTOMERS = "customers"
    ENGAGE = "engage"
    DECIDE = "decide"
    WAY = "way"
    EXECUTE = "execute"
    VERIFY = "verify"
    METRICS = "metrics"
    ALL_CLEAR = "all-clear"
    SUPPORT = "support"
    ROOT_CAUSE = "root cause"
    ACTIONS = "actions"
    REVIEW = "review"


class Way(StrEnum):
    """A way out of an incident (A-MIT-1)."""

    ROLL_BACK = "roll back"
    HOT_FIX = "hot-fix"
    FLAG_OFF = "flag off"


class Audience(StrEnum):
    """Who is kept informed, each with a clock of its own (C15)."""

    STAKEHOLDERS = "stakeholders"
    CUSTOMERS = "customers"
    SECURITY = "security"
    LEADERSHIP = "leadership"


@dataclass(frozen=True, slots=True)
class Incident:
    """A failed deployment or critical issue: clock zero is `declared_at`, None while it is only reported (C9).

    `detected_at` is when somebody saw it, `started_at` when users began to feel it. `ladder` holds the
    roles of the escalation from the guide. `task_id` is the failed verification it came from, if any. One of
    `security` is for its circle only (B-INC-3).
    """

    id: int
    title: str
    severity: str
    edition_id: int
    reported_at: datetime
    reported_by: int
    declared_at: datetime | None = None
    declared_by: int | None = None
    detected_at: datetime | None = None
    started_at: datetime | None = None
    release_id: int | None = None
    task_id: str | None = None
    context: str = ""
    security: bool = False
    infra: bool = False
    scribe_id: int | None = None
    ladder: tuple[str, ...] = ()
    ladder_line: int = 0
    cleared_at: datetime | None = None
    cleared_by: int | None = None
    cause: str = ""
    factors: tuple[str, ...] = ()
    cause_by: int | None = None
    cause_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: int | None = None
    closed_why: str = ""

    @property
    def name(self) -> str:
        """Return what people call it."""
        return f"INC-{self.id}"


@dataclass(frozen=True, slots=True)
class Phase:
    """A part of the playbook, as the guide has it; minutes count from the declaration."""

    id: str
    incident_id: int
    number: int
    name: str
    line: int
    from_min: int | None = None
    to_min: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the playbook. `phase` is the number of its phase, `due` the end of its time-box, if it has one."""

    id: str
    incident_id: int
    number: int
    phase: int
    title: str
    line: int
    roles: tuple[str, ...] = ()
    aim: str = Aim.PLAIN.value
    parent_id: str | None = None
    condition: str = ""
    state: str = "open"
    person_id: int | None = None
    due: datetime | None = None
    done_at: datetime | None = None
    done_by: int | None = None
    reason: str = ""
    by: int | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Command:
    """One person's time in command: nominated, accepted, ended; `brief` is what was handed over (A-IM-2)."""

    id: str
    incident_id: int
    number: int
    person_id: int
    nominated_by: int
    nominated_at: datetime
    accepted_at: datetime | None = None
    ended_at: datetime | None = None
    ended_why: str = ""
    brief: str = ""
    hands_on_by: int | None = None
    hands_on_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Summons:
    """One role on the roll call: asked, acknowledged, present, or passed over (A-IM-5)."""

    id: str
    incident_id: int
    number: int
    role: str
    line: int = 0
    why: str = ""
    person_id: int | None = None
    asked_at: datetime | None = None
    asked_by: int | None = None
    times: int = 0
    acked_at: datetime | None = None
    here_at: datetime | None = None
    passed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing known of the impact: a metric with its baseline and its value now, or what users meet (A-IM-3)."""

    id: str
    incident_id: int
    number: int
    kind: str
    name: str
    before: str
    now: str
    since: datetime | None
    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Decision:
    """One round of choosing a way out and trying it: chosen, carried out, verified, confirmed (A-MIT-1)."""

    id: str
    incident_id: int
    round: int
    opened_at: datetime
    choice: str = ""
    reason: str = ""
    target: str = ""
    minutes: int | None = None
    objections: str = ""
    by: int | None = None
    at: datetime | None = None
    executor_id: int | None = None
    executed_by: int | None = None
    executed_at: datetime | None = None
    verified: str = ""
    verified_note: str = ""
    verified_by: int | None = None
    verified_at: datetime | None = None
    confirmed: str = ""
    confirmed_note: str = ""
    confirmed_by: int | None = None
    confirmed_at: datetime | None = None
    hotfix_id: int | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """What a role says about the way out, or that it could not be reached (A-MIT-1d)."""

    id: str
    incident_id: int
    decision_id: str
    role: str
    choice: str
    text: str
    by: int
    at: datetime
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Update:
    """The clock of one audience: it hears every so many minutes, which hold since `since`; it runs since `began`."""

    id: str
    incident_id: int
    audience: str
    role: str
    minutes: int
    began: datetime
    since: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """A message to an audience: written, reviewed where it must be, sent or copied; sending stops the clock."""

    id: str
    incident_id: int
    number: int
    audience: str
    text: str
    written_by: int
    written_at: datetime
    reviewed_by: int | None = None
    reviewed_at: datetime | None = None
    sent_by: int | None = None
    sent_at: datetime | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Snooze:
    """An alarm put off, with the reason and until when."""

    id: str
    incident_id: int
    number: int
    alarm: str
    until: datetime
    reason: str
    by: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the escalation: asked, acknowledged, or passed over after its time (A-ESC)."""

    id: str
    incident_id: int
    number: int
    role: str
    why: str
    asked_at: datetime
    asked_by: int
    person_id: int | None = None
    acked_at: datetime | None = None
    acked_by: int | None = None
    passed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A line that somebody wrote into the timeline; `about` is the instant it speaks of, `corrects` an earlier one."""

    id: str
    incident_id: int
    number: int
    text: str
    by: int
    at: datetime
    about: datetime | None = None
    corrects: str | None = None


@dataclass(frozen=True, slots=True)
class Alarm:
    """An alarm that has gone off: due at `due_at`, recorded once, whichever process noticed it first."""

    id: str
    incident_id: int
    key: str
    kind: str
    text: str
    due_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done so that it does not happen again: owner, due date and test of success (A-PIR-4)."""

    id: str
    incident_id: int
    number: int
    title: str
    made_by: int
    made_at: datetime
    description: str = ""
    owner_id: int | None = None
    due: datetime | None = None
    success: str = ""
    state: str = "open"
    reason: str = ""
    by: int | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """The post-incident review: booked within the guide's hours of the all-clear, held, written, closed (A-PIR)."""

    id: str
    incident_id: int
    line: int
    facilitator: str = ""
    within_hours: int = 48
    facilitator_id: int | None = None
    booked_at: datetime | None = None
    booked_by: int | None = None
    meets_at: datetime | None = None
    present: tuple[str, ...] = ()
    text: str = ""
    text_by: int | None = None
    text_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: int | None = None
