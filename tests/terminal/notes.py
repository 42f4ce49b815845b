"""A release with its notes in a file that terminals open: made at the time it is, as terminals know no other."""

from __future__ import annotations

from pathlib import Path

from octotui.services.house import utc_now
from tests.house import crew
from tests.services.notes.desk import Desk


def a_release(file: Path) -> Desk:
    """Make people and a release; nobody has opened its notes yet."""
    team = crew(file)
    team.house.clock = utc_now
    return Desk(team, team.makes(revision="8f3c21"))
