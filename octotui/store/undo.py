"""Taking back one's own last act, as an entry of its own, where nothing has been built on it since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from octotui.domain.facts import Value
from octotui.domain.journal import Entry
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, Refused, refused
from octotui.store import incident as _incident  # noqa: F401  # adds where its values are kept
from octotui.store import notes as _notes  # noqa: F401  # adds where its values are kept
from octotui.store.coding import TABLES, Rows, decode, select
from octotui.store.read import entries
from octotui.store.work import Work

FINAL: Mapping[str, str] = {
    "deploy": "rolls it back",
    "override": "rolls it back",
    "confirm_override": "rolls it back",
    "roll_back": "makes another release",
    "cancel": "makes another release",
    "publish": "publishes a newer text",
    "use_guide": "brings another guide",
    "join": "changes the roles",
    "declare_incident": "stands it down",
    "declare_reported": "stands it down",
    "decide": "tries it, and chooses anew if it fails",
    "execute": "verifies it",
    "send_message": "writes a newer message",
    "tell": "writes a newer message",
    "escalate": "answers it",
    "all_clear": "declares another incident",
    "close_review": "reads it",
}
"""Acts that are not taken back, with what is done instead: they ask first, or others build on them at once."""

PASSED_OVER = frozenset({"open_notes", "save", "say_none", "restore", "draft", "fill_from_release"})
"""Acts on a text, which undo steps over: each has made a version, and restoring one brings it back."""

_KINDS = {table: kind for kind, table in TABLES.items()}


def last_of(rows: Rows, who: Person) -> Entry | None:
    """Return the act that an undo would take back: one's newest that is neither undone, nor an undo, nor a refusal."""
    mine = entries(rows, person_id=who.id, limit=200)
    undone = {entry.undoes for entry in mine if entry.undoes is not None}
    return next(
        (
            entry
            for entry in mine
            if entry.seq not in undone and not entry.refused and entry.undoes is None and entry.act not in PASSED_OVER
        ),
        None,
    )


def undo(work: Work) -> Entry:
    """Take back one's own last act; refuse where it is final or where somebody has built on it."""
    assert work.who is not None
    entry = last_of(work.rows, work.who)
    if entry is None:
        raise _refused("There is nothing of yours to undo", work.who.id, "acts first")
    if entry.act in FINAL:
        raise _refused(f"This is not taken back by undo: {entry.said}", work.who.id, FINAL[entry.act])
    _check_nothing_built(work.rows, entry)
    for change in reversed(entry.changed()):
        _revert(work, change)
    work.undoes = entry.seq
    work.say(f"took back: {entry.said}", entry.release_id, entry.task_id)
    work.incident_id = entry.incident_id
    return entry


def _check_nothing_built(rows: Rows, entry: Entry) -> None:
    if entry.release_id is not None:
        since = [
            later
            for later in entries(rows, release_id=entry.release_id, limit=500)
            if later.seq > entry.seq and later.act in FINAL and not later.refused
        ]
        if since:
            first = since[-1]
            reason = f"{first.person} has since acted on it: {first.said}"
            raise _refused(reason, first.person_id, FINAL[first.act])
    if built := _built_on(rows, entry):
        reason = f"{built.person} has since acted on it: {built.said}"
        raise _refused(reason, built.person_id, "takes theirs back first")
    for change in entry.changed():
        after = change["after"]
        if after is None or change["table"] not in _KINDS:
            continue
        kind = _KINDS[change["table"]]
        now = _value(rows, kind, change["id"])
        if now is None or any(getattr(now, name) != decode(kind, name, value) for name, value in after.items()):
            reason = f"It has changed since, so it stays: {entry.said}"
            raise _refused(reason, _who_since(rows, entry, change), "takes theirs back first")


def _built_on(rows: Rows, entry: Entry) -> Entry | None:
    """Return an act on the release or task that this one made, which would fall with it; None where there is none."""
    made = {(change["table"], change["id"]) for change in entry.changed() if change["before"] is None}
    if entry.release_id is None or not any(table in ("release", "task") for table, _ in made):
        return None
    since = [later for later in entries(rows, release_id=entry.release_id, limit=500) if later.seq > entry.seq]
    gone = {later.undoes for later in since}
    stands = (later for later in since if later.undoes is None and later.seq not in gone and not later.refused)
    whole = ("release", entry.release_id) in made
    return next((later for later in stands if whole or ("task", later.task_id) in made), None)


def _refused(reason: str, person_id: int | None, would: str) -> Refused:
    return refused("NOT UNDONE", "A-PUR", reason, Mover("", person_id, would))


def _who_since(rows: Rows, entry: Entry, change: dict[str, Any]) -> int | None:
    """Return who last changed the same row after an act; None where no entry tells."""
    place = (change["table"], change["id"])
    for later in entries(rows, release_id=entry.release_id, limit=500):
        if later.seq > entry.seq and place in {(each["table"], each["id"]) for each in later.changed()}:
            return later.person_id
    return None


def _value(rows: Rows, kind: type, row_id: object) -> Any:
    return next(iter(select(rows, kind, "where id = :id", id=row_id)), None)


def _revert(work: Work, change: dict[str, Any]) -> None:
    kind = _KINDS.get(change["table"])
    if kind is None:
        work.setting(str(change["id"]), str((change["before"] or {}).get("value", "")))
        return
    if change["before"] is None:
        work.remove(kind, change["id"])
        return
    value: Value = _value(work.rows, kind, change["id"])
    work.put(replace(value, **{name: decode(kind, name, held) for name, held in change["before"].items()}))
