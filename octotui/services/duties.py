"""What everybody owes, over all releases: the board's counts and everybody's work are readings of it."""

from __future__ import annotations

from datetime import datetime

from octotui.domain.duties import Duty, duties
from octotui.store import read
from octotui.store.coding import Rows


def all_duties(rows: Rows, now: datetime, who_id: int | None = None) -> tuple[Duty, ...]:
    """Return all that is owed, in the incidents that a person may see and over all releases."""
    under_way = read.facts_of(rows, read.unfinished(rows))
    owed = tuple(duty for facts in under_way for duty in duties(facts, now))
    if list(rows("select 1 from notes_section limit 1")):
        from octotui.services.notes.views import duties_of_notes

        owed = (*owed, *duties_of_notes(rows, under_way, now))
    if not list(rows("select 1 from incident limit 1")):
        return owed
    from octotui.services.incident.views import duties_of_incidents

    return (*duties_of_incidents(rows, now, who_id), *owed)
