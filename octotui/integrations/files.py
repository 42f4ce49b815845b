"""Writing files so that each is either as it was or whole, and never outside the folder that was chosen."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_hex


class NotWritten(Exception):
    """A file could not be written or read; the message says why, in a sentence."""


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder; what nobody may look at, or no disk can hold, is none."""
    return os.path.isdir(path)  # noqa: PTH112  # a path's own fails there


def inside(folder: Path, relative: str) -> Path:
    """Return the path of a file in a folder; raises `NotWritten` where it would lie outside of it, or cannot be."""
    root = _real(folder)
    path = root / relative
    try:
        outside = not _real(path.parent).is_relative_to(root) or path.is_symlink() or _real(path) == root
    except OSError as error:
        raise NotWritten(f"{path} cannot be: {error.strerror}. Nothing was written.") from error
    if outside:
        raise NotWritten(f"{relative} would lie outside of {root}; nothing was written.")
    return path


def _real(path: Path) -> Path:
    """Return where a path leads; a link that leads to itself is left for whoever opens it."""
    return Path(os.path.realpath(path))


def read_text(folder: Path, relative: str) -> str | None:
    """Return the text of a file in a folder, line ends as they are; None where there is no such file."""
    path = inside(folder, relative)
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as error:
        raise NotWritten(f"{path} is not UTF-8 text, so it is left as it is; nothing was written.") from error
    except OSError as error:
        raise NotWritten(f"{path} cannot be read: {error.strerror}. Nothing was written.") from error


def write_text(folder: Path, relative: str, text: str) -> Path:
    """Write a file in a folder at once: it is as it was until it is whole. Returns its path; raises `NotWritten`."""
    path = inside(folder, relative)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {error.strerror}. What was there is as it was.") from error
    return path


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{token_hex(4)}")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            if path.exists():
                os.fchmod(file.fileno(), path.stat().st_mode & 0o777)
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
