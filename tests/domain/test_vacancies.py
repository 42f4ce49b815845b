"""Roles that a guide counts on and nobody holds."""

from dataclasses import replace

from octotui.domain.guide import GoNoGo, Guide, IncidentPhase, IncidentStep, Item, RoleUse
from octotui.domain.people import Person
from octotui.domain.vacancies import Vacancy, vacancies

GUIDE = Guide(
    "House",
    "0" * 12,
    "",
    requirements=(
        Item("Tests", 1, owners=(RoleUse("QA"),), verified_by=(RoleUse("Tech Lead"),)),
        Item("More tests", 2, owners=(RoleUse("QA Engineer"),)),
    ),
    go_no_go=GoNoGo("Release Manager", ("Release Manager", "Tech Lead"), 3),
)


def test_a_role_is_counted_under_all_its_names_and_the_most_needed_comes_first() -> None:
    assert vacancies(GUIDE, ()) == (
        Vacancy("QA Engineer", 2, 0),
        Vacancy("Tech Lead", 0, 2),
        Vacancy("Release Manager", 0, 1),
    )


def test_a_role_that_somebody_holds_is_not_vacant() -> None:
    holder = Person(1, "Ana Ruiz", ("QA Engineer", "Release Manager"))
    assert [each.role for each in vacancies(GUIDE, (holder,))] == ["Tech Lead"]


def test_who_commands_is_named_in_each_incident_and_never_missing_before() -> None:
    step = IncidentStep("Decide", 9, ("Incident Commander", "Tech Lead"))
    guide = replace(GUIDE, requirements=(), go_no_go=None, incident_phases=(IncidentPhase("First", 8, 0, 15, (step,)),))
    assert vacancies(guide, ()) == (Vacancy("Tech Lead", 1, 0),)
