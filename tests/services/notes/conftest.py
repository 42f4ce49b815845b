"""A desk with opened notes for every test that asks for one."""

from __future__ import annotations

import pytest

from tests.house import Crew
from tests.services.notes.desk import Desk


@pytest.fixture
def desk(team: Crew) -> Desk:
    """The notes of 4.12.0, opened by its Technical Writer."""
    return Desk(team, team.makes()).opens()
