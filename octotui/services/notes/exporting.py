"""The notes in other forms: Markdown, plain text, HTML, and a briefing for support."""

from __future__ import annotations

from pathlib import Path

from octotui.domain.notes.document import outgoing
from octotui.domain.notes.export import briefing as briefed
from octotui.domain.notes.export import plain_text
from octotui.domain.notes.facts import NotesFacts
from octotui.integrations import files, html
from octotui.services.house import Trouble, place_of
from octotui.services.notes.views import notes_page
from octotui.store.coding import Rows

FORMS = {"markdown": ".md", "text": ".txt", "html": ".html", "briefing": "-briefing.md"}
"""Each form with the end of its file's name."""


def export(rows: Rows, release_id: int, form: str) -> str:
    """Return the notes as "markdown", "text" or "html", or the "briefing" for support."""
    notes = _notes(rows, release_id)
    if form == "briefing":
        return briefed(notes)
    text = outgoing(notes).text
    if form == "html":
        release = notes.facts.release
        return html.page(text, f"{release.version} {release.name}")
    return plain_text(text) if form == "text" else text


def briefing(rows: Rows, release_id: int) -> str:
    """Return the pack for whoever answers users."""
    return export(rows, release_id, "briefing")


def write_export(rows: Rows, release_id: int, form: str, folder: str) -> str:
    """Write a form of the notes into a folder and return the file's path; raises `Trouble`."""
    notes = _notes(rows, release_id)
    name = f"{notes.facts.release.version}{FORMS[form]}"
    try:
        path = files.inside(place_of(folder), name)
        if any(path == Path(each.folder) / each.path for each in notes.publications):
            raise Trouble(f"{path} is published, and published text stays as it is. Choose another folder.")
        return str(files.write_text(place_of(folder), name, export(rows, release_id, form)))
    except files.NotWritten as error:
        raise Trouble(str(error)) from error


def _notes(rows: Rows, release_id: int) -> NotesFacts:
    found = notes_page(rows, release_id)
    if found is None:
        raise Trouble(f"There is no release {release_id} here.")
    return found
