"""What other threads import gives way to the loop, and never for long."""

from __future__ import annotations

import asyncio
import sys
from threading import Thread

import pytest

from octotui.tui import courtesy
from octotui.tui.courtesy import Courtesy, Restful, run


def _elsewhere(finder: Courtesy) -> Thread:
    thread = Thread(target=finder.find_spec, args=("store",))
    thread.start()
    return thread


def test_an_import_waits_until_the_loop_rests(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[float] = []
    loop = Restful()

    def step(seconds: float) -> None:
        steps.append(seconds)
        loop.rests = len(steps) == 3

    monkeypatch.setattr(courtesy, "sleep", step)
    monkeypatch.setattr(courtesy, "LONGEST", 60.0)
    _elsewhere(Courtesy(loop)).join()
    assert len(steps) == 3
    loop.close()


def test_an_import_of_the_loop_itself_never_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(courtesy, "sleep", lambda _: pytest.fail("it waits for itself"))
    loop = Restful()
    Courtesy(loop).find_spec("dialog")
    loop.close()


def test_a_loop_that_never_rests_is_waited_for_a_while_only(monkeypatch: pytest.MonkeyPatch) -> None:
    instant = iter(range(1000))
    monkeypatch.setattr(courtesy, "monotonic", lambda: next(instant) * courtesy.LONGEST / 2)
    monkeypatch.setattr(courtesy, "sleep", lambda _: None)
    loop = Restful()
    finder = Courtesy(loop)
    for _ in range(30):
        _elsewhere(finder).join()
    before = next(instant)
    _elsewhere(finder).join()
    assert next(instant) == before + 1  # the clock was not even looked at
    loop.close()


def test_a_program_runs_to_its_end_and_leaves_imports_as_they_were() -> None:
    finders = list(sys.meta_path)

    async def program() -> int:
        await asyncio.sleep(0)
        return len(sys.meta_path)

    assert run(program()) == len(finders) + 1
    assert sys.meta_path == finders
