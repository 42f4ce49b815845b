"""The review as a file."""

from __future__ import annotations

from octotui.integrations import files
from octotui.services.house import Trouble, place_of


def write_review_file(place: str, text: str) -> str:
    """Write the text of a review to a new file and return its path; raises `Trouble`."""
    path = place_of(place)
    if not files.is_folder(path.parent):
        raise Trouble("There is no such folder.")
    try:
        if files.read_text(path.parent, path.name) is not None:
            raise Trouble("There is a file of that name already.")
        return str(files.write_text(path.parent, path.name, text))
    except files.NotWritten as error:
        raise Trouble(str(error)) from error
