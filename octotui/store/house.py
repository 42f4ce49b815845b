"""The open database: its file, its engine, and acts run in it one transaction each."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from octotui.domain.journal import Entry
from octotui.domain.people import Person
from octotui.domain.refusal import Refused
from octotui.store.engine import open_engine
from octotui.store.read import people
from octotui.store.schema import prepare
from octotui.store.trouble import check_file, check_still, file_of, make_folder
from octotui.store.work import Memory, Work, query, transaction

P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """A SQLite database that is open for writing; `copied` is the file as it was, where it was brought up to date."""

    def __init__(self, path: Path) -> None:
        """Open or make the file and bring its schema to this program's; raises `Trouble`."""
        check_file(path)
        self.path = path
        make_folder(path)
        self._engine = open_engine(path)
        self.copied = prepare(path, self._engine)
        self._file = file_of(path)

    def act(
        self,
        act: Callable[Concatenate[Work, P], T],
        who_id: int | None,
        now: datetime,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> tuple[T, Entry | None]:
        """Run one act in one transaction and return what it answers, with its journal entry.

        A refusal leaves nothing behind but an entry of the attempt, and is raised again.
        """
        tried = _Tried()
        try:
            with self._transaction() as session:
                return _run(session, tried, act, who_id, now, *args, **kwargs)
        except Refused as refused:
            self._attempted(act.__name__, who_id, now, tried, refused)
            raise

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """Run many acts in one transaction, each with its entry and its own instant; all of them or none."""
        with self._transaction() as session:
            yield Batch(session)

    @contextmanager
    def _transaction(self) -> Iterator[Session]:
        """Hold one transaction; nothing is confirmed that would be written into a file which nobody finds again."""
        check_still(self.path, self._file)  # first, for a connection makes an empty file where there is none
        with transaction(self._engine, self.path) as session:
            yield session
            check_still(self.path, self._file)

    def _attempted(self, act: str, who_id: int | None, now: datetime, tried: _Tried, refused: Refused) -> None:
        with self._transaction() as session, Work(session, act, now) as work:
            work.who = _person(work, who_id)
            work.refused = True
            said = f"{refused.refusal.verdict}: {refused}".rstrip(".")
            work.say(said, tried.release_id, tried.task_id)
            work.incident_id = tried.incident_id
            work.finish()

    def close(self) -> None:
        """Bring all that was done into the one file, as far as nobody else is at it, and close every connection."""
        pool: Any = self._engine.pool
        # A first connection to a name that leads elsewhere by now would leave an empty file there.
        if pool.checkedin() or file_of(self.path) == self._file:
            with suppress(DBAPIError, sqlite3.Error), self._engine.connect() as connection:
                raw: Any = connection.connection.driver_connection
                raw.execute("PRAGMA busy_timeout = 0")
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._engine.dispose()


class _Tried:
    """What an act had in hand when it was refused, and what the acts before it remember."""

    def __init__(self, memory: Memory | None = None) -> None:
        self.memory = memory

    release_id: int | None = None
    task_id: str | None = None
    incident_id: int | None = None


class Batch:
    """Many acts in one transaction."""

    def __init__(self, session: Session) -> None:
        """Take the transaction's session."""
        self._session = session
        self.memory = Memory()

    def act(
        self,
        who_id: int | None,
        now: datetime,
        act: Callable[Concatenate[Work, P], T],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Do one act as a person at an instant, and return what it answers."""
        return _run(self._session, _Tried(self.memory), act, who_id, now, *args, **kwargs)[0]

    def rows(self, sql: str, **params: object) -> Iterable[Sequence[Any]]:
        """Answer a query as the acts so far have left things."""
        return query(self._session, sql, params)


def _run(
    session: Session,
    tried: _Tried,
    act: Callable[Concatenate[Work, P], T],
    who_id: int | None,
    now: datetime,
    *args: P.args,
    **kwargs: P.kwargs,
) -> tuple[T, Entry | None]:
    with Work(session, act.__name__, now, tried.memory) as work:
        work.who = _person(work, who_id)
        try:
            answer = act(work, *args, **kwargs)
        finally:
            tried.release_id, tried.task_id, tried.incident_id = work.release_id, work.task_id, work.incident_id
        return answer, work.finish()


def _person(work: Work, who_id: int | None) -> Person | None:
    return next((person for person in people(work.rows) if person.id == who_id), None)
