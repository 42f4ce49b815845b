"""Acts of telling: impact, messages, notes, the all-clear."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from octotui.domain.incident import telling as rules
from octotui.domain.incident.clock import book_by, steady
from octotui.domain.when import said_of
from octotui.services.acting import actor
from octotui.services.incident.acting import follow, load, short

if TYPE_CHECKING:
    from octotui.domain.incident.facts import IncidentFacts
    from octotui.store.work import Work


def measure(
    work: Work, incident_id: int, kind: str, name: str, value: str, before: str = "", since: datetime | None = None
) -> str:
    """Say what is hit: a metric ("metric") or what users meet ("users")."""
    said = f"{name.strip()} {value.strip()}"
    follow(work, load(work, incident_id), rules.measure, said, kind, name, value, before, since)
    return f"Noted: {said}."


def write_message(work: Work, incident_id: int, audience: str, text: str) -> str:
    """Write a message to an audience; the answer is its id."""
    after = follow(work, load(work, incident_id), rules.write_message, f"wrote to {audience}", audience, text)
    return after.messages[-1].id


def review_message(work: Work, incident_id: int, message_id: str) -> str:
    """Say that a message may go out."""
    facts = load(work, incident_id)
    audience = next((each.audience for each in facts.messages if each.id == message_id), "nobody")
    follow(work, facts, rules.review_message, f"read the message to {audience}, it may go out", message_id)
    return "It may go out."


def send_message(work: Work, incident_id: int, message_id: str, how: str = "sent", *, anyway: bool = False) -> str:
    """Send a message, or say that it was copied; its audience's clock begins anew."""
    return _send(work, load(work, incident_id), message_id, how, anyway=anyway)


def _send(work: Work, facts: IncidentFacts, message_id: str, how: str, *, anyway: bool) -> str:
    audience = next((each.audience for each in facts.messages if each.id == message_id), "")
    after = follow(work, facts, rules.send_message, f"told {audience}", message_id, how, anyway=anyway)
    minutes = next((each.minutes for each in after.updates if each.audience == audience and after.running), 0)
    return f"{audience.capitalize()} told." + (f" Next update in {minutes} min." if minutes else "")


def tell(work: Work, incident_id: int, audience: str, text: str, how: str = "sent", *, anyway: bool = False) -> str:
    """Write a message and send it in one act, where it needs no reader before it goes."""
    facts = load(work, incident_id)
    written = rules.write_message(facts, actor(work), steady(facts, work.now), audience, text)
    work.put(*written)
    told = facts.but(written)
    return _send(work, told, told.messages[-1].id, how, anyway=anyway)


def note(work: Work, incident_id: int, text: str, *, about: datetime | None = None, corrects: str | None = None) -> str:
    """Write a line into the timeline, or correct one; a line that begins with a time is about that instant."""
    said, facts = f"{'corrected: ' if corrects else ''}{short(text, 200)}", load(work, incident_id)
    if about is None and corrects is None:
        about, text = said_of(text, steady(facts, work.now))
    follow(work, facts, rules.note, said, text, about=about, corrects=corrects)
    return f"Noted, of {about:%H:%M} UTC." if about else "Noted."


def all_clear(work: Work, incident_id: int, text: str) -> str:
    """Give the all-clear to everybody who was told (A-REC-1)."""
    after = follow(work, load(work, incident_id), rules.all_clear, "gave the all-clear", text)
    by = book_by(after)
    return "All-clear." + (f" The review is booked by {by:%a %d %b %H:%M}." if by else "")
