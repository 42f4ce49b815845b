"""Toasts: one short sentence at the bottom right that nobody must read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from textual.app import App

SECONDS = 4.0
SECONDS_WITH_UNDO = 10.0

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
    app.notify(
        f"{text}   u undo" if undo else text,
        severity=_SEVERITY[meaning],
        timeout=SECONDS_WITH_UNDO if undo else SECONDS,
        markup=False,
    )
