"""The wall: what is read from across a room, as lines; no cursor, no keys but to leave."""

from __future__ import annotations

from octotui.domain.incident.clock import phase_now
from octotui.tui.figures import can_draw, large_rows
from octotui.tui.incident.band import Order
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.times import minutes_left
from octotui.tui.incident.top import impact_pieces, severity_piece
from octotui.tui.line import Line, cut, width_of
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Look, Row
from octotui.tui.wording import clock, stamp

MARGIN = 3


def letters(text: str, width: int, signs: Signs) -> tuple[str, ...]:
    """Write a text in letters of three rows, or in bold on the middle one where a letter is not known or room lacks.

    Where the terminal has no half blocks the letters are of strokes, as its figures are.
    """
    if text and can_draw(text):
        rows = large_rows(text, ascii_only=signs.ascii_only)
        if width_of(rows[0]) <= width:
            return rows
    return "", cut(text, width), ""


def wall_title(scene: Scene, look: Look) -> list[Line]:
    """Draw the title in letters on the colour of its severity, and the facts of it at the right."""
    facts, incident = scene.facts, scene.facts.incident
    plane = "nogo-tint" if incident.severity == "critical" else "hold-tint"
    width = look.width
    drawn = can_draw(incident.title)
    wide = width_of(large_rows(incident.title, ascii_only=look.signs.ascii_only)[0]) if drawn else 0
    right = max(62, min(84, width - wide - 3 * MARGIN))
    chip, chip_style = severity_piece(facts, look.signs)
    figures, users = impact_pieces(facts)
    rows = letters(incident.title, width - right - 2 * MARGIN, look.signs)
    lines = [Line(width, plane=plane) for _ in range(5)]
    for line, row in zip(lines[1:4], rows, strict=True):
        line.put(MARGIN, row, "bold")
    about = f"{incident.name}{', after ' + facts.release.version if facts.release else ''}"
    first, last = lines[1], lines[3]
    first.put(width - right, chip, chip_style).add(about, "text", gap=3)
    word, began = ("declared", incident.declared_at) if incident.declared_at else ("reported", incident.reported_at)
    first.right(f"{word} {stamp(began, scene.now)}", "muted").right(" " * MARGIN, "text")
    last.put(width - right, "", "muted")
    for text, style in (*figures[:4], ("   ", "muted"), *users):
        last.add(text, style)
    last.right(f"{clock(scene.now)}", "bold").right(f" UTC{' ' * MARGIN}", "muted")
    return lines


def wall_side(scene: Scene, look: Look) -> list[Line]:
    """Draw the phase, the minutes left and the commander in letters."""
    facts, present = scene.facts, phase_now(scene.facts, scene.now)
    over = present is not None and (present.prolonged or present.over is not None)
    phase = "PROLONGED" if present and present.prolonged else present.phase.name if present else ""
    left = minutes_left(present.left) if present and present.left is not None else ""
    if facts.incident.cleared_at:
        phase, left, over = "ALL CLEAR", "", False
    elif facts.reported:
        phase, left = "REPORTED", "NOT DECLARED"
    lines = _big(phase, look, "bold nogo" if over else "bold")
    lines += [Line(look.width), *_big(left, look, "bold nogo" if over else "bold hold"), Line(look.width)]
    commander = facts.commander
    lines.append(Line(look.width).put(0, "commander" if commander else "", "muted"))
    if not facts.reported:
        lines += _big(commander.name if commander else "NOBODY COMMANDS", look, "bold" if commander else "bold nogo")
    here = [each for each in facts.summons if each.here_at]
    below = Line(look.width)
    if facts.incident.scribe_id:
        below.put(0, "scribe", "muted").add(facts.name(facts.incident.scribe_id), "bold", gap=1)
    below.add(f"{len(here)} of {len(facts.summons)} here", "muted", gap=4 if below.end else 0)
    return [*lines, Line(look.width), below]


def _big(text: str, look: Look, style: str) -> list[Line]:
    return [Line(look.width).put(0, row, style) for row in letters(text.upper(), look.width, look.signs)]


def spaced(rows: tuple[Row, ...], room: int, look: Look) -> list[Line]:
    """Draw rows with a row of air between, as far as there is room; without it where they would not all fit."""
    airy = sum(row.height + 1 for row in rows) <= room + 1
    lines: list[Line] = []
    for row in rows:
        lines += [row.draw(number, look) for number in range(row.height)]
        if airy:
            lines.append(Line(look.width))
    return lines[:room]


def order_for_all(order: Order) -> Order:
    """Return the one line as it is for everybody: by name, with no key."""
    return Order(order.verb, order.reason, order.mover, False, "", order.late, order.since, order.aim, order.step_id)
