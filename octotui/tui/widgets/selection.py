"""How text selected with the mouse looks in widgets that draw lines themselves."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget


def selectable(widget: Widget, strip: Strip, y: int) -> Strip:
    """Let a drawn line be selected, and show what of it is; `y` counts the lines of the widget's whole content."""
    selection = widget.text_selection
    span = selection.get_span(y) if selection is not None else None
    if span is not None:
        width = strip.cell_length
        start, end = min(span[0], width), width if span[1] < 0 else min(span[1], width)
        colour = widget.screen.get_component_rich_style("screen--selection").bgcolor
        if start < end:
            chosen = strip.crop(start, end)
            style = Style.from_color(None, colour)
            chosen = Strip([type(part)(part.text, (part.style or style) + style) for part in chosen], end - start)
            strip = Strip.join([strip.crop(0, start), chosen, strip.crop(end, width)])
    return Strip(placed(strip, y), strip.cell_length)


def placed(segments: Iterable[Segment], y: int, x: int = 0) -> list[Segment]:
    """Do what `Strip.apply_offsets` does; the styles are kept, because making them is most of the price of a line."""
    parts: list[Segment] = []
    for text, style, _ in segments:
        parts.append(Segment(text, _at(style, x, y)))
        x += len(text)
    return parts


@lru_cache(maxsize=16384)
def _at(style: Style | None, x: int, y: int) -> Style:
    offset = Style.from_meta({"offset": (x, y)})
    return style + offset if style else offset
