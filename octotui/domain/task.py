"""Anything a role must do, whatever asked for it, and the seats at it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from octotui.domain.value import dataclass


class State(StrEnum):
    """What has become of a task; DONE waits for its seats, VERIFIED has them all."""

    OPEN = "open"
    IN_PROGRESS = "in progress"
    BLOCKED = "blocked"
    DONE = "done"
    VERIFIED = "verified"
    NOT_APPLICABLE = "not applicable"
    DEFERRED = "deferred"
    STALE = "stale"


TO_BEGIN = frozenset((State.OPEN.value, State.STALE.value))
"""The states in which nobody is at a task."""
UNDER_WAY = TO_BEGIN | {State.IN_PROGRESS.value}
FINISHED = frozenset((State.DONE.value, State.VERIFIED.value))
ASIDE = frozenset((State.NOT_APPLICABLE.value, State.DEFERRED.value))
SETTLED = FINISHED | ASIDE
"""The states in which nothing is to be done about a task but to look at it; plain words, as they are asked often."""


class Part(StrEnum):
    """What asked for a task, and so when it must be closed."""

    REQUIREMENT = "requirement"
    BEFORE = "before"
    DEPLOY = "deploy"
    AFTER = "after"
    NO_GO = "no-go"
    CONDITION = "condition"
    ADDED = "added"
    OVERRIDE = "override"


class Purpose(StrEnum):
    """What a task is about where a rule needs to know; PLAIN for all else."""

    PLAIN = "plain"
    DEPLOY = "deploy"
    VERIFY = "verify"
    MONITOR = "monitor"
    ANNOUNCE = "announce"
    RETROSPECTIVE = "retrospective"
    WINDOW = "window"
    BACKUP = "backup"
    CI = "ci"
    SMOKE = "smoke"
    ROLLBACK = "rollback"
    SECURITY = "security"
    NOTES = "notes"
    BRIEF = "brief"


class SeatKind(StrEnum):
    """What a seat at a task does."""

    VERIFY = "verify"
    SIGN = "sign"
    REVIEW = "review"
    INPUT = "input"
    COUNTERSIGN = "countersign"


ISSUES = "issues occurred"
"""The one condition that is computed and never asked (A-DEP-9, C18)."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing a role must do for a release.

    `id` is "RELEASE.NUMBER". `when` names the traits of which one must be yes for the task
    to apply; empty means always. `bound` tasks prove one revision and go stale with the next.
    `by` and `since` tell who brought the task into its state, and when.
    """

    id: str
    release_id: int
    number: int
    title: str
    owner: str
    part: str
    purpose: str = Purpose.PLAIN.value
    section: str = ""
    section_line: int = 0
    line: int = 0
    last_line: int = 0
    parent_id: str | None = None
    condition: str = ""
    when: tuple[str, ...] = ()
    assumed: bool = False
    bound: bool = False
    person_id: int | None = None
    state: str = State.OPEN.value
    reason: str = ""
    due: datetime | None = None
    revision: str = ""
    done_by: int | None = None
    done_at: datetime | None = None
    failed_at: datetime | None = None
    by: int | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """One role's place at a task: a verification, sign-off, review, input or countersignature.

    `verdict` is "" while the seat waits, "yes" or "no". `same_hand` marks a seat that the doer
    took because four-eyes is off. `asked_at` is when the task began to wait for this seat.
    """

    id: str
    task_id: str
    release_id: int
    kind: str
    role: str
    line: int = 0
    condition: str = ""
    when: tuple[str, ...] = ()
    verdict: str = ""
    person_id: int | None = None
    for_person_id: int | None = None
    at: datetime | None = None
    reason: str = ""
    revision: str = ""
    same_hand: bool = False
    asked_at: datetime | None = None

    def vacant(self) -> Seat:
        """Return this seat as nobody has taken it yet."""
        return replace(
            self, verdict="", person_id=None, for_person_id=None, at=None, reason="", revision="",
            same_hand=False, asked_at=None,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that a task is done: a link, a file, a text, or a run with its exit status and commit."""

    id: str
    task_id: str
    release_id: int
    kind: str
    text: str
    by: int
    at: datetime
    revision: str = ""
    command: str = ""
    exit_status: int | None = None
    output: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on a task, or a ping to whoever must move."""

    id: str
    task_id: str
    release_id: int
    kind: str
    text: str
    by: int
    at: datetime
    to_person_id: int | None = None
    to_role: str = ""
