"""The panel in five rows, for terminals without room for more: state, seats, evidence, guide, last act."""

from __future__ import annotations

from collections.abc import Sequence

from octotui.domain.journal import Entry
from octotui.domain.task import Task
from octotui.tui.line import Line
from octotui.tui.release.cells import seat_cell, short_evidence
from octotui.tui.release.listing import sign_of
from octotui.tui.release.page import Page
from octotui.tui.release.panel import VERBS, said_of, why
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import asked_ago, spoken, stamp

LABEL = 10


def task_digest(page: Page, task: Task, history: Sequence[Entry] | None, look: Look) -> list[Line]:
    """Draw the five rows of a task."""
    sign, style, word = sign_of(page.facts, task)
    first = Line(look.width).put(0, task.title, "bold", min(40, look.width // 2))
    first.add(f"{look.signs(sign)} {word}", f"bold {style}", gap=3).add(why(page, task), "text", gap=2)
    return [first, _seats(page, task, look), _evidence(page, task, look), _guide(page, task, look),
            _last(page, task, history, look)]  # fmt: skip


def _label(name: str, look: Look) -> Line:
    return Line(look.width).put(0, name, "muted", LABEL - 1)


def _seats(page: Page, task: Task, look: Look) -> Line:
    """Say who is asked for the seat that waits longest, and how many seats there are besides."""
    line = _label("Seats", look)
    seats = page.facts.seats_of(task)
    waiting = page.facts.waiting(task)
    if not seats:
        return line.put(LABEL, "nobody has to check it", "muted")
    seat = waiting[0] if waiting else seats[-1]
    sign, style = seat_cell(task, seat)
    held = page.holders(seat.role) if seat.role else ()
    name = page.name(seat.person_id) if seat.person_id else held[0].name if len(held) == 1 else ""
    line.put(LABEL, look.signs(sign), style).add(VERBS.get(seat.kind, seat.kind), "muted", gap=1)
    line.add(page.names.full(name) if name else seat.role or "a second person", "text", gap=1)
    if name and seat.role:
        line.add(seat.role, "muted", gap=2)
    if not seat.verdict and seat.asked_at:
        line.add(asked_ago(seat.asked_at, page.now), "hold", gap=3)
    others = len(seats) - 1
    return line.right(f"{others} more" if others else "", "muted")


def _evidence(page: Page, task: Task, look: Look) -> Line:
    shown = page.evidence(task.id)
    line = _label("Evidence", look)
    if not shown:
        return line.put(LABEL, "none yet", "muted")
    more = f"  {short_evidence(shown)}" if len(shown) > 1 else ""
    return line.put(LABEL, shown[-1].text).right(more, "muted")


def _guide(page: Page, task: Task, look: Look) -> Line:
    waiting = page.facts.waiting(task)
    number = (waiting[0].line if waiting and task.state == "done" else task.line) or task.line
    line = _label(f"Guide {number}" if number else "Guide", look)
    found = page.facts.edition.lines(number, number) if number else ()
    if not found:
        return line.put(LABEL, "added by hand, not by the guide", "muted")
    return line.put(LABEL, look.signs("▏"), "accent").put(LABEL + 1, spoken(found[0][1]).strip())


def _last(page: Page, task: Task, history: Sequence[Entry] | None, look: Look) -> Line:
    line = _label("Last", look)
    if not history:
        return line.put(LABEL, "" if history is None else "nothing yet", "muted")
    entry = history[0]
    line.put(LABEL, stamp(entry.at, page.now), "faint").add(page.names.short(entry.person), "bold", gap=1)
    line.add(said_of(entry, task), "muted", gap=1)
    return line.right(f"{len(history) - 1} earlier" if len(history) > 1 else "", "faint")
