"""The open database: its file, its engine, and acts run in it one transaction each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from octotui.domain.journal import Entry
from octotui.domain.people import Person
from octotui.domain.refusal import Refused
from octotui.store.engine import open_engine
from octotui.store.read import people
from octotui.store.schema import prepare
from octotui.store.trouble import check_file
from octotui.store.work import Work, transaction

P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """A SQLite database that is open for writing."""

    def __init__(self, path: Path) -> None:
        """Open or make the file and bring its schema to this program's; raises `Trouble`."""
        check_file(path)
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._engine = open_engine(path)
        self.copy = prepare(path, self._engine)

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
        try:
            with transaction(self._engine, self.path) as session:
                work = Work(session, act.__name__, None, now)
                work.who = _person(work, who_id)
                answer = act(work, *args, **kwargs)
                return answer, work.finish()
        except Refused as refused:
            self._attempted(act.__name__, who_id, now, work, refused)
            raise

    def _attempted(self, act: str, who_id: int | None, now: datetime, tried: Work, refused: Refused) -> None:
        with transaction(self._engine, self.path) as session:
            work = Work(session, act, None, now)
            work.who = _person(work, who_id)
            work.refused = True
            work.say(f"{refused.refusal.verdict}: {refused.refusal.reason}", tried.release_id, tried.task_id)
            work.finish()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def _person(work: Work, who_id: int | None) -> Person | None:
    return next((person for person in people(work.rows) if person.id == who_id), None)
