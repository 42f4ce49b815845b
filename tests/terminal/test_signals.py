"""What the system says of the terminal: sleep, wake up, leave. The terminal is given back as it was each time."""

from __future__ import annotations

import os
import signal
import termios
from pathlib import Path

import pytest

from tests.house import crew
from tests.terminal.conftest import Open
from tests.terminal.terminal import Terminal


@pytest.fixture
def board(octotui: Open, tmp_path: Path) -> Terminal:
    """The board of a company with one release."""
    team = crew(tmp_path / "team.db")
    team.makes()
    team.house.close()
    terminal = octotui("--db", tmp_path / "team.db", "--as", "Ana Ruiz")
    terminal.wait_for("Card vault")
    terminal.wait_idle()
    return terminal


def echoes(terminal: Terminal) -> bool:
    """Tell whether the terminal shows what is typed and hands it on by the line, as a shell expects it to."""
    local = termios.tcgetattr(terminal._master)[3]
    return bool(local & termios.ECHO and local & termios.ICANON)


def test_it_sleeps_and_wakes_as_often_as_one_likes(board: Terminal) -> None:
    for _ in range(2):
        os.kill(board.pid, signal.SIGTSTP)
        board.wait_gone("Card vault")
        assert echoes(board)
        os.kill(board.pid, signal.SIGCONT)
        board.wait_for("Card vault")
        assert not echoes(board)
    board.press("2")
    board.wait_for("Whose work")
    board.press("ctrl+q")
    assert board.wait_exit() == 0


def test_who_was_stopped_unasked_knows_the_terminal_again(board: Terminal) -> None:
    os.kill(board.pid, signal.SIGSTOP)
    os.kill(board.pid, signal.SIGCONT)
    board.wait_gone("Card vault")
    board.wait_for("Card vault")
    board.press("2")
    board.wait_for("Whose work")
    board.press("ctrl+q")
    assert board.wait_exit() == 0
    assert echoes(board)


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_leave_it_leaves_as_by_the_key(board: Terminal, tmp_path: Path, told: signal.Signals) -> None:
    board.press("n")
    board.wait_for("New release")
    os.kill(board.pid, told)
    assert board.wait_exit() == 128 + told
    assert echoes(board)
    assert "Card vault" not in board.screen()
    assert not list(tmp_path.glob("team.db-*")), "the log is brought into the file"


def test_letters_of_another_tongue_than_utf8_end_nothing(board: Terminal) -> None:
    board.press("/")
    board.wait_idle()
    os.write(board._master, "é".encode("latin-1") + b"vault")
    board.wait_for("�vault")
    board.press("ctrl+q")
    assert board.wait_exit() == 0
