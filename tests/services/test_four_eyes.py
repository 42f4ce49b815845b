"""Four-eyes off: a small team gets on, and every record of somebody checking their own work says so, for ever."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from octotui.domain.journal import Entry
from octotui.domain.refusal import Refused
from octotui.domain.task import SeatKind, Task
from octotui.services import call, doing, release, views
from octotui.services import people as persons
from octotui.services.undo import undo
from tests.house import NOTES, PEOPLE, START, Crew, crew

ANA, BO = "Ana Ruiz", "Bo Lund"
EVERY_ROLE = tuple(dict.fromkeys(role for roles in PEOPLE.values() for role in roles))
MARK = "four-eyes off"


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Crew]:
    """One person with every role, and a guest; four-eyes is off."""
    team = crew(tmp_path / "alone.db", {ANA: EVERY_ROLE, BO: ("QA Engineer", "Product Manager")})
    team.does(ANA, persons.set_four_eyes, False)
    team.makes(traits={"security-sensitive": True})
    yield team
    team.house.close()


def newest(team: Crew) -> Entry:
    return team.house.read(views.journal)[0]


def closes(team: Crew, task: Task) -> None:
    """Let Ana do a task and check it herself."""
    if not team.facts().children(task) and task.state == "open":
        if task.title in NOTES:
            team.does(ANA, doing.add_evidence, task.id, "link", "https://example.org/notes")
        team.does(ANA, doing.finish, task.id)
    for seat in team.facts().waiting(team.facts().task(task.id)):
        team.does(ANA, doing.take_seat, task.id, seat.id)


def closes_all(team: Crew, *, after: bool) -> None:
    """Let Ana close all that stands before production, or after it: parts before the whole, monitoring last."""
    facts = team.facts()
    tasks = [task for task in facts.tasks if task.part == "after" or facts.before_production(task)]
    here = [task for task in tasks if (task.part == "after") == after and facts.applies(task)]
    order = {"verify": 0, "monitor": 2}
    for task in sorted(here, key=lambda task: (order.get(task.purpose, 1), bool(facts.children(task)))):
        closes(team, team.facts().task(task.id))


def own_checks(team: Crew) -> list[tuple[str, bool]]:
    """Return each seat taken, by its kind, with whether the journal marks it."""
    seats = {seat.id: seat.kind for seat in team.facts().seats}
    entries = [entry for entry in team.house.read(views.journal) if entry.act == "take_seat"]
    return [
        (seats[change["id"]], MARK in entry.said)
        for entry in entries
        for change in entry.changed()
        if change["table"] == "seat" and (change["after"] or {}).get("verdict") == "yes"
    ]


def test_every_check_of_ones_own_work_is_marked_in_the_seat_and_in_the_journal(alone: Crew) -> None:
    docs = alone.task("Documentation updated").id
    alone.does(ANA, doing.not_applicable, docs, "nothing to say")
    closes_all(alone, after=False)
    checks = own_checks(alone)
    assert {kind for kind, _ in checks} == {kind.value for kind in SeatKind}
    for kind, marked in checks:
        assert marked == (kind != SeatKind.INPUT.value), kind
    for seat in alone.facts().seats:
        assert seat.same_hand == (seat.verdict == "yes" and seat.kind != SeatKind.INPUT.value), seat


def test_what_a_second_person_checks_is_not_marked(alone: Crew) -> None:
    task = alone.task("Metrics and thresholds").id
    alone.does(ANA, doing.finish, task)
    alone.does(BO, doing.take_seat, task)
    assert MARK not in newest(alone).said
    assert not any(seat.same_hand for seat in alone.facts().seats)


def test_an_override_confirmed_by_its_own_author_is_marked(alone: Crew) -> None:
    alone.does(ANA, release.override, 1, "the shop is down")
    alone.does(ANA, doing.finish, alone.task("Confirm the override").id)
    assert newest(alone).said == "confirmed the override of 4.12.0, four-eyes off"
    (mark,) = alone.facts().overrides
    assert mark.same_hand


def test_an_override_confirmed_by_a_second_person_is_not_marked(alone: Crew) -> None:
    alone.does(ANA, release.override, 1, "the shop is down")
    alone.does(BO, doing.finish, alone.task("Confirm the override").id)
    assert newest(alone).said == "confirmed the override of 4.12.0"
    assert not alone.facts().overrides[0].same_hand


def test_the_mark_stays_when_four_eyes_is_switched_on_again(alone: Crew) -> None:
    task = alone.task("Metrics and thresholds").id
    closes(alone, alone.facts().task(task))
    marked = newest(alone)
    alone.does(ANA, persons.set_four_eyes, True)
    assert newest(alone).said == "switched four-eyes on"
    assert next(seat for seat in alone.facts().all_seats_of(alone.facts().task(task))).same_hand
    assert marked in alone.house.read(views.journal)
    alerts = alone.task("Alerts and dashboards").id
    alone.does(ANA, doing.finish, alerts)
    with pytest.raises(Refused, match="Whoever did it does not check it"):
        alone.does(ANA, doing.take_seat, alerts)


def test_taking_a_marked_check_back_says_what_it_was(alone: Crew) -> None:
    closes(alone, alone.task("Metrics and thresholds"))
    alone.does(ANA, undo)
    assert newest(alone).said.endswith(MARK)


def test_switching_it_is_the_act_of_somebody(alone: Crew) -> None:
    with pytest.raises(Refused, match="Nobody is named as acting"):
        alone.house.act_as(None, persons.set_four_eyes, True)
    alone.does(BO, persons.set_four_eyes, True)
    assert (newest(alone).person, newest(alone).at > START) == (BO, True)


def test_a_person_alone_comes_to_the_end(alone: Crew) -> None:
    closes_all(alone, after=False)
    alone.does(ANA, call.open_call, 1)
    for seat in alone.facts().edition.seats:
        alone.does(ANA, call.vote, 1, seat, "go")
    alone.does(ANA, release.deploy, 1)
    closes_all(alone, after=True)
    assert alone.facts().release.stage == "Released"
