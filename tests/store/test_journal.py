"""The journal: written by itself, whole, and not to be changed."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from octotui.domain.journal import broken
from octotui.domain.refusal import Refused
from octotui.services import doing, release, views
from tests.house import Crew
from tests.journal import assert_journal_agrees


def test_an_act_leaves_one_entry_with_every_field_before_and_after(team: Crew) -> None:
    team.makes()
    task = team.task("Smoke tests prepared")
    team.does("Noor Haddad", doing.finish, task.id)
    entry = team.house.read(views.journal)[0]
    assert (entry.person, entry.act, entry.said) == ("Noor Haddad", "finish", "did Smoke tests prepared")
    assert entry.task_id == task.id
    changes = {change["id"]: change for change in entry.changed()}
    assert changes[task.id]["before"]["state"] == "open"
    assert changes[task.id]["after"]["state"] == "done"
    assert changes[task.id]["after"]["done_by"] == team.ids["Noor Haddad"]


def test_a_refused_act_changes_nothing_but_is_in_the_journal(team: Crew) -> None:
    number = team.makes()
    before = team.facts()
    with pytest.raises(Refused, match=r"Nobody has opened|is open"):
        team.does("Ana Ruiz", release.deploy, number)
    entry = team.house.read(views.journal)[0]
    assert entry.refused
    assert entry.said.startswith("NOT DEPLOYED: ")
    assert entry.release_id == number
    assert entry.changed() == []
    assert team.facts() == before


@pytest.mark.parametrize(
    "sql",
    [
        "update entry set said = 'nothing' where seq = 1",
        "delete from entry where seq = 1",
        "insert or replace into entry select * from entry where seq = 1",
    ],
)
def test_entries_are_never_changed_removed_or_replaced(team: Crew, sql: str) -> None:
    team.makes()
    with sqlite3.connect(team.house.path) as connection, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        connection.execute(sql)


def test_the_chain_finds_the_first_entry_that_was_tampered_with(team: Crew) -> None:
    team.makes()
    entries = tuple(reversed(team.house.read(views.journal)))
    assert broken(entries) is None
    forged = replace(entries[3], said="did something else")
    assert broken((*entries[:3], forged, *entries[4:])) == forged.seq
    assert broken((*entries[:3], *entries[4:])) == entries[4].seq


def test_replaying_the_journal_gives_the_tables(team: Crew) -> None:
    team.makes()
    team.does("Noor Haddad", doing.finish, team.task("Smoke tests prepared").id)
    team.does("Iris Novak", doing.block, team.task("Documentation updated").id, "the pictures are missing")
    team.does("Iris Novak", doing.unblock, team.task("Documentation updated").id)
    assert_journal_agrees(team.house)
