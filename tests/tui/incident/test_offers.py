"""What a way out proposes for the fields follows the choice, and never takes the place of what somebody wrote."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input

from octotui.services.incident import way
from tests.tui.incident.building import commanded
from tests.tui.seat import Seat, seated


def minutes(seat: Seat) -> str:
    return seat.app.screen.query_one("#minutes", Input).value


async def test_the_estimate_follows_the_way_until_somebody_writes_one(tmp_path: Path) -> None:
    made = commanded(tmp_path / "octotui.db")
    made.does("Jonas Lind", way.advise, 1, "Tech Lead", "roll back", "it takes 6 minutes")
    made.does("Mei Tanaka", way.advise, 1, "Product Manager", "hot-fix", "one line, 25 min")
    made.clock.on(minutes=20)
    async with seated(made.house.path, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("enter")
        jonas.sees("6 min, preferred when critical", "✓ Product Manager: one line, 25 min")
        assert minutes(jonas) == "6"
        await jonas.presses("down")
        assert minutes(jonas) == "25"
        await jonas.presses("tab")
        jonas.app.screen.query_one("#minutes", Input).value = "40"
        await jonas.presses("up")
        assert minutes(jonas) == "40"
