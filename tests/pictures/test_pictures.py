"""The picture maker, with a small app: same screen, same bytes; no address of the web; fonts or a clear word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.pictures.png import FontsMissingError, fonts, local_fonts_only, svg_to_png
from tests.pictures.scenes import SCENES, Scene, Shot, shots
from tests.pictures.take import draw, svg_of

SHOT = Shot(Scene("small", keys=("x", "y")), size=(40, 8), theme="dark")


class Small(App[None]):
    def compose(self) -> ComposeResult:
        yield Input()
        yield Static("▔▔▔ ✓ ◆ █▀▄")


def open_small(shot: Shot) -> App[Any]:
    return Small()


async def settle(pilot: Pilot[Any]) -> None:
    await pilot.pause()


def need_fonts() -> None:
    try:
        fonts()
    except FontsMissingError as missing:
        pytest.skip(str(missing))


async def test_the_keys_of_a_scene_are_pressed_and_nothing_comes_from_the_web() -> None:
    svg = await svg_of(SHOT, open_small, settle)
    assert "xy" in svg
    assert "https://cdnjs" in svg
    assert "https://cdnjs" not in local_fonts_only(svg)
    assert "arial" not in local_fonts_only(svg)


async def test_the_same_screen_gives_the_same_bytes() -> None:
    need_fonts()
    first, second = [svg_to_png(await svg_of(SHOT, open_small, settle)) for _ in range(2)]
    assert first.startswith(b"\x89PNG")
    assert first == second


def test_a_picture_that_did_not_change_is_not_written_again(tmp_path: Path) -> None:
    need_fonts()
    (path,) = draw([SHOT], open_small, settle, tmp_path)
    assert path == tmp_path / "small-40x8-dark.png"
    path.chmod(0o400)
    before = path.stat().st_mtime_ns
    draw([SHOT], open_small, settle, tmp_path)
    assert path.stat().st_mtime_ns == before


def test_missing_fonts_are_named_with_where_they_come_from(tmp_path: Path) -> None:
    with pytest.raises(FontsMissingError, match=r"DejaVuSansMono\.ttf.*fonts-dejavu-core"):
        fonts((str(tmp_path),))


def test_every_picture_has_a_name_of_its_own() -> None:
    names = [shot.name for shot in shots()]
    assert len(names) == len(set(names))
    assert {shot.scene for shot in shots()} == set(SCENES)
    assert [shot.name for shot in shots(only="board-200x60")] == ["board-200x60-dark", "board-200x60-light"]
