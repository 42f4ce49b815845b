"""Setting a task aside: not applicable, and deferred, both countersigned."""

from __future__ import annotations

from datetime import timedelta

import pytest

from octotui.domain import aside
from octotui.domain.stages import settle
from tests.domain.house import (
    ALL_NO,
    CHECKLIST,
    DEV,
    PDM,
    PJM,
    QA,
    REQUIREMENTS,
    RM,
    TEAM,
    TL,
    TW,
    House,
    Line,
    guide_of,
)

NO_CALL = guide_of(
    (Line("CI green", ()), Line("Docs updated", (TW,))), (Line("Deploy to production", ()),), voters=(), lead=None
)


def deferred(house: House, who: str = "Wes", title: str = "Docs updated") -> House:
    return house.does(who, "defer", title, "the writer is ill", house.now + timedelta(days=3))


def test_not_applicable_needs_a_reason_and_the_lead_countersigns() -> None:
    house = House()
    assert house.refused("Wes", "set aside", "Docs updated", " ").reason == "Setting a task aside needs a reason"
    house.does("Wes", "set aside", "Docs updated", "nothing changed")
    assert house.gate()["Docs updated"].reason == (
        "Docs updated is called not applicable, and Release Manager has not countersigned"
    )
    assert house.refused("Quin", "take a seat", "Docs updated").verdict == "NOT COUNTERSIGNED"
    house.does("Ana", "take a seat", "Docs updated")
    assert "Docs updated" not in house.gate()


def test_a_deferred_task_is_countersigned_too_and_then_no_longer_blocks() -> None:
    house = deferred(House())
    assert house.gate()["Docs updated"].reason == "Docs updated is deferred, and Release Manager has not countersigned"
    house.does("Ana", "take a seat", "Docs updated")
    assert "Docs updated" not in house.gate()


def test_what_the_lead_owns_another_seat_of_the_call_countersigns() -> None:
    house = House().does("Ana", "set aside", "Rollback plan", "a text change only")
    assert house.seat("Rollback plan", QA).kind == "countersign"
    assert house.refused("Ana", "take a seat", "Rollback plan").reason == "Quin countersigns this"
    house.does("Quin", "take a seat", "Rollback plan")


def test_a_lead_who_does_it_under_another_hat_does_not_countersign_it() -> None:
    house = House(team=TEAM | {"Ana": (RM, TW), "Quin": (DEV,)}).does("Ana", "set aside", "Docs updated", "none")
    assert house.seat("Docs updated", TL).kind == "countersign"
    house.does("Tia", "take a seat", "Docs updated")


def test_a_second_lead_countersigns_what_the_first_set_aside() -> None:
    house = House(team=TEAM | {"Ana": (RM, TW), "Joe": (RM,)}).does("Ana", "set aside", "Docs updated", "none")
    refusal = house.refused("Ana", "take a seat", "Docs updated")
    assert (refusal.rule, house.movers(refusal)) == ("A-PRE-0", ["Joe"])
    house.does("Joe", "take a seat", "Docs updated")


def test_where_nobody_leads_yet_the_gate_says_that_nobody_can_countersign() -> None:
    house = House(team={"Wes": (TW,)}).does("Wes", "set aside", "Docs updated", "none")
    assert house.gate()["Docs updated"].reason.endswith("; nobody holds Release Manager yet")


def test_without_a_call_any_other_person_countersigns() -> None:
    house = House(NO_CALL, {"Bo": (), "Cy": ()}).does("Bo", "set aside", "CI green", "no code in it")
    refusal = house.refused("Bo", "take a seat", "CI green")
    assert refusal.reason == "Whoever did it does not check it; a second person does"
    assert house.movers(refusal) == ["Cy"]
    house.does("Cy", "take a seat", "CI green")
    assert "CI green" not in house.gate()


def test_somebody_alone_is_told_that_a_second_person_is_missing() -> None:
    house = House(NO_CALL, {"Bo": ()}).does("Bo", "set aside", "CI green", "no code in it")
    assert house.refused("Bo", "take a seat", "CI green").reason.endswith("who works alone switches four-eyes off")
    assert "a second person checks it" in house.gate()["CI green"].reason


def test_only_the_owner_sets_aside() -> None:
    house = House()
    assert house.refused("Quin", "set aside", "Docs updated", "x").verdict == "NOT SET ASIDE"
    assert house.refused("Quin", "defer", "Docs updated", "x", house.now + timedelta(1)).verdict == "NOT DEFERRED"


@pytest.mark.parametrize("title", ["CI green", "Smoke tests ready", "Rollback plan"])
def test_what_no_lane_puts_off_is_not_deferred(title: str) -> None:
    house = House()
    refusal = house.refused(house.someone(house.task(title).owner), "defer", title, "late", house.now + timedelta(1))
    assert (refusal.rule, refusal.line) == ("C22", house.line(title))
    assert refusal.reason == f"{title} is never put off, in any lane"


def test_a_part_of_what_is_never_put_off_is_not_put_off_either() -> None:
    house = House(traits=ALL_NO | {"security-sensitive": True})
    refusal = house.refused("Dana", "defer", "Security review (Developers)", "late", house.now + timedelta(1))
    assert refusal.rule == "C22"


def test_a_deferred_task_is_due_later_than_now() -> None:
    house = House()
    refusal = house.refused("Wes", "defer", "Docs updated", "ill", house.now)
    assert (refusal.rule, refusal.reason) == ("C22", "A deferred task is due later than now")
    house.does("Wes", "defer", "Docs updated", "ill", house.now + timedelta(microseconds=1))


def test_what_is_done_or_aside_or_has_parts_is_not_set_aside() -> None:
    house = House(traits=ALL_NO | {"security-sensitive": True}).does("Wes", "finish", "Docs updated")
    refusal = house.refused("Wes", "set aside", "Docs updated", "x")
    assert (refusal.rule, refusal.reason) == ("C18", "Docs updated is done already")
    deferred(house, "Wes", "Release notes drafted")
    assert "is deferred already" in house.refused("Wes", "set aside", "Release notes drafted", "x").reason
    refusal = house.refused("Dana", "set aside", "Security review", "x")
    assert (refusal.rule, refusal.line) == ("A-DEP-8", house.line("Security review"))


def test_a_deploy_and_a_no_go_are_never_called_not_applicable() -> None:
    house = House().does("Ana", "open the call").does("Quin", "vote", QA, "no-go", "checkout fails")
    refusal = house.refused("Quin", "set aside", "checkout fails", "x")
    assert (refusal.rule, refusal.line) == ("A-GO-3", house.line("Go/No-Go"))
    assert refusal.reason == "checkout fails cannot be called not applicable"
    assert house.refused("Quin", "defer", "checkout fails", "x", house.now + timedelta(1)).rule == "C22"
    assert house.refused("Ana", "set aside", "Deploy to production", "x").rule == "A-GO-3"


def test_the_retrospective_applies_while_issues_occurred() -> None:
    house = House().deploys().does("Quin", "fail", "Post-deploy verification", "down")
    refusal = house.refused("Joe", "set aside", "Retrospective scheduled", "no time")
    assert (refusal.rule, refusal.reason) == ("A-DEP-9", "Issues occurred, so this applies")
    assert refusal.line == house.line("Retrospective scheduled")


def test_a_part_of_the_retrospective_is_no_side_door_to_skip_it() -> None:
    asked = Line("Retrospective", (PJM,), when="if issues occurred", parts=(Line("Meeting held", (PJM,)),))
    house = House(guide_of(checklist=(*CHECKLIST[:-1], asked))).deploys()
    house.does("Quin", "fail", "Post-deploy verification", "down")
    assert house.refused("Joe", "set aside", "Meeting held", "no time").rule == "A-DEP-9"


def test_a_countersigner_may_send_it_back() -> None:
    house = House().does("Wes", "set aside", "Docs updated", "none")
    house.does("Ana", "send back", "Docs updated", "the help page changed")
    assert house.state("Docs updated") == "open"
    house.does("Wes", "set aside", "Docs updated", "really none")
    assert house.facts.seats_of(house.task("Docs updated"))[0].verdict == ""


def test_who_reopens_takes_the_countersignature_back() -> None:
    house = House().does("Wes", "set aside", "Docs updated", "none").does("Ana", "take a seat", "Docs updated")
    house.does("Wes", "reopen", "Docs updated")
    assert house.facts.all_seats_of(house.task("Docs updated"))[-1].verdict == ""


def test_a_debt_is_paid_and_checked_after_production_and_stays_owed_until_then() -> None:
    house = deferred(House()).does("Ana", "take a seat", "Docs updated").deploys().closes_all(after=True)
    assert house.stage == "Released"
    assert "DO Docs updated" in house.owes("Wes")
    refusal = house.refused("Wes", "reopen", "Docs updated")
    assert (refusal.rule, refusal.reason) == ("C22", "Docs updated was put off and is owed; it can only be done now")

    house.does("Wes", "finish", "Docs updated")
    assert house.owes("Dana") == ["VERIFY Docs updated"]
    house.does("Dana", "send back", "Docs updated", "a page is missing")
    assert house.refused("Wes", "set aside", "Docs updated", "x").rule == "C22"
    house.does("Wes", "finish", "Docs updated").does("Dana", "take a seat", "Docs updated")
    assert (house.state("Docs updated"), house.stage) == ("verified", "Released")
    assert house.owes("Wes") == []


def test_what_was_paid_before_the_deploy_is_history_after_it() -> None:
    house = deferred(House()).does("Ana", "take a seat", "Docs updated").does("Wes", "finish", "Docs updated")
    house.does("Dana", "take a seat", "Docs updated").deploys()
    assert house.refused("Wes", "reopen", "Docs updated").rule == "A-DEP-5"


def test_the_debts_of_a_cancelled_release_are_history() -> None:
    house = deferred(House()).does("Ana", "cancel", "no budget")
    assert house.refused("Wes", "finish", "Docs updated").rule == "A-PUR"


def test_a_debt_after_production_that_was_deferred_there_leaves_the_release_released() -> None:
    notes = Line("Notes published", (TW,), (("verified_by", PDM, None),))
    house = House(guide_of(REQUIREMENTS[:2], (*CHECKLIST[2:5], notes))).deploys()
    house.does("Quin", "finish", "Post-deploy verification")
    deferred(house, "Wes", "Notes published").does("Ana", "take a seat", "Notes published")
    house.does("Ada", "finish", "Monitor metrics")
    assert house.stage == "Released"
    assert house.refused("Wes", "reopen", "Notes published").rule == "C22"
    house.does("Wes", "finish", "Notes published")
    assert house.stage == "Released"
    house.does("Pia", "take a seat", "Notes published")
    assert house.state("Notes published") == "verified"


def expedited(house: House) -> House:
    """Let the whole lane put off what it may, as an incident does."""
    changes = aside.expedite(house.facts, house.who("Ana"), house.now, "expedited: INC-1", house.now + timedelta(1))
    house.facts = house.facts.but(settle(house.facts, changes, 1, house.now))
    return house.later(minutes=1)


def test_a_debt_of_the_expedited_lane_is_checked_and_taken_back_after_the_deploy() -> None:
    house = expedited(House()).deploys().does("Wes", "finish", "Docs updated")
    assert "VERIFY Docs updated" in house.owes("Dana")
    house.does("Dana", "send back", "Docs updated", "a page is missing").does("Wes", "finish", "Docs updated")
    house.does("Wes", "reopen", "Docs updated").does("Wes", "finish", "Docs updated")
    house.does("Dana", "take a seat", "Docs updated")
    assert house.state("Docs updated") == "verified"


def test_a_debt_of_the_expedited_lane_is_checked_after_the_end_too() -> None:
    house = expedited(House()).deploys().closes_all(after=True)
    assert house.stage == "Released"
    house.does("Wes", "finish", "Docs updated")
    assert "VERIFY Docs updated" in house.owes("Dana")
    house.does("Dana", "take a seat", "Docs updated")
    assert house.refused("Quin", "reopen", "Post-deploy verification").rule == "A-PUR"


def test_what_an_override_left_open_is_history() -> None:
    house = House().deploys_by_override()
    assert house.refused("Wes", "finish", "Docs updated").rule == "A-DEP-5"
