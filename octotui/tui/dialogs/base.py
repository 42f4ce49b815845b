"""The look of every dialog: a raised plane with a coloured top edge, the page behind it in shade, its own foot.

    class Ping(Dialog[bool]):
        MEANING = "info"
        ACTS = (Act("enter", "send it", "send"), *Dialog.ACTS)

        def body(self) -> Iterable[Widget]:
            yield Drawn(lambda look: [Line(look.width).put(0, "Ping Sam Osei", "bold")])

        def action_send(self) -> None:
            self.dismiss(True)

    if await self.app.push_screen_wait(Ping()): ...

The plane keeps two cells free at each side. `Drawn` and fields stand one further in; a `Rows(margin=1)` does not, so
that its cursor begins one cell before the text. `esc` closes and answers None.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from textual.await_complete import AwaitComplete
from textual.containers import VerticalScroll
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen

from octotui.tui.act import Act, Acting
from octotui.tui.painter import Painter
from octotui.tui.signs import Signs
from octotui.tui.theme import tokens
from octotui.tui.widgets.foot import Foot

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.style import Style
    from textual.app import ComposeResult
    from textual.color import Color
    from textual.screen import Screen
    from textual.widget import Widget

Answer = TypeVar("Answer")


class _Shaded(BackgroundScreen):
    """The page behind a dialog: all its text in one quiet colour on one dark plane."""

    def __init__(self, screen: Screen[Any], color: Color, style: Style) -> None:
        super().__init__(screen, color)
        self._style = style

    def process_segments(  # type: ignore[override]  # the style is the dialog's, so it needs the instance
        self, segments: Iterable[Segment], color: Color
    ) -> Iterable[Segment]:
        """Take colours, weights and links away."""
        for text, _, control in segments:
            yield Segment(text, self._style, control)


class Plane(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The raised plane a dialog is written on."""


class Dialog(Acting, ModalScreen[Answer], Generic[Answer]):
    """A question on a raised plane; answers through `dismiss`."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $oct-shade 85%; color: $oct-text; }
    Dialog > Plane {
        width: 78; max-width: 100%; height: auto; max-height: 100%; margin: 1 0;
        padding: 1 2; background: $oct-raised; border-top: outer $oct-accent;
        scrollbar-size-vertical: 1; scrollbar-background: $oct-raised;
    }
    Dialog > Plane.-info { border-top: outer $oct-info; }
    Dialog > Plane.-hold { border-top: outer $oct-hold; }
    Dialog > Plane.-nogo { border-top: outer $oct-nogo; }
    Dialog > Plane.-go { border-top: outer $oct-go; }
    Dialog Drawn { margin: 0 1; }
    Dialog Rows { height: auto; scrollbar-background: $oct-raised; scrollbar-background-hover: $oct-raised;
        scrollbar-background-active: $oct-raised; }
    Dialog Input, Dialog TextArea {
        margin: 0 1; border: none; border-left: outer $oct-surface; padding: 0 1;
        background: $oct-surface; background-tint: $oct-surface 0%; color: $oct-text;
    }
    Dialog Input { height: 1; }
    Dialog Input > .input--placeholder { color: $oct-faint; }
    Dialog TextArea { height: 6; }
    Dialog Input:focus, Dialog TextArea:focus {
        border: none; border-left: outer $oct-accent; background-tint: $oct-surface 0%;
    }
    """

    MEANING: ClassVar[str] = "accent"
    """The token of the top edge: accent, info, hold, nogo or go."""
    WIDTH: ClassVar[int] = 78
    """Its width, at most 96; a narrow terminal takes less."""
    ACTS: ClassVar[tuple[Act, ...]] = (Act("escape", "close", "close", side="right", long="close"),)

    def __init__(self, *, meaning: str | None = None) -> None:
        """Make a dialog, with an edge of another meaning where the occasion asks for it."""
        super().__init__()
        self._compositor = Painter()
        self.meaning = meaning or self.MEANING
        self.signs = Signs()

    def body(self) -> Iterable[Widget]:
        """Give what stands on the plane; each dialog says its own."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Put the body on its plane."""
        plane = Plane(*self.body(), classes=f"-{self.meaning}")
        plane.styles.width = min(self.WIDTH, 96)
        yield plane
        yield Foot()

    def render(self) -> RenderableType:
        """Draw the page behind in shade."""
        behind = super().render()
        if isinstance(behind, BackgroundScreen):
            return _Shaded(behind.screen, behind.color, tokens(self.app).style("track", "shade"))
        return behind

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Answer once: whoever clicks twice means this dialog, not what stands behind it."""
        return super().dismiss(result) if self.in_front else AwaitComplete()

    def action_close(self) -> None:
        """Answer nothing."""
        self.dismiss(None)
