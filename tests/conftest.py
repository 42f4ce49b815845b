"""A house with its people, for every test that asks for a `team`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import Crew, crew


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Crew]:
    made = crew(tmp_path / "octotui.db")
    yield made
    made.house.close()
