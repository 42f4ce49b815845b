"""The roll call as rows: who is here, who is coming, who is silent and for how long."""

from __future__ import annotations

from collections.abc import Iterable

from octotui.domain.incident.values import Summons
from octotui.tui.incident.presence import ASKED, COMING, HERE, PASSED_OVER, Presence
from octotui.tui.incident.rows import RollRow, SaidRow
from octotui.tui.incident.scene import Scene
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Row
from octotui.tui.wording import role_short


def presence_of(asked: Summons) -> Presence:
    """Tell where a role stands."""
    if asked.here_at:
        return Presence(HERE, asked.here_at)
    if asked.passed_at:
        return Presence(PASSED_OVER, asked.passed_at)
    if asked.acked_at:
        return Presence(COMING, asked.acked_at)
    return Presence(ASKED, asked.asked_at)


def here_words(summons: Iterable[Summons]) -> str:
    """Count who is here: `5 of 7 here`."""
    asked = tuple(summons)
    return f"{sum(1 for each in asked if each.here_at)} of {len(asked)} here" if asked else "nobody called"


def roll_rows(scene: Scene, signs: Signs, *, missing_only: bool = False) -> tuple[Row, ...]:
    """Return a row for each role, in the order of the call; only who is missing where there is little room."""
    rows: list[Row] = []
    now = scene.facts.incident.cleared_at or scene.facts.incident.closed_at or scene.now
    for each in scene.facts.summons:
        presence = presence_of(each)
        if missing_only and presence.state == HERE:
            continue
        sign = signs.presence(presence.state)
        style = sign.style if presence.state != ASKED else presence.style_at(now)
        holder = scene.facts.holder(each.role)
        person_id = each.person_id or (holder.id if holder else None)
        person = people_of(scene, person_id, each.role, missing_only=missing_only)
        said = (presence.words(now), presence.style_at(now))
        role = role_short(each.role)
        rows.append(RollRow(each.id, (sign.text, style), role, person, said, missing_only))
    if missing_only and not rows and scene.facts.summons:
        rows.append(SaidRow((("Everybody is here.", "muted"),)))
    return tuple(rows)


def people_of(scene: Scene, person_id: int | None, role: str, *, missing_only: bool) -> tuple[str, ...]:
    """Say who is meant, the fullest way first: one person by name, or everybody who holds the role."""
    if person_id:
        return scene.full(person_id), scene.first(person_id)
    holders = [scene.first(person.id) for person in scene.facts.holders(role)]
    if holders:
        return " or ".join(holders), f"{holders[0]}, {len(holders) - 1} more", holders[0]
    return () if missing_only else ("nobody yet",)
