"""The release of the item under the cursor, at the right of a wide My work: what stands before its production."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from octotui.domain.duties import Duty
from octotui.domain.facts import Facts
from octotui.domain.people import Person
from octotui.tui.drawing.call_rows import gate_heading, gate_rows
from octotui.tui.line import Line
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import counted

MOST = 24
"""The rows of what stands in the way that are shown; the release's own page has them all."""


def release_lines(facts: Facts, mine: Sequence[Duty], you: Person | None, now: datetime, look: Look) -> list[Line]:
    """Draw version and stage, what stands in the way and whose move it is, and how much of it is owed here."""
    release = facts.release
    head = Line(look.width).put(0, release.version, "bold").add(release.name, "text", gap=1)
    about = f"revision {release.revision}" if release.revision else "no revision named"
    lines = [head.right(release.stage, "muted"), Line(look.width).put(0, about, "muted"), Line(look.width)]
    lines += gate_heading(facts, look, hairline=True)
    rows = gate_rows(facts, you, now)
    lines += [row.draw(0, look) for row in rows[:MOST]]
    if len(rows) > MOST:
        lines.append(Line(look.width).put(2, f"{len(rows) - MOST:,} more", "muted"))
    owed = [duty for duty in mine if duty.release_id == release.id]
    possible = sum(duty.possible for duty in owed)
    lines += [Line(look.width), Line(look.width).put(0, "In this list", "bold").add(f"{len(owed):,}", "muted", gap=2)]
    lines.append(Line(look.width).fill(0, look.width, "rule", look.signs("▔")))
    lines.append(
        Line(look.width).put(0, f"{counted(possible, 'item')} can be done now.", "text" if possible else "muted")
    )
    if later := len(owed) - possible:
        lines.append(Line(look.width).put(0, f"{counted(later, 'item')} {_waits(later)} for something else.", "muted"))
    return lines


def _waits(count: int) -> str:
    return "waits" if count == 1 else "wait"
