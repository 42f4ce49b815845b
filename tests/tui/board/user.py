"""Somebody at the board: presses keys and sees what stands on the screen, waiting until the app is idle."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from octotui.services.house import House
from octotui.tui.app import Octotui
from octotui.tui.desk import Desk
from octotui.tui.screens.board import BoardScreen
from octotui.tui.widgets.columns import Columns
from octotui.tui.widgets.rows import Rows
from tests.house import Crew


@dataclass
class User:
    """The person at the keyboard of one running app."""

    app: Octotui
    pilot: Pilot[Any]

    async def idle(self) -> None:
        """Wait until nothing is being read, done or drawn; a worker that waits for an answer is let be."""
        loop = asyncio.get_running_loop()
        for _ in range(6):
            await self.pilot.pause()
            for thread in (self.app.desk._writer, self.app.desk._reader):
                await loop.run_in_executor(thread, int)
            for worker in [worker for worker in self.app.workers if worker.group != "default"]:
                with suppress(WorkerCancelled):
                    await worker.wait()
        await self.pilot.pause()

    async def presses(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            await self.pilot.press(key)
        await self.idle()

    async def types(self, text: str) -> None:
        """Type a text into the field that has the focus."""
        await self.presses(*(_NAMES.get(letter, letter) for letter in text))

    @property
    def screen(self) -> list[str]:
        """The rows of the screen as text."""
        return [strip.text for strip in self.app.screen._compositor.render_strips()]

    def sees(self, *texts: str) -> None:
        """Fail unless each text stands somewhere on one row."""
        for text in texts:
            assert any(text in row for row in self.screen), f"{text!r} is not on\n" + "\n".join(self.screen)

    def sees_no(self, *texts: str) -> None:
        """Fail if one of the texts stands on a row."""
        for text in texts:
            assert not any(text in row for row in self.screen), f"{text!r} is on\n" + "\n".join(self.screen)

    def row_of(self, text: str) -> int:
        """Return the number of the first row that holds a text."""
        return next(number for number, row in enumerate(self.screen) if text in row)

    @property
    def board(self) -> BoardScreen:
        """The board, wherever it lies in the stack."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, BoardScreen))

    @property
    def on(self) -> str:
        """The version under the cursor, as the board and the shape that is shown both have it."""
        board = self.board
        columns, rows = board.query_one(Columns), board.query_one(Rows)
        shape = columns if columns.display else rows
        assert board.release is not None
        assert shape.cursor == str(board.release.id)
        return board.release.version


_NAMES = {" ": "space", "-": "minus", ":": "colon", ".": "full_stop"}


@asynccontextmanager
async def at_the_board(crew: Crew, size: tuple[int, int] = (120, 40), name: str = "Ana Ruiz") -> AsyncIterator[User]:
    """Open the app on a crew's file as one of them, in a house of its own as a second process would."""
    desk = Desk(House(crew.house.path, crew.clock))
    app = Octotui(desk, name)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            user = User(app, pilot)
            await user.idle()
            yield user
    finally:
        desk.close()
