"""What waits for one person in an incident, by name or by role, the most pressing first; the rules are asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from octotui.domain.incident import command, decide, rollcall, telling
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.values import Way
from octotui.domain.people import Person
from octotui.domain.refusal import can


class Seat(NamedTuple):
    """One thing that waits: what it is, how it is called, and the role or message it is about."""

    kind: str
    label: str
    about: str = ""


def my_seat(facts: IncidentFacts, you: Person, now: datetime) -> Seat | None:
    """Return what waits for a person, None where nothing does."""
    return next(_seats(facts, you, now), None)


def _seats(facts: IncidentFacts, you: Person, now: datetime) -> Iterator[Seat]:
    if facts.nomination and facts.nomination.person_id == you.id and not can(lambda: command.accept(facts, you, now)):
        yield Seat("accept", "accept command")
    if not can(lambda: rollcall.answer_rung(facts, you, now)):
        yield Seat("rung", "take note")
    if not can(lambda: decide.verify_fix(facts, you, now, ok=True)):
        yield Seat("verify", "verify")
    if not can(lambda: decide.confirm_fix(facts, you, now, ok=True, note="x")):
        yield Seat("confirm", "confirm")
    for each in facts.messages:
        if not each.sent_at and not each.reviewed_at and _reads(facts, you, now, each.id):
            yield Seat("read", "read message", each.id)
    yield from _advice(facts, you, now)
    for asked in facts.summons:
        here = asked.acked_at is not None
        if you.holds(asked.role) and not _refused_call(facts, you, now, asked.role, here=here):
            yield Seat("call", "I am here" if here else "I come", asked.role)


def _reads(facts: IncidentFacts, you: Person, now: datetime, message_id: str) -> bool:
    return not can(lambda: telling.review_message(facts, you, now, message_id))


def _refused_call(facts: IncidentFacts, you: Person, now: datetime, role: str, *, here: bool) -> str:
    return can(lambda: rollcall.answer(facts, you, now, role, here=here))


def _advice(facts: IncidentFacts, you: Person, now: datetime) -> Iterator[Seat]:
    if facts.decision is None:
        return
    for role in facts.advisers:
        said = facts.advice_of(facts.decision, role)
        if (said is None or not said.reached) and not _refused_advice(facts, you, now, role):
            yield Seat("advise", "advise", role)


def _refused_advice(facts: IncidentFacts, you: Person, now: datetime, role: str) -> str:
    return can(lambda: decide.advise(facts, you, now, role, Way.ROLL_BACK.value, ""))
