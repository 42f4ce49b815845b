"""The terminal's driver, which sleeps while nobody types: Textual's own wakes ten times a second to see about that.

It also hears what the system says of the terminal: that the program is to sleep, to wake up or to leave.
"""

from __future__ import annotations

import asyncio
import os
from codecs import getincrementaldecoder
from contextlib import suppress
from select import select
from signal import SIGCONT, SIGHUP, SIGTERM, SIGTSTP
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

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


class Outlet:
    """Writes to a terminal as long as there is one: whoever leaves must not wait for one that is gone."""

    def __init__(self, terminal: TextIO) -> None:
        """Take the terminal."""
        self._terminal = terminal

    def write(self, text: str) -> None:
        """Write a text."""
        with suppress(OSError):
            self._terminal.write(text)

    def flush(self) -> None:
        """Send what was written."""
        with suppress(OSError):
            self._terminal.flush()


class SleepingDriver(LinuxDriver):
    """Reads what is typed as Textual does, and waits for it without a clock."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with nothing read; the loop is told of signals in between what it does, never amidst it."""
        super().__init__(*args, **kwargs)
        self._ending = self.exit_event = Ending()
        self._file: Any = Outlet(self._file)
        self._loop = asyncio.get_running_loop()
        self._loop.add_signal_handler(SIGTSTP, self._sigtstp_application)
        self._loop.add_signal_handler(SIGCONT, self._sigcont_application)
        for number in (SIGTERM, SIGHUP):
            self._loop.add_signal_handler(number, self._leave, 128 + number)

    def _leave(self, code: int) -> None:
        """Leave as by the key, so that what is typed is kept and the terminal is given back as it was."""
        self._app.exit(return_code=code)

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again; who was stopped unasked gives it back first, to find what it is like by itself."""
        if not self._must_signal_resume:
            self.suspend_application_mode()
            self._must_signal_resume = True
        super()._sigcont_application()

    def suspend_application_mode(self) -> None:
        """Let go of the terminal for a while; what reading waits for is needed again after it."""
        self.stop_application_mode()
        super().close()

    def run_input_thread(self) -> None:
        """Read and tell what is typed until reading is to end."""
        parser = XTermParser(self._debug)
        # A terminal that speaks another tongue than UTF-8 sends letters that are none; they are seen, and end nothing.
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self._ending.is_set():
            # An escape that stays alone for a moment is a key; nothing else is waited for with a clock.
            until = parser._timeout_time
            left = None if until is None else max(0.0, until - monotonic())
            if self.fileno in select([self.fileno, self._ending.pipe], [], [], left)[0]:
                read = self._read()
                if not read:  # nobody is there any more who could type
                    self._loop.call_soon_threadsafe(self._leave, 128 + SIGHUP)
                    return
                self._tell(parser.feed(typed) if (typed := decode(read)) else ())
            self._tell(parser.tick())
        if select([self.fileno], [], [], LAST_SECONDS)[0]:
            self._tell(parser.feed(decode(self._read(), final=True)))

    def _read(self) -> bytes:
        """Return what was typed, nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, AT_ONCE)
        except OSError:
            return b""

    def _tell(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def close(self) -> None:
        """Let go of what was waited for."""
        super().close()
        self._ending.close()
