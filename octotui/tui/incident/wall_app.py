"""The app of a wall screen: one incident and no key but the one to leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.tui.app import Octotui
from octotui.tui.incident.wall import WallScreen

if TYPE_CHECKING:
    from octotui.tui.act import Act
    from octotui.tui.desk import Desk
    from octotui.tui.screens.base import AnyRoom

KEPT = ("theme", "quit")
"""The acts of the app that a wall has: its light, and to leave."""


class WallApp(Octotui):
    """Watches one incident, or whichever runs; it reads and never writes."""

    # The first screen's own style sheet is not looked at, so the app brings it.
    CSS = f"{Octotui.CSS}\n{WallScreen.CSS}"

    def __init__(self, desk: Desk, name: str | None = None, incident_id: int | None = None) -> None:
        """Name the incident, or leave it to what runs."""
        super().__init__(desk, name)
        self.incident_id = incident_id

    def sit_down(self) -> bool:
        """Let nobody sit here: a wall hangs where anybody passes (B-INC-3)."""
        self.desk.become(None)
        return False

    def get_default_screen(self) -> AnyRoom:
        """Show the wall at once."""
        return WallScreen(self.desk, self.incident_id)

    def furnish(self) -> None:
        """Name no rooms and ask nobody who they are: a wall is one page for whoever looks."""

    def acts(self) -> tuple[Act, ...]:
        """Leave nothing to press by chance."""
        return tuple(act for act in super().acts() if act.action in KEPT)

    def beat(self) -> None:
        """Put nothing on record: whoever runs the incident does."""
