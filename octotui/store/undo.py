"""Taking back one's own last act, as an entry of its own, where nothing has been built on it since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from octotui.domain.facts import Value
from octotui.domain.journal import Entry
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, Refused, refused
from octotui.domain.undo import FINAL, ONLY_TOLD, PASSED_OVER
from octotui.store import incident as _incident  # noqa: F401  # adds where its values are kept
from octotui.store import notes as _notes  # noqa: F401  # adds where its values are kept
from octotui.store.coding import TABLES, Rows, decode, encode, select
from octotui.store.read import IN_USE, settings
from octotui.store.work import EMPTY, Work

Change = dict[str, Any]
"""What an entry says of one row: its table and id, and its fields before and after."""

_STANDS = "undoes is null and not refused and not exists (select 1 from entry as later where later.undoes = entry.seq)"
_KINDS = {table: kind for kind, table in TABLES.items()}


def last_of(rows: Rows, who: Person) -> Entry | None:
    """Return the act that an undo would take back: one's newest that is neither undone, nor an undo, nor a refusal."""
    where = f"where person_id = :who and {_STANDS} and act not in ({_words(PASSED_OVER)}) order by seq desc limit 1"
    return next(iter(select(rows, Entry, where, who=who.id)), None)


def undo(work: Work) -> Entry:
    """Take back one's own last act; refuse where it is final or where somebody has built on it."""
    assert work.who is not None
    entry = last_of(work.rows, work.who)
    if entry is None:
        raise _refused("There is nothing of yours to undo", work.who.id, "acts first")
    # A refusal names the act, so it is told to whoever may read of that act.
    work.release_id, work.task_id, work.incident_id = entry.release_id, entry.task_id, entry.incident_id
    if entry.act in FINAL:
        raise _refused(f"This is not taken back by undo: {entry.said}", work.who.id, FINAL[entry.act])
    changes = [change for change in entry.changed() if not _stays(change)]
    _check_not_ended(work.rows, entry)
    _check_nothing_built(work.rows, entry, changes)
    for change in reversed(changes):
        _revert(work, change)
    work.undoes = entry.seq
    work.said = f"took back: {entry.said}"
    return entry


def _stays(change: Change) -> bool:
    """Tell whether a change outlives its act: a guide that was taken in is what later releases are made from."""
    return change["table"] == "edition" or (change["table"], change["id"]) == ("setting", IN_USE)


def _check_not_ended(rows: Rows, entry: Entry) -> None:
    """Refuse what came before an act that ended its release or its incident."""
    of = "incident_id" if entry.incident_id is not None else "release_id"
    ends = _words(FINAL.keys() - ONLY_TOLD)
    where = f"where seq > :seq and {of} = :of and not refused and act in ({ends}) order by seq limit 1"
    for later in select(rows, Entry, where, seq=entry.seq, of=getattr(entry, of)):
        raise _refused(f"{later.person} has since acted on it: {later.said}", later.person_id, FINAL[later.act])


def _check_nothing_built(rows: Rows, entry: Entry, changes: Iterable[Change]) -> None:
    for change in changes:
        built = next(_built_on(rows, entry, change), None)
        if built is not None:
            reason = f"{built.person} has since acted on it: {built.said}"
            raise _refused(reason, built.person_id, "takes theirs back first")
        if not _holds(rows, change):
            reason = f"It has changed since, so it stays: {entry.said}"
            raise _refused(reason, _who_since(rows, entry, change), "takes theirs back first")


def _built_on(rows: Rows, entry: Entry, change: Change) -> Iterator[Entry]:
    """Yield later acts that stand and that speak of a row which this one made, or have looked at a task it closed."""
    row_id = change["id"]
    if change["before"] is None:
        needle = json.dumps(row_id) if isinstance(row_id, str) else f'"{change["table"]}_id":{row_id}'
    elif change["table"] == "task" and "state" in change["before"]:
        needle = f'"{row_id}.'
    else:
        return
    where = f"where seq > :seq and {_STANDS} and instr(changes, :needle) order by seq"
    for later in select(rows, Entry, where, seq=entry.seq, needle=needle):
        if any(_speaks_of(each, change) for each in later.changed()):
            yield later


def _speaks_of(later: Change, change: Change) -> bool:
    row_id = change["id"]
    if change["before"] is not None:
        return bool(later["table"] == "seat" and str(later["id"]).rpartition(".")[0] == row_id and later["after"])
    cells = {**(later["before"] or {}), **(later["after"] or {})}
    if isinstance(row_id, str):
        return later["id"] == row_id or row_id in cells.values()
    return bool(cells.get(f"{change['table']}_id") == row_id)


def _holds(rows: Rows, change: Change) -> bool:
    """Tell whether a row still is as the act left it; of a new row, also what the journal does not tell of it."""
    after = change["after"]
    if after is None:
        return True
    if change["table"] not in _KINDS:
        return bool(settings(rows).get(str(change["id"]), "") == after.get("value", ""))
    kind = _KINDS[change["table"]]
    now = _value(rows, kind, change["id"])
    if now is None:
        return False
    if change["before"] is None:
        held = {field.name: encode(getattr(now, field.name)) for field in fields(now)}
        return _told(held) == _told(after)
    return all(getattr(now, name) == decode(kind, name, value) for name, value in after.items())


def _told(cells: Change) -> Change:
    return {name: value for name, value in cells.items() if value not in EMPTY}


def _who_since(rows: Rows, entry: Entry, change: Change) -> int | None:
    """Return who last changed the same row after an act; None where no entry tells."""
    where = "where seq > :seq and instr(changes, :needle) order by seq desc"
    for later in select(rows, Entry, where, seq=entry.seq, needle=json.dumps(change["id"])):
        if any((each["table"], each["id"]) == (change["table"], change["id"]) for each in later.changed()):
            return later.person_id
    return None


def _refused(reason: str, person_id: int | None, would: str) -> Refused:
    return refused("NOT UNDONE", "A-PUR", reason, Mover("", person_id, would))


def _words(acts: Iterable[str]) -> str:
    return ", ".join(f"'{act}'" for act in sorted(acts))


def _value(rows: Rows, kind: type, row_id: object) -> Any:
    return next(iter(select(rows, kind, "where id = :id", id=row_id)), None)


def _revert(work: Work, change: Change) -> None:
    kind = _KINDS.get(change["table"])
    if kind is None:
        work.setting(str(change["id"]), str((change["before"] or {}).get("value", "")))
        return
    if change["before"] is None:
        work.remove(kind, change["id"])
        return
    value: Value = _value(work.rows, kind, change["id"])
    work.put(replace(value, **{name: decode(kind, name, held) for name, held in change["before"].items()}))
