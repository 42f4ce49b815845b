"""What every act on notes shares: load them, write what changed, and move the release's tasks with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from octotui.domain.facts import Changes
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.tasks import follow
from octotui.domain.notes.values import NotesValue
from octotui.domain.refusal import Mover, refused
from octotui.domain.stages import settle
from octotui.services.acting import actor, release_of
from octotui.services.acting import load as load_release
from octotui.store import notes as stored

if TYPE_CHECKING:
    from octotui.store.work import Work


def load(work: Work, release_id: int) -> NotesFacts:
    """Return the notes of a release, not opened yet perhaps; refuse a release that is not there."""
    return stored.facts(work.rows, load_release(work, release_id))


def load_section(work: Work, section_id: str) -> NotesFacts:
    """Return the notes that a section belongs to; refuse a section that is not there."""
    notes = load(work, release_of(section_id))
    if all(section.id != section_id for section in notes.sections):
        mover = Mover(notes.owner, None, "opens the notes")
        raise refused("NOT DONE", "A-RN-1", f"There is no section {section_id} in these notes", mover)
    return notes


def write(work: Work, notes: NotesFacts, changes: Iterable[NotesValue], said: str, also: Changes = ()) -> NotesFacts:
    """Write changed values and what they do to the release's tasks, say it, and return the notes as they are now."""
    made = tuple(changes)
    work.put(*made)
    after = notes.but(made)
    facts = notes.facts.but(also)
    moved = (*also, *follow(after.beside(facts), actor(work).id, work.now))
    if moved:
        settled = settle(notes.facts, moved, actor(work).id, work.now)
        work.put(*settled)
        facts = notes.facts.but(settled)
    work.memory.facts[facts.release.id] = facts
    work.say(said, facts.release.id)
    return after.beside(facts)
