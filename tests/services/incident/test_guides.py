"""The playbook of every guide: both editions, phases of other lengths, and one that times nothing."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from octotui.domain.incident.clock import alarms, phase_now
from octotui.domain.incident.move import next_move
from octotui.domain.incident.playbook import declarers_by
from octotui.domain.incident.standing import MAY_DECLARE
from octotui.guide.reader import parse_guide, read_guide
from octotui.services import guide
from octotui.services.incident import aftermath, begin, running, told
from tests.house import START
from tests.services.incident.story import Room, company

SHARED = Path(__file__).parents[3].parent / "shared" / "guides"
OTHER_MINUTES = """# Release guide
## Incident response
### First half hour (0-30 minutes)
1. Declare the incident - Release Manager
2. Name an Incident Commander - Tech Lead
3. Inform stakeholders - Project Manager
### Repair (30 minutes - 2 hours)
1. Choose a mitigation strategy - Incident Commander
2. Implement the fix - Developers
3. Validate the fix - QA Engineer
"""
NO_MINUTES = """# Release guide
## Incident playbook
- Declare the incident: Release Manager
- Look at the logs: Developers
- Tell the customers: Customer Support Liaison
"""


def run(tmp_path: Path, text: str) -> Room:
    """Put a guide in use and declare an incident under it."""
    crew = company(tmp_path)
    read = parse_guide(text, "ours")
    crew.house.act_as(crew.ids["Ana Ruiz"], guide.use_guide, read, "ours.md")
    crew.clock.now = START
    crew.house.act_as(crew.ids["Ana Ruiz"], begin.declare_incident, "Checkout fails", "minor")
    return Room(crew)


def through(room: Room) -> None:
    """Go from the declaration to the closed review, whatever the guide says."""
    for _step in range(40):
        open_steps = [step for step in room.facts.steps if room.facts.open(step) and step.aim == "plain"]
        if not open_steps:
            break
        name = room.facts.holders(open_steps[0].roles[0])[0].name if open_steps[0].roles else "Jonas Lind"
        room.does(name, running.finish_step, open_steps[0].id)
    room.decided().mended()
    room.does("Ola Berg", told.all_clear, "over")
    room.reviewed()
    room.does("Ola Berg", aftermath.close_review)
    assert room.facts.incident.closed_at is not None


def test_the_built_in_guide_names_for_the_declaration_whoever_always_may() -> None:
    assert declarers_by(guide.built_in()) == MAY_DECLARE
    assert declarers_by(parse_guide(NO_MINUTES.replace("Release Manager", "Tech Lead"), "ours")) == (
        "Tech Lead", *MAY_DECLARE,
    )  # fmt: skip


def test_phases_of_other_lengths_warn_and_end_at_their_own_minutes(tmp_path: Path) -> None:
    room = run(tmp_path, OTHER_MINUTES)
    assert [(phase.from_min, phase.to_min) for phase in room.facts.phases] == [(0, 30), (30, 120)]
    assert [step.aim for step in room.facts.steps] == ["declare", "command", "notify", "decide", "execute", "verify"]
    heard = {due.key: (due.at - START).total_seconds() / 60 for due in alarms(room.facts, START + timedelta(hours=3))}
    wanted = {"phase:1:warning": 25, "phase:1:end": 30, "phase:2:warning": 115, "phase:2:end": 120,
              "phase:2:prolonged": 120}  # fmt: skip
    assert {key: at for key, at in heard.items() if key.startswith("phase")} == wanted
    room.commanded_by()
    through(room)


def test_phases_that_overlap_follow_each_other(tmp_path: Path) -> None:
    room = run(tmp_path, OTHER_MINUTES.replace("(30 minutes - 2 hours)", "(15 minutes - 2 hours)"))
    assert [(phase.from_min, phase.to_min) for phase in room.facts.phases] == [(0, 30), (30, 120)]


def test_a_guide_that_times_nothing_has_phases_without_alarms_and_is_prolonged_after_an_hour(tmp_path: Path) -> None:
    room = run(tmp_path, NO_MINUTES)
    present = phase_now(room.facts, START)
    assert present is not None
    assert (present.ends, present.left, present.prolonged) == (None, None, False)
    later = phase_now(room.facts, START + timedelta(minutes=60))
    assert later is not None
    assert later.prolonged
    heard = [due.key for due in alarms(room.facts, START + timedelta(hours=3)) if "call" not in due.key]
    assert "prolonged" in heard
    assert not [key for key in heard if key.startswith("phase")]
    room.commanded_by()
    through(room)


def test_a_guide_that_names_no_escalation_is_asked_for_it_all_the_same(tmp_path: Path) -> None:
    room = run(tmp_path, NO_MINUTES).commanded_by()
    later = START + timedelta(minutes=60)
    move = next_move(room.facts, later)
    assert (move.verb, move.why) == ("ESCALATE", "to Product Manager; it is prolonged")
    assert "escalate:prolonged" in [due.key for due in alarms(room.facts, later)]


def test_a_guide_without_a_playbook_still_leads_through(tmp_path: Path) -> None:
    room = run(tmp_path, "# Release guide\n## Requirements\n- [ ] Tests green - Developers\n")
    assert room.facts.phases == ()
    assert phase_now(room.facts, START) is None
    assert next_move(room.facts, START).verb == "TAKE COMMAND"
    room.commanded_by()
    assert next_move(room.facts, START).verb == "CHOOSE THE WAY OUT"
    through(room)


@pytest.mark.parametrize("edition", ["octoacme-by-role.md", "octoacme-by-quality.md"])
def test_both_editions_are_run_from_declaration_to_review(tmp_path: Path, edition: str) -> None:
    if not SHARED.is_dir():
        pytest.skip("the editions are not here")
    room = run(tmp_path, read_guide(SHARED / edition).text)
    assert {step.state for step in room.facts.steps if step.aim == "declare"} == {"done"}
    room.commanded_by()
    if edition == "octoacme-by-role.md":
        assert [(phase.from_min, phase.to_min) for phase in room.facts.phases] == [(0, 15), (15, 60), (None, None)]
    through(room)
