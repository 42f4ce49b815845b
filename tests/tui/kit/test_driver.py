"""The driver sleeps until somebody types or reading is to end, and hears both."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from select import select
from threading import Event, Thread

import pytest

from octotui.tui.driver import Ending, Outlet, SleepingDriver


class Loop:
    """A loop that does at once what a thread asks of it, and an app that notes that it was told to leave."""

    def __init__(self) -> None:
        self.left = Event()

    def call_soon_threadsafe(self, ask, *args):
        ask(*args)

    def exit(self, return_code):
        self.code = return_code
        self.left.set()


class Reading:
    """A driver that reads one end of a pipe, on a thread of its own, and keeps what it was told."""

    def __init__(self) -> None:
        self.driver = SleepingDriver.__new__(SleepingDriver)
        self.fileno, self.keys = os.pipe()
        self.driver.fileno = self.fileno
        self.driver._debug = False
        self.driver._loop = self.driver._app = self.app = Loop()
        self.driver._ending = self.driver.exit_event = Ending()
        self.heard: list[str] = []
        self.told, self.tell = os.pipe()
        self.driver.process_message = self._take
        self.thread = Thread(target=self.driver.run_input_thread, daemon=True)
        self.thread.start()

    def _take(self, message: object) -> None:
        self.heard.append(getattr(message, "key", ""))
        os.write(self.tell, b".")

    def types(self, typed: bytes, keys: int) -> list[str]:
        os.write(self.keys, typed)
        for _ in range(keys):
            assert select([self.told], [], [], 10)[0], "nothing was heard"
            os.read(self.told, 1)
        return self.heard

    def leaves(self) -> None:
        """End reading, and let go of every pipe."""
        self.driver.exit_event.set()
        self.thread.join(10)
        assert not self.thread.is_alive()
        self.driver.exit_event.close()
        for pipe in (self.fileno, self.keys, self.told, self.tell):
            with suppress(OSError):  # one test closes the keys itself
                os.close(pipe)


@pytest.fixture
def reading():
    found = Reading()
    yield found
    found.leaves()


def test_keys_are_heard_one_by_one_and_in_a_burst(reading):
    assert reading.types(b"a", 1) == ["a"]
    assert reading.types(b"bc\x1b[A", 3) == ["a", "b", "c", "up"]


def test_an_escape_that_stays_alone_is_a_key(reading):
    assert reading.types(b"\x1b", 1) == ["escape"]


def test_a_letter_in_two_halves_is_one(reading):
    os.write(reading.keys, b"\xc3")
    assert reading.types(b"\xa4", 1) == ["ä"]


def test_reading_ends_at_once_though_nobody_types(reading):
    reading.driver.exit_event.set()
    reading.thread.join(10)
    assert not reading.thread.is_alive()


def test_who_finds_nobody_at_the_keys_any_more_leaves(reading):
    os.close(reading.keys)
    assert reading.app.left.wait(10)
    assert reading.app.code == 129


def test_what_cannot_be_read_is_no_letter_and_no_end(reading):
    assert reading.types(b"\xe9a\xff", 3) == ["replacement_character", "a", "replacement_character"]


class Gone:
    """A terminal that was closed."""

    def write(self, text):
        raise OSError(errno.EIO, "Input/output error")

    def flush(self):
        raise OSError(errno.EIO, "Input/output error")


def test_what_is_written_to_a_terminal_that_is_gone_is_no_fault():
    outlet = Outlet(Gone())
    outlet.write("a line")
    outlet.flush()


def test_a_bell_that_was_taken_back_is_silent():
    ending = Ending()
    ending.set()
    assert select([ending.pipe], [], [], 0)[0]
    ending.clear()
    assert not select([ending.pipe], [], [], 0)[0]
    ending.close()
