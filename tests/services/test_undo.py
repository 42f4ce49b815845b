"""Undo: one's own last act, while nothing has been built on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.domain.plan import Wish
from octotui.domain.refusal import Refused
from octotui.domain.undo import FINAL, PASSED_OVER
from octotui.services import call, doing, guide, people, release, views
from octotui.services.notes.writing import open_notes
from octotui.services.undo import undo
from tests.house import Crew
from tests.journal import assert_journal_agrees


def test_an_act_is_taken_back_as_an_entry_of_its_own(team: Crew) -> None:
    team.makes()
    before = team.facts()
    task = team.task("Smoke tests prepared")
    team.does("Noor Haddad", doing.finish, task.id)
    assert team.does("Noor Haddad", undo) == "Taken back: did Smoke tests prepared."
    assert team.facts() == before
    newest, undone = team.house.read(views.journal)[:2]
    assert newest.undoes == undone.seq
    assert_journal_agrees(team.house)


def test_undo_goes_back_step_by_step(team: Crew) -> None:
    team.makes()
    before = team.facts()
    task = team.task("Smoke tests prepared")
    team.does("Noor Haddad", doing.start, task.id)
    team.does("Noor Haddad", doing.add_evidence, task.id, "text", "9 tests")
    team.does("Noor Haddad", doing.finish, task.id)
    for _ in range(3):
        team.does("Noor Haddad", undo)
    assert team.facts() == before
    with pytest.raises(Refused, match="nothing of yours to undo"):
        team.does("Noor Haddad", undo)


def test_nobody_undoes_what_somebody_has_built_on(team: Crew) -> None:
    team.makes()
    task = team.task("Metrics and thresholds")
    team.does("Leo Brandt", doing.finish, task.id)
    team.does("Mei Tanaka", doing.take_seat, task.id)
    with pytest.raises(Refused, match="Mei Tanaka has since acted on it: verified Metrics and thresholds"):
        team.does("Leo Brandt", undo)
    team.does("Mei Tanaka", undo)
    team.does("Leo Brandt", undo)
    assert team.task("Metrics and thresholds").state == "open"


def test_one_undoes_only_ones_own(team: Crew) -> None:
    team.makes()
    team.does("Noor Haddad", doing.finish, team.task("Smoke tests prepared").id)
    with pytest.raises(Refused, match="nothing of yours"):
        team.does("Leo Brandt", undo)


def test_a_vote_is_taken_back_and_the_call_is_open_again(team: Crew) -> None:
    number = team.makes()
    team.does("Ana Ruiz", call.open_call, number)
    team.does("Noor Haddad", call.vote, number, "QA Engineer", "no-go", "the refund test fails")
    assert team.facts().release.stage == "Preparing"
    team.does("Noor Haddad", undo)
    assert team.facts().release.stage == "Go/No-Go"
    assert all(task.title != "the refund test fails" for task in team.facts().tasks)


def test_what_cannot_be_undone_says_so(team: Crew) -> None:
    number = team.makes()
    team.does("Ana Ruiz", release.cancel, number, "the plan changed")
    with pytest.raises(Refused, match="not taken back by undo: cancelled"):
        team.does("Ana Ruiz", undo)


def test_nothing_before_a_deploy_is_undone_after_it(team: Crew) -> None:
    number = team.makes()
    team.does("Noor Haddad", doing.finish, team.task("Smoke tests prepared").id)
    team.does("Ana Ruiz", release.override, number, "the shop is down")
    with pytest.raises(Refused, match="Ana Ruiz has since acted on it: overrode the gate"):
        team.does("Noor Haddad", undo)


def test_a_release_that_others_have_begun_to_work_on_is_not_taken_back(team: Crew) -> None:
    team.makes()
    team.does("Noor Haddad", doing.comment, team.task("Smoke tests prepared").id, "Which ones?")
    with pytest.raises(Refused, match="Noor Haddad has since acted on it: commented on Smoke tests prepared"):
        team.does("Ana Ruiz", undo)
    team.does("Noor Haddad", undo)
    assert team.does("Ana Ruiz", undo) == "Taken back: made 4.12.0 Card vault."


def test_a_task_that_somebody_speaks_of_is_not_taken_back(team: Crew) -> None:
    team.makes()
    team.does("Ana Ruiz", doing.add_task, 1, "Tell the bank", "Product Manager")
    team.does("Mei Tanaka", doing.comment, team.task("Tell the bank").id, "Which bank?")
    with pytest.raises(Refused, match="Mei Tanaka has since acted on it: commented on Tell the bank"):
        team.does("Ana Ruiz", undo)


def test_a_release_whose_notes_are_open_is_not_taken_back(team: Crew) -> None:
    team.makes()
    team.does("Ana Ruiz", open_notes, 1)
    with pytest.raises(Refused, match=r"Ana Ruiz has since acted on it: opened the notes of 4\.12\.0"):
        team.does("Ana Ruiz", undo)


def test_a_call_in_which_somebody_has_voted_is_not_taken_back(team: Crew) -> None:
    number = team.makes()
    team.does("Ana Ruiz", call.open_call, number)
    team.does("Noor Haddad", call.vote, number, "QA Engineer", "go", "")
    with pytest.raises(Refused, match=r"Noor Haddad has since acted on it: voted go on 4\.12\.0"):
        team.does("Ana Ruiz", undo)
    team.does("Noor Haddad", undo)
    team.does("Ana Ruiz", undo)
    assert team.facts().poll is None


def test_the_first_release_goes_back_alone_and_the_guide_stays_in_use(team: Crew, tmp_path: Path) -> None:
    team.makes()
    own = tmp_path / "own.md"
    own.write_text("# Own\n\n## Pre-release requirements\n- Tests pass - Developers\n", encoding="utf-8")
    team.does("Noor Haddad", guide.use_guide, guide.read_file(own), "own.md")
    team.does("Jonas Lind", release.new_release, Wish("5.0.0", "Next", "Major", "9c1"))
    team.does("Ana Ruiz", undo)
    assert [each.version for each in team.house.read(views.under_way)] == ["5.0.0"]
    edition = team.house.read(views.edition)
    assert edition is not None
    assert edition.name == "Own"
    assert_journal_agrees(team.house)


def test_a_switch_that_somebody_has_turned_since_is_not_turned_back(team: Crew) -> None:
    team.does("Ana Ruiz", people.set_four_eyes, False)
    team.does("Noor Haddad", people.set_four_eyes, True)
    team.does("Mei Tanaka", people.set_four_eyes, False)
    team.does("Noor Haddad", people.set_four_eyes, True)
    with pytest.raises(Refused, match="Noor Haddad has since acted on it: switched four-eyes on"):
        team.does("Ana Ruiz", undo)


def test_a_part_that_makes_its_whole_done_stays_once_somebody_has_looked_at_the_whole(
    team: Crew, tmp_path: Path
) -> None:
    own = tmp_path / "own.md"
    own.write_text(
        "# Own\n\n## Pre-release requirements\n- **Tests pass**\n  - **Owner**: Developers\n"
        "  - **Verified by**: QA Engineer and Product Manager\n"
        "  - **Unit tests** - Developers\n  - **Load tests** - Developers\n",
        encoding="utf-8",
    )
    team.does("Ana Ruiz", guide.use_guide, guide.read_file(own), "own.md")
    team.makes()
    team.does("Dana Cruz", doing.finish, team.task("Unit tests").id)
    team.does("Dana Cruz", doing.finish, team.task("Load tests").id)
    team.does("Noor Haddad", doing.take_seat, team.task("Tests pass").id)
    with pytest.raises(Refused, match="Noor Haddad has since acted on it"):
        team.does("Dana Cruz", undo)
    team.does("Noor Haddad", undo)
    team.does("Dana Cruz", undo)
    assert team.task("Tests pass").state == "open"


def test_that_an_override_was_confirmed_stays(team: Crew) -> None:
    number = team.makes()
    team.does("Ana Ruiz", release.override, number, "the shop is down")
    team.does("Noor Haddad", doing.finish, next(task.id for task in team.facts().tasks if task.part == "override"))
    with pytest.raises(Refused, match="not taken back by undo: confirmed the override"):
        team.does("Noor Haddad", undo)


def test_an_appointment_taken_back_leaves_room_for_the_next(team: Crew) -> None:
    stand_in = team.ids["Mei Tanaka"]
    team.does("Noor Haddad", people.appoint, "QA Engineer", stand_in)
    team.does("Jonas Lind", people.appoint, "Tech Lead", stand_in)
    team.does("Noor Haddad", undo)
    team.does("Noor Haddad", people.appoint, "QA Engineer", stand_in)
    assert len(team.house.read(views.delegates)) == 2


def test_however_much_one_has_written_since_the_act_before_is_found(team: Crew) -> None:
    team.makes()
    team.does("Noor Haddad", doing.start, team.task("Smoke tests prepared").id)
    with team.house.batch() as batch:
        for number in range(250):
            batch.act(team.ids["Noor Haddad"], team.clock(), people.remember, f"noor{number}", team.ids["Noor Haddad"])
    assert team.does("Noor Haddad", undo) == "Taken back: began Smoke tests prepared."


def test_every_final_act_is_an_act() -> None:
    """An act that nobody calls so would be taken back after all."""
    services = Path(doing.__file__).parent
    text = "".join(file.read_text(encoding="utf-8") for file in services.rglob("*.py"))
    for act in (*FINAL, *PASSED_OVER):
        assert f"def {act}(" in text or f'work.act = "{act}"' in text, act
