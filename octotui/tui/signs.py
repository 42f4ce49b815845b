"""The signs of the face in one table, with a second set for terminals that cannot draw them.

signs = Signs()                 # drawn signs; `letters.py` turns them into ASCII on the way to the terminal
signs.task("blocked")           # Sign("■", "nogo", "blocked")
signs.seat("go").text           # "✓"
signs.bar(width=10, total=25, verified=20, done=3)   # ("▄" * 8, "▂", "▁")
"""

from __future__ import annotations

import locale
import os
from typing import NamedTuple


class Sign(NamedTuple):
    """A state as it is said, signed and drawn."""

    text: str
    style: str
    word: str


class Bar(NamedTuple):
    """The three parts of a progress bar, which differ in height and so need no colour."""

    verified: str
    done: str
    open: str


_ASCII = {
    "○": "o", "◐": "~", "●": "*", "✓": "+", "✗": "x", "■": "#", "▲": "!", "◆": "?", "↻": "%", "»": ">", "–": "-",
    "→": ">", "↩": "<", "▸": ">", "›": ">", "·": ".", "…": "~", "▌": ">", "▏": "|", "▔": "-", "▁": ".", "▂": "=",
    "▄": "#", "█": "#", "▀": "#", "━": "-", "│": "|", "┃": "!", "↑": "^", "↓": "v", "←": "<",
    "▐": "|", "▎": "|", "▊": "|", "▃": ".", "▅": "=", "▆": "=", "▇": "#", "▶": ">", "▼": "v", "•": "*",
}  # fmt: skip

_TASKS = {
    "open": Sign("○", "muted", "open"),
    "in progress": Sign("◐", "info", "in progress"),
    "done": Sign("●", "hold", "done"),
    "verified": Sign("✓", "go", "verified"),
    "blocked": Sign("■", "nogo", "blocked"),
    "stale": Sign("↻", "hold", "stale"),
    "deferred": Sign("»", "hold", "deferred"),
    "not applicable": Sign("–", "faint", "not applicable"),
}

_SEATS = {
    "open": Sign("○", "text", "not voted"),
    "go": Sign("✓", "go", "GO"),
    "go if": Sign("◆", "hold", "GO IF"),
    "no-go": Sign("✗", "nogo", "NO-GO"),
    "signed": Sign("✓", "go", "signed"),
    "sent back": Sign("✗", "nogo", "sent back"),
    "older": Sign("↻", "hold", "changed since"),
}

_PRESENCE = {
    "asked": Sign("○", "nogo", "silent"),
    "coming": Sign("◐", "hold", "coming"),
    "here": Sign("●", "go", "here"),
    "passed over": Sign("–", "faint", "not reachable"),
}

_SEVERITIES = {
    "minor": Sign("▲", "bold hold", "MINOR"),
    "major": Sign("▲▲", "ink on hold bold", "MAJOR"),
    "critical": Sign("▲▲▲", "ink on nogo bold", "CRITICAL"),
}

_STAGES = {
    "released": Sign("✓", "go", "Released"),
    "rolled back": Sign("↩", "nogo", "Rolled back"),
    "cancelled": Sign("–", "faint", "Cancelled"),
}


def _words(state: str) -> str:
    return state.replace("_", " ").replace("-", " ").lower() if state != "no-go" else state


class Signs:
    """The table of signs a terminal can draw; states are named as the domain names them, `_` or space alike."""

    def __init__(self, *, ascii_only: bool = False) -> None:
        """Choose the set once, at the start."""
        self.ascii_only = ascii_only
        self._map = str.maketrans(_ASCII)

    @classmethod
    def for_terminal(cls) -> Signs:
        """Choose ASCII where `OCTOTUI_ASCII` is set (to anything but 0) or the locale is not UTF-8."""
        wanted = os.environ.get("OCTOTUI_ASCII", "")
        if wanted:
            return cls(ascii_only=wanted != "0")
        encoding = locale.getpreferredencoding(False).lower().replace("-", "")
        return cls(ascii_only=encoding != "utf8")

    def __call__(self, text: str) -> str:
        """Give a drawn sign, or any text of our own made of signs, in the set of this terminal."""
        return text.translate(self._map) if self.ascii_only else text

    def _of(self, sign: Sign) -> Sign:
        return sign._replace(text=self(sign.text))

    def task(self, state: str, *, has_seats: bool = True) -> Sign:
        """Give the sign of a task's state; done is green only where nobody is left to verify it."""
        sign = _TASKS[_words(state)]
        if sign.word == "done" and not has_seats:
            sign = sign._replace(style="go")
        return self._of(sign)

    def tasks(self) -> tuple[Sign, ...]:
        """Give all signs of tasks, for the table in the help."""
        return tuple(self._of(sign) for sign in _TASKS.values())

    def seat(self, state: str) -> Sign:
        """Give the sign of a seat: open, go, go if, no-go, signed, sent back, older."""
        return self._of(_SEATS[_words(state)])

    def presence(self, state: str) -> Sign:
        """Give the sign of a role in the roll call: asked, coming, here, passed over."""
        return self._of(_PRESENCE[_words(state)])

    def severity(self, severity: str) -> Sign:
        """Give the sign of a severity; the number of triangles says it without colour."""
        return self._of(_SEVERITIES[_words(severity)])

    def stage(self, state: str) -> Sign:
        """Give the sign of a finished stage; the others are words alone."""
        return self._of(_STAGES[_words(state)])

    def bar(self, width: int, total: int, verified: int, done: int = 0) -> Bar:
        """Draw a progress bar of exactly `width` cells; the first task lights a cell, only all light the last."""
        ends = [_cells(width, total, verified), _cells(width, total, verified + done)]
        return Bar(
            self("▄") * ends[0],
            self("▂") * (ends[1] - ends[0]),
            self("▁") * (width - ends[1]),
        )


def _cells(width: int, total: int, count: int) -> int:
    """Give the cells `count` of `total` fill: at least one for one, the last one only for all."""
    if count <= 0 or total <= 0 or width <= 0:
        return 0
    if count >= total:
        return width
    return max(1, min(width - 1, count * width // total))
