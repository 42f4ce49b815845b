"""Going to production and back: revision, traits, window, deploy, override, rollback, cancel."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from octotui.domain.stages import settle
from octotui.domain.task import Task
from tests.domain.house import ALL_NO, CHECKLIST, DA, NINE, PDM, PJM, QA, RM, SEC, TEAM, TL, House, Line, guide_of

INSTANT = timedelta(microseconds=1)
WINDOW = {"window_from": NINE + timedelta(days=1), "window_to": NINE + timedelta(days=1, hours=2)}
NEEDS_WINDOW = ALL_NO | {"needs a window": True}


def test_the_lead_deploys_when_the_gate_is_open() -> None:
    house = House().closes_all().calls()
    assert house.gate() == {}
    deployed_at = house.now
    house.does("Ana", "deploy", "pipeline 12")
    release, task = house.facts.release, house.task("Deploy to production")
    assert (release.deployed_at, release.deployed_by, release.deployed_how) == (deployed_at, 1, "pipeline 12")
    assert (task.state, task.done_by, house.stage) == ("done", 1, "Deploying")


def test_voting_does_not_deploy() -> None:
    assert House().closes_all().calls().facts.release.deployed_at is None


def test_a_deploy_against_the_gate_is_refused_and_says_how_much_and_who() -> None:
    house = House().closes_all(but=("Criteria met",)).calls().does("Dana", "finish", "Criteria met")
    refusal = house.refused("Ana", "deploy")
    assert (refusal.verdict, refusal.in_the_way) == ("NOT DEPLOYED", 1)
    assert refusal.reason == "Criteria met has not been checked by Product Manager and QA Engineer yet"
    assert (refusal.rule, refusal.line) == ("A-PRE-1", house.line("Verified by: Product Manager"))
    assert house.movers(refusal) == ["Pia", "Quin"]


def test_nobody_but_the_lead_deploys() -> None:
    house = House().closes_all().calls()
    refusal = house.refused("Quin", "deploy")
    assert (refusal.rule, refusal.line) == ("A-DEP-5", house.line("Deploy to production"))
    assert refusal.reason == "Ana deploys; it belongs to Release Manager"
    house.appoints("Ana", RM, "Quin").does("Quin", "deploy")


def test_a_release_is_deployed_once() -> None:
    house = House().deploys()
    refusal = house.refused("Ana", "deploy")
    assert (refusal.rule, refusal.reason) == ("A-DEP-5", "4.12.0 is in production already")


def test_without_a_call_the_revision_must_be_named_still() -> None:
    house = House(guide_of(voters=()), revision="").closes_all()
    refusal = house.refused("Ana", "deploy")
    assert (refusal.rule, refusal.reason, refusal.in_the_way) == (
        "A-GO-3", "Nobody has named the revision that goes out", 1,
    )  # fmt: skip
    assert refusal.line == house.line("Deploy to production")
    assert "NAME The revision that goes out" in house.owes("Ana")
    assert house.refused("Ana", "override", "now").verdict == "NOT OVERRIDDEN"


@pytest.mark.parametrize(
    ("at", "reason"),
    [
        (WINDOW["window_from"] - INSTANT, "The window has not opened yet"),
        (WINDOW["window_from"], ""),
        (WINDOW["window_to"] - INSTANT, ""),
        (WINDOW["window_to"], "The window is over"),
    ],
)
def test_a_window_opens_at_its_first_instant_and_is_over_at_its_last(at: object, reason: str) -> None:
    house = House(traits=NEEDS_WINDOW, **WINDOW).closes_all().calls()
    house.now = at  # type: ignore[assignment]
    if not reason:
        house.does("Ana", "deploy")
        return
    refusal = house.refused("Ana", "deploy")
    assert (refusal.rule, refusal.reason, refusal.line) == ("A-DEP-1", reason, house.line("Window scheduled"))
    assert [mover.would for mover in refusal.movers] == ["plans another window"]


def test_a_release_that_needs_a_window_waits_for_one() -> None:
    house = House(traits=NEEDS_WINDOW, **WINDOW).closes_all().calls().does("Ana", "plan the window", None, None)
    refusal = house.refused("Ana", "deploy")
    assert refusal.reason == "This release needs a window, and none is planned"
    assert refusal.line == house.line("Window scheduled")


def test_a_window_is_asked_for_once() -> None:
    house = House(traits=NEEDS_WINDOW).closes_all(but=("Window scheduled",)).calls()
    assert list(house.gate()) == ["Window scheduled"]


def test_the_lead_plans_a_window_that_ends_after_it_begins() -> None:
    house = House()
    assert house.refused("Quin", "plan the window", NINE, None).verdict == "WINDOW NOT SET"
    refusal = house.refused("Ana", "plan the window", NINE, NINE)
    assert (refusal.rule, refusal.reason) == ("A-DEP-1", "A window ends after it begins")
    assert refusal.line == house.line("Window scheduled")
    house.does("Ana", "plan the window", NINE, NINE + INSTANT).deploys_by_override()
    assert house.refused("Ana", "plan the window", NINE, None).reason == "4.12.0 is in production already"


def test_a_new_revision_makes_stale_what_proved_the_old_one() -> None:
    house = House(traits=ALL_NO | {"security-sensitive": True}).closes_all()
    house.does("Dana", "name the revision", "r2")
    stale = {task.title for task in house.facts.tasks if task.state == "stale"}
    assert stale == {
        "CI green", "Staging tests", "Security review (Developers)", "Security review (Security Champion)",
    }  # fmt: skip
    assert house.state("Criteria met") == "verified"
    assert house.gate()["CI green"].reason == "CI green is proven for revision r1, not for r2"
    assert (house.state("Security review"), house.seat("Security review", SEC).verdict) == ("open", "")
    house.closes("Security review (Developers)", "Security review (Security Champion)")
    assert house.state("Security review") == "done"


def test_the_first_revision_to_be_named_makes_nothing_stale() -> None:
    house = House(revision="").does("Dana", "finish", "CI green").does("Ana", "name the revision", "r1")
    assert house.state("CI green") == "done"


def test_a_revision_is_named_by_who_builds_or_leads_and_is_a_new_one() -> None:
    house = House()
    refusal = house.refused("Wes", "name the revision", "r2")
    assert (refusal.rule, refusal.reason) == ("A-GO-3", "Ana names the revision; it belongs to Release Manager")
    assert house.refused("Ana", "name the revision", " ").reason.startswith("A revision is a commit")
    assert house.refused("Ana", "name the revision", " r1 ").reason == "r1 is the revision already"
    house.deploys()
    assert house.refused("Dana", "name the revision", "r3").verdict == "REVISION NOT CHANGED"


def test_traits_are_answered_by_the_lead_and_the_gate_waits_for_them() -> None:
    house = House(traits={})
    blocker = house.gate()["Is it security-sensitive?"]
    assert (blocker.rule, blocker.line, blocker.would) == (
        "A-PRE-2s", house.line("Security review"), "answers whether it is security-sensitive",
    )  # fmt: skip
    refusal = house.refused("Quin", "answer", "security-sensitive", False)
    assert (refusal.verdict, refusal.rule) == ("NOT ANSWERED", "C18")
    house.does("Ana", "answer", "security-sensitive", True)
    assert "Is it security-sensitive?" not in house.gate()
    assert "Security review (Developers)" in house.gate()
    assert (
        house.refused("Ana", "answer", "purple", True).reason == "This guide does not ask whether a release is purple"
    )
    house.does("Ana", "answer", "security-sensitive", None)
    assert "Is it security-sensitive?" in house.gate()


def test_no_trait_is_answered_after_the_deploy() -> None:
    assert House().deploys().refused("Ana", "answer", "security-sensitive", True).rule == "A-DEP-5"


def test_an_override_keeps_what_stood_in_the_way_and_asks_a_second_person() -> None:
    house = House(**WINDOW).closes_all(but=("CI green",)).calls()
    house.does("Ana", "override", "checkout is broken in production")
    mark = house.facts.overrides[0]
    assert mark.stood == ("CI green is open", "The window has not opened yet")
    assert (mark.reason, mark.by, mark.revision) == ("checkout is broken in production", 1, "r1")
    assert (house.facts.release.deployed_how, house.facts.issues) == ("override", True)
    task = house.task("Confirm the override")
    assert (task.owner, task.part) == (QA, "override")
    assert "CONFIRM Confirm the override" in house.owes("Quin")


def test_an_override_needs_the_lead_a_reason_and_something_in_the_way() -> None:
    house = House().closes_all(but=("CI green",)).calls()
    assert house.refused("Quin", "override", "now").reason == "Ana overrides; it belongs to Release Manager"
    refusal = house.refused("Ana", "override", " ")
    assert (refusal.verdict, refusal.rule, refusal.reason) == (
        "NOT OVERRIDDEN", "A-DEP-5", "An override needs a reason",
    )  # fmt: skip
    assert refusal.line == house.line("Deploy to production")
    house.closes("CI green")
    assert house.refused("Ana", "override", "now").reason == "Nothing stands in the way; deploy it"
    house.does("Ana", "deploy")
    assert house.refused("Ana", "override", "now").reason == "4.12.0 is in production already"


def test_who_overrode_does_not_confirm_and_nothing_else_closes_it() -> None:
    house = House(team=TEAM | {"Ana": (RM, QA)}).does("Ana", "override", "now")
    refusal = house.refused("Ana", "confirm the override")
    assert (refusal.verdict, refusal.rule) == ("NOT CONFIRMED", "A-DEP-5")
    assert refusal.reason == "Whoever overrode does not confirm it; a second person does"
    assert house.refused("Tia", "confirm the override").reason == "Ana or Quin confirms it"
    assert house.refused("Quin", "finish", "Confirm the override").reason.startswith("A second person confirms")
    assert house.refused("Quin", "set aside", "Confirm the override", "x").rule == "A-GO-3"
    assert house.refused("Quin", "block", "Confirm the override", "x").rule == "A-DEP-5"
    assert "CONFIRM Confirm the override" not in house.owes("Ana")

    house.closes_all(after=True)
    assert house.stage == "Monitoring"
    house.does("Quin", "confirm the override")
    assert (house.facts.overrides[0].confirmed_by, house.stage) == (house.who("Quin").id, "Released")
    assert house.refused("Quin", "confirm the override").reason == "There is no override to confirm"


def test_the_second_person_sits_at_a_seat_that_somebody_else_holds() -> None:
    house = House(team=TEAM | {"Ana": (RM, QA), "Quin": ()}).does("Ana", "override", "now")
    assert house.task("Confirm the override").owner == TL


def test_with_four_eyes_off_one_person_may_override_and_confirm() -> None:
    house = House(team={"Ana": (RM, QA, TL, PDM)}, four_eyes=False).does("Ana", "override", "alone here")
    house.does("Ana", "confirm the override")
    assert house.facts.overrides[0].confirmed_by == house.facts.overrides[0].by
    assert house.facts.overrides[0].same_hand


def test_without_a_call_any_other_person_confirms() -> None:
    house = House(guide_of(voters=())).does("Ana", "override", "now")
    assert house.task("Confirm the override").owner == ""
    house.does("Wes", "confirm the override")
    assert not house.facts.overrides[0].same_hand


def test_an_incident_is_an_issue_and_wakes_the_retrospective_up() -> None:
    house = House().deploys()
    assert house.facts.applies(house.task("Retrospective scheduled")) is False
    facts = house.facts.but((replace(house.facts.release, incident_at=house.now),))
    assert facts.applies(house.task("Retrospective scheduled")) is True


def test_a_retrospective_of_parts_is_owed_part_by_part_on_a_release_that_has_ended() -> None:
    parts = (Line("Facts gathered", (DA,)), Line("Meeting held", (PJM,)))
    asked = Line("Retrospective scheduled", (PJM,), when="if issues occurred", demand="A-DEP-9", parts=parts)
    house = House(guide_of(checklist=(*CHECKLIST[:-1], asked))).deploys()
    house.does("Ana", "roll back", "prices are mixed")
    assert (house.owes("Ada"), house.owes("Joe")) == (["DO Facts gathered"], ["DO Meeting held"])
    assert house.refused("Ada", "set aside", "Facts gathered", "no time").rule == "C22"
    house.does("Ada", "finish", "Facts gathered").does("Joe", "finish", "Meeting held")
    assert (house.owes("Ada"), house.owes("Joe")) == ([], [])
    assert house.task("Retrospective scheduled").state == "done"


def test_an_override_confirmed_is_not_taken_back() -> None:
    house = House().does("Ana", "override", "now").does("Quin", "confirm the override")
    assert house.refused("Quin", "reopen", "Confirm the override").rule == "A-DEP-5"


def test_a_rollback_ends_the_release_and_wakes_its_retrospective() -> None:
    house = House()
    assert house.refused("Ana", "roll back", "x").reason == "4.12.0 is not in production yet"
    house.deploys()
    assert house.refused("Quin", "roll back", "x").reason == "Ana rolls back; it belongs to Release Manager"
    assert house.refused("Ana", "roll back", " ").reason == "This needs a reason"
    house.does("Ana", "roll back", "prices are mixed")
    release = house.facts.release
    assert (house.stage, release.ended_why, release.ended_by) == ("Rolled back", "prices are mixed", 1)
    assert house.owes("Joe") == ["DO Retrospective scheduled"]
    house.does("Joe", "finish", "Retrospective scheduled")
    assert (house.stage, house.owes("Joe")) == ("Rolled back", [])
    refusal = house.refused("Ana", "roll back", "again")
    assert (refusal.rule, refusal.reason) == ("A-PUR", "4.12.0 is rolled back already")


def test_an_override_is_confirmed_after_a_rollback_too() -> None:
    house = House().does("Ana", "override", "now").does("Ana", "roll back", "worse")
    house.does("Quin", "confirm the override")
    assert house.stage == "Rolled back"


def test_a_release_is_given_up_before_production_by_the_lead() -> None:
    house = House()
    assert house.refused("Quin", "cancel", "x").rule == "A-ACC"
    assert house.refused("Ana", "cancel", "").reason == "This needs a reason"
    house.does("Ana", "cancel", "no budget")
    assert (house.stage, house.duties()) == ("Cancelled", ())
    assert house.refused("Ana", "deploy").reason == "4.12.0 is cancelled already"
    assert house.refused("Ana", "cancel", "again").rule == "A-PUR"
    assert House().deploys().refused("Ana", "cancel", "x").reason == "4.12.0 is in production already"


def test_a_release_is_renamed_by_the_lead_until_it_ends() -> None:
    house = House().does("Ana", "rename", "  Green   tea ", " bug 12 ")
    assert (house.facts.release.name, house.facts.release.fixes) == ("Green tea", "bug 12")
    assert house.refused("Quin", "rename", "x", "").rule == "A-ACC"
    assert house.refused("Ana", "rename", " ", "").rule == "A-RN-3"
    house.does("Ana", "cancel", "no budget")
    assert house.refused("Ana", "rename", "x", "").reason == "4.12.0 is cancelled; its name stays"


def test_a_patch_says_which_defect_it_fixes() -> None:
    house = House(version="4.12.1", type="Patch")
    blocker = house.gate()["Which defect it fixes"]
    assert (blocker.rule, blocker.line, blocker.would) == ("A-TYP-P", house.line("Patch"), "names the defect")
    house.does("Ana", "rename", "Tea", "bug 12")
    assert "Which defect it fixes" not in house.gate()


def test_a_major_release_says_whether_the_way_back_is_open() -> None:
    house = House(version="5.0.0", type="Major", traits=ALL_NO | {"rollback reversible": None})
    blocker = house.gate()["Is its rollback reversible?"]
    assert (blocker.rule, blocker.line) == ("A-TYP-M", house.line("Major"))


def test_to_settle_twice_changes_nothing_more() -> None:
    house = House().closes_all()
    parent = house.task("Criteria met")
    assert isinstance(parent, Task)
    once = settle(house.facts, (parent,), 1, house.now)
    assert once == (parent,)
