"""Toasts: one short sentence at the bottom right that nobody must read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from textual.widgets._toast import ToastRack

if TYPE_CHECKING:
    from textual.app import App
    from textual.widget import Widget

SECONDS = 4.0
SECONDS_WITH_UNDO = 10.0

_ABOVE_FOOT = 2
"""Rows below the toasts: the foot, and one of air."""
_ROWS = 3
"""Rows that a toast may take, or the second line of the cursor's row may stand in."""

Meaning = Literal["go", "hold", "nogo"]
_SEVERITY: dict[str, Literal["information", "warning", "error"]] = {
    "go": "information",
    "hold": "warning",
    "nogo": "error",
}

TOAST_CSS = """
ToastRack { margin-bottom: 2; padding-right: 2; overflow-y: hidden; }
Toast {
    width: auto; max-width: 76; margin-top: 0; padding: 0 2;
    background: $oct-raised; color: $oct-text;
}
Toast.-information { border-left: outer $oct-go; }
Toast.-warning { border-left: outer $oct-hold; }
Toast.-error { border-left: outer $oct-nogo; }
"""
"""For the CSS of the app."""


def toast(app: App[Any], text: str, *, meaning: Meaning = "go", undo: bool = False) -> None:
    """Show one toast instead of the one before; `undo` names the key and leaves time to press it."""
    app.clear_notifications()
    give_way(app)
    app.notify(
        f"{text}   u undo" if undo else text,
        severity=_SEVERITY[meaning],
        timeout=SECONDS_WITH_UNDO if undo else SECONDS,
        markup=False,
    )


def give_way(app: App[Any]) -> None:
    """Lift the toasts above the cursor's row where it lies as low as they do, so that they never cover it.

    A list that tells a screen of its cursor by `follow`, and not by a message, has the screen call this.
    """
    if not app.screen_stack:  # a list may still tell of its cursor while the app ends
        return
    screen = app.screen
    rack = next((child for child in screen.children if isinstance(child, ToastRack)), None)
    if rack is None:
        return
    height, row = screen.size.height, _cursor_row(screen.focused)
    lift = _ABOVE_FOOT if row is None or row < height - _ABOVE_FOOT - _ROWS else height - row
    if rack.styles.margin.bottom != lift:
        rack.styles.margin = (0, 0, lift, 0)


def _cursor_row(focused: Widget | None) -> int | None:
    """Return the screen's row on which a list has its cursor."""
    line = getattr(focused, "line_of_cursor", None)
    return focused.content_region.y + line() if focused is not None and line is not None else None
