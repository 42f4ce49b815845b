"""Why the impact, its instants or a message cannot be said by who sits here now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from octotui.domain.incident import command, telling
from octotui.domain.incident.kind import turned_out
from octotui.domain.incident.values import Audience, Severity
from octotui.tui.incident.reasons_way import WORDS

if TYPE_CHECKING:
    from octotui.tui.incident.acts import IncidentActs
    from octotui.tui.incident.room import IncidentRoom


def graded(room: IncidentRoom) -> str | None:
    """Say why no other severity is given now."""
    now_it_is = room.known.incident.severity
    reasons = [
        room.why_not(partial(command.grade, severity=each.value)) for each in Severity if each.value != now_it_is
    ]
    return None if None in reasons else reasons[-1]


def measured(room: IncidentRoom) -> str | None:
    """Say why no figure is noted now."""
    return room.why_not(lambda facts, you, now: telling.measure(facts, you, now, telling.METRIC, WORDS, WORDS))


def corrected(room: IncidentRoom) -> str | None:
    """Say why its instants are not corrected now."""
    return room.why_not(command.set_instants)


def turns_out(room: IncidentRoom, *, security: bool = False, infra: bool = False) -> str | None:
    """Say why it is not said now that it concerns security or infrastructure."""
    return room.why_not(partial(turned_out, security=security, infra=infra))


def impact(room: IncidentRoom) -> str | None:
    """Say why nothing of the impact can be said now."""
    reasons = [graded(room), measured(room), corrected(room)]
    return None if None in reasons else reasons[1]


def noted(room: IncidentRoom) -> str | None:
    """Say why no note is written now."""
    return room.why_not(lambda facts, you, now: telling.note(facts, you, now, WORDS))


def note_corrected(room: IncidentActs) -> str | None:
    """Say why the note under the cursor is not corrected now."""
    line = room.note
    if line is None:
        return "The cursor is on no note of the timeline"
    return room.why_not(lambda facts, you, now: telling.note(facts, you, now, WORDS, corrects=line.note_id))


def told(room: IncidentActs) -> str | None:
    """Say why no message is written to the audience under the cursor, or to the one that is to hear next."""
    return _told(room, room.to_tell)


def customers_told(room: IncidentActs) -> str | None:
    """Say why no message is written to customers."""
    return _told(room, Audience.CUSTOMERS.value)


def _told(room: IncidentActs, audience: str) -> str | None:
    if not room.known.updates:
        return "Nobody is to be told yet"
    return room.why_not(lambda facts, you, now: telling.write_message(facts, you, now, audience, WORDS))
