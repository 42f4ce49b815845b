"""People in the response: who is called and comes, what closes with what, and whose move it is."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from octotui.domain.duties import Duty
from octotui.domain.incident.clock import left_over
from octotui.domain.incident.duties import incident_duties
from octotui.domain.incident.move import next_move
from octotui.domain.incident.timeline import folded
from octotui.domain.incident.values import Summons
from octotui.domain.refusal import Refused
from octotui.guide.reader import parse_guide
from octotui.services import guide, people
from octotui.services.incident import aftermath, begin, running, told, views, way
from tests.services.incident.story import Room, company, declared, refused, sound


def called(room: Room, role: str) -> Summons:
    """Find a role on the roll call."""
    return next(each for each in room.facts.summons if each.role == role)


def owed(room: Room, name: str) -> list[tuple[str, str]]:
    """Give what a person owes in the incident."""
    who = next(person for person in room.facts.people if person.name == name)
    found: tuple[Duty, ...] = incident_duties(room.facts, room.crew.clock.now)
    return [(each.verb, each.title) for each in found if each.owed_by(who)]


def verb(room: Room) -> str:
    """Give the one line."""
    return next_move(room.facts, room.crew.clock.now).verb


# -- who comes --------------------------------------------------------------------------------------------------------


def test_a_call_names_a_role_and_who_is_here_is_not_passed_over(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Jonas Lind", running.call_role, " ").reason == "A call names a role"
    room.does("Noor Haddad", running.answer_call, "QA Engineer", here=True)
    assert refused(room, "Jonas Lind", running.pass_over, "QA Engineer").reason == "QA Engineer is here"
    assert refused(room, "Jonas Lind", running.answer_escalation).reason == "No escalation waits"


def test_the_commander_says_who_is_here_and_is_not_taken_for_them(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.does("Jonas Lind", running.answer_call, "QA Engineer", here=True)
    assert (called(room, "QA Engineer").person_id, called(room, "QA Engineer").here_at is not None) == (
        room.crew.ids["Noor Haddad"], True,
    )  # fmt: skip


def test_who_is_asked_at_the_phone_has_answered_and_owes_no_answer(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert ("ANSWER", "Called in: EU checkout answers 502") in owed(room, "Noor Haddad")
    room.does("Noor Haddad", running.answer_call, "QA Engineer")
    assert ("ANSWER", "Called in: EU checkout answers 502") not in owed(room, "Noor Haddad")


def test_only_who_works_before_the_all_clear_is_on_the_roll_call(tmp_path: Path) -> None:
    crew = company(tmp_path)
    text = """# Release guide
## Incident playbook
- Declare the incident: Release Manager
- Look at the logs: Developers
- Security: call them in (if security-related): Security Champion
- Write down the action items: UX Designer
"""
    crew.house.act_as(crew.ids["Ana Ruiz"], guide.use_guide, parse_guide(text, "ours"), "ours.md")
    crew.house.act_as(crew.ids["Ana Ruiz"], begin.declare_incident, "Checkout fails", "minor")
    assert [each.role for each in Room(crew).facts.summons] == ["Release Manager", "Developers"]


def test_engaging_the_roles_is_done_when_the_last_of_them_has_answered(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.does("Dana Cruz", running.answer_call, "Developers")
    room.does("Noor Haddad", running.answer_call, "QA Engineer")
    assert room.step("Verify the fix").state == "done"
    assert room.step("Engage roles").state == "open"
    room.does("Jonas Lind", running.pass_over, "Customer Support Liaison")
    assert room.step("Engage roles").state == "done"


def test_a_step_that_calls_two_roles_in_waits_for_both(tmp_path: Path) -> None:
    room = declared(tmp_path)
    room.does("Ana Ruiz", begin.take_command)
    room.does("Dana Cruz", running.answer_call, "Developers")
    assert room.step("Find the fault").state == "open"
    room.does("Jonas Lind", running.answer_call, "Tech Lead")
    assert room.step("Find the fault").state == "done"


def test_leadership_is_told_once_however_often_it_is_asked(tmp_path: Path) -> None:
    room = declared(tmp_path, severity="critical").commanded_by()
    for minute in (0, 11):
        room.at(minute)
        room.does("Jonas Lind", running.escalate, "it burns")
    assert [each.audience for each in room.facts.updates].count("leadership") == 1


def test_a_guide_without_a_ladder_escalates_to_the_product_manager_first(tmp_path: Path) -> None:
    crew = company(tmp_path)
    read = parse_guide("# Release guide\n## Requirements\n- [ ] Tests green - Developers\n", "ours")
    crew.house.act_as(crew.ids["Ana Ruiz"], guide.use_guide, read, "ours.md")
    crew.house.act_as(crew.ids["Ana Ruiz"], begin.declare_incident, "Checkout fails", "minor")
    room = Room(crew).commanded_by()
    room.does("Jonas Lind", running.escalate, "it burns")
    assert [each.role for each in room.facts.rungs] == ["Product Manager"]


# -- the command ------------------------------------------------------------------------------------------------------


def test_naming_another_withdraws_who_was_named_before(tmp_path: Path) -> None:
    room = declared(tmp_path)
    room.does("Ana Ruiz", begin.nominate, room.crew.ids["Jonas Lind"])
    room.does("Ana Ruiz", begin.nominate, room.crew.ids["Nils Holm"])
    assert [each.ended_why for each in room.facts.commands] == ["another was named", ""]
    room.does("Nils Holm", begin.accept_command)
    assert refused(room, "Jonas Lind", begin.accept_command).reason == "Nobody is named for command"


def test_who_takes_command_closes_the_step_that_asks_for_one(tmp_path: Path) -> None:
    room = declared(tmp_path)
    room.does("Jonas Lind", begin.take_command)
    assert room.step("Assign Incident Commander").state == "done"


# -- before and after it runs -----------------------------------------------------------------------------------------


def test_what_belongs_to_a_running_incident_waits_for_it_and_ends_with_it(tmp_path: Path) -> None:
    crew = company(tmp_path)
    crew.house.act_as(crew.ids["Dana Cruz"], begin.report_incident, "Checkout fails", "major")
    with pytest.raises(Refused) as caught:
        Room(crew).does("Leo Brandt", told.measure, "metric", "errors", "14 %")
    assert caught.value.refusal.reason == "INC-1 is reported and not declared yet"
    room = declared(tmp_path / "other").commanded_by()
    room.does("Jonas Lind", begin.dismiss_incident, "a test alarm")
    refusal = refused(room, "Leo Brandt", told.measure, "metric", "errors", "14 %")
    assert (refusal.rule, refusal.reason) == ("A-INC-0", "INC-1 is closed; what happened stays as it is")
    cleared = declared(tmp_path / "cleared").cleared()
    refusal = refused(cleared, "Leo Brandt", told.measure, "metric", "errors", "14 %")
    assert refusal.reason == "INC-1 has its all-clear; a new trouble is a new incident"


def test_the_all_clear_is_told_to_everybody_who_was_told_and_ends_the_command(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    assert [(each.audience, each.how) for each in room.facts.messages] == [
        ("stakeholders", "all-clear"), ("customers", "all-clear"),
    ]  # fmt: skip
    assert room.facts.command is None
    assert room.facts.commands[-1].ended_why == "all-clear"
    assert room.step("All-clear").state == "done"


def test_after_the_all_clear_customers_are_told_without_a_second_reader(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    room.crew.clock.on(hours=2)
    room.does("Priya Nair", told.tell, "customers", "What happened, and what we do about it")
    assert room.facts.messages[-1].sent_at == room.crew.clock.now


# -- steps ------------------------------------------------------------------------------------------------------------


def test_a_message_that_is_sent_closes_its_step(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.does("Ola Berg", told.tell, "stakeholders", "Checkout fails in the EU")
    assert room.step("Notify stakeholders").state == "done"


def test_a_whole_closes_with_its_last_part_and_opens_with_it(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    parts = [step for step in room.facts.steps if step.parent_id == room.step("Engage roles").id]
    for part in parts:
        if room.facts.open(part):
            room.does("Jonas Lind", running.finish_step, part.id)
    assert room.step("Engage roles").state == "done"
    room.does("Jonas Lind", running.reopen_step, room.step("Verify the fix").id)
    assert room.step("Engage roles").state == "open"


def test_the_review_alone_is_set_aside_for_a_reason(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    booking = next(step for step in room.facts.steps if step.aim == "review")
    room.does("Ola Berg", running.skip_step, booking.id, "the same as INC-0, reviewed there")
    assert room.step(booking.title).state == "not applicable"


# -- the one line, and who owes what ----------------------------------------------------------------------------------


def test_the_one_line_asks_for_a_commander_then_for_security_then_goes_on(tmp_path: Path) -> None:
    room = declared(tmp_path, security=True)
    assert verb(room) == "TAKE COMMAND"
    room.commanded_by()
    assert verb(room) == "CALL SECURITY"
    room.does("Sam Osei", running.answer_call, "Security Champion")
    assert verb(room) == "TELL ON-CALL"
    room.decided()
    assert verb(room) == "ROLL BACK"


def test_the_one_line_asks_for_the_escalation_once_it_is_due(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by().decided()
    room.at(61)
    assert verb(room) == "ESCALATE"
    room.does("Jonas Lind", running.escalate, "it is prolonged")
    assert verb(room) == "ROLL BACK"


def test_the_one_line_asks_for_the_next_rung_once_the_last_has_not_answered(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.does("Jonas Lind", running.escalate, "payments stand still")
    room.at(9)
    assert verb(room) != "ESCALATE"
    room.at(10)
    move = next_move(room.facts, room.crew.clock.now)
    assert (move.verb, move.why) == ("ESCALATE", "to Leadership; Product Manager has not answered")
    room.does("Jonas Lind", running.escalate, "no answer")
    room.at(25)
    assert verb(room) != "ESCALATE", "there is no further rung"


def test_what_an_earlier_phase_left_open_is_still_to_do(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.does("Nils Holm", running.finish_step, room.step("Tell on-call").id)
    room.at(14)
    assert left_over(room.facts, room.crew.clock.now) == ()
    room.at(16)
    assert [step.title for step in left_over(room.facts, room.crew.clock.now)] == [
        "Assess impact", "Notify stakeholders", "Prepare customer messages", "Engage roles",
    ]  # fmt: skip


def test_who_stands_in_owes_it_too(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert owed(room, "Iris Novak") == []
    until = room.crew.clock.now + timedelta(days=1)
    room.crew.house.act_as(room.crew.ids["Noor Haddad"], people.appoint, "QA Engineer",
                           room.crew.ids["Iris Novak"], until)  # fmt: skip
    assert ("VERIFY", "Verify fix") in owed(room, "Iris Novak")


def test_a_report_is_owed_by_whoever_may_declare_it(tmp_path: Path) -> None:
    crew = company(tmp_path)
    crew.does("Dana Cruz", begin.report_incident, "Checkout is slow", "major")
    room = Room(crew)
    for name in ("Ana Ruiz", "Nils Holm"):
        assert owed(room, name) == [("DECLARE", "Checkout is slow")], name
    assert owed(room, "Dana Cruz") == []


def test_an_adviser_owes_a_word_once_the_decision_has_come_and_until_it_is_made(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    asked = ("ADVISE", "Decide on approach")
    assert asked not in owed(room, "Mei Tanaka")
    room.at(16)
    assert asked in owed(room, "Mei Tanaka")
    assert asked in owed(room, "Jonas Lind")
    room.does("Mei Tanaka", way.advise, "Product Manager", "roll back")
    assert asked not in owed(room, "Mei Tanaka")
    room.decided()
    assert asked not in owed(room, "Jonas Lind")


def test_the_response_is_owed_while_it_runs_and_an_action_item_until_it_is_done(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert ("DO", "Assess impact") in owed(room, "Leo Brandt")
    room.decided().mended()
    room.does("Ola Berg", told.all_clear, "over")
    assert ("DO", "Assess impact") not in owed(room, "Leo Brandt")
    room.reviewed()
    assert ("DO", "Set a limit") in owed(room, "Dana Cruz")
    room.does("Dana Cruz", aftermath.move_action, "1.a1", "done")
    assert ("DO", "Set a limit") not in owed(room, "Dana Cruz")


def test_what_octotui_noticed_by_itself_folds_into_one_line(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(61)
    sound(room.crew.house)
    room.crew.house.who_id = room.crew.ids["Ana Ruiz"]
    page = room.crew.house.read(views.incident_page, 1)
    assert page is not None
    groups = [each for each in folded(page.lines) if isinstance(each, tuple)]
    assert groups
    assert all(line.system for group in groups for line in group)
