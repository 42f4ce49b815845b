"""Which lines of the domain each test runs, so that a rule is asked only of tests that could notice."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Generator, Iterable
from time import perf_counter
from types import FrameType
from typing import Any

import pytest

from tests.rules_off.rules import DOMAIN

Line = tuple[str, int]
_BELOW = f"{DOMAIN}/"


class Reach:
    """What ran while each test did; what ran while modules were read concerns them all."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._lines: dict[str, set[Line]] = defaultdict(set)
        self._test = ""

    def add(self, other: Reach) -> None:
        """Take in what other tests reach."""
        self.seconds |= other.seconds
        for test, lines in other._lines.items():
            self._lines[test] |= lines

    def tests(self, file: str, lines: Iterable[int]) -> tuple[str, ...]:
        """Return the tests that run one of some lines of a file, the quickest first."""
        wanted = {(file, line) for line in lines}
        everybody = not wanted.isdisjoint(self._lines[""])
        found = (test for test in self.seconds if everybody or not wanted.isdisjoint(self._lines[test]))
        return tuple(sorted(found, key=lambda test: self.seconds[test]))

    # -- what pytest calls ------------------------------------------------------------------------------------------

    def pytest_collection(self) -> None:
        sys.settrace(self._called)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        self._test, began = item.nodeid, perf_counter()
        sys.settrace(self._called)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self.seconds[self._test] = perf_counter() - began

    def _called(self, frame: FrameType, event: str, arg: object) -> Any:
        path = frame.f_code.co_filename
        if not path.startswith(_BELOW):
            return None
        file = path.removeprefix(_BELOW)
        kept = self._lines["" if frame.f_code.co_name == "<module>" else self._test]

        def ran(frame: FrameType, event: str, arg: object) -> Any:
            kept.add((file, frame.f_lineno))
            return ran

        return ran
