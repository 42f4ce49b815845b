"""The rooms of the app: digit, name, and how each screen is made; a screen is imported when it is first entered."""

from __future__ import annotations

from octotui.domain.value import dataclass
from octotui.tui.desk import Desk
from octotui.tui.screens.base import AnyRoom


@dataclass(frozen=True, slots=True)
class RoomDoor:
    """A room that a digit leads to."""

    digit: str
    key: str
    name: str


DOORS = (
    RoomDoor("1", "board", "Board"),
    RoomDoor("2", "work", "My work"),
    RoomDoor("3", "incident", "Incident"),
    RoomDoor("4", "journal", "Journal"),
    RoomDoor("5", "people", "People"),
)


def make_room(key: str, desk: Desk) -> AnyRoom:
    """Make the screen of a room."""
    if key == "work":
        from octotui.tui.screens.work import WorkScreen

        return WorkScreen(desk)
    if key == "incident":
        from octotui.tui.incident.screen import IncidentScreen

        return IncidentScreen(desk)
    if key == "journal":
        from octotui.tui.screens.journal import JournalScreen

        return JournalScreen(desk)
    if key == "people":
        from octotui.tui.screens.people import PeopleScreen

        return PeopleScreen(desk)
    from octotui.tui.screens.board import BoardScreen

    return BoardScreen(desk)
