"""A release that is taken back while somebody looks at it."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.services.undo import undo
from octotui.tui.screens.board import BoardScreen
from octotui.tui.screens.release import ReleaseScreen
from tests.house import crew
from tests.tui.seat import seated


async def test_undoing_the_release_on_screen_leads_back_to_the_board(tmp_path: Path) -> None:
    there = crew(tmp_path / "octotui.db")
    there.makes()
    async with seated(there.house.path, there.clock, "Ana Ruiz") as seat:
        await seat.presses("enter")
        assert isinstance(seat.app.screen, ReleaseScreen)
        await seat.presses("u")
        assert isinstance(seat.app.screen, BoardScreen)
        assert "This release is not here any more." in seat.toast
        seat.sees("none yet")


@pytest.mark.parametrize("key", ["enter", "V"])
async def test_a_release_that_is_taken_back_behind_a_dialog_is_left_after_it(tmp_path: Path, key: str) -> None:
    there = crew(tmp_path / "octotui.db")
    there.makes()
    async with seated(there.house.path, there.clock, "Ana Ruiz") as seat:
        await seat.presses(key, "question_mark")
        dialog = seat.app.screen
        assert dialog.is_modal
        there.does("Ana Ruiz", undo)
        seat.app._look_around()
        await seat.idle()
        assert seat.app.screen is dialog
        await seat.presses("escape")
        assert isinstance(seat.app.screen, BoardScreen)
        assert "This release is not here any more." in seat.toast
