"""The impact form and the first message: what is known of the trouble, and what somebody is still to say."""

from __future__ import annotations

from octotui.domain.incident.clock import next_due, sent
from octotui.domain.incident.values import SEVERITY_TESTS, Aim, Measure
from octotui.tui.incident.rows import SaidRow, Styled
from octotui.tui.incident.scene import Scene
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Gap, Row
from octotui.tui.wording import stamp

KEY_WIDTH = 13


def impact_rows(scene: Scene, signs: Signs) -> tuple[Row, ...]:
    """Return severity with its test, every figure, what users meet, and the first message to each audience."""
    facts, incident = scene.facts, scene.facts.incident
    sign = signs.severity(incident.severity)
    rows: list[Row] = [
        _fact("severity", "Severity", ((f" {sign.text} {sign.word} ", sign.style),), *_key(scene, "s", "change")),
        SaidRow(((SEVERITY_TESTS.get(incident.severity, ""), "muted"),), indent=KEY_WIDTH),
    ]
    rows += figures(scene, signs, "metric", "Figures")
    rows += figures(scene, signs, "users", "Users")
    rows.append(Gap())
    for update in facts.updates:
        told = sent(facts, update.audience)
        if told:
            words: Styled = (f"told {stamp(told[-1], scene.now)}", "muted")
            rows.append(_fact(update.id, update.audience.capitalize(), ((signs("✓"), "go"), words)))
            continue
        late = next_due(facts, update) <= scene.now
        who = scene.who(None, (update.role,))
        said = ((signs("○"), "nogo" if late else "text"), (f"first message waits for {who}", "text"))
        rows.append(_fact(update.id, update.audience.capitalize(), said, *_key(scene, "m", "write")))
    return tuple(rows)


def figures(scene: Scene, signs: Signs, kind: str, label: str) -> list[Row]:
    """Give the newest value of each thing measured, or who is asked for it."""
    newest: dict[str, Measure] = {}
    for each in scene.facts.measures:
        if each.kind == kind:
            newest[each.name] = each
    if not newest:
        roles = _asked(scene, kind)
        who = scene.who(None, roles) or "nobody yet"
        return [_fact(kind, label, ((signs("○"), "text"), (f"waits for {who}", "text")), *_key(scene, "s", "say it"))]
    rows: list[Row] = []
    for number, each in enumerate(newest.values()):
        change = ((each.before, "text"), (signs("→"), "muted")) if each.before else ()
        pieces = ((each.name, "text"), *change, (each.now, "bold"))
        aside = f"{scene.first(each.by)} {stamp(each.at, scene.now)}"
        rows.append(_fact(each.id, label if number == 0 else "", pieces, (aside, "muted")))
    return rows


def _key(scene: Scene, key: str, does: str) -> tuple[Styled, str]:
    """Give what a key does here, as long as anything is done."""
    return ((does, "muted"), key) if scene.facts.running else (("", "muted"), "")


def _asked(scene: Scene, kind: str) -> tuple[str, ...]:
    """Return the role that the guide asks for this part of the impact."""
    roles = scene.facts.role_of(
        Aim.IMPACT, otherwise="Data Analyst" if kind == "metric" else "Customer Support Liaison"
    )
    if len(roles) < 2:
        return roles
    supports = tuple(role for role in roles if "support" in role.casefold())
    others = tuple(role for role in roles if role not in supports)
    return supports or roles[1:] if kind == "users" else others or roles[:1]


def _fact(id: str, label: str, pieces: tuple[Styled, ...], aside: Styled = ("", "muted"), key: str = "") -> Row:
    return SaidRow(((label.ljust(KEY_WIDTH - 1), "muted"), *pieces), aside, id, key=key)
