"""A page behind a dialog is not left: what would leave it waits, for what is in front would close instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from octotui.tui.desk import Desk
from octotui.tui.dialogs.ask import AskText
from octotui.tui.incident.review import ReviewScreen
from octotui.tui.incident.screen import IncidentScreen
from octotui.tui.incident.weekly import WeeklyScreen
from octotui.tui.screens.call import CallScreen
from tests.tui.incident.building import commanded
from tests.tui.seat import seated


@pytest.mark.parametrize(
    "open_page",
    [
        lambda desk: CallScreen(desk, 1),
        lambda desk: IncidentScreen(desk, 1),
        WeeklyScreen,
        lambda desk: ReviewScreen(desk, 1),
    ],
    ids=["call", "incident", "weekly", "review"],
)
async def test_going_back_from_behind_a_dialog_closes_neither(tmp_path: Path, open_page: Callable[[Desk], Any]) -> None:
    made = commanded(tmp_path / "octotui.db")
    made.makes()
    async with seated(made.house.path, made.clock, "Jonas Lind") as jonas:
        page, dialog = open_page(jonas.app.desk), AskText("Why?")
        await jonas.app.push_screen(page)
        await jonas.idle()
        await jonas.app.push_screen(dialog)
        await jonas.idle()
        page.action_back()
        await jonas.idle()
        assert jonas.app.screen_stack[-2:] == [page, dialog]
        await jonas.presses("escape")
        assert jonas.app.screen is page
        await jonas.presses("escape")
        assert page not in jonas.app.screen_stack
