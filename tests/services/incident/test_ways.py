"""The way out: what is known of each, what is refused on the way, and what comes of one that fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.domain.incident.ways import WayOut, ways_out
from octotui.guide.reader import parse_guide
from octotui.services import guide, people
from octotui.services.incident import begin, running, told, views, way
from tests.services.incident.story import Room, company, declared, refused


def shown(room: Room) -> dict[str, WayOut]:
    """Give the ways out as the room shows them."""
    room.crew.house.who_id = room.crew.ids["Ana Ruiz"]
    page = room.crew.house.read(views.incident_page, room.id)
    assert page is not None
    found = ways_out(page.facts, page.of_release, page.last_good, room.crew.clock.now)
    return {each.way.value: each for each in found}


def behind_a_flag(tmp_path: Path) -> Room:
    """Declare an incident of a release that stands behind a feature flag."""
    crew = company(tmp_path)
    crew.makes(traits={"feature-flagged": True})
    crew.house.act_as(crew.ids["Ana Ruiz"], begin.declare_incident, "Checkout fails", "major", release_id=1)
    return Room(crew).commanded_by()


def test_a_flag_is_a_way_out_where_the_release_has_one_and_says_why_while_it_is_severe(tmp_path: Path) -> None:
    room = behind_a_flag(tmp_path)
    assert shown(room)["flag off"].open
    assert [each.text for each in shown(room)["flag off"].proofs] == ["nobody has said that the flag covers it"]
    refusal = refused(room, "Jonas Lind", way.decide, "flag off", objections="none")
    assert refusal.rule == "A-MIT-1a"
    assert refusal.reason == "While it is major, rolling back is preferred; another way says why"
    room.decided("flag off", reason="the flag covers all of it", target="new-vault")
    other = declared(tmp_path / "other").commanded_by()
    assert [each.text for each in shown(other)["flag off"].proofs] == ["there is no release with a flag"]
    assert not shown(other)["flag off"].open


def test_rolling_back_is_preferred_unless_it_is_minor(tmp_path: Path) -> None:
    assert shown(declared(tmp_path, severity="major"))["roll back"].preferred == "preferred when major"
    minor = declared(tmp_path / "minor", severity="minor")
    assert shown(minor)["roll back"].preferred == ""
    minor.commanded_by().decided("hot-fix", reason="one line, tested", minutes=9)


def test_a_commander_who_has_not_acknowledged_it_does_not_carry_it_out(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by().decided()
    refusal = refused(room, "Jonas Lind", way.execute)
    assert (refusal.rule, refusal.movers[-1].would) == ("C14", "acknowledges it")
    room.does("Jonas Lind", begin.acknowledge_hands_on)
    room.does("Jonas Lind", way.execute)


def test_each_step_of_trying_is_closed_by_its_act_and_named_for_who_does_it(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by().decided(minutes=20)
    carried = room.step("Execute mitigation")
    assert room.step("Decide on approach").state == "done"
    refusal = refused(room, "Jonas Lind", running.reopen_step, room.step("Decide on approach").id)
    assert (refusal.rule, refusal.reason) == ("A-MIT-1", "What an act closed is taken back with that act")
    assert (carried.state, carried.person_id) == ("open", room.crew.ids["Dana Cruz"])
    room.does("Dana Cruz", way.execute)
    assert room.step("Execute mitigation").state == "done"
    room.does("Noor Haddad", way.verify_fix, ok=True)
    assert room.step("Verify fix").state == "done"


def test_what_is_verified_or_confirmed_is_so_once(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by().decided().mended()
    assert refused(room, "Noor Haddad", way.verify_fix, ok=False, note="hm").reason == (
        "The fix is verified; the metrics come next"
    )
    assert refused(room, "Leo Brandt", way.confirm_fix, ok=False, note="hm").reason == (
        "The metrics are confirmed already"
    )


def test_a_way_out_that_failed_says_so_in_the_next_round_which_begins_without_its_time_box(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.at(16)
    room.decided("hot-fix", reason="one line", minutes=9)
    room.does("Dana Cruz", way.execute)
    room.does("Noor Haddad", way.verify_fix, ok=False, note="2 of 9 fail")
    assert shown(room)["hot-fix"].tried == "tried, 2 of 9 fail 09:16"
    assert shown(room)["roll back"].tried == ""
    again = room.step("Execute mitigation")
    assert (again.state, again.due) == ("open", None)


def test_metrics_that_do_not_confirm_it_open_the_next_round(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by().decided()
    room.does("Dana Cruz", way.execute)
    room.does("Noor Haddad", way.verify_fix, ok=True)
    room.does("Leo Brandt", way.confirm_fix, ok=False, note="errors at 9 %")
    decision = room.facts.decision
    assert decision is not None
    assert (decision.round, decision.choice) == (2, "")
    assert refused(room, "Ola Berg", told.all_clear, "over").rule == "A-MIT-1"


def test_with_four_eyes_off_who_carried_it_out_verifies_it_and_who_wrote_it_reviews_it(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    message = room.does("Jonas Lind", told.write_message, "customers", "Card payments fail in the EU.")
    assert refused(room, "Jonas Lind", told.review_message, message).reason == "Another than who wrote it"
    room.crew.does("Ana Ruiz", people.set_four_eyes, False)
    room.does("Jonas Lind", told.review_message, message)
    room.decided(executor_id=room.crew.ids["Noor Haddad"])
    room.does("Noor Haddad", way.execute)
    room.does("Noor Haddad", way.verify_fix, ok=True)


def test_the_newest_word_of_an_adviser_is_theirs(tmp_path: Path) -> None:
    room = declared(tmp_path).commanded_by()
    room.does("Mei Tanaka", way.advise, "Product Manager", "hot-fix", "9 minutes")
    room.at(3)
    room.does("Mei Tanaka", way.advise, "Product Manager", "roll back", "on second thought")
    decision = room.facts.decision
    assert decision is not None
    said = room.facts.advice_of(decision, "Product Manager")
    assert said is not None
    assert said.choice == "roll back"


@pytest.mark.parametrize(
    ("types", "made"),
    [("- **Major**: all\n- **Minor**: some\n", ("Minor", "0.1.0")), ("- **Major**: all\n", ("Major", "1.0.0")),
     ("- **Regular**: all\n- **Minor**: some\n", ("Regular", "0.0.1"))],
)  # fmt: skip
def test_a_guide_without_a_patch_has_its_hot_fix_in_the_smallest_type_it_knows(
    tmp_path: Path, types: str, made: tuple[str, str]
) -> None:
    crew = company(tmp_path)
    text = f"# Release guide\n## Release types\n{types}## Requirements\n- [ ] Tests green - Developers\n"
    crew.house.act_as(crew.ids["Ana Ruiz"], guide.use_guide, parse_guide(text, "ours"), "ours.md")
    crew.does("Ana Ruiz", begin.declare_incident, "Checkout fails", "minor")
    room = Room(crew).commanded_by().decided("hot-fix", reason="one line", minutes=9)
    assert room.facts.decision is not None
    assert room.facts.decision.hotfix_id is not None
    release = crew.facts(room.facts.decision.hotfix_id).release
    assert (release.type, release.version) == made
