"""What may be done in an incident and what is refused, each with its rule, its guide line and who can unblock."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from octotui.domain.incident.aftermath import involved
from octotui.domain.incident.clock import phase_now
from octotui.domain.incident.command import may_declare
from octotui.domain.incident.draft import blame
from octotui.domain.incident.move import next_move
from octotui.domain.incident.telling import draft_of
from octotui.domain.refusal import Refused
from octotui.services import people, undo
from octotui.services import views as lists
from octotui.services.guide import read_file, use_guide
from octotui.services.incident import aftermath, begin, running, told, views, way
from octotui.store import work
from octotui.tui.incident.seats import my_seat
from tests.journal import assert_journal_agrees
from tests.services.incident.story import Room, company, declared, deployed, failed_verification, refused

TEAM_GUIDE = """# Team guide

## Release types
- **Standard**: normal
- **Emergency**: quick

## Pre-release requirements
- **Tests pass**
  - **Owner**: Developers

## Deployment checklist
- [ ] **Deploy to production** - Release Manager
"""


# -- how it begins ----------------------------------------------------------------------------------------------------


def test_anybody_reports_and_only_the_release_manager_or_on_call_declares(tmp_path: Path) -> None:
    crew = company(tmp_path)
    with pytest.raises(Refused) as caught:
        crew.house.act_as(crew.ids["Dana Cruz"], begin.declare_incident, "Checkout fails", "major")
    assert caught.value.refusal.rule == "A-IM-1"
    assert caught.value.refusal.line == 145
    assert {mover.role for mover in caught.value.refusal.movers} == {"Release Manager", "On-call Engineer"}
    crew.house.act_as(crew.ids["Dana Cruz"], begin.report_incident, "Checkout fails", "major")
    room = Room(crew)
    assert room.facts.incident.declared_at is None
    assert next_move(room.facts, crew.clock.now).verb == "DECLARE IT"
    room.does("Nils Holm", begin.declare_reported)
    assert room.facts.incident.declared_by == crew.ids["Nils Holm"]
    assert room.step("Declare incident").state == room.step("Tell on-call").state == "done"


def test_a_failed_verification_brings_its_release_and_marks_it(tmp_path: Path) -> None:
    crew = deployed(tmp_path)
    task_id = failed_verification(crew)
    crew.does("Ana Ruiz", begin.declare_incident, "Checkout fails", "critical", release_id=1, task_id=task_id)
    room = Room(crew)
    assert (room.facts.incident.release_id, room.facts.incident.task_id) == (1, task_id)
    assert crew.facts().release.incident_at == room.facts.incident.declared_at
    assert crew.facts().issues
    retrospective = crew.task("Retrospective scheduled")
    assert crew.facts().applies(retrospective)


def test_an_incident_says_what_is_wrong_and_how_bad(tmp_path: Path) -> None:
    crew = company(tmp_path)
    for title, severity, rule in (("  ", "major", "A-INC-0"), ("Slow", "awful", "C21")):
        with pytest.raises(Refused) as caught:
            crew.house.act_as(crew.ids["Ana Ruiz"], begin.declare_incident, title, severity)
        assert caught.value.refusal.rule == rule


def test_a_false_alarm_is_stood_down_until_a_way_out_was_chosen(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Dana Cruz", begin.dismiss_incident, "nothing").rule == "A-REC-1"
    room.decided()
    assert refused(room, "Jonas Lind", begin.dismiss_incident, "nothing").rule == "A-REC-1"
    other = declared(tmp_path / "other").commanded_by()
    other.does("Jonas Lind", begin.dismiss_incident, "a test alarm")
    assert other.facts.incident.closed_why == "a test alarm"
    assert refused(other, "Jonas Lind", told.note, "too late").rule == "A-PIR-4"


# -- command ----------------------------------------------------------------------------------------------------------


def test_the_command_is_theirs_when_they_accept(tmp_path: Path) -> None:
    room = declared(tmp_path)
    room.does("Ana Ruiz", begin.nominate, room.crew.ids["Jonas Lind"])
    assert room.facts.command is None
    assert next_move(room.facts, room.crew.clock.now).verb == "ACCEPT COMMAND"
    assert refused(room, "Noor Haddad", begin.accept_command).rule == "A-IM-2"
    room.does("Jonas Lind", begin.accept_command)
    assert room.facts.commander is not None
    assert room.facts.commander.name == "Jonas Lind"
    assert room.step("Assign Incident Commander").state == "done"


def test_a_hand_over_needs_both_and_carries_a_brief(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.does("Leo Brandt", told.measure, "metric", "errors", "14.1 %", "0.2 %")
    assert refused(room, "Noor Haddad", begin.nominate, room.crew.ids["Ana Ruiz"]).rule == "A-IM-2"
    assert refused(room, "Ana Ruiz", begin.take_command).rule == "A-IM-2"
    room.does("Jonas Lind", begin.nominate, room.crew.ids["Ana Ruiz"])
    assert room.facts.commands_it(room.facts.people[room.crew.ids["Jonas Lind"] - 1])
    offer = room.facts.nomination
    assert offer is not None
    assert "errors 0.2 % → 14.1 %" in offer.brief
    assert "Open: " in offer.brief
    assert "Last message: none yet" in offer.brief
    room.does("Ana Ruiz", begin.accept_command)
    assert [each.ended_why for each in room.facts.commands] == ["handed over", ""]


def test_a_nominee_may_decline_with_a_reason(tmp_path: Path) -> None:
    room = declared(tmp_path)
    room.does("Ana Ruiz", begin.nominate, room.crew.ids["Jonas Lind"])
    assert refused(room, "Jonas Lind", begin.decline_command, " ").rule == "A-IM-2"
    room.does("Jonas Lind", begin.decline_command, "on a train")
    assert room.facts.nomination is None
    assert next_move(room.facts, room.crew.clock.now).verb == "TAKE COMMAND"


def test_a_tech_lead_may_take_a_command_that_nobody_has_and_a_writer_may_not(tmp_path: Path) -> None:
    room = declared(tmp_path)
    assert refused(room, "Iris Novak", begin.take_command).rule == "A-IM-2"
    room.does("Jonas Lind", begin.take_command)
    assert room.facts.command is not None


def test_the_commander_keeps_hands_off_unless_acknowledged_by_name(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    who = room.crew.ids["Jonas Lind"]
    assert refused(room, "Jonas Lind", way.decide, "roll back", objections="none", executor_id=who).rule == "C14"
    room.does("Jonas Lind", begin.acknowledge_hands_on)
    room.does("Jonas Lind", way.decide, "roll back", objections="none", executor_id=who)
    room.does("Jonas Lind", way.execute)
    assert room.facts.command is not None
    assert room.facts.command.hands_on_by == who


def test_severity_goes_up_at_any_time_and_down_after_the_all_clear(tmp_path: Path) -> None:
    room = declared(tmp_path, severity="major").commanded_by()
    assert refused(room, "Jonas Lind", begin.grade, "minor").rule == "C21"
    room.does("Jonas Lind", begin.grade, "critical")
    assert {each.audience: each.minutes for each in room.facts.updates} == {"stakeholders": 15, "customers": 30}
    assert refused(room, "Iris Novak", begin.grade, "minor").rule == "C21"
    room.decided().mended()
    room.does("Ola Berg", told.all_clear, "over")
    room.does("Ana Ruiz", begin.grade, "major")


def test_instants_are_corrected_in_their_order_and_never_in_the_future(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    begun = room.facts.incident.declared_at
    assert begun is not None
    earlier = begun - timedelta(minutes=6)
    assert refused(room, "Iris Novak", begin.correct_instants, started_at=earlier).rule == "C9"
    later = refused(room, "Jonas Lind", begin.correct_instants, started_at=begun + timedelta(days=1))
    assert later.reason == "It cannot have happened later than now"
    order = refused(room, "Jonas Lind", begin.correct_instants, declared_at=earlier)
    assert order.reason == "It began before it was seen, and was seen before it was declared"
    room.does("Jonas Lind", begin.correct_instants, started_at=earlier)
    assert room.facts.incident.started_at == earlier


# -- roll call and escalation -----------------------------------------------------------------------------------------


def test_the_roll_call_is_what_the_guide_names(tmp_path: Path) -> None:
    room = declared(tmp_path)
    assert [each.role for each in room.facts.summons] == [
        "Release Manager", "On-call Engineer", "Tech Lead", "Data Analyst", "Customer Support Liaison",
        "Project Manager", "Developers", "QA Engineer", "Product Manager",
    ]  # fmt: skip
    infra = declared(tmp_path / "infra", infra=True)
    assert "DevOps Engineer" in [each.role for each in infra.facts.summons]


def test_who_is_asked_answers_and_who_acts_is_here(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Iris Novak", running.answer_call, "QA Engineer").rule == "A-IM-5"
    room.does("Noor Haddad", running.answer_call, "QA Engineer")
    asked = next(each for each in room.facts.summons if each.role == "QA Engineer")
    assert (asked.acked_at is not None, asked.here_at) == (True, None)
    room.does("Noor Haddad", told.note, "smoke tests begin")
    asked = next(each for each in room.facts.summons if each.role == "QA Engineer")
    assert asked.here_at is not None
    assert room.step("Verify the fix").state == "done"
    assert refused(room, "Noor Haddad", running.answer_call, "QA Engineer", here=True).rule == "A-IM-5"
    assert refused(room, "Ana Ruiz", running.call_role, "QA Engineer").rule == "A-IM-5"


def test_the_commander_goes_on_without_who_does_not_answer(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Noor Haddad", running.pass_over, "Product Manager").rule == "A-IM-5"
    room.does("Jonas Lind", running.pass_over, "Product Manager")
    assert next(each for each in room.facts.summons if each.role == "Product Manager").passed_at is not None
    room.does("Jonas Lind", running.call_role, "UX Designer")
    assert room.facts.summons[-1].role == "UX Designer"
    assert refused(room, "Jonas Lind", running.pass_over, "Leadership").rule == "A-IM-5"


def test_the_ladder_is_climbed_rung_by_rung_with_time_to_answer(tmp_path: Path) -> None:
    room = declared(tmp_path, severity="critical").commanded_by()
    assert refused(room, "Noor Haddad", running.escalate, "it burns").rule == "A-ESC"
    assert refused(room, "Jonas Lind", running.escalate, "").rule == "A-ESC"
    room.does("Jonas Lind", running.escalate, "it is critical")
    assert refused(room, "Jonas Lind", running.escalate, "it is critical").rule == "A-ESC"
    room.at(11)
    room.does("Jonas Lind", running.escalate, "no answer")
    assert [(rung.role, rung.passed_at is not None) for rung in room.facts.rungs] == [
        ("Product Manager", True), ("Leadership", False),
    ]  # fmt: skip
    assert "leadership" in {each.audience for each in room.facts.updates}
    assert refused(room, "Noor Haddad", running.answer_escalation).rule == "A-ESC"
    room.does("Lena Vogt", running.answer_escalation)
    room.at(30)
    assert refused(room, "Jonas Lind", running.escalate, "more").rule == "A-ESC"


# -- the way out ------------------------------------------------------------------------------------------------------


def test_only_the_commander_decides_after_asking_for_objections(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Ana Ruiz", way.decide, "roll back", objections="none").rule == "A-MIT-1d"
    assert refused(room, "Jonas Lind", way.decide, "roll back").rule == "A-MIT-1d"
    assert refused(room, "Jonas Lind", way.decide, "pray", objections="none").rule == "A-MIT-1"
    assert refused(room, "Jonas Lind", way.decide, "flag off", objections="none", reason="quick").rule == "A-MIT-1c"
    refusal = refused(room, "Jonas Lind", way.decide, "hot-fix", objections="none", reason="", minutes=9)
    assert refusal.rule == "A-MIT-1b"
    room.decided()
    assert refused(room, "Jonas Lind", way.decide, "roll back", objections="none").rule == "A-MIT-3"


def test_before_anybody_commands_nothing_is_decided(tmp_path: Path) -> None:
    room = declared(tmp_path)
    assert refused(room, "Jonas Lind", way.decide, "roll back", objections="none").rule == "A-IM-2"


def test_a_flag_is_switched_off_where_the_release_has_one_and_severe_needs_a_reason(tmp_path: Path) -> None:
    crew = company(tmp_path)
    crew.makes()
    crew.house.act_as(crew.ids["Ana Ruiz"], begin.declare_incident, "Checkout fails", "critical", release_id=1)
    room = Room(crew).commanded_by()
    assert refused(room, "Jonas Lind", way.decide, "flag off", objections="none", reason="quick").rule == "A-MIT-1c"


def test_advice_is_kept_and_who_says_nothing_was_not_reachable(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Iris Novak", way.advise, "Product Manager", "roll back").rule == "A-MIT-1d"
    assert refused(room, "Mei Tanaka", way.advise, "Product Manager", "wait").rule == "A-MIT-1"
    room.does("Jonas Lind", way.advise, "Tech Lead", "roll back", "it takes 6 minutes")
    room.decided()
    said = {each.role: (each.choice, each.reached) for each in room.facts.advice}
    assert said == {"Tech Lead": ("roll back", True), "Product Manager": ("", False)}
    assert refused(room, "Mei Tanaka", way.advise, "Product Manager", "hot-fix").rule == "A-MIT-1d"


def test_a_way_out_is_carried_out_verified_and_confirmed_in_that_order_by_different_people(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Dana Cruz", way.execute).rule == "A-MIT-1"
    room.decided()
    assert refused(room, "Noor Haddad", way.verify_fix, ok=True).rule == "A-MIT-2"
    assert refused(room, "Iris Novak", way.execute).rule == "A-MIT-2"
    assert refused(room, "Ola Berg", told.all_clear, "over").rule == "A-MIT-1"
    room.does("Dana Cruz", way.execute)
    assert refused(room, "Dana Cruz", way.execute).rule == "A-MIT-2"
    assert refused(room, "Dana Cruz", way.verify_fix, ok=True).rule == "A-MIT-3"
    assert refused(room, "Leo Brandt", way.confirm_fix, ok=True, note="fine").rule == "A-MIT-3"
    assert refused(room, "Ola Berg", told.all_clear, "over").rule == "A-MIT-3"
    room.does("Noor Haddad", way.verify_fix, ok=True)
    assert refused(room, "Leo Brandt", way.confirm_fix, ok=True, note="").rule == "A-MIT-4"
    assert refused(room, "Noor Haddad", way.confirm_fix, ok=True, note="fine").rule == "A-MIT-4"
    assert refused(room, "Ola Berg", told.all_clear, "over").rule == "A-MIT-4"
    room.does("Leo Brandt", way.confirm_fix, ok=True, note="errors 0.2 %")
    assert refused(room, "Ola Berg", told.all_clear, "").rule == "A-REC-1"
    assert refused(room, "Iris Novak", told.all_clear, "over").rule == "A-REC-1"
    room.does("Ola Berg", told.all_clear, "over")
    assert refused(room, "Jonas Lind", way.decide, "roll back", objections="none").rule == "A-REC-1"
    assert_journal_agrees(room.crew.house)


def test_who_carried_it_out_does_not_verify_it(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.decided(executor_id=room.crew.ids["Noor Haddad"])
    room.does("Noor Haddad", way.execute)
    assert refused(room, "Noor Haddad", way.verify_fix, ok=True).rule == "A-PRE-1v"


def test_a_fix_that_does_not_hold_goes_back_to_the_decision(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by().decided()
    room.does("Dana Cruz", way.execute)
    assert refused(room, "Noor Haddad", way.verify_fix, ok=False).rule == "A-MIT-3"
    room.does("Noor Haddad", way.verify_fix, ok=False, note="checkout still fails")
    room.at(16)
    assert room.facts.decision is not None
    assert (room.facts.decision.round, room.facts.decision.choice) == (2, "")
    assert {room.step(title).state for title in ("Decide on approach", "Execute mitigation", "Verify fix")} == {"open"}
    move = next_move(room.facts, room.crew.clock.now)
    assert (move.verb, move.aim) == ("CHOOSE THE WAY OUT", "decide")
    room.decided("hot-fix", reason="one line", minutes=9)
    room.does("Dana Cruz", way.execute)
    room.does("Noor Haddad", way.verify_fix, ok=True)
    room.does("Leo Brandt", way.confirm_fix, ok=False, note="errors at 9 %")
    assert len(room.facts.failed) == 2


def test_a_roll_back_takes_the_release_out_of_production(tmp_path: Path) -> None:
    crew = deployed(tmp_path)
    crew.does("Ana Ruiz", begin.declare_incident, "Checkout fails", "critical", release_id=1)
    room = Room(crew).commanded_by().decided(target="4.11.0")
    room.does("Dana Cruz", way.execute)
    assert crew.facts().release.stage == "Rolled back"
    assert_journal_agrees(crew.house)


def test_a_hot_fix_counts_up_the_release_that_is_hit(tmp_path: Path) -> None:
    crew = deployed(tmp_path)
    crew.makes("5.0.0", type="Major")
    crew.does("Ana Ruiz", begin.declare_incident, "Checkout fails", "major", release_id=1)
    room = Room(crew).commanded_by().decided("hot-fix", reason="one line", minutes=9, objections="QA has doubts")
    assert room.facts.decision is not None
    assert room.facts.decision.target == "4.12.1"
    made = room.facts.decision.hotfix_id
    (begun, *_) = reversed(crew.house.read(lists.journal, made))
    assert (begun.act, begun.incident_id) == ("decide", 1)
    assert begun.said == "decided to hot-fix 4.12.1: one line; objections: QA has doubts"
    assert_journal_agrees(crew.house)


def test_a_hot_fix_is_made_from_the_guide_of_its_incident(tmp_path: Path) -> None:
    crew = deployed(tmp_path)
    crew.does("Ana Ruiz", begin.declare_incident, "Checkout fails", "major", release_id=1)
    other = tmp_path / "team.md"
    other.write_text(TEAM_GUIDE)
    crew.does("Noor Haddad", use_guide, read_file(other), "team.md")
    room = Room(crew).commanded_by().decided("hot-fix", reason="one line", minutes=9)
    made = room.facts.decision.hotfix_id if room.facts.decision else None
    assert made is not None
    assert crew.facts(made).edition == room.facts.edition


def test_a_hot_fix_is_a_patch_in_the_expedited_lane_that_drops_nothing(tmp_path: Path) -> None:
    crew = deployed(tmp_path, **{"security-sensitive": True})
    crew.does("Ana Ruiz", begin.declare_incident, "Checkout fails", "major", release_id=1)
    room = Room(crew).commanded_by().decided("hot-fix", reason="one line, tested", minutes=25)
    assert room.facts.decision is not None
    made = room.facts.decision.hotfix_id
    assert made is not None
    facts = crew.facts(made)
    assert (facts.release.version, facts.release.expedited, facts.release.fixes) == ("4.12.1", True, "INC-1")
    assert len(facts.tasks) == len(crew.facts(1).tasks) - 1  # the override's confirmation is the other's own
    put_off = {task.title for task in facts.tasks if task.state == "deferred"}
    assert "Documentation updated" in put_off
    assert all(task.due and task.owner for task in facts.tasks if task.state == "deferred")
    never = {
        "CI green",
        "Smoke tests prepared",
        "Rollback / mitigation plan",
        "Security review",
        "Staging and smoke tests",
    }
    assert not never & put_off
    assert_journal_agrees(crew.house)


def test_an_act_reads_its_incident_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = declared(tmp_path).commanded_by()
    step, asked, ask = room.step("Tell on-call").id, [], work.query
    monkeypatch.setattr(work, "query", lambda session, sql, params: asked.append(sql) or ask(session, sql, params))
    room.does("Jonas Lind", running.assign_step, step, room.crew.ids["Dana Cruz"])
    assert len([sql for sql in asked if "from incident_step" in sql]) == 1
    assert len(asked) < 30


# -- steps, impact, messages ------------------------------------------------------------------------------------------


def test_a_step_is_done_by_its_role_or_the_commander_and_a_whole_by_its_parts(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    tell, engage = room.step("Tell on-call").id, room.step("Engage roles").id
    assert refused(room, "Iris Novak", running.finish_step, tell).rule == "A-INC-0"
    assert refused(room, "Jonas Lind", running.finish_step, engage).rule == "A-INC-0"
    assert refused(room, "Jonas Lind", running.finish_step, room.step("Verify fix").id).rule == "A-MIT-3"
    assert refused(room, "Jonas Lind", running.finish_step, room.step("Call security first").id).rule == "A-INC-0"
    assert refused(room, "Jonas Lind", running.finish_step, "1.s99").rule == "A-INC-0"
    room.does("Jonas Lind", running.finish_step, tell)
    assert refused(room, "Jonas Lind", running.finish_step, tell).rule == "A-INC-0"
    room.does("Jonas Lind", running.reopen_step, tell)
    assert refused(room, "Jonas Lind", running.reopen_step, tell).rule == "A-INC-0"
    assert refused(room, "Jonas Lind", running.skip_step, tell, "").rule == "C18"
    assert refused(room, "Jonas Lind", running.skip_step, room.step("All-clear").id, "no need").rule == "A-REC-1"
    room.does("Jonas Lind", running.skip_step, tell, "nobody is on call")
    assert room.step("Tell on-call").state == "not applicable"


def test_a_time_box_is_minutes_of_an_open_step(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    step = room.step("Tell on-call").id
    assert refused(room, "Jonas Lind", running.box_step, step, 0).rule == "A-MIT-1b"
    assert refused(room, "Jonas Lind", running.assign_step, step, 999).rule == "A-INC-0"
    room.does("Jonas Lind", running.box_step, step, 3)
    room.does("Jonas Lind", running.assign_step, step, room.crew.ids["Ana Ruiz"])
    assert room.step("Tell on-call").due == room.crew.clock.now + timedelta(minutes=3)


def test_the_impact_is_known_when_both_have_spoken(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Leo Brandt", told.measure, "mood", "mood", "bad").rule == "A-IM-3"
    assert refused(room, "Leo Brandt", told.measure, "metric", "", "14 %").rule == "A-IM-3"
    assert refused(room, "Leo Brandt", told.measure, "metric", "errors", " ").rule == "A-IM-3"
    room.does("Leo Brandt", told.measure, "metric", "errors", "14.1 %", "0.2 %")
    assert room.step("Assess impact").state == "open"
    room.does("Priya Nair", told.measure, "users", "tickets", "41")
    assert room.step("Assess impact").state == "done"


def test_customers_get_what_the_commander_has_read(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Iris Novak", told.write_message, "customers", "Sorry").rule == "A-IM-4"
    assert refused(room, "Ola Berg", told.write_message, "neighbours", "Sorry").rule == "A-IM-4"
    assert refused(room, "Priya Nair", told.write_message, "customers", " ").rule == "A-IM-4"
    message = room.does("Priya Nair", told.write_message, "customers", "Card payments fail in the EU.")
    assert room.step("Prepare customer messages").state == "done"
    assert refused(room, "Priya Nair", told.send_message, message).rule == "B-INC-4"
    assert refused(room, "Priya Nair", told.review_message, message).rule == "B-INC-4"
    room.does("Jonas Lind", told.review_message, message)
    room.does("Priya Nair", told.send_message, message, "copied")
    again = refused(room, "Priya Nair", told.send_message, message, anyway=True)
    assert (again.rule, again.reason) == ("A-IM-4", "That message is sent; another corrects it")
    assert room.facts.messages[0].how == "copied"


def test_a_newer_message_replaces_the_draft_before_it_and_the_old_words_go_nowhere(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    old = room.does("Priya Nair", told.write_message, "customers", "Cards fail everywhere.")
    new = room.does("Priya Nair", told.write_message, "customers", "Cards fail in the EU.")
    assert refused(room, "Jonas Lind", told.review_message, old).rule == "A-IM-4"
    jonas = room.facts.person(room.crew.ids["Jonas Lind"])
    assert jonas is not None
    seat = my_seat(room.facts, jonas, room.crew.clock.now)
    assert seat is not None
    assert (seat.kind, seat.about) == ("read", new)
    room.does("Jonas Lind", told.review_message, new)
    room.does("Priya Nair", told.send_message, new)
    assert refused(room, "Priya Nair", told.send_message, old).rule == "A-IM-4"
    assert draft_of(room.facts, "customers") is None


def test_too_many_updates_are_discouraged(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(5)
    room.does("Ola Berg", told.tell, "stakeholders", "We look at it")
    room.at(8)
    assert refused(room, "Ola Berg", told.tell, "stakeholders", "Still looking").rule == "A-IM-4"
    assert len(room.facts.messages) == 1
    room.does("Ola Berg", told.tell, "stakeholders", "Still looking", anyway=True)
    assert len(room.facts.messages) == 2


def test_a_note_is_corrected_and_stays(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Iris Novak", told.note, "").rule == "A-INC-0"
    assert refused(room, "Iris Novak", told.note, "x", corrects="1.n9").rule == "A-INC-0"
    assert refused(room, "Iris Novak", told.note, "x", about=room.crew.clock.now + timedelta(hours=1)).rule == "A-INC-0"
    room.does("Iris Novak", told.note, "Database at 90 %")
    room.does("Iris Novak", told.note, "Database at 9 %", corrects="1.n1")
    page = room.crew.house.read(views.incident_page, 1)
    assert page is not None
    first = next(line for line in page.lines if line.note_id == "1.n1")
    assert (first.text, first.corrected) == ("Database at 90 %", "Database at 9 %")


def test_an_alarm_is_put_off_for_a_reason_and_a_phase_never(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    key = "update:stakeholders:1"
    assert refused(room, "Ola Berg", running.put_off, key, 5, " ").rule == "A-IM-T"
    assert refused(room, "Ola Berg", running.put_off, key, 600, "later").rule == "A-IM-T"
    assert refused(room, "Ola Berg", running.put_off, "phase:1:end", 5, "later").rule == "A-IM-T"


def test_an_act_is_taken_back_where_nothing_was_built_on_it(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    step = room.step("Tell on-call").id
    room.does("Jonas Lind", running.finish_step, step)
    room.crew.house.act_as(room.crew.ids["Jonas Lind"], undo.undo)
    assert room.step("Tell on-call").state == "open"
    assert_journal_agrees(room.crew.house)


# -- after it ---------------------------------------------------------------------------------------------------------


def test_a_command_that_was_accepted_and_a_message_that_went_out_are_not_taken_back(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    with pytest.raises(Refused, match="Jonas Lind has since acted on it: took command"):
        room.crew.does("Ana Ruiz", undo.undo)
    room.does("Priya Nair", told.write_message, "customers", "Cards fail, we are at it")
    room.does("Jonas Lind", told.review_message, room.facts.messages[-1].id)
    with pytest.raises(Refused, match="Jonas Lind has since acted on it"):
        room.crew.does("Priya Nair", undo.undo)


def test_after_the_all_clear_what_led_to_it_stays(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    with pytest.raises(Refused, match="Ola Berg has since acted on it: gave the all-clear"):
        room.crew.does("Noor Haddad", undo.undo)
    room.reviewed()
    room.does("Ola Berg", aftermath.close_review)
    with pytest.raises(Refused, match="Ola Berg has since acted on it: closed INC-1"):
        room.crew.does("Jonas Lind", undo.undo)


def test_the_review_is_booked_by_another_than_the_commander(tmp_path: Path) -> None:
    room = declared(tmp_path)
    room.commanded_by()
    when, ids = room.crew.clock.now + timedelta(days=1), room.crew.ids
    assert refused(room, "Ola Berg", aftermath.book_review, when, ids["Ola Berg"]).rule == "A-REC-1"
    room.decided().mended()
    room.does("Ola Berg", told.all_clear, "over")
    assert refused(room, "Ola Berg", aftermath.book_review, when, ids["Jonas Lind"]).rule == "A-PIR-1"
    assert refused(room, "Ola Berg", aftermath.book_review, when, 999).rule == "A-PIR-1"
    assert refused(room, "Iris Novak", aftermath.book_review, when, ids["Ola Berg"]).rule == "A-REC-5"
    past = room.crew.clock.now - timedelta(days=1)
    assert refused(room, "Ola Berg", aftermath.book_review, past, ids["Ola Berg"]).rule == "A-REC-5"
    late = room.crew.clock.now + timedelta(days=5)
    assert "later than 48 h" in room.does("Ola Berg", aftermath.book_review, late, ids["Ola Berg"])


def test_a_review_closes_with_cause_owners_dates_and_three_roles(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    ids = room.crew.ids
    assert refused(room, "Ola Berg", aftermath.close_review).rule == "A-REC-5"
    room.does("Ola Berg", aftermath.book_review, room.crew.clock.now + timedelta(days=1), ids["Ola Berg"])
    assert refused(room, "Ola Berg", aftermath.close_review).rule == "A-REC-3"
    assert refused(room, "Iris Novak", aftermath.find_cause, "bad luck").rule == "A-REC-3"
    assert refused(room, "Jonas Lind", aftermath.find_cause, " ").rule == "A-REC-3"
    room.does("Jonas Lind", aftermath.find_cause, "A pool ran dry", ("No limit",))
    assert refused(room, "Ola Berg", aftermath.close_review).rule == "A-PIR-4"
    assert refused(room, "Iris Novak", aftermath.add_action, "Set a limit").rule == "A-REC-4"
    assert refused(room, "Ola Berg", aftermath.add_action, " ").rule == "A-REC-4"
    room.does("Ola Berg", aftermath.add_action, "Set a limit", owner_id=ids["Dana Cruz"])
    refusal = refused(room, "Ola Berg", aftermath.close_review)
    assert (refusal.rule, refusal.reason) == ("A-PIR-4", "Set a limit lacks a date")
    due = room.crew.clock.now + timedelta(days=7)
    room.does("Ola Berg", aftermath.edit_action, "1.a1", title="Set a limit", owner_id=ids["Dana Cruz"], due=due)
    assert refused(room, "Ola Berg", aftermath.close_review).rule == "B-INC-7"
    room.does("Ola Berg", aftermath.came_to_review, [ids[name] for name in ("Ola Berg", "Jonas Lind", "Dana Cruz")])
    room.does("Ola Berg", aftermath.close_review)
    assert room.facts.incident.closed_at is not None
    assert_journal_agrees(room.crew.house)


def test_action_items_go_on_after_the_review_and_are_honest(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared().reviewed()
    room.does("Ola Berg", aftermath.close_review)
    assert refused(room, "Iris Novak", aftermath.move_action, "1.a1", "done").rule == "A-PIR-5"
    assert refused(room, "Dana Cruz", aftermath.move_action, "1.a1", "won't do").rule == "A-PIR-5"
    assert refused(room, "Dana Cruz", aftermath.move_action, "1.a1", "maybe").rule == "A-PIR-5"
    assert refused(room, "Dana Cruz", aftermath.move_action, "1.a9", "done").rule == "A-REC-4"
    assert refused(room, "Dana Cruz", aftermath.edit_action, "1.a1", title="Set a limit").rule == "A-PIR-4"
    page = room.crew.house.read(views.weekly, room.crew.clock.now + timedelta(days=8))
    assert [each.action.title for each in page.late] == ["Set a limit"]
    assert page.rate == 0
    room.does("Dana Cruz", aftermath.move_action, "1.a1", "done")
    page = room.crew.house.read(views.weekly, room.crew.clock.now)
    assert [each.action.title for each in page.done] == ["Set a limit"]
    assert page.rate == 100


def test_the_draft_accuses_no_step_that_did_not_apply_or_was_set_aside(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.does("Jonas Lind", running.skip_step, room.step("Assess impact").id, "it is known")
    room.at(70)
    room.decided().mended()
    room.does("Ola Berg", told.all_clear, "Rolled back")
    room.does("Ola Berg", aftermath.begin_review)
    assert room.facts.review is not None
    late = [line for line in room.facts.review.text.splitlines() if line.endswith("min late")]
    assert any("Decide on approach" in line for line in late), late
    spared = {step.title for step in room.facts.steps if step.state == "not applicable" or not room.facts.applies(step)}
    assert len(spared) > 1
    assert not [line for line in late for title in spared if title in line]


def test_a_step_that_is_done_is_not_set_aside(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    step = room.step("Tell on-call")
    room.does("Jonas Lind", running.finish_step, step.id)
    done_at = room.step("Tell on-call").done_at
    assert refused(room, "Jonas Lind", running.skip_step, step.id, "not needed").rule == "C18"
    assert (room.step("Tell on-call").state, room.step("Tell on-call").done_at) == ("done", done_at)


def test_a_note_keeps_its_line_when_the_clock_is_set_back(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(10)
    room.does("Jonas Lind", told.note, "errors at 14 %")
    room.at(5)
    room.does("Jonas Lind", told.note, "errors at 9 %")
    page = room.crew.house.read(views.incident_page, 1)
    assert page is not None
    newest, before = page.lines[:2]
    assert (newest.text, newest.note_id, before.note_id) == ("errors at 9 %", "1.n2", "1.n1")
    assert newest.at == before.at


def test_nobody_is_named_whom_nobody_knows(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert refused(room, "Jonas Lind", begin.name_scribe, 999).rule == "A-IM-5"
    assert refused(room, "Jonas Lind", running.assign_step, room.step("Assess impact").id, 999).rule == "A-INC-0"
    assert refused(room, "Jonas Lind", way.decide, "roll back", objections="none", executor_id=999).rule == "A-MIT-2"
    room.decided().mended()
    room.does("Ola Berg", told.all_clear, "Rolled back")
    assert refused(room, "Ola Berg", aftermath.add_action, "Set a limit", owner_id=999).rule == "A-PIR-4"
    room.does("Ola Berg", aftermath.add_action, "Set a limit")
    assert refused(room, "Ola Berg", aftermath.edit_action, "1.a1", title="Set it", owner_id=999).rule == "A-PIR-4"


def test_whoever_was_asked_is_to_attend_the_review_though_nobody_answered(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    asked = {each.role for each in room.facts.summons if not each.acked_at}
    assert "Product Manager" in asked
    assert room.crew.ids["Mei Tanaka"] in involved(room.facts)
    assert room.crew.ids["Iris Novak"] not in involved(room.facts)


def test_the_draft_of_the_review_names_roles_and_blames_nobody(tmp_path: Path) -> None:
    room = declared(tmp_path)
    room.does("Iris Novak", told.note, "Dana restarted the gateway and told Noor Haddad")
    room.cleared().reviewed()
    room.does("Ola Berg", aftermath.begin_review)
    review = room.facts.review
    assert review is not None
    for person in room.facts.people:
        assert person.name not in review.text
        assert not re.search(rf"\b{person.name.split()[0]}\b", review.text)
    assert "Developers restarted the gateway and told QA Engineer" in review.text
    assert "Set a limit (Developers, " in review.text
    assert blame("It was human error.\nDana should have known.") == ((1, "human error"), (2, "should have known"))
    room.does("Ola Berg", aftermath.write_review, "# Ours", review.text)
    assert room.does("Ola Berg", aftermath.begin_review) == "The draft is there already."


def test_two_who_write_the_review_lose_no_word(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    room.does("Ola Berg", aftermath.write_review, "# What\n\n- one\n\n# Why\n", "")
    assert room.facts.review is not None
    base = room.facts.review.text
    room.does("Ola Berg", aftermath.write_review, base.replace("one", "Ola's"), base)
    room.does("Jonas Lind", aftermath.write_review, f"{base}because\n", base)
    assert room.facts.review.text == "# What\n\n- Ola's\n\n# Why\nbecause\n"
    mine = base.replace("one", "Jonas's")
    refusal = refused(room, "Jonas Lind", aftermath.write_review, mine, base)
    assert (refusal.rule, refusal.reason) == ("A-PIR-3", "Jonas Lind has changed the same lines meanwhile")
    room.does("Jonas Lind", aftermath.write_review, mine, base, both=True)
    assert all(words in room.facts.review.text for words in ("Ola's", "Jonas's", "because"))


def test_the_phase_follows_the_clock_until_the_all_clear_and_then_what_is_open(tmp_path: Path) -> None:
    room = declared(tmp_path)
    names = []
    for minute in (0, 14.9, 15, 59, 61, 400):
        room.at(minute)
        present = phase_now(room.facts, room.crew.clock.now)
        assert present is not None
        names.append((present.phase.name, present.prolonged))
    assert names == [
        ("Immediate response", False), ("Immediate response", False), ("Mitigation", False), ("Mitigation", False),
        ("Mitigation", True), ("Mitigation", True),
    ]  # fmt: skip
    room.cleared()
    present = phase_now(room.facts, room.crew.clock.now)
    assert present is not None
    assert present.phase.name == "Recovery and communication"


def test_what_nobody_can_do_is_the_commanders_and_says_since_when(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    move = next_move(room.facts, room.crew.clock.now)
    assert (move.verb, move.roles, move.person_id) == ("TELL ON-CALL", ("On-call Engineer",), None)
    assert move.since == room.facts.incident.declared_at
    alone = replace(room.facts, people=tuple(each for each in room.facts.people if each.name != "Nils Holm"))
    move = next_move(alone, room.crew.clock.now)
    assert (move.roles, move.person_id) == (("Incident Commander",), room.crew.ids["Jonas Lind"])
    room.at(19)
    later = room.facts.but([replace(step, state="done") for step in room.facts.in_phase(1)])
    move = next_move(later, room.crew.clock.now)
    assert move.verb == "CHOOSE THE WAY OUT"
    assert move.since == room.crew.clock.now - timedelta(minutes=4)


def test_who_stands_in_for_the_release_manager_declares(tmp_path: Path) -> None:
    crew = company(tmp_path)
    ids, now = crew.ids, crew.clock.now
    crew.house.act_as(ids["Ana Ruiz"], people.appoint, "Release Manager", ids["Iris Novak"], now + timedelta(days=1))
    crew.clock.on(minutes=1)
    crew.house.act_as(ids["Iris Novak"], begin.declare_incident, "Checkout fails", "major")
    facts = Room(crew).facts
    known = {person.name: person for person in facts.people}
    assert may_declare(facts, known["Iris Novak"], crew.clock.now)
    assert not may_declare(facts, known["Yuki Sato"], crew.clock.now)


def test_a_report_is_declared_once_or_dismissed_by_who_may_and_not_declared_after(tmp_path: Path) -> None:
    crew = company(tmp_path)
    crew.house.act_as(crew.ids["Dana Cruz"], begin.report_incident, "Checkout fails", "major")
    room = Room(crew)
    with pytest.raises(Refused) as caught:
        room.does("Iris Novak", begin.dismiss_incident, "looks fine to me")
    assert caught.value.refusal.rule == "A-IM-1"
    room.does("Dana Cruz", begin.dismiss_incident, "my own mistake")
    with pytest.raises(Refused) as caught:
        room.does("Ana Ruiz", begin.declare_reported)
    assert "was closed: my own mistake" in caught.value.refusal.reason
    other = declared(tmp_path / "other")
    refusal = refused(other, "Ana Ruiz", begin.declare_reported)
    assert refusal.reason == "INC-1 is declared already"


def test_who_may_not_command_names_no_commander_and_nobody_unknown_is_named(tmp_path: Path) -> None:
    room = declared(tmp_path, by="Nils Holm")
    assert refused(room, "Iris Novak", begin.nominate, room.crew.ids["Ana Ruiz"]).rule == "A-IM-2"
    assert refused(room, "Ana Ruiz", begin.nominate, 999).reason == "Nobody here is meant"
    room.commanded_by()
    refusal = refused(room, "Jonas Lind", begin.nominate, room.crew.ids["Jonas Lind"])
    assert refusal.reason == "Jonas Lind commands already"


def test_each_refusal_about_command_and_severity_says_its_own_reason(tmp_path: Path) -> None:
    room = declared(tmp_path, severity="critical")
    assert refused(room, "Jonas Lind", begin.accept_command).reason == "Nobody is named for command"
    assert refused(room, "Jonas Lind", begin.decline_command, "no").reason == "Nobody is named for command"
    room.does("Ana Ruiz", begin.nominate, room.crew.ids["Jonas Lind"])
    assert refused(room, "Iris Novak", begin.decline_command, "no").reason == "Jonas Lind is named, and answers"
    room.does("Jonas Lind", begin.accept_command)
    assert refused(room, "Jonas Lind", begin.grade, "critical").reason == "It is critical already"
    assert refused(room, "Jonas Lind", begin.grade, "awful").reason == "awful is no severity"
    assert refused(room, "Jonas Lind", begin.grade, "minor").reason.startswith("While it runs the higher")
    room.decided().mended()
    room.does("Ola Berg", told.all_clear, "over")
    assert refused(room, "Iris Novak", begin.grade, "minor").reason == "Ana Ruiz or the commander grades it"


def test_a_note_is_written_before_the_declaration_too_and_keeps_its_lines_without_escape_codes(tmp_path: Path) -> None:
    crew = company(tmp_path)
    crew.house.act_as(crew.ids["Dana Cruz"], begin.report_incident, "Checkout fails", "major")
    room = Room(crew)
    room.does("Dana Cruz", told.note, "first\nsecond \x1b[31mred\x1b[0m \x07")
    assert room.facts.notes[0].text == "first\nsecond red"
