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
from textual.dom import DOMNode
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.screen import Screen
from textual.timer import Timer

from octotui.services.house import Clock, House, Trouble
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
        await rests(self.app, self.pilot)

    async def presses(self, *keys: str) -> None:
        """Press keys, waiting after each."""
        for key in keys:
            self.strikes(key)
            await self.idle()

    def strikes(self, key: str) -> None:
        """Send one key, or a letter, as a terminal does."""
        name = _character_to_key(key) if len(key) == 1 else key
        self.app.post_message(events.Key(name, key if len(key) == 1 else key_to_character(name)))

    async def types(self, text: str) -> None:
        """Type a text into the field with the focus, then wait."""
        for letter in text:
            self.strikes(letter)
            await self.idle()

    async def bursts(self, *keys: str) -> None:
        """Press keys as a terminal hands on what was typed before: all at once, none waits for the one before."""
        for key in keys:
            for each in (key,) if len(key) == 1 or key.isidentifier() or "+" in key else tuple(key):
                self.strikes(each)
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


SOON = 0.6
"""What a timer brings within so many seconds is waited for; more is for a person who waits."""


async def rests(app: Octotui, pilot: Pilot[Any], *, held: bool = False) -> None:
    """Wait until nothing is read, done, drawn, or `held` back; what waits for an answer goes on waiting.

    What others did meanwhile is noticed at once, and not when the watcher looks next.
    """
    with suppress(Trouble):
        app.desk.look_around()
    quiet = 0
    for _ in range(5000):
        await pilot._wait_for_screen()
        app.screen._on_timer_update()
        quiet = 0 if _goes_on(app, held) else quiet + 1
        if quiet == 3:
            return
        await asyncio.sleep(0.001)
    raise AssertionError(f"it does not come to rest: {_goes_on(app, held)}")


def _goes_on(app: Octotui, held: bool) -> list[object]:
    """Return what goes on, or will soon; what a screen behind a dialog waits for does not count."""
    front = app.screen
    if not front.is_mounted:
        return [front]
    nodes = (app, *front.walk_children(with_self=True))
    workers = [each for each in app.workers if not each.is_finished and _is_of(each.node, front)]
    timers = [timer for node in nodes for timer in node._timers if _is_due(timer)]
    messages = [node for node in nodes if not node._message_queue.empty()]
    keys = app._held if held else ()
    undrawn = [*front._dirty_widgets, *front._callbacks, *(["the layout"] if front._layout_required else [])]
    return [
        *workers,
        *timers,
        *messages,
        *keys,
        *undrawn,
        *app._animator._animations,
        *(["the desk"] if app.desk.busy else []),
    ]


def _is_of(node: DOMNode, front: Screen[Any]) -> bool:
    return node is front.app or front in node.ancestors_with_self


def _is_due(timer: Timer) -> bool:
    alive = timer._task is not None and not timer._task.done()
    return alive and timer._repeat == 0 and timer._interval <= SOON


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
