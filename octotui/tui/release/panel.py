"""The panel beside the list: always in the same order, so that the eye learns it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from octotui.domain.journal import Entry
from octotui.domain.task import ASIDE, ISSUES, Evidence, Seat, SeatKind, State, Task
from octotui.tui.line import Line, width_of, wrap
from octotui.tui.release.cells import condition, failing
from octotui.tui.release.listing import sign_of
from octotui.tui.release.page import Page
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import asked_ago, role_short, spoken, stamp

WIDE = 60
VERBS = {
    SeatKind.VERIFY.value: "verifies",
    SeatKind.SIGN.value: "signs",
    SeatKind.REVIEW.value: "reviews",
    SeatKind.INPUT.value: "input",
    SeatKind.COUNTERSIGN.value: "countersigns",
}


def task_panel(page: Page, task: Task, history: Sequence[Entry] | None, look: Look) -> list[Line]:
    """Draw all that is known about a task."""
    sign, style, word = sign_of(page.facts, task)
    lines: list[Line] = []
    for index, row in enumerate(wrap(task.title, look.width - width_of(word) - 4)):
        line = Line(look.width).put(0, row, "bold")
        lines.append(line if index else line.right(f"{look.signs(sign)} {word}", f"bold {style}"))
    lines += _owner(page, task, look)
    for part in (
        _section("Why", _paragraph(why(page, task), look), look),
        _section("Seats", _seats(page, task, look), look),
        _section("Evidence", _evidence(page, task, look), look),
        guide_lines(page, task.line, task.last_line, look),
        _section("Said", _remarks(page, task, look), look),
        _section("History", _history(page, task, history, look), look) if history else [],
    ):
        lines += [Line(look.width), *part] if part else []
    return lines


def _section(name: str, rows: Sequence[Line], look: Look) -> list[Line]:
    return [Line(look.width).put(0, name, "bold muted"), *rows] if rows else []


def _paragraph(text: str, look: Look, style: str = "text") -> list[Line]:
    return [Line(look.width).put(0, row, style) for row in wrap(text, look.width)] if text else []


def _owner(page: Page, task: Task, look: Look) -> list[Line]:
    """Name role and person, on two rows where one is too short for both."""
    line = Line(look.width).put(0, task.owner or "anyone", "muted")
    if task.assumed:
        line.add("assumed owner", "faint", gap=2)
    if task.since and look.width >= WIDE:
        line.right(f"since {stamp(task.since, page.now)}", "faint")
    text, style = _does(page, task)
    if not text or line.end + 2 + width_of(text) <= look.width:
        return [line.add(text, style, gap=2) if text else line]
    return [line, Line(look.width).put(0, text, style)]


def _does(page: Page, task: Task) -> tuple[str, str]:
    """Name who does a task, or all who could, or that nobody can."""
    if name := page.does(task):
        return page.names.full(name), page.names.style(name, "text")
    if task.owner and not page.holders(task.owner):
        return "nobody holds it yet", "hold"
    return " or ".join(page.names.short(person.name) for person in page.holders(task.owner)), "muted"


def why(page: Page, task: Task) -> str:
    """Say why a task stands as it does, empty where that needs no words."""
    facts = page.facts
    applies = facts.applies(task)
    if applies is False:
        when = failing(facts, task)
        if when == (ISSUES,):
            return "Does not apply: no issues have occurred so far."
        return f"Does not apply: {condition(when)} is answered no."
    if applies is None:
        return f"Nobody has answered whether it is {condition(failing(facts, task))}. The answer decides on this."
    match task.state:
        case State.STALE.value:
            return f"Proven for revision {task.revision}. {facts.release.revision} is the one that goes out now."
        case State.DEFERRED.value:
            due = f", due {stamp(task.due, page.now)}" if task.due else ""
            return f"Deferred{due}: {task.reason}"
    if task.reason:
        return task.reason[:1].upper() + task.reason[1:]
    if task.condition and task.when:
        return f"Asked for because it is {_true_of(page, task.when)}."
    return ""


def _true_of(page: Page, when: Iterable[str]) -> str:
    return " and ".join(trait for trait in when if page.facts.holds((trait,)) is True)


def _seats(page: Page, task: Task, look: Look) -> list[Line]:
    """Draw who did it, then each seat with its person, how long it waits, and what makes it apply."""
    lines: list[Line] = []
    if task.done_by:
        line = _seat_line(look, "✓", "go", "did it", page.names.full(page.name(task.done_by)))
        lines.append(line.right(stamp(task.done_at, page.now) if task.done_at else "", "muted"))
    for seat in page.facts.all_seats_of(task):
        aside = seat.kind == SeatKind.COUNTERSIGN.value
        if aside and not seat.verdict and task.state not in ASIDE:
            continue
        lines += _seat(page, seat, look)
    return lines


def _seat(page: Page, seat: Seat, look: Look) -> list[Line]:
    holds = page.facts.holds(seat.when)
    verb = VERBS.get(seat.kind, seat.kind)
    who = seat.role or "a second person"
    if holds is not True:
        sign = "–" if holds is False else "○"
        return [_seat_line(look, sign, "faint", verb, f"{role_short(who)}, only if {condition(seat.when)}", "faint")]
    held = page.holders(seat.role) if seat.role else ()
    name = page.name(seat.person_id) if seat.person_id else held[0].name if len(held) == 1 else ""
    sign, style, waits = "○", "text", _waits(page, seat)
    if seat.verdict:
        sign, style = ("✓", "go") if seat.verdict == "yes" else ("✗", "nogo")
        waits = (stamp(seat.at, page.now) if seat.at else "", "muted")
    full = page.names.full(name) if name else who
    lines = [_seat_line(look, sign, style, verb, full).right(*waits)]
    below = [f"for {page.name(seat.for_person_id)}"] if seat.for_person_id else []
    below += [who] if name and look.width < WIDE else []
    below += [f"applies: {_true_of(page, seat.when)} is yes"] if seat.when else []
    below += ["four-eyes off"] if seat.same_hand else []
    below += [seat.reason] if seat.reason else []
    lines += [Line(look.width).put(2, row, "muted") for text in below for row in wrap(text, look.width - 2)]
    return lines


def _seat_line(look: Look, sign: str, style: str, verb: str, who: str, who_style: str = "") -> Line:
    line = Line(look.width).put(0, look.signs(sign), style).put(2, verb, who_style or "muted")
    return line.put(max(10, line.end + 1), who, who_style or ("bold accent" if who == "you" else "text"))


def _waits(page: Page, seat: Seat) -> tuple[str, str]:
    if seat.asked_at is None:
        return ("wanted", "muted") if seat.kind == SeatKind.INPUT.value else ("later", "faint")
    return f"asked {asked_ago(seat.asked_at, page.now, brief=True)}", "hold"


def _evidence(page: Page, task: Task, look: Look) -> list[Line]:
    shown = page.evidence(task.id)
    if not shown:
        line = Line(look.width).put(0, look.signs("– none yet"), "muted")
        return [line.right("e", "bold accent").right(" add", "muted")]
    lines: list[Line] = []
    for each in shown:
        words = _shown(each)
        rows = wrap(words, look.width - 9)
        for index, row in enumerate(rows):
            line = Line(look.width).put(0, "" if index else each.kind, "muted", 5).put(6, row)
            lines.append(line if index else line.right(stamp(each.at, page.now), "faint"))
        if each.output and look.width >= WIDE:
            lines += [Line(look.width).put(6, row, "muted") for row in each.output.splitlines()[-12:]]
    return lines


def _shown(each: Evidence) -> str:
    if each.kind != "run":
        return each.text
    result = "passed" if each.exit_status == 0 else f"failed, {each.exit_status}"
    return f"{each.command or each.text}: {result}" + (f", {each.revision}" if each.revision else "")


def guide_lines(page: Page, first: int, last: int, look: Look) -> list[Line]:
    """Draw the guide's own lines with their numbers."""
    if first <= 0:
        return []
    found = [(number, spoken(text)) for number, text in page.facts.edition.lines(first, max(first, last))]
    found = [(number, text) for number, text in found if text.strip()]
    if not found:
        return []
    dent = min(len(text) - len(text.lstrip()) for _, text in found)
    last = found[-1][0]
    name = f"Guide, line {first}" if first == last else f"Guide, lines {first}–{last}"
    cells = len(str(last))
    lines = [Line(look.width).put(0, name, "bold muted")]
    for number, text in found:
        text = text[dent:]
        inner = len(text) - len(text.lstrip())
        for index, row in enumerate(wrap(text, look.width - cells - 3 - inner)):
            line = Line(look.width).put(0, "" if index else str(number), "faint", cells, "right")
            line.put(cells + 1, look.signs("▏"), "accent").put(cells + 3 + inner - 1, row)
            lines.append(line)
    return lines


def _remarks(page: Page, task: Task, look: Look) -> list[Line]:
    lines: list[Line] = []
    for each in page.remarks(task.id):
        lines += _told(page, each.at, page.name(each.by), each.text, look)
    return lines


def _history(page: Page, task: Task, history: Sequence[Entry], look: Look) -> list[Line]:
    lines: list[Line] = []
    for entry in history:
        said = said_of(entry, task)
        lines += _told(page, entry.at, entry.person, f"tried: {said}" if entry.refused else said, look)
    return lines


def said_of(entry: Entry, task: Task) -> str:
    """Say an entry without the title that stands above it, and without the word that led to it."""
    before, title, after = entry.said.partition(f" {task.title}")
    if title and not after:
        before = f"{before} it" if before.endswith("did") else before.removesuffix(" for")
    return f"{before}{after}".rstrip(": ")


def _told(page: Page, at: datetime, name: str, text: str, look: Look) -> list[Line]:
    short = page.names.short(name) if name else "octotui"
    start = 7 + width_of(short) + 1
    rows = wrap(text, max(8, look.width - start))
    first = Line(look.width).put(0, stamp(at, page.now, brief=True), "faint", 6)
    first.put(7, short, page.names.style(name, "bold")).put(start, rows[0], "muted")
    return [first, *(Line(look.width).put(start, row, "muted") for row in rows[1:])]
