"""What is told in the room: messages copied or sent, notes corrected, who changed what, and times as they are here."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path

import pytest

from octotui.services import people
from octotui.services.incident import running, told
from octotui.services.incident.views import incident_page
from tests.house import crew
from tests.tui.incident.building import TITLE, commanded, declared
from tests.tui.seat import Seat, seated


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "octotui.db"


def facts(made):
    page = made.house.read(incident_page, 1)
    assert page is not None
    return page.facts


async def after(seat: Seat) -> None:
    """Let the room notice what another process has done."""
    seat.app._look_around()
    await seat.idle()


async def test_a_message_is_copied_instead_of_sent_and_its_clock_begins_anew(file):
    made = commanded(file)
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        await ola.presses("m")
        ola.sees("^o copy instead")
        await ola.presses("ctrl+o")
        (message,) = facts(made).messages
        assert (message.audience, message.how) == ("stakeholders", "copied")
        assert ola.app.clipboard == message.text
        assert "INC-1" in message.text


async def test_a_sent_message_leaves_the_clipboard_alone(file):
    made = commanded(file)
    async with seated(file, made.clock, "Ola Berg", "incident") as ola:
        await ola.presses("m", "ctrl+s")
        assert facts(made).messages[0].how == "sent"
        assert ola.app.clipboard == ""


async def test_what_customers_get_is_copied_only_after_it_was_read(file):
    made = commanded(file)
    made.does("Priya Nair", told.write_message, 1, "customers", "Card payments fail.")
    async with seated(file, made.clock, "Priya Nair", "incident") as priya:
        await priya.presses("tab", "tab", "down", "m")
        priya.sees("Message to customers")
        priya.sees_no("copy instead")
        await priya.presses("escape")
        made.does("Jonas Lind", told.review_message, 1, facts(made).messages[0].id)
        await after(priya)
        await priya.presses("m")
        priya.sees("Send to customers", "y copy instead")
        await priya.presses("y")
        assert facts(made).messages[0].how == "copied"
        assert priya.app.clipboard == "Card payments fail."


async def test_a_corrected_draft_is_what_the_form_begins_with_and_what_goes(file):
    made = commanded(file)
    made.does("Priya Nair", told.write_message, 1, "customers", "Cards fail everywhere.")
    async with seated(file, made.clock, "Priya Nair", "incident") as priya:
        await priya.presses("tab", "tab", "down", "m")
        priya.sees("Cards fail everywhere.")
        await priya.clears()
        await priya.types("Cards fail in the EU.")
        await priya.presses("ctrl+s")
        made.does("Jonas Lind", told.review_message, 1, facts(made).messages[-1].id)
        await after(priya)
        await priya.presses("m", "enter")
        assert [each.text for each in facts(made).messages if each.sent_at] == ["Cards fail in the EU."]


async def test_a_note_is_corrected_from_its_row_and_both_words_stay(file):
    made = commanded(file)
    made.does("Jonas Lind", told.note, 1, "9 of 9 fail")
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("tab", "tab", "tab", "tab", "home", "enter")
        jonas.sees("Correct a note")
        await jonas.clears()
        await jonas.types("3 of 9 fail")
        await jonas.presses("enter")
        said = [(note.text, note.corrects) for note in facts(made).notes]
        assert said == [("9 of 9 fail", None), ("3 of 9 fail", facts(made).notes[0].id)]
        assert any("3 of 9 fail (was" in row for row in jonas.rows), jonas.rows


async def test_a_row_that_a_colleague_changed_is_marked_and_ones_own_is_not(file):
    made = declared(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        await jonas.presses("n")
        await jonas.types("mine")
        await jonas.presses("enter")
        jonas.sees_no("▏")
        made.does("Noor Haddad", running.answer_call, 1, "QA Engineer", here=True)
        await after(jonas)
        assert "▏" in jonas.row("QA Engineer")
        assert "▏" not in jonas.row("mine")


async def test_a_stand_in_declares_and_does_not_only_report(file):
    made = crew(file)
    made.house.act_as(made.ids["Ana Ruiz"], people.appoint, "Release Manager", made.ids["Dana Cruz"])
    made.clock.on(minutes=1)
    async with seated(file, made.clock, "Dana Cruz") as dana:
        await dana.presses("I")
        dana.sees("Declare an incident")
        await dana.types(TITLE)
        await dana.presses("enter")
        assert facts(made).incident.declared_at is not None


async def test_the_time_here_stands_beside_utc_where_they_differ(file, monkeypatch):
    made = commanded(file)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.sees_no("here)")
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    end = facts(made).incident.declared_at + timedelta(minutes=15)
    local = end + timedelta(hours=5, minutes=30)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        jonas.sees(f"ends {end:%H:%M} ({local:%H:%M} here)", "UTC, here")


async def test_the_line_says_for_how_many_minutes_it_has_been_asked_for(file):
    made = commanded(file)
    made.clock.on(minutes=4, seconds=12)
    async with seated(file, made.clock, "Jonas Lind", "incident") as jonas:
        asked = jonas.row("▸ ")
        assert "asked 5 m" in asked, asked
