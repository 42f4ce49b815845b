"""The house: one open database, for any face. Reading needs no SQLModel; it is imported when somebody first acts."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from octotui.domain.journal import Entry
from octotui.domain.people import Person, told_apart_by
from octotui.domain.value import dataclass
from octotui.store import read
from octotui.store.coding import Rows
from octotui.store.look import HEAD, Look, at_head, check_age
from octotui.store.trouble import Trouble, check_file, check_still, file_of, is_outside, sentence

if TYPE_CHECKING:
    from octotui.store.house import Batch, Store
    from octotui.store.work import Work

P = ParamSpec("P")
T = TypeVar("T")

__all__ = ["Clock", "Done", "House", "Rows", "Trouble", "Watch", "Work", "full_name", "login", "place_of", "utc_now"]

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the instant it is, in UTC."""
    return datetime.now(UTC)


def login() -> str:
    """Return who is at this computer, as the system knows them."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return str(os.getuid())


def full_name() -> str:
    """Return the name of who is at this computer as the system knows it, the login where it knows none."""
    try:
        import pwd

        spoken = pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0].strip()
    except (ImportError, KeyError):
        spoken = ""
    return spoken if spoken and spoken != "root" else login()


def place_of(named: str) -> Path:
    """Return the path that somebody names, with `~` for their home; where nobody has such a home it stays as it is."""
    return Path(os.path.expanduser(named))  # noqa: PTH111  # a path's own fails there


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What an act answered, and its entry in the journal; None where nothing changed."""

    answer: T
    entry: Entry | None


class House:
    """One database, its clock, and who acts.

    `moved_on` says where the file is kept as it was before opening it brought it up to date; else it is empty.
    """

    def __init__(self, path: Path, clock: Clock = utc_now, who_id: int | None = None) -> None:
        """Name the file; nothing is opened yet."""
        self.path = path
        self.clock = clock
        self.who_id = who_id
        self.moved_on = ""
        self._at_head = False
        self._look: Look | None = None
        self._store: Store | None = None
        self._looking_up, self._opening = Lock(), Lock()

    def check(self) -> None:
        """Refuse a file that cannot hold a database, or one that a newer octotui wrote; raises `Trouble`."""
        check_file(self.path)
        self._at_head = check_age(self.path) == HEAD

    @property
    def ready(self) -> bool:
        """Tell whether the file can be read as it is, before the store is imported."""
        return self._look is not None or self._at_head or at_head(self.path)

    def open(self) -> None:
        """Import the store, make or migrate the file; raises `Trouble`."""
        with self._opening:
            if self._store is None:
                from octotui.store.house import Store

                self._store = Store(self.path)
            if copy := self._store.copied:
                self.moved_on = f"{self.path.name} was brought up to date. As it was before, it is kept in {copy}."

    def read(self, view: Callable[Concatenate[Rows, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return a view of the database as it is now; raises `Trouble` where the file or the disk fails."""
        try:
            look = self._looking()
            look.unseen = self._unseen(look)
            return view(look, *args, **kwargs)
        except sqlite3.Error as error:
            if not is_outside(error):
                raise
            raise Trouble(sentence(error, self.path)) from error

    def last_seq(self) -> int:
        """Return the number of the newest entry of the journal; raises `Trouble`."""
        return self.read(read.last_seq)

    def _looking(self) -> Look:
        """Return the one connection that reads; two threads that ask at once get the same.

        A second one that nobody closes would be the last to leave, and as it may not write, the newest acts would
        stay beside the file instead of in it.
        """
        with self._looking_up:
            if self._look is None:
                if not (self._at_head or at_head(self.path)):
                    self.open()
                self._look = Look(self.path)
            return self._look

    def _unseen(self, look: Look) -> frozenset[int]:
        """Return the private incidents that whoever sits here must not see; the rules are asked only where one is."""
        if not list(look("select 1 from incident where security limit 1")):
            return frozenset()
        from octotui.services.incident.views import unseen

        return unseen(look, self.who_id, self.clock())

    def act(self, act: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        """Do one act in one transaction; raises `Refused` or `Trouble`."""
        return self.act_as(self.who_id, act, *args, **kwargs)

    def act_as(
        self, who_id: int | None, act: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Done[T]:
        """Do one act as a given person."""
        from octotui.services.citing import citing

        self.open()
        assert self._store is not None
        answer, entry = self._store.act(citing(act), who_id, self.clock(), *args, **kwargs)
        return Done(answer, entry)

    def batch(self) -> AbstractContextManager[Batch]:
        """Do many acts in one transaction, each as its own person at its own instant; raises `Refused` or `Trouble`."""
        self.open()
        assert self._store is not None
        return self._store.batch()

    def find_person(self, name: str) -> Person | None:
        """Return the person of a name as it is seen, upper and lower case alike."""
        wanted = told_apart_by(name)
        return next((person for person in self.read(read.people) if told_apart_by(person.name) == wanted), None)

    def sit_down(self, name: str | None) -> Person | None:
        """Find who acts: the person named, or whom this database remembers for this computer's user; None for nobody.

        Raises `Trouble` where a named person is not known but others are.
        """
        people = self.read(read.people)
        if name:
            found = self.find_person(name)
            if found is None and people:
                known = ", ".join(person.name for person in people[:12])
                raise Trouble(f"Nobody here is called {name}. Known are: {known}. Name one of them with --as.")
        else:
            remembered = self.read(read.settings).get(f"me:{login()}")
            found = next((person for person in people if str(person.id) == remembered), None)
        self.who_id = found.id if found else None
        return found

    def close(self) -> None:
        """Close every connection."""
        if self._look is not None:
            self._look.close()
            self._look = None
        if self._store is not None:
            self._store.close()
            self._store = None


class Watch:
    """Notices that any process has written to the file, and that the file was moved away."""

    def __init__(self, path: Path, since: int | None = None) -> None:
        """Begin to watch, from an entry of the journal that was seen before or from now; the file must be there."""
        self._path = path
        self._look = Look(path)
        self._version: int | None = None
        self._seq = self._last() if since is None else since
        self._file = file_of(path)

    def changed(self) -> bool:
        """Tell whether somebody has written since the last call; raises `Trouble` where the file is gone."""
        check_still(self._path, self._file)
        version = self._look.version()
        if version == self._version:
            return False
        # In a read-only file the number rises at each look; what happened has an entry in the journal.
        before, self._version, self._seq = self._seq, version, self._last()
        return self._seq != before

    def _last(self) -> int:
        return read.last_seq(self._look)

    def close(self) -> None:
        """Stop watching."""
        self._look.close()
