"""Clicks that come faster than what they lead to: the second means what the first has left, and does nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.tui.dialogs.refusal import RefusalDialog
from octotui.tui.palette import Palette
from octotui.tui.screens.release import ReleaseScreen
from tests.house import Crew, crew
from tests.tui.seat import seated


@pytest.fixture
def team(tmp_path: Path) -> Crew:
    made = crew(tmp_path / "octotui.db")
    made.makes("4.12.0")
    return made


async def test_a_dialog_closes_once_and_nothing_behind_it(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        await user.presses("enter", "question_mark")
        await user.clicks_foot("esc", times=3)
        assert isinstance(user.app.screen, ReleaseScreen)


async def test_a_page_is_left_once(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        await user.presses("enter")
        await user.clicks_foot("back", times=3)
        user.sees("Releases")
        await user.presses("enter")
        assert isinstance(user.app.screen, ReleaseScreen)


async def test_a_refusal_is_said_once(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        await user.presses("enter")
        page = user.app.screen
        await page.run_act(next(act for act in page.acts() if act.action == "deploy"))
        await user.settles()
        assert isinstance(user.app.screen, RefusalDialog)
        await page.run_act(next(act for act in page.acts() if act.action == "deploy"))
        await user.settles()
        await user.presses("escape")
        assert user.app.screen is page


async def test_the_palette_opens_once_though_its_key_is_held_down(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        await user.presses(*["ctrl+p"] * 3)
        assert isinstance(user.app.screen, Palette)
        await user.presses("escape")
        assert not user.app.screen.is_modal


async def test_what_is_chosen_in_the_palette_is_done_once(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        await user.presses("ctrl+p")
        await user.types("go to people")
        palette = user.app.screen
        assert isinstance(palette, Palette)
        palette.action_choose()
        palette.action_choose()
        await user.settles()
        assert user.app.current_mode == "people"
