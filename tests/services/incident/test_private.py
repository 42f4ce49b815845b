"""A security incident is for its roll call: nobody else meets it in a list, the journal, their work or an act."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.domain.refusal import Refused
from octotui.services import views as lists
from octotui.services.duties import all_duties
from octotui.services.house import House
from octotui.services.incident import begin, running, told, views, way
from octotui.services.undo import undo
from tests.services.incident.story import Room, company, declared

WORDS = ("leak", "INC-1")


def private(tmp_path: Path) -> Room:
    """Let a leak be declared and worked on."""
    room = declared(tmp_path, security=True)
    room.does("Ana Ruiz", told.note, "The leak is in the export")
    room.crew.house.act_as(None, running.sound, 1)
    return room


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
        house.read(views.incident_page, 1, who_id),
        house.read(views.visible, who_id),
        house.read(views.all_incidents, who_id),
        house.read(views.present_incident, who_id),
        house.read(views.running, who_id),
        house.read(views.weekly, now, who_id),
        house.read(all_duties, now, who_id),
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


def test_a_private_report_reaches_whoever_may_declare_it_and_security_and_nobody_else(tmp_path: Path) -> None:
    crew = company(tmp_path)
    crew.house.act_as(crew.ids["Yuki Sato"], begin.report_incident, "leak of tokens", "critical", security=True)
    for name in ("Yuki Sato", "Ana Ruiz", "Nils Holm", "Sam Osei"):
        assert "INC-1" in everything(crew.house, crew.ids[name]), name
    for name in ("Iris Novak", "Noor Haddad"):
        assert "INC-1" not in everything(crew.house, crew.ids[name]), name
    duties = crew.house.read(all_duties, crew.clock.now, crew.ids["Ana Ruiz"])
    first = next(duty for duty in duties if duty.verb == "DECLARE")
    assert first.late(crew.clock.now)


def test_what_was_refused_in_it_is_told_in_its_timeline_and_to_nobody_outside(tmp_path: Path) -> None:
    room = private(tmp_path)
    with pytest.raises(Refused):
        room.crew.does("Noor Haddad", way.decide, 1, "roll back", objections="the leak goes on")
    room.crew.does("Ana Ruiz", undo)
    with pytest.raises(Refused, match="declared INC-1"):
        room.crew.does("Ana Ruiz", undo)
    page = room.crew.house.read(views.incident_page, 1, room.crew.ids["Ana Ruiz"])
    assert page is not None
    assert {line.who for line in page.lines if line.refused} == {"Noor Haddad", "Ana Ruiz"}
    seen = everything(room.crew.house, room.crew.ids["Iris Novak"])
    assert not [word for word in (*WORDS, "EU checkout") if word in seen]
