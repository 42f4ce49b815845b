"""What the phase is about, beside the timeline: the impact, the ways out, whether it holds, or what is to be learnt."""

from __future__ import annotations

from octotui.domain.incident.clock import phase_now
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.values import Aim, Phase
from octotui.domain.value import dataclass
from octotui.tui.incident.aftermath import aftermath_rows, aftermath_words
from octotui.tui.incident.checks import check_rows
from octotui.tui.incident.impact import impact_rows
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.ways import way_rows, ways_words
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Row

IMPACT, WAYS, CHECKS, AFTERMATH = "impact", "ways", "checks", "aftermath"
_LEARNING = frozenset((Aim.ALL_CLEAR.value, Aim.ROOT_CAUSE.value, Aim.ACTIONS.value, Aim.REVIEW.value))
_TRYING = frozenset((Aim.DECIDE.value, Aim.EXECUTE.value, Aim.VERIFY.value, Aim.METRICS.value))


@dataclass(frozen=True, slots=True)
class Ahead:
    """A pane: its heading, a remark beside it, its rows, and what it says while it has none."""

    kind: str
    title: str
    remark: str
    rows: tuple[Row, ...]
    empty: str = ""


def kind_of(facts: IncidentFacts, phase: Phase | None, *, turned: bool) -> str:
    """Tell what a phase is about; where it is the present one, what was decided and cleared counts before its steps."""
    if phase is None:
        return WAYS if facts.incident.declared_at else IMPACT
    aims = {step.aim for step in facts.in_phase(phase.number)}
    if not turned and facts.incident.cleared_at is not None:
        return AFTERMATH
    decided = facts.decision is not None and bool(facts.decision.choice)
    if not turned and decided:
        return CHECKS
    if aims & _TRYING:
        return CHECKS if decided else WAYS
    return AFTERMATH if aims & _LEARNING else IMPACT


def ahead_of(scene: Scene, signs: Signs, phase: Phase | None) -> Ahead:
    """Return the pane for the phase that is shown."""
    facts = scene.facts
    present = phase_now(facts, scene.now)
    turned = present is not None and phase is not None and present.phase.id != phase.id
    kind = kind_of(facts, phase, turned=turned)
    if kind == AFTERMATH:
        return Ahead(kind, "Afterwards", aftermath_words(scene), aftermath_rows(scene, signs))
    if kind == CHECKS and facts.decision is not None:
        remark = f"round {facts.decision.round}; the all-clear waits for both proofs"
        return Ahead(kind, "Does it hold", remark, check_rows(scene, signs, facts.decision))
    if kind == WAYS:
        return Ahead(kind, "Way out", ways_words(scene), way_rows(scene, signs))
    return Ahead(kind, "Impact", "unsure means the higher severity", impact_rows(scene, signs))
