"""Small guides in many shapes, each with what must be read from it; `seen` turns a guide into the same short form."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import dedent
from typing import Any

from octotui.guide import parse_guide, to_json

RM, QA, TL = "Release Manager", "QA Engineer", "Tech Lead"
PDM, PJM, DEV = "Product Manager", "Project Manager", "Developers"
OPS, SEC, TW = "DevOps Engineer", "Security Champion", "Technical Writer"
UX, SUP, DA, IC = "UX Designer", "Customer Support Liaison", "Data Analyst", "Incident Commander"
"""The usual roles, in short."""


@dataclass(frozen=True)
class Case:
    """One small guide and the parts of its reading that matter for it."""

    name: str
    text: str
    expected: dict[str, Any]


def case(name: str, text: str, **expected: Any) -> Case:
    return Case(name, dedent(text).strip("\n") + "\n", expected)


def seen(text: str) -> dict[str, Any]:
    """Return a guide's reading in short: each part as lists that are easy to write down."""
    guide = to_json(parse_guide(text, "guide.md"))
    short: dict[str, Any] = {}
    for part, word in (("requirements", "req"), ("deployment", "dep"), ("other_checks", "other")):
        items = guide[part]
        short[word] = [[item["title"], item["owners"]] for item in items]
        for key in ("verified_by", "sign_off", "reviewed_by", "input_from", "condition", "line", "parent"):
            short[f"{word}_{key}"] = [item[key] for item in items]
    short["other_section"] = [item["section"] for item in guide["other_checks"]]
    short["types"] = [[kind["name"], kind["description"]] for kind in guide["release_types"]]
    call = guide["go_no_go"]
    short["call"] = call and [call["lead"], call["voters"]]
    short["phases"] = [[phase["name"], phase["from_min"], phase["to_min"]] for phase in guide["incident_phases"]]
    steps = [step for phase in guide["incident_phases"] for step in phase["steps"]]
    short["steps"] = [[step["title"], step["roles"]] for step in steps]
    short["step_parent"] = [step["parent"] for step in steps]
    short["review"] = guide["review"] and [guide["review"]["facilitator"], guide["review"]["within_hours"]]
    short["ladder"] = guide["escalation"]
    short["notes"] = [[field["name"], field["contributors"]] for field in guide["notes_fields"]]
    short["roles"] = guide["roles"]
    short["findings"] = [finding["message"] for finding in guide["findings"]]
    short["name"] = guide["name"]
    return short
