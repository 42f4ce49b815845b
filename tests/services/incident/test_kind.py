"""What an incident turned out to be, once it runs: of security, or of infrastructure."""

from __future__ import annotations

from pathlib import Path

from octotui.domain.incident.move import next_move
from octotui.services.incident import begin, running, told
from tests.services.incident.story import declared, refused
from tests.services.incident.test_private import everything


def test_what_turns_out_to_be_security_is_private_from_then_on_and_they_are_called_first(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert "INC-1" in everything(room.crew.house, room.crew.ids["Iris Novak"])
    assert not room.facts.applies(room.step("Call security first"))
    said = room.does("Jonas Lind", begin.say_kind, security=True)
    assert said == "It concerns security. It is private from now on. Security Champion called."
    assert room.facts.applies(room.step("Call security first"))
    assert next(each.role for each in room.facts.summons) == "Security Champion"
    assert {each.audience for each in room.facts.updates} == {"stakeholders", "customers", "security"}
    assert next_move(room.facts, room.crew.clock.now).verb == "CALL SECURITY"
    assert "INC-1" not in everything(room.crew.house, room.crew.ids["Iris Novak"])
    assert "INC-1" in everything(room.crew.house, room.crew.ids["Sam Osei"])
    room.does("Sam Osei", running.answer_call, "Security Champion", here=True)
    room.does("Sam Osei", told.note, "tokens of the export are out")


def test_infrastructure_calls_devops_and_leaves_it_open_to_all(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert room.does("Nils Holm", begin.say_kind, infra=True) == ("It concerns infrastructure. DevOps Engineer called.")
    assert "INC-1" in everything(room.crew.house, room.crew.ids["Iris Novak"])
    room.does("Kofi Mensah", running.answer_call, "DevOps Engineer", here=True)


def test_what_it_concerns_is_said_once_by_who_may(tmp_path: Path) -> None:
    room = declared(tmp_path)
    refusal = refused(room, "Noor Haddad", begin.say_kind, security=True)
    assert refusal.reason == "Ana Ruiz, Security or the commander says so"
    room.does("Sam Osei", begin.say_kind, security=True)
    again = refused(room, "Ana Ruiz", begin.say_kind, security=True)
    assert (again.rule, again.reason) == ("B-INC-3", "It is said to concern that already")
