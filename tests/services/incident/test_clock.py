"""Sixty minutes of the playbook second by second: every alarm once, none missed, none doubled, none after a restart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from octotui.domain.incident.clock import alarms, elapsed, late, phase_now
from octotui.services.house import House
from octotui.services.incident import begin, running, told, way
from tests.services.incident.story import Room, declared, due, sound

ROLES = (
    "Release Manager", "On-call Engineer", "Tech Lead", "Data Analyst", "Customer Support Liaison",
    "Project Manager", "Developers", "QA Engineer", "Product Manager",
)  # fmt: skip
AN_HOUR_OF_SILENCE = [
    *((0, f"call:{role}:1") for role in sorted(ROLES) if role != "Release Manager"),
    *((5, f"silent:{role}:1") for role in sorted(ROLES) if role not in ("Release Manager", "Tech Lead")),
    (10, "phase:1:warning"),
    (15, "phase:1:end"),
    (30, "update:stakeholders:1"),
    (55, "phase:2:warning"),
    (60, "escalate:prolonged"),
    (60, "phase:2:end"),
    (60, "phase:2:prolonged"),
    (60, "update:customers:1"),
]
"""What an incident of major severity brings with it where only the commander comes; minute and alarm."""


def told_so_far(room: Room) -> list[tuple[float, str]]:
    """Give what is on record: minute and key, in the order of the clock."""
    begun = room.facts.incident.declared_at
    assert begun is not None
    kept = sorted(room.facts.alarms, key=lambda alarm: (alarm.due_at, alarm.key))
    return [((alarm.due_at - begun).total_seconds() / 60, alarm.key) for alarm in kept]


def seconds(room: Room, minutes: int) -> Iterator[int]:
    """Let the clock run second by second."""
    for second in range(minutes * 60 + 1):
        room.at(second / 60)
        yield second


def test_an_hour_brings_exactly_the_alarms_it_should(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    new = [key for _second in seconds(room, 61) for key in sound(room.crew.house)]
    assert told_so_far(room) == AN_HOUR_OF_SILENCE
    assert sorted(new) == sorted(key for _minute, key in AN_HOUR_OF_SILENCE)


def test_a_restart_at_any_second_changes_nothing(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    clock, path, zero = room.crew.clock, room.crew.house.path, room.facts.incident.declared_at
    assert zero is not None
    new: list[str] = []
    for second in range(61 * 60 + 1):
        clock.now = zero + timedelta(seconds=second)
        house = House(path, clock)
        if due(house):
            new += sound(house)
        house.close()
    assert told_so_far(room) == AN_HOUR_OF_SILENCE
    assert len(new) == len(set(new)) == len(AN_HOUR_OF_SILENCE)


def test_what_nobody_heard_is_told_when_somebody_comes(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(61)
    assert sorted(sound(room.crew.house)) == sorted(key for _minute, key in AN_HOUR_OF_SILENCE)
    assert told_so_far(room) == AN_HOUR_OF_SILENCE
    assert sound(room.crew.house) == []


def test_two_terminals_sound_each_alarm_once_between_them(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    other = House(room.crew.house.path, room.crew.clock)
    heard: list[str] = []
    for minute in range(62):
        room.at(minute)
        heard += [*sound(room.crew.house), *sound(other)] if minute % 2 else [*sound(other), *sound(room.crew.house)]
    assert sorted(heard) == sorted(key for _minute, key in AN_HOUR_OF_SILENCE)
    other.close()


def test_whoever_answers_in_time_is_not_called_silent(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(4)
    room.does("Noor Haddad", running.answer_call, "QA Engineer")
    room.at(6)
    sound(room.crew.house)
    keys = [key for _minute, key in told_so_far(room)]
    assert "silent:QA Engineer:1" not in keys
    assert "silent:Data Analyst:1" in keys


def test_a_role_that_is_called_again_may_be_silent_again(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(7)
    room.does("Jonas Lind", running.call_role, "QA Engineer")
    room.at(12)
    sound(room.crew.house)
    found = [each for each in told_so_far(room) if "QA Engineer" in each[1]]
    assert found == [(7, "call:QA Engineer:2"), (12, "silent:QA Engineer:2")]


def test_a_message_stops_the_clock_of_its_audience_and_starts_it_anew(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(29)
    room.does("Ola Berg", told.tell, "stakeholders", "Checkout fails in the EU")
    room.at(58)
    sound(room.crew.house)
    assert not [key for _minute, key in told_so_far(room) if key.startswith("update:stakeholders")]
    room.at(59)
    sound(room.crew.house)
    assert (59, "update:stakeholders:2") in told_so_far(room)


def test_an_alarm_that_was_put_off_comes_back_unless_its_cause_is_gone(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(28)
    room.does("Ola Berg", running.put_off, "update:stakeholders:1", 10, "the figures come in ten minutes")
    for minute in range(28, 40):
        room.at(minute)
        sound(room.crew.house)
    assert [each for each in told_so_far(room) if "stakeholders" in each[1]] == [(38, "update:stakeholders:1@1")]


def test_a_step_that_is_done_late_says_for_ever_how_late(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(23)
    room.does("Ola Berg", told.tell, "stakeholders", "Checkout fails in the EU")
    room.at(50)
    assert late(room.facts, room.step("Notify stakeholders"), room.crew.clock.now) == timedelta(minutes=8)


def test_a_clock_that_is_set_back_never_goes_before_what_happened(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(20)
    room.does("Jonas Lind", told.note, "The gateway times out")
    room.at(-30)
    facts, now = room.facts, room.crew.clock.now
    assert elapsed(facts, now) == timedelta(minutes=20)
    present = phase_now(facts, now)
    assert present is not None
    assert (present.phase.name, present.left) == ("Mitigation", timedelta(minutes=40))
    sound(room.crew.house)
    known = told_so_far(room)
    room.at(21)
    sound(room.crew.house)
    assert told_so_far(room) == known


def test_the_all_clear_ends_every_alarm_and_begins_the_hours_of_the_review(tmp_path: Path) -> None:
    room = declared(tmp_path)
    room.cleared()
    zero = room.facts.incident.cleared_at
    assert zero is not None
    due = {alarm.key: (alarm.at - zero).total_seconds() / 3600 for alarm in alarms(room.facts, zero + timedelta(days=3))
           if alarm.at > zero}  # fmt: skip
    assert due == {"review:24": 24, "review:36": 36, "review:44": 44, "review:late": 48}
    room.reviewed()
    assert not [each for each in alarms(room.facts, zero + timedelta(days=3)) if each.key.startswith("review")]


def test_a_hot_fix_has_its_estimate_as_time_box(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(16)
    room.decided("hot-fix", reason="one line, covered by a test", minutes=20)
    room.at(36)
    sound(room.crew.house)
    assert [minute for minute, key in told_so_far(room) if key.startswith("box:")] == [36]
    room.does("Dana Cruz", way.execute)


def test_a_corrected_declaration_moves_the_clock_and_doubles_nothing(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(16)
    sound(room.crew.house)
    first = [key for _minute, key in told_so_far(room)]
    begun = room.facts.incident.declared_at
    assert begun is not None
    earlier = begun - timedelta(minutes=4)
    room.does("Jonas Lind", begin.correct_instants, declared_at=earlier, detected_at=earlier)
    facts = room.facts
    assert elapsed(facts, room.crew.clock.now) == timedelta(minutes=20)
    sound(room.crew.house)
    assert [key for _minute, key in told_so_far(room)].count("phase:1:end") == first.count("phase:1:end") == 1
