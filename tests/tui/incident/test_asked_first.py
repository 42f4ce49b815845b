"""What will be refused is said before anything is asked for, and a report says what it waits for."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from octotui.guide.reader import parse_guide
from octotui.services.guide import use_guide
from octotui.services.incident import aftermath, begin, told, way
from octotui.tui.incident.room import IncidentRoom
from octotui.tui.screens.base import Room
from tests.house import Crew, crew
from tests.tui.incident.building import EVERYBODY, TITLE, cleared, commanded, decided
from tests.tui.incident.test_room import facts, heard
from tests.tui.seat import Seat, seated


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "octotui.db"


def reported(path: Path, **kind: bool) -> Crew:
    """Let Dana report an incident, four minutes ago."""
    made = crew(path, EVERYBODY)
    made.house.act_as(made.ids["Dana Cruz"], begin.report_incident, TITLE, "critical", **kind)
    made.clock.on(minutes=4)
    return made


def asks_nothing(seat: Seat) -> bool:
    return isinstance(seat.app.screen, Room)


# A report


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 60)])
async def test_a_report_says_by_whom_it_is_declared_since_when_it_waits_and_what_will_run(file, size):
    made = reported(file)
    async with seated(file, made.clock, "Dana Cruz", "incident", size) as dana:
        dana.sees("Reported", "waits 4 m to be declared", "DECLARE IT", "ANA RUIZ TO MOVE")
        dana.sees("Runs when it is declared", "Immediate response", "0–15 min", "Tell on-call", "Nils")
        dana.sees("Will be called", "9 roles", "Will be told", "every 15 min")
        dana.sees_no("The guide has no steps", "Nobody is called", "Nobody is to be told")
        if size != (80, 24):
            dana.sees("The clock starts when it is declared, by Ana Ruiz or Nils Holm")


async def test_whoever_may_declare_a_report_does_it_with_one_key(file):
    made = reported(file)
    async with seated(file, made.clock, "Nils Holm", "incident") as nils:
        nils.sees("YOUR MOVE", "by Ana Ruiz or you")
        await nils.presses("enter")
        nils.sees("15:00 left", "TAKE COMMAND", "YOUR MOVE")
    assert facts(made).incident.declared_by == made.ids["Nils Holm"]


async def test_who_stands_in_for_the_lead_declares_a_report(file):
    from octotui.services.people import appoint

    made = reported(file)
    made.does("Ana Ruiz", appoint, "Release Manager", made.ids["Mei Tanaka"])
    async with seated(file, made.clock, "Mei Tanaka", "incident") as mei:
        mei.sees("YOUR MOVE")
        await mei.presses("enter")
    assert facts(made).incident.declared_by == made.ids["Mei Tanaka"]


TECH_LEAD_DECLARES = """# Release guide
## Incident response
### First half hour (0-30 minutes)
1. Declare the incident - Tech Lead
2. Inform stakeholders - Project Manager
"""


async def test_whom_the_guide_names_declares_a_report_and_is_asked_to(file):
    made = crew(file, EVERYBODY)
    made.does("Ana Ruiz", use_guide, parse_guide(TECH_LEAD_DECLARES, "ours"), "ours.md")
    made.does("Dana Cruz", begin.report_incident, TITLE, "critical")
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.sees("YOUR MOVE", "by you or Ana Ruiz or Nils Holm")
        asked = {(duty.verb, duty.role) for duty in jonas.app.desk.duties or () if duty.incident_id}
        assert ("DECLARE", "Tech Lead") in asked
        await jonas.presses("I")
        jonas.sees("Declare an incident")
        await jonas.presses("escape", "enter")
    assert facts(made).incident.declared_by == made.ids["Jonas Lind"]


async def test_a_report_asks_for_nothing_that_its_declaration_must_come_before(file):
    made = reported(file)
    async with seated(file, made.clock, "Leo Brandt", "incident") as leo:
        leo.sees_no("say it", "s change")
        await leo.presses("s")
        assert asks_nothing(leo)
        assert leo.toast == "INC-1 is reported and not declared yet"


async def test_a_report_that_was_stood_down_is_not_said_to_wait(file):
    made = reported(file)
    made.does("Ana Ruiz", begin.dismiss_incident, 1, "a dashboard was wrong")
    async with seated(file, made.clock, "Ana Ruiz") as ana:
        await ana.app.action_incident(1)
        await ana.idle()
        ana.sees("Stood down", "CLOSED   a dashboard was wrong", "No step ever began.")
        ana.sees_no("Runs when it is declared")


# What is known beforehand


async def refused_at(seat: Seat, reason: str, *keys: str) -> None:
    await seat.presses(*keys)
    assert asks_nothing(seat), "\n".join(seat.rows)
    assert seat.toast == reason


async def test_who_does_not_command_is_told_before_the_form_of_the_decision(file):
    made = commanded(file)
    made.clock.on(minutes=16)
    heard(made)
    async with seated(file, made.clock, "Noor Haddad", "incident") as noor:
        assert noor.app.screen.step.title == "Decide on approach"
        await refused_at(noor, "Jonas Lind commands, and decides", "space")
    async with seated(file, made.clock, "Noor Haddad", "incident") as noor:
        await refused_at(noor, "Jonas Lind commands, and decides", "tab", "tab", "tab", "enter")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("way", "Jonas Lind commands, and decides"),
        ("execute", "Dana Cruz or Rui Alves carries it out; it belongs to Developers and Release Manager"),
        ("verify", "Nothing is carried out yet that could be verified"),
        ("confirm", "The fix is not verified yet"),
    ],
)
async def test_each_proof_beside_the_timeline_says_first_why_it_is_not_yours(file, row, reason):
    made = decided(file)
    heard(made)
    async with seated(file, made.clock, "Priya Nair", "incident") as priya:
        assert isinstance(priya.app.screen, IncidentRoom)
        priya.app.screen.panes.ahead.focus()
        priya.app.screen.panes.ahead.cursor = row
        await priya.presses("enter")
        assert asks_nothing(priya), "\n".join(priya.rows)
        assert reason.split(" ")[-1] in priya.toast


async def test_who_carried_it_out_is_told_before_the_form_that_another_verifies(file):
    made = carried_out_by_the_tester(file)
    heard(made)
    async with seated(file, made.clock, "Noor Haddad", "incident") as noor:
        await refused_at(noor, "Noor Haddad carried it out; a second person verifies it", "enter")


def carried_out_by_the_tester(path: Path) -> Crew:
    """Let the tester carry the way out out herself."""
    made = commanded(path)
    made.does("Jonas Lind", way.decide, 1, "roll back", executor_id=made.ids["Noor Haddad"], objections="none")
    made.does("Noor Haddad", way.execute, 1)
    return made


async def test_the_parts_of_the_impact_that_are_not_yours_say_so_in_the_list(file):
    made = commanded(file)
    async with seated(file, made.clock, "Leo Brandt", "incident") as leo:
        await leo.presses("s")
        leo.sees("Ana Ruiz or the commander grades it", "The commander or whoever declared it corrects its clocks")


async def test_a_prolonged_incident_is_escalated_with_the_key_of_the_line(file):
    made = commanded(file)
    made.clock.on(minutes=61)
    heard(made)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.sees("ESCALATE", "YOUR MOVE", "enter escalate")
        await jonas.presses("enter")
        jonas.sees("Escalate to Product Manager")


async def test_the_message_that_the_line_asks_for_customers_goes_to_customers(file):
    made = commanded(file)
    made.does("Leo Brandt", told.measure, 1, "metric", "errors", "14.1 %", "0.2 %")
    made.does("Priya Nair", told.measure, 1, "users", "tickets", "41, all card payments")
    made.does("Ola Berg", told.tell, 1, "stakeholders", "We look into it.", "sent")
    made.clock.on(minutes=8)
    heard(made)
    async with seated(file, made.clock, "Priya Nair", "incident") as priya:
        priya.sees("PREPARE FOR CUSTOMERS", "YOUR MOVE")
        await priya.presses("enter")
        priya.sees("Message to customers")


# After it


@pytest.mark.parametrize(("row", "who"), [("cause", "Jonas"), ("review", "Ola"), ("came", "Ola"), ("", "Ola")])
async def test_the_review_says_first_what_belongs_to_others(file, row, who):
    made = cleared(file)
    async with seated(file, made.clock, "Leo Brandt", "incident") as leo:
        leo.app.screen.action_review()
        await leo.idle()
        leo.app.screen.items.cursor = row or leo.app.screen.items.cursor
        await leo.presses("n" if not row else "enter")
        assert asks_nothing(leo), "\n".join(leo.rows)
        assert who in leo.toast


async def test_an_action_item_of_others_is_moved_by_them_on_each_page(file):
    made = cleared(file)
    due = made.clock() + timedelta(days=7)
    made.does("Ola Berg", aftermath.add_action, 1, "Alarm on 502", owner_id=made.ids["Dana Cruz"], due=due)
    async with seated(file, made.clock, "Leo Brandt", "incident") as leo:
        leo.app.screen.action_review()
        await leo.idle()
        leo.app.screen.items.cursor = "1.a1"
        await leo.presses("space")
        assert asks_nothing(leo)
        assert "keeps the action items" in leo.toast
        await leo.presses("enter")
        assert asks_nothing(leo)
        await leo.presses("escape")
        leo.app.screen.action_weekly()
        await leo.idle()
        await leo.presses("enter")
        assert asks_nothing(leo)
        assert "keeps the action items" in leo.toast


# The wall


async def test_a_small_wall_has_every_audience_and_a_report_what_it_waits_for(file):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident", (80, 24)) as jonas:
        await jonas.presses("f")
        jonas.sees("read only", "Stakeholders", "Customers")


async def test_the_wall_says_of_a_report_that_it_is_not_declared(file):
    made = reported(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("f")
        jonas.sees("read only", "Reported", "waits 4 m to be declared", "Runs when it is declared", "Will be told")
