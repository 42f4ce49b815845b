"""What is owed in an incident or for the notes stands in My work, and leads to where it is done."""

from __future__ import annotations

from pathlib import Path

from octotui.services.incident import running
from tests.tui.incident.building import TITLE, cleared, commanded
from tests.tui.seat import seated


async def test_an_update_that_is_owed_leads_to_the_incident_and_back(tmp_path: Path) -> None:
    made = commanded(tmp_path / "octotui.db")
    made.clock.on(minutes=20)
    async with seated(made.house.path, made.clock, "Ola Berg", "work") as ola:
        ola.sees("SEND", "Update to stakeholders", "INC-1", "It is done in the incident: enter.", "to the incident")
        await ola.presses("space")
        ola.sees(f"INC-1  {TITLE}", "Roll call")
        await ola.presses("escape")
        ola.sees("Update to stakeholders", "It is done in the incident")


async def test_the_roll_call_is_answered_in_the_incident_not_asked_as_a_trait(tmp_path: Path) -> None:
    made = commanded(tmp_path / "octotui.db")
    made.does("Jonas Lind", running.call_role, 1, "UX Designer")
    async with seated(made.house.path, made.clock, "Yuki Sato", "work") as yuki:
        yuki.sees("ANSWER", f"Called in: {TITLE}", "INC-1", "Jonas Lind commands")
        await yuki.presses("enter")
        yuki.sees(f"INC-1  {TITLE}")


async def test_the_review_to_be_booked_has_its_hours(tmp_path: Path) -> None:
    made = cleared(tmp_path / "octotui.db")
    async with seated(made.house.path, made.clock, "Ola Berg", "work") as ola:
        ola.sees("BOOK", "Book the review", "INC-1")
