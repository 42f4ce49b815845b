"""The demo asked for on the welcome page is another database, opened in place of the first."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from octotui.__main__ import main
from octotui.services.house import House
from octotui.tui.app import DEMO, Octotui


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    interval = sys.getswitchinterval()
    yield
    sys.setswitchinterval(interval)
    gc.enable()


def test_the_app_begins_anew_on_the_demo_and_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, str | None]] = []

    async def run(app: Octotui) -> str | None:
        opened.append((app.desk._house.path.name, app.as_name))
        return DEMO if len(opened) == 1 else None

    monkeypatch.setattr(Octotui, "run_async", run)
    monkeypatch.setattr("octotui.__main__._check_terminal", lambda: None)
    demo = House(tmp_path / "demo.db")
    monkeypatch.setattr("octotui.services.demo.demo_house", lambda name, told: (demo, name or "Ana"))
    assert main(["--db", str(tmp_path / "own.db")]) == 0
    assert opened == [("own.db", None), ("demo.db", "Ana")]
