"""The terminal's driver, which sleeps while nobody types: Textual's own wakes ten times a second to see about that."""

from __future__ import annotations

import os
from codecs import getincrementaldecoder
from select import select
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.message import Message

LAST_SECONDS = 0.1
"""So long it is waited for what is still to come, before reading ends."""
AT_ONCE = 4096
"""So many bytes are read at once."""


class Ending(Event):
    """Told that reading is to end; whoever waits for the terminal wakes from it."""

    def __init__(self) -> None:
        """Make a pipe that can be waited for beside the terminal."""
        super().__init__()
        self.pipe, self._bell = os.pipe()

    def set(self) -> None:
        """Say it, and wake whoever waits."""
        super().set()
        os.write(self._bell, b".")

    def clear(self) -> None:
        """Take it back; a bell that nobody heard is silent."""
        super().clear()
        while select([self.pipe], [], [], 0)[0]:
            os.read(self.pipe, 1)

    def close(self) -> None:
        """Close the pipe."""
        os.close(self.pipe)
        os.close(self._bell)


class SleepingDriver(LinuxDriver):
    """Reads what is typed as Textual does, and waits for it without a clock."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with nothing read."""
        super().__init__(*args, **kwargs)
        self._ending = self.exit_event = Ending()

    def run_input_thread(self) -> None:
        """Read and tell what is typed until reading is to end."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")().decode
        while not self._ending.is_set():
            # An escape that stays alone for a moment is a key; nothing else is waited for with a clock.
            until = parser._timeout_time
            left = None if until is None else max(0.0, until - monotonic())
            if self.fileno in select([self.fileno, self._ending.pipe], [], [], left)[0]:
                read = os.read(self.fileno, AT_ONCE)
                if not read:
                    return  # nobody is there any more who could type
                self._tell(parser.feed(typed) if (typed := decode(read)) else ())
            self._tell(parser.tick())
        if select([self.fileno], [], [], LAST_SECONDS)[0]:
            self._tell(parser.feed(decode(os.read(self.fileno, AT_ONCE), final=True)))

    def _tell(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def close(self) -> None:
        """Let go of what was waited for."""
        super().close()
        self._ending.close()
