"""A `team` for every test that asks for one; and for all of them: houses are closed, refusals are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from octotui.domain.refusal import Refusal, Refused
from octotui.services.house import House
from tests.house import Crew, crew

RULE = re.compile(r"[AB]-[A-Z]+(-\w+)?|C\d+")


@pytest.fixture(autouse=True)
def houses_are_closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Close what a test left open, or two thousand tests hold more files than a process may wait for."""
    opened: list[House] = []
    made = House.__init__

    def seen(self: House, *args: Any, **named: Any) -> None:
        made(self, *args, **named)
        opened.append(self)

    monkeypatch.setattr(House, "__init__", seen)
    yield
    for house in opened:
        house.close()


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Crew]:
    made = crew(tmp_path / "octotui.db")
    yield made
    made.house.close()


@pytest.fixture(autouse=True, scope="session")
def refusals_are_whole() -> Iterator[None]:
    """Let a test fail that brings about a refusal without verdict, rule, reason or somebody who can unblock."""
    made = Refused.__init__

    def seen(self: Refused, refusal: Refusal) -> None:
        assert refusal.verdict.isupper(), refusal
        assert RULE.fullmatch(refusal.rule), refusal
        assert refusal.reason.strip(), refusal
        assert refusal.movers, refusal
        assert all(mover.would for mover in refusal.movers), refusal
        made(self, refusal)

    patch = pytest.MonkeyPatch()
    patch.setattr(Refused, "__init__", seen)
    yield
    patch.undo()
