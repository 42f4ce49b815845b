"""Why the way out cannot be advised, chosen, carried out, verified, confirmed or cleared by who sits here now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from octotui.domain.incident import command, decide, telling
from octotui.domain.incident.values import Way

if TYPE_CHECKING:
    from octotui.tui.incident.room import IncidentRoom

WORDS = "words"
"""What stands for a text that is asked for later."""


def way_chosen(room: IncidentRoom) -> str | None:
    """Say why the way out is not chosen now."""
    return room.why_not(lambda facts, you, now: decide.decide(facts, you, now, Way.ROLL_BACK.value, objections=WORDS))


def advised(room: IncidentRoom) -> str | None:
    """Say why no advice is given now, for any of the roles that are asked for it."""
    reasons = [
        room.why_not(partial(decide.advise, role=role, choice=Way.ROLL_BACK.value, text=WORDS))
        for role in room.known.advisers
    ]
    return None if None in reasons else next(iter(reasons), "The guide asks nobody for advice")


def carried_out(room: IncidentRoom) -> str | None:
    """Say why it is not said to be carried out; that the commander keeps hands off is acknowledged on the way."""
    return room.why_not(decide.execute)


def verified(room: IncidentRoom) -> str | None:
    """Say why the fix is not verified now."""
    return room.why_not(lambda facts, you, now: decide.verify_fix(facts, you, now, ok=True))


def confirmed(room: IncidentRoom) -> str | None:
    """Say why the metrics are not confirmed now."""
    return room.why_not(lambda facts, you, now: decide.confirm_fix(facts, you, now, ok=True, note=WORDS))


def sent_back(room: IncidentRoom) -> str | None:
    """Say why nothing is sent back: an offer is declined, a fix that was to be verified or confirmed does not hold."""
    if room.offered:
        return None
    not_verified = verified(room)
    return not_verified and confirmed(room) and not_verified


def accepted(room: IncidentRoom) -> str | None:
    """Say why the command is not accepted now."""
    return room.why_not(command.accept)


def all_clear(room: IncidentRoom) -> str | None:
    """Say why the all-clear is not given now."""
    return room.why_not(lambda facts, you, now: telling.all_clear(facts, you, now, WORDS))
