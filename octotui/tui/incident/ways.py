"""The ways out: where each leads and in how many minutes, what speaks for it and against it, and the advice."""

from __future__ import annotations

from octotui.domain.incident.values import Way
from octotui.domain.incident.ways import WayOut
from octotui.tui.incident.rows import SaidRow, Styled
from octotui.tui.incident.scene import Scene
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Gap, Row
from octotui.tui.wording import clock, role_short

NAMES = {Way.ROLL_BACK.value: "Roll back", Way.HOT_FIX.value: "Hot-fix", Way.FLAG_OFF.value: "Flag off"}
_NAME_WIDTH = 11
_TARGET_WIDTH = 14
_PROOFS = {"yes": ("✓", "go"), "no": ("✗", "nogo"), "?": ("?", "hold")}


def ways_words(scene: Scene) -> str:
    """Say who decides, with whose input."""
    advisers = " and ".join(role_short(role) for role in scene.facts.advisers)
    return f"the commander decides{', with ' + advisers if advisers else ''}"


def way_rows(scene: Scene, signs: Signs) -> tuple[Row, ...]:
    """Return each way out, with what speaks for and against it below; then the advice."""
    rows = [row for out in scene.ways for row in _way(out, signs)]
    return (*rows, Gap(), *advice_rows(scene))


def leads_to(out: WayOut) -> str:
    """Say where a way leads: a roll back to a version, the others to what they are about."""
    return f"to {out.target}" if out.target and out.way is Way.ROLL_BACK else out.target


def proofs_of(out: WayOut) -> tuple[Styled, ...]:
    """Return what speaks for and against a way, and what is not known; what was tried says how it failed."""
    told = [(f"✗ {out.tried}", "nogo")] if out.tried else []
    by_sign: dict[str, list[str]] = {}
    for proof in out.proofs:
        by_sign.setdefault(proof.sign, []).append(proof.text)
    for sign, style in _PROOFS.values():
        words = by_sign.get(next(key for key, value in _PROOFS.items() if value[0] == sign), [])
        told += [(f"{sign} {', '.join(words)}", style)] if words else []
    return tuple(told)


def _way(out: WayOut, signs: Signs) -> list[Row]:
    name = NAMES[out.way.value].ljust(_NAME_WIDTH - 1)
    pieces: list[Styled] = [(name, "bold" if out.open else "faint")]
    minutes = f"{out.minutes} min" if out.minutes is not None else ""
    if out.target or minutes:
        pieces.append((leads_to(out).ljust(_TARGET_WIDTH), "text" if out.open else "faint"))
        pieces.append((minutes.rjust(6), "bold" if out.open else "faint"))
    if out.preferred and not out.tried:
        pieces.append((f" {out.preferred}", "bold go"))
    rows: list[Row] = [SaidRow(tuple(pieces), (f"line {out.line}" if out.line else "", "faint"), out.way.value)]
    return rows + [SaidRow(((signs(text), style),), indent=_NAME_WIDTH) for text, style in proofs_of(out)]


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
