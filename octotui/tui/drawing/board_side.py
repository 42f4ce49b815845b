"""The same panel at the right of a wide screen: more of what stands in the way, all roles, more of the last acts."""

from __future__ import annotations

from collections.abc import Sequence

from octotui.domain.release import Release
from octotui.tui.drawing.board_panel import PanelView, asked, count_said, marks, role_bar, said, title, who
from octotui.tui.drawing.board_scene import Scene, sign_of, window_said
from octotui.tui.line import Line, width_of
from octotui.tui.signs import Signs
from octotui.tui.wording import date_of, role_short, stamp, window

MARGIN = 3
SHOWN = 5
LATELY = 6


def side(view: PanelView, width: int, signs: Signs) -> Sequence[Line]:
    """Draw the panel, full height."""
    lines = [Line(width)]
    if view.release is not None:
        lines += _release(view, view.release, width, signs)
        lines += _blockers(view, width, signs) if view.card is not None else []
        under_way = view.card is not None and view.release.ended_at is None
        lines += _roles(view, width, signs) if under_way else []
    return [*lines, *_lately(view, width, signs)]


def _release(view: PanelView, release: Release, width: int, signs: Signs) -> list[Line]:
    first, second = Line(width), Line(width)
    title(first, view, signs, MARGIN)
    if release.revision:
        text = f"revision {release.revision}"
        first.put(max(first.end + 1, width - MARGIN - len(text)), text, "muted")
    text, style = _window(release, view.scene)
    second.put(MARGIN, text, "muted").add(*style, gap=1)
    for mark, mark_style in marks(release, view.card, view.scene):
        second.add(mark, mark_style, gap=3)
    return [first, second, Line(width)]


def _window(release: Release, scene: Scene) -> tuple[str, tuple[str, str]]:
    if release.ended_at is not None:
        return f"{release.stage.lower()} {date_of(release.ended_at)}", (release.ended_why, "text")
    if release.window_from and release.window_to and release.deployed_at is None:
        return f"window {window(release.window_from, release.window_to)},", window_said(release, scene.now)
    return "", window_said(release, scene.now)


def _heading(width: int, signs: Signs) -> list[Line]:
    return [Line(width).fill(MARGIN, width - 2 * MARGIN, "rule", signs("▔"))]


def _blockers(view: PanelView, width: int, signs: Signs) -> list[Line]:
    card = view.card
    assert card is not None
    if view.release is not None and view.release.ended_at is not None:
        return []
    head = Line(width)
    for index, (text, style) in enumerate(count_said(card, signs)):
        head.put(MARGIN, text, style) if not index else head.add(text, style, gap=1)
    lines = [head, *_heading(width, signs), Line(width)]
    for blocker in card.in_the_way[:SHOWN]:
        first, second = Line(width), Line(width)
        room = width - 2 * MARGIN - 12
        titled = blocker.task_id or blocker.key.startswith("trait:") or width_of(blocker.reason) > room
        text = blocker.title if titled else blocker.reason
        first.put(MARGIN, *sign_of(blocker, signs), 1).put(MARGIN + 2, text, "bold", room)
        if blocker.line:
            first.put(width - MARGIN - 9, f"line {blocker.line}", "faint", 9, "right")
        second.put(MARGIN + 2, *who(blocker, view.scene))
        second.add(blocker.role, "muted", gap=2)
        second.put(width - MARGIN - 6, *asked(blocker, view.scene), 6, "right")
        lines += [first, second, Line(width)]
    more = len(card.in_the_way) - SHOWN
    return [*lines, *([Line(width).put(MARGIN + 2, f"{more} more", "muted"), Line(width)] if more > 0 else [])]


def _roles(view: PanelView, width: int, signs: Signs) -> list[Line]:
    card = view.card
    assert card is not None
    head = Line(width).put(MARGIN, "Roles", "bold")
    total = f"{card.closed}/{card.total}"
    head.put(width - MARGIN - len(total), total, "muted")
    lines = [head, *_heading(width, signs), Line(width)]
    for count in card.roles:
        open_ = count.closed < count.total
        line = Line(width).put(MARGIN, role_short(count.role) or "nobody", "text" if open_ else "muted", 13)
        role_bar(line, MARGIN + 15, width - 2 * MARGIN - 22, count, signs)
        said_count = f"{count.closed}/{count.total}"
        line.put(width - MARGIN - 6, said_count, "bold" if open_ else "muted", 6, "right")
        lines.append(line)
    return [*lines, Line(width)]


def _lately(view: PanelView, width: int, signs: Signs) -> list[Line]:
    lines = [Line(width).put(MARGIN, "Lately", "bold"), *_heading(width, signs), Line(width)]
    for entry in view.lately[:LATELY]:
        name = view.scene.names.full(entry.person) if entry.person else "octotui"
        first = Line(width).put(MARGIN, stamp(entry.at, view.scene.now, brief=True), "faint", 6)
        lines.append(first.put(MARGIN + 7, name, "text"))
        lines.append(Line(width).put(MARGIN + 7, said(entry), "muted", width - 2 * MARGIN - 7))
    return lines
