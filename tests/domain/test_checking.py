"""What a second person does at a task: verify, sign, review, give input, countersign, send back."""

from __future__ import annotations

import pytest

from tests.domain.house import ALL_NO, DEV, PDM, QA, REQUIREMENTS, RM, SEC, TEAM, TL, TW, House, Line, guide_of

SENSITIVE = ALL_NO | {"security-sensitive": True}
BOTH = TEAM | {"Dana": (DEV, QA)}


def test_a_task_is_verified_when_every_seat_says_yes() -> None:
    house = House().does("Dana", "finish", "Criteria met").does("Pia", "take a seat", "Criteria met")
    assert house.state("Criteria met") == "done"
    house.does("Quin", "take a seat", "Criteria met")
    assert house.state("Criteria met") == "verified"
    seat = house.seat("Criteria met", QA)
    assert (seat.verdict, seat.person_id, seat.revision, seat.same_hand) == ("yes", house.who("Quin").id, "r1", False)


def test_whoever_did_it_does_not_verify_it() -> None:
    house = House(team=BOTH).does("Dana", "finish", "Criteria met")
    refusal = house.refused("Dana", "take a seat", "Criteria met")
    assert (refusal.verdict, refusal.line) == ("NOT VERIFIED", house.line("Verified by: QA Engineer") - 1)
    assert refusal.reason == "Whoever did it does not check it; a second person does"
    assert house.movers(refusal) == ["Quin"]


def test_who_works_alone_is_told_how_to_go_on() -> None:
    house = House(team={"Dana": (DEV, QA, PDM)}).does("Dana", "finish", "Criteria met")
    refusal = house.refused("Dana", "take a seat", "Criteria met")
    assert refusal.reason == "Whoever did it does not check it; who works alone switches four-eyes off"


def test_where_nobody_else_could_verify_the_refusal_and_the_gate_say_so() -> None:
    house = (
        House(team=BOTH | {"Quin": ()})
        .does("Dana", "finish", "Criteria met")
        .does("Pia", "take a seat", "Criteria met")
    )
    refusal = house.refused("Dana", "take a seat", "Criteria met")
    assert refusal.reason == "Whoever did it does not check it, and nobody else holds QA Engineer yet"
    assert house.gate()["Criteria met"].reason == (
        "Criteria met has not been checked by QA Engineer yet;"
        " nobody but who did it holds QA Engineer, and a second person checks it"
    )
    house.gives("Quin", QA).does("Quin", "take a seat", "Criteria met")
    assert house.state("Criteria met") == "verified"


def test_a_stand_in_verifies_for_who_did_it_and_it_is_recorded_for_whom() -> None:
    house = House(team=BOTH | {"Quin": ()}).does("Dana", "finish", "Criteria met").appoints("Dana", QA, "Tia")
    assert house.movers(house.refused("Dana", "take a seat", "Criteria met", "7.1.2")) == ["Tia"]
    house.does("Tia", "take a seat", "Criteria met")
    seat = house.seat("Criteria met", QA)
    assert (seat.person_id, seat.for_person_id) == (house.who("Tia").id, house.who("Dana").id)


def test_with_four_eyes_off_the_record_says_same_hand() -> None:
    house = House(team=BOTH, four_eyes=False).does("Dana", "finish", "Criteria met")
    house.does("Dana", "take a seat", "Criteria met")
    assert house.seat("Criteria met", QA).same_hand
    house.does("Pia", "take a seat", "Criteria met")
    assert not house.seat("Criteria met", PDM).same_hand


def test_who_did_a_part_does_not_verify_the_whole() -> None:
    parts = (Line("Static scan", (DEV,)), Line("Dynamic scan", (DEV,)))
    line = Line("Scans", (DEV,), (("verified_by", SEC, None),), parts=parts)
    house = House(guide_of((line,)), TEAM | {"Drew": (DEV, SEC)})
    house.does("Drew", "finish", "Static scan").does("Dana", "finish", "Dynamic scan")
    assert house.task("Scans").done_by == house.who("Dana").id
    assert house.movers(house.refused("Drew", "take a seat", "Scans")) == ["Sam"]
    house.does("Sam", "take a seat", "Scans")
    assert house.state("Scans") == "verified"


def test_a_sign_off_on_a_whole_is_refused_only_to_who_did_all_of_it() -> None:
    house = House(traits=SENSITIVE).does("Dana", "finish", "Security review (Developers)")
    house.does("Sam", "finish", "Security review (Security Champion)").does("Sam", "take a seat", "Security review")
    assert house.state("Security review") == "verified"

    alone = House(traits=SENSITIVE, team=TEAM | {"Sam": (SEC, DEV)})
    for part in ("Developers", "Security Champion"):
        alone.does("Sam", "finish", f"Security review ({part})")
    refusal = alone.refused("Sam", "take a seat", "Security review")
    assert (refusal.verdict, refusal.rule) == ("NOT SIGNED", "A-PRE-2s")


def test_a_seat_is_for_who_holds_its_role() -> None:
    house = House().does("Dana", "finish", "Criteria met")
    refusal = house.refused("Wes", "take a seat", "Criteria met")
    assert (refusal.rule, refusal.reason) == ("A-PRE-1", "Pia verifies this")
    assert (refusal.line, house.movers(refusal)) == (house.line("Verified by: Product Manager"), ["Pia"])
    assert house.refused("Wes", "take a seat", "Criteria met", "7.1.2").reason == "Quin verifies this"


@pytest.mark.parametrize(
    ("title", "who", "verdict"),
    [
        ("Criteria met", "Wes", "NOT VERIFIED"),
        ("Release notes drafted", "Wes", "NOT REVIEWED"),
        ("Rollback plan", "Wes", "NO INPUT TAKEN"),
    ],
)
def test_each_kind_of_seat_is_refused_in_its_own_word(title: str, who: str, verdict: str) -> None:
    assert House().refused(who, "take a seat", title).verdict == verdict


def test_a_check_comes_when_the_task_is_done_but_input_comes_before() -> None:
    house = House()
    refusal = house.refused("Pia", "take a seat", "Criteria met")
    assert refusal.reason == "Criteria met is open; it is checked when it is done"
    assert refusal.line == house.line("Verified by: Product Manager")
    house.does("Tia", "take a seat", "Rollback plan", None, "nothing to add")
    assert house.seat("Rollback plan", TL).reason == "nothing to add"
    house.does("Ana", "finish", "Rollback plan")
    assert house.state("Rollback plan") == "verified"


def test_the_plan_is_not_complete_until_each_input_is_given() -> None:
    house = House().does("Ana", "finish", "Rollback plan")
    assert house.gate()["Rollback plan"].reason == "Rollback plan has no input from Tech Lead yet"


def test_a_seat_says_yes_once() -> None:
    house = House().does("Dana", "finish", "Criteria met").does("Pia", "take a seat", "Criteria met")
    refusal = house.refused("Pia", "take a seat", "Criteria met", "7.1.1")
    assert refusal.reason == "Product Manager has said yes already"
    house.does("Quin", "take a seat", "Criteria met")
    assert house.refused("Quin", "take a seat", "Criteria met").reason == "Criteria met has all its seats filled"
    assert house.refused("Quin", "take a seat", "CI green").reason == "CI green has no seats"


def test_a_seat_under_a_condition_counts_only_with_it() -> None:
    house = House().closes("Docs updated")
    assert house.state("Docs updated") == "verified"
    refusal = house.refused("Quin", "take a seat", "Docs updated", "7.8.2")
    assert refusal.reason == "Docs updated has no such seat as it stands now"
    house.does("Ana", "answer", "user-facing docs", True)
    assert house.state("Docs updated") == "done"
    house.does("Quin", "take a seat", "Docs updated")
    assert house.state("Docs updated") == "verified"


def test_the_seats_of_a_task_that_does_not_apply_are_not_taken() -> None:
    refusal = House().refused("Sam", "take a seat", "Security review")
    assert (refusal.rule, refusal.reason) == ("C18", "Security review does not apply to this release")


def test_no_seat_is_taken_after_the_deploy() -> None:
    house = House().closes_all(but=("Docs updated",)).does("Wes", "finish", "Docs updated").calls()
    house.does("Ana", "override", "the docs can wait")
    assert house.refused("Dana", "take a seat", "Docs updated").rule == "A-DEP-5"
    assert house.refused("Dana", "send back", "Docs updated", "x").rule == "A-DEP-5"


def test_what_is_sent_back_is_open_again_and_every_check_starts_anew() -> None:
    house = House().does("Dana", "finish", "Criteria met").does("Pia", "take a seat", "Criteria met")
    house.does("Quin", "send back", "Criteria met", "two cases are missing")
    task = house.task("Criteria met")
    assert (task.state, task.reason, task.done_by) == ("open", "sent back: two cases are missing", None)
    assert (house.seat("Criteria met", QA).verdict, house.seat("Criteria met", PDM).verdict) == ("no", "")
    assert house.gate()["Criteria met"].reason == "Criteria met is open: sent back: two cases are missing"
    house.does("Dana", "finish", "Criteria met")
    assert [seat.role for seat in house.facts.waiting(house.task("Criteria met"))] == [PDM, QA]
    assert (house.seat("Criteria met", QA).verdict, house.seat("Criteria met", QA).asked_at) == (
        "", house.task("Criteria met").done_at,
    )  # fmt: skip


def test_a_check_that_does_not_count_at_present_starts_anew_as_well() -> None:
    house = House(traits=ALL_NO | {"user-facing docs": True}).closes("Docs updated")
    house.does("Ana", "answer", "user-facing docs", False).does("Dana", "send back", "Docs updated", "typos")
    house.does("Wes", "finish", "Docs updated").does("Ana", "answer", "user-facing docs", True)
    assert house.seat("Docs updated", QA).verdict == ""


def test_a_whole_that_is_sent_back_opens_its_parts() -> None:
    house = House(traits=SENSITIVE).closes_all().does("Sam", "send back", "Security review", "wrong branch")
    assert house.state("Security review") == "open"
    assert house.state("Security review (Developers)") == "open"
    assert house.seat("Security review", SEC).verdict == "no"


def test_only_a_seat_sends_back_and_only_what_is_done_and_with_a_reason() -> None:
    house = House()
    assert house.refused("Quin", "send back", "Criteria met", "x").reason == (
        "Criteria met is open; nothing is done yet that could be sent back"
    )
    house.does("Dana", "finish", "Criteria met")
    refusal = house.refused("Wes", "send back", "Criteria met", "x")
    assert (refusal.verdict, refusal.reason) == ("NOT SENT BACK", "Only a seat at this task sends it back")
    assert house.movers(refusal) == ["Pia", "Quin"]
    assert house.refused("Quin", "send back", "Criteria met", " ").reason == "Sending back needs a reason"


def test_a_deploy_is_not_sent_back() -> None:
    checklist = (Line("Deploy to production", (RM,), (("verified_by", QA, None),)),)
    house = House(guide_of(REQUIREMENTS[:2], checklist)).deploys()
    refusal = house.refused("Quin", "send back", "Deploy to production", "slow")
    assert (refusal.rule, refusal.reason) == ("A-MIT-1a", "A deploy is not sent back; the release is rolled back")
    house.does("Quin", "take a seat", "Deploy to production")
    assert house.stage == "Released"


def test_the_draft_is_reviewed_by_the_lead() -> None:
    house = House().does("Wes", "finish", "Release notes drafted")
    assert house.gate()["Release notes drafted"].would == "reviews it"
    house.does("Ana", "take a seat", "Release notes drafted")
    assert house.state("Release notes drafted") == "verified"


def test_one_person_with_two_hats_fills_both_seats_if_they_did_not_do_it() -> None:
    house = House(team=TEAM | {"Pia": (PDM, QA), "Quin": (TW,)}).does("Dana", "finish", "Criteria met")
    house.does("Pia", "take a seat", "Criteria met").does("Pia", "take a seat", "Criteria met")
    assert house.state("Criteria met") == "verified"
