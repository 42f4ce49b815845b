"""Every key of the notes page: what the foot shows acts, what it does not show says why or does nothing bad."""

from __future__ import annotations

import asyncio
import shutil
from pathlib import Path

import pytest

from octotui.tui.notes.acts import NotesScreen
from octotui.tui.notes.compare import CompareScreen
from tests.pictures.__main__ import now
from tests.pictures.notes import changed_notes
from tests.tui.prober import Enter, Prober, probing
from tests.tui.test_every_key import DECLARED

OURS = ("ctrl+s", "ctrl+r", "ctrl+g", "ctrl+l", "f2", "f3", "f4", "f5", "f8", "f9", "f12")


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the prober also wait for panes to be arranged anew, which a page with three of them does after a key."""
    rests = Prober.rests

    async def arranged(prober: Prober) -> None:
        for _ in range(2):
            await rests(prober)
            done = asyncio.Event()
            prober.app.screen.call_after_refresh(done.set)
            await asyncio.wait_for(done.wait(), 5)
        await rests(prober)

    monkeypatch.setattr(Prober, "rests", arranged)


async def notes(prober: Prober) -> None:
    await prober.app.push_screen(NotesScreen(prober.app.desk, 1, "1.n6"))
    await prober.rests()


async def compare(prober: Prober) -> None:
    await prober.app.push_screen(CompareScreen(prober.app.desk, 1, 6, "1.n6"))
    await prober.rests()


CASES = [
    pytest.param(who, enter, size, id=f"{who.split()[0]}-{enter.__name__}-{size[0]}")
    for who in ("Iris Novak", "Mei Tanaka", "Ana Ruiz")
    for enter in (notes, compare)
    for size in ((120, 40), (80, 24))
    if enter is notes or who == "Ana Ruiz"
]


@pytest.mark.parametrize(("who", "enter", "size"), CASES)
async def test_every_key(who: str, enter: Enter, size: tuple[int, int], tmp_path: Path) -> None:
    path = tmp_path / "octotui.db"
    shutil.copy(changed_notes(), path)
    async with probing(path, now, who, enter, size) as prober:
        await prober.tries_foot(prober.sight)
        assert prober.pressed, "the foot shows nothing"
        await prober.tries_others((*DECLARED, *OURS), everywhere=False)
