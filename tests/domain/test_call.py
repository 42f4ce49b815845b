"""The go/no-go call: rounds, seats, votes, delegates, and what a vote brings about."""

from __future__ import annotations

from datetime import timedelta

from octotui.domain.call import seats_for
from octotui.domain.poll import Result, result
from tests.domain.house import PDM, QA, REQUIREMENTS, RM, TEAM, TL, TW, House, guide_of

SEATS = (RM, QA, TL, PDM)


def outcome(house: House) -> Result:
    assert house.facts.poll is not None
    return result(house.facts.poll, house.facts.votes)


def test_the_lead_opens_the_call_with_the_seats_of_the_guide() -> None:
    house = House().does("Ana", "open the call")
    assert house.facts.poll is not None
    assert (house.facts.poll.seats, house.facts.poll.round, house.stage) == (SEATS, 1, "Go/No-Go")


def test_nobody_else_opens_it() -> None:
    house = House()
    refusal = house.refused("Quin", "open the call")
    assert (refusal.verdict, refusal.rule, refusal.line) == ("CALL NOT OPENED", "A-GO-1", house.line("Go/No-Go"))
    assert refusal.reason == "Ana leads the call and opens it"
    assert house.movers(refusal) == ["Ana"]


def test_a_call_is_about_a_named_revision() -> None:
    house = House(revision="")
    refusal = house.refused("Ana", "open the call")
    assert (refusal.rule, refusal.reason) == ("A-GO-3", "A call is about one revision, and none is named yet")


def test_one_round_at_a_time_is_open_for_a_revision() -> None:
    house = House().does("Ana", "open the call")
    assert house.refused("Ana", "open the call").reason == "Round 1 is open for this revision"
    for who, seat in zip(("Ana", "Quin", "Tia", "Pia"), SEATS, strict=True):
        house.does(who, "vote", seat, "go")
    assert house.refused("Ana", "open the call").rule == "A-GO-1"


def test_a_guide_without_a_call_has_none_to_open() -> None:
    house = House(guide_of(voters=()))
    refusal = house.refused("Ana", "open the call")
    assert (refusal.rule, refusal.reason) == ("A-GO-2", "This guide has no go/no-go call, so there is none to open")
    assert "Go/no-go call" not in house.gate()


def test_silence_is_not_a_yes() -> None:
    house = House().closes_all().does("Ana", "open the call")
    for who, seat in (("Ana", RM), ("Quin", QA), ("Tia", TL)):
        house.does(who, "vote", seat, "go")
    assert outcome(house) is Result.NOT_YET
    refusal = house.later(days=300).refused("Ana", "deploy")
    assert refusal.reason == "Product Manager is still to vote; silence is not a yes"
    assert (refusal.rule, refusal.line, refusal.in_the_way) == ("A-GO-3", house.line("Go/No-Go"), 1)
    assert house.movers(refusal) == ["Pia"]
    house.does("Pia", "vote", PDM, "go")
    assert outcome(house) is Result.GO
    assert house.gate() == {}


def test_a_seat_is_only_for_its_role() -> None:
    house = House().does("Ana", "open the call")
    refusal = house.refused("Ana", "vote", QA, "go")
    assert (refusal.verdict, refusal.rule, refusal.line) == ("NOT VOTED", "A-GO-2", house.line("Go/No-Go"))
    assert refusal.reason == "Quin votes for QA Engineer; a delegate counts only when appointed before the call"
    assert house.movers(refusal) == ["Quin"]
    assert house.refused("Wes", "vote", TW, "go").reason == "Technical Writer has no seat in this call"


def test_a_vote_is_go_or_go_if_or_no_go() -> None:
    house = House().does("Ana", "open the call")
    assert house.refused("Quin", "vote", QA, "maybe").reason == "A seat says go, no-go, or go if"


def test_nobody_votes_before_the_call_is_open() -> None:
    house = House()
    refusal = house.refused("Quin", "vote", QA, "go")
    assert refusal.reason == "No round of the call is open for this revision; Ana opens one"
    assert house.movers(refusal) == ["Ana"]
    assert seats_for(house.facts, house.who("Quin"), house.now) == ()


def test_a_delegate_counts_only_when_appointed_before_the_call() -> None:
    house = House().appoints("Quin", QA, "Tia").does("Ana", "open the call").appoints("Pia", PDM, "Wes")
    assert seats_for(house.facts, house.who("Tia"), house.now) == (QA, TL)
    house.does("Tia", "vote", QA, "go")
    vote = house.facts.votes[-1]
    assert (vote.person_id, vote.for_person_id) == (house.who("Tia").id, house.who("Quin").id)
    assert house.refused("Wes", "vote", PDM, "go").rule == "A-GO-2"


def test_an_appointment_made_in_the_instant_of_the_opening_counts_and_one_later_does_not() -> None:
    house = House().does("Ana", "open the call")
    assert house.facts.poll is not None
    opened = house.facts.poll.opened_at
    house.now = opened + timedelta(microseconds=1)
    house.appoints("Pia", PDM, "Wes")
    assert house.refused("Wes", "vote", PDM, "go").rule == "A-GO-2"
    house.now = opened
    house.appoints("Quin", QA, "Wes").does("Wes", "vote", QA, "go")


def test_a_no_go_needs_a_reason_and_becomes_a_task_that_blocks() -> None:
    house = House().closes_all().does("Ana", "open the call")
    assert house.refused("Quin", "vote", QA, "no-go", " ").reason == ("A no-go and a go with a condition need a reason")
    house.does("Quin", "vote", QA, "no-go", "checkout fails on phones")
    assert (outcome(house), house.stage) == (Result.NO_GO, "Preparing")
    task = house.task("checkout fails on phones")
    assert (task.part, task.owner, task.line) == ("no-go", QA, house.line("Go/No-Go"))
    assert house.facts.votes[-1].task_id == task.id
    assert set(house.gate()) == {"checkout fails on phones", "Go/no-go call"}
    assert house.gate()["Go/no-go call"].reason == "Round 1 of the call said no"


def test_a_round_that_said_no_is_closed_and_a_new_one_asks_all_again() -> None:
    house = House().closes_all().does("Ana", "open the call").does("Tia", "vote", TL, "go")
    house.does("Quin", "vote", QA, "no-go", "checkout fails")
    refusal = house.refused("Pia", "vote", PDM, "go")
    assert refusal.reason == "Round 1 said no and is closed; a new round asks again"
    house.does("Quin", "finish", "checkout fails").calls()
    assert house.facts.poll is not None
    assert (house.facts.poll.round, len(house.facts.votes)) == (2, 6)
    assert house.gate() == {}


def test_a_new_round_does_not_take_the_no_go_out_of_the_way() -> None:
    house = House().closes_all().does("Ana", "open the call").does("Quin", "vote", QA, "no-go", "checkout fails")
    house.calls()
    assert house.refused("Ana", "deploy").reason == "checkout fails is open"


def test_a_go_with_a_condition_makes_a_task_before_production_or_after_it() -> None:
    house = House().closes_all().does("Ana", "open the call")
    assert house.refused("Pia", "vote", PDM, "go if").rule == "A-GO-3"
    house.does("Pia", "vote", PDM, "go if", "the banner is up").does(
        "Quin", "vote", QA, "go if", "logs kept", after=True
    )
    house.does("Ana", "vote", RM, "go").does("Tia", "vote", TL, "go")
    assert outcome(house) is Result.GO
    assert list(house.gate()) == ["the banner is up"]
    house.does("Pia", "finish", "the banner is up").does("Ana", "deploy")
    assert house.task("logs kept").part == "after"
    house.does("Quin", "finish", "Post-deploy verification").does("Quin", "finish", "logs kept")


def test_a_changed_vote_takes_the_place_of_the_earlier_one_and_of_its_condition() -> None:
    house = House().does("Ana", "open the call").does("Pia", "vote", PDM, "go if", "the banner is up")
    house.does("Pia", "vote", PDM, "go")
    assert [vote.choice for vote in house.facts.votes] == ["go"]
    assert house.facts.closed(house.task("the banner is up"))
    house.does("Pia", "vote", PDM, "go if", "the mail is out").does("Pia", "finish", "the mail is out")
    house.does("Pia", "vote", PDM, "go")
    assert house.state("the mail is out") == "done"


def test_a_seat_may_take_its_go_back_until_the_deploy() -> None:
    house = House().closes_all().calls().does("Tia", "vote", TL, "no-go", "the cluster is full")
    assert outcome(house) is Result.NO_GO
    assert house.refused("Ana", "deploy").rule == "A-GO-3"


def test_a_new_revision_voids_the_round() -> None:
    house = House().closes_all().calls().does("Dana", "name the revision", "r2")
    assert (outcome(house), house.stage) == (Result.VOID, "Preparing")
    assert house.gate()["Go/no-go call"].reason == "Nobody has opened the go/no-go call for this revision"
    assert house.refused("Quin", "vote", QA, "go").rule == "A-GO-3"
    house.does("Dana", "name the revision", "r1")
    assert outcome(house) is Result.VOID


def test_the_call_is_over_when_the_release_is_out_or_given_up() -> None:
    house = House().deploys()
    assert house.refused("Ana", "open the call").reason == "4.12.0 is deploying; the call is over"
    assert house.refused("Quin", "vote", QA, "no-go", "too late").reason == "4.12.0 is deploying; the call is over"
    given_up = House().does("Ana", "open the call").does("Ana", "cancel", "no budget")
    assert given_up.refused("Quin", "vote", QA, "go").reason == "4.12.0 is cancelled; the call is over"


def test_a_call_without_a_lead_is_opened_by_anybody() -> None:
    bare = guide_of(REQUIREMENTS[:2], (), lead=None)
    house = House(bare, TEAM).does("Wes", "open the call")
    assert house.facts.poll is not None
    assert house.facts.poll.seats == (QA, TL, PDM)
