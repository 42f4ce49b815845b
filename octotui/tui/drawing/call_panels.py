"""The seats of the call as large panels, side by side, and the band with the result; lines from values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from octotui.tui.drawing.call_words import Band, SeatView
from octotui.tui.figures import large_rows
from octotui.tui.line import Line, cut, width_of, wrap
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import role_short

PER_ROW = 4
TALL, SHORT, SMALL = 13, 9, 6
"""The rows of a panel: where there is room, where there is little, and where there are two rows of them."""
_STYLES = {"go": "go", "go if": "hold", "no-go": "nogo"}
_QUIET_EDGE = "muted"


@dataclass(frozen=True, slots=True)
class Box:
    """The place of one panel on the line: its first cell, its width, and the cells inside its margin."""

    at: int
    width: int

    @property
    def left(self) -> int:
        """The first cell inside."""
        return self.at + (2 if self.width >= 24 else 1)

    @property
    def inner(self) -> int:
        """The cells inside."""
        return self.width - 2 * (self.left - self.at)


def panels(seats: Sequence[SeatView], look: Look, *, short: bool, margin: int = 0) -> list[Line]:
    """Draw the panels in rows of up to four; more than eight seats stand as one line each."""
    if len(seats) > 2 * PER_ROW:
        return [_one_line(seat, look, margin) for seat in seats]
    rows = [seats[start : start + PER_ROW] for start in range(0, len(seats), PER_ROW)]
    height = SMALL if len(rows) > 1 else SHORT if short else TALL
    across = min(PER_ROW, len(seats)) if len(rows) == 1 else PER_ROW
    lines: list[Line] = []
    for row in rows:
        if lines:
            lines.append(Line(look.width))
        lines += _row(row, look, height, max(across, 2), margin)
    return lines


def _row(seats: Sequence[SeatView], look: Look, height: int, across: int, margin: int) -> list[Line]:
    gap = 2
    room = look.width - 2 * margin
    boxes = []
    for index in range(len(seats)):
        start = margin + index * (room + gap) // across
        end = margin + (index + 1) * (room + gap) // across - gap
        boxes.append(Box(start, end - start))
    drawn = [_panel(seat, box, look.signs, height) for seat, box in zip(seats, boxes, strict=True)]
    lines = []
    for y in range(height):
        line = Line(look.width)
        for panel, seat, box in zip(drawn, seats, boxes, strict=True):
            _paint(line, panel.get(y, ()), seat, box, look.signs("▀") if y == 0 else "")
        lines.append(line)
    return lines


Pieces = dict[int, tuple[tuple[int, str, str], ...]]
"""The pieces on each row of a panel: cell, text, style."""


def plane_of(seat: SeatView) -> str:
    """Give the plane of a panel: the tint of its vote, grey while it is silent."""
    return f"{_STYLES[seat.choice]}-tint" if seat.choice else "raised"


def edge_of(seat: SeatView) -> str:
    """Give the colour of its top edge; one's own silent seat is violet."""
    return _STYLES.get(seat.choice) or ("accent" if seat.mine else _QUIET_EDGE)


def _paint(line: Line, pieces: Iterable[tuple[int, str, str]], seat: SeatView, box: Box, edge: str) -> None:
    """Put one row of a panel on the line: its plane wherever no text stands."""
    plane, at = plane_of(seat), box.at
    if edge:
        line.put(at, edge * box.width, f"{edge_of(seat)} on {plane}", box.width)
        return
    for col, text, style in pieces:
        if col > at:
            line.fill(at, col - at, f"text on {plane}")
        line.put(col, text, f"{style} on {plane}", max(0, box.at + box.width - col))
        at = min(box.at + box.width, col + width_of(text))
    if at < box.at + box.width:
        line.fill(at, box.at + box.width - at, f"text on {plane}")


def _fit(left: str, right: str, box: Box, style: str, right_style: str) -> tuple[tuple[int, str, str], ...]:
    """Put a text at the left and one at the right, the left one cut where they would meet."""
    right = cut(right, box.inner)
    left = cut(left, box.inner - (width_of(right) + 1 if right else 0))
    end = box.left + box.inner - width_of(right)
    return ((box.left, left, style), *(((end, right, right_style),) if right else ()))


def _panel(seat: SeatView, box: Box, signs: Signs, height: int) -> Pieces:
    sign = signs.seat(seat.choice or "open")
    name = seat.role if width_of(seat.role) <= box.inner - 2 else role_short(seat.role, box.inner - 2)
    pieces: Pieces = {1: _fit(name, sign.text, box, "bold", sign.style)}
    if height == SMALL:
        word = seat.choice.upper() or "? not voted"
        aside = seat.at or seat.waits
        aside = aside if width_of(word) + width_of(aside) < box.inner else ""
        pieces[2] = _fit(word, aside, box, f"bold {sign.style}", "muted" if seat.at else "hold")
        pieces[3] = _fit(seat.person, "", box, _person_style(seat), "muted")
        pieces[4] = _fit(seat.reason or seat.aside, "", box, "muted", "muted")
        return pieces
    top = 4 if height == TALL else 3
    pieces |= _figure(seat, box, signs, top, height)
    below = top + 4
    told = _tall_rows(seat, box) if height == TALL else _short_rows(seat, box)
    pieces |= dict(enumerate(told, below))
    return pieces


def _person_style(seat: SeatView) -> str:
    if seat.person == "you" or seat.person.startswith("you,"):
        return "bold accent"
    return "bold" if seat.choice else "text"


def _figure(seat: SeatView, box: Box, signs: Signs, top: int, height: int) -> Pieces:
    """Draw the vote in letters; what is too wide for the panel is cut to its first word, the rest in small."""
    word = seat.choice.upper() or "?"
    large, small = word, ""
    style = _STYLES.get(seat.choice, "text")
    beside = ("not voted", seat.waits) if not seat.choice else ()
    if height == SHORT:
        beside = ("", "not voted") if not seat.choice else ()
        if seat.choice == "go if":
            large, small = "GO", "if"
        elif seat.choice == "no-go":
            large, small = "NO", "-go"
    rows = large_rows(large, ascii_only=signs.ascii_only)
    if width_of(rows[0]) > box.inner:
        return {top + 1: ((box.left, word, f"bold {style}"),)}
    right = box.left + width_of(rows[0]) + 1
    pieces: Pieces = {}
    for y, row in enumerate(rows):
        line = [(box.left, row, style)]
        if small and y == 0:
            line.append((right, small, f"bold {style}"))
        if y < len(beside) and beside[y] and right + width_of(beside[y]) < box.at + box.width:
            line.append((right + 1, beside[y], "bold" if y == 0 or height == SHORT else "bold hold"))
        if height == SHORT and y == 2 and seat.at:
            line.append((max(right, box.left + box.inner - width_of(seat.at)), seat.at, "muted"))
        pieces[top + y] = tuple(line)
    return pieces


def _tall_rows(seat: SeatView, box: Box) -> list[tuple[tuple[int, str, str], ...]]:
    rows = [_fit(seat.person, seat.at, box, _person_style(seat), "muted")]
    strong = "text" if seat.choice in ("go if", "no-go") else "muted"
    room = 2 if seat.choice and seat.aside else 3
    told = wrap(seat.reason, box.inner) if seat.reason else []
    if len(told) > room:
        told = [*told[: room - 1], " ".join(told[room - 1 :])]
    rows += [_fit(row, "", box, strong, "muted") for row in told]
    if seat.aside:
        style = "hold" if seat.choice and seat.aside != "closed" else "muted"
        arrow = "→ " if seat.choice else ""
        rows.append(_fit(f"{arrow}{seat.aside}", "", box, style, "muted"))
    if seat.ping:
        rows.append(((box.left, "p", "bold accent"), *_fit(f"ping {seat.ping}", "", _after(box, 2), "text", "muted")))
    return rows


def _after(box: Box, cells: int) -> Box:
    """Give what is left of a box behind some cells, with the same right margin."""
    margin = box.left - box.at
    return Box(box.left + cells - margin, box.width - cells)


def _short_rows(seat: SeatView, box: Box) -> list[tuple[tuple[int, str, str], ...]]:
    style = {"go if": "hold", "no-go": "nogo"}.get(seat.choice, "muted" if seat.choice or not seat.waits else "hold")
    told = seat.reason or seat.waits or seat.aside
    return [_fit(seat.person, "", box, _person_style(seat).replace("bold", "").strip() or "text", "muted"),
            _fit(_few_words(told, box.inner), "", box, style, "muted")]  # fmt: skip


def _few_words(text: str, cells: int) -> str:
    """Cut a reason behind a word, so that what is left can be read."""
    if width_of(text) <= cells:
        return text
    first = wrap(text, cells - 1)[0].rstrip(",;:.")
    return f"{first}…" if width_of(first) > cells * 3 // 5 else cut(text, cells)


def _one_line(seat: SeatView, look: Look, margin: int) -> Line:
    sign = look.signs.seat(seat.choice or "open")
    line = Line(look.width).put(margin, sign.text, sign.style)
    line.put(margin + 2, seat.role, "bold", 26).put(margin + 29, seat.choice.upper() or "not voted", sign.style, 9)
    line.put(margin + 39, seat.person, _person_style(seat), 22)
    return line.put(margin + 62, seat.reason or seat.waits, "muted", max(0, look.width - 2 * margin - 62))


def band_lines(band: Band, look: Look, *, short: bool, margin: int) -> list[Line]:
    """Draw the band: one row where there is little room, else with one of air above and below."""
    solid = band.plane in ("go", "nogo")
    ink = "ink" if solid else "text"
    verdict = {"hold-tint": "hold", "go-tint": "go", "surface": "muted"}.get(band.plane, "ink")
    aside = f"line {band.line}" if band.line else ""
    sign = {"nogo": "✗ ", "go": "✓ "}.get(band.plane, "")
    row = Line(look.width, plane=band.plane)
    row.put(margin, f"{look.signs(sign)}{band.verdict}", f"bold {verdict}")
    if short and width_of(f"{band.bold} {band.rest}") > look.width - row.end - margin - width_of(aside) - 5:
        band = replace(band, rest=f"{band.rest.partition('. ')[0].rstrip('.')}.")
    words = wrap(f"{band.bold} {band.rest}".strip(), look.width - row.end - 3 - margin - width_of(aside) - 2)
    col, rows = row.end + 3, []
    for index, text in enumerate(words):
        line = row if index == 0 else Line(look.width, plane=band.plane)
        if index == 0 and band.bold and text.startswith(band.bold):
            line.put(col, band.bold, f"bold {ink}").add(text[len(band.bold) :], ink)
        else:
            line.put(col, text, ink)
        rows.append(line)
    if aside:
        row.right(aside, "ink" if solid else "muted").right(" " * margin, ink)
    empty = [] if short else [Line(look.width, plane=band.plane)]
    return [*empty, *rows, *empty]
