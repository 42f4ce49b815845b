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
_SMALLEST = 512
"""No database has fewer bytes; SQLite itself takes a file of one byte for an empty one and writes over it."""


def no_database(path: Path) -> Trouble:
    """Return what is said of a file that is none of ours."""
    return Trouble(_WORDS["SQLITE_NOTADB"].format(path=path))


def sentence(error: sqlite3.Error, path: Path) -> str:
    """Return what a failure of SQLite means for a person."""
    known = _known(error)
    return known.format(path=path) if known else f"{path} cannot be used: {error}. Nothing was written by this act."


def is_outside(error: sqlite3.Error) -> bool:
    """Tell whether the file, the disk or another program is at fault, and not this program's query."""
    return _known(error) is not None


def _known(error: sqlite3.Error) -> str | None:
    name = getattr(error, "sqlite_errorname", "") or ""
    return _WORDS.get(name) or _WORDS.get("_".join(name.split("_")[:2]))


def check_file(path: Path) -> None:
    """Refuse a path that cannot hold a database: a folder, a device, a place nobody may look at, a file too small.

    SQLite itself looks inside (`look.check_age`). Any other handle on the file would, when closed, take away the locks
    of every connection that this process has on it, and another process that leaves would then delete the log in use.
    """
    if 0 < _size(path) < _SMALLEST:
        raise no_database(path)


def file_of(path: Path) -> tuple[int, int] | None:
    """Return which file a path leads to now, None for none: a name may come to mean another one while it is open."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def check_still(path: Path, opened: tuple[int, int] | None) -> None:
    """Refuse to go on where a path leads no longer to the file that was opened by it."""
    if file_of(path) != opened:
        raise Trouble(
            f"{path} was moved, replaced or deleted while it was open. What is done now would not be in it, "
            "so nothing is written; leave, and open the file where it is now."
        )


def make_folder(path: Path) -> None:
    """Make the folder of a database; raises `Trouble` where that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise _unusable(path, f"{error.filename} is no folder") from error
    except OSError as error:
        raise _unusable(path, error.strerror) from error


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            raise Trouble(f"{path} is a folder. Name a file with --db, such as {path / 'octotui.db'}.")
        if not path.exists():
            return 0
        # SQLite opens a pipe or a device without complaint and fails at the first page.
        if not path.is_file():
            raise Trouble(f"{path} is no ordinary file. Nothing was changed; name another file with --db.")
        return path.stat().st_size
    except OSError as error:
        raise _unusable(path, error.strerror) from error


def _unusable(path: Path, why: str | None) -> Trouble:
    return Trouble(f"{path} cannot be used: {why}. Nothing was written; name another file with --db.")
