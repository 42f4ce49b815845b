"""What each role and person owes, and whether it is possible yet."""

from __future__ import annotations

from datetime import timedelta

from octotui.domain.duties import Duty, owed
from octotui.domain.refusal import can
from tests.domain.house import ALL_NO, DEV, PDM, QA, TEAM, TL, House, guide_of


def duty(house: House, words: str) -> Duty:
    return next(each for each in house.duties() if f"{each.verb} {each.title}" == words)


def test_each_role_owes_what_the_guide_gives_it() -> None:
    house = House()
    assert house.owes("Dana") == ["DO Criteria met", "DO CI green"]
    assert house.owes("Tia") == ["GIVE INPUT Rollback plan"]
    assert house.owes("Wes") == ["WRITE Release notes drafted", "DO Docs updated", "DO Notes published"]
    assert "CALL Open the call for r1" in house.owes("Ana")


def test_a_check_is_owed_once_the_work_is_done_and_not_by_who_did_it() -> None:
    house = House(team=TEAM | {"Dana": (DEV, QA)}).does("Dana", "finish", "Criteria met")
    assert "VERIFY Criteria met" not in house.owes("Dana")
    assert "VERIFY Criteria met" in house.owes("Quin")
    assert "VERIFY Criteria met" in house.owes("Pia")
    assert duty(house, "VERIFY Criteria met").why == "Dana did it"


def test_an_assigned_task_is_owed_by_that_person_alone() -> None:
    house = House().does("Ana", "assign", "CI green", 6)
    assert "DO CI green" not in house.owes("Dana")
    assert owed(house.duties(), house.who("Drew"))[-1].title == "CI green"


def test_a_stand_in_owes_what_the_role_owes_and_votes_only_if_appointed_before() -> None:
    house = House().appoints("Quin", QA, "Joe").does("Ana", "open the call").appoints("Pia", PDM, "Sid")
    assert "VOTE Go or no-go for revision r1" in house.owes("Joe")
    assert "DO Smoke tests ready" in house.owes("Joe")
    assert "VOTE Go or no-go for revision r1" not in house.owes("Sid")


def test_votes_are_owed_by_the_seats_that_are_silent() -> None:
    house = House().does("Ana", "open the call").does("Tia", "vote", TL, "go")
    assert [each.seat for each in house.duties() if each.verb == "VOTE"] == ["Release Manager", QA, PDM]
    assert duty(house, "VOTE Go or no-go for revision r1").why == "1 of 4 say go"
    house.does("Ana", "vote", "Release Manager", "go").does("Quin", "vote", QA, "go")
    assert duty(house, "VOTE Go or no-go for revision r1").why == "3 of 4 say go; this vote is the last"


def test_a_go_under_a_condition_is_counted_as_what_it_is() -> None:
    house = House().does("Ana", "open the call").does("Tia", "vote", TL, "go if", "The cache is watched")
    assert duty(house, "VOTE Go or no-go for revision r1").why == "0 of 4 say go, 1 go if"


def test_what_is_not_possible_yet_says_why() -> None:
    house = House()
    deploy = duty(house, "DEPLOY Deploy to production")
    assert (deploy.possible, deploy.why) == (False, "8 things stand in the way")
    assert duty(house, "DO Post-deploy verification").why == "after the deploy"
    house.deploys()
    assert (duty(house, "DO Monitor metrics").why, duty(house, "DO Post-deploy verification").possible) == (
        "after Post-deploy verification", True,
    )  # fmt: skip
    house.does("Quin", "finish", "Post-deploy verification")
    assert duty(house, "DO Monitor metrics").possible
    house.does("Ada", "start", "Monitor metrics")
    assert duty(house, "DO Monitor metrics").why == "after Announce"


def test_a_deploy_without_a_call_waits_for_the_revision() -> None:
    house = House(guide_of(voters=()), revision="").closes_all()
    assert duty(house, "DEPLOY Deploy to production").why == "1 thing stands in the way"
    house.does("Ana", "name the revision", "r1")
    assert duty(house, "DEPLOY Deploy to production").possible


def test_why_a_task_is_owed_is_said_in_words() -> None:
    house = House()
    assert duty(house, "DO Criteria met").why == "Product Manager and QA Engineer check it next"
    house.does("Dana", "start", "Criteria met").does("Dana", "block", "CI green", "no runner")
    assert duty(house, "DO Criteria met").why == "Dana is at it"
    assert (duty(house, "DO CI green").why, duty(house, "DO CI green").possible) == ("blocked: no runner", False)
    house.does("Dana", "unblock", "CI green").closes("CI green").does("Dana", "name the revision", "r2")
    assert duty(house, "DO CI green").why == "proven for r1, not for r2"
    house.does("Wes", "set aside", "Docs updated", "none")
    assert duty(house, "COUNTERSIGN Docs updated").why == "Wes set it aside: none"
    assert duty(house, "GIVE INPUT Rollback plan").why == "Release Manager asks for it"


def test_answers_are_owed_by_the_lead() -> None:
    house = House(traits=ALL_NO | {"needs a window": None})
    assert "ANSWER Does it need a window?" in house.owes("Ana")


def test_a_duty_is_late_from_its_due_time_on() -> None:
    house = House()
    due = house.now + timedelta(hours=1)
    house.does("Wes", "defer", "Docs updated", "ill", due)
    owes = duty(house, "DO Docs updated")
    assert (owes.due, owes.why) == (due, "deferred: ill")
    assert not owes.late(due - timedelta(microseconds=1))
    assert owes.late(due)


def test_an_act_that_would_be_refused_says_why() -> None:
    house = House()
    assert can(lambda: house.changes("Quin", "finish", "CI green")).endswith("belongs to Developers")
    assert can(lambda: house.changes("Dana", "finish", "CI green")) == ""
