"""The notes as screens show them, each a reading of the database at one instant."""

from __future__ import annotations

from datetime import datetime, timedelta

from octotui.domain.duties import Duty
from octotui.domain.facts import Facts
from octotui.domain.notes.document import written_text
from octotui.domain.notes.duties import notes_duties
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.ledger import Ledger
from octotui.domain.notes.ledger import ledger as told
from octotui.domain.notes.lines import changed_lines
from octotui.domain.notes.publishing import Planned, planned
from octotui.domain.notes.values import Pending, Version
from octotui.domain.people import Person
from octotui.integrations import files
from octotui.services.house import Trouble
from octotui.services.notes.publishing import before
from octotui.store import notes as stored
from octotui.store import read
from octotui.store.coding import Rows

THERE = timedelta(seconds=15)
"""Whoever has typed or beaten within this time is in their section."""


def notes_page(rows: Rows, release_id: int) -> NotesFacts | None:
    """Return the notes of a release beside the release, None where there is no such release."""
    facts = read.facts(rows, release_id)
    return stored.facts(rows, facts) if facts is not None else None


def presence(rows: Rows, release_id: int, now: datetime) -> tuple[Pending, ...]:
    """Return who is in which section at this moment, with what they type."""
    return tuple(each for each in stored.pending(rows, release_id) if now - each.at < THERE)


def pending_of(rows: Rows, release_id: int, person_id: int) -> tuple[Pending, ...]:
    """Return everything that a person typed and did not save, the newest first."""
    return tuple(each for each in stored.pending(rows, release_id) if each.person_id == person_id)


def versions(rows: Rows, release_id: int) -> tuple[Version, ...]:
    """Return every version of the notes without its text, the newest first."""
    return stored.versions(rows, release_id)


def texts_at(rows: Rows, release_id: int, number: int) -> dict[str, str]:
    """Return the text of each section as it was at a version."""
    return stored.texts_at(rows, release_id, number)


def document_at(rows: Rows, release_id: int, number: int) -> str:
    """Return the whole notes as they were written at a version."""
    notes = notes_page(rows, release_id)
    return written_text(stored.with_texts(notes, texts_at(rows, release_id, number))) if notes else ""


def changed_since(rows: Rows, release_id: int, number: int) -> int:
    """Return by how many lines the notes differ from what they were at a version."""
    notes = notes_page(rows, release_id)
    return changed_lines(document_at(rows, release_id, number), written_text(notes)) if notes else 0


def ledger(rows: Rows, release_id: int) -> Ledger:
    """Return where each commit of the newest draft is told in the notes, or why it is not."""
    notes = notes_page(rows, release_id)
    return told(notes, stored.ledger(rows, release_id)) if notes else Ledger()


def publish_plan(rows: Rows, release_id: int, who: Person, folder: str, now: datetime) -> tuple[Planned, ...]:
    """Return what publishing would write; raises `Refused` as publishing would, or `Trouble`."""
    notes = notes_page(rows, release_id)
    if notes is None:
        return ()
    try:
        return planned(notes, who, now, before(notes, folder))
    except files.NotWritten as error:
        raise Trouble(str(error)) from error


def duties_of_notes(rows: Rows, releases: tuple[Facts, ...], now: datetime) -> tuple[Duty, ...]:
    """Return what the notes of some releases ask of people, as far as they are opened."""
    opened = {number for (number,) in rows("select distinct release_id from notes_section")}
    asked = (stored.facts(rows, facts) for facts in releases if facts.release.id in opened)
    return tuple(duty for notes in asked for duty in notes_duties(notes, now))
