"""Between a key and the dialog it leads to, while that is being read for: what is typed meanwhile is for the dialog.

self.app.push_screen(Pending(self._new_release))      # an async function that gives the dialog
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from textual import events
from textual.screen import ModalScreen

if TYPE_CHECKING:
    from textual.screen import Screen


class Pending(ModalScreen[None]):
    """Holds the keys until the dialog stands, then types them there."""

    DEFAULT_CSS = "Pending { background: transparent; }"

    def __init__(self, make: Callable[[], Awaitable[Screen[Any]]]) -> None:
        """Take what makes the dialog."""
        super().__init__()
        self._make_dialog = make
        self._typed: list[events.Key] = []

    def on_mount(self) -> None:
        """Begin to make the dialog; the app waits for it, for this screen goes away before the end."""
        self.app.run_worker(self._give_way())

    async def _give_way(self) -> None:
        """Let the dialog take this place, and hand it what was typed."""
        try:
            dialog = await self._make_dialog()
        except BaseException:
            self.dismiss()
            raise
        await self.app.switch_screen(dialog)
        self.app.call_next(self._type_again)

    def on_key(self, event: events.Key) -> None:
        """Keep a key for the dialog."""
        event.stop()
        event.prevent_default()
        self._typed.append(event)

    async def _type_again(self) -> None:
        for event in self._typed:
            await self.app.on_event(events.Key(event.key, event.character))
