"""The next move as the band says it."""

from __future__ import annotations

from datetime import timedelta

from octotui.domain.incident.move import Move
from octotui.tui.incident.band import Order
from octotui.tui.incident.scene import Scene
from octotui.tui.wording import duration


def order_of(scene: Scene, move: Move) -> Order:
    """Return the one line: whose move it is by name where one person is meant, else by role."""
    facts = scene.facts
    holder = facts.holder(move.roles[0]) if move.roles and not move.person_id else None
    person_id = move.person_id or (holder.id if holder else None)
    yours = scene.yours(move.person_id, move.roles)
    mover = scene.facts.name(person_id) if person_id else move.roles[0] if move.roles else ""
    asked = scene.now - move.since if move.since is not None else timedelta(0)
    since = duration(asked, units=1) if asked >= timedelta(minutes=1) else ""
    return Order(move.verb, move.why, mover, yours, "enter", move.late, since, move.aim, move.step_id)
