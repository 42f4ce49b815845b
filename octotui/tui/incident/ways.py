"""The ways out: what each would do, what speaks for it and against it, and what the advisers say."""

from __future__ import annotations

from octotui.domain.incident.brief import preferred
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


def tried(scene: Scene, way: Way) -> Decision | None:
    """Return the last round in which a way was tried and did not hold."""
    return next((each for each in reversed(scene.facts.failed) if each.choice == way.value), None)


def facts_of_way(scene: Scene, way: Way) -> list[Styled]:
    """Return what speaks for and against a way, the most telling first: tried, preferred, what it needs."""
    facts, before = scene.facts, tried(scene, way)
    told: list[Styled] = []
    if before is not None:
        at = before.verified_at if before.verified == "no" else before.confirmed_at
        told.append((f"tried, failed {clock(at)}" if at else "tried", "nogo"))
        note = before.verified_note if before.verified == "no" else before.confirmed_note
        told.append((f"✗ {note}", "nogo"))
    elif way is Way.ROLL_BACK and severe(facts):
        told.append((preferred(facts), "bold go"))
    return told


def _way(scene: Scene, signs: Signs, way: Way) -> list[Row]:
    line, told = _line_of(scene, way), facts_of_way(scene, way)
    pieces = ((NAMES[way.value].ljust(_NAME_WIDTH - 1), "text"), *told[:1])
    rows: list[Row] = [SaidRow(pieces, (f"line {line}" if line else "", "faint"), way.value)]
    return rows + [SaidRow(((signs(text), style),), indent=_NAME_WIDTH) for text, style in told[1:]]


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
