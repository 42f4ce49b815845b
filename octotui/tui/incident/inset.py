"""Lines drawn some cells in from both edges."""

from __future__ import annotations

from dataclasses import replace

from octotui.tui.line import Line, width_of
from octotui.tui.widgets.drawn import Draw
from octotui.tui.widgets.rows import Look


def inset(draw: Draw, margin: int, look: Look) -> list[Line]:
    """Draw lines some cells in from both edges; a margin of the style sheet would make all beside it narrower."""
    lines = []
    for line in draw(replace(look, width=max(0, look.width - 2 * margin))):
        moved = Line(look.width, plane=line.plane)
        for piece in line.pieces():
            moved.put(piece.col + margin, piece.text, piece.style, width_of(piece.text))
        lines.append(moved)
    return lines
