"""The guide as a value: what a release guide asks for, each thing with the line that asks for it.

A `Guide` is what the reader makes of a Markdown document. It says nothing about
any release; `domain.plan` turns it into the tasks of one.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RoleUse:
    """One role named for something, with the condition under which it is named (C17)."""

    role: str
    condition: str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseType:
    """A kind of release, such as patch, and what the guide says it is for (A-TYP)."""

    name: str
    description: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """A requirement or a checklist item: a title with the roles that own, verify, sign, review or feed it.

    `line` is the 1-based source line, `parent` the line of the item it is nested under.
    `note` holds what the guide adds in prose ("Automated where possible").
    """

    title: str
    line: int
    owners: tuple[RoleUse, ...] = ()
    verified_by: tuple[RoleUse, ...] = ()
    sign_off: tuple[RoleUse, ...] = ()
    reviewed_by: tuple[RoleUse, ...] = ()
    input_from: tuple[RoleUse, ...] = ()
    condition: str | None = None
    parent: int | None = None
    last_line: int = 0
    section: str = ""
    section_line: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class GoNoGo:
    """The call before production: who leads it and whose go it needs (A-GO-1, A-GO-2)."""

    lead: str | None
    voters: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class IncidentStep:
    """One step of the incident playbook."""

    title: str
    line: int
    roles: tuple[str, ...] = ()
    condition: str | None = None
    parent: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class IncidentPhase:
    """A part of the playbook; minutes count from the declaration, None where the guide times nothing."""

    name: str
    line: int
    from_min: int | None = None
    to_min: int | None = None
    steps: tuple[IncidentStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """The post-incident review: who facilitates and within how many hours it is booked (A-REC-5, A-PIR-1)."""

    facilitator: str | None
    within_hours: int | None
    line: int


@dataclass(frozen=True, slots=True)
class NotesField:
    """One field of the release notes template; `parent` is the line of the field it is nested under."""

    name: str
    line: int
    contributors: tuple[str, ...] = ()
    condition: str | None = None
    hint: str = ""
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What the reader could not place, or mended, or read with doubt. `level` is "note", "warning" or "error"."""

    line: int
    level: str
    message: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source line became: `kind` is a word such as "requirement" or "owner", `meaning` a few words more."""

    line: int
    kind: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Guide:
    """A release guide, read. `text` is the document with mended encoding; lines count from 1.

    `edition` is the first twelve hex digits of the SHA-256 of the file's bytes: a release
    keeps the edition it was made from. `demands` maps a line to the demand ids that its
    HTML comment names; a refusal cites them from the edition, which keeps the text alone.
    """

    name: str
    edition: str
    text: str
    release_types: tuple[ReleaseType, ...] = ()
    requirements: tuple[Item, ...] = ()
    deployment: tuple[Item, ...] = ()
    other_checks: tuple[Item, ...] = ()
    go_no_go: GoNoGo | None = None
    incident_phases: tuple[IncidentPhase, ...] = ()
    review: Review | None = None
    escalation: tuple[str, ...] | None = None
    escalation_line: int = 0
    notes_fields: tuple[NotesField, ...] = ()
    notes_owner: tuple[str, ...] = ()
    notes_reviewers: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    readings: tuple[Reading, ...] = ()
    demands: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def line(self, number: int) -> str:
        """Return the text of a source line, empty where there is none."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    @property
    def items(self) -> tuple[Item, ...]:
        """Return every item that becomes a task, in the order of the document."""
        return tuple(sorted(self.requirements + self.deployment + self.other_checks, key=lambda item: item.line))
