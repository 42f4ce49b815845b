"""Where the notes stand: which review is next, what must still be written, and who owes it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from octotui.domain.notes.cautions import before_publishing
from octotui.domain.notes.review import next_stage, stage_word, standing
from octotui.domain.notes.sections import holds, missing
from octotui.domain.task import State
from octotui.services import doing
from octotui.services import people as persons
from octotui.services.guide import read_file, use_guide
from octotui.services.notes import drafting, reviewing, writing
from tests.house import Crew
from tests.services.notes.desk import ANA, DANA, IRIS, MEI, NOOR, Desk, history, owed

DRAFTED = "Release notes drafted"
HEAD = """# Small guide

## Roles

- Release Manager
- Product Manager
- Technical Writer

## Release requirements

- Release notes drafted
  - **Owner**: Technical Writer
  - **Verified by**: Product Manager

## Deployment checklist

- Deploy to production, Release Manager

## Release notes template

"""


def under(team: Crew, folder: Path, template: str) -> Desk:
    """Open the notes of a release under a guide with a template of one's own."""
    path = folder / "small.md"
    path.write_text(HEAD + template)
    team.does(ANA, use_guide, read_file(path), str(path))
    return Desk(team, team.makes(traits={})).opens(ANA)


# -- the way of the notes ---------------------------------------------------------------------------------------------


def test_the_notes_go_from_draft_to_approval_to_publication_and_back_when_they_change(
    team: Crew, tmp_path: Path
) -> None:
    desk = Desk(team, team.makes()).opens()
    assert (stage_word(desk.page()), next_stage(desk.page())) == ("Draft", "review")
    desk.completes()
    desk.judges(ANA, "review")
    assert (stage_word(desk.page()), next_stage(desk.page())) == ("Approval", "publish")
    desk.judges(MEI, "publish")
    assert stage_word(desk.page()) == "Approval"
    desk.judges(ANA, "publish")
    assert stage_word(desk.page()) == "Publish"
    desk.goes_out()
    desk.publishes(tmp_path)
    assert stage_word(desk.page()) == "Published"
    desk.writes(IRIS, "Known issues", "- and another one")
    assert stage_word(desk.page()) == "Approval"


def test_in_production_the_review_of_the_draft_is_past(team: Crew) -> None:
    desk = Desk(team, team.makes()).opens().goes_out()
    assert next_stage(desk.page()) == "publish"


def test_who_has_two_seats_takes_the_one_that_waits(desk: Desk) -> None:
    desk.completes()
    desk.team.does(MEI, persons.appoint, "Product Manager", desk.team.ids[ANA])
    desk.judges(ANA, "publish")
    desk.judges(ANA, "publish")
    assert {each.word for each in standing(desk.page(), "publish")} == {"approved"}


# -- what must be written ---------------------------------------------------------------------------------------------


def test_none_is_no_answer_where_something_must_be_written(desk: Desk) -> None:
    desk.drafts("feat!: one login")
    desk.writes(IRIS, "Migration steps", "")
    steps = replace(desk.section("Migration steps"), none_said=True)
    assert not holds(desk.page().but((steps,)), steps)


def test_none_is_taken_back_by_words_however_they_come(desk: Desk) -> None:
    steps = desk.section("Migration steps").id
    desk.writes(IRIS, "Migration steps", "- restart")
    desk.writes(IRIS, "Migration steps", "")
    desk.team.does(IRIS, writing.say_none, steps)
    desk.team.does(IRIS, writing.restore, 1, 2, steps)
    assert (desk.section("Migration steps").text, desk.section("Migration steps").none_said) == ("- restart", False)
    desk.writes(IRIS, "Migration steps", "")
    desk.team.does(IRIS, writing.say_none, steps)
    desk.drafts("feat!: one login")
    assert not desk.section("Migration steps").none_said


def test_a_section_under_a_condition_of_the_guide_is_asked_for_where_it_holds(team: Crew, tmp_path: Path) -> None:
    desk = under(team, tmp_path, "- Version\n- Accessibility (if user-facing)\n")
    assert desk.section("Accessibility").need == "user-facing"
    assert "Accessibility" not in [each.name for each in missing(desk.page())]


def test_a_guide_that_names_no_approvers_has_product_and_release_manager(team: Crew, tmp_path: Path) -> None:
    desk = under(team, tmp_path, "- Version\n- Summary\n")
    roles = [each.role for each in desk.page().approvals if each.stage == "publish"]
    assert roles == ["Product Manager", "Release Manager"]


def test_the_guide_says_who_owns_the_notes_whoever_drafts_them(team: Crew, tmp_path: Path) -> None:
    desk = under(team, tmp_path, "Owner: Product Manager\n\n- Version\n- Summary\n")
    assert desk.page().owner == "Product Manager"


# -- the task of the release ------------------------------------------------------------------------------------------


def test_notes_that_lack_something_again_ask_their_checks_anew(team: Crew, tmp_path: Path) -> None:
    desk = under(team, tmp_path, "- Version\n- Summary\n")
    desk.writes(IRIS, "Summary", "Cards live in a vault.")
    team.does(MEI, doing.take_seat, team.task(DRAFTED).id)
    assert team.task(DRAFTED).state == State.VERIFIED
    desk.writes(IRIS, "Summary", "")
    desk.writes(IRIS, "Summary", "Cards live in a vault now.")
    assert team.task(DRAFTED).state == State.DONE
    assert [seat.role for seat in team.facts().waiting(team.task(DRAFTED))] == ["Product Manager"]


# -- what is said about them ------------------------------------------------------------------------------------------


def test_an_answer_to_an_answer_belongs_to_the_first_word_and_answers_wait_for_nobody(desk: Desk) -> None:
    section = desk.section("Summary").id
    desk.team.does(NOOR, writing.comment, section, "Is it true?")
    desk.team.does(IRIS, writing.comment, section, "It is.", "1.c1")
    desk.team.does(NOOR, writing.comment, section, "Then say so.", "1.c2")
    assert [each.answers for each in desk.page().comments_of(desk.section("Summary"))] == [None, "1.c1", "1.c1"]
    assert before_publishing(desk.page()) == ("1 comment is not resolved.",)


def test_notes_from_a_shallow_clone_say_so(desk: Desk) -> None:
    desk.team.does(IRIS, drafting.draft, 1, replace(history("feat: one"), shallow=True))
    assert before_publishing(desk.page()) == (
        "The notes were drafted from a shallow clone; older commits may be missing.",
    )


def test_a_heading_in_a_section_does_not_end_the_release_in_the_changelog(team: Crew, tmp_path: Path) -> None:
    desk = Desk(team, team.makes()).opens().goes_out().completes()
    desk.writes(IRIS, "Improvements", "## Faster\n\n- by half")
    desk.approved().publishes(tmp_path)
    log = (tmp_path / "CHANGELOG.md").read_text()
    assert "#### Faster\n" in log
    assert log.count("\n## ") == 1


# -- who owes what ----------------------------------------------------------------------------------------------------


def test_published_notes_owe_no_section_and_who_was_not_asked_owes_no_approval(team: Crew, tmp_path: Path) -> None:
    desk = Desk(team, team.makes()).opens().goes_out().completes()
    assert owed(desk, MEI) == []
    desk.team.does(IRIS, reviewing.ask_review, 1, "publish")
    assert owed(desk, MEI) == [("APPROVE", "Release notes, text v6")]
    desk.approved().publishes(tmp_path)
    desk.writes(DANA, "Improvements", "- in other words")
    desk.writes(NOOR, "Known issues", "")
    assert owed(desk, NOOR) == []
