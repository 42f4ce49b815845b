"""The collector: the start lets it rest and the app wakes it once; where it works already, it is left alone."""

from __future__ import annotations

import gc
from pathlib import Path

from tests.house import Crew
from tests.tui.seat import seated


async def test_an_app_that_nobody_started_in_a_hurry_hides_nothing_from_the_collector(team: Crew) -> None:
    hidden = gc.get_freeze_count()
    async with seated(Path(team.house.path), team.clock, "Ana Ruiz"):
        assert gc.isenabled()
    assert gc.get_freeze_count() == hidden


async def test_an_app_that_was_started_with_the_collector_at_rest_wakes_it(team: Crew) -> None:
    gc.disable()
    try:
        async with seated(Path(team.house.path), team.clock, "Ana Ruiz"):
            assert gc.isenabled()
            assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.enable()
