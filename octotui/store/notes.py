"""Reading release notes, and keeping what is being typed: that alone is written past the journal."""

from __future__ import annotations

import json
from dataclasses import fields, replace

from octotui.domain.facts import Facts
from octotui.domain.notes import values as v
from octotui.domain.notes.facts import NotesFacts
from octotui.store.coding import TABLES, Rows, encode, select, select_without

TABLES.update(
    {
        v.Section: "notes_section",
        v.Version: "notes_version",
        v.Approval: "notes_approval",
        v.Comment: "notes_comment",
        v.Draft: "notes_draft",
        v.Publication: "notes_publication",
        v.Pending: "notes_pending",
    }
)

_MINE = "where release_id = :id"


def facts(rows: Rows, release: Facts, newest: int = 20) -> NotesFacts:
    """Return the notes of a release: its newest versions without texts, its drafts without their ledgers."""
    release_id = release.release.id
    return NotesFacts(
        release,
        select(rows, v.Section, f"{_MINE} order by number", id=release_id),
        select(rows, v.Approval, f"{_MINE} order by rowid", id=release_id),
        select(rows, v.Comment, f"{_MINE} order by at, rowid", id=release_id),
        drafts(rows, release_id),
        select(rows, v.Publication, f"{_MINE} order by at, rowid", id=release_id),
        versions(rows, release_id, newest),
    )


def drafts(rows: Rows, release_id: int) -> tuple[v.Draft, ...]:
    """Return the drafts of a release without their ledgers, the newest last."""
    return select_without(rows, v.Draft, "ledger", f"{_MINE} order by number", id=release_id)


def last_path(rows: Rows, release_id: int) -> str:
    """Return the repository that the notes of a release were drafted from last, else those of any other release."""
    sql = "select path from notes_draft order by release_id = :id desc, at desc limit 1"
    return next((str(path) for (path,) in rows(sql, id=release_id)), "")


def ledger(rows: Rows, release_id: int) -> str:
    """Return the ledger of the newest draft as it is kept."""
    sql = f"select ledger from notes_draft {_MINE} order by number desc limit 1"
    return next((str(text) for (text,) in rows(sql, id=release_id)), "[]")


def versions(rows: Rows, release_id: int, limit: int = -1) -> tuple[v.Version, ...]:
    """Return the newest versions without their texts, the newest first; all of them where no limit is named."""
    where = f"{_MINE} order by number desc limit {int(limit)}"
    return select_without(rows, v.Version, "texts", where, id=release_id)


def texts_at(rows: Rows, release_id: int, number: int) -> dict[str, str]:
    """Return the text of each section as it was at a version: the versions up to it, laid over each other."""
    texts: dict[str, str] = {}
    sql = f"select texts from notes_version {_MINE} and number <= :number order by number"
    for (told,) in rows(sql, id=release_id, number=number):
        texts |= json.loads(told)
    return texts


def with_texts(notes: NotesFacts, texts: dict[str, str]) -> NotesFacts:
    """Return notes with other texts in their sections."""
    return notes.but(replace(section, text=texts.get(section.id, "")) for section in notes.sections)


def pending(rows: Rows, release_id: int) -> tuple[v.Pending, ...]:
    """Return everything that is being typed in the notes of a release, the newest first."""
    return select(rows, v.Pending, f"{_MINE} order by at desc", id=release_id)


def keep_pending(rows: Rows, value: v.Pending) -> None:
    """Keep what is being typed; it is no act yet, so the journal does not tell it."""
    names = [field.name for field in fields(v.Pending)]
    columns, holes = ", ".join(names), ", ".join(f":{name}" for name in names)
    cells = {name: encode(getattr(value, name)) for name in names}
    rows(f"insert or replace into notes_pending ({columns}) values ({holes})", **cells)


def drop_pending(rows: Rows, pending_id: str) -> None:
    """Let go of what was being typed: it is saved, or there is nothing of it."""
    rows("delete from notes_pending where id = :id", id=pending_id)
