"""Databases as an earlier octotui left them: one for each earlier revision of the schema, as text, by its own hand."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

OLD = sorted(Path(__file__).parent.glob("*.sql"))


def restore(script: Path, path: Path) -> None:
    """Make a database from its text."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))
