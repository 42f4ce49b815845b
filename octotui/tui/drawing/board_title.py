"""The board's title line: how many are under way, how many wait for you, and the next window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from octotui.domain.release import Release
from octotui.domain.value import dataclass
from octotui.tui.drawing.board_scene import remaining
from octotui.tui.line import Line, width_of
from octotui.tui.wording import NO_ROLE, stamp


@dataclass(frozen=True, slots=True)
class Title:
    """What the title line tells; `yours` is None until it was counted, `filtered` the words of a filter.

    `roleless` tells that one holds no role, so that it is no wonder that nothing waits.
    """

    under_way: int
    total: int
    yours: int | None
    window: datetime | None
    now: datetime
    filtered: str = ""
    four_eyes: bool = True
    roleless: bool = False


def next_window(releases: Iterable[Release], now: datetime) -> datetime | None:
    """Return when the next planned window opens."""
    coming = (
        release.window_from
        for release in releases
        if release.window_from and release.ended_at is None and release.deployed_at is None
    )
    return min((at for at in coming if at >= now), default=None)


def title_line(title: Title, width: int, *, narrow: bool = False) -> Line:
    """Draw it: the word first where there is room, facts, and at the right the way to filter."""
    line = Line(width)
    margin, gap = (1, 1) if narrow else (2, 3)
    if not narrow:
        line.put(margin, "Releases", "bold")
    if not title.total:
        return _run(line, [("none yet", "muted")], margin, gap)
    right = f'filter "{title.filtered}"' if title.filtered else ""
    facts: list[tuple[str, str]] = [(f"{title.under_way} under way", "muted")]
    if title.roleless and not title.yours:
        facts.append((NO_ROLE, "hold"))
    elif title.yours is not None:
        waits = f"{title.yours} {'waits' if title.yours == 1 else 'wait'} for you"
        facts.append((waits if title.yours else "nothing waits for you", "bold accent" if title.yours else "muted"))
    if not title.four_eyes:
        facts.append(("four-eyes off", "hold"))
    _run(line, facts, margin, gap)
    if title.window is not None:
        _window(line, title.window, title.now, gap)
    if right and line.end + width_of(right) + 10 < width - margin:
        at = width - margin - width_of(right) - 11
        line.put(at, right, "hold", width_of(right)).add("esc", "bold accent", gap=2).add("clears", "muted", gap=1)
    elif not narrow and line.end + 12 < width:
        line.put(width - margin - 8, "/", "bold accent", 1).put(width - margin - 6, "filter", "muted", 6)
    return line


def _run(line: Line, facts: Sequence[tuple[str, str]], margin: int, gap: int) -> Line:
    for index, (text, style) in enumerate(facts):
        if not line.end:
            line.put(margin, text, style)
            continue
        if index:
            line.add("·", "muted", gap=gap)
        line.add(text, style, gap=gap)
    return line


def _window(line: Line, at: datetime, now: datetime, gap: int) -> None:
    line.add("·", "muted", gap=gap).add("next window", "muted", gap=gap)
    line.add(stamp(at, now), "bold", gap=1)
    text, style = remaining(at, now)
    line.add(text, style.removeprefix("bold ") if style == "bold hold" else style, gap=1)
