"""How text selected with the mouse looks in widgets that draw lines themselves."""

from __future__ import annotations

from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget


def selectable(widget: Widget, strip: Strip, y: int) -> Strip:
    """Show what of a drawn line is selected; `y` counts the lines of the widget's whole content."""
    selection = widget.text_selection
    span = selection.get_span(y) if selection is not None else None
    if span is None:
        return strip
    width = strip.cell_length
    start, end = min(span[0], width), width if span[1] < 0 else min(span[1], width)
    if start >= end:
        return strip
    style = Style.from_color(None, widget.screen.get_component_rich_style("screen--selection").bgcolor)
    chosen = [type(part)(part.text, (part.style or style) + style) for part in strip.crop(start, end)]
    return Strip.join([strip.crop(0, start), Strip(chosen, end - start), strip.crop(end, width)])
