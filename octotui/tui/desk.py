"""The desk: what screens ask the house for, off the loop.

Reads go through one thread and never wait for the store to be imported; acts go through another, one
at a time, and are never cancelled. Whatever changed, here or in another process, is told to everybody
who listens, so that a colleague's act and one's own come back the same way.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from octotui.domain.people import Person
from octotui.services.house import Done, House, Rows, Trouble, Watch
from octotui.services.views import owed, people

if TYPE_CHECKING:
    from octotui.domain.duties import Duty
    from octotui.services.house import Work

P = ParamSpec("P")
T = TypeVar("T")

Listener = Callable[[], object]


class Desk:
    """One house, asked from the loop.

    `you` is the person who acts, None until they have said who they are. `busy` counts what is being
    read, done or opened, so that tests and pictures can wait until nothing is.
    """

    def __init__(self, house: House) -> None:
        """Take a house; nothing is opened yet."""
        self._house = house
        self._reader = ThreadPoolExecutor(1, "octotui-read")
        self._writer = ThreadPoolExecutor(1, "octotui-write")
        self._outside = ThreadPoolExecutor(1, "octotui-outside")
        self._opening: asyncio.Future[None] | None = None
        self._watch: Watch | None = None
        self._seen: int | None = None
        self._listeners: list[Listener] = []
        self.busy = 0
        self.you: Person | None = None
        self.duties: tuple[Duty, ...] | None = None

    @property
    def now(self) -> datetime:
        """Return the instant it is."""
        return self._house.clock()

    @property
    def is_open(self) -> bool:
        """Whether the database is open for writing."""
        return self._watch is not None

    @property
    def moved_on(self) -> str:
        """Say that opening has brought the file up to date, and where it is kept as it was; else nothing."""
        return self._house.moved_on

    def sit_down(self, name: str | None) -> Person | None:
        """Find who acts where the database can be read already; raises `Trouble` for an unknown name."""
        if self._house.ready:
            self.you = self._house.sit_down(name)
        return self.you

    def become(self, person: Person | None) -> None:
        """Act and read as this person from now on, or as nobody."""
        self.you = person
        self._house.who_id = person.id if person else None

    def first_look(self, view: Callable[Concatenate[Rows, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Return a view at once, for the first frame; None where the database cannot be read as it is."""
        return self._read(lambda: self._house.read(view, *args, **kwargs)) if self._house.ready else None

    def _read(self, view: Callable[[], T]) -> T:
        """Read, and remember where the journal stood before anything was shown: a watch begins there."""
        if self._watch is None and self._seen is None:
            self._seen = self._house.last_seq()
        return view()

    @contextmanager
    def _busy(self) -> Iterator[None]:
        self.busy += 1
        try:
            yield
        finally:
            self.busy -= 1

    async def open(self) -> None:
        """Open the database for writing, importing the store; raises `Trouble`."""
        if self._opening is None:
            self._opening = asyncio.get_running_loop().run_in_executor(self._writer, self._house.open)
        with self._busy():
            await asyncio.shield(self._opening)
        if self._watch is None:
            self._watch = Watch(self._house.path, self._seen)

    async def read(self, view: Callable[Concatenate[Rows, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return a view of the database as it is now; raises `Trouble`."""
        if not self._house.ready:
            await self.open()
        with self._busy():
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(
                self._reader, lambda: self._read(lambda: self._house.read(view, *args, **kwargs))
            )

    async def read_outside(self, view: Callable[Concatenate[Rows, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return a view that asks the world outside as well; no other reading waits for it. Raises `Trouble`."""
        if not self._house.ready:
            await self.open()
        with self._busy():
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._outside, lambda: self._house.read(view, *args, **kwargs))

    async def act(self, act: Callable[Concatenate[Work, P], T], *args: P.args, **kwargs: P.kwargs) -> Done[T]:
        """Do one act; it goes on to its end even where nobody waits any more. Raises `Refused` or `Trouble`."""
        await self.open()
        loop = asyncio.get_running_loop()
        with self._busy():
            doing = loop.run_in_executor(self._writer, lambda: self._house.act(act, *args, **kwargs))
            done = await asyncio.shield(doing)
        with suppress(Trouble):  # the act is done; what became of the file is said when the watcher looks next
            self.look_around()
        return done

    async def count(self) -> None:
        """Read anew what everybody owes, and who you are; counts and lists agree because they are the same values."""
        self.duties = await self.read(owed, self.now)
        if self.you is not None:
            known = {person.id: person for person in await self.read(people)}
            self.you = known.get(self.you.id, self.you)

    def mine(self) -> tuple[Duty, ...]:
        """Return what you owe, as last counted."""
        you = self.you
        return tuple(duty for duty in self.duties or () if duty.owed_by(you)) if you else ()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Be told after each change; returns how to stop listening."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self) -> None:
        """Tell everybody that something has changed."""
        for listener in tuple(self._listeners):
            listener()

    def look_around(self) -> bool:
        """Tell everybody where another process has written since the last call; raises `Trouble` for a lost file."""
        if self._watch is None:
            return False
        changed = self._watch.changed()
        if changed:
            self.tell()
        return changed

    def close(self) -> None:
        """Finish what was begun and close the database."""
        self._writer.shutdown(wait=True)
        self._reader.shutdown(wait=True)
        self._outside.shutdown(wait=True, cancel_futures=True)
        if self._watch is not None:
            self._watch.close()
        self._house.close()
