"""`make screenshots`: the real app on the demo and on an empty database, at one instant, drawn to `screenshots/`."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from octotui.services.demo import demo_house
from octotui.services.house import House
from octotui.services.people import join
from octotui.tui.app import Octotui
from octotui.tui.desk import Desk
from tests.pictures.notes import NOTES
from tests.pictures.scenes import Shot
from tests.pictures.take import main

INSTANT = datetime(2026, 4, 14, 14, 32, tzinfo=UTC)


def now() -> datetime:
    """Return the instant of every picture."""
    return INSTANT


@cache
def demo() -> tuple[Path, str]:
    """Make the demo once; every picture is taken of a copy."""
    house, name = demo_house(clock=now)
    house.close()
    return house.path, name


def open_app(shot: Shot) -> App[Any]:
    """Open the app as a scene asks for it."""
    path = Path(tempfile.mkdtemp(prefix="octotui-picture-")) / "octotui.db"
    name = None
    if shot.scene.data == "demo":
        source, name = demo()
        shutil.copy(source, path)
    if shot.scene.data in NOTES:
        shutil.copy(NOTES[shot.scene.data](), path)
    house = House(path, now)
    if shot.scene.data == "joined":
        name = "Ana Ruiz"
        house.act_as(None, join, name, ("Release Manager",))
    app = Octotui(Desk(house), shot.scene.person or name)
    app.theme = f"octotui-{shot.theme}"
    return app


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until all is shown: nothing is read any more, and everybody's work is counted."""
    app = pilot.app
    assert isinstance(app, Octotui)
    quiet = 0
    while quiet < 3:
        await pilot.pause(0.02)
        counted = app.desk.duties is not None or app.desk.you is None
        quiet = quiet + 1 if counted and not app.desk.busy else 0


if __name__ == "__main__":
    main(open_app, settle)
