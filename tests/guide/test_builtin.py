"""The built-in guide answers every demand of both editions, and reads without a finding."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from octotui.domain.guide import Guide, Item, RoleUse
from octotui.guide import read_guide
from tests.guide.cases import DA, DEV, OPS, PDM, PJM, QA, RM, SEC, SUP, TL, TW, UX

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "data" / "guides" / "octoacme.md"
DEMANDS = ROOT.parent / "shared" / "spec" / "demands.md"


RISKY = "for security-sensitive or high-risk changes"

IDS_IN_ORDER = """
A-PUR A-TYP-P A-TYP-m A-TYP-M
A-PRE-0 A-PRE-1 A-PRE-1o A-PRE-1v A-PRE-2 A-PRE-2o A-PRE-2s A-PRE-3 A-PRE-3o A-PRE-3r A-PRE-4 A-PRE-4o A-PRE-4c
A-PRE-5 A-PRE-5o A-PRE-5x A-PRE-6 A-PRE-6o A-PRE-6v A-PRE-7 A-PRE-7o A-PRE-7c A-PRE-8 A-PRE-8o A-PRE-8v
A-DEP-0 A-DEP-1 A-DEP-2 A-DEP-3 A-DEP-4 A-DEP-5 A-DEP-6 A-DEP-7 A-DEP-8 A-DEP-8a A-DEP-8b A-DEP-8c A-DEP-9
A-GO-1 A-GO-2 A-GO-3 A-ACC
A-INC-0 A-IM-T A-IM-1 A-IM-2 A-IM-3a A-IM-3b A-IM-4 A-IM-5 A-IM-5a A-IM-5b A-IM-5c A-IM-5d
A-MIT-T A-MIT-1 A-MIT-1a A-MIT-1b A-MIT-1c A-MIT-1d A-MIT-2 A-MIT-3 A-MIT-4
A-REC-1 A-REC-2 A-REC-3 A-REC-4 A-REC-5 A-PIR-1 A-PIR-2 A-PIR-3 A-PIR-4 A-PIR-5 A-ESC A-LNK-1 A-LNK-2
A-RN-1 A-RN-2 A-RN-3 A-RN-4 A-RN-5 A-RN-6 A-RN-7 A-RN-8 A-RN-9 A-RN-10 A-RN-11 A-RN-12 A-RN-14
B-PUR B-TYP-P B-TYP-m B-TYP-M
B-PRE-1 B-PRE-2 B-PRE-3 B-PRE-4 B-PRE-5 B-PRE-6 B-PRE-7 B-PRE-8 B-PRE-9 B-PRE-10 B-PRE-11 B-PRE-12
B-DEP-1 B-DEP-2 B-DEP-3 B-DEP-4 B-DEP-5 B-DEP-6 B-DEP-7 B-DEP-8 B-DEP-9 B-DEP-10 B-DEP-11 B-DEP-12 B-DEP-13
B-INC-0 B-INC-1 B-INC-2 B-INC-3 B-INC-4 B-INC-5 B-INC-6 B-INC-7
B-RN-1 B-RN-2 B-RN-3 B-RN-4 B-RN-5 B-RN-6
"""
IDS = frozenset(IDS_IN_ORDER.split())
"""Every demand of the two editions."""

Row = tuple[str, str | None, list[str], list[str]]

REQUIREMENTS: list[Row] = [
    ("Acceptance criteria, PRs merged", None, [DEV], [PDM, QA]),
    ("CI green", None, [DEV], []),
    ("Scans: SAST, DAST, dependencies", None, [DEV], [SEC]),
    ("SAST scan", None, [DEV], []),
    ("DAST scan", None, [DEV], []),
    ("Dependency scan", None, [DEV], []),
    ("Security review", RISKY, [SEC], []),
    ("Usability and UX review", "for user-facing changes", [UX], [PDM]),
    ("Accessibility, WCAG", None, [UX], [QA]),
    ("Performance benchmark", None, [DEV], [QA]),
    ("Release notes drafted", None, [TW], []),
    ("Documentation updated", None, [TW], [DEV, UX]),
    ("Support docs and FAQs", None, [SUP], []),
    ("Support lead briefed", None, [PDM], [SUP]),
    ("Support team briefed", None, [SUP], []),
    ("Rollback / mitigation plan", None, [RM], []),
    ("Smoke tests prepared", None, [QA], []),
    ("Metrics and thresholds", None, [DA], [PDM]),
    ("Alerts and dashboards", None, [OPS], [DA]),
]
"""Title, condition, owners, verifiers."""

DEPLOYMENT: list[Row] = [
    ("Window scheduled", "if a window is needed", [RM], []),
    ("Backup or snapshot", "if a backup is needed", [RM], []),
    ("Staging and smoke tests", None, [QA], []),
    ("Security review approved", RISKY, [SEC], []),
    ("Scan results approved", None, [SEC], []),
    ("Accessibility test", "for UI changes", [UX], [QA]),
    ("Performance test", None, [QA], [OPS]),
    ("Support confirmed", None, [SUP], []),
    ("Dashboards and alerts proven", None, [OPS], [DA]),
    ("Deploy to production", None, [RM], []),
    ("Post-deploy verification", None, [QA], []),
    ("Analytics and tracking check", None, [DA], []),
    ("Monitor metrics and errors", None, [DA], []),
    ("Announce", None, [RM], []),
    ("Support live briefing", None, [SUP], []),
    ("Notes published", None, [TW], []),
    ("Stakeholders told", None, [RM], []),
    ("Retrospective scheduled", "if issues occurred", [PJM], []),
]
"""Title, condition, owners, verifiers."""

INPUTS = {
    "Release notes drafted": [PDM],
    "Support docs and FAQs": [TW],
    "Rollback / mitigation plan": [TL, DEV],
    "Backup or snapshot": [OPS],
    "Monitor metrics and errors": [SUP],
}

PARENTS = {
    "SAST scan": "Scans: SAST, DAST, dependencies",
    "DAST scan": "Scans: SAST, DAST, dependencies",
    "Dependency scan": "Scans: SAST, DAST, dependencies",
    "Support live briefing": "Announce",
    "Notes published": "Announce",
    "Stakeholders told": "Announce",
}

STEPS: dict[str, list[tuple[str, list[str]]]] = {
    "Immediate response": [
        ("Declare incident", [RM, "On-call Engineer"]),
        ("Assign Incident Commander", [RM, TL]),
        ("Call security first", [SEC]),
        ("Tell on-call", ["On-call Engineer"]),
        ("Assess impact", [DA, SUP]),
        ("Notify stakeholders", [PJM]),
        ("Prepare customer messages", [SUP]),
        ("Engage roles", []),
    ],
    "Mitigation": [
        ("Decide on approach", ["Incident Commander", TL, PDM]),
        ("Execute mitigation", [DEV, RM]),
        ("Verify fix", [QA]),
        ("Confirm by metrics", [DA]),
    ],
    "Recovery and communication": [
        ("All-clear", [PJM]),
        ("Support team update", [SUP]),
        ("Root cause", [TL, DEV]),
        ("Action items", [PJM]),
        ("Book the review", [PJM]),
    ],
}
"""The steps of each phase, without those nested under another."""

FIELDS: list[tuple[str, list[str]]] = [
    ("Release name / number", []),
    ("Date", []),
    ("Summary", []),
    ("Notable changes", []),
    ("New features", [PDM, UX]),
    ("Improvements", [DEV]),
    ("Bug fixes", [QA]),
    ("Security updates", [SEC]),
    ("Migration steps", [TW]),
    ("Known issues", [QA]),
    ("Documentation links", [TW]),
    ("Support contacts", [SUP]),
]


@pytest.fixture(scope="module")
def guide() -> Guide:
    return read_guide(GUIDE)


def roles(uses: tuple[RoleUse, ...]) -> list[str]:
    return [use.role for use in uses]


def rows(items: tuple[Item, ...]) -> list[Row]:
    return [(item.title, item.condition, roles(item.owners), roles(item.verified_by)) for item in items]


def spread(cell: str) -> set[str]:
    """Return the ids that one cell of the demands names, with its ranges (`B-DEP-1..3`) written out."""
    ids: set[str] = set()
    for stem, tail in re.findall(r"([AB]-[A-Z]+(?:-\w+)?)((?:\.\.\d+|,\d+|×3)?)", cell):
        if tail == "×3":
            ids |= {f"{stem}-P", f"{stem}-m", f"{stem}-M"}
        elif tail.startswith(".."):
            head, first = stem.rsplit("-", 1)
            ids |= {f"{head}-{number}" for number in range(int(first), int(tail[2:]) + 1)}
        elif tail:
            ids |= {stem, f"{stem.rsplit('-', 1)[0]}-{tail[1:]}"}
        else:
            ids.add(stem)
    return ids


def test_reads_without_a_finding(guide: Guide) -> None:
    assert guide.findings == ()


def test_every_demand_is_answered_by_a_line(guide: Guide) -> None:
    named = {name for names in guide.demands.values() for name in names if name.startswith(("A-", "B-"))}
    assert named == IDS


def test_every_demand_stands_on_the_line_that_names_it(guide: Guide) -> None:
    for number, names in guide.demands.items():
        for name in names:
            assert name in guide.line(number).split(), (number, name)


def test_the_table_of_demands_is_whole() -> None:
    if not DEMANDS.exists():
        pytest.skip("../shared is absent: the table of demands has nothing to be compared with")
    cells = re.findall(r"^\| ([AB]-[^|]*)\|", DEMANDS.read_text("utf-8"), re.MULTILINE)
    assert set().union(*map(spread, cells)) == IDS


def test_release_types(guide: Guide) -> None:
    assert [kind.name for kind in guide.release_types] == ["Patch", "Minor", "Major"]
    assert all(kind.description for kind in guide.release_types)


def test_requirements_with_owners_verifiers_and_conditions(guide: Guide) -> None:
    assert rows(guide.requirements) == REQUIREMENTS


def test_deployment_with_owners_verifiers_and_conditions(guide: Guide) -> None:
    assert rows(guide.deployment) == DEPLOYMENT


def test_sign_offs_reviews_and_inputs(guide: Guide) -> None:
    items = guide.requirements + guide.deployment
    assert {item.title: roles(item.input_from) for item in items if item.input_from} == INPUTS
    assert {item.title: item.sign_off for item in items if item.sign_off} == {
        "Security review": (RoleUse(SEC, RISKY),),
    }
    assert {item.title: roles(item.reviewed_by) for item in items if item.reviewed_by} == {
        "Release notes drafted": [RM],
    }


def test_user_facing_docs_ask_only_the_designer(guide: Guide) -> None:
    documentation = next(item for item in guide.requirements if item.title == "Documentation updated")
    assert documentation.verified_by == (RoleUse(DEV), RoleUse(UX, "for user-facing docs"))


def test_sub_tasks_close_their_parent(guide: Guide) -> None:
    titles = {item.line: item.title for item in guide.items}
    assert {item.title: titles[item.parent] for item in guide.items if item.parent} == PARENTS


def test_titles_fit_a_list_uncut(guide: Guide) -> None:
    assert [item.title for item in guide.items if len(item.title) > 31] == []


def test_nothing_is_left_among_other_checks(guide: Guide) -> None:
    assert guide.other_checks == ()


def test_four_seats_decide(guide: Guide) -> None:
    assert guide.go_no_go is not None
    assert guide.go_no_go.lead == RM
    assert {RM, *guide.go_no_go.voters} == {RM, QA, TL, PDM}


def test_the_call_stands_between_proof_and_production(guide: Guide) -> None:
    assert guide.go_no_go is not None
    lines = {item.title: item.line for item in guide.deployment}
    assert lines["Dashboards and alerts proven"] < guide.go_no_go.line < lines["Deploy to production"]


def test_incident_phases(guide: Guide) -> None:
    assert [(phase.name, phase.from_min, phase.to_min) for phase in guide.incident_phases][:3] == [
        ("Immediate response", 0, 15),
        ("Mitigation", 15, 60),
        ("Recovery and communication", None, None),
    ]


def test_incident_steps_with_roles(guide: Guide) -> None:
    top = {
        phase.name: [(step.title, list(step.roles)) for step in phase.steps if step.parent is None]
        for phase in guide.incident_phases
        if phase.name in STEPS
    }
    assert top == STEPS


def test_review_and_escalation(guide: Guide) -> None:
    assert guide.review is not None
    assert (guide.review.facilitator, guide.review.within_hours) == (PJM, 48)
    assert guide.escalation == ("Incident Commander", PDM, "Leadership")


def test_notes_fields_with_contributors(guide: Guide) -> None:
    assert [(field.name, list(field.contributors)) for field in guide.notes_fields] == FIELDS
    assert list(guide.notes_owner) == [TW]
    assert set(guide.notes_reviewers) == {PDM, RM}


def test_roles_are_written_in_full(guide: Guide) -> None:
    named = {RM, QA, TL, PDM, PJM, DEV, SEC, TW, UX, SUP, DA, OPS}
    assert set(guide.roles) >= named | {"Incident Commander", "Leadership"}
