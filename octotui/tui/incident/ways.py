"""The ways out: what each would do, what speaks for it and against it, and what the advisers say."""

from __future__ import annotations

from octotui.domain.incident.decide import severe, ways
from octotui.domain.incident.playbook import way_of
from octotui.domain.incident.values import Aim, Decision, Way
from octotui.tui.incident.rows import SaidRow, Styled
from octotui.tui.incident.scene import Scene
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Gap, Row
from octotui.tui.wording import clock, role_short

NAMES = {Way.ROLL_BACK.value: "Roll back", Way.HOT_FIX.value: "Hot-fix", Way.FLAG_OFF.value: "Flag off"}
_NAME_WIDTH = 11


def ways_words(scene: Scene) -> str:
    """Say who decides, with whose input."""
    advisers = " and ".join(role_short(role) for role in scene.facts.advisers)
    return f"the commander decides{', with ' + advisers if advisers else ''}"


def way_rows(scene: Scene, signs: Signs) -> tuple[Row, ...]:
    """Return each way that is open, with what speaks for and against it below; then the advice."""
    rows: list[Row] = []
    for way in ways(scene.facts):
        rows += _way(scene, signs, way)
    return (*rows, Gap(), *advice_rows(scene))


def _line_of(scene: Scene, way: Way) -> int:
    steps = (step for step in scene.facts.steps if step.aim == Aim.WAY.value)
    return next((step.line for step in steps if way_of(step.title) is way), 0)


def _tried(scene: Scene, way: Way) -> Decision | None:
    return next((each for each in reversed(scene.facts.failed) if each.choice == way.value), None)


def _way(scene: Scene, signs: Signs, way: Way) -> list[Row]:
    facts = scene.facts
    line, tried = _line_of(scene, way), _tried(scene, way)
    preferred = way is Way.ROLL_BACK and severe(facts) and tried is None
    pieces: list[Styled] = [(NAMES[way.value].ljust(_NAME_WIDTH - 1), "text")]
    if tried is not None:
        at = tried.verified_at or tried.confirmed_at
        pieces.append((f"tried, failed {clock(at)}" if at else "tried", "nogo"))
    elif preferred:
        pieces.append((f"preferred when {facts.incident.severity}", "bold go"))
    rows: list[Row] = [SaidRow(tuple(pieces), (f"line {line}" if line else "", "faint"), way.value)]
    if tried is not None:
        note = tried.verified_note or tried.confirmed_note
        rows.append(SaidRow(((signs("✗"), "nogo"), (note, "nogo")), indent=_NAME_WIDTH))
    return rows


def advice_rows(scene: Scene) -> list[Row]:
    """Return what each adviser says, or that they were not reached."""
    facts, decision = scene.facts, scene.facts.decision
    if decision is None or not facts.advisers:
        return []
    pieces: list[Styled] = [("Advice", "muted")]
    for role in facts.advisers:
        said = facts.advice_of(decision, role)
        pieces.append((f" {role_short(role)}", "muted"))
        if said is None:
            pieces.append(("says nothing yet", "hold"))
        elif said.reached:
            pieces.append((said.choice, "bold go"))
        else:
            pieces.append((f"not reachable at {clock(said.at)}", "hold"))
    return [SaidRow(tuple(pieces))]
