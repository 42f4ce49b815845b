"""The engine for SQLite, where a write transaction holds the lock from its first statement.

The driver's own mode loses updates without an error; `BEGIN IMMEDIATE` orders writers, and
`busy_timeout` lets them wait for one another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlmodel import create_engine

from octotui.store.trouble import Trouble, sentence

PRAGMAS: tuple[str, ...] = (
    "busy_timeout = 5000",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",
)


def open_engine(path: Path) -> Engine:
    """Return an engine on a SQLite file; nothing is opened yet."""
    # Made of its parts: in an address `?` ends the name and `%20` is a blank, and another file would be opened.
    engine = create_engine(URL.create("sqlite", database=str(path)))

    def configure(dbapi: Any, _record: object) -> None:
        dbapi.isolation_level = None
        for pragma in PRAGMAS:
            dbapi.execute(f"PRAGMA {pragma}")

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", begin)
    return engine


@contextmanager
def failing_in_words(path: Path) -> Iterator[None]:
    """Raise `Trouble` with a sentence where the database fails inside the block."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, sqlite3.Error):
            raise Trouble(sentence(cause, path)) from error
        raise
