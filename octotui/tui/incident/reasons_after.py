"""Why what follows an incident cannot be done by who sits here now: root cause, action items, review."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from octotui.domain.incident import aftermath
from octotui.domain.refusal import can
from octotui.tui.incident.reasons_way import WORDS

if TYPE_CHECKING:
    from datetime import datetime

    from octotui.domain.incident.facts import IncidentFacts
    from octotui.domain.incident.values import Action
    from octotui.domain.people import Person
    from octotui.tui.incident.room import IncidentRoom


def cause_found(room: IncidentRoom) -> str | None:
    """Say why no root cause is written down now."""
    return room.why_not(lambda facts, you, now: aftermath.find_cause(facts, you, now, WORDS))


def item_added(room: IncidentRoom) -> str | None:
    """Say why no action item is added now."""
    return room.why_not(lambda facts, you, now: aftermath.add_action(facts, you, now, WORDS))


def item_changed(room: IncidentRoom, action: Action) -> str | None:
    """Say why an action item is not changed now."""
    return room.why_not(
        lambda facts, you, now: aftermath.edit_action(
            facts, you, now, action.id, title=action.title, owner_id=you.id, due=now
        )
    )


def item_moved(facts: IncidentFacts, you: Person, now: datetime, action: Action) -> str | None:
    """Say why nothing is said of what has become of an action item."""
    other = next(each for each in aftermath.STATES if each != action.state)
    return can(lambda: aftermath.move_action(facts, you, now, action.id, other, WORDS)) or None


def booked(room: IncidentRoom) -> str | None:
    """Say why the review is not booked now."""
    commanded = {each.person_id for each in room.known.commands if each.accepted_at}
    leads = next((each.id for each in room.known.people if each.id not in commanded), 0)
    return room.why_not(lambda facts, you, now: aftermath.book_review(facts, you, now, now + timedelta(hours=1), leads))


def attended(room: IncidentRoom) -> str | None:
    """Say why nobody is noted to have come to the review."""
    return room.why_not(lambda facts, you, now: aftermath.came(facts, you, now, ()))


def closed(room: IncidentRoom) -> str | None:
    """Say why the review is not closed now."""
    return room.why_not(aftermath.close_review)


def reviewed(room: IncidentRoom) -> str | None:
    """Say why there is no review yet."""
    return None if room.known.incident.cleared_at else "The review comes after the all-clear"
