"""Bringing a database to the schema of this program, with a copy made first."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Engine

from octotui.store.look import HEAD, revision
from octotui.store.trouble import Trouble


def prepare(path: Path, engine: Engine) -> Path | None:
    """Migrate the file to HEAD where it is not there; return the copy that was made, if one was.

    Raises `Trouble` where the file is newer than this program.
    """
    found = revision(path)
    if found == HEAD:
        return None
    if found is not None and found > HEAD:
        raise Trouble(
            f"{path} was written by a newer octotui (schema {found}, this one reads {HEAD}). "
            "Nothing was changed; update octotui to open it."
        )
    copy = _copy(path, found) if found is not None else None
    path.parent.mkdir(parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", "octotui:store/migrations")
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return copy


def _copy(path: Path, found: str) -> Path:
    copy = path.with_name(f"{path.name}.before-{HEAD}-from-{found}")
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        source.close()
        target.close()
    shutil.copystat(path, copy)
    return copy
