"""Both editions of the guide that everything began with read completely."""

from pathlib import Path

import pytest

from octotui.domain.guide import Guide, RoleUse
from octotui.guide import read_guide

GUIDES = Path(__file__).parents[2].parent / "shared" / "guides"
FOUR = ("Release Manager", "QA Engineer", "Tech Lead", "Product Manager")


def edition(name: str) -> Guide:
    path = GUIDES / f"octoacme-{name}.md"
    if not path.exists():
        pytest.skip("the two editions are not beside this checkout (../shared/guides)")
    return read_guide(path)


def unplaced(guide: Guide) -> list[int]:
    named = {reading.line for reading in guide.readings} | {finding.line for finding in guide.findings}
    return [n for n, text in enumerate(guide.text.splitlines(), start=1) if text.strip() and n not in named]


@pytest.mark.parametrize("name", ["by-role", "by-quality"])
def test_every_line_is_placed_or_named(name: str) -> None:
    assert unplaced(edition(name)) == []


def test_by_role_is_read_without_a_finding() -> None:
    assert edition("by-role").findings == ()


def test_by_role_items() -> None:
    guide = edition("by-role")
    assert [kind.name for kind in guide.release_types] == ["Patch", "Minor", "Major"]
    assert len(guide.requirements) == 8
    assert len(guide.deployment) == 12
    assert sum(item.parent is None for item in guide.deployment) == 9
    assert all(item.owners for item in (*guide.requirements, *guide.deployment))
    scans = guide.requirements[1]
    assert scans.owners == (RoleUse("Developers", "CI"), RoleUse("Security Champion", "security review"))
    assert scans.sign_off == (RoleUse("Security Champion", "for security-sensitive changes"),)
    docs = guide.requirements[5]
    assert docs.verified_by == (RoleUse("Developers"), RoleUse("UX Designer", "for user-facing docs"))
    assert guide.requirements[2].input_from == (RoleUse("Product Manager"),)
    backup = guide.deployment[1]
    assert (backup.title, backup.condition) == ("Backup or snapshot", "if applicable")
    assert [use.role for use in backup.owners] == ["Release Manager"]
    assert guide.deployment[4].condition is None


def test_by_role_call_and_incident() -> None:
    guide = edition("by-role")
    assert guide.go_no_go is not None
    assert (guide.go_no_go.lead, guide.go_no_go.voters) == ("Release Manager", FOUR)
    assert [(p.name, p.from_min, p.to_min, len(p.steps)) for p in guide.incident_phases] == [
        ("Immediate Response", 0, 15, 9),
        ("Mitigation", 15, 60, 7),
        ("Recovery and Communication", None, None, 5),
    ]
    decide = guide.incident_phases[1].steps[0]
    assert decide.roles == ("Incident Commander", "Tech Lead", "Product Manager")
    assess = guide.incident_phases[0].steps[2]
    assert assess.roles == ("Data Analyst", "Customer Support Liaison")
    assert guide.review is not None
    assert (guide.review.facilitator, guide.review.within_hours) == ("Project Manager", 48)
    assert guide.escalation == ("Incident Commander", "Product Manager", "Leadership")


def test_by_role_notes() -> None:
    guide = edition("by-role")
    fields = {field.name: field for field in guide.notes_fields}
    assert len(fields) == 12
    assert fields["New features"].contributors == ("Product Manager", "UX Designer")
    assert fields["New features"].parent == fields["Notable changes"].line
    assert fields["Security updates"].condition == "if applicable"
    assert fields["Migration steps"].contributors == ("Technical Writer",)
    assert fields["Known issues"].contributors == ("QA Engineer",)
    assert guide.notes_owner == ("Technical Writer",)
    assert guide.notes_reviewers == ("Product Manager", "Release Manager")


def test_by_quality_has_no_owners_and_says_so() -> None:
    guide = edition("by-quality")
    assert (len(guide.requirements), len(guide.deployment)) == (12, 13)
    assert not any(item.owners for item in guide.items)
    assert [use.role for use in guide.requirements[11].input_from] == ["DevOps Engineer"]
    assert guide.requirements[2].condition == "for high-risk changes"
    reported = {finding.line for finding in guide.findings if "names no owner" in finding.message}
    assert {item.line for item in guide.items} - reported == {guide.requirements[11].line}


def test_by_quality_has_one_untimed_phase_and_no_call() -> None:
    guide = edition("by-quality")
    (phase,) = guide.incident_phases
    assert (phase.from_min, phase.to_min, len(phase.steps)) == (None, None, 7)
    assert all(step.parent is None for step in phase.steps)
    assert guide.go_no_go is None
    assert guide.escalation is None
    assert guide.review is None or guide.review.within_hours is None
    assert len(guide.notes_fields) == 6


def test_by_quality_title_is_mended_and_reported() -> None:
    guide = edition("by-quality")
    assert guide.name.startswith("OctoAcme — ")
    (mended,) = [finding for finding in guide.findings if "encoding" in finding.message]
    assert mended.line == 1
    assert "â€”" in mended.message
    assert "—" in mended.message.split("after:")[1]
