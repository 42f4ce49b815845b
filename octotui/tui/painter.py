"""What of the screen is drawn anew, and nothing else: only the widgets in front, only the cells that changed.

Textual renders every widget between the first and the last changed line, those behind others too, and sends each
changed line from where its widget begins. A move of a cursor changes two tiles and a few lines of a panel; here those
are rendered and sent. Widgets behind others that cover the place are not asked at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from textual._compositor import Compositor, CompositorUpdate
from textual._context import visible_screen_stack
from textual.errors import NoWidget
from textual.geometry import Offset, Region

from octotui.tui.widgets.quick import Quick

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from textual.screen import Screen
    from textual.strip import Strip
    from textual.widget import Widget

Painted = tuple[int, int, "Strip"]
"""A piece of a line and the cell where it begins."""
Seen = tuple["Widget", Region, Region]
"""A widget, where it stands, and what of it is not cut off."""


class PaintedUpdate(CompositorUpdate):
    """Pieces of lines, each sent to its place."""

    def __init__(self, pieces: list[Painted]) -> None:
        """Take the pieces in any order; none lies over another."""
        self.pieces = pieces

    def render_segments(self, console: Console) -> str:
        """Give what is written to the terminal."""
        return "".join([f"\x1b[{y + 1};{x + 1}H{strip.render(console)}" for x, y, strip in self.pieces])


class Painter(Compositor):
    """Arranges widgets as Textual does; draws changes, and finds the letter under the pointer, in a shorter way."""

    def render_update(  # type: ignore[override]  # an update is drawn by itself, not by the console
        self, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False
    ) -> RenderableType | CompositorUpdate | None:
        """Draw what changed; all of it, for a picture, in Textual's own way."""
        if full:
            return super().render_update(full=True, screen_stack=screen_stack, simplify=simplify)
        visible_screen_stack.set([] if screen_stack is None else screen_stack)
        screen = self.size.region
        changed = [region.intersection(screen) for region in self._dirty_regions]
        self._dirty_regions.clear()
        if screen in changed:
            changed = [screen]
        seen = [(widget, region, region.intersection(clip)) for widget, (region, clip) in self.visible_widgets.items()]
        places = _places(self._regions_to_spans(changed))
        pieces = [piece for place in places for piece in _paint(place, seen)]
        return PaintedUpdate(pieces) if pieces else None

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """Find the letter at a cell; our own widgets are asked, so that no line must carry the place of each letter."""
        try:
            widget, region = self.get_widget_at(x, y)
        except NoWidget:
            return None, None
        if isinstance(widget, Quick) and widget in self.visible_widgets:
            return widget, widget.letter_at(x - region.x, y - region.y)
        return super().get_widget_and_offset_at(x, y)


def _paint(place: Region, seen: Iterable[Seen]) -> Iterator[Painted]:
    """Draw a place of the screen from front to back, until nothing of it is left."""
    left = [place]
    for widget, region, area in seen:
        remaining: list[Region] = []
        for part in left:
            shared = area.intersection(part)
            if not shared:
                remaining.append(part)
                continue
            strips = widget.render_lines(shared.translate(-region.offset))
            yield from ((shared.x, y, strip) for y, strip in zip(shared.line_range, strips, strict=False))
            if shared != part:
                remaining += _without(part, shared)
        if not remaining:
            return
        left = remaining


def _places(spans: Iterable[tuple[int, int, int]]) -> list[Region]:
    """Join spans of neighbouring lines that begin and end alike."""
    places: list[Region] = []
    growing: dict[tuple[int, int], Region] = {}
    for y, begin, end in spans:
        before = growing.get((begin, end))
        if before is not None and before.bottom == y:
            growing[begin, end] = before.grow((0, 0, 1, 0))
            continue
        if before is not None:
            places.append(before)
        growing[begin, end] = Region(begin, y, end - begin, 1)
    return [*places, *growing.values()]


def _without(whole: Region, part: Region) -> Iterator[Region]:
    """Give what is left of a region without a part of it: above, below, and at both sides."""
    if part.y > whole.y:
        yield Region(whole.x, whole.y, whole.width, part.y - whole.y)
    if part.bottom < whole.bottom:
        yield Region(whole.x, part.bottom, whole.width, whole.bottom - part.bottom)
    if part.x > whole.x:
        yield Region(whole.x, part.y, part.x - whole.x, part.height)
    if part.right < whole.right:
        yield Region(part.right, part.y, whole.right - part.right, part.height)
