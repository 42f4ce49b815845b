"""What a second costs: only the cells that say another time are sent, and what stands there is true."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.tui.incident.clock_face import ClockFace
from octotui.tui.widgets.head import Head
from tests.tui.incident.building import commanded
from tests.tui.kit.test_painter import Glass, afresh, glass  # noqa: F401  # the fixture is used by name
from tests.tui.seat import Seat, seated


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "octotui.db"


def wrong(user: Seat, shown: Glass) -> list[object]:
    """Give the cells that were sent otherwise than they would be drawn now."""
    whole = afresh(user)
    return [place for place, cell in whole.items() if shown.cells.get(place) != cell]


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_a_minute_of_seconds_adds_up_to_the_room(file, glass: Glass, size) -> None:  # noqa: F811
    made = commanded(file)
    made.clock.on(minutes=16, seconds=30)
    async with seated(file, made.clock, "Jonas Lind", "incident", size=size) as user:
        for _ in range(0, 70, 7):
            made.clock.on(seconds=7)
            user.app._tick()
            await user.idle()
            assert wrong(user, glass) == []


async def test_a_second_in_the_room_draws_the_digits_that_changed_and_no_heading(file, glass: Glass) -> None:  # noqa: F811
    made = commanded(file)
    made.clock.on(minutes=20, seconds=1)
    async with seated(file, made.clock, "Jonas Lind", "incident") as user:
        user.app._tick()
        made.clock.on(seconds=1)
        user.app._tick()
        clock = user.app.screen.query_one(ClockFace).region
        of_clock = [strip.cell_length for x, y, strip in glass.sent if clock.contains(x, y)]
        assert of_clock == [6] * 5  # the last figure alone
        assert sum(strip.cell_length for _, _, strip in glass.sent) < 500
        assert wrong(user, glass) == []


async def test_a_second_on_the_board_sends_the_last_digit_of_the_chip(file, glass: Glass) -> None:  # noqa: F811
    made = commanded(file)
    made.clock.on(minutes=20, seconds=1)
    async with seated(file, made.clock, "Jonas Lind") as user:
        user.app._tick()
        made.clock.on(seconds=1)
        user.app._tick()
        head = user.app.screen.query_one(Head).region
        assert [(y, strip.text) for _, y, strip in glass.sent] == [(head.y, "2 ")]
        made.clock.on(seconds=70)
        user.app._tick()
        await user.idle()
        assert wrong(user, glass) == []


async def test_later_than_ten_minutes_no_second_of_it_is_sent(file, glass: Glass) -> None:  # noqa: F811
    made = commanded(file)
    made.clock.on(minutes=40, seconds=1)
    async with seated(file, made.clock, "Jonas Lind", "incident") as user:
        user.sees("26 m late", "overdue 26 m")
        user.app._tick()
        made.clock.on(seconds=1)
        user.app._tick()
        columns = user.app.screen.query_one("#columns").region
        assert [strip.text for x, y, strip in glass.sent if columns.contains(x, y) and "late" in strip.text] == []
        assert wrong(user, glass) == []


async def test_coming_back_shows_the_second_it_is(file) -> None:
    made = commanded(file)
    made.clock.on(minutes=16)
    async with seated(file, made.clock, "Jonas Lind", "incident") as user:
        await user.presses("1")
        made.clock.on(seconds=21)
        await user.presses("3")
        assert user.app.screen.query_one(ClockFace).text[-2:] == "21"
