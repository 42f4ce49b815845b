"""Row 0: the name, the rooms, the chip of a running incident, who sits here as what, and the time.

head.state = HeadState(rooms=(Room("board", "Board"), Room("work", "My work", 7)), room="board",
                       chip=Chip("▲ INC-7 23:47", "nogo"), person="Ana Ruiz", role="Release Mgr", clock="14:32")
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from octotui.domain.value import dataclass
from octotui.tui.line import Line, width_of
from octotui.tui.signs import Signs
from octotui.tui.theme import ground, tokens
from octotui.tui.widgets.quick import Quick
from octotui.tui.wording import initial

if TYPE_CHECKING:
    from textual import events

MARGIN = 2
NARROW = 100
ROOMS_WHEN_NARROW = 3


@dataclass(frozen=True, slots=True)
class Room:
    """A room one can go to by its digit, with a count of what waits there."""

    key: str
    name: str
    count: int | None = None
    digit: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """Something that must be seen from every screen; `style` is the token it is filled with."""

    text: str
    style: str = "nogo"


@dataclass(frozen=True, slots=True)
class HeadState:
    """All the head shows; equal states draw nothing anew."""

    rooms: tuple[Room, ...] = ()
    room: str = ""
    chip: Chip | None = None
    person: str = ""
    role: str = ""
    clock: str = ""


class Head(Quick, Widget):
    """Draws the head and says which room was clicked."""

    DEFAULT_CSS = "Head { dock: top; height: 1; background: $oct-surface; }"

    state: reactive[HeadState] = reactive(HeadState(), repaint=False)

    class RoomChosen(Message):
        """A room was clicked."""

        def __init__(self, key: str) -> None:
            """Name the room."""
            super().__init__()
            self.key = key

    class ChipChosen(Message):
        """The chip was clicked."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make the head of a screen."""
        super().__init__(id=id)
        self.signs = Signs()
        self._ground = ""

    def watch_state(self, old: HeadState, new: HeadState) -> None:
        """Draw the row; where only the chip says another time, which it does each second, only its end."""
        was, now = (old.chip.text, new.chip.text) if old.chip and new.chip else ("", "")
        if was == now or len(was) != len(now) or old != replace(new, chip=old.chip):
            self.refresh()
            return
        same = next(at for at, pair in enumerate(zip(was, now, strict=True)) if pair[0] != pair[1])
        at, chip, _ = self._right()
        begins = width_of(f" {now[:same]}")
        self.refresh(Region(at + begins, 0, width_of(chip) - begins, 1))

    def _rooms(self) -> list[tuple[str, int, str, Room]]:
        """Place the rooms: digit, cell, text; three where it is narrow, and always the one that one is in."""
        narrow = self.size.width < NARROW
        numbered = [(room.digit or str(place), room) for place, room in enumerate(self.state.rooms, 1)]
        if narrow:
            first = numbered[:ROOMS_WHEN_NARROW]
            here = [pair for pair in numbered if pair[1].key == self.state.room]
            numbered = first if not here or here[0] in first else [*first[:-1], *here]
        col = MARGIN + len("octotui") + (1 if narrow else 3)
        placed: list[tuple[str, int, str, Room]] = []
        for digit, room in numbered:
            count = f" {room.count}" if room.count else ""
            text = f" {digit} {room.name}{count} "
            placed.append((digit, col, text, room))
            col += width_of(text)
        return placed

    def _right(self) -> tuple[int, str, list[tuple[str, str]]]:
        """Give the cell of the chip, its text, and the pieces behind it."""
        state, narrow = self.state, self.size.width < NARROW
        chip = f" {state.chip.text} " if state.chip else ""
        short, role = initial(state.person), f" {state.role}" if state.role else ""
        forms = ((short, ""),) if narrow else ((state.person, role), (short, role), (short, ""))
        room = self._rooms()
        free = room[-1][1] + width_of(room[-1][2]) if room else 0
        for name, held in forms:  # a long name gives way to the rooms
            said = [(name, "muted" if narrow else "text"), (held, "muted")]
            pieces = [*said, (f"{' ' if narrow else '  '}{state.clock}", "bold")]
            taken = sum(width_of(text) for text, _ in pieces) + width_of(chip) + 2
            at = self.size.width - (1 if narrow else MARGIN) - taken
            if at >= free:
                break
        return at, chip, pieces

    def render_line(self, y: int) -> Strip:
        """Draw the row."""
        line = Line(self.size.width)
        line.put(MARGIN, "octotui", "bold accent", len("octotui"))
        chip_at, chip, pieces = self._right()
        for _, col, text, room in self._rooms():
            if col + width_of(text) <= chip_at:
                line.put(col, text, "ink on accent bold" if room.key == self.state.room else "muted", width_of(text))
        if self.state.chip:
            line.put(chip_at, self.signs(chip), f"ink on {self.state.chip.style} bold", width_of(chip))
        col = chip_at + width_of(chip) + 2
        for text, style in pieces:
            line.put(col, text, style, width_of(text))
            col += width_of(text)
        self._ground = self._ground or ground(self)
        return line.strip(tokens(self.app), self._ground)

    def notify_style_update(self) -> None:
        """Stand on another background under another theme."""
        super().notify_style_update()
        self._ground = ""

    def on_click(self, event: events.Click) -> None:
        """Say what was clicked."""
        for _, col, text, room in self._rooms():
            if col <= event.x < col + width_of(text):
                self.post_message(self.RoomChosen(room.key))
                return
        chip_at, chip, _ = self._right()
        if chip and chip_at <= event.x < chip_at + width_of(chip):
            self.post_message(self.ChipChosen())
