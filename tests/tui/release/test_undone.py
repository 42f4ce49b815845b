"""A release that is taken back while somebody looks at it."""

from __future__ import annotations

from pathlib import Path

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
