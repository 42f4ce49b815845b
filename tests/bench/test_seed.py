"""The large database for measuring is made by real acts: every stage is in it, and its journal is whole."""

from __future__ import annotations

from pathlib import Path

from octotui.domain.journal import broken
from octotui.domain.release import check_version
from octotui.services import views
from octotui.services.board import board
from octotui.services.house import House
from octotui.store import read
from tests.bench import ACTING_AS
from tests.bench.seed import seed, version


def test_a_seed_has_every_stage_and_the_tasks_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "seed.db"
    seed(path, releases=26, tasks=7, worked=25)
    house = House(path)
    releases = house.read(board).releases
    assert {release.stage for release in releases} == {
        "Preparing", "Go/No-Go", "Deploying", "Monitoring", "Released", "Cancelled",
    }  # fmt: skip
    assert len(releases) == 26
    facts = house.read(views.release_page, 26)
    assert facts is not None
    assert len(facts.tasks) == 7
    assert house.find_person(ACTING_AS) is not None
    assert broken(tuple(reversed(house.read(read.entries, limit=100_000)))) is None
    house.close()


def test_ten_thousand_releases_have_versions_that_a_minor_one_may_have() -> None:
    versions = [version(number) for number in range(1, 10_001)]
    assert len(set(versions)) == len(versions)
    for each in versions:
        check_version(each, "Minor", ())
