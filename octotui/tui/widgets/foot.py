"""The last row: the keys that act now, named for what they would do here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from octotui.tui.act import Acting, Offer, key_here, offers_here
from octotui.tui.line import Line, width_of
from octotui.tui.signs import Signs
from octotui.tui.theme import ground, tokens

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

MARGIN = 2
GAP = 3
NARROW = 100


class Entry(NamedTuple):
    """What the foot prints of an act: the key and what it does here."""

    key: str
    label: str

    @property
    def cells(self) -> int:
        """Its width."""
        return width_of(self.key) + width_of(self.label) + (1 if self.key and self.label else 0)


class Foot(Widget):
    """Shows what can be done here; drops whole entries from the right of the left group, never letters."""

    DEFAULT_CSS = "Foot { dock: bottom; height: 1; background: $oct-surface; }"

    shown: reactive[tuple[tuple[Entry, ...], tuple[Entry, ...]]] = reactive(((), ()))

    class Stale(Message, bubble=False):
        """What can be done may have changed."""

    def __init__(self, *, id: str | None = None) -> None:
        """Make the foot of a screen."""
        super().__init__(id=id)
        self.signs = Signs()
        self._offers: dict[Entry, Offer] = {}
        self._stale = False

    def on_mount(self) -> None:
        """Follow focus and whatever the screen says has changed."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)
        self.watch(self.screen, "focused", self.renew, init=False)
        self.renew()

    def _bindings_updated(self, _screen: Screen[object]) -> None:
        # Only after the message that moved the cursor was handled do labels speak of the new row; asked once for all.
        if not self._stale:
            self._stale = True
            self.post_message(self.Stale())

    @on(Stale)
    def _ask_again(self) -> None:
        self._stale = False
        self.renew()

    def renew(self) -> None:
        """Ask again what can be done now."""
        if not self.is_attached:
            return
        sides: dict[str, list[Entry]] = {"left": [], "right": []}
        self._offers = {}
        # What the app offers stands before what the screen adds, so that help is always at the same place.
        for offer in sorted(offers_here(self.screen, foot=True), key=lambda offer: not offer.of_app):
            act = offer.act
            key = key_here(self.screen, act) if offer.reason is None else None
            if key is not None:
                entry = Entry(self.signs(key), offer.label)
                sides[act.side].append(entry)
                self._offers[entry] = offer
        self.shown = (tuple(sides["left"]), tuple(sides["right"]))

    def _laid(self) -> list[tuple[int, Entry]]:
        """Place the entries: the right group whole, of the left group what fits before it."""
        left, right = self.shown
        width = self.size.width
        gap = GAP if width >= NARROW else GAP - 1
        right = right if width >= NARROW else right[:2]
        start = width - MARGIN - sum(entry.cells for entry in right) - gap * max(0, len(right) - 1)
        placed: list[tuple[int, Entry]] = []
        col = MARGIN
        for entry in left:
            if col + entry.cells + gap > start:
                break
            placed.append((col, entry))
            col += entry.cells + gap
        for entry in right:
            placed.append((start, entry))
            start += entry.cells + gap
        return placed

    def render_line(self, y: int) -> Strip:
        """Draw the row."""
        line = Line(self.size.width)
        for col, entry in self._laid():
            line.put(col, entry.key, "bold accent", width_of(entry.key))
            line.put(col + entry.cells - width_of(entry.label), entry.label, "muted", width_of(entry.label))
        return line.strip(tokens(self.app), ground(self))

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        offer = self._offer_at(event.x)
        if offer is not None and isinstance(offer.node, Acting):
            await offer.node.run_act(offer.act)

    def _offer_at(self, x: int) -> Offer | None:
        entry = next((entry for col, entry in self._laid() if col <= x < col + entry.cells), None)
        return self._offers.get(entry) if entry else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in a tooltip what the entry under the pointer does."""
        offer = self._offer_at(event.x)
        self.tooltip = offer.act.sentence if offer else None
