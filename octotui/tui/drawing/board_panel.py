"""The board's panel: what stands in the way of the release under the cursor, bars by role, and the last acts."""

from __future__ import annotations

from collections.abc import Sequence

from octotui.domain.gate import Blocker
from octotui.domain.journal import Entry
from octotui.domain.release import Release
from octotui.domain.value import dataclass
from octotui.services.board import Card, RoleCount
from octotui.tui.drawing.board_cards import bar, ended_said
from octotui.tui.drawing.board_scene import Said, Scene, sign_of
from octotui.tui.line import Line, cut, width_of
from octotui.tui.signs import Signs
from octotui.tui.wording import asked_ago, clock, date_of, role_short, stamp

HEIGHT = 11
LATELY = 33
"""Cells of the last acts at the right, the line before them not counted."""
SHOWN = 3
"""Things in the way that are shown; the title counts them all."""


@dataclass(frozen=True)
class PanelView:
    """What the panel shows: the release under the cursor with its card, and the last acts."""

    release: Release | None
    card: Card | None
    lately: tuple[Entry, ...]
    scene: Scene


def panel(view: PanelView, width: int, signs: Signs) -> Sequence[Line]:
    """Draw the panel at the foot, eleven rows."""
    lines = [Line(width) for _ in range(HEIGHT)]
    left = width - LATELY - 5
    if view.release is not None:
        title(lines[1], view, signs, whole=True)
        for index, mark in enumerate(marks(view.release, view.card, view.scene)):
            lines[2].add(*mark, gap=3 if index else 2)
        if view.release.ended_at is not None:
            _dates(lines[3:6], view.release, view.scene)
        elif view.card is not None:
            if len(view.card.in_the_way) > SHOWN and lines[1].end + 10 <= left:
                lines[1].put(left - 13, f"{SHOWN} of {len(view.card.in_the_way)}", "faint", 12, "right")
            for row, blocker in enumerate(view.card.in_the_way[:SHOWN]):
                _blocker(lines[3 + row], blocker, view.scene, left, signs)
            _roles(lines[7:10], view.card.roles, left, signs)
    for line in lines[1:10]:
        line.put(left + 1, signs("│"), "rule", 1)
    lines[1].put(left + 4, "Lately", "bold")
    for row, entry in enumerate(view.lately[:3]):
        _act(lines[3 + 2 * row], lines[4 + 2 * row], left + 4, entry, view.scene)
    return lines


def title(line: Line, view: PanelView, signs: Signs, col: int = 2, *, whole: bool = False) -> None:
    """Put version and name; the whole of it names revision and how many things stand in the way."""
    release, card = view.release, view.card
    assert release is not None
    line.put(col, release.version, "bold")
    beside = width_of(f"revision {release.revision}") + 3 if release.revision else 0
    if whole:
        beside += LATELY + 5 + (sum(width_of(text) + 2 for text, _ in count_said(card, signs)) if card else 0)
    line.add(cut(release.name, max(12, line.width - line.end - beside - 2)), "text", gap=1)
    if not whole:
        return
    if release.revision:
        line.add("revision", "muted", gap=3).add(release.revision, "muted", gap=1)
    if release.ended_at is not None:
        sign = signs.stage(release.stage)
        line.add(f"{sign.text} {sign.word.lower()}", sign.style, gap=3)
        if ended_said(release)[1] == "muted":
            line.add(ended_said(release)[0], "muted", gap=1)
        elif release.ended_why:
            line.add(release.ended_why, "text", gap=1)
    elif card is not None:
        for index, (text, style) in enumerate(count_said(card, signs)):
            line.add(text, style, gap=1 if index else 3)


def count_said(card: Card, signs: Signs) -> tuple[Said, ...]:
    """Say how many things stand before production, or before the end."""
    count = len(card.in_the_way)
    before = "before it is released" if card.release.deployed_at is not None else "before production"
    if not count:
        return ((f"{signs('✓')} nothing", "bold go"), (f"stands {before}", "go"))
    style = "nogo" if card.release.deployed_at is None else "info"
    sign = signs("■") if card.release.deployed_at is None else signs("◐")
    return ((f"{sign} {count} {'thing' if count == 1 else 'things'}", f"bold {style}"), (before, style))


def marks(release: Release, card: Card | None, scene: Scene) -> tuple[Said, ...]:
    """Say what is out of the ordinary with a release and stays so."""
    found: list[Said] = []
    if card is not None and card.overridden:
        found.append((_overridden(card, scene), "bold nogo"))
    if card is not None and card.issues:
        found.append(("issues occurred", "hold"))
    if card is not None and not card.four_eyes:
        found.append(("four-eyes off", "hold"))
    if release.expedited:
        found.append(("expedited", "bold hold"))
    return tuple(found)


def _overridden(card: Card, scene: Scene) -> str:
    """Say who overrode the gate, and when."""
    person = scene.person(card.override.by) if card.override is not None else None
    if card.override is None or person is None:
        return "overridden"
    return f"overridden by {person.name} {stamp(card.override.at, scene.now)}"


def asked(blocker: Blocker, scene: Scene) -> Said:
    """Say since when somebody is asked: hold from an hour on."""
    if blocker.since is None:
        return "", "muted"
    span = scene.now - blocker.since
    return asked_ago(blocker.since, scene.now, brief=True), "hold" if span.total_seconds() >= 3600 else "muted"


def who(blocker: Blocker, scene: Scene) -> Said:
    """Name whose move it is: you, a person in full, or both who hold the role."""
    if scene.yours(blocker):
        return "you", "bold accent"
    person = scene.person(blocker.person_id)
    if person is not None:
        return person.name, "text"
    holders = [each.name for each in scene.people if blocker.role in each.roles]
    if not holders:
        return ("nobody", "nogo") if blocker.role else ("anybody", "text")
    return (" or ".join(map(scene.names.short, holders)) if len(holders) == 2 else f"{len(holders)} people", "text")


def _dates(lines: Sequence[Line], release: Release, scene: Scene) -> None:
    """Put when an ended release was made, deployed and ended, and by whom."""
    ended = release.stage.lower() if release.outcome else "released"
    moments = (("made", release.created_at, release.created_by), ("deployed", release.deployed_at, release.deployed_by))
    row = 0
    for word, at, by in (*moments, (ended, release.ended_at, release.ended_by)):
        if at is not None:
            person = scene.person(by)
            lines[row].put(2, word, "muted").put(15, f"{date_of(at)} {clock(at)}", "text")
            lines[row].put(34, scene.names.full(person.name) if person else "", "muted")
            row += 1


def _blocker(line: Line, blocker: Blocker, scene: Scene, left: int, signs: Signs) -> None:
    text = blocker.title if blocker.task_id or blocker.key.startswith("trait:") else blocker.reason
    line.put(2, *sign_of(blocker, signs), 1).put(4, text, "text", left - 51)
    line.put(left - 46, *who(blocker, scene), 12)
    line.put(left - 33, blocker.role, "muted", 17)
    line.put(left - 15, *asked(blocker, scene), 5, "right")
    line.put(left - 9, f"line {blocker.line}" if blocker.line else "", "faint", 8, "right")


def _roles(lines: Sequence[Line], roles: Sequence[RoleCount], left: int, signs: Signs) -> None:
    """Put nine roles in three columns, the unfinished ones first."""
    pitch = (left - 2) // 3
    for index, count in enumerate(roles[: 3 * len(lines)]):
        column, row = divmod(index, len(lines))
        at = 2 + column * pitch
        open_ = count.closed < count.total
        lines[row].put(at, role_short(count.role) or "nobody", "text" if open_ else "muted", 12)
        role_bar(lines[row], at + 13, 7, count, signs)
        lines[row].put(at + 21, f"{count.closed}/{count.total}", "text" if open_ else "muted", 5)


def role_bar(line: Line, col: int, cells: int, count: RoleCount, signs: Signs) -> None:
    """Draw one role's bar: green when all is closed, until then in the colour of what is not yet through."""
    if count.closed == count.total:
        bar(line, col, cells, count.total, count.closed, 0, signs)
        return
    drawn = signs.bar(cells, count.total, count.closed)
    line.put(col, drawn.verified, "hold", len(drawn.verified))
    line.put(col + len(drawn.verified), drawn.open, "track", len(drawn.open))


def _act(first: Line, second: Line, col: int, entry: Entry, scene: Scene) -> None:
    name = scene.names.full(entry.person) if entry.person else "octotui"
    first.put(col, stamp(entry.at, scene.now, brief=True), "faint", 6).put(col + 7, name, "text", LATELY - 9)
    second.put(col + 7, said(entry), "muted", LATELY - 9)


def said(entry: Entry) -> str:
    """Say an act; one that was refused says so."""
    return f"refused: {entry.said}" if entry.refused else entry.said
