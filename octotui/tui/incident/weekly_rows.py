"""The agenda of the weekly sync as rows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from octotui.domain.incident.clock import book_by
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.people import Person
from octotui.domain.value import dataclass
from octotui.services.incident.views import Owed, Weekly
from octotui.tui.incident.aftermath import STATE_SIGNS
from octotui.tui.incident.rows import SaidRow, Styled
from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Gap, Heading, Look, Row
from octotui.tui.wording import clock, date_of, due, duration


@dataclass(frozen=True, slots=True)
class OwedRow:
    """An action item: its state, what, of which incident, whose, until when; below it when it counts as done."""

    id: str
    sign: Styled
    title: str
    incident: str
    owner: str
    yours: bool
    aside: Styled
    below: str = ""

    @property
    def height(self) -> int:
        """One line, or two with what shows that it worked or why it stands still."""
        return 2 if self.below else 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw what is to be done, then what shows it."""
        row = Line(look.width)
        if line:
            return row.put(2, self.below, "muted")
        words, style = self.aside
        owner = look.width - (44 if look.width > 90 else 30)
        incident = owner - 10
        row.put(0, *self.sign, width=1).put(2, self.title, "bold" if look.current else "text", incident - 3)
        row.put(incident, self.incident, "faint", 9)
        row.put(owner, self.owner, "accent" if self.yours else "muted", 19)
        return row.right(words, style)


def title_lines(view: Weekly, look: Look) -> list[Line]:
    """Say what page this is, and how much of all that was ever written down is done."""
    line = Line(look.width).put(0, "Weekly sync", "bold").add("what follows from incidents", "muted", gap=2)
    if view.rate is not None:
        line.right(f"{view.rate} %", "bold").right(" done of all ever written down", "muted")
    return [line]


def weekly_rows(view: Weekly, you: Person | None, now: datetime, signs: Signs) -> tuple[Row, ...]:
    """Return reviews that are to come, then the action items by how they stand."""
    rows: list[Row] = []
    reviews = [_review(facts, now, signs) for facts in view.reviews]
    for title, found in (
        ("Reviews", reviews),
        ("Late", _items(view.late, you, now, signs)),
        ("Blocked", _items(view.blocked, you, now, signs)),
        ("Open", _items(view.open, you, now, signs)),
        ("Done since last week", _items(view.done, you, now, signs)),
        ("Won't do, said since last week", _items(view.given_up, you, now, signs)),
    ):
        if found:
            rows += [*([Gap()] if rows else []), Heading(title, str(len(found))), *found]
    return tuple(rows)


def _review(facts: IncidentFacts, now: datetime, signs: Signs) -> Row:
    by, review = book_by(facts), facts.review
    title = f"{facts.incident.name}  {facts.incident.title}"
    if review is not None and review.meets_at is not None:
        aside: Styled = (f"meets {date_of(review.meets_at)} {clock(review.meets_at)}", "muted")
        return SaidRow(((signs("✓"), "go"), (title, "text")), aside)
    late = due(by, now) if by else None
    return SaidRow(
        ((signs("○"), "text"), (title, "text")), (f"to be booked {late.text}", late.style) if late else ("", "")
    )


def _items(some: Iterable[Owed], you: Person | None, now: datetime, signs: Signs) -> list[Row]:
    return [_item(each, you, now, signs) for each in some]


def _item(each: Owed, you: Person | None, now: datetime, signs: Signs) -> Row:
    action = each.action
    sign, style = STATE_SIGNS[action.state]
    yours = you is not None and action.owner_id == you.id
    below = (
        f"{action.state}: {action.reason}" if action.reason else f"done when {action.success}" if action.success else ""
    )
    owner = "you" if yours else each.owner or "no owner"
    return OwedRow(
        action.id, (signs(sign), style), action.title, each.incident.name, owner, yours, _when(each, now), below
    )


def _when(each: Owed, now: datetime) -> Styled:
    action = each.action
    if action.state in ("done", "won't do"):
        return (date_of(action.since) if action.since else "", "muted")
    if action.due is None:
        return "no date", "hold"
    if action.due <= now:
        return f"{duration(now - action.due, units=1)} late", "nogo"
    age = duration(now - action.made_at, units=1)
    return f"in {duration(action.due - now, units=1)}, {age} old", "muted"
