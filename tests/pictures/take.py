"""Takes the pictures: starts the app for each shot, presses its keys, and draws what stands there."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.pictures.png import FontsMissingError, svg_to_png
from tests.pictures.scenes import Shot, shots

OpenApp = Callable[[Shot], App[Any]]
"""Makes the app for a shot: on its scene's data, in its theme, at a fixed time."""
Settle = Callable[[Pilot[Any]], Awaitable[None]]
"""Waits until the app has shown all that it is about to show."""

FOLDER = Path("screenshots")


async def svg_of(shot: Shot, open_app: OpenApp, settle: Settle) -> str:
    """Return the screen of a shot as Textual exports it."""
    app = open_app(shot)
    async with app.run_test(size=shot.size) as pilot:
        await settle(pilot)
        for key in shot.scene.keys:
            await pilot.press(key)
            await settle(pilot)
        # A cursor that blinks would be in the picture by chance.
        for field in (*app.screen.query(Input), *app.screen.query(TextArea)):
            field.cursor_blink = False
        await settle(pilot)
        return app.export_screenshot(title="octotui")


def draw(wanted: Iterable[Shot], open_app: OpenApp, settle: Settle, folder: Path = FOLDER) -> list[Path]:
    """Draw the shots into the folder, leaving files that would not change untouched; return all their paths."""
    paths = []
    for shot in wanted:
        png = svg_to_png(asyncio.run(svg_of(shot, open_app, settle)))
        path = folder / f"{shot.name}.png"
        if not path.is_file() or path.read_bytes() != png:
            path.write_bytes(png)
        paths.append(path)
    return paths


def main(open_app: OpenApp, settle: Settle) -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description="Draw the pictures of the screens.")
    parser.add_argument("only", nargs="?", default="", help="draw those whose name contains this: board, 80x24, light")
    options = parser.parse_args()
    try:
        for path in draw(shots(only=options.only), open_app, settle):
            print(path)
    except FontsMissingError as missing:
        parser.exit(1, f"{missing}\n")
