"""A file that an earlier octotui wrote: it is copied, brought up to date, and everything in it is there as before."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from octotui.domain.journal import broken
from octotui.services import doing, views
from octotui.services.house import House
from octotui.store import read
from octotui.store.look import HEAD, revision
from tests.house import Clock
from tests.journal import assert_journal_agrees
from tests.old import OLD, restore

OPENER = """
import sys
from pathlib import Path
from octotui.services.house import House
House(Path(sys.argv[1])).open()
"""

Table = Mapping[Any, Mapping[str, Any]]


@pytest.fixture(params=[file for file in OLD if file.stem < HEAD], ids=lambda file: file.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A database as the octotui of a revision left it."""
    path = tmp_path / "team.db"
    restore(request.param, path)
    assert revision(path) == request.param.stem
    return path


def tables(path: Path) -> dict[str, Table]:
    """Return every row of every table, by its key."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        found = {name: [dict(row) for row in connection.execute(f"select * from {name}")] for name in names}
    return {name: {next(iter(row.values())): row for row in rows} for name, rows in found.items()}


def test_every_revision_but_this_one_has_a_file_to_try() -> None:
    """Before a new revision is made, `python -m tests.old` writes the file of the one before it."""
    assert {f"{number:04}" for number in range(1, int(HEAD))} <= {file.stem for file in OLD}


def test_an_old_file_is_copied_and_keeps_everything_it_held(old: Path) -> None:
    before, was = tables(old), revision(old)
    house = House(old)
    assert house.moved_on == ""
    house.open()
    copy = old.with_name(f"team.db.before-{HEAD}-from-{was}")
    assert tables(copy) == before
    assert str(copy) in house.moved_on
    assert revision(old) == HEAD
    after = tables(old)
    del before["alembic_version"]
    for name, rows in before.items():
        assert set(after[name]) == set(rows), name
        for key, row in rows.items():
            assert {column: after[name][key][column] for column in row} == row, (name, key)
    house.close()


def test_the_journal_of_an_old_file_is_whole_and_goes_on(old: Path) -> None:
    clock = Clock()
    clock.on(days=2)
    house = House(old, clock)
    facts = house.read(views.release_page, 1)
    assert facts is not None
    check = next(task for task in facts.tasks if task.title == "Post-deploy verification")
    noor = house.find_person("Noor Haddad")
    assert noor is not None
    house.act_as(noor.id, doing.finish, check.id)
    entries = tuple(reversed(house.read(read.entries, limit=10_000)))
    assert len(entries) > 20
    assert entries[-1].said == "did Post-deploy verification"
    assert broken(entries) is None
    assert_journal_agrees(house)
    house.close()


def test_it_is_brought_up_to_date_once(old: Path) -> None:
    first = House(old)
    first.open()
    assert first.moved_on
    first.close()
    second = House(old)
    second.open()
    assert second.moved_on == ""
    second.close()


def test_the_copy_is_the_old_file_also_where_several_open_it_at_once(old: Path) -> None:
    before, root = revision(old), Path(__file__).parents[2]
    openers = [subprocess.Popen([sys.executable, "-c", OPENER, str(old)], cwd=root) for _ in range(3)]
    assert [opener.wait(timeout=120) for opener in openers] == [0, 0, 0]
    assert revision(old) == HEAD
    assert [revision(copy) for copy in old.parent.glob("team.db.before-*[0-9]")] == [before]
