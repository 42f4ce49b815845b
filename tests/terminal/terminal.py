"""A program in a real pseudo-terminal, driven by keys and read by what stands on its screen.

    with Terminal([sys.executable, "-m", "octotui", "--db", file], size=(80, 24)) as terminal:
        terminal.wait_for("Board")
        terminal.press("n", "text:1.4.0", "enter")
        terminal.wait_for("Release 1.4.0 made")

Nothing here sleeps for a fixed time: every wait ends with its condition, or fails and prints the screen.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import tempfile
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from wcwidth import wcswidth

from tests.terminal.emulator import Emulator
from tests.terminal.keys import key_bytes

PATIENCE = 20.0
"""Seconds until a wait gives up: far more than anything should take, even on a busy machine."""

# A session leader that opens a terminal gets it as its own, so that changes of size arrive by signal. Doing this in
# `sh` spares the test process a fork with running threads.
_OWN_TERMINAL = ': <"$0"; exec "$@"'


def clean_environment(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of the person or the machine outside shows, with its home in `home`."""
    places = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state"}
    places |= {"XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run", "TMPDIR": "tmp"}
    for folder in places.values():
        (home / folder).mkdir(parents=True, exist_ok=True)
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "USER": "tester",
        "LOGNAME": "tester",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        **{name: str(home / folder) for name, folder in places.items()},
    }


class Terminal:
    """One program running in a terminal of `size` (columns, rows)."""

    def __init__(
        self,
        argv: Sequence[str | Path],
        size: tuple[int, int] = (120, 40),
        env: Mapping[str, str] | None = None,
        home: Path | None = None,
        cwd: Path | None = None,
    ) -> None:
        self._own_home = None if home else tempfile.TemporaryDirectory(prefix="octotui-home-")
        self.home = home or Path(self._own_home.name if self._own_home else ".")
        self.argv = [str(part) for part in argv]
        self.emulator = Emulator(*size)
        self.last_output = 0.0
        self.ended_at: float | None = None
        self._news = threading.Condition()
        self._arrivals = 0
        self._shown_since = 0.0
        self._master, slave = pty.openpty()
        self._set_size(size)
        self.started_at = time.perf_counter()
        self._process = subprocess.Popen(
            ["sh", "-c", _OWN_TERMINAL, os.ttyname(slave), *self.argv],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env=clean_environment(self.home) | dict(env or {}),
            cwd=cwd,
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """The process id of the program."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the program is still running."""
        return self._process.poll() is None

    # What one does

    def press(self, *keys: str) -> float:
        """Press keys one after the other (`down`, `ctrl+q`, `text:abc`); return the time of the last one."""
        when = time.perf_counter()
        for key in keys:
            when = time.perf_counter()
            os.write(self._master, key_bytes(key))
        return when

    def click(self, text: str) -> None:
        """Click with the left button on the first letter of `text`, which must be on the screen."""
        for row, line in enumerate(self.lines, start=1):
            if (at := line.find(text)) >= 0:
                column = wcswidth(line[:at]) + 1
                os.write(self._master, f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())
                return
        raise self._failure(f"nothing to click on: {text!r} is not on the screen")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as dragging its window does."""
        self.emulator.draw()
        self.emulator.resize(columns, rows)
        self._set_size((columns, rows))

    # What one sees

    @property
    def lines(self) -> list[str]:
        """The rows of the screen as they are now, without the spaces at their ends."""
        self.emulator.draw()
        return self.emulator.lines()

    def screen(self) -> str:
        """Return the whole screen as it is now."""
        return "\n".join(self.lines)

    # What one waits for

    def wait_until(self, holds: Callable[[str], bool], what: str, timeout: float = PATIENCE) -> float:
        """Wait until `holds` is true of a finished frame; return the time at which that frame arrived.

        Every frame since the last look counts, so what shows for a moment only is seen as well.
        """
        deadline = time.perf_counter() + timeout
        looked = False
        while True:
            with self._news:
                arrivals, ended = self._arrivals, self.ended_at is not None
            for when in self.emulator.frames():
                looked, self._shown_since = True, when
                if holds(self._drawn()):
                    return when
            if not looked and holds(self._drawn()):
                return self._shown_since
            looked = True
            with self._news:
                if arrivals != self._arrivals:
                    continue
                left = deadline - time.perf_counter()
                if ended or left <= 0:
                    end = f"the program ended with {self._process.wait()}" if ended else f"{timeout:g} s passed"
                    raise self._failure(f"waited for {what}, but {end}")
                self._news.wait(left)

    def wait_for(self, text: str | re.Pattern[str], timeout: float = PATIENCE) -> float:
        """Wait until a text or a pattern is on the screen; return the time at which it arrived."""
        pattern = re.compile(re.escape(text)) if isinstance(text, str) else text
        return self.wait_until(lambda screen: bool(pattern.search(screen)), repr(text), timeout)

    def wait_gone(self, text: str, timeout: float = PATIENCE) -> float:
        """Wait until a text is no longer on the screen; return the time at which it went."""
        return self.wait_until(lambda screen: text not in screen, f"{text!r} to go", timeout)

    def wait_idle(self, quiet: float = 0.1, timeout: float = PATIENCE) -> None:
        """Wait until the program has been silent for `quiet` seconds and no thread of it is at work."""
        deadline = time.perf_counter() + timeout
        while self.wait_quiet(quiet, deadline - time.perf_counter(), since=time.perf_counter()):
            if self.ended_at is not None or not self._at_work():
                return
        raise self._failure(f"the program did not come to rest within {timeout:g} s")

    def wait_quiet(self, quiet: float, timeout: float = PATIENCE, since: float = 0.0) -> bool:
        """Wait until nothing has come for `quiet` seconds, counted from `since` at the earliest; return whether so."""
        deadline = time.perf_counter() + timeout
        with self._news:
            while self.ended_at is None:
                now = time.perf_counter()
                left = max(self.last_output, since) + quiet - now
                if left <= 0:
                    return True
                if now >= deadline:
                    return False
                self._news.wait(min(left, deadline - now))
        return True

    def wait_output(self, since: float, timeout: float = PATIENCE) -> bool:
        """Wait for output later than `since`; return whether there was any."""
        deadline = time.perf_counter() + timeout
        with self._news:
            while self.last_output <= since and self.ended_at is None:
                left = deadline - time.perf_counter()
                if left <= 0:
                    return False
                self._news.wait(left)
            return self.last_output > since

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Wait until the program has ended; return its exit status (negative: the signal that ended it)."""
        try:
            status = self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            raise self._failure(f"the program did not end within {timeout:g} s") from None
        self._reader.join(timeout)
        return status

    # How it ends

    def kill9(self) -> None:
        """End the program as a crash would: at once, with no chance to save or to say goodbye."""
        os.kill(self.pid, signal.SIGKILL)
        self.wait_exit()

    def close(self) -> None:
        """End the program if it still runs, with all that it started, and let go of the terminal."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()
        self._reader.join(PATIENCE)
        if self._master >= 0:
            os.close(self._master)
            self._master = -1
        if self._own_home:
            self._own_home.cleanup()

    # Inside

    def _set_size(self, size: tuple[int, int]) -> None:
        columns, rows = size
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._master, 65536)
            except OSError:  # what Linux says once the last program has let go of the terminal
                data = b""
            now = time.perf_counter()
            answer = self.emulator.receive(now, data) if data else b""
            if answer:
                with contextlib.suppress(OSError):
                    os.write(self._master, answer)
            with self._news:
                if data:
                    self.last_output = now
                    self._arrivals += 1
                else:
                    self.ended_at = now
                self._news.notify_all()
            if not data:
                return

    def _drawn(self) -> str:
        return "\n".join(self.emulator.lines())

    def _at_work(self) -> bool:
        """Whether a thread of the program is running or waits for the disk (known on Linux only)."""
        for stat in Path(f"/proc/{self.pid}/task").glob("*/stat"):
            with contextlib.suppress(OSError):
                if stat.read_text().rpartition(") ")[2][:1] in "RD":
                    return True
        return False

    def _failure(self, message: str) -> AssertionError:
        lines = self.lines
        rule = "─" * max(40, *(len(line) for line in lines))
        shown = "\n".join(lines).rstrip("\n")
        return AssertionError(f"{message}\n{' '.join(self.argv)}\n{rule}\n{shown}\n{rule}")
