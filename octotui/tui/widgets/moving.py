"""The keys that move a cursor through a list and open what it is on, the same in every shape of list."""

from __future__ import annotations

from textual.binding import Binding

MOVING = (
    Binding("up,k", "move(-1)", show=False),
    Binding("down,j", "move(1)", show=False),
    Binding("home,g", "ends(0)", show=False),
    Binding("end,G", "ends(1)", show=False),
    Binding("pageup", "page(-1)", show=False),
    Binding("pagedown", "page(1)", show=False),
    Binding("enter", "open", show=False),
)
