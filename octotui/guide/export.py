"""A guide as plain values, ready to be written as JSON."""

from __future__ import annotations

from typing import Any

from octotui.domain.guide import Guide, IncidentPhase, Item, RoleUse


def to_json(guide: Guide) -> dict[str, Any]:
    """Return the guide in the shape that `octotui guide read --json` prints."""
    return {
        "name": guide.name,
        "edition": guide.edition,
        "release_types": [
            {"name": kind.name, "description": kind.description, "line": kind.line} for kind in guide.release_types
        ],
        "requirements": [_item(item) for item in guide.requirements],
        "deployment": [_item(item) for item in guide.deployment],
        "other_checks": [{**_item(item), "section": item.section} for item in guide.other_checks],
        "go_no_go": None
        if guide.go_no_go is None
        else {"lead": guide.go_no_go.lead, "voters": list(guide.go_no_go.voters)},
        "incident_phases": [_phase(phase) for phase in guide.incident_phases],
        "review": None
        if guide.review is None
        else {"facilitator": guide.review.facilitator, "within_hours": guide.review.within_hours},
        "escalation": None if guide.escalation is None else list(guide.escalation),
        "notes_fields": [
            {"name": field.name, "contributors": list(field.contributors), "line": field.line}
            for field in guide.notes_fields
        ],
        "roles": list(guide.roles),
        "findings": [
            {"line": finding.line, "level": finding.level, "message": finding.message} for finding in guide.findings
        ],
    }


def _names(uses: tuple[RoleUse, ...]) -> list[str]:
    return [use.role for use in uses]


def _item(item: Item) -> dict[str, Any]:
    return {
        "title": item.title,
        "owners": _names(item.owners),
        "verified_by": _names(item.verified_by),
        "sign_off": _names(item.sign_off),
        "reviewed_by": _names(item.reviewed_by),
        "input_from": _names(item.input_from),
        "condition": item.condition,
        "line": item.line,
        "parent": item.parent,
    }


def _phase(phase: IncidentPhase) -> dict[str, Any]:
    return {
        "name": phase.name,
        "from_min": phase.from_min,
        "to_min": phase.to_min,
        "steps": [
            {"title": step.title, "roles": list(step.roles), "line": step.line, "parent": step.parent}
            for step in phase.steps
        ],
    }
