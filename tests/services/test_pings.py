"""A ping reaches whoever must move: it stands at what they owe until it is done."""

from __future__ import annotations

from octotui.domain.duties import Duty
from octotui.services import call, doing
from octotui.services.duties import all_duties
from tests.house import Crew


def asked(team: Crew, name: str) -> list[Duty]:
    """Return what somebody owes and is asked for."""
    people = {person.name: person for person in team.facts().people}
    owed = team.house.read(all_duties, team.clock())
    return [duty for duty in owed if duty.asked_at and duty.owed_by(people[name])]


def test_a_ping_stands_at_what_is_owed_until_it_is_done(team: Crew) -> None:
    team.makes()
    task = team.task("Smoke tests prepared").id
    assert asked(team, "Noor Haddad") == []
    assert team.does("Ana Ruiz", doing.ping, task) == "Noor Haddad is asked for Smoke tests prepared."
    (duty,) = asked(team, "Noor Haddad")
    assert (duty.title, duty.asked_by, duty.asked_at) == ("Smoke tests prepared", "Ana Ruiz", team.clock())
    assert asked(team, "Leo Brandt") == []
    team.does("Noor Haddad", doing.finish, task)
    team.does("Noor Haddad", doing.reopen, task)
    assert asked(team, "Noor Haddad") == []


def test_everybody_is_asked_the_open_seats_of_the_call_as_well(team: Crew) -> None:
    number = team.makes(traits={"needs a window": None})
    team.does("Leo Brandt", doing.finish, team.task("Metrics and thresholds").id)
    team.does("Ana Ruiz", call.open_call, number)
    told = team.does("Jonas Lind", doing.ping_all, number)
    names = set(told.removeprefix("Asked: ").rstrip(".").split(", "))
    assert {"Noor Haddad", "Ana Ruiz"} <= names
    assert "Jonas Lind" not in names  # nobody asks themselves
    verbs = {duty.verb for name in ("Mei Tanaka", "Ana Ruiz") for duty in asked(team, name)}
    assert {"VOTE", "VERIFY", "ANSWER"} <= verbs


def test_every_seat_that_a_task_waits_for_is_asked(team: Crew) -> None:
    team.makes()
    task = team.task("Acceptance criteria, PRs merged").id
    team.does("Dana Cruz", doing.finish, task)
    waiting = {seat.role for seat in team.facts().waiting(team.facts().task(task))}
    assert len(waiting) > 1
    team.does("Ana Ruiz", doing.ping, task)
    owed = team.house.read(all_duties, team.clock())
    assert {duty.role for duty in owed if duty.asked_at} == waiting
