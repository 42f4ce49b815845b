"""The roll call as rows: who is here, who is coming, who is silent and for how long."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from octotui.domain.incident.clock import answered, silent
from octotui.domain.incident.values import Rung, Summons
from octotui.tui.incident.presence import ASKED, COMING, HERE, PASSED_OVER, Presence
from octotui.tui.incident.rows import RollRow, SaidRow, Styled
from octotui.tui.incident.scene import Scene
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Row
from octotui.tui.wording import asked_ago, clock, role_short


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
    """Return the rung that waits, a row for each role in the order of the call, then the rungs that are answered.

    Where there is little room only who is missing is there.
    """
    now = scene.facts.incident.cleared_at or scene.facts.incident.closed_at or scene.now
    rungs = scene.facts.rungs
    rows = [_rung_row(scene, signs, each, now, short=missing_only) for each in rungs if answered(each) is None]
    for asked in scene.facts.summons:
        if not missing_only or presence_of(asked).state != HERE:
            rows.append(_role_row(scene, signs, asked, now, short=missing_only))
    if not missing_only:
        rows += [_rung_row(scene, signs, each, now, short=False) for each in rungs if answered(each) is not None]
    if missing_only and not rows and scene.facts.summons:
        rows.append(SaidRow((("Everybody is here.", "muted"),)))
    return tuple(rows)


def _role_row(scene: Scene, signs: Signs, asked: Summons, now: datetime, *, short: bool) -> Row:
    """Draw a role: who is meant, and whether they are here."""
    presence = presence_of(asked)
    sign = signs.presence(presence.state)
    style = sign.style if presence.state != ASKED else presence.style_at(now)
    holder = scene.facts.holder(asked.role)
    person = people_of(scene, asked.person_id or (holder.id if holder else None), asked.role, missing_only=short)
    said = (presence.words(now), presence.style_at(now))
    return RollRow(asked.id, (sign.text, style), role_short(asked.role), person, said, short)


def _rung_row(scene: Scene, signs: Signs, rung: Rung, now: datetime, *, short: bool) -> Row:
    """Draw a rung of the escalation: who was asked, and what came of it (A-ESC)."""
    sign, style = ("✓", "go") if rung.acked_at else ("–", "faint") if rung.passed_at else ("▲", "hold")
    if rung.acked_at:
        said: Styled = (f"took note {clock(rung.acked_at)}", "muted")
    elif rung.passed_at:
        said = (f"passed over {clock(rung.passed_at)}", "faint")
    else:
        late = silent(rung, now)
        said = (
            f"{'silent' if late else 'asked'} {asked_ago(rung.asked_at, now, brief=True)}",
            "nogo" if late else "hold",
        )
    who = people_of(scene, rung.person_id, rung.role, missing_only=short)
    return RollRow(rung.id, (signs(sign), style), "escalated", who or (role_short(rung.role),), said, short)


def people_of(scene: Scene, person_id: int | None, role: str, *, missing_only: bool) -> tuple[str, ...]:
    """Say who is meant, the fullest way first: one person by name, or everybody who holds the role."""
    if person_id:
        return scene.full(person_id), scene.first(person_id)
    holders = [scene.first(person.id) for person in scene.facts.holders(role)]
    if holders:
        return " or ".join(holders), f"{holders[0]}, {len(holders) - 1} more", holders[0]
    return () if missing_only else ("nobody yet",)
