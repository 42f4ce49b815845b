"""Who holds what, who is away, who stands in."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from octotui.domain.people import Person
from octotui.services import people, views
from octotui.tui.filtering import Filter
from octotui.tui.screens.people import PeopleScreen
from octotui.tui.widgets.rows import Rows
from tests.house import PEOPLE, Crew, crew
from tests.tui.seat import Seat, seated


@pytest.fixture
def there(tmp_path: Path) -> Crew:
    return crew(tmp_path / "octotui.db")


@asynccontextmanager
async def people_page(there: Crew, name: str = "Ana Ruiz", **size: tuple[int, int]) -> AsyncIterator[Seat]:
    async with seated(there.house.path, there.clock, name, "people", **size) as seat:
        yield seat


async def goes_to(seat: Seat, there: Crew, name: str) -> None:
    seat.app.screen.query_one("#list", Rows).cursor = str(there.ids[name])
    await seat.idle()


def listed(seat: Seat, there: Crew, name: str) -> str:
    """Give the row of a person as the list draws it."""
    return seat.app.screen.query_one("#list", Rows).text_of(str(there.ids[name]))


def person(there: Crew, name: str) -> Person:
    return next(each for each in there.house.read(views.people) if each.name == name)


async def test_everybody_is_listed_with_roles_and_what_is_open(there: Crew) -> None:
    there.makes()
    async with people_page(there) as seat:
        seat.sees("People  13", "four-eyes on")
        assert "Developers, Security" in listed(seat, there, "Rui Costa")
        owed = seat.app.desk.mine()
        assert f" {len(owed)}" in listed(seat, there, "Ana Ruiz")
        assert owed


async def test_a_role_nobody_holds_stands_at_the_top(tmp_path: Path) -> None:
    few = {name: roles for name, roles in PEOPLE.items() if name != "Leo Brandt"}
    async with people_page(crew(tmp_path / "few.db", few)) as seat:
        assert "without owner" in seat.row("Data Analyst")
        assert next(row for row in seat.rows if "■" in row) == seat.row("■")


async def test_a_vacant_role_is_given_to_somebody(tmp_path: Path) -> None:
    few = crew(tmp_path / "few.db", {name: roles for name, roles in PEOPLE.items() if name != "Leo Brandt"})
    async with people_page(few) as seat:
        seat.app.screen.query_one("#list", Rows).cursor = "role:Data Analyst"
        await seat.presses("enter")
        await seat.types("kofi")
        await seat.presses("enter")
        assert not any("■ Data Analyst" in row for row in seat.rows)
    assert person(few, "Kofi Mensah").roles == ("DevOps Engineer", "Data Analyst")


async def test_roles_are_ticked(there: Crew) -> None:
    async with people_page(there) as seat:
        await goes_to(seat, there, "Sam Osei")
        await seat.presses("enter", "space", "enter")
    assert person(there, "Sam Osei").roles == ("Security Champion", "Release Manager")


async def test_somebody_is_away_and_comes_back(there: Crew) -> None:
    async with people_page(there) as seat:
        await goes_to(seat, there, "Jonas Lind")
        await seat.presses("o")
        await seat.types("someday")
        await seat.presses("enter")
        seat.sees("Not a day")
        await seat.clears()
        await seat.types("Fri")
        await seat.presses("enter")
        assert "away until Fri 17 Apr" in listed(seat, there, "Jonas Lind")
        assert person(there, "Jonas Lind").away(there.clock.now)
        await seat.presses("o")
        seat.sees_no("away until")
    assert not person(there, "Jonas Lind").away(there.clock.now)


async def test_a_delegate_is_appointed_and_ended(there: Crew) -> None:
    async with people_page(there) as seat:
        await goes_to(seat, there, "Ola Berg")
        seat.sees("appoint Ola")
        await seat.presses("a", "enter")
        assert "for you" in listed(seat, there, "Ola Berg")
        (made,) = there.house.read(views.delegates)
        assert (made.role, made.stand_in_id, made.until) == ("Release Manager", there.ids["Ola Berg"], None)
        await seat.presses("a", "enter")
        seat.sees_no("for you")
    assert there.house.read(views.delegates) == ()


async def test_who_holds_no_role_learns_why_no_delegate_can_be_appointed(there: Crew) -> None:
    there.does("Ana Ruiz", people.join, "Nia Holt", ())
    async with people_page(there, "Nia Holt") as seat:
        seat.sees_no("appoint")
        await seat.presses("a")
        assert "Only who holds a role" in seat.toast


async def test_somebody_new_is_added(there: Crew) -> None:
    async with people_page(there) as seat:
        await seat.presses("n")
        await seat.types("ana ruiz")
        seat.sees("There is a ana ruiz already")
        await seat.clears()
        await seat.types("Zoe Lang")
        await seat.presses("enter", "space", "enter")
        seat.sees("Zoe Lang")
    assert person(there, "Zoe Lang").roles == ("Release Manager",)


async def test_four_eyes_asks_first_and_is_seen(there: Crew) -> None:
    async with people_page(there) as seat:
        await seat.presses("F")
        seat.sees("Four-eyes off?")
        await seat.presses("escape")
        assert there.house.read(views.four_eyes)
        await seat.presses("F", "enter")
        seat.sees("four-eyes off")
    assert not there.house.read(views.four_eyes)


async def test_another_person_sits_here_from_now_on(there: Crew) -> None:
    async with people_page(there) as seat:
        await seat.presses("i")
        assert "Ana Ruiz sits here already" in seat.toast
        await goes_to(seat, there, "Sam Osei")
        await seat.presses("i")
        assert "Sam Osei" in seat.rows[0]
        assert "Sam Osei you" in listed(seat, there, "Sam Osei")
    sits = there.house.sit_down(None)
    assert sits is not None
    assert sits.name == "Sam Osei"


async def test_keys_pressed_before_the_list_has_the_focus_do_not_fall_into_the_unseen_filter(there: Crew) -> None:
    async with people_page(there) as seat:
        field = seat.app.screen.query_one(Filter)
        assert not field.focusable
        await seat.presses("slash", "m", "escape")
        assert not field.focusable
        assert seat.app.focused is seat.app.screen.query_one("#list")


async def test_the_filter_finds_names_and_roles_and_esc_clears_it(there: Crew) -> None:
    async with people_page(there) as seat:
        await seat.presses("slash")
        await seat.types("security")
        seat.sees("Rui Costa", "Sam Osei")
        seat.sees_no("Jonas Lind")
        await seat.presses("escape")
        seat.sees("Jonas Lind")


async def test_the_panel_tells_what_somebody_did_last(there: Crew) -> None:
    there.does("Ola Berg", people.set_away, there.ids["Ola Berg"], None, None)
    there.does("Ola Berg", people.join, "Nia Holt", ())
    async with people_page(there) as seat:
        await goes_to(seat, there, "Ola Berg")
        seat.sees("added Nia Holt")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_five_hundred_people_with_long_names_keep_the_columns(there: Crew, size: tuple[int, int]) -> None:
    with there.house.batch() as batch:
        for number in range(500):
            batch.act(
                1, there.clock.now, people.join, f"王小明 Wolfeschlegelsteinhausenberger {number}", ("Developers",)
            )
    async with people_page(there, size=size) as seat:
        assert isinstance(seat.app.screen, PeopleScreen)
        await seat.presses("end")
        assert "Developers" in seat.row("王小明")
        seat.sees("People  513")
