"""Somebody in a room: presses keys and sees rows, waiting until the app is idle and never for a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from octotui.services.house import House
from octotui.tui.app import Octotui
from octotui.tui.desk import Desk
from octotui.tui.screens.base import AnyRoom
from tests.tui.call.building import Building

PATIENCE = 400


@dataclass
class Visitor:
    """The person at the keyboard."""

    app: Octotui
    pilot: Pilot[Any]

    def _busy(self) -> bool:
        asked = self.app.screen.is_modal
        return any(
            not worker.is_finished and not (asked and worker.name.startswith("action_")) for worker in self.app.workers
        )

    async def idle(self) -> None:
        """Wait until nothing is read, done or drawn any more; a dialog that asks is idle."""
        calm = 0
        for _ in range(PATIENCE):
            await self.pilot.pause()
            calm = 0 if self._busy() else calm + 1
            if calm == 3:
                return
        raise AssertionError(f"never idle: {list(self.app.workers)}")

    async def presses(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            await self.pilot.press(key)
            await self.idle()

    async def writes(self, text: str) -> None:
        """Write a text into the field with focus."""
        field = self.app.screen.focused
        assert isinstance(field, Input)
        field.value = text
        await self.idle()

    @property
    def seen(self) -> str:
        """The screen as text, what people read on it."""
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    @property
    def toasts(self) -> str:
        """What the toast says."""
        return " ".join(note.message for note in self.app._notifications)

    def sees(self, *texts: str) -> None:
        """Fail unless each text is on the screen."""
        for text in texts:
            assert text in self.seen, f"{text!r} is not on\n{self.seen}"

    def sees_no(self, *texts: str) -> None:
        """Fail if one of the texts is on the screen."""
        for text in texts:
            assert text not in self.seen, f"{text!r} is on\n{self.seen}"


@asynccontextmanager
async def visiting(
    building: Building, name: str, room: Callable[[Desk], AnyRoom], size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Visitor]:
    """Open the app as one of the people, in a house of its own as a second process would, and enter a room."""
    desk = Desk(House(building.house.path, lambda: building.now))
    app = Octotui(desk, name)
    try:
        async with app.run_test(size=size) as pilot:
            visitor = Visitor(app, pilot)
            await visitor.idle()
            await app.push_screen(room(desk))
            await visitor.idle()
            yield visitor
    finally:
        desk.close()
