"""What was chosen, and whether it holds: carried out, verified, confirmed by the figures, then the all-clear."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from octotui.domain.incident.values import Aim, Decision
from octotui.domain.roles import DATA_ANALYST, DEVELOPERS, QA_ENGINEER
from octotui.tui.incident.impact import KEY_WIDTH, figures
from octotui.tui.incident.rows import SaidRow, Styled
from octotui.tui.incident.scene import Scene
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Gap, Row
from octotui.tui.wording import stamp


class Proof(NamedTuple):
    """One thing that shows that the way out holds: its verdict is empty while it is waited for."""

    id: str
    label: str
    verdict: str
    words: str
    by: int | None
    at: datetime | None
    who: str


def proofs(scene: Scene, round: Decision) -> Iterator[Proof]:
    """Give what is to be shown of a round, in the order in which it comes."""
    facts = scene.facts
    executor = scene.first(round.executor_id) or scene.who(None, facts.role_of(Aim.EXECUTE, otherwise=DEVELOPERS))
    carried = "yes" if round.executed_at else ""
    yield Proof("execute", "Carried out", carried, "it is", round.executed_by, round.executed_at, executor)
    tester = scene.who(None, facts.role_of(Aim.VERIFY, otherwise=QA_ENGINEER))
    said = round.verified_note or ("they pass" if round.verified == "yes" else "they fail")
    yield Proof("verify", "Smoke tests", round.verified, said, round.verified_by, round.verified_at, tester)
    analyst = scene.who(None, facts.role_of(Aim.METRICS, otherwise=DATA_ANALYST))
    yield Proof(
        "confirm", "Metrics", round.confirmed, round.confirmed_note, round.confirmed_by, round.confirmed_at, analyst
    )


def check_rows(scene: Scene, signs: Signs, round: Decision) -> tuple[Row, ...]:
    """Return the way that was chosen with the release it has made, each proof that it holds, and the figures."""
    target = f" {round.target}" if round.target else ""
    chosen = f"{scene.first(round.by)} {stamp(round.at, scene.now)}" if round.at else ""
    way = ((f"{round.choice}{target}", "bold"), *(((round.reason, "muted"),) if round.reason else ()))
    rows: list[Row] = [_line("way", "Way out", way, chosen)]
    if scene.hotfix is not None and scene.hotfix.id == round.hotfix_id:
        made = ((scene.hotfix.version, "text"), (scene.hotfix.stage.lower(), "muted"))
        rows.append(_line("hotfix", "Release", made, "enter opens it"))
    for proof in proofs(scene, round):
        if not proof.verdict:
            pieces: tuple[Styled, ...] = ((signs("○"), "text"), (f"waits for {proof.who}", "muted"))
            rows.append(_line(proof.id, proof.label, pieces, ""))
            continue
        sign: Styled = (signs("✓"), "go") if proof.verdict == "yes" else (signs("✗"), "nogo")
        when = stamp(proof.at, scene.now) if proof.at else ""
        rows.append(_line(proof.id, proof.label, (sign, (proof.words, "text")), f"{scene.first(proof.by)} {when}"))
    return (*rows, Gap(), *figures(scene, signs, "metric", "Figures"))


def _line(id: str, label: str, pieces: tuple[Styled, ...], aside: str) -> Row:
    return SaidRow(((label.ljust(KEY_WIDTH - 1), "muted"), *pieces), (aside, "muted"), id)
