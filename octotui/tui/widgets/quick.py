"""Lines on the short way to the screen, for widgets that draw themselves and have neither border nor padding.

Textual puts a style box around each line of a widget and looks at each of its segments for that. These widgets'
lines are complete as they are, so they are handed over, and kept until the widget is refreshed there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.filter import ANSIToTruecolor
from textual.widget import Widget

if TYPE_CHECKING:
    from typing import Self

    from textual.geometry import Region
    from textual.strip import Strip

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
        missing = [y for y in crop.line_range if y not in self._finished]
        if missing:
            self._finish(missing)
        start, end = crop.column_span
        strips = [self._finished[y] for y in crop.line_range]
        whole = start == 0 and end == self.size.width
        return strips if whole else [strip.crop_extend(start, end, None) for strip in strips]

    def _finish(self, lines: list[int]) -> None:
        # Our own colours are true colours already; only a theme of the terminal's sixteen needs them translated.
        ansi = self.app.current_theme.ansi
        filters = [each for each in self.get_line_filters() if ansi or not isinstance(each, ANSIToTruecolor)]
        background = self.background_colors[1]
        for y in lines:
            strip = self.render_line(y)
            for each in filters:
                strip = strip.apply_filter(each, background)
            self._finished[y] = strip
