"""The clock of one audience: who is to be told, when, and a bar of the time that has gone."""

from __future__ import annotations

from datetime import datetime, timedelta

from octotui.domain.value import dataclass
from octotui.tui.incident.times import next_update
from octotui.tui.line import Line, width_of
from octotui.tui.signs import Signs

_SOON = 2 / 3
"""From this share of its time on a clock is no longer quiet."""


@dataclass(frozen=True, slots=True)
class UpdateClock:
    """When an audience is to hear next: counted from `since`, due at `due`."""

    name: str
    since: datetime
    due: datetime

    def share(self, now: datetime) -> float:
        """Give the share of its time that is gone, between 0 and 1."""
        whole = (self.due - self.since).total_seconds()
        return min(1.0, max(0.0, (now - self.since).total_seconds() / whole)) if whole > 0 else 1.0

    def style(self, now: datetime) -> str:
        """Give the token of its time: muted, hold when soon, nogo when overdue."""
        if now >= self.due:
            return "nogo"
        return "hold" if self.share(now) >= _SOON else "muted"

    def words(self, now: datetime) -> str:
        """Say when it is due, or by how much it is overdue: never in time once it is due."""
        left = self.due - now
        return next_update(left if now < self.due else min(left, timedelta(seconds=-1)))


def update_lines(clock: UpdateClock, now: datetime, width: int, signs: Signs, *, bar: bool = True) -> list[Line]:
    """Draw label and time on a row, and the bar hugging it from below."""
    style = clock.style(now)
    words = clock.words(now)
    head = Line(width).put(0, clock.name, "text", max(1, width - width_of(words) - 1))
    head.right(words, style if style == "muted" else f"bold {style}")
    if not bar:
        return [head]
    share = clock.share(now)
    gone = width if now >= clock.due else min(width - 1, int(share * width))
    below = Line(width).fill(0, gone, style, signs("▀"))
    return [head, below.fill(gone, width - gone, "track", signs("▔"))]
