"""The notes of a release for every test of their page."""

from __future__ import annotations

import pytest

from tests.house import Crew
from tests.services.notes.desk import Desk


@pytest.fixture
def story(team: Crew) -> Desk:
    """The notes of 4.12.0, opened by its Technical Writer."""
    return Desk(team, team.makes()).opens()
