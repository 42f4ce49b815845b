"""What the board says of incidents: a red card, and reviews that are due; to nobody who may not see them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from octotui.services.board import Running, board
from octotui.services.incident import aftermath, begin, told, way
from tests.house import Crew, crew
from tests.tui.incident.building import EVERYBODY, TITLE
from tests.tui.seat import seated

SIZES = [(120, 40), (80, 24), (200, 60)]


@pytest.fixture
def team(tmp_path: Path) -> Crew:
    made = crew(tmp_path / "octotui.db", EVERYBODY)
    made.makes("4.11.0", name="EU checkout")
    made.makes("4.12.0", name="Card vault")
    return made


def declared(team: Crew, **kind: bool) -> None:
    team.does("Ana Ruiz", begin.declare_incident, TITLE, "critical", release_id=1, **kind)


def cleared(team: Crew) -> None:
    declared(team)
    team.does("Jonas Lind", begin.take_command, 1)
    team.does(
        "Jonas Lind", way.decide, 1, "roll back", target="4.10.2", minutes=6,
        executor_id=team.ids["Dana Cruz"], objections="none",
    )  # fmt: skip
    team.does("Dana Cruz", way.execute, 1)
    team.does("Noor Haddad", way.verify_fix, 1, ok=True, note="9 of 9 pass")
    team.does("Leo Brandt", way.confirm_fix, 1, ok=True, note="errors 0.2 %")
    team.does("Ola Berg", told.all_clear, 1, "It is over.")


@pytest.mark.parametrize("size", SIZES)
async def test_a_release_with_an_incident_is_marked_and_named(team, size):
    declared(team)
    async with seated(team.house.path, team.clock, "Ana Ruiz", size=size) as ana:
        await ana.presses("down")
        (row,) = [each for each in ana.rows[1:] if "▲ INC-1" in each]
        assert "4.12.0" not in row
        assert any(each.lstrip().startswith("┃") and "4.11.0" in each for each in ana.rows), ana.rows


@pytest.mark.parametrize("size", SIZES)
async def test_a_private_one_is_marked_for_its_roll_call_only(team, size):
    declared(team, security=True)
    async with seated(team.house.path, team.clock, "Iris Novak", size=size) as iris:
        iris.sees_no("INC-1")
    async with seated(team.house.path, team.clock, "Ana Ruiz", size=size) as ana:
        assert any("▲ INC-1" in each for each in ana.rows[1:])


@pytest.mark.parametrize("size", SIZES)
async def test_a_review_that_is_due_counts_down_until_it_is_closed(team, size):
    cleared(team)
    team.clock.on(minutes=10)
    async with seated(team.house.path, team.clock, "Ana Ruiz", size=size) as ana:
        ana.sees("Reviews due")
        assert "in 1 d 23 h" in ana.row("INC-1")
        assert not any("▲ INC-1" in each for each in ana.rows[1:])
        team.clock.on(hours=50)
        ana.app._tick()
        await ana.idle()
        ana.sees("2 h late")


async def test_a_review_that_is_booked_says_when_it_meets(team):
    cleared(team)
    meets = team.clock.now + timedelta(hours=3)
    team.does("Ola Berg", aftermath.book_review, 1, meets, team.ids["Ana Ruiz"])
    (review,) = team.house.read(board).reviews
    assert (review.booked, review.at) == (True, meets)


def test_the_board_of_a_house_without_incidents_holds_none(team):
    found = team.house.read(board)
    assert (found.incidents, found.reviews) == ((), ())
    declared(team)
    assert team.house.read(board).incidents == (Running(1, 1),)


async def test_beside_an_incident_a_card_says_less_of_its_time_and_says_it_whole(team):
    declared(team)
    async with seated(team.house.path, team.clock, "Ana Ruiz") as ana:
        row = ana.row("INC-1")
        assert "…" not in row[: row.index("INC-1")]


@pytest.mark.parametrize("size", [(120, 12), (120, 15), (120, 20)])
async def test_where_there_is_little_room_the_releases_come_first(team, size):
    cleared(team)
    async with seated(team.house.path, team.clock, "Ana Ruiz", size=size) as ana:
        ana.sees("4.11.0")
