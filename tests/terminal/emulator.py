"""The terminal's own half: keeps the screen and answers what programs ask of a terminal.

Output is queued with the time of its arrival and drawn later, when somebody looks. Drawing is slow, so a benchmark
can let the program finish first and still know when each frame arrived.
"""

from __future__ import annotations

import re
import threading
from collections import deque
from collections.abc import Iterator

import pyte

# Sequences that pyte does not know and would print as text.
_UNKNOWN = re.compile(
    rb"\x1b[P_^X].*?(?:\x1b\\|\x07)"  # strings addressed to the terminal
    rb"|\x1b\[[<=>][0-9;:]*[ -/]*[@-~]"  # keyboard protocol
    rb"|\x1b\[[0-9;?]*[ -/]+[@-~]"  # questions about modes
    rb"|\x1b\[[0-9;]*:[0-9;:]*m",  # colours written with colons
    re.DOTALL,
)
_CUT_OFF = re.compile(rb"\x1b(?:[P_^X\]][^\x07\x1b]*\x1b?|\[[0-9;:<=>?]*[ -/]*|[ -/]*)?\Z", re.DOTALL)
_QUESTION = re.compile(rb"\x1b\[\?(?P<mode>\d+)\$p|\x1b\[(?P<attributes>0?c)|\x1b\[(?P<status>[56])n")
_FRAME_EDGE = re.compile(rb"\x1b\[\?2026[hl]")
_UNFINISHED_FRAME = re.compile(rb"\x1b\[\?2026h(?!.*\x1b\[\?2026l).*", re.DOTALL)
# pyte has one screen only: entering or leaving the other one is shown as an empty screen.
_OTHER_SCREEN = re.compile(rb"\x1b\[\?1049[hl]")
_CLEARED = b"\x1b[2J\x1b[H"


def _complete(data: bytes) -> tuple[bytes, bytes]:
    """Split off an escape sequence whose end has not arrived yet."""
    cut = _CUT_OFF.search(data)
    return (data[: cut.start()], data[cut.start() :]) if cut else (data, b"")


class Emulator:
    """A screen of `columns` x `rows`, fed with timed output."""

    def __init__(self, columns: int, rows: int) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._lock = threading.RLock()
        self._queue: deque[tuple[float, bytes]] = deque()
        self._lines: list[str] | None = None
        self._undrawn = b""
        self._unanswered = b""

    def receive(self, when: float, data: bytes) -> bytes:
        """Queue output that arrived at `when`, cut where frames end, and return the terminal's answer to it."""
        with self._lock:
            start = 0
            for edge in _FRAME_EDGE.finditer(data):
                self._queue.append((when, data[start : edge.end()]))
                start = edge.end()
            if start < len(data):
                self._queue.append((when, data[start:]))
            whole, self._unanswered = _complete(self._unanswered + data)
            return b"".join(self._answer(question) for question in _QUESTION.finditer(whole))

    def _answer(self, question: re.Match[bytes]) -> bytes:
        if mode := question["mode"]:
            # Synchronised frames are known; every other mode is not, so sizes come by signal as in plain terminals.
            return b"\x1b[?%s;%d$y" % (mode, 2 if mode == b"2026" else 0)
        if question["attributes"]:
            return b"\x1b[?62;22c"
        if question["status"] == b"5":
            return b"\x1b[0n"
        self.draw()
        return b"\x1b[%d;%dR" % (self._screen.cursor.y + 1, self._screen.cursor.x + 1)

    def frames(self) -> Iterator[float]:
        """Draw what is queued piece by piece, and yield the arrival time of each finished frame."""
        while True:
            with self._lock:
                if not self._queue:
                    return
                when, data = self._queue.popleft()
                drawn = self._draw(data)
            if drawn:
                yield when

    def draw(self) -> None:
        """Draw everything that has arrived."""
        for _ in self.frames():
            pass

    def _draw(self, data: bytes) -> bool:
        whole, rest = _complete(self._undrawn + data)
        if unfinished := _UNFINISHED_FRAME.search(whole):
            whole, rest = whole[: unfinished.start()], unfinished[0] + rest
        self._undrawn, self._lines = rest, None
        self._stream.feed(_UNKNOWN.sub(b"", _OTHER_SCREEN.sub(_CLEARED, whole)))
        return bool(whole)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the screen."""
        with self._lock:
            self._screen.resize(lines=rows, columns=columns)
            self._lines = None

    def lines(self) -> list[str]:
        """Return the rows as last drawn, without the spaces at their ends."""
        with self._lock:
            if self._lines is None:
                self._lines = [line.rstrip() for line in self._screen.display]
            return self._lines.copy()

    def colours(self) -> set[str]:
        """Return the colours of text and ground on the screen as last drawn: six hexadecimal digits, or a name."""
        with self._lock:
            cells = [cell for row in self._screen.buffer.values() for cell in row.values()]
        return {cell.fg for cell in cells} | {cell.bg for cell in cells}
