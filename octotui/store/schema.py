"""Bringing a database to the schema of this program, with a copy made first."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from sqlalchemy.engine import Engine

from octotui.store.engine import failing_in_words
from octotui.store.look import HEAD, check_age


def prepare(path: Path, engine: Engine) -> Path | None:
    """Migrate the file to HEAD where it is not there; return the copy of it that was made first, if it held anything.

    Raises `Trouble` where the file is newer than this program, or where nothing can be written.
    """
    if check_age(path) == HEAD:
        return None
    # Alembic costs as much to import as all of SQLModel, so only a migration pays for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "octotui:store/migrations")
    config.set_main_option("path_separator", "os")
    with failing_in_words(path), engine.begin() as connection:
        # Now that nobody else writes: another process may have migrated it meanwhile, and its copy must stay.
        found = check_age(path)
        if found == HEAD:
            return None
        copy = _copy(path, found) if found is not None else None
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
