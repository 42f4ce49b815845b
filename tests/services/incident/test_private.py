"""A security incident is for its roll call: nobody else meets it in a list, the journal, their work or an act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from octotui.domain.incident.brief import all_clear_words, first_words
from octotui.domain.refusal import Refused
from octotui.services import people
from octotui.services import views as lists
from octotui.services.board import board
from octotui.services.duties import all_duties
from octotui.services.house import House
from octotui.services.incident import begin, running, told, views, way
from octotui.services.undo import undo
from octotui.store import incident as stored
from octotui.store.look import Look
from tests.services.incident.story import Room, company, declared, deployed

WORDS = ("leak", "INC-1")


def private(tmp_path: Path) -> Room:
    """Let a leak be declared and worked on."""
    room = declared(tmp_path, security=True)
    room.does("Ana Ruiz", told.note, "The leak is in the export")
    room.crew.house.act_as(None, running.sound, 1)
    return room


@contextmanager
def counted() -> Iterator[list[str]]:
    """Give the queries that are asked meanwhile."""
    queries: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        ask = Look.__call__
        patch.setattr(Look, "__call__", lambda look, sql, **params: queries.append(sql) or ask(look, sql, **params))
        yield queries


def everything(house: House, who_id: int | None) -> str:
    """Give all that a person can read, as one text."""
    house.who_id = who_id
    now = house.clock()
    seen: list[object] = [
        house.read(lists.journal),
        house.read(lists.journal_page).entries,
        house.read(lists.journal_page, "leak").entries,
        house.read(lists.acts_of, 1),
        [house.read(lists.journal_entry, seq) for seq in range(1, 80)],
        house.read(views.incident_page, 1),
        house.read(views.visible),
        house.read(views.all_incidents),
        house.read(views.present_incident),
        house.read(views.weekly, now),
        house.read(all_duties, now),
    ]
    return repr(seen)


def test_the_roll_call_sees_it_and_security_is_called_first(tmp_path: Path) -> None:
    room = private(tmp_path)
    assert room.facts.summons[0].role == "Security Champion"
    assert [each.audience for each in room.facts.updates] == ["security"]
    for name in ("Ana Ruiz", "Sam Osei", "Noor Haddad"):
        seen = everything(room.crew.house, room.crew.ids[name])
        assert all(word in seen for word in WORDS), name


@pytest.mark.parametrize("name", ["Iris Novak", "Yuki Sato", "Kofi Mensah", None])
def test_nobody_outside_it_meets_it_anywhere(tmp_path: Path, name: str | None) -> None:
    room = private(tmp_path)
    who = room.crew.ids[name] if name else None
    seen = everything(room.crew.house, who)
    assert not [word for word in (*WORDS, "EU checkout") if word in seen]


def test_an_act_of_somebody_outside_says_that_there_is_no_such_incident(tmp_path: Path) -> None:
    room = private(tmp_path)
    with pytest.raises(Refused, match="There is no incident INC-1 here"):
        room.does("Iris Novak", told.note, "what is this?")


def test_who_is_called_in_sees_it_from_then_on(tmp_path: Path) -> None:
    room = private(tmp_path)
    room.does("Ana Ruiz", begin.take_command)
    room.does("Ana Ruiz", running.call_role, "Technical Writer")
    assert "INC-1" in everything(room.crew.house, room.crew.ids["Iris Novak"])


def test_the_chain_of_the_journal_is_whole_for_who_may_not_read_all_of_it(tmp_path: Path) -> None:
    room = private(tmp_path)
    room.crew.house.who_id = room.crew.ids["Iris Novak"]
    chain = room.crew.house.read(lists.follow_chain, lists.Chain())
    assert (chain.done, chain.broken) == (True, None)


def test_no_count_of_the_journal_tells_of_an_entry_that_is_not_for_who_reads(tmp_path: Path) -> None:
    room = private(tmp_path)
    house = room.crew.house
    room.crew.does("Ana Ruiz", people.set_four_eyes, False)
    room.does("Ana Ruiz", told.note, "The leak is closed")
    for name in ("Ana Ruiz", "Iris Novak"):
        house.who_id = room.crew.ids[name]
        page, chain = house.read(lists.journal_page), house.read(lists.follow_chain, lists.Chain())
        assert page.count == chain.count == len(page.entries), name
        assert page.seq == page.entries[0].seq, name


def test_a_private_report_reaches_whoever_may_declare_it_and_security_and_nobody_else(tmp_path: Path) -> None:
    crew = company(tmp_path)
    crew.house.act_as(crew.ids["Yuki Sato"], begin.report_incident, "leak of tokens", "critical", security=True)
    for name in ("Yuki Sato", "Ana Ruiz", "Nils Holm", "Sam Osei"):
        assert "INC-1" in everything(crew.house, crew.ids[name]), name
    for name in ("Iris Novak", "Noor Haddad"):
        assert "INC-1" not in everything(crew.house, crew.ids[name]), name
    crew.house.who_id = crew.ids["Ana Ruiz"]
    duties = crew.house.read(all_duties, crew.clock.now)
    first = next(duty for duty in duties if duty.verb == "DECLARE")
    assert first.late(crew.clock.now)


def test_what_was_refused_in_it_is_told_in_its_timeline_and_to_nobody_outside(tmp_path: Path) -> None:
    room = private(tmp_path)
    with pytest.raises(Refused):
        room.crew.does("Noor Haddad", way.decide, 1, "roll back", objections="the leak goes on")
    room.crew.does("Ana Ruiz", undo)
    with pytest.raises(Refused, match="declared INC-1"):
        room.crew.does("Ana Ruiz", undo)
    room.crew.house.who_id = room.crew.ids["Ana Ruiz"]
    page = room.crew.house.read(views.incident_page, 1)
    assert page is not None
    assert {line.who for line in page.lines if line.refused} == {"Noor Haddad", "Ana Ruiz"}
    seen = everything(room.crew.house, room.crew.ids["Iris Novak"])
    assert not [word for word in (*WORDS, "EU checkout") if word in seen]


def test_whoever_is_given_work_in_it_sees_it_from_then_on(tmp_path: Path) -> None:
    room = private(tmp_path)
    outside = ("Iris Novak", "Yuki Sato", "Kofi Mensah")
    ids = room.crew.ids
    room.commanded_by()
    room.does("Jonas Lind", begin.name_scribe, ids["Iris Novak"])
    room.does("Jonas Lind", running.assign_step, room.step("Assess impact").id, ids["Yuki Sato"])
    room.decided(executor_id=ids["Kofi Mensah"])
    for name in outside:
        assert "INC-1" in everything(room.crew.house, ids[name]), name
        room.does(name, told.note, "I am here")


def test_a_stand_in_whose_time_is_over_does_not_see_it(tmp_path: Path) -> None:
    crew = company(tmp_path)
    crew.does("Sam Osei", people.appoint, "Security Champion", crew.ids["Yuki Sato"], crew.clock() + timedelta(hours=1))
    crew.house.act_as(crew.ids["Ana Ruiz"], begin.declare_incident, "leak of tokens", "critical", security=True)
    assert "INC-1" in everything(crew.house, crew.ids["Yuki Sato"])
    crew.clock.on(hours=2)
    assert "INC-1" not in everything(crew.house, crew.ids["Yuki Sato"])
    with pytest.raises(Refused, match="There is no incident INC-1 here"):
        Room(crew).does("Yuki Sato", told.note, "what is this?")


def test_private_incidents_cost_each_reading_the_same_however_many_there_are(tmp_path: Path) -> None:
    crew = company(tmp_path)
    crew.house.who_id = crew.ids["Iris Novak"]

    def asked() -> int:
        with counted() as queries:
            assert crew.house.read(lists.people)
            assert crew.house.read(views.all_incidents) == ()
        return len(queries)

    costs = []
    for number in (1, 2, 3):
        crew.does("Ana Ruiz", begin.declare_incident, f"leak {number}", "minor", security=True)
        Room(crew, number).does("Ana Ruiz", begin.take_command)
        costs.append(asked())
        crew.does("Ana Ruiz", begin.dismiss_incident, number, "nothing")
    assert costs == [costs[0]] * 3
    assert costs[0] <= 14


def test_the_circle_that_reading_knows_is_the_one_that_acts_ask(tmp_path: Path) -> None:
    room = private(tmp_path)
    room.cleared().reviewed()
    house = room.crew.house
    (read,) = house.read(stored.circles)
    known = room.facts.circle
    assert {each for each in read.places if each.role or each.person_id} == {
        each for each in known.places if each.role or each.person_id
    }
    assert (read.incident, read.people, read.delegates) == (known.incident, known.people, known.delegates)


def test_who_stands_in_for_a_role_of_the_roll_call_sees_it(tmp_path: Path) -> None:
    room = private(tmp_path)
    ids, until = room.crew.ids, room.crew.clock.now + timedelta(days=1)
    assert "INC-1" not in everything(room.crew.house, ids["Iris Novak"])
    room.crew.house.act_as(ids["Noor Haddad"], people.appoint, "QA Engineer", ids["Iris Novak"], until)
    assert "INC-1" in everything(room.crew.house, ids["Iris Novak"])


def test_who_stands_in_for_the_release_manager_meets_a_private_report(tmp_path: Path) -> None:
    crew = company(tmp_path)
    until = crew.clock.now + timedelta(days=1)
    crew.house.act_as(crew.ids["Ana Ruiz"], people.appoint, "Release Manager", crew.ids["Iris Novak"], until)
    crew.house.act_as(crew.ids["Yuki Sato"], begin.report_incident, "leak of tokens", "critical", security=True)
    assert "INC-1" in everything(crew.house, crew.ids["Iris Novak"])


def test_whom_an_escalation_asks_and_who_is_named_for_command_see_it(tmp_path: Path) -> None:
    room = private(tmp_path)
    ids = room.crew.ids
    room.does("Ana Ruiz", begin.nominate, ids["Kofi Mensah"])
    assert "INC-1" in everything(room.crew.house, ids["Kofi Mensah"])
    room.does("Ana Ruiz", begin.take_command)
    assert "INC-1" not in everything(room.crew.house, ids["Lena Vogt"])
    room.does("Ana Ruiz", running.escalate, "tokens are out")
    room.at(11)
    room.does("Ana Ruiz", running.escalate, "no answer")
    assert "INC-1" in everything(room.crew.house, ids["Lena Vogt"])


def test_everybody_who_holds_a_role_that_is_asked_sees_it(tmp_path: Path) -> None:
    room = private(tmp_path)
    assert next(each for each in room.facts.summons if each.role == "Developers").person_id is None
    for name in ("Dana Cruz", "Rui Costa"):
        assert "INC-1" in everything(room.crew.house, room.crew.ids[name]), name


def test_nobody_else_is_told_what_it_is_about(tmp_path: Path) -> None:
    room = private(tmp_path)
    room.does("Ana Ruiz", begin.take_command)
    now = room.crew.clock.now
    assert "EU checkout" in first_words(room.facts, "security", now)
    assert "INC-1, major: A problem" in first_words(room.facts, "leadership", now)
    assert "EU checkout" not in all_clear_words(room.facts, now)
    assert "EU checkout answers 502 is over" in all_clear_words(declared(tmp_path / "other").facts, now)


@pytest.mark.parametrize("choice", ["roll back", "hot-fix"])
def test_what_it_does_to_releases_names_it_to_nobody_outside(tmp_path: Path, choice: str) -> None:
    crew = deployed(tmp_path)
    crew.does("Ana Ruiz", begin.declare_incident, "leak of tokens", "critical", release_id=1, security=True)
    room = Room(crew).commanded_by().decided(choice, reason="the leak is one line", minutes=9)
    room.does("Dana Cruz", way.execute)
    crew.house.who_id = crew.ids["Iris Novak"]
    releases = crew.house.read(board).releases
    tasks = [crew.facts(each.id).tasks for each in releases]
    told_of = repr([releases, tasks, crew.house.read(all_duties, crew.clock.now)])
    assert not [word for word in WORDS if word in told_of]
