"""Lines on the short way to the screen, for widgets that draw themselves and have neither border nor padding.

Textual puts a style box around each line of a widget and looks at each of its segments for that. These widgets'
lines are complete as they are, so they are handed over, and kept until the widget is refreshed there. A key that one
of them has an action for is answered by it: Textual would let it rise to the app, and ask there for whom it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.filter import ANSIToTruecolor
from textual.geometry import Offset
from textual.widget import Widget

from octotui.tui.in_turn import InTurn
from octotui.tui.line import width_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from textual import events
    from textual.geometry import Region
    from textual.screen import Screen
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
        """Draw anew, and forget the lines that are; the screen is told of lines at once, without two messages more."""
        for region in regions:
            for y in region.line_range:
                self._finished.pop(y, None)
        if not regions:
            self._finished.clear()
        screen = self._screen_shown()
        if not regions or not repaint or layout or recompose or screen is None:
            return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        self._set_dirty(*regions)
        screen._dirty_widgets.add(self)
        screen.check_idle()
        return self

    def _screen_shown(self) -> Screen[Any] | None:
        """Return the screen where it shows this widget already and need not arrange it first."""
        if not self.is_mounted or not self.is_attached:
            return None
        screen = self.screen
        return screen if self in screen._compositor.visible_widgets else None

    @property
    def plain(self) -> bool:
        """Whether its lines can be handed over as they are: no text is selected, and there is no frame to draw."""
        return self.text_selection is None and not any(self.styles.gutter)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Give the lines of a region, filtered as Textual would (no colour, the terminal's own colours)."""
        if any(self.styles.gutter):
            return super().render_lines(crop)
        size = self.outer_size  # without a frame that is all of it, and costs no search for where it stands
        stands = (self.scroll_offset, size, self.app.theme)
        if stands != self._finished_for:
            self._finished.clear()
            self._finished_for = stands
        missing = [y for y in crop.line_range if y not in self._finished]
        if missing:
            strips = self.filtered(self.draw(missing))
            self._finished.update(zip(missing, strips, strict=True))
        start, end = crop.column_span
        lines = [self._finished[y] for y in crop.line_range]
        return lines if start == 0 and end == size.width else [line.crop_extend(start, end, None) for line in lines]

    def draw(self, rows: Sequence[int]) -> list[Strip]:
        """Draw rows of the widget as they stand; what all of them need is best asked once."""
        return [self.render_line(y) for y in rows]

    def filtered(self, strips: list[Strip]) -> list[Strip]:
        """Let the app's filters see lines that are drawn."""
        # Our own colours are true colours already; only a theme of the terminal's sixteen needs them translated.
        ansi = self.app.current_theme.ansi
        filters = [each for each in self.get_line_filters() if ansi or not isinstance(each, ANSIToTruecolor)]
        for each in filters:
            background = self.background_colors[1]
            strips = [strip.apply_filter(each, background) for strip in strips]
        return strips

    def letter_at(self, x: int, y: int) -> Offset:
        """Find the letter at a cell of the widget, counted in lines of its whole content, for selecting text."""
        left, top = self.gutter.top_left
        row, cells, letters = max(0, min(y - top, self.size.height - 1)), 0, 0
        for letter in self.render_line(row).text:
            if cells >= x - left:
                break
            cells += width_of(letter)
            letters += 1
        return Offset(letters, row + round(self.scroll_offset.y))

    async def on_key(self, event: events.Key) -> None:
        """Do at once what a key is bound to here; bindings that come before all others were asked already."""
        app = self.app
        if event.key == "enter":  # told by a message that is heard on the key's way to the app
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                if isinstance(app, InTurn):
                    app.taken(event)
                return
