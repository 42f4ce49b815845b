"""Lines on the short way to the screen, for widgets that draw themselves and have neither border nor padding.

Textual puts a style box around each line of a widget and looks at each of its segments for that. These widgets'
lines are complete as they are, so they are handed over, and kept until the widget is refreshed there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from typing import Self

    from textual.geometry import Region

    _Base = Widget
else:
    _Base = object


class Quick(_Base):
    """Mixin, before Widget or ScrollView: `render_line` gives a line as it will stand."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Keep nothing yet."""
        self._finished: dict[int, Strip] = {}
        self._finished_for: object = None
        super().__init__(*args, **kwargs)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw anew, and forget the lines that are."""
        for region in regions:
            for y in region.line_range:
                self._finished.pop(y, None)
        if not regions:
            self._finished.clear()
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the lines of a region, filtered as Textual would (no colour, the terminal's own colours)."""
        if any(self.gutter) or self.opacity != 1.0:
            return super().render_lines(crop)
        stands = (self.scroll_offset, self.size, self.app.theme)
        if stands != self._finished_for:
            self._finished.clear()
            self._finished_for = stands
        start, end = crop.column_span
        whole = start == 0 and end == self.size.width
        strips = [self._finished.get(y) or self._finish(y) for y in crop.line_range]
        return strips if whole else [strip.crop_extend(start, end, None) for strip in strips]

    def _finish(self, y: int) -> Strip:
        strip = self.render_line(y)
        background = self.background_colors[1]
        for each in self.get_line_filters():
            strip = strip.apply_filter(each, background)
        self._finished[y] = strip
        return strip
