"""Publishing: the approved text into a folder, at once or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.notes import publishing as rules
from octotui.domain.notes.changelog import CHANGELOG
from octotui.domain.notes.document import outgoing, outgoing_hash
from octotui.domain.notes.tasks import published
from octotui.domain.refusal import Mover, refused
from octotui.integrations import files
from octotui.services.acting import actor
from octotui.services.house import Trouble, place_of
from octotui.services.notes.acting import load, write

if TYPE_CHECKING:
    from octotui.domain.notes.facts import NotesFacts
    from octotui.store.work import Work


def publish(work: Work, release_id: int, folder: str, seen: str) -> str:
    """Write what goes out of the approved text into a folder, with its entry in the changelog there.

    `seen` is the hash of what the person who publishes has read: an embargo may have been lifted meanwhile.
    """
    notes, who = load(work, release_id), actor(work)
    rules.check_publish(notes, who, work.now)
    if seen != outgoing_hash(notes):
        mover = Mover("", who.id, "reads it again")
        what = f"What goes out has changed since you read it; the text is version {notes.number} now"
        raise refused(rules.VERDICT, "A-RN-14", what, mover)
    try:
        planned = rules.planned(notes, who, work.now, before(notes, folder))
        made = rules.publication(notes, who, work.now, str(place_of(folder).resolve()))
        mark = f", correction {made.mark}" if made.mark else ""
        said = f"published the notes of {notes.facts.release.version}{mark}, text v{made.version}, in {made.path}"
        write(work, notes, (made,), said, published(notes, who, work.now, made.path))
        for each in planned:
            if each.after != each.before:
                files.write_text(place_of(folder), each.path, each.after)
    except files.NotWritten as error:
        raise Trouble(str(error)) from error
    return f"Published: {made.path}{mark}."


def before(notes: NotesFacts, folder: str) -> dict[str, str | None]:
    """Return what the files hold now that publishing would write; raises `NotWritten`."""
    paths = (rules.file_name(notes, outgoing(notes)), CHANGELOG)
    return {path: files.read_text(place_of(folder), path) for path in paths}
