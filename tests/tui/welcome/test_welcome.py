"""Sitting down for the first time, and at a database where others sit already."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from octotui.services import people, views
from octotui.services.guide import guide_in_use
from octotui.services.house import House, login
from octotui.tui.app import DEMO
from octotui.tui.drawing.welcome import NEW, known_rows, mark_rows
from octotui.tui.screens.welcome import WelcomeScreen
from octotui.tui.widgets.checks import Checks
from tests.house import Clock, crew
from tests.tui.seat import Seat, seated

GUIDE = "# House rules\n\n## Deployment checklist\n\n- [ ] Tag the build - Release Manager\n- [ ] Ring the bell\n"


def known(path: Path) -> dict[str, tuple[str, ...]]:
    house = House(path)
    try:
        return {person.name: person.roles for person in house.read(views.people)}
    finally:
        house.close()


def remembered(path: Path) -> str | None:
    house = House(path)
    try:
        person = house.sit_down(None)
        return person.name if person else None
    finally:
        house.close()


async def says_name(seat: Seat, name: str) -> None:
    await seat.clears()
    await seat.types(name)


async def test_name_roles_and_enter_are_enough(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    async with seated(path, Clock()) as seat:
        seat.sees("The guide is the program.", "Who are you?", "Make your first release")
        await says_name(seat, "Ana Ruiz")
        await seat.presses("tab", "space", "right", "space", "enter")
        assert seat.app.current_mode == "board"
    assert known(path) == {"Ana Ruiz": ("Release Manager", "QA Engineer")}
    assert remembered(path) == "Ana Ruiz"


async def test_who_works_alone_takes_every_role_with_one_key(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    async with seated(path, Clock()) as seat:
        await says_name(seat, "Ana Ruiz")
        await seat.presses("tab", "a")
        every = seat.app.screen.query_one("#roles", Checks).options
        await seat.presses("enter")
        assert seat.app.current_mode == "board"
    assert known(path) == {"Ana Ruiz": every}


async def test_who_types_signs_that_are_not_kept_in_a_name_sits_down_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    async with seated(path, Clock()) as seat:
        await says_name(seat, "")
        seat.app.screen.query_one(Input).value = "Zoe\u0308\u202e Lind"
        await seat.presses("enter")
        assert seat.app.current_mode == "board"
    assert remembered(path) == "Zo\u00eb Lind"


async def test_the_doors_say_what_is_behind_them(tmp_path: Path) -> None:
    async with seated(tmp_path / "new.db", Clock()) as seat:
        promised = seat.row("from the built-in guide,").partition("guide, ")[2]
        seat.sees("16 releases of 15 people, thrown away afterwards", "any Markdown guide; you see what was understood")
        await seat.presses("enter", "escape")
        seat.sees(f"One release brings {promised}")


async def test_the_first_door_opens_the_dialog_of_a_new_release(tmp_path: Path) -> None:
    async with seated(tmp_path / "new.db", Clock()) as seat:
        await says_name(seat, "Ana Ruiz")
        await seat.presses("enter")
        assert seat.app.screen.is_modal
        seat.sees("New release")


async def test_a_name_is_needed_and_the_field_says_so(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    async with seated(path, Clock()) as seat:
        await seat.clears()
        await seat.presses("enter")
        seat.sees("A name is needed")
        assert seat.app.current_mode == "welcome"
    assert known(path) == {}


async def test_who_works_alone_switches_four_eyes_off(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    async with seated(path, Clock()) as seat:
        await says_name(seat, "Ana Ruiz")
        await seat.presses("tab", "tab", "tab", "space", "enter")
    house = House(path)
    assert not house.read(views.four_eyes)
    house.close()


async def test_the_demo_needs_no_name_and_leaves_this_database_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    async with seated(path, Clock()) as seat:
        await seat.presses("tab", "tab", "down", "enter")
        assert seat.app.return_value == DEMO
    assert known(path) == {}


async def test_known_people_are_offered_and_choosing_one_is_remembered(tmp_path: Path) -> None:
    there = crew(tmp_path / "known.db")
    async with seated(there.house.path, there.clock) as seat:
        seat.sees("Ana Ruiz", "Noor Haddad", "Go to the board")
        seat.sees_no("Which roles do you hold?", "I work alone")
        await seat.types("noor")
        seat.sees_no("Ana Ruiz")
        await seat.presses("enter")
        assert seat.app.desk.you is not None
        assert seat.app.desk.you.name == "Noor Haddad"
        assert seat.app.current_mode == "board"
    assert remembered(there.house.path) == "Noor Haddad"
    assert len(known(there.house.path)) == len(there.ids)


async def test_somebody_new_joins_those_who_are_known(tmp_path: Path) -> None:
    there = crew(tmp_path / "known.db")
    async with seated(there.house.path, there.clock) as seat:
        await seat.types("Zoe Lang")
        seat.sees("somebody new", "Which roles do you hold?")
        await seat.presses("enter")
        assert seat.app.current_mode == "board"
    assert "Zoe Lang" in known(there.house.path)


async def test_who_is_remembered_is_not_asked(tmp_path: Path) -> None:
    there = crew(tmp_path / "known.db")
    there.does("Ana Ruiz", people.remember, login(), there.ids["Ana Ruiz"])
    async with seated(there.house.path, there.clock) as seat:
        assert seat.app.current_mode == "board"


async def test_a_guide_of_ones_own_is_shown_and_taken(tmp_path: Path) -> None:
    path, guide = tmp_path / "new.db", tmp_path / "guide.md"
    guide.write_text(GUIDE, encoding="utf-8")
    async with seated(path, Clock()) as seat:
        await says_name(seat, "Ana Ruiz")
        await seat.presses("tab", "tab", "end", "enter")
        await seat.types(str(tmp_path / "none.md"))
        await seat.presses("enter")
        seat.sees("not exist")
        await seat.clears()
        await seat.types(str(guide))
        await seat.presses("enter")
        seat.sees("Use the guide House rules?", "Findings", "names no owner: Ring the bell", "deployment step")
        await seat.presses("y")
        assert "in use for new releases" in seat.toast
    house = House(path)
    assert house.read(guide_in_use).name == "House rules"
    house.close()


async def test_a_guide_that_is_not_agreed_to_changes_nothing(tmp_path: Path) -> None:
    path, guide = tmp_path / "new.db", tmp_path / "guide.md"
    guide.write_text(GUIDE, encoding="utf-8")
    async with seated(path, Clock()) as seat:
        await says_name(seat, "Ana Ruiz")
        await seat.presses("tab", "tab", "end", "enter")
        await seat.types(str(guide))
        await seat.presses("enter", "escape")
        assert seat.app.current_mode == "board"
        assert not seat.app.screen.is_modal
    house = House(path)
    assert house.read(guide_in_use).name != "House rules"
    house.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_all_of_it_fits(tmp_path: Path, size: tuple[int, int]) -> None:
    async with seated(tmp_path / "new.db", Clock(), size=size) as seat:
        seat.sees("Who are you?", "Release Manager", "Bring your own guide", "I work alone", "begin")


def test_the_mark_is_six_rows_of_one_width() -> None:
    assert len(mark_rows()) == 6
    assert len({len(row) for row in mark_rows()}) == 1


def test_a_typed_name_that_is_known_in_other_letters_is_not_somebody_new(tmp_path: Path) -> None:
    there = crew(tmp_path / "known.db")
    everybody = there.house.read(views.people)
    assert [row.id for row in known_rows(everybody, "ANA  RUIZ")] == [str(there.ids["Ana Ruiz"])]
    assert [row.id for row in known_rows(everybody, "Ana")][-1] == NEW


async def test_what_is_typed_takes_the_place_of_the_proposed_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("octotui.tui.screens.welcome.full_name", lambda: "root")
    async with seated(tmp_path / "new.db", Clock()) as seat:
        seat.sees("root")
        await seat.types("Ana Ruiz")
        seat.sees("Ana Ruiz")
        seat.sees_no("root")


async def test_a_page_that_is_left_while_the_guide_is_read_ends_nothing(tmp_path: Path) -> None:
    async with seated(tmp_path / "new.db", Clock()) as seat:
        page = seat.app.screen
        assert isinstance(page, WelcomeScreen)
        await page.query("#roles").remove()  # as leaving takes it away
        page.read_guide()
        await seat.idle()
        assert seat.app.failure is None
