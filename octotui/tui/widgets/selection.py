"""How text selected with the mouse looks in widgets that draw lines themselves."""

from __future__ import annotations

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
    return strip.apply_offsets(0, y)
