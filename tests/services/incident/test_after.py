"""After the all-clear: who keeps the review, who comes, and what closes with what."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from octotui.domain.incident.aftermath import involved, meets_late
from octotui.domain.incident.clock import phase_now
from octotui.guide.reader import parse_guide
from octotui.services import guide, people
from octotui.services.incident import aftermath, begin, running, told, way
from tests.services.incident.story import Room, company, declared, refused

TWO_PARTS_AFTER = """# Release guide
## Incident response
### First (0-30 minutes)
- Declare the incident: Release Manager
### Recovery
- Send the all-clear: Project Manager
- Brief the support team: Customer Support Liaison
### Learning
- Write down the action items: Project Manager
"""


def names(room: Room, ids: tuple[int, ...]) -> set[str]:
    """Give people by name."""
    return {room.facts.name(each) for each in ids}


def test_who_commanded_and_who_facilitates_keep_the_review_and_others_do_not(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    ids = room.crew.ids
    room.does("Jonas Lind", aftermath.add_action, "Set a limit")
    assert refused(room, "Yuki Sato", aftermath.write_review, "# Mine", "").rule == "A-PIR-1"
    room.does("Ola Berg", aftermath.book_review, room.crew.clock.now + timedelta(days=1), ids["Yuki Sato"])
    room.does("Yuki Sato", aftermath.write_review, "# What we learned", "")
    assert room.facts.review is not None
    assert room.facts.review.text == "# What we learned"


def test_who_was_named_and_never_commanded_may_facilitate(tmp_path: Path) -> None:
    room = declared(tmp_path)
    room.does("Ana Ruiz", begin.nominate, room.crew.ids["Nils Holm"])
    room.does("Nils Holm", begin.decline_command, "on a train")
    room.cleared()
    room.does("Ola Berg", aftermath.book_review, room.crew.clock.now + timedelta(days=1), room.crew.ids["Nils Holm"])


def test_a_review_that_meets_after_its_hours_is_marked(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    for days, late in ((1, False), (3, True)):
        when = room.crew.clock.now + timedelta(days=days)
        room.does("Ola Berg", aftermath.book_review, when, room.crew.ids["Ola Berg"])
        assert meets_late(room.facts) is late


def test_whoever_took_part_or_was_asked_is_to_come_and_nobody_else(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.does("Yuki Sato", told.measure, "users", "checkouts", "41 complaints")
    room.does("Mei Tanaka", way.advise, "Product Manager", "roll back")
    room.decided(executor_id=room.crew.ids["Kofi Mensah"])
    room.does("Kofi Mensah", way.execute)
    present = names(room, involved(room.facts))
    assert {"Ana Ruiz", "Jonas Lind", "Yuki Sato", "Mei Tanaka", "Kofi Mensah", "Priya Nair"} <= present
    assert not {"Iris Novak", "Lena Vogt"} & present


def test_who_only_wrote_put_off_or_called_took_part_too(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    ids, until = room.crew.ids, room.crew.clock.now + timedelta(days=1)
    room.crew.house.act_as(ids["Priya Nair"], people.appoint, "Customer Support Liaison", ids["Iris Novak"], until)
    room.does("Iris Novak", told.write_message, "customers", "Card payments fail.")
    room.at(20)
    room.does("Yuki Sato", running.put_off, "silent:Product Manager:1", 5, "she is on a plane")
    room.does("Lena Vogt", running.call_role, "DevOps Engineer")
    assert {"Iris Novak", "Yuki Sato", "Lena Vogt"} <= names(room, involved(room.facts))


def test_nobody_unknown_is_noted_to_have_come_and_nothing_is_dropped_silently(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    refusal = refused(room, "Ola Berg", aftermath.came_to_review, [room.crew.ids["Ola Berg"], 999])
    assert (refusal.rule, refusal.reason) == ("B-INC-7", "That person is not known here")
    assert room.facts.review is not None
    assert room.facts.review.present == ()


def test_what_will_not_be_done_needs_no_owner(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared().reviewed()
    room.does("Ola Berg", aftermath.add_action, "Rewrite it all")
    assert refused(room, "Ola Berg", aftermath.close_review).reason == "Rewrite it all lacks an owner"
    room.does("Ola Berg", aftermath.move_action, "1.a2", "won't do", "it works")
    room.does("Ola Berg", aftermath.close_review)


def test_the_steps_after_it_close_with_their_acts(tmp_path: Path) -> None:
    room = declared(tmp_path).cleared()
    before = {step.aim for step in room.facts.steps if room.facts.open(step)}
    assert {"root cause", "actions", "review"} <= before
    room.reviewed()
    after = {step.aim for step in room.facts.steps if room.facts.open(step)}
    assert not {"root cause", "actions", "review"} & after


def test_after_the_all_clear_the_first_part_with_something_open_runs(tmp_path: Path) -> None:
    crew = company(tmp_path)
    crew.house.act_as(crew.ids["Ana Ruiz"], guide.use_guide, parse_guide(TWO_PARTS_AFTER, "ours"), "ours.md")
    crew.house.act_as(crew.ids["Ana Ruiz"], begin.declare_incident, "Checkout fails", "minor")
    room = Room(crew).cleared()
    present = phase_now(room.facts, room.crew.clock.now)
    assert present is not None
    assert present.phase.name == "Recovery"
    room.does("Priya Nair", running.finish_step, room.step("Brief the support team").id)
    present = phase_now(room.facts, room.crew.clock.now)
    assert present is not None
    assert present.phase.name == "Learning"
