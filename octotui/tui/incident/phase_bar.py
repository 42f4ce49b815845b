"""The phases of an incident: a bar as long as the last timed minute, or a path of names where nothing is timed."""

from __future__ import annotations

from collections.abc import Sequence

from octotui.domain.value import dataclass
from octotui.tui.line import Line, cut, width_of
from octotui.tui.signs import Signs

PAST, NOW, LATE, COMING = "past", "now", "late", "coming"
"""How a phase stands: over, the present one, the present one beyond its end, still to come."""

_STYLES = {PAST: "past", NOW: "hold", LATE: "nogo", COMING: "groove"}
_NAMES = {PAST: "muted", NOW: "bold hold", LATE: "bold nogo", COMING: "faint"}
_PATH = {PAST: "go", NOW: "bold accent", LATE: "bold nogo", COMING: "faint"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """One phase as it is drawn; minutes count from the declaration, None where the guide times nothing."""

    name: str
    state: str
    begins: int | None = None
    ends: int | None = None


def timed(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Give the phases that have an end, each beginning where the one before ended unless the guide says more."""
    found: list[Stretch] = []
    at = 0
    for each in stretches:
        if each.ends is not None and each.ends > at:
            begins = each.begins if each.begins is not None and at <= each.begins < each.ends else at
            found.append(Stretch(each.name, each.state, begins, each.ends))
            at = each.ends
    return tuple(found)


def bar_lines(stretches: Sequence[Stretch], minutes: float, width: int, signs: Signs, tall: int = 2) -> list[Line]:
    """Draw the bar `tall` rows high and its row of minutes and names; nothing where no phase is timed."""
    parts = timed(stretches)
    if not parts or width < 2 * len(parts):
        return []
    places = _places(parts, width)
    rows = [_bar_row(parts, places, minutes, width, signs, foot=row == tall - 1) for row in range(tall)]
    return [*rows, _names(parts, places, width, signs)]


def _places(parts: Sequence[Stretch], width: int) -> list[tuple[int, int]]:
    """Give the first cell of each phase and the cell behind it; one empty cell stands between two."""
    last = parts[-1].ends or 1
    places: list[tuple[int, int]] = []
    for part in parts:
        start = round(width * (part.begins or 0) / last) + 1 if places else 0
        places.append((start, max(round(width * (part.ends or 0) / last), start + 1)))
    return places


def _bar_row(
    parts: Sequence[Stretch], places: Sequence[tuple[int, int]], minutes: float, width: int, signs: Signs, *, foot: bool
) -> Line:
    line = Line(width)
    for part, (start, end) in zip(parts, places, strict=True):
        filled = _filled(part, minutes, end - start)
        style = _STYLES[part.state]
        line.fill(start, filled, f"{style} on {style}", signs("█"))
        # A base line says where time is still to come, also without colour.
        line.fill(start + filled, end - start - filled, "track on groove", signs("▁") if foot else " ")
    return line


def _filled(part: Stretch, minutes: float, cells: int) -> int:
    """Give the cells of a phase that are gone: at least one once it has begun, all only at its end."""
    if part.state in (PAST, LATE):
        return cells
    if part.state == COMING or part.ends is None:
        return 0
    begins = part.begins or 0
    share = (minutes - begins) / (part.ends - begins)
    return max(1, min(cells - 1, int(share * cells)))


def _names(parts: Sequence[Stretch], places: Sequence[tuple[int, int]], width: int, signs: Signs) -> Line:
    """Draw the minute at which each phase begins, its name, a mark where it is over, and the last minute."""
    line = Line(width)
    end_mark = f"{parts[-1].ends} min"
    limit = width - len(end_mark) - 1
    # The minute stands under the gap before its phase.
    marks = [start if index == 0 else start - 1 for index, (start, _) in enumerate(places)]
    for index, (part, at) in enumerate(zip(parts, marks, strict=True)):
        room = (marks[index + 1] - 1 if index + 1 < len(parts) else limit) - at
        minute = str(part.begins)
        line.put(at, minute, "faint", min(len(minute), max(0, room)))
        left = room - len(minute) - 2
        if left < 3:
            continue
        name = part.name
        if part.state == PAST and width_of(name) + 2 <= left:
            name = f"{name} {signs('✓')}"
        line.put(at + len(minute) + 2, _shortened(name, left), _NAMES[part.state], left)
    return line.right(end_mark, "faint")


def _shortened(name: str, cells: int) -> str:
    """Shorten the name of a phase to its first word where that fits; the heading of its steps says it whole."""
    if width_of(name) <= cells:
        return name
    first = name.split(" ", 1)[0]
    return first if width_of(first) <= cells else cut(name, cells)


def path_line(stretches: Sequence[Stretch], width: int, signs: Signs) -> Line:
    """Draw the names of the phases as a path, for a guide that times nothing: `✓ Triage › Mend › Learn`."""
    line = Line(width)
    for index, each in enumerate(stretches):
        if index:
            line.add(signs("›"), "faint", gap=1)
        if each.state == PAST:
            line.add(signs("✓"), "go", gap=1 if index else 0)
        line.add(each.name, _PATH[each.state], gap=1 if index or each.state == PAST else 0)
    return line
