"""The three columns in the middle of the room and of the wall: steps, roll call, updates."""

from __future__ import annotations

from typing import NamedTuple

from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.values import Phase
from octotui.tui.incident.reported import coming_roll, coming_steps, coming_updates
from octotui.tui.incident.roll import here_words, roll_rows
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.steps import minutes_words, step_rows
from octotui.tui.incident.updates import update_rows
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Row
from octotui.tui.wording import counted


class Column(NamedTuple):
    """One column: the list it is, its heading with a remark at the right, and its rows."""

    key: str
    title: str
    remark: str
    rows: tuple[Row, ...]


def columns_of(
    scene: Scene, phase: Phase | None, current: str | None, signs: Signs, *, wall: bool
) -> tuple[Column, ...]:
    """Return the columns; on a wall without what only a key would reach, and with everybody who was called."""
    if scene.foreseen is not None:
        return _coming(scene, scene.foreseen, signs)
    name, minutes = (phase.name, minutes_words(phase)) if phase else ("Steps", "")
    missing = scene.short and not wall
    heard = "Last update" if scene.facts.incident.cleared_at else "Next update"
    return (
        Column("steps", name, minutes, step_rows(scene, signs, phase, current, keys=not wall)),
        Column("roll", "Not here yet" if missing else "Roll call", here_words(scene.facts.summons),
               roll_rows(scene, signs, missing_only=missing)),
        Column("updates", heard, "", update_rows(scene, keys=not wall)),
    )  # fmt: skip


def _coming(scene: Scene, coming: IncidentFacts, signs: Signs) -> tuple[Column, ...]:
    """Return what the declaration would bring."""
    line = coming.phases[0].line if coming.phases else 0
    return (
        Column("steps", "Runs when it is declared", f"line {line}" if line else "",
               tuple(coming_steps(scene, coming, signs))),
        Column("roll", "Will be called", counted(len(coming.summons), "role"),
               tuple(coming_roll(scene, coming, signs))),
        Column("updates", "Will be told", "", tuple(coming_updates(coming))),
    )  # fmt: skip
