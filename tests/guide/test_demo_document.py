"""The demo speaks of tasks, seats and people that there are."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from octotui.domain.guide import Guide
from octotui.domain.release import Trait, check_version
from octotui.guide import read_guide

DATA = Path(__file__).parents[2] / "data"
LISTS = ("done", "also", "except", "unverified", "in_progress", "stale")
TABLES = ("blocked", "not_applicable", "deferred", "since", "by", "evidence")
STAGES = ("preparing", "go/no-go", "deploying", "monitoring")
ENDS = ("released", "rolled_back", "cancelled")


@pytest.fixture(scope="module")
def demo() -> dict[str, Any]:
    return tomllib.loads((DATA / "demo" / "demo.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def guide(demo: dict[str, Any]) -> Guide:
    return read_guide(DATA / demo["guide"])


def named(release: dict[str, Any]) -> set[str]:
    """Return every title that a release of the demo speaks of."""
    lists = {title for key in LISTS if release.get(key) != "all" for title in release.get(key, ())}
    return lists | {title for key in TABLES for title in release.get(key, ())}


def calls(release: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the votes of each round of a release, the present one last."""
    return [*(each["votes"] for each in release.get("rounds", ())), release.get("votes", [])]


def test_titles_are_tasks_of_the_guide(demo: dict[str, Any], guide: Guide) -> None:
    titles = {item.title for item in guide.items}
    for release in demo["release"]:
        made = {vote["reason"] for votes in calls(release) for vote in votes}
        assert named(release) - titles - made == set(), release["version"]
    assert set(demo["evidence"]) <= titles


def test_every_role_of_the_guide_has_somebody(demo: dict[str, Any], guide: Guide) -> None:
    held = {role for person in demo["person"] for role in person["roles"]}
    owners = {use.role for item in guide.items for use in (*item.owners, *item.verified_by, *item.input_from)}
    assert owners - held == set()


def test_people_are_known(demo: dict[str, Any]) -> None:
    people = {person["name"] for person in demo["person"]}
    assert demo["you"] in people
    assert {person["delegate"] for person in demo["person"] if "delegate" in person} <= people
    assert {name for release in demo["release"] for name in release.get("by", {}).values()} <= people


def test_notes_are_of_releases_sections_and_people_that_there_are(demo: dict[str, Any], guide: Guide) -> None:
    people = {person["name"] for person in demo["person"]}
    fields = {field.name for field in guide.notes_fields}
    assert {each["release"] for each in demo["notes"]} <= {release["version"] for release in demo["release"]}
    for act in (act for each in demo["notes"] for act in each["acts"]):
        assert act["who"] in people
        assert set(act.get("in", ())) <= fields


def test_votes_are_cast_from_seats(demo: dict[str, Any], guide: Guide) -> None:
    assert guide.go_no_go is not None
    seats = {guide.go_no_go.lead, *guide.go_no_go.voters}
    for release in demo["release"]:
        for votes in calls(release):
            assert {vote["seat"] for vote in votes} <= seats
            assert all(vote["reason"] for vote in votes if vote["choice"] != "go")


def test_versions_fit_their_types_and_traits_are_known(demo: dict[str, Any]) -> None:
    taken: list[str] = []
    for release in demo["release"]:
        check_version(release["version"], release["type"], taken)
        taken.append(release["version"])
        for answer in release["traits"].values():
            assert answer == "rest" or set(answer) <= {trait.value for trait in Trait}, release["version"]


def test_each_release_stands_at_one_place(demo: dict[str, Any]) -> None:
    for release in demo["release"]:
        ends = [key for key in ENDS if key in release]
        assert len(ends) + ("stage" in release) == 1, release["version"]
        assert ends or release["stage"] in STAGES
