"""The page of the incident room: what stands where, and how it is drawn anew each second."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.containers import Container, Horizontal, Vertical

from octotui.domain.incident.move import next_move
from octotui.tui.incident.ahead import Ahead
from octotui.tui.incident.band import Order, band_lines
from octotui.tui.incident.clock_face import NORMAL, SMALL, ClockFace
from octotui.tui.incident.columns import columns_of
from octotui.tui.incident.inset import inset
from octotui.tui.incident.orders import order_of
from octotui.tui.incident.roll import roll_rows
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.steps import no_steps, shown_phase, step_rows
from octotui.tui.incident.ticking import Ticking
from octotui.tui.incident.times import here
from octotui.tui.incident.top import below_phase, clock_text, elapsed_style, phase_line, title_lines
from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.widgets.drawn import Draw, Drawn
from octotui.tui.widgets.rows import Look, Row, Rows

if TYPE_CHECKING:
    from textual.widget import Widget

CSS = """
IncidentScreen #title { margin: 1 0; }
IncidentScreen #time { height: auto; padding: 0 2; }
IncidentScreen ClockFace { margin-right: 8; }
IncidentScreen #band { margin: 1 0; }
IncidentScreen #columns { height: 1fr; margin-bottom: 1; }
IncidentScreen #left { width: 46fr; }
IncidentScreen #right { width: 74fr; layout: horizontal; }
IncidentScreen #roll-pane { width: 40fr; }
IncidentScreen #updates-pane { width: 34fr; }
IncidentScreen #lower .heading { margin: 0 0 1 0; }
IncidentScreen #lower { height: 12; background: $oct-surface; padding: 1 0; }
IncidentScreen #ahead-pane { width: 74fr; }
IncidentScreen #timeline-pane { width: 46fr; border-left: none; }
IncidentScreen #lower Rows { scrollbar-background: $oct-surface; scrollbar-background-hover: $oct-surface; }
IncidentScreen.-high #lower { height: 50%; }
IncidentScreen.-short #title { margin: 0 0 1 0; }
IncidentScreen.-narrow #time { padding: 0 1; }
IncidentScreen.-narrow ClockFace { margin-right: 4; }
IncidentScreen.-narrow #left { width: 42; }
IncidentScreen.-narrow #right { width: 38; layout: vertical; }
IncidentScreen.-narrow #roll-pane { width: 100%; height: 1fr; }
IncidentScreen.-narrow #updates-pane { width: 100%; height: auto; max-height: 5; padding-top: 1; }
IncidentScreen.-short #columns { margin-bottom: 0; }
IncidentScreen.-short #lower { height: 4; padding: 0; }
IncidentScreen.-short #ahead-pane { width: 0; height: 0; }
IncidentScreen.-short #timeline-pane { width: 100%; }
IncidentScreen.-short #lower .heading { display: none; }
IncidentScreen.-short #lower.-ahead { height: 9; }
IncidentScreen.-short #lower.-ahead #ahead-pane { width: 100%; height: 100%; }
IncidentScreen.-short #lower.-ahead #ahead-head { display: block; }
IncidentScreen.-short #lower.-ahead #timeline-pane { width: 0; height: 0; }
"""


SLOW_SECONDS = 10
"""So often is drawn what people read in minutes."""


class Panes(Container):
    """All between head and foot, in places that never change."""

    DEFAULT_CSS = "Panes { height: 1fr; width: 100%; layout: vertical; }"

    def __init__(self) -> None:
        """Make the lists; they are named for whoever acts on them."""
        super().__init__(id="panes")
        self.steps = Ticking(id="steps")
        self.roll = Ticking(id="roll", empty="Nobody is called.")
        self.updates = Ticking(id="updates", empty="Nobody is to be told.")
        self.ahead = Ticking(id="ahead")
        self.timeline = Ticking(id="timeline", empty="Nothing has happened yet.")
        self.clock = ClockFace(NORMAL, id="clock")
        self.phase = Drawn(id="phase")
        self._signs = Signs()
        self._order = Order("")
        self._below: tuple[object, list[Line]] = (None, [])

    def compose(self) -> Iterable[Widget]:
        """Clock, band, columns, and what the phase is about beside the timeline."""
        yield Drawn(id="title")
        with Horizontal(id="time"):
            yield self.clock
            yield self.phase
        yield Drawn(id="band")
        with Horizontal(id="columns"):
            with Vertical(id="left"):
                yield Drawn(id="steps-head", classes="heading")
                yield self.steps
            with Container(id="right"):
                with Vertical(id="roll-pane"):
                    yield Drawn(id="roll-head", classes="heading")
                    yield self.roll
                with Vertical(id="updates-pane"):
                    yield Drawn(id="updates-head", classes="heading")
                    yield self.updates
        with Horizontal(id="lower"):
            with Vertical(id="ahead-pane"):
                yield Drawn(id="ahead-head", classes="heading")
                yield self.ahead
            with Vertical(id="timeline-pane"):
                yield Drawn(id="timeline-head", classes="heading")
                yield self.timeline

    @property
    def lists(self) -> tuple[Rows, ...]:
        """The lists, in the order of `tab`."""
        return (self.steps, self.roll, self.updates, self.ahead, self.timeline)

    def on_descendant_focus(self) -> None:
        """Where there is little room, what the phase is about takes the place of the timeline while it has the keys."""
        self.query_one("#lower").set_class(self.ahead.has_focus, "-ahead")

    def show_all(self, scene: Scene, order: Order, turned: int, ahead: Ahead, timeline: tuple[Row, ...]) -> None:
        """Show everything anew."""
        margin = 1 if scene.narrow else 2
        for each in self.lists:
            each.margin_cells = margin
        phase = shown_phase(scene, turned)
        self._inset("#title", lambda look: title_lines(scene, look.width, look.signs))
        self.steps.empty = no_steps(scene, phase)
        for column in columns_of(scene, phase, order.step_id, self._signs, wall=False):
            self._head(f"#{column.key}-head", column.title, column.remark, scene.short)
            self.query_one(f"#{column.key}", Ticking).rows = column.rows
        self._head("#ahead-head", ahead.title, "", True, ahead.remark)
        self._head("#timeline-head", "Timeline", "UTC, here" if here(scene.now) else "UTC", True)
        self.ahead.empty = ahead.empty
        self.ahead.rows = ahead.rows
        self.timeline.rows = timeline
        self._below = (None, [])
        self._command(scene, order)
        self._clock(scene)

    def mark(self, ids: Iterable[str]) -> None:
        """Show for a moment that colleagues changed these rows."""
        wanted = frozenset(ids)
        for each in self.lists:
            if found := [row.id for row in each.rows if row.id in wanted and row.id]:
                each.mark(found)

    def tick(self, scene: Scene, turned: int) -> None:
        """Show a later second: clock, what is left, and times; what stays the same is not drawn.

        All else changes with the facts: where time changes it, an alarm is put on record in the same second.
        """
        self._clock(scene)
        self.steps.tick(scene.now)
        self.updates.tick(scene.now)
        if scene.now.second % SLOW_SECONDS == 0:
            self._command(scene, order_of(scene, next_move(scene.facts, scene.now)))
            self.steps.rows = step_rows(scene, self._signs, shown_phase(scene, turned), self._order.step_id)
            self.roll.rows = roll_rows(scene, self._signs, missing_only=scene.short)

    def _clock(self, scene: Scene) -> None:
        """Show how long it runs, and what is left of the phase."""
        self.clock.show(clock_text(scene), elapsed_style(scene), SMALL if scene.short else NORMAL)
        self.phase.lines = partial(self._phase, scene)

    def _phase(self, scene: Scene, look: Look) -> list[Line]:
        """Draw the phase; its bar grows by a cell in most of a minute, so it is drawn anew with the slow parts."""
        style = elapsed_style(scene)
        key = (look.width, style, scene.now.minute, scene.now.second // SLOW_SECONDS)
        if self._below[0] != key:
            self._below = key, below_phase(scene, look.width, look.signs, tall=1 if scene.short else 2)
        return [phase_line(scene, look.width), *self._below[1]]

    def _command(self, scene: Scene, order: Order) -> None:
        """Show the one line."""
        self._order = order
        margin = 1 if scene.narrow else 2
        self._line("#band", lambda look: band_lines(order, look.width, look.signs, margin=margin, tall=not scene.short))

    def _line(self, selector: str, draw: Draw) -> None:
        self.query_one(selector, Drawn).lines = draw

    def _inset(self, selector: str, draw: Draw) -> None:
        self._line(selector, partial(inset, draw, self.steps.margin_cells))

    def _head(self, selector: str, title: str, remark: str, short: bool, aside: str = "") -> None:
        self._inset(selector, partial(_heading, title, remark, aside, short))


def _heading(title: str, remark: str, aside: str, short: bool, look: Look) -> list[Line]:
    """Draw a heading, with a hairline where there is room for one."""
    line = Line(look.width).put(0, title, "bold").add(aside, "muted", gap=3).right(remark, "muted")
    return [line] if short else [line, Line(look.width).fill(0, look.width, "rule", look.signs("▔"))]
