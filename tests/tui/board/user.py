"""Somebody at the board: what stands on the screen, and which release is under the cursor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from octotui.tui.screens.board import BoardScreen
from octotui.tui.widgets.columns import Columns
from octotui.tui.widgets.rows import Rows
from tests.house import Crew
from tests.tui.seat import Seat, seated


class User(Seat):
    """The person at the keyboard of one running app that shows the board."""

    def row_of(self, text: str) -> int:
        """Return the number of the first row that holds a text."""
        return next(number for number, row in enumerate(self.rows) if text in row)

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


@asynccontextmanager
async def at_the_board(crew: Crew, size: tuple[int, int] = (120, 40), name: str = "Ana Ruiz") -> AsyncIterator[User]:
    """Open the app on a crew's file as one of them, in a house of its own as a second process would."""
    async with seated(crew.house.path, crew.clock, name, size=size) as seat:
        yield User(seat.app, seat.pilot)
