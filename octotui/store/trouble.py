"""What can go wrong with the file, as a sentence that says where the data is safe; standard library only."""

from __future__ import annotations

import sqlite3
from pathlib import Path


class Trouble(Exception):
    """The database cannot be used; the message says why and what to do next."""


_WORDS = {
    "SQLITE_FULL": (
        "The disk is full, so nothing was written. All earlier acts are safe in {path}; free some space and act again."
    ),
    "SQLITE_READONLY": ("{path} is read-only, so nothing was written. Reading works; make the file writable to act."),
    "SQLITE_READONLY_DIRECTORY": (
        "The folder of {path} is read-only, so nothing was written. Make the folder writable to act."
    ),
    "SQLITE_CANTOPEN": (
        "{path} cannot be opened. Check that its folder exists and can be read, or name another file with --db."
    ),
    "SQLITE_NOTADB": "{path} is not a database of octotui. Nothing was changed; name another file with --db.",
    "SQLITE_CORRUPT": (
        "{path} is damaged. Nothing more is written to it; copy the file away and restore the newest backup."
    ),
    "SQLITE_BUSY": (
        "Another program holds {path} for longer than 5 seconds, so nothing was written. Act again in a moment."
    ),
    "SQLITE_LOCKED": "Another program holds {path}, so nothing was written. Act again in a moment.",
    "SQLITE_IOERR": (
        "{path} cannot be read or written: the disk reports an error. All earlier acts are as the disk keeps them."
    ),
}


def sentence(error: sqlite3.Error, path: Path) -> str:
    """Return what a failure of SQLite means for a person."""
    name = getattr(error, "sqlite_errorname", "") or ""
    for known in (name, "_".join(name.split("_")[:2])):
        if known in _WORDS:
            return _WORDS[known].format(path=path)
    return f"{path} cannot be used: {error}. Nothing was written by this act."


def check_file(path: Path) -> None:
    """Refuse a path that cannot hold a database: a folder, or a file that is none."""
    if path.is_dir():
        raise Trouble(f"{path} is a folder. Name a file with --db, such as {path / 'octotui.db'}.")
    if path.exists() and path.stat().st_size:
        with path.open("rb") as file:
            if file.read(16) != b"SQLite format 3\x00":
                raise Trouble(_WORDS["SQLITE_NOTADB"].format(path=path))
