"""The vocabulary of hats: one name for many spellings, and a short form that fits a column."""

import pytest

from octotui.domain.roles import ALIASES, canonical, known, short


@pytest.mark.parametrize(
    ("spelling", "role"),
    [
        ("Release Engineer", "Release Manager"),
        ("the release manager", "Release Manager"),
        ("QA/Testing", "QA Engineer"),
        ("@QA Engineer", "QA Engineer"),
        ("qa-lead", "QA Engineer"),
        ("Customer Support Lead", "Customer Support Liaison"),
        ("Customer Success", "Customer Support Liaison"),
        ("Infrastructure team", "DevOps Engineer"),
        ("SREs", "DevOps Engineer"),
        ("UX / UI Designer", "UX Designer"),
        ("Scrum Master", "Project Manager"),
        ("on call engineer", "On-call Engineer"),
        ("Developer", "Developers"),
        ("Security Lead", "Security Champion"),
        ("Incident Commander", "Incident Commander"),
    ],
)
def test_many_spellings_mean_one_role(spelling: str, role: str) -> None:
    assert canonical(spelling) == role
    assert known(spelling)


def test_a_bare_pm_is_not_guessed() -> None:
    assert canonical("PM") == "PM"
    assert not known("PM")


def test_an_unknown_role_keeps_its_own_words() -> None:
    assert canonical("  the  Change Advisory   Board ") == "Change Advisory Board"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Release Manager", "Release Mgr"),
        ("QA Lead", "QA Engineer"),
        ("Product Manager", "Product Mgr"),
        ("Project Manager", "Project Mgr"),
        ("Security Champion", "Security"),
        ("Technical Writer", "Tech Writer"),
        ("Customer Support Lead", "Support"),
        ("DevOps Engineer", "DevOps"),
        ("Incident Commander", "Commander"),
    ],
)
def test_short_forms_fit_twelve_cells(role: str, expected: str) -> None:
    assert short(role) == expected
    assert len(short(role)) <= 12


def test_a_role_that_only_a_guide_knows_has_no_other_form() -> None:
    assert short("Change Advisory Board") == "Change Advisory Board"


def test_no_alias_belongs_to_two_roles() -> None:
    every = [alias for aliases in ALIASES.values() for alias in aliases]
    assert len(every) == len(set(every))
