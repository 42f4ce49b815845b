"""What everybody owes, over all releases: the board's counts and everybody's work are readings of it."""

from __future__ import annotations

from datetime import datetime

from octotui.domain.duties import Duty, duties
from octotui.store import read
from octotui.store.coding import Rows


def all_duties(rows: Rows, now: datetime) -> tuple[Duty, ...]:
    """Return all that is owed, over all releases."""
    return tuple(duty for facts in read.facts_of(rows, read.unfinished(rows)) for duty in duties(facts, now))
