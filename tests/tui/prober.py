"""Somebody who presses every key of a screen: each act is really done and then taken back, so that none changes the
next one's screen, and the screen is made anew where a key has led away from it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from textual import events
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from octotui.services.house import Clock, Done, House
from octotui.tui.act import Act, key_here, offers_here, read_key
from octotui.tui.app import Octotui
from octotui.tui.desk import Desk
from octotui.tui.rooms import make_room
from octotui.tui.widgets.columns import Columns
from octotui.tui.widgets.foot import Entry, Foot
from octotui.tui.widgets.rows import Rows
from tests.tui.seat import rests

Enter = Callable[["Prober"], Awaitable[None]]
"""Leads from the board to the screen that is tried."""
Sight = tuple[object, ...]
"""All that a key may change for who sits there."""

REMARKS = {"↑↓": "down", "←→↑↓": "right", "←→": "right", "type": "x", "tab": "tab"}
"""What is pressed for a remark of the foot that is no act of its own."""


ROWS = 40
"""So many rows of a list are looked at for what the foot says of them."""


class _TakenBack(Exception):
    """Ends the transaction of an act that was only tried."""


def trying(house: House) -> Callable[..., Done[Any]]:
    """Return what does an act, journal and all, and takes it back at once."""

    def act(act: Callable[..., Any], *args: Any, **named: Any) -> Done[Any]:
        answer = None
        with suppress(_TakenBack), house.batch() as batch:
            answer = batch.act(house.who_id or 0, house.clock(), act, *args, **named)
            raise _TakenBack
        return Done(answer, None)

    return act


@dataclass
class Prober:
    """Somebody at the keyboard of an app whose acts are taken back."""

    app: Octotui
    pilot: Pilot[Any]
    enter: Enter
    mode: str
    """The mode from which the screen is entered."""
    mode_there: str = ""
    theme: str = "octotui-dark"
    home: Screen[Any] | None = None
    entered: bool = True
    """Whether it is the first screen of a room, which is kept; else it was opened from one."""
    pressed: set[tuple[str, str]] = field(default_factory=set)

    async def rests(self) -> None:
        """Wait until nothing is read, done, held back or drawn; what waits for an answer goes on waiting."""
        await rests(self.app, self.pilot, held=True)

    async def presses(self, *keys: str) -> None:
        """Press keys, resting after each."""
        for key in keys:
            name = _character_to_key(key) if len(key) == 1 else key
            self.app.post_message(events.Key(name, key_to_character(name)))
            await self.rests()
            assert self.app._exception is None, f"{key} ends the app: {self.app._exception!r}"

    @property
    def sight(self) -> Sight:
        """Everything that can be seen or copied now."""
        app = self.app
        rows = tuple(strip.text for strip in app.screen._compositor.render_strips())
        said = tuple(note.message for note in app._notifications)
        return (app.screen, app.current_mode, app.focused, rows, said, app.clipboard, app.theme)

    @property
    def foot(self) -> list[tuple[Entry, Act]]:
        """What the foot shows, with the act behind each."""
        foot = self.app.screen.query_one(Foot)
        return [(entry, foot._offers[entry].act) for _, entry in foot._laid()]

    @property
    def shape(self) -> Rows | Columns | None:
        """The list that has the cursor."""
        shapes = [each for each in self.app.screen.query(Rows) if each.display and each.size.height]
        columns = [each for each in self.app.screen.query(Columns) if each.display]
        named = [each for each in shapes if each.id in ("list", "tasks", "gate")]
        return next(iter((*columns, *named, *shapes)), None)

    async def begins(self) -> Sight:
        """Make the screen anew; return what is seen."""
        app = self.app
        while len(app.screen_stack) > 1:
            await self._closes()
        if self.entered:
            await self._renews(app.current_mode)
        self._forget()
        await self.rests()
        await self.enter(self)
        self.home = app.screen
        return self.sight

    async def _renews(self, left: str) -> None:
        """Make the first screen of a room anew; it cannot be in front meanwhile."""
        app = self.app
        app.switch_mode("journal" if left != "journal" else "board")
        await self.rests()
        await app.remove_mode(left)
        app.add_mode(left, app._welcome if left == "welcome" else partial(make_room, left, app.desk))
        app.switch_mode(self.mode)

    async def _closes(self) -> None:
        front = self.app.screen
        await (front.dismiss(None) if front.is_modal else self.app.pop_screen())
        await self.rests()  # an act that goes on after its dialog may open the next one

    def _forget(self) -> None:
        self.app.theme = self.theme
        self.app.clear_notifications()
        self.app._clipboard = ""

    async def returns(self, before: Sight, cursor: str | None) -> Sight:
        """Go back to what was seen before a key was pressed; a screen that is not as it was is made anew."""
        app = self.app
        if app.current_mode != self.mode_there:
            app.switch_mode(self.mode_there)
        while app.screen is not self.home and len(app.screen_stack) > 1:
            await self._closes()
        self._forget()
        await self.rests()
        if app.screen is self.home and self.sight != before:
            await self._resumes(before, cursor)
        if self.sight != before:
            await self.begins()
            if cursor is not None and self.shape is not None:
                self.shape.cursor = cursor
                await self.rests()
        return self.sight

    async def _resumes(self, before: Sight, cursor: str | None) -> None:
        shape = self.shape
        if shape is not None and cursor is not None and not self.app.screen.query("#filter.-open"):
            shape.cursor = cursor
        focused = before[2]
        if isinstance(focused, Widget) and focused.is_attached:
            focused.focus()
        await self.rests()

    async def comes(self) -> Sight:
        """Go to the screen for the first time."""
        await self.enter(self)
        self.home, self.mode_there = self.app.screen, self.app.current_mode
        self.entered = len(self.app.screen_stack) == 1
        return self.sight

    async def tries_foot(self, before: Sight) -> Sight:
        """Press each key of the foot that was not pressed yet under this name; each has to do something."""
        cursor = self.shape.cursor if self.shape is not None else None
        for entry, act in self._new():
            self.pressed.add(_known(entry))
            await self.presses(_key_of(act, entry.key))
            assert self.sight != before, f"{entry.key} {entry.label} does nothing, at {cursor}"
            before = await self.returns(before, cursor)
        return before

    async def tries_every_foot(self) -> None:
        """Press every key that the foot shows with the cursor on any row."""
        before = await self.tries_foot(self.sight)
        for id in _ids(self.shape)[:ROWS]:
            if self.shape is None or id not in _ids(self.shape):
                continue
            self.shape.cursor = id
            await self.rests()
            if self._new():
                before = await self.tries_foot(self.sight)
        await self.returns(before, None)

    def _new(self) -> list[tuple[Entry, Act]]:
        """Return what the foot shows that was not pressed yet; leaving is tried by a test of its own."""
        return [(entry, act) for entry, act in self.foot if _known(entry) not in self.pressed and act.action != "quit"]

    async def tries_others(self, keys: tuple[str, ...], *, everywhere: bool) -> None:
        """Press keys that the foot does not show: an act is done or says why not, anything else does nothing bad.

        Those that are the app's are the same `everywhere`, so that they need not be tried on each screen.
        """
        before = self.sight
        cursor = self.shape.cursor if self.shape is not None else None
        shown = {entry.key for entry, _ in self.foot}
        for key in keys:
            offer = next((each for each in offers_here(self.app.screen) if key in each.act.keys), None)
            if offer is not None and offer.of_app and not everywhere:
                continue
            if key in shown or (offer is not None and key_here(self.app.screen, offer.act) in shown):
                continue
            await self.presses(key)
            if offer is not None and not self._already(offer.act, key):
                assert self.sight != before, f"{key} ({offer.act.name}) says nothing: {offer.reason}"
                if offer.reason and offer.act.action not in ("deploy", "publish"):  # these refuse in a dialog
                    said = [note.message for note in self.app._notifications]
                    assert offer.reason in said, f"{key} ({offer.act.name}) says {said}, not {offer.reason}"
            if self.sight != before:
                before = await self.returns(before, cursor)

    def _already(self, act: Act, key: str) -> bool:
        """Tell whether a key leads to where one is, or is text for the field."""
        focused = self.app.focused
        typed = focused is not None and focused.check_consume_key(key, key_to_character(key))
        return typed or act.action == f"go('{self.app.current_mode}')"


def _known(entry: Entry) -> tuple[str, str]:
    """Name what an entry does, whoever it does it to: `ping Sam` is `ping Dana`."""
    return entry.key, entry.label.split()[0]


def _key_of(act: Act, shown: str) -> str:
    """Return the key of an act, or of a remark, that is printed in this way."""
    if not act.action:
        return REMARKS[act.shown]
    return act.keys[0] if shown == act.key_shown else next(key for key in act.keys if read_key(key) == shown)


def _ids(shape: Rows | Columns | None) -> list[str]:
    if isinstance(shape, Rows):
        return [row.id for row in shape.rows if row.id is not None]
    if isinstance(shape, Columns):
        return [tile.id for column in shape.columns for tile in column.tiles]
    return []


@contextmanager
def _desk(path: Path, clock: Clock) -> Iterator[Desk]:
    desk = Desk(House(path, clock))
    try:
        yield desk
    finally:
        desk.close()


@asynccontextmanager
async def probing(
    path: Path, clock: Clock, name: str, enter: Enter, size: tuple[int, int], theme: str = "octotui-dark"
) -> Any:
    """Open the app for somebody who presses every key."""
    with _desk(path, clock) as desk:
        app = Octotui(desk, name or None)
        app.theme = theme
        async with app.run_test(size=size, notifications=True) as pilot:
            prober = Prober(app, pilot, enter, app.current_mode, theme=theme)
            await prober.rests()
            desk._house.act = trying(desk._house)  # type: ignore[method-assign]
            await prober.comes()
            yield prober
