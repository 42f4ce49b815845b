"""Saying in the room what an incident turned out to be, and calling a role that the guide has not named."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.services.incident.views import incident_page
from tests.tui.incident.building import commanded
from tests.tui.seat import seated


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "octotui.db"


async def test_the_commander_says_that_it_is_security_and_calls_a_role_that_nobody_named(file):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.app.screen.action_ask("call")
        await jonas.idle()
        jonas.sees("Whom to call?", "Iris Novak")
        await jonas.presses("down", "enter")
        assert jonas.toast.startswith("Technical Writer is called.")
        await jonas.presses("s", "end", "up", "enter")
        jonas.sees("It is about security", "Only its roll call sees it from then on.")
        await jonas.presses("enter")
        jonas.sees("private", "CALL SECURITY", "Security")
    made.house.who_id = made.ids["Jonas Lind"]
    page = made.house.read(incident_page, 1)
    assert page is not None
    assert {"Technical Writer", "Security Champion"} <= {each.role for each in page.facts.summons}


async def test_who_may_not_say_it_reads_why(file):
    made = commanded(file)
    async with seated(file, made.clock, "Leo Brandt", "incident") as leo:
        await leo.presses("s")
        assert "Ana Ruiz, Security or the commander says so" in leo.row("It is about security")
