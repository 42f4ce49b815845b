from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from octotui.services import call, doing, views
from octotui.tui.screens.call import CallScreen
from octotui.tui.screens.release import ReleaseScreen
from octotui.tui.screens.work import WorkScreen
from tests.tui.call.building import QA, RM, TL, Building, add_release, build
from tests.tui.call.visit import visiting


@pytest.fixture
def building(tmp_path: Path) -> Iterator[Building]:
    made = build(tmp_path / "work.db")
    yield made
    made.house.close()


def state(building: Building, task_id: str) -> str:
    facts = building.house.read(views.release_page, int(task_id.split(".")[0]))
    assert facts is not None
    return facts.task(task_id).state


async def test_the_list_the_head_and_the_sum_agree(building: Building) -> None:
    add_release(building)
    add_release(building, "4.13.0", window=False)
    async with visiting(building, "Mei Tanaka", WorkScreen) as user:
        user.sees("4 in all", "2 My work 4", "You", "Today  2", "Next  2", "as on the board")
        assert len(user.app.desk.mine()) == 4


async def test_space_starts_then_does_and_the_seat_takes_over(building: Building) -> None:
    number = add_release(building)
    async with visiting(building, "Dana Cruz", WorkScreen) as user:
        user.sees("DO", "Smoke tests on staging", "QA Engineer verifies it next.", "space start")
        await user.presses("space")
        assert state(building, f"{number}.1") == "in progress"
        user.sees("space done")
        await user.presses("space")
        assert state(building, f"{number}.1") == "done"
        user.sees("Nothing waits for you. Next: window of 4.12.0, 16:30.")
    async with visiting(building, "Noor Haddad", WorkScreen) as user:
        user.sees("VERIFY", "Dana Cruz did it", "v verify")
        await user.presses("v")
        assert state(building, f"{number}.1") == "verified"


async def test_a_seat_sends_back_with_a_reason(building: Building) -> None:
    number = add_release(building)
    building.act("Dana", doing.finish, f"{number}.1")
    async with visiting(building, "Noor Haddad", WorkScreen) as user:
        await user.presses("x")
        await user.writes("Only half of them ran.")
        await user.presses("enter")
        assert state(building, f"{number}.1") == "open"


async def test_an_answer_is_given_from_the_list(building: Building) -> None:
    number = add_release(building, secure=None)
    async with visiting(building, "Ana Ruiz", WorkScreen) as user:
        user.sees("ANSWER", "Is it security-sensitive?", "space answer")
        await user.presses("space")
        user.sees("Yes", "No", "Not yet")
        await user.presses("up", "enter")
        user.sees_no("Is it security-sensitive?")
    facts = building.house.read(views.release_page, number)
    assert facts is not None
    assert [answer.yes for answer in facts.traits] == [False]


async def test_a_revision_is_named_from_the_list(building: Building) -> None:
    add_release(building, revision="")
    async with visiting(building, "Ana Ruiz", WorkScreen) as user:
        user.sees("NAME", "space name it")
        await user.presses("space")
        await user.writes("8f3c21")
        await user.presses("enter")
        user.sees("Open the call for 8f3c21")


async def test_a_vote_is_cast_from_the_list_and_enter_opens_the_call(building: Building) -> None:
    number = add_release(building)
    building.act("Ana", call.open_call, number)
    for who, seat in (("Ana", RM), ("Noor", QA)):
        building.act(who, call.vote, number, seat, "go", "")
    async with visiting(building, "Jonas Lind", WorkScreen) as user:
        user.sees("VOTE", "2 of 4 say go", "Product Manager is still to vote.")
        await user.presses("enter")
        assert isinstance(user.app.screen, CallScreen)
        await user.presses("escape", "v", "g", "enter")
        user.sees_no("VOTE")
    facts = building.house.read(views.release_page, number)
    assert facts is not None
    assert [vote.seat for vote in facts.votes] == [RM, QA, TL]


async def test_enter_opens_the_release_at_the_task(building: Building) -> None:
    number = add_release(building)
    async with visiting(building, "Dana Cruz", WorkScreen) as user:
        await user.presses("enter")
        assert isinstance(user.app.screen, ReleaseScreen)
        assert user.app.screen.cursor == f"{number}.1"


async def test_the_work_of_others_says_that_it_is_theirs(building: Building) -> None:
    add_release(building)
    async with visiting(building, "Ana Ruiz", WorkScreen) as user:
        await user.presses("r", "r")
        user.sees("not yours: Dana Cruz holds it", "Not yours to do now", "p ping")
        await user.presses("space")
        assert "Dana Cruz does this" in user.toasts
        await user.presses("p")
        assert "Dana Cruz is asked" in user.toasts


async def test_the_pane_chooses_a_person(building: Building) -> None:
    add_release(building)
    async with visiting(building, "Ana Ruiz", WorkScreen) as user:
        await user.presses("shift+tab", "end")
        user.sees("Sam Osei   not yours: Security Champion", "Security review")


async def test_where_it_is_narrow_r_asks_which_role(building: Building) -> None:
    add_release(building)
    async with visiting(building, "Ana Ruiz", WorkScreen, (80, 24)) as user:
        await user.presses("r")
        user.sees("Whose work?", "Developers")
        await user.presses("down", "down", "enter")
        user.sees("not yours: Dana Cruz holds it")


async def test_the_filter_keeps_what_matches(building: Building) -> None:
    add_release(building)
    async with visiting(building, "Mei Tanaka", WorkScreen) as user:
        await user.presses("slash", "g", "i", "v", "e")
        user.sees("GIVE INPUT  Release")
        user.sees_no("WRITE ")
        await user.presses("x", "x")
        user.sees('Nothing matches "givexx".   esc clears it')
        await user.presses("escape")
        user.sees("GIVE INPUT  Release", "WRITE ")


async def test_at_80x24_the_cursor_has_its_reason_below_it(building: Building) -> None:
    add_release(building)
    async with visiting(building, "Dana Cruz", WorkScreen, (80, 24)) as user:
        user.sees("DO", "QA Engineer checks it next", "guide line 2")
