"""Which releases are read for what is owed: the query and the rules must mean the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import astuple, fields, replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from octotui.domain.duties import duties
from octotui.domain.facts import Facts, Value
from octotui.services.house import House as Home
from octotui.store import read
from octotui.store.coding import TABLES, encode
from octotui.store.look import Look
from tests.domain.house import ALL_NO, CHECKLIST, PJM, House, Line, guide_of
from tests.domain.test_random import PEOPLE, RELEASE_WORDS, SMALL, TASK_WORDS, tries


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = Home(tmp_path_factory.mktemp("owed") / "octotui.db")
    home.open()
    yield home.path
    home.close()


def found(path: Path, facts: Facts) -> bool:
    """Tell whether a release, kept as these facts have it, is among those read for what is owed."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("begin")
        for table in ("release", "trait_answer", "task", "seat", "override"):
            connection.execute(f"delete from {table}")
        for value in (facts.release, *facts.traits, *facts.tasks, *facts.seats, *facts.overrides):
            keep(connection, value)
        connection.execute("commit")
    with closing(Look(path)) as look:
        return [each.id for each in read.unfinished(look)] == [facts.release.id]


def keep(connection: sqlite3.Connection, value: Value) -> None:
    names = ", ".join(f'"{field.name}"' for field in fields(value))
    cells = [encode(cell) for cell in astuple(value)]
    marks = ", ".join("?" * len(cells))
    connection.execute(f"insert into {TABLES[type(value)]} ({names}) values ({marks})", cells)


def incident(house: House) -> Facts:
    """Return a release on which an incident is declared now."""
    return house.facts.but((replace(house.facts.release, incident_at=house.now),))


@example(seed=108, before=14, acts=0, struck=False)  # what comes after the deploy is blocked
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), before=st.integers(0, 30), acts=st.integers(0, 40), struck=st.booleans())
def test_whatever_people_did_nothing_that_is_owed_is_left_out(
    path: Path, seed: int, before: int, acts: int, struck: bool
) -> None:
    """A release with some debts, on its way to its end or there, and what people do then."""
    dice, house = Random(seed), House(SMALL, PEOPLE, traits=ALL_NO)
    for _ in range(before):
        tries(dice, house, dice.choice((*TASK_WORDS, "defer", "defer")))
    house.closes_all(but=tuple(task.title for task in house.facts.tasks if task.state == "blocked"))
    if dice.random() < 0.5 and not house.gate().keys() - {"Go/no-go call"}:
        house.calls().does("Ana", "deploy")
        if all(task.state != "blocked" for task in house.facts.tasks):
            house.closes_all(after=True)
    for _ in range(acts):
        tries(dice, house, dice.choice((*TASK_WORDS, *RELEASE_WORDS)))
    facts = incident(house) if struck else house.facts
    if duties(facts, house.now) or facts.release.ended_at is None:
        assert found(path, facts)


def test_a_debt_that_was_paid_waits_for_its_verifier(path: Path) -> None:
    house = House().does("Wes", "defer", "Docs updated", "ill", House().now + timedelta(days=3))
    house.does("Ana", "take a seat", "Docs updated").deploys().closes_all(after=True)
    house.does("Wes", "finish", "Docs updated")
    assert found(path, house.facts)
    house.does("Dana", "take a seat", "Docs updated")
    assert not found(path, house.facts)


def test_an_incident_on_a_released_version_calls_for_its_retrospective(path: Path) -> None:
    house = House().deploys().closes_all(after=True)
    assert not found(path, house.facts)
    house.facts = incident(house)
    assert "DO Retrospective scheduled" in house.owes("Joe")
    assert found(path, house.facts)
    house.does("Joe", "finish", "Retrospective scheduled")
    assert not found(path, house.facts)


def test_a_part_of_a_retrospective_is_owed_on_a_release_that_has_ended(path: Path) -> None:
    asked = replace(CHECKLIST[-1], parts=(Line("Meeting held", (PJM,)),))
    house = House(guide_of(checklist=(*CHECKLIST[:-1], asked))).deploys().closes_all(after=True)
    assert not found(path, house.facts)
    house.facts = incident(house)
    assert house.owes("Joe") == ["DO Meeting held"]
    assert found(path, house.facts)
    house.does("Joe", "finish", "Meeting held")
    assert not found(path, house.facts)


def test_a_cancelled_release_owes_nothing(path: Path) -> None:
    assert not found(path, House().does("Ana", "cancel", "no budget").facts)
