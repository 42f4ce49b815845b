"""An error that nobody expected never vanishes: it ends the app; what is wrong with the file is said and is no end."""

from __future__ import annotations

from contextlib import suppress

import pytest
from textual.worker import WorkerFailed

from octotui.services.house import Trouble
from octotui.tui.app import Octotui
from octotui.tui.screens.journal import JournalScreen
from tests.house import Crew
from tests.tui.seat import Seat, seated


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a fault of our own")


def trouble(*_: object) -> None:
    raise Trouble("The disk is gone.")


async def change_comes_in(seat: Seat) -> None:
    """Tell the app of a change, and wait for what comes of it."""
    seat.app.desk.tell()
    with suppress(WorkerFailed):
        await seat.idle()


@pytest.mark.parametrize(
    "place", ["octotui.tui.screens.journal.JournalScreen.look", "octotui.services.duties.all_duties"]
)
async def test_a_fault_in_the_background_ends_the_app(
    team: Crew, monkeypatch: pytest.MonkeyPatch, place: str, capfd: pytest.CaptureFixture[str]
) -> None:
    apps: list[Octotui] = []
    drawn: list[int] = []

    async def visit() -> None:
        async with seated(team.house.path, team.clock, "Ana Ruiz", "journal") as seat:
            apps.append(seat.app)
            monkeypatch.setattr(place, broken)
            monkeypatch.setattr("rich.traceback.Traceback.__rich_console__", lambda *_: drawn.append(1) or ())
            await change_comes_in(seat)

    with pytest.raises(WorkerFailed, match="a fault of our own"):
        await visit()
    (app,) = apps
    assert isinstance(app.failure, ZeroDivisionError)
    assert app.return_code == 1
    assert not drawn, "Textual's report can take half a minute to draw, and nobody gets to see it"
    assert "a fault of our own" not in capfd.readouterr().err, "Textual prints what people wrote"


async def test_trouble_with_the_file_is_said_and_the_app_goes_on(team: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz", "journal") as seat:
        monkeypatch.setattr(JournalScreen, "look", trouble)
        await change_comes_in(seat)
        assert seat.toast == "The disk is gone."
        monkeypatch.undo()
        await seat.presses("1")
        seat.sees("n new release")
        assert seat.app.failure is None
