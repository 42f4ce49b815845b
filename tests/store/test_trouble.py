"""What can go wrong with the file: a sentence, and nothing lost."""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from octotui.domain.guide import Guide
from octotui.services import people as persons
from octotui.services.guide import use_guide
from octotui.services.house import House, Trouble, Watch
from octotui.services.views import edition, people
from octotui.store import engine
from octotui.store.house import Store
from octotui.store.look import Look
from tests.house import Crew

needs_user = pytest.mark.skipif(os.geteuid() == 0, reason="root writes to read-only files all the same")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match=r"is a folder\. Name a file with --db"):
        House(tmp_path).check()


def test_a_pipe_is_no_database(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for use in (House(tmp_path / "pipe").check, House(tmp_path / "pipe").open):
        with pytest.raises(Trouble, match=r"is no ordinary file\. Nothing was changed"):
            use()


@pytest.mark.parametrize("place", ["notes.txt/team.db", "n" * 300 + ".db"])
def test_a_place_where_no_file_can_be_is_said(tmp_path: Path, place: str) -> None:
    (tmp_path / "notes.txt").write_text("a shopping list")
    with pytest.raises(Trouble, match=r"cannot be used: .+\. Nothing was written; name another file"):
        House(tmp_path / place).open()


@pytest.mark.parametrize("name", ["a?b.db", "a%20b.db", "a#b.db", "a b.db", "x?mode=ro&immutable=1", ":memory:"])
def test_a_file_has_the_name_that_was_given_whatever_signs_are_in_it(tmp_path: Path, name: str) -> None:
    house = House(tmp_path / name)
    house.act_as(None, persons.join, "Ana", ())
    assert [person.name for person in house.read(people)] == ["Ana"]
    house.close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("text", ["x", "a shopping list, longer than sixteen letters", "a long letter " * 100])
def test_another_kind_of_file_is_left_alone(tmp_path: Path, text: str) -> None:
    path = tmp_path / "notes.txt"
    path.write_text(text)
    for use in (House(path).check, House(path).open):
        with pytest.raises(Trouble, match=r"is not a database of octotui\. Nothing was changed"):
            use()
    assert path.read_text() == text


def test_a_damaged_file_is_said_to_be_damaged(team: Crew) -> None:
    path = team.house.path
    team.makes()
    team.house.close()
    with sqlite3.connect(path) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    data = bytearray(path.read_bytes())
    data[4096 : len(data)] = os.urandom(len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(Trouble, match="is damaged"):
        House(path).act_as(None, persons.join, "Ana", ())


def test_somebody_holding_the_file_is_waited_for_then_said(team: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    path = team.house.path
    team.house.close()
    monkeypatch.setattr(engine, "PRAGMAS", ("busy_timeout = 50", *engine.PRAGMAS[1:]))
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("begin immediate")
    with pytest.raises(Trouble, match="Another program holds"):
        House(path, team.clock).act_as(1, persons.set_roles, 1, ())
    holder.execute("rollback")
    holder.close()
    house = House(path, team.clock)
    assert house.act_as(1, persons.set_roles, 1, ()).answer == "Ana Ruiz holds no role."
    house.close()


def test_a_full_disk_loses_nothing(team: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    path = team.house.path
    team.house.close()
    pages = sqlite3.connect(path).execute("pragma page_count").fetchone()[0]
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, f"max_page_count = {pages}"))
    house = House(path, team.clock)
    with pytest.raises(Trouble, match="The disk is full, so nothing was written"):
        house.act_as(1, use_guide, Guide("A long guide", "0" * 12, "A line of it\n" * 5000), "long.md")
    assert house.read(edition) is None
    house.close()


@needs_user
def test_a_read_only_file_can_be_read(team: Crew) -> None:
    path = team.house.path
    team.house.close()
    path.chmod(0o444)
    house = House(path, team.clock)
    assert len(house.read(people)) == 13
    with pytest.raises(Trouble, match="is read-only, so nothing was written"):
        house.act_as(1, persons.set_roles, 1, ())


def test_a_number_that_rises_by_itself_is_no_change(team: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    """As SQLite's does at each look at a read-only file: it would be read anew for ever."""
    rising = itertools.count()
    monkeypatch.setattr(Look, "version", lambda look: next(rising))
    watch = Watch(team.house.path)
    assert not watch.changed()
    team.does("Ana Ruiz", persons.set_roles, 1, ("Release Manager", "Tech Lead"))
    assert watch.changed()
    assert not watch.changed()
    watch.close()


def moved(path: Path) -> None:
    path.rename(path.with_name("moved.db"))


def replaced(path: Path) -> None:
    shutil.copy(path, path.with_name("copy.db"))
    path.with_name("copy.db").replace(path)


@pytest.mark.parametrize("gone", [moved, replaced, Path.unlink])
def test_nothing_is_confirmed_that_nobody_would_find_again(team: Crew, gone: Callable[[Path], object]) -> None:
    path = team.house.path
    gone(path)
    with pytest.raises(Trouble, match="was moved, replaced or deleted while it was open"):
        team.does("Ana Ruiz", persons.set_roles, 1, ("Tech Lead",))
    assert team.house.read(people)[0].roles == ("Release Manager",)


def test_no_empty_file_is_left_where_the_database_was(team: Crew) -> None:
    store = Store(team.house.path)
    store._engine.dispose()
    team.house.path.unlink()
    with pytest.raises(Trouble, match="was moved, replaced or deleted"):
        store.act(persons.set_roles, 1, team.clock(), 1, ())
    store.close()
    assert not team.house.path.exists()


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "contacts.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("create table contact (name text)")
    before = path.read_bytes()
    for use in (House(path).check, House(path).open):
        with pytest.raises(Trouble, match=r"is not a database of octotui\. Nothing was changed"):
            use()
    assert path.read_bytes() == before


def test_a_file_that_was_moved_away_is_noticed(team: Crew) -> None:
    watch = Watch(team.house.path)
    assert not watch.changed()
    team.house.path.rename(team.house.path.with_name("moved.db"))
    with pytest.raises(Trouble, match="was moved, replaced or deleted"):
        watch.changed()
    watch.close()


def test_a_colleagues_act_is_noticed_once(team: Crew) -> None:
    watch = Watch(team.house.path)
    other = House(team.house.path, team.clock)
    other.act_as(1, persons.set_roles, 1, ("Release Manager", "Tech Lead"))
    assert watch.changed()
    assert not watch.changed()
    watch.close()
    other.close()
