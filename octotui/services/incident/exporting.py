"""The review as a file."""

from __future__ import annotations

from pathlib import Path

from octotui.integrations import files
from octotui.services.house import Trouble


def write_review_file(place: str, text: str) -> str:
    """Write the text of a review to a file and return its path; raises `Trouble`."""
    path = Path(place).expanduser()
    try:
        return str(files.write_text(path.parent, path.name, text))
    except files.NotWritten as error:
        raise Trouble(str(error)) from error
