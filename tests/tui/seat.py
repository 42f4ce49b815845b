"""Somebody at the keyboard of a running app: presses keys, types, and sees what stands on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from textual import events
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from octotui.services.house import Clock, House
from octotui.tui import toast
from octotui.tui.app import Octotui
from octotui.tui.desk import Desk
from octotui.tui.widgets.foot import Foot

HOUR = 3600


@dataclass
class Seat:
    """The person at the keyboard."""

    app: Octotui
    pilot: Pilot[Any]

    async def idle(self) -> None:
        """Wait until nothing is read, done or drawn; acts that wait for a dialog go on waiting."""
        loop = asyncio.get_running_loop()
        for _ in range(4):
            await self.pilot.pause()
            for thread in (self.app.desk._reader, self.app.desk._writer):
                await loop.run_in_executor(thread, lambda: None)
            for worker in [each for each in self.app.workers if not each.name.startswith("action_")]:
                with suppress(WorkerCancelled):
                    await worker.wait()
        await self.pilot.pause()

    async def presses(self, *keys: str) -> None:
        """Press keys, waiting after each."""
        for key in keys:
            await self.pilot.press(key)
            await self.idle()

    async def types(self, text: str) -> None:
        """Type a text into the field with the focus, then wait."""
        for letter in text:
            await self.pilot.press(_character_to_key(letter))
        await self.idle()

    async def bursts(self, *keys: str) -> None:
        """Press keys as a terminal hands on what was typed before: all at once, none waits for the one before."""
        for key in keys:
            for each in (key,) if len(key) == 1 or key.isidentifier() or "+" in key else tuple(key):
                name = _character_to_key(each) if len(each) == 1 else each
                self.app.post_message(events.Key(name, key_to_character(name)))
        await self.settles()

    async def clicks_foot(self, words: str, times: int = 1) -> None:
        """Click on words of the foot, as often as wanted before anything comes of it."""
        foot = self.app.screen.query_one(Foot)
        x = foot.render_line(0).text.index(words)
        for _ in range(times):
            foot.post_message(events.Click(foot, x, 0, 0, 0, 1, False, False, False))
        await self.settles()

    async def settles(self) -> None:
        """Wait until nothing is held back any more, and nothing goes on."""
        await self.idle()
        while self.app._held:
            await self.idle()
        await self.idle()

    async def clears(self) -> None:
        """Empty the field with the focus."""
        await self.presses("end", "ctrl+u")

    @property
    def rows(self) -> list[str]:
        """The screen as text."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips()]

    @property
    def toast(self) -> str:
        """What the last toast says."""
        return "\n".join(note.message for note in self.app._notifications)

    def sees(self, *texts: str) -> None:
        """Fail unless each text stands on one row."""
        for text in texts:
            assert any(text in row for row in self.rows), f"{text!r} is not on\n" + "\n".join(self.rows)

    def sees_no(self, *texts: str) -> None:
        """Fail if a text stands on a row."""
        for text in texts:
            assert not any(text in row for row in self.rows), f"{text!r} is on\n" + "\n".join(self.rows)

    def row(self, text: str) -> str:
        """Give the row that holds a text."""
        self.sees(text)
        return next(row for row in self.rows if text in row)


@asynccontextmanager
async def seated(
    path: Path, clock: Clock, name: str | None = None, room: str = "", size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Seat]:
    """Open the app on a file, in a house of its own as another process would, and go to a room.

    Toasts stay until the next one: how long one is shown is real time, and a busy machine has less of it.
    """
    desk = Desk(House(path, clock))
    app = Octotui(desk, name)
    try:
        with patch.multiple(toast, SECONDS=HOUR, SECONDS_WITH_UNDO=HOUR):
            async with app.run_test(size=size, notifications=True) as pilot:
                seat = Seat(app, pilot)
                await seat.idle()
                if room:
                    app.action_go(room)
                    await seat.idle()
                yield seat
    finally:
        desk.close()
