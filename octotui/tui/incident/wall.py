"""The wall view: one incident, read only, large enough for a room."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical

from octotui.domain.incident.timeline import folded
from octotui.tui.act import Act
from octotui.tui.incident.band import band_lines, wall_band_lines
from octotui.tui.incident.clock_face import HALL, NORMAL, SMALL, WALL, ClockFace, Scale
from octotui.tui.incident.columns import Column, columns_of
from octotui.tui.incident.inset import inset
from octotui.tui.incident.phase_bar import bar_lines, path_line, timed
from octotui.tui.incident.room import IncidentRoom, IncidentView
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.steps import shown_phase
from octotui.tui.incident.timeline import timeline_rows
from octotui.tui.incident.top import clock_text, elapsed_style, minutes_of, phase_lines, stretches, title_lines
from octotui.tui.incident.wall_lines import order_for_all, spaced, wall_side, wall_title
from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.foot import Foot
from octotui.tui.widgets.rows import Look

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from octotui.tui.desk import Desk


class WallScreen(IncidentRoom):
    """The incident for a wall: figures of fifteen rows, the one line in letters, lists double-spaced."""

    ROOM = "incident"
    CSS = """
    WallScreen Foot { display: none; }
    WallScreen #leave { dock: bottom; height: 1; background: $oct-surface; }
    WallScreen #clock-line { height: auto; padding: 0 3; margin: 1 0; }
    WallScreen.-normal #clock-line, WallScreen.-normal #lists { padding: 0 2; }
    WallScreen.-wide #clock-line { margin: 2 0 1 0; }
    WallScreen ClockFace { margin-right: 14; }
    WallScreen #lists { height: 1fr; padding: 0 3; margin-top: 1; }
    WallScreen #lists Drawn { height: 1fr; }
    WallScreen #lists Vertical { width: 1fr; padding-right: 5; }
    WallScreen #bar { height: auto; padding: 0 3; }
    WallScreen.-narrow #clock-line { padding: 0 1; }
    WallScreen.-narrow ClockFace { margin-right: 4; }
    WallScreen.-narrow #lists { padding: 0 1; }
    WallScreen.-narrow #lists Vertical { padding-right: 2; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("escape,f", "leave the wall", "back", side="right", long="back to where I came from"),
    )

    def compose(self) -> ComposeResult:
        """The page alone: a wall shows no rooms."""
        yield from self.body()
        yield Foot()
        yield Drawn(self._leave, id="leave")

    def body(self) -> Iterable[Widget]:
        """Title, clock, bar, band, lists."""
        yield Drawn(id="wall-title")
        with Horizontal(id="clock-line"):
            yield ClockFace(WALL, id="clock")
            yield Drawn(id="side")
        with Vertical(id="bar"):
            yield Drawn(id="bar-lines")
        yield Drawn(id="band")
        with Horizontal(id="lists"):
            for name in ("steps", "roll", "updates"):
                with Vertical():
                    yield Drawn(id=f"wall-{name}")

    def __init__(self, desk: Desk, incident_id: int | None = None) -> None:
        """Name the incident, or leave it to what runs."""
        super().__init__(desk, incident_id)
        self._listed: dict[str, tuple[Column, int]] = {}

    def _leave(self, look: Look) -> list[Line]:
        name = f" {self.facts.incident.name}" if self.facts else ""
        key = "esc" if len(self.app.screen_stack) > 1 else "^q"
        line = Line(look.width).put(2, f"watching{name}, read only", "muted")
        return [line.right(key, "bold accent").right(" leave  ", "muted")]

    @property
    def scale(self) -> Scale:
        """How large the clock is drawn for this wall."""
        width, height = self.app.size
        if width >= 180 and height >= 52:
            return WALL
        if width >= 110 and height >= 36:
            return HALL
        return NORMAL if height >= 32 else SMALL

    @property
    def scene(self) -> Scene:
        """What everything is drawn from: nobody sits at a wall, so nothing is anybody's own."""
        return replace(super().scene, you=None)

    def show(self, view: IncidentView) -> None:
        """Show the incident anew, or say that there is none."""
        if view.page is None:
            none = "No incident runs, or it is not for this wall."
            self._line("#wall-title", lambda look: [Line(look.width), Line(look.width).put(3, none, "bold")])
            return
        self.second()

    def second(self) -> None:
        """Show the second it is."""
        if self.facts is None or not self.is_attached:
            return
        scene, scale = self.scene, self.scale
        order, large = order_for_all(self.order), scale is WALL
        self.query_one("#clock", ClockFace).show(clock_text(scene), elapsed_style(scene), scale)
        self._line("#leave", self._leave)
        self._line("#wall-title", lambda look: wall_title(scene, look) if large else _title(scene, look))
        tall = 2 if not scene.short else 1
        self._line(
            "#side",
            lambda look: wall_side(scene, look) if large else phase_lines(scene, look.width, look.signs, tall=tall),
        )
        self._line("#bar-lines", lambda look: _bar(scene, look) if large else [])
        self._line(
            "#band",
            lambda look: wall_band_lines(order, look.width, look.signs) if large
            else band_lines(order, look.width, look.signs, margin=1 if scene.narrow else 2, tall=not scene.short),
        )  # fmt: skip
        self._lists(scene, order.step_id)

    def _lists(self, scene: Scene, current: str | None) -> None:
        lines = self.view.page.lines[:5] if self.view and self.view.page else ()
        steps, roll, updates = columns_of(scene, shown_phase(scene, 0), current, Signs(), wall=True)
        told = updates._replace(rows=(*updates.rows, *timeline_rows(scene, folded(lines))))
        for column in (steps, roll, told):
            self._list(column)

    def _list(self, column: Column) -> None:
        """Draw one list, where it says anything else than it does already."""
        room = max(1, self.query_one("#lists").size.height - 3)
        if self._listed.get(column.key) == (column, room):
            return
        self._listed[column.key] = (column, room)

        def draw(look: Look) -> list[Line]:
            head = Line(look.width).put(0, column.title, "bold").right(column.remark, "muted")
            rule = Line(look.width).fill(0, look.width, "rule", look.signs("▔"))
            return [head, rule, *spaced(column.rows, room, look)]

        self._line(f"#wall-{column.key}", draw)

    def _line(self, selector: str, draw: Callable[[Look], list[Line]]) -> None:
        signs = Signs.for_terminal()
        self.query_one(selector, Drawn).lines = lambda look: draw(replace(look, signs=signs))

    def on_resize(self) -> None:
        """Draw anew for another size."""
        if self.view is not None:
            self.show(self.view)

    def action_back(self) -> None:
        """Go back to the incident room; a wall that was opened by itself ends."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit()


def _title(scene: Scene, look: Look) -> list[Line]:
    margin = 1 if scene.narrow else 2
    lines = inset(lambda inner: title_lines(scene, inner.width, inner.signs), margin, look)
    return lines if scene.short else [Line(look.width), *lines]


def _bar(scene: Scene, look: Look) -> list[Line]:
    parts = stretches(scene)
    if not timed(parts):
        return [path_line(parts, look.width, look.signs), Line(look.width)]
    return [*bar_lines(parts, minutes_of(scene), look.width, look.signs, 3), Line(look.width)]
