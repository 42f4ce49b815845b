"""The short texts in a task's row: what was shown, which seats are filled, why it is not asked for."""

from __future__ import annotations

import re

from octotui.domain.facts import Facts
from octotui.domain.task import Evidence, Seat, SeatKind, State, Task
from octotui.tui.release.page import Page
from octotui.tui.wording import stamp

Cell = tuple[str, str]
"""A text and the style it is written in."""

_NOUNS = {"link": "link", "file": "file", "text": "note", "run": "run"}
_LINK = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*://\S+$")
_FILE = re.compile(r"^(?:[~.]{0,2}/)?[\w.@+-]+(?:/[\w.@+-]+)*\.[A-Za-z0-9]{1,8}$|^[~.]{0,2}/\S+$")


def evidence_kind(text: str) -> str:
    """Return what a text shows: a link, a file, or just words."""
    text = text.strip()
    if _LINK.match(text):
        return "link"
    return "file" if _FILE.match(text) else "text"


def condition(when: tuple[str, ...]) -> str:
    """Name the traits of a condition as people read them."""
    return " or ".join(when)


def failing(facts: Facts, task: Task) -> tuple[str, ...]:
    """Return the condition that decides about a task: its own, or that of what it is a part of."""
    for each in facts.line_of(task):
        if facts.holds(each.when) is not True:
            return each.when
    return ()


def evidence_cell(page: Page, task: Task) -> Cell:
    """Say in nine cells what shows that a task is done, or why nothing does."""
    match task.state:
        case State.DEFERRED.value:
            return (f"due {stamp(task.due, page.now)}" if task.due else "deferred"), "hold"
        case State.NOT_APPLICABLE.value:
            return task.reason, "faint"
        case State.STALE.value:
            return task.revision, "hold"
    shown = page.evidence(task.id)
    if not shown:
        return ("–", "faint") if task.state == State.BLOCKED.value else ("", "muted")
    return short_evidence(shown), "muted"


def short_evidence(shown: tuple[Evidence, ...]) -> str:
    """Say what is there, never its address: `1 link`, `run ✓`, a note's own words."""
    if len(shown) > 1:
        kinds = {each.kind for each in shown}
        noun = _NOUNS.get(next(iter(kinds)), "item") if len(kinds) == 1 else "item"
        return f"{len(shown)} {noun}s"
    (each,) = shown
    match each.kind:
        case "run":
            return "run ✓" if each.exit_status == 0 else "run ✗"
        case "link":
            return "1 link"
        case "file":
            return each.text.replace("\\", "/").rpartition("/")[2] or "1 file"
    return each.text


def seat_cell(task: Task, seat: Seat) -> Cell:
    """Draw one seat: filled, sent back, older than the revision, asked, or not asked yet."""
    if task.state == State.STALE.value and seat.kind != SeatKind.INPUT.value:
        return "↻", "hold"
    if seat.verdict == "yes":
        return "✓", "go"
    if seat.verdict == "no":
        return "✗", "nogo"
    return "○", "text" if seat.asked_at else "muted"


def seat_cells(page: Page, task: Task) -> tuple[Cell, ...]:
    """Draw the seats of a task in the order of the guide."""
    return tuple(seat_cell(task, seat) for seat in page.facts.seats_of(task))
