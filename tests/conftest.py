"""A house with its people, for every test that asks for a `team`; and a look at every refusal that any test meets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from octotui.domain.refusal import Refusal, Refused
from tests.house import Crew, crew

RULE = re.compile(r"[AB]-[A-Z]+(-\w+)?|C\d+")


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
