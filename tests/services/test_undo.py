"""Undo: one's own last act, while nothing has been built on it."""

from __future__ import annotations

import pytest

from octotui.domain.refusal import Refused
from octotui.services import call, doing, release, views
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
    with pytest.raises(Refused, match="has changed since, so it stays: did Metrics and thresholds"):
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
