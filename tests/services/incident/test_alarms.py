"""When each alarm is due and when it no longer is: put off, answered, met, or called for by something graver."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from octotui.domain.incident.clock import alarms, elapsed, late, next_due
from octotui.guide.reader import parse_guide
from octotui.services import guide
from octotui.services.incident import aftermath, begin, running, told, way
from tests.house import START
from tests.services.incident.story import Room, company, declared

STAKEHOLDERS = "update:stakeholders:1"
SHORT = """# Release guide
## Incident response
### First look (0-6 minutes)
- Declare the incident: Release Manager
- Look at the logs: Developers
- Read the code: Developers
### Repair (6-90 minutes)
- Choose a mitigation strategy: Incident Commander
### Post-incident review
- Hold the review within 24 hours: Project Manager
"""


def heard(room: Room, until: float, *words: str) -> list[tuple[float, str]]:
    """Give the alarms that were due by a minute, those whose key begins with one of some words."""
    begun = room.facts.incident.declared_at
    assert begun is not None
    due = alarms(room.facts, begun + timedelta(minutes=until))
    return [((each.at - begun).total_seconds() / 60, each.key) for each in due if each.key.startswith(words)]


def under(tmp_path: Path, text: str) -> Room:
    """Declare an incident under a guide of one's own."""
    crew = company(tmp_path)
    crew.house.act_as(crew.ids["Ana Ruiz"], guide.use_guide, parse_guide(text, "ours"), "ours.md")
    crew.clock.now = START
    crew.house.act_as(crew.ids["Ana Ruiz"], begin.declare_incident, "Checkout fails", "minor")
    return Room(crew)


# -- put off ----------------------------------------------------------------------------------------------------------


def test_an_update_that_is_put_off_is_due_then_and_not_before(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(28)
    room.does("Ola Berg", running.put_off, STAKEHOLDERS, 10, "the figures come in ten minutes")
    update = next(each for each in room.facts.updates if each.audience == "stakeholders")
    assert next_due(room.facts, update) == room.crew.clock.now + timedelta(minutes=10)
    assert heard(room, 40, STAKEHOLDERS) == [(38, f"{STAKEHOLDERS}@1")]


def test_an_alarm_that_is_put_off_to_before_it_is_due_comes_when_it_is_due(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    ((due, _),) = heard(room, 60, STAKEHOLDERS)
    room.at(due - 10)
    room.does("Ola Berg", running.put_off, STAKEHOLDERS, 5, "in five minutes")
    assert heard(room, 60, STAKEHOLDERS) == [(due, STAKEHOLDERS)]


def test_an_alarm_that_was_put_off_stays_away_once_its_cause_is_gone(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(31)
    room.does("Ola Berg", running.put_off, STAKEHOLDERS, 10, "in ten minutes")
    room.at(35)
    room.does("Ola Berg", told.tell, "stakeholders", "Checkout fails in the EU")
    assert heard(room, 60, STAKEHOLDERS) == [(30, STAKEHOLDERS)]


def test_an_alarm_that_came_back_is_put_off_again_and_then_comes_back_once(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(31)
    room.does("Ola Berg", running.put_off, STAKEHOLDERS, 10, "in ten minutes")
    room.at(35)
    room.does("Ola Berg", running.put_off, STAKEHOLDERS, 10, "in ten more")
    assert heard(room, 60, STAKEHOLDERS) == [(30, STAKEHOLDERS), (45, f"{STAKEHOLDERS}@2")]
    room.at(46)
    room.does("Ola Berg", running.put_off, f"{STAKEHOLDERS}@2", 10, "and ten more")
    assert heard(room, 60, STAKEHOLDERS)[-1] == (56, f"{STAKEHOLDERS}@3")


def test_what_was_put_off_past_the_all_clear_is_not_heard(tmp_path: Path) -> None:
    room, silent = declared(tmp_path).commanded_by(), "silent:Customer Support Liaison:1"
    room.at(31)
    room.does("Ola Berg", running.put_off, STAKEHOLDERS, 30, "in half an hour")
    room.does("Ola Berg", running.put_off, silent, 30, "she is at the phone")
    room.decided().mended()
    room.at(40)
    room.does("Ola Berg", told.all_clear, "over")
    assert heard(room, 90, STAKEHOLDERS, silent) == [(5, silent), (30, STAKEHOLDERS)]
    assert elapsed(room.facts, room.crew.clock.now + timedelta(hours=5)) == timedelta(minutes=40)


# -- met and answered -------------------------------------------------------------------------------------------------


def test_a_phase_warns_of_what_is_open_and_not_once_all_of_it_is_done(tmp_path: Path) -> None:
    room = under(tmp_path, SHORT)
    looks, reads = room.step("Look at the logs").id, room.step("Read the code").id
    room.at(1)
    room.does("Dana Cruz", running.finish_step, looks)
    begun = room.facts.incident.declared_at
    assert begun is not None
    found = {each.key: each for each in alarms(room.facts, begun + timedelta(minutes=7))}
    assert found["phase:1:warning"].at == begun + timedelta(minutes=4)
    assert found["phase:1:warning"].text == "First look ends soon: Read the code"
    assert found["phase:1:end"].text == "First look is over, still open: Read the code"
    room.at(3)
    room.does("Dana Cruz", running.finish_step, reads)
    assert heard(room, 7, "phase") == [(6, "phase:1:end")]


def test_a_time_box_that_is_kept_is_silent_and_one_that_is_not_makes_the_step_late(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    step = room.step("Tell on-call").id
    room.does("Jonas Lind", running.box_step, step, 3)
    room.at(5)
    assert late(room.facts, room.step("Tell on-call"), room.crew.clock.now) == timedelta(minutes=2)
    assert [minute for minute, _key in heard(room, 6, "box:")] == [3]
    room.at(2)
    room.does("Nils Holm", running.finish_step, step)
    assert heard(room, 6, "box:") == []


# -- the severity and the audiences -----------------------------------------------------------------------------------


def test_a_graver_severity_asks_for_more_updates_from_then_on_and_makes_none_late_before(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(10)
    room.does("Ola Berg", told.tell, "stakeholders", "We look at it")
    room.at(28)
    room.does("Jonas Lind", begin.grade, "critical")
    assert heard(room, 40, "update:stakeholders") == [(28, "update:stakeholders:2")]
    update = next(each for each in room.facts.updates if each.audience == "stakeholders")
    assert next_due(room.facts, update) == room.crew.clock.now
    room.at(29)
    room.does("Ola Berg", told.tell, "stakeholders", "It is worse than we thought")
    assert next_due(room.facts, update) == room.crew.clock.now + timedelta(minutes=15)


def test_a_clock_that_nobody_served_goes_on_from_the_declaration_when_the_severity_changes(tmp_path: Path) -> None:
    room = declared(tmp_path, severity="minor").commanded_by()
    room.at(20)
    room.does("Jonas Lind", begin.grade, "major")
    assert heard(room, 60, "update:") == [(30, STAKEHOLDERS), (60, "update:customers:1")]


def test_after_the_all_clear_a_severity_sets_no_clock(tmp_path: Path) -> None:
    room = declared(tmp_path, severity="critical").cleared()
    before = room.facts.updates
    room.does("Ana Ruiz", begin.grade, "minor")
    assert room.facts.updates == before


# -- the escalation ---------------------------------------------------------------------------------------------------


def test_a_critical_incident_calls_for_the_escalation_since_it_was_graded_so(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    assert heard(room, 50, "escalate") == []
    room.at(7)
    room.does("Jonas Lind", begin.grade, "critical")
    assert heard(room, 50, "escalate") == [(7, "escalate:severity")]


def test_an_escalation_that_is_under_way_is_called_for_no_more(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(20)
    room.does("Jonas Lind", running.escalate, "we need more people")
    assert heard(room, 29, "rung", "escalate") == []
    assert heard(room, 70, "rung", "escalate") == [(30, "rung:1")]
    room.at(25)
    room.does("Mei Tanaka", running.answer_escalation)
    assert heard(room, 70, "rung", "escalate") == []


def test_two_ways_out_that_failed_call_for_the_escalation_and_one_does_not(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(10)
    room.decided()
    room.does("Dana Cruz", way.execute)
    room.does("Noor Haddad", way.verify_fix, ok=False, note="still failing")
    assert heard(room, 50, "escalate") == []
    room.at(20)
    room.decided("hot-fix", reason="one line", minutes=5)
    room.does("Dana Cruz", way.execute)
    room.does("Noor Haddad", way.verify_fix, ok=True)
    room.does("Leo Brandt", way.confirm_fix, ok=False, note="errors at 9 %")
    assert heard(room, 50, "escalate") == [(20, "escalate:failed")]


# -- the review -------------------------------------------------------------------------------------------------------


def test_the_review_keeps_to_the_hours_of_the_guide(tmp_path: Path) -> None:
    room = under(tmp_path, SHORT).cleared()
    cleared = room.facts.incident.cleared_at
    assert cleared is not None
    due = alarms(room.facts, cleared + timedelta(days=2))
    hours = [(each.at - cleared).total_seconds() / 3600 for each in due if each.at > cleared]
    assert hours == [12, 18, 22, 24]
    later = room.does("Ola Berg", aftermath.book_review, cleared + timedelta(hours=30), room.crew.ids["Ola Berg"])
    assert "later than 24 h" in later


def test_a_review_that_is_booked_is_called_to_mind_no_more(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    cleared = room.facts.incident.cleared_at
    assert cleared is not None
    room.crew.clock.on(hours=40)
    room.does("Ola Berg", aftermath.book_review, room.crew.clock.now + timedelta(hours=2), room.crew.ids["Ola Berg"])
    due = alarms(room.facts, cleared + timedelta(days=3))
    assert [each.key for each in due if each.at > cleared] == ["review:24", "review:36"]
