"""While the store is imported beside it, the interface goes first: before each module the import waits for the loop
to come to rest. Both hold the one lock of the interpreter, and whoever types would wait for every second turn of it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Coroutine
from selectors import DefaultSelector
from threading import get_ident
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from selectors import SelectorKey

T = TypeVar("T")

PATIENCE = 0.4
"""Seconds that imports wait in all; a loop that never rests must not keep the store away."""
LONGEST = 0.03
"""Seconds that one waits at a time, for the loop may itself wait for what is being imported."""
STEP = 0.0005


class Restful(DefaultSelector):
    """What a loop waits with; `rests` while it does."""

    def __init__(self) -> None:
        """Begin at work."""
        super().__init__()
        self.rests = False

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        """Wait for what comes next."""
        self.rests = True
        try:
            return super().select(timeout)
        finally:
            self.rests = False


class Courtesy:
    """Finds no module, but lets the loop go first where another thread looks for one."""

    def __init__(self, loop: Restful) -> None:
        """Give way to the loop of this thread."""
        self._loop, self._thread, self._left = loop, get_ident(), PATIENCE

    def find_spec(self, *_: object) -> None:
        """Wait for the loop to rest."""
        if self._loop.rests or self._left <= 0 or get_ident() == self._thread:
            return
        began = monotonic()
        while not self._loop.rests and monotonic() - began < LONGEST:
            sleep(STEP)
        self._left -= monotonic() - began


def run(program: Coroutine[Any, Any, T]) -> T:
    """Run a program to its end; what other threads import gives way to it."""
    selector = Restful()
    finder: Any = Courtesy(selector)
    sys.meta_path.insert(0, finder)
    try:
        with asyncio.Runner(loop_factory=lambda: asyncio.SelectorEventLoop(selector)) as runner:
            return runner.run(program)
    finally:
        sys.meta_path.remove(finder)
