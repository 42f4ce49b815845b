"""Reading a SQLite file without SQLModel: for the first frame, and for every list after it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from octotui.store.trouble import Trouble, no_database, sentence

HEAD = "0004"
"""The revision of the schema that this program reads and writes."""


class Look:
    """A read-only connection to a SQLite file; call it with a query and named parameters.

    `unseen` holds the numbers of the private incidents that whoever reads must not see: neither one of them nor an
    entry of the journal that speaks of it leaves the store (B-INC-3).
    """

    def __init__(self, path: Path) -> None:
        """Open the file; raises `sqlite3.Error` where it cannot be read."""
        self.path = path
        self.unseen: frozenset[int] = frozenset()
        uri = f"{path.resolve().as_uri()}?mode=ro"
        self._connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA busy_timeout = 5000")
        # The system keeps the file's pages as well; two megabytes of them here made no reading faster.
        self._connection.execute("PRAGMA cache_size = -256")

    def __call__(self, sql: str, **params: object) -> Iterable[Sequence[Any]]:
        """Return the rows of a query."""
        return self._connection.execute(sql, params).fetchall()

    def version(self) -> int:
        """Return a number that changes when another connection has written."""
        (number,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(number)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def revision(path: Path) -> str | None:
    """Return the schema revision of a SQLite file, None where it holds none yet or is not there."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    look = Look(path)
    try:
        found = list(look("select version_num from alembic_version"))
    except sqlite3.OperationalError as error:
        if "no such table" in str(error):
            return None
        raise
    finally:
        look.close()
    return str(found[0][0]) if found else None


def _holds_anything(path: Path) -> bool:
    """Tell whether a file is there and has a table in it."""
    if not path.exists() or path.stat().st_size == 0:
        return False
    with closing(Look(path)) as look:
        return bool(list(look("select 1 from sqlite_master limit 1")))


def check_age(path: Path) -> str | None:
    """Return the schema revision of a file; raises `Trouble` where it is newer, unreadable or another program's."""
    try:
        found = revision(path)
        if found is None and _holds_anything(path):
            raise no_database(path)
    except sqlite3.Error as error:
        raise Trouble(sentence(error, path)) from error
    if found is not None and found > HEAD:
        raise Trouble(
            f"{path} was written by a newer octotui (schema {found}, this one reads {HEAD}). "
            "Nothing was changed; update octotui to open it."
        )
    return found


def at_head(path: Path) -> bool:
    """Tell whether the file can be read as it is; False as well where it cannot be read at all."""
    try:
        return revision(path) == HEAD
    except sqlite3.Error:
        return False
