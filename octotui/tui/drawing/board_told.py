"""A release as plain text for a message: nothing cut, everybody by full name."""

from __future__ import annotations

from octotui.domain.gate import Blocker
from octotui.domain.release import Release
from octotui.services.board import Card
from octotui.tui.drawing.board_scene import Scene, window_said
from octotui.tui.wording import clean


def told(release: Release, card: Card | None, scene: Scene) -> str:
    """Tell a release: its facts on one line, then each thing in the way with whose move it is."""
    facts = [f"{release.version} {release.name}".strip(), release.type.lower(), release.stage]
    if release.ended_at is not None:
        return clean(", ".join([*facts, *([release.ended_why] if release.ended_why else [])]))
    facts.append(window_said(release, scene.now)[0])
    if card is None:
        return clean(", ".join(facts))
    lines = [", ".join([*facts, f"{card.closed}/{card.total}"])]
    lines += [f"- {each.title}: {_moves(each, scene)}" for each in card.in_the_way]
    return "\n".join(clean(line) for line in lines)


def _moves(each: Blocker, scene: Scene) -> str:
    person = scene.person(each.person_id)
    who = f"{person.name}, {each.role}" if person and each.role else person.name if person else each.role or "anybody"
    return f"{who} {each.would}"
