"""The schema: the tables hold what the values hold, migrations end at HEAD, the guards are there."""

from __future__ import annotations

import sqlite3
from dataclasses import fields
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from octotui.services.house import House, Trouble
from octotui.services.views import people
from octotui.store import incident_tables, notes_tables, tables
from octotui.store.coding import TABLES
from octotui.store.look import HEAD, revision


def test_a_row_has_the_fields_of_its_value_in_the_same_order() -> None:
    for kind, row in {**tables.ROWS, **incident_tables.ROWS, **notes_tables.ROWS}.items():
        assert list(row.model_fields) == [field.name for field in fields(kind)], kind


def test_the_migrated_file_has_the_columns_of_the_rows(tmp_path: Path) -> None:
    house = House(tmp_path / "new.db")
    house.open()
    with sqlite3.connect(house.path) as connection:
        for kind, table in TABLES.items():
            columns = [row[1] for row in connection.execute(f"pragma table_info({table})")]
            assert columns == [field.name for field in fields(kind)], table
        triggers = {row[0] for row in connection.execute("select name from sqlite_master where type = 'trigger'")}
    assert triggers == {"entry_is_never_changed", "entry_is_never_removed", "entry_is_never_replaced"}
    house.close()


def test_head_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "octotui:store/migrations")
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_an_old_file_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table alembic_version (version_num text)")
        connection.execute("insert into alembic_version values ('0000')")
        connection.execute("create table keepsake (word text)")
        connection.execute("insert into keepsake values ('safe')")
    with pytest.raises(Exception):  # noqa: B017, PT011  # alembic knows no 0000; what matters is the copy
        House(path).open()
    copy = tmp_path / f"old.db.before-{HEAD}-from-0000"
    with sqlite3.connect(copy) as connection:
        assert connection.execute("select word from keepsake").fetchone() == ("safe",)


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    with sqlite3.connect(path) as connection:
        connection.execute("create table alembic_version (version_num text)")
        connection.execute("insert into alembic_version values ('9999')")
    before = path.read_bytes()
    for use in (House(path).check, House(path).open):
        with pytest.raises(Trouble, match=r"newer octotui.*Nothing was changed; update octotui"):
            use()
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    house = House(path)
    assert house.read(people) == ()
    assert revision(path) == HEAD
    house.close()
