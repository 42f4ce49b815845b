"""One furnished house, copied for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.release.building import NOON, Building


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Building:
    building = Building(tmp_path_factory.mktemp("release") / "house.db")
    building.furnish(revision="8f3c21")
    return building


@pytest.fixture(scope="session")
def closed(furnished: Building, tmp_path_factory: pytest.TempPathFactory) -> Building:
    building = furnished.copy(tmp_path_factory.mktemp("closed") / "house.db")
    building.close_all()
    return building


@pytest.fixture
def building(furnished: Building, tmp_path: Path) -> Building:
    assert furnished.now == NOON
    return furnished.copy(tmp_path / "house.db")


@pytest.fixture
def ready(closed: Building, tmp_path: Path) -> Building:
    return closed.copy(tmp_path / "house.db")
