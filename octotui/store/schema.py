"""Bringing a database to the schema of this program, with a copy made first."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy.engine import Engine

from octotui.store.look import HEAD, check_age


def prepare(path: Path, engine: Engine) -> None:
    """Migrate the file to HEAD where it is not there, with a copy of it made first.

    Raises `Trouble` where the file is newer than this program.
    """
    found = check_age(path)
    if found == HEAD:
        return
    if found is not None:
        _copy(path, found)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Alembic costs as much to import as all of SQLModel, so only a migration pays for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "octotui:store/migrations")
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _copy(path: Path, found: str) -> None:
    copy = path.with_name(f"{path.name}.before-{HEAD}-from-{found}")
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    shutil.copystat(path, copy)
