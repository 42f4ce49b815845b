from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from octotui.services.views import release_page
from octotui.tui.dialogs.guide_line import GuideLine
from octotui.tui.finding import World, guide_lines
from octotui.tui.screens.people import PeopleScreen
from octotui.tui.screens.release import ReleaseScreen
from octotui.tui.screens.work import WorkScreen
from tests.tui.call.building import Building, add_release, build
from tests.tui.call.visit import visiting


@pytest.fixture
def building(tmp_path: Path) -> Iterator[Building]:
    made = build(tmp_path / "find.db")
    add_release(made)
    yield made
    made.house.close()


async def test_the_palette_names_acts_tasks_releases_and_people(building: Building) -> None:
    async with visiting(building, "Ana Ruiz", WorkScreen) as user:
        await user.presses("ctrl+p")
        user.sees("Here", "Tasks", "Smoke tests on staging")
        await user.writes("osei")
        user.sees("People", "Sam Osei")
        await user.presses("enter")
        assert isinstance(user.app.screen, PeopleScreen)


async def test_a_task_opens_its_release(building: Building) -> None:
    async with visiting(building, "Ana Ruiz", WorkScreen) as user:
        await user.presses("ctrl+p")
        await user.writes("security review")
        await user.presses("enter")
        assert isinstance(user.app.screen, ReleaseScreen)
        assert user.app.screen.cursor == "1.2"


async def test_an_act_that_cannot_be_done_says_why(building: Building) -> None:
    async with visiting(building, "Ana Ruiz", WorkScreen) as user:
        await user.presses("ctrl+p")
        await user.writes("send back")
        user.sees("not now:")


async def test_the_guide_around_a_line(building: Building) -> None:
    page = building.house.read(release_page, 1)
    assert page is not None
    async with visiting(building, "Ana Ruiz", WorkScreen) as user:
        await user.app.push_screen(GuideLine(page.edition, 4))
        await user.idle()
        user.sees("Small guide", "line 4 of 7", "Release notes drafted, Technical Writer")
        await user.presses("down", "pagedown")
        user.sees("line 7 of 7")


def test_lines_of_the_guide_are_found_as_people_read_them(building: Building) -> None:
    page = building.house.read(release_page, 1)
    assert page is not None
    opened: list[int] = []
    entries = guide_lines(World((page,), page.people, page.edition), lambda edition, line: opened.append(line))
    assert [entry.text for entry in entries][:2] == ["Small guide", "Smoke tests on staging, Developers"]
    assert entries[1].detail == "line 2"
    entries[1].run()
    assert opened == [2]
