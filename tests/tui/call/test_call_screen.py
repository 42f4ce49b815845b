from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from octotui.services import call, doing, release, views
from octotui.tui.screens.call import CallScreen
from tests.tui.call.building import PM, QA, RM, TL, Building, add_release, build, small_guide
from tests.tui.call.visit import visiting


@pytest.fixture
def building(tmp_path: Path) -> Iterator[Building]:
    made = build(tmp_path / "call.db")
    yield made
    made.house.close()


def three_say_go(building: Building, release_id: int) -> None:
    building.act("Ana", call.open_call, release_id)
    building.later(minutes=12)
    building.act("Ana", call.vote, release_id, RM, "go", "Plan is rehearsed.")
    building.act("Noor", call.vote, release_id, QA, "go", "All smoke tests pass.")
    building.act("Jonas", call.vote, release_id, TL, "go if", "Watch the cache.", after=True)


async def test_before_a_round_the_page_says_what_opening_means_and_V_opens_it(building: Building) -> None:
    number = add_release(building)
    async with visiting(building, "Ana Ruiz", lambda desk: CallScreen(desk, number)) as user:
        user.sees("NOT YET", "No call is open for 8f3c21.", "All must say go.", "open the call")
        await user.presses("V")
        user.sees("round 1, opened 12:00 by Ana Ruiz", "0 of 4 say go.", "4 seats are still to vote.")


async def test_without_a_revision_R_names_it(building: Building) -> None:
    number = add_release(building, revision="")
    async with visiting(building, "Ana Ruiz", lambda desk: CallScreen(desk, number)) as user:
        user.sees("No revision is named.", "R new revision")
        await user.presses("V")
        assert "none is named yet" in user.toasts
        await user.presses("R")
        await user.writes("build 77")
        await user.presses("enter")
        user.sees("No call is open for build 77.")


async def test_only_the_lead_opens_the_call(building: Building) -> None:
    number = add_release(building)
    async with visiting(building, "Noor Haddad", lambda desk: CallScreen(desk, number)) as user:
        user.sees_no("V open")
        await user.presses("V")
        assert "Ana Ruiz leads the call and opens it" in user.toasts


async def test_the_last_vote_says_what_it_opens_and_what_it_does_not(building: Building) -> None:
    number = add_release(building, secure=False)
    three_say_go(building, number)
    async with visiting(building, "Mei Tanaka", lambda desk: CallScreen(desk, number)) as user:
        user.sees("2 of 4 say go, 1 go if.", "Product Manager is still to vote.", "asked 12 m ago", "line 7")
        await user.presses("v")
        user.sees("Yours is the last vote.", "Two seats say go, one go if.", "Choose first.")
        await user.presses("g")
        user.sees("from 16:30 to 17:30. It does not", "2 things still stand in the way")
        await user.presses("enter")
        user.sees("3 of 4 say go, 1 go if.", "2 things stand in the way.", "you")
    facts = building.house.read(views.release_page, number)
    assert facts is not None
    assert facts.release.deployed_at is None


async def test_no_vote_without_a_choice_and_no_no_without_a_reason(building: Building) -> None:
    number = add_release(building)
    three_say_go(building, number)
    async with visiting(building, "Mei Tanaka", lambda desk: CallScreen(desk, number)) as user:
        await user.presses("v", "enter")
        user.sees("choose g, i or n first")
        await user.presses("n", "enter")
        user.sees("the reason is missing", "The round ends with a no")
        await user.writes("Support is not briefed.")
        await user.presses("enter")
        user.sees("NO-GO", "Product Manager says no.", "Support is not briefed")
        user.sees("Mei Tanaka owes", "When it is done, open round")


async def test_letters_in_the_reason_are_text(building: Building) -> None:
    number = add_release(building)
    building.act("Ana", call.open_call, number)
    async with visiting(building, "Noor Haddad", lambda desk: CallScreen(desk, number)) as user:
        await user.presses("v", "g", "tab", "n", "i", "n", "e", "enter")
        user.sees("nine", "1 of 4 say go.")


async def test_a_condition_is_met_before_or_after_the_deploy(building: Building) -> None:
    number = add_release(building)
    building.act("Ana", call.open_call, number)
    async with visiting(building, "Jonas Lind", lambda desk: CallScreen(desk, number)) as user:
        await user.presses("v", "i")
        user.sees("The condition is met", "in the way until met")
        await user.presses("a")
        user.sees("after the deploy")
        await user.presses("tab")
        await user.writes("Watch the cache.")
        await user.presses("enter")
        user.sees("0 of 4 say go, 1 go if.", "you, after deploy")
    facts = building.house.read(views.release_page, number)
    assert facts is not None
    assert facts.tasks[-1].part == "after"


async def test_who_holds_two_seats_chooses_which(building: Building) -> None:
    number = add_release(building, guide=small_guide((RM, PM, "Technical Writer")))
    building.act("Ana", call.open_call, number)
    async with visiting(building, "Mei Tanaka", lambda desk: CallScreen(desk, number)) as user:
        await user.presses("v")
        user.sees("Which seat votes?")
        await user.presses("down", "enter", "g", "enter")
        user.sees("1 of 3 say go.")


async def test_earlier_rounds_keep_who_said_no_and_why(building: Building) -> None:
    number = add_release(building)
    building.act("Ana", call.open_call, number)
    building.act("Noor", call.vote, number, QA, "no-go", "Refund test fails.")
    building.act("Ana", release.set_revision, number, "9a9a9a")
    building.act("Ana", call.open_call, number)
    building.act("Ana", release.set_revision, number, "b0b0b0")
    for size in ((120, 40), (80, 24)):
        async with visiting(building, "Ana Ruiz", lambda desk: CallScreen(desk, number), size) as user:
            user.sees("round 1", "NO-GO", "Noor Haddad, QA Engineer: Refund test fails.", "round 2", "VOID")


async def test_more_rounds_than_fit_are_reached_by_key(building: Building) -> None:
    number = add_release(building)
    for each in range(6):
        building.act("Ana", release.set_revision, number, f"a{each}a{each}a{each}")
        building.act("Ana", call.open_call, number)
    async with visiting(building, "Ana Ruiz", lambda desk: CallScreen(desk, number), (80, 24)) as user:
        user.sees("round 5", "round 3")
        user.sees_no("round 1 ")
        await user.presses("tab", "end")
        user.sees("round 1 ")


async def test_ping_reaches_the_seat_under_the_cursor_and_stays_on_record(building: Building) -> None:
    number = add_release(building)
    three_say_go(building, number)
    async with visiting(building, "Ana Ruiz", lambda desk: CallScreen(desk, number)) as user:
        user.sees("ping Mei")
        await user.presses("p")
        assert "Mei Tanaka is asked to vote." in user.toasts
        user.sees("asked 0 m ago")
    facts = building.house.read(views.release_page, number)
    assert facts is not None
    assert [(each.kind, each.to_role) for each in facts.remarks] == [("ping", PM)]


async def test_who_has_voted_is_not_asked_again(building: Building) -> None:
    number = add_release(building)
    three_say_go(building, number)
    with pytest.raises(Exception, match="is not asked for a vote now"):
        building.act("Ana", call.ping_seat, number, QA)


async def test_a_delegate_counts_from_the_next_round(building: Building) -> None:
    number = add_release(building)
    building.act("Ana", call.open_call, number)
    async with visiting(building, "Mei Tanaka", lambda desk: CallScreen(desk, number)) as user:
        building.later(minutes=1)
        await user.presses("a")
        user.sees("counts in rounds opened from now on")
        await user.presses("enter")
        user.sees("delegate: Ana Ruiz")


async def test_walking_the_gate_goes_round_and_enter_opens_the_task(building: Building) -> None:
    number = add_release(building)
    building.act("Ana", call.open_call, number)
    async with visiting(building, "Ana Ruiz", lambda desk: CallScreen(desk, number)) as user:
        screen = user.app.screen
        assert isinstance(screen, CallScreen)
        assert screen.listed.cursor == f"seat:{RM}"
        await user.presses("w", "w", "w", "w")
        assert screen.listed.cursor == f"{number}.1"
        await user.presses("enter")
        assert type(user.app.screen).__name__ == "ReleaseScreen"
        await user.presses("escape")
        assert user.app.screen is screen


async def test_a_refused_deploy_says_what_stands_in_the_way_and_changes_nothing(building: Building) -> None:
    number = add_release(building)
    building.act("Ana", call.open_call, number)
    async with visiting(building, "Ana Ruiz", lambda desk: CallScreen(desk, number)) as user:
        user.sees_no("D deploy")
        await user.presses("D")
        user.sees("NOT DEPLOYED", "7 things stand in the way")


async def test_a_guide_without_a_call_says_so(building: Building) -> None:
    number = add_release(building, guide=small_guide(()))
    async with visiting(building, "Ana Ruiz", lambda desk: CallScreen(desk, number)) as user:
        user.sees("This guide has no go/no-go call.", "There is no call.")
        await user.presses("v")
        assert "This guide has no go/no-go call" in user.toasts


async def test_a_colleagues_vote_appears_and_the_cursor_stays(building: Building) -> None:
    number = add_release(building)
    building.act("Ana", call.open_call, number)
    async with visiting(building, "Ana Ruiz", lambda desk: CallScreen(desk, number)) as user:
        await user.presses("g")
        building.act("Noor", call.vote, number, QA, "go", "Fine.")
        building.act("Dana", doing.start, f"{number}.1")
        user.app.desk.look_around()
        await user.idle()
        user.sees("1 of 4 say go.", "Noor Haddad")
        assert user.app.screen.listed.cursor == f"{number}.1"  # type: ignore[attr-defined]
