"""Keys in turn: what is typed before a dialog or a screen stands is typed in it, however fast it comes.

Textual gives a key at once to whatever has the focus, so the letters that follow a key in the same burst would act on
the screen that the key is about to leave. Here a key waits while one before it is still on its way, while the screen
in front is being composed, and while an act that `asks` prepares its dialog. A key with nothing before it waits for
nothing.

    @asks
    async def action_comment(self) -> None:
        text = await self.app.push_screen_wait(AskText(...))
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, NamedTuple, ParamSpec

from textual import events, work
from textual.message import Message

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen
    from textual.timer import Timer
    from textual.widget import Widget
    from textual.worker import Worker

    _App = App[Any]
else:
    _App = object

ASKS = "asks"
"""The group of the workers that lead to a dialog."""
LOOK_AGAIN_SECONDS = 0.02
"""So often it is seen, while keys wait, whether they still have to; what they wait for may end without a word."""

P = ParamSpec("P")
Typed = events.Key | events.Paste


def asks(method: Callable[P, Coroutine[None, None, None]]) -> Callable[P, Worker[None]]:
    """Make a worker of an act that asks in a dialog: until it stands or the act ends, keys wait for it."""
    return work(group=ASKS)(method)


class _Way(NamedTuple):
    """A key on its way from the widget that got it up to the app, where its act is done."""

    key: events.Key
    target: Widget

    @property
    def over(self) -> bool:
        """Whether it will not come to the app any more: somebody took it, or its widget has gone."""
        return self.key._stop_propagation or not (self.target.is_running and self.target.is_attached)


class InTurn(_App):
    """Mixin, before App: hands on keys and what is pasted, one after the other where the first leads elsewhere."""

    class Through(Message):
        """Follows a key whose act is told by a message, so that it comes to the app when that was heard."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with nothing typed."""
        super().__init__(*args, **kwargs)
        self._held: deque[Typed] = deque()
        self._way: _Way | None = None
        self._front: Screen[Any] | None = None
        self._coming: Screen[Any] | None = None
        self._look_again: Timer | None = None

    async def on_event(self, event: events.Event) -> None:
        """Let what is typed wait where it has to; give everything else to Textual."""
        if isinstance(event, Typed) and not event.is_forwarded:
            if self._held or self._waits():
                self._held.append(event)
                self._watch()
            else:
                await self._hand_on(event)
            return
        await super().on_event(event)
        if self._way is not None and event is self._way.key:
            self._came_back(self._way)

    async def _hand_on(self, event: Typed) -> None:
        target = self.focused or self.screen
        if isinstance(event, events.Key) and not target.check_consume_key(event.key, event.character):
            self._way = _Way(event, target)
            # A key that the app sent is stopped on its last step, which would look as if somebody had taken it.
            event._sender = None
        await super().on_event(event)
        if not event.is_forwarded:
            self._way = None

    def _came_back(self, way: _Way) -> None:
        # Enter on a list or in a field is told by a message, which is heard on the way of the one sent after it.
        if way.key.key == "enter" and way.target.post_message(self.Through()):
            return
        self._clear_way()

    def taken(self, key: events.Key) -> None:
        """Hear that a widget has done at once what a key is for, so that it will not come to the app."""
        if self._way is not None and self._way.key is key:
            self._clear_way()

    def on_in_turn_through(self) -> None:
        """What the key led to has begun."""
        self._clear_way()

    def _clear_way(self) -> None:
        # What waits goes on behind the focus that the key asked for; until then it keeps waiting, whoever looks.
        if self._held:
            self.call_later(self._end_way, self._way)
        else:
            self._way = None

    async def _end_way(self, way: _Way | None) -> None:
        if self._way is way:
            self._way = None
        await self._go_on()

    def _waits(self) -> bool:
        """Tell whether a key has to wait for what one before it leads to."""
        if self._way is not None and self._way.over:
            self._way = None
        return self._way is not None or self._is_coming() or self._is_asking()

    def _is_coming(self) -> bool:
        """Tell whether the screen in front is still being composed, or has not said yet where its keys go."""
        front = self.screen
        if front is not self._front:
            self._front = self._coming = front
            # Behind all that the screen does when it is mounted, and then behind the focus that it asks for.
            front.call_later(self.call_later, self._arrived, front)
        return self._coming is front

    async def _arrived(self, screen: Screen[Any]) -> None:
        if self._coming is screen:
            self._coming = None
        await self._go_on()

    def _is_asking(self) -> bool:
        front = self.screen
        return any(each.group == ASKS and each.node is front and not each.is_finished for each in self.workers)

    async def _go_on(self) -> None:
        while self._held and not self._waits():
            await self._hand_on(self._held.popleft())
        if self._held:
            self._watch()

    def _watch(self) -> None:
        if self._look_again is None:
            self._look_again = self.set_timer(LOOK_AGAIN_SECONDS, self._look)

    async def _look(self) -> None:
        self._look_again = None
        await self._go_on()
