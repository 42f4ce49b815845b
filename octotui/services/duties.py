"""What everybody owes, over all releases: the board's counts and everybody's work are readings of it."""

from __future__ import annotations

from datetime import datetime

from octotui.domain.duties import Duty, duties
from octotui.domain.facts import Facts
from octotui.store import read
from octotui.store.coding import Rows

AT_ONCE = 20
"""How many releases are read at a time, so that a large database is not in memory as a whole."""


def all_duties(rows: Rows, now: datetime) -> tuple[Duty, ...]:
    """Return all that is owed, in the incidents that are for who reads and over all releases."""
    under_way = read.unfinished(rows)
    owed: list[Duty] = []
    for start in range(0, len(under_way), AT_ONCE):
        some = read.facts_of(rows, under_way[start : start + AT_ONCE])
        owed += (duty for facts in some for duty in duties(facts, now))
        owed += _of_notes(rows, some, now)
    return (*_of_incidents(rows, now), *owed)


def _of_notes(rows: Rows, some: tuple[Facts, ...], now: datetime) -> tuple[Duty, ...]:
    """Return what notes ask for; their rules are imported where there are any."""
    if not list(rows("select 1 from notes_section limit 1")):
        return ()
    from octotui.services.notes.views import duties_of_notes

    return duties_of_notes(rows, some, now)


def _of_incidents(rows: Rows, now: datetime) -> tuple[Duty, ...]:
    """Return what incidents ask for; their rules are imported where there are any."""
    if not list(rows("select 1 from incident limit 1")):
        return ()
    from octotui.services.incident.views import duties_of_incidents

    return duties_of_incidents(rows, now)
