"""The clocks of the audiences as rows, and what the key would write."""

from __future__ import annotations

from octotui.domain.incident.clock import next_due, sent
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.values import Update
from octotui.tui.incident.rows import SaidRow, UpdateRow
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.update_clock import UpdateClock
from octotui.tui.widgets.rows import Row
from octotui.tui.wording import stamp


def clock_of(facts: IncidentFacts, update: Update) -> UpdateClock:
    """Return the clock of an audience: from the last message, or from its beginning."""
    told = sent(facts, update.audience)
    return UpdateClock(update.audience.capitalize(), told[-1] if told else update.began, next_due(facts, update))


def most_pressing(scene: Scene) -> Update | None:
    """Return the audience that is to hear next."""
    return min(scene.facts.updates, key=lambda each: next_due(scene.facts, each), default=None)


def update_rows(scene: Scene, *, keys: bool = True) -> tuple[Row, ...]:
    """Return a row for each audience and, with `keys`, what `m` would do; after the all-clear when each heard last."""
    facts = scene.facts
    if facts.incident.cleared_at is not None:
        return tuple(_heard(scene, each.audience) for each in facts.updates)
    rows: list[Row] = [
        UpdateRow(each.id, clock_of(facts, each), scene.now, bar=not scene.short) for each in facts.updates
    ]
    pressing = most_pressing(scene)
    if pressing is not None and keys and not scene.short:
        overdue = next_due(facts, pressing) <= scene.now
        rows.append(
            SaidRow((("m", "bold accent"), (f"write {'the overdue one' if overdue else 'an update'}", "muted")))
        )
    return tuple(rows)


def _heard(scene: Scene, audience: str) -> Row:
    told = sent(scene.facts, audience)
    return SaidRow(((audience.capitalize(), "text"),), (f"told {stamp(told[-1], scene.now)}" if told else "", "muted"))
