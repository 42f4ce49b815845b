"""What the act under the cursor would bring about, in words: the rules are asked with the act as if it were done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from octotui.domain import call, checking, doing
from octotui.domain.duties import Duty
from octotui.domain.facts import Changes, Facts
from octotui.domain.gate import SEAT_VERBS, gate
from octotui.domain.people import Person
from octotui.domain.poll import Choice
from octotui.domain.refusal import Refused
from octotui.domain.release import Release
from octotui.domain.stages import settle
from octotui.domain.task import UNDER_WAY, State
from octotui.tui.drawing.vote_words import last_words, outcome
from octotui.tui.line import Line, cut, width_of, wrap
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import clock, counted, date_of, spoken

OPEN = UNDER_WAY | {State.BLOCKED.value}
SEAT_WORK = ("VERIFY", "SIGN", "REVIEW", "GIVE INPUT", "COUNTERSIGN")


class Outcome(NamedTuple):
    """What would come of an act: a bold beginning and the rest."""

    bold: str
    rest: str


def brings(facts: Facts, duty: Duty, you: Person, now: datetime) -> Outcome:
    """Say what doing a duty would bring about; where you may not, say whose it is or what comes first."""
    if duty.verb == "VOTE":
        return _vote(facts, duty, you, now)
    if duty.verb == "ANSWER":
        return Outcome("An answer switches tasks on or off.", "Until then the gate stays closed.")
    if duty.verb == "NAME":
        return Outcome("The revision is what the seats vote on.", "Changing it later voids the call.")
    if duty.verb == "CALL":
        seats = ", ".join(facts.edition.seats)
        return Outcome(
            f"It asks {counted(len(facts.edition.seats), 'seat')}: {seats}.", "All must say go. It does not deploy."
        )
    if duty.verb == "DEPLOY":
        left = len(gate(facts))
        stand = f"{counted(left, 'thing stands', 'things stand')} in the way." if left else "Nothing stands in the way."
        return Outcome(stand, f"It puts revision {facts.release.revision or '(none named)'} into production.")
    return _task(facts, duty, you, now)


def _vote(facts: Facts, duty: Duty, you: Person, now: datetime) -> Outcome:
    bold, _ = last_words(facts, duty.seat) if duty.seat in call.seats_for(facts, you, now) else ("", "")
    told = " ".join(each.text for each in outcome(facts, duty.seat, you, now, Choice.GO.value, after=False))
    return Outcome(bold, told)


def _done(facts: Facts, duty: Duty, you: Person, now: datetime) -> Changes:
    assert duty.task_id is not None
    if duty.verb in SEAT_WORK:
        return checking.take(facts, duty.task_id, you, now, duty.seat_id)
    return doing.finish(facts, duty.task_id, you, now)


def _task(facts: Facts, duty: Duty, you: Person, now: datetime) -> Outcome:
    if duty.task_id is None:
        return Outcome("", duty.why)
    if duty.verb == "CONFIRM":
        return Outcome("A second person confirms the override.", "The mark stays on the release for ever.")
    try:
        later = facts.but(settle(facts, _done(facts, duty, you, now), you.id, now))
    except Refused as refused:
        return Outcome(f"Not yours to do now: {refused.refusal.reason}.", "")
    task = later.task(duty.task_id)
    waiting = later.waiting(task)
    if waiting and task.state not in OPEN:
        seat = waiting[0]
        bold = f"{seat.role or 'A second person'} {SEAT_VERBS[seat.kind]} next."
    else:
        bold = "It is closed then." if later.closed(task) else f"{task.owner or 'Whoever does it'} goes on with it."
    if facts.release.deployed_at is not None:
        ends = facts.release.ended_at is None and later.release.ended_at is not None
        return Outcome(bold, f"{later.release.version} is released then." if ends else "")
    before, left = len(gate(facts)), len(gate(later))
    if before and not left:
        return Outcome("This is the last thing in the way.", "The gate is open then; deploying is an act of its own.")
    rest = f"{counted(left, 'thing stays', 'things stay')} in the way of {facts.release.version}."
    return Outcome(bold, rest)


def sentence(facts: Facts, line: int) -> str:
    """Return a line of the guide as it reads, without its markup."""
    found = facts.edition.lines(line, line) if line else ()
    return " ".join(spoken(text).strip() for _, text in found)


def outcome_lines(told: Outcome, quote: str, line: int, look: Look, *, short: bool) -> Sequence[Line]:
    """Draw what would come of it on the hint's plane, and the guide's own sentence below where there is room."""
    margin, plane = (1 if short else 2), "surface" if short else "accent-tint"
    aside = f"guide line {line}" if line and short else ""
    room = look.width - 2 * margin - (width_of(aside) + 2 if short else 0)
    words = _within(f"{told.bold}  {told.rest}" if told.bold else told.rest, room, 2 if short else 3)
    lines = [] if short else [Line(look.width, plane=plane)]
    for index, text in enumerate(words):
        row = Line(look.width, plane=plane)
        if index == 0 and told.bold and text.startswith(told.bold):
            row.put(margin, told.bold, "bold").add(text[len(told.bold) :], "text", gap=1)
        else:
            row.put(margin, text, "bold" if index == 0 and told.bold else "text" if index == 0 else "muted")
        lines.append(row)
    if short:
        lines += [Line(look.width, plane=plane) for _ in range(2 - len(lines))]
        lines[-1].right(aside, "muted").right(" " * margin)
        return lines
    lines += [Line(look.width, plane=plane) for _ in range(4 - len(lines))]
    return [*lines, *_quoted(quote if line else "", line, margin, look), Line(look.width, plane=plane)]


def _quoted(quote: str, line: int, margin: int, look: Look) -> list[Line]:
    """Draw the guide's own sentence on two rows that are always there, so that nothing above them moves."""
    rows = [Line(look.width, plane="accent-tint") for _ in range(2)]
    number = f"line {line}"
    at = margin + width_of(number) + 1
    for index, (row, text) in enumerate(zip(rows, _within(quote, look.width - at - 1 - margin, 2), strict=False)):
        row.put(margin, "" if index else number, "muted").put(at, look.signs("▏"), "accent").put(at + 1, text, "italic")
    return rows


def _within(text: str, cells: int, most: int) -> list[str]:
    """Wrap a text to so many rows; what does not fit is left out by whole sentences, then cut."""
    while len(rows := wrap(text, cells)) > most and ". " in text.rstrip(". "):
        text = f"{text.rstrip('. ').rpartition('. ')[0]}."
    if len(rows) > most:
        rows[most - 1 :] = [cut(" ".join(rows[most - 1 :]), cells)]
    return rows if text else []


def nothing_waits(releases: Sequence[Release], now: datetime) -> str:
    """Say that nothing waits, and which window comes next."""
    coming = [each for each in releases if each.window_from and each.window_from > now and each.deployed_at is None]
    coming.sort(key=lambda each: each.window_from or now)
    if not coming or coming[0].window_from is None:
        return "Nothing waits for you. No window is planned."
    begins = coming[0].window_from
    day = "" if begins.date() == now.date() else f"{date_of(begins)} "
    return f"Nothing waits for you. Next: window of {coming[0].version}, {day}{clock(begins)}."
