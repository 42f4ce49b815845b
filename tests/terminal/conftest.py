"""Terminals for tests, all closed at the end of each."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.terminal.company import Company
from tests.terminal.terminal import Terminal

Open = Callable[..., Terminal]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Open]:
    """Run any program: `run(argv, size=(80, 24))`. All programs of one test share one home."""
    with contextlib.ExitStack() as stack:

        def start(argv: list[str], size: tuple[int, int] = (120, 40), **env: str) -> Terminal:
            return stack.enter_context(Terminal(argv, size, env=env, home=tmp_path / "home"))

        yield start


@pytest.fixture
def octotui(run: Open) -> Open:
    """Run octotui: `octotui("--db", file, size=(80, 24))`."""

    def start(*arguments: object, size: tuple[int, int] = (120, 40), **env: str) -> Terminal:
        return run([sys.executable, "-m", "octotui", *map(str, arguments)], size, **env)

    return start


@pytest.fixture
def company(octotui: Open, tmp_path: Path) -> Company:
    """People around one new database."""
    return Company(octotui, tmp_path / "octotui.db")
