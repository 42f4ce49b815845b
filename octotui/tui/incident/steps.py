"""The steps of a phase as rows, with what is still open from earlier phases below them."""

from __future__ import annotations

from datetime import datetime

from octotui.domain.incident.clock import late, left_over, phase_now
from octotui.domain.incident.values import Aim, Decision, Phase, Step
from octotui.tui.incident.rows import SaidRow, StepRow, Styled
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.times import late as late_words
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Gap, Row
from octotui.tui.wording import stamp

NO_PLAYBOOK = "This guide has no playbook; the clock and the way out run all the same."


def shown_phase(scene: Scene, turned: int) -> Phase | None:
    """Return the phase to show: the present one, or one `turned` away from it."""
    phases = scene.facts.phases
    if not phases:
        return None
    present = phase_now(scene.facts, scene.now)
    at = next((index for index, each in enumerate(phases) if present and each.number == present.phase.number), 0)
    return phases[max(0, min(len(phases) - 1, at + turned))]


def minutes_words(phase: Phase) -> str:
    """Give the minutes of a phase: `15–60 min`."""
    return f"{phase.from_min or 0}–{phase.to_min} min" if phase.to_min is not None else "no limit"


def no_steps(scene: Scene, phase: Phase | None) -> str:
    """Say why a phase has no steps."""
    if phase is not None:
        return "The guide has no steps for this phase."
    return NO_PLAYBOOK if scene.facts.incident.declared_at or scene.facts.reported else "No step ever began."


def step_rows(
    scene: Scene, signs: Signs, phase: Phase | None, current: str | None = None, *, keys: bool = True
) -> tuple[Row, ...]:
    """Return the steps of a phase; where it is the present one, what is late from before stands below.

    `current` is the step whose turn it is; with `keys` the last row says how to see the phase before.
    """
    if phase is None:
        return ()
    facts = scene.facts
    rows: list[Row] = []
    if any(step.aim == Aim.DECIDE.value for step in facts.in_phase(phase.number)):
        rows += [_failed_row(scene, signs, each) for each in facts.failed]
    for number, step in enumerate(facts.in_phase(phase.number), 1):
        rows.append(_row(scene, signs, step, f"{number} {step.title}", current))
        rows += [_row(scene, signs, part, f"  {part.title}", current) for part in facts.children(step)]
    present = phase_now(facts, scene.now)
    if present is not None and present.phase.id == phase.id:
        rows += _before(scene, signs, phase, current, keys=keys)
    return tuple(rows)


def _before(scene: Scene, signs: Signs, phase: Phase, current: str | None, *, keys: bool) -> list[Row]:
    """Give what is still open from earlier phases, what was late there, and how much is done."""
    facts = scene.facts
    earlier = [step for each in facts.phases if each.number < phase.number for step in facts.in_phase(each.number)]
    if not earlier:
        return []
    still = left_over(facts, scene.now)
    was_late = [step for step in earlier if step not in still and late(facts, step, scene.now)]
    rows: list[Row] = [] if scene.short else [Gap()]
    if (still or was_late) and not scene.short:
        where = "the first phase" if phase.number == 2 else "earlier phases"
        rows.append(SaidRow(((f"{'Still open from' if still else 'From'} {where}", "muted"),)))
    rows += [_row(scene, signs, step, step.title, current) for step in (*still, *was_late)]
    done = sum(1 for step in earlier if not facts.open(step))
    before = "in the first phase" if phase.number == 2 and scene.short else "done"
    pieces: list[Styled] = [(signs("✓"), "go"), (f"{done} of {len(earlier)} {before}", "muted")]
    if keys:
        pieces += [("", "muted"), (signs("←"), "bold accent"), ("show", "muted")]
    return [*rows, SaidRow(tuple(pieces))]


def _failed_row(scene: Scene, signs: Signs, round: Decision) -> Row:
    """Give an earlier round whose way out did not work."""
    at = round.verified_at if round.verified == "no" else round.confirmed_at
    by = round.verified_by if round.verified == "no" else round.confirmed_by
    when = f"failed {stamp(at, scene.now)}" if at else "failed"
    target = f" {round.target}" if round.target else ""
    return StepRow(None, (signs("✗"), "nogo"), f"{round.choice}{target}", (scene.first(by),), (when, "bold nogo"))


def _row(scene: Scene, signs: Signs, step: Step, title: str, current: str | None) -> Row:
    sign, aside, limit = _standing(scene, signs, step, current)
    person_id = step.done_by or step.person_id
    decides = step.aim == Aim.DECIDE.value and scene.facts.command is not None and not person_id
    if decides and scene.facts.command is not None:
        person_id = scene.facts.command.person_id
    return StepRow(step.id, sign, title, scene.whoever(person_id, step.roles), aside, limit).at(scene.now)


def _standing(scene: Scene, signs: Signs, step: Step, current: str | None) -> tuple[Styled, Styled, datetime | None]:
    """Give the sign of a step, what stands beside it, and the limit from which the clock counts what it says."""
    facts, by = scene.facts, late(scene.facts, step, scene.now)
    if step.state == "not applicable":
        return (signs("–"), "faint"), ("not needed", "faint"), None
    if not facts.open(step):
        if by is not None:
            return (signs("✓"), "go"), (late_words(by), "hold"), None
        return (signs("✓"), "go"), (stamp(step.done_at, scene.now) if step.done_at else "", "muted"), None
    if by is not None:
        return (signs("■"), "nogo"), ("", "muted"), scene.now - by
    return (signs("◐"), "info") if step.id == current else (signs("○"), "text"), ("", "muted"), step.due
