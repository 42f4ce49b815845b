"""The unit of work: one transaction that writes its own journal entry from the rows that changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import event, insert, inspect
from sqlalchemy.engine import Engine
from sqlmodel import Session, SQLModel

from octotui.domain.clean import clean_text
from octotui.domain.facts import Facts, Value
from octotui.domain.journal import Entry, seal
from octotui.domain.people import Person
from octotui.store.coding import encode
from octotui.store.engine import failing_in_words
from octotui.store.read import last_entry
from octotui.store.tables import EntryRow, SettingRow, row_of

if TYPE_CHECKING:
    from octotui.domain.incident.facts import IncidentValue
    from octotui.domain.notes.values import NotesValue

EMPTY = (None, "", False)
"""What a cell of a new row holds where the journal does not tell of it."""


class Memory:
    """What the acts of one transaction know already, so that the next one need not read it again."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self.facts: dict[int, Facts] = {}
        self.last: Entry | None = None


class Work:
    """One act in one transaction: reads its facts, takes changed values, and says what was done.

    `who` is None only for acts of octotui itself. The entry is written by `finish`, so no act can forget it.
    """

    def __init__(self, session: Session, act: str, now: datetime, memory: Memory | None = None) -> None:
        """Begin an act; acts of one batch share their memory."""
        self._session = session
        self._changes: dict[tuple[str, object], dict[str, Any]] = {}
        self.memory = Memory() if memory is None else memory
        self.act = act
        self.who: Person | None = None
        self.now = now
        self.said = ""
        self.release_id: int | None = None
        self.task_id: str | None = None
        self.incident_id: int | None = None
        self.undoes: int | None = None
        self.refused = False

    def __enter__(self) -> Self:
        """Begin to take down what is written."""
        event.listen(self._session, "before_flush", self._note)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop taking down."""
        event.remove(self._session, "before_flush", self._note)

    def rows(self, sql: str, **params: object) -> Iterable[Sequence[Any]]:
        """Answer a query inside this transaction; what was put is seen."""
        return query(self._session, sql, params)

    def put(self, *values: Value | IncidentValue | NotesValue) -> None:
        """Write values over their rows, or as new rows."""
        for value in values:
            kind = row_of(type(value))
            row = self._session.get(kind, value.id)
            if row is None:
                self.add(value)
                continue
            for field in fields(value):
                after = getattr(value, field.name)
                if getattr(row, field.name) != after:
                    setattr(row, field.name, after)

    def add(self, *values: Value | IncidentValue | NotesValue) -> None:
        """Write values that are known to be new.

        They go past SQLAlchemy's objects: a new release has a hundred rows, and each object costs five times its row.
        """
        self._session.flush()
        for kind in dict.fromkeys(map(type, values)):
            names = [field.name for field in fields(kind)]
            rows = [{name: getattr(value, name) for name in names} for value in values if type(value) is kind]
            table = row_of(kind)
            self._session.execute(insert(table), rows)
            for row in rows:
                self._keep(str(table.__tablename__), row["id"], None, _filled(row))

    def remove(self, kind: type, row_id: object) -> None:
        """Take a row away; only undoing an act does that, and the journal keeps what it held."""
        if row := self._session.get(row_of(kind), row_id):
            self._session.delete(row)

    def setting(self, key: str, value: str) -> None:
        """Keep a setting."""
        row = self._session.get(SettingRow, key)
        if row is None:
            self._session.add(SettingRow(key=key, value=value))
        elif row.value != value:
            row.value = value

    def say(self, said: str, release_id: int | None = None, task_id: str | None = None) -> None:
        """Say in words what this act did, and on what."""
        self.said, self.release_id, self.task_id = clean_text(said), release_id, task_id

    def _note(self, session: Session, *_: object) -> None:
        """Take down what is about to be written: every field before and after."""
        for row in session.new:
            self._keep_row(row, None, _filled(_cells(row)))
        for row in session.dirty:
            before, after = _difference(row)
            if after:
                self._keep_row(row, before, after)
        for row in session.deleted:
            self._keep_row(row, {name: encode(value) for name, value in _cells(row).items()}, None)

    def _keep_row(self, row: SQLModel, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        if not isinstance(row, EntryRow):
            (row_id,) = inspect(row).mapper.primary_key_from_instance(row)
            self._keep(str(row.__tablename__), row_id, before, after)

    def _keep(self, table: str, row_id: object, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        key = (table, row_id)
        held = self._changes.setdefault(key, {"table": key[0], "id": row_id, "before": before, "after": {}})
        if held["before"] is not None and before is not None:
            held["before"] = {**before, **held["before"]}
        held["after"] = None if after is None else {**(held["after"] or {}), **after}

    def finish(self) -> Entry | None:
        """Write the rows and their entry; return it, or None where nothing changed."""
        self._session.flush()
        if not self._changes and not self.refused:
            return None
        last = self.memory.last or last_entry(self.rows)
        who = self.who
        entry = Entry(
            last.seq + 1 if last else 1,
            self.now,
            who.id if who else None,
            who.name if who else "octotui",
            self.act,
            self.said,
            self.release_id,
            self.task_id,
            json.dumps(list(self._changes.values()), ensure_ascii=False, separators=(",", ":")),
            self.undoes,
            self.refused,
            last.hash if last else "",
            "",
            self.incident_id,
        )
        entry = replace(entry, hash=seal(entry))
        self._session.add(EntryRow(**{field.name: getattr(entry, field.name) for field in fields(entry)}))
        self._session.flush()
        self._changes.clear()
        self.memory.last = entry
        return entry


def query(session: Session, sql: str, params: Mapping[str, object]) -> Sequence[Sequence[Any]]:
    """Return the rows of a query inside a transaction, with all that was put into it.

    It goes to the driver itself, for an act asks a dozen queries and each costs five times more by way of SQLAlchemy.
    """
    session.flush()
    cursor = session.connection().connection.cursor()
    cursor.execute(sql, params)
    found: Sequence[Sequence[Any]] = cursor.fetchall()
    return found


def _cells(row: SQLModel) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in inspect(row).mapper.column_attrs}


def _filled(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Return the cells of a new row that hold anything, as the journal tells them."""
    told = ((name, encode(value)) for name, value in cells.items())
    return {name: value for name, value in told if value not in EMPTY}


def _difference(row: SQLModel) -> tuple[dict[str, Any], dict[str, Any]]:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for column in inspect(row).mapper.column_attrs:
        history = inspect(row).attrs[column.key].history
        if history.has_changes():
            before[column.key] = encode(history.deleted[0]) if history.deleted else None
            after[column.key] = encode(history.added[0]) if history.added else None
    return before, after


@contextmanager
def transaction(engine: Engine, path: Path) -> Iterator[Session]:
    """Hold one write transaction; it is committed when the block ends well and undone when it does not.

    Raises `Trouble` with a sentence where the database fails.
    """
    with (
        failing_in_words(path),
        Session(engine, autoflush=False, expire_on_commit=False) as session,
        session.begin(),
    ):
        yield session
