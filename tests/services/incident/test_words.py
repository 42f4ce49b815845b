"""The texts that octotui begins for people in an incident: what each kind of message says at which time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from octotui.domain.incident.brief import all_clear_words, brief, first_words
from octotui.services.incident import aftermath, begin, running, told, way
from tests.services.incident.story import Room, declared


def words(room: Room, audience: str = "stakeholders") -> list[str]:
    """Give the first words of a message as they are now."""
    return first_words(room.facts, audience, room.crew.clock.now).splitlines()


def test_a_message_says_what_it_takes_and_how_often_one_hears(tmp_path: Path) -> None:
    room = declared(tmp_path, severity="critical").commanded_by()
    room.does("Leo Brandt", told.measure, "metric", "errors", "14.1 %", "0.2 %")
    room.decided(minutes=6)
    assert words(room) == [
        "INC-1, critical: EU checkout answers 502", "Since 09:00 UTC.", "", "Impact: errors 0.2 % → 14.1 %",
        "Action: roll back, Dana Cruz does it", "Expected: 6 min from 09:00 UTC", "Next update: in 15 min.",
        "Leads: commander Jonas Lind, Tech Lead Jonas Lind, Customer Support Liaison Priya Nair",
    ]  # fmt: skip
    assert not any("Leads" in line for line in words(room, "customers"))


def test_a_message_about_a_security_incident_names_who_leads_security(tmp_path: Path) -> None:
    room = declared(tmp_path, security=True).commanded_by()
    assert "Security Champion" not in words(room, "security")[-1], "two hold it, and nobody has come yet"
    room.does("Sam Osei", running.answer_call, "Security Champion", here=True)
    assert words(room, "security")[-1].endswith(", Security Champion Sam Osei")


def test_after_the_all_clear_a_message_promises_no_update_and_names_the_review(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    said = words(room)
    assert not any(line.startswith(("Next update", "Expected")) for line in said)
    assert "All-clear: 09:00 UTC." in said
    assert "Review: to be booked by Thu 16 Apr 09:00 UTC." in said
    room.does("Ola Berg", aftermath.book_review, room.crew.clock.now + timedelta(days=1), room.crew.ids["Ola Berg"])
    assert "Review: Wed 15 Apr 09:00 UTC." in words(room)
    assert room.does("Ola Berg", told.tell, "stakeholders", "It stays over.", anyway=True) == "Stakeholders told."


def test_the_all_clear_says_who_leads_and_until_when_the_review_is_booked(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by().decided().mended()
    assert all_clear_words(room.facts, room.crew.clock.now).splitlines() == [
        "INC-1: all-clear after 0 min; EU checkout answers 502 is over. The way out was to roll back."
        " errors 0.2 %, as before.",
        "The review is booked within 48 hours.",
    ]


def test_who_takes_over_is_told_how_far_the_escalation_is(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.does("Jonas Lind", running.escalate, "payments stand still")
    assert "Escalated: Product Manager 09:00, not answered yet" in brief(room.facts, room.crew.clock.now)
    room.does("Mei Tanaka", running.answer_escalation)
    assert "Escalated: Product Manager 09:00, took note 09:00" in brief(room.facts, room.crew.clock.now)


def test_a_nomination_that_waits_is_no_command(tmp_path: Path) -> None:
    room = declared(tmp_path)
    room.does("Ana Ruiz", begin.nominate, room.crew.ids["Jonas Lind"])
    assert "no commander yet" in words(room)[-1]


def test_a_hot_fix_names_its_release_in_the_message(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by().decided("hot-fix", reason="one line", minutes=9)
    assert "Action: hot-fix 0.0.1, Dana Cruz does it" in words(room)
    room.does("Dana Cruz", way.execute)
    assert "Action: hot-fix 0.0.1 is carried out, being verified" in words(room)
