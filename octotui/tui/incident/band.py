"""The band: the one line that says what to do next and whose move it is, the only large colour on the page."""

from __future__ import annotations

from octotui.domain.value import dataclass
from octotui.tui.figures import can_draw, large_rows
from octotui.tui.line import Line, cut, width_of, wrap
from octotui.tui.signs import Signs


@dataclass(frozen=True, slots=True)
class Order:
    """The one line: a command, the reason, who is to move, and the key that does it.

    `since` says for how long it has been asked for, in minutes: seconds are for the clock and what is left.
    `aim` names the act it calls for, `step_id` the step it belongs to.
    """

    verb: str
    reason: str = ""
    mover: str = ""
    yours: bool = False
    key: str = ""
    late: bool = False
    since: str = ""
    aim: str = ""
    step_id: str | None = None

    @property
    def plane(self) -> str:
        """The colour of the band: the accent while in time, red when late."""
        return "nogo" if self.late else "accent"

    @property
    def move(self) -> str:
        """Whose move it is, in capitals."""
        if self.yours:
            return "YOUR MOVE"
        return f"{self.mover.upper()} TO MOVE" if self.mover else ""


def band_lines(order: Order, width: int, signs: Signs, *, margin: int = 2, tall: bool = True) -> list[Line]:
    """Draw the band: one row between two of air, or two rows where there is little room."""
    plane = order.plane
    ink = f"ink on {plane}"
    asked = f"asked {order.since}" if order.since and tall else ""
    aside = "   ".join(part for part in (asked, order.move, order.key if order.yours else "") if part)
    first = _row(width, plane, signs("▸"), margin)
    limit = width - 2 * margin - 5 - width_of(aside)
    first.put(margin + 2, cut(order.verb, limit), f"bold {ink}")
    rows = [first]
    if tall:
        room = limit - width_of(order.verb) - 3
        if order.reason and room > 8:
            first.add(cut(order.reason, room), ink, gap=3)
    else:
        second = Line(width, plane=plane).put(margin + 2, cut(order.reason, width - 2 * margin - 2), ink)
        rows.append(second)
    move, key = order.move, order.key if order.yours else ""
    if asked:
        first.right(asked, ink)
    first.right(move, f"bold {ink}", gap=3)
    if key:
        first.right(key, ink, gap=3 if tall else 2)
    first.right(" " * margin, ink)
    return [Line(width, plane=plane), *rows, Line(width, plane=plane)] if tall else rows


def _row(width: int, plane: str, sign: str, margin: int) -> Line:
    return Line(width, plane=plane).put(margin, sign, f"bold ink on {plane}")


def wall_band_lines(order: Order, width: int, signs: Signs, *, margin: int = 3) -> list[Line]:
    """Draw the band for a wall: command and mover in letters where the table has them, in bold where not."""
    plane = order.plane
    ink = f"ink on {plane}"
    mover = order.mover.upper()
    verb_rows = _letters(order.verb, signs)
    mover_rows = _letters(mover, signs)
    mover_wide = max(width_of(row) for row in mover_rows)
    if margin * 2 + width_of(verb_rows[0]) + 4 + mover_wide > width:
        mover_rows, mover_wide = _plain(mover), width_of(mover)
    if margin * 2 + width_of(verb_rows[0]) + 4 + mover_wide > width:
        verb_rows = _plain(order.verb)
    rows = [Line(width, plane=plane)]
    col = width - margin - mover_wide
    for verb, name in zip(verb_rows, mover_rows, strict=True):
        rows.append(Line(width, plane=plane).put(margin, verb, f"bold {ink}", col - margin - 1))
        rows[-1].put(col, name, f"bold {ink}", mover_wide)
    said = wrap(order.reason, max(1, col - margin - 2))[0] if order.reason else ""
    below = Line(width, plane=plane).put(margin, said, ink)
    if mover:
        below.put(col, f"to move{', for ' + order.since if order.since else ''}", f"bold {ink}", width - margin - col)
    return [*rows, Line(width, plane=plane), below, Line(width, plane=plane)]


def _letters(text: str, signs: Signs) -> tuple[str, ...]:
    if not text or not can_draw(text):
        return _plain(text)
    return large_rows(text, ascii_only=signs.ascii_only)


def _plain(text: str) -> tuple[str, ...]:
    return "", text, ""
