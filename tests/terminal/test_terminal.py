"""The driver itself, against small programs, so that a journey that fails is octotui's fault and not the driver's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Open
from tests.terminal.emulator import Emulator
from tests.terminal.keys import key_bytes
from tests.terminal.terminal import Terminal

ECHO = """
import os, sys
from textual.app import App
from textual.widgets import Button, Input, Static

class Echo(App):
    BINDINGS = [("ctrl+q", "quit"), ("f2", "crash")]

    def compose(self):
        yield Static("Echo stands", id="said")
        yield Input(placeholder="type here")
        yield Button("Press me")

    def on_input_submitted(self, event):
        self.query_one("#said", Static).update(f"You said {event.value}")

    def on_button_pressed(self):
        self.query_one("#said", Static).update("The button was pressed")

    def on_resize(self, event):
        self.query_one(Button).label = f"{event.size.width} by {event.size.height}"

    def on_key(self, event):
        if event.key == "escape":
            self.query_one("#said", Static).update("Escaped")

    def action_crash(self):
        raise RuntimeError("on purpose")

app = Echo()
app.run()
print("goodbye from", os.environ["HOME"])
sys.exit(app.return_code or 0)
"""


@pytest.fixture
def echo(run: Open) -> Terminal:
    terminal = run([sys.executable, "-c", ECHO], size=(80, 24))
    terminal.wait_for("Echo stands")
    return terminal


def test_typed_text_and_keys_arrive(echo: Terminal) -> None:
    echo.press("text:three releases", "enter")
    echo.wait_for("You said three releases")
    echo.press("escape")
    echo.wait_for("Escaped")
    assert echo.lines[0] == "Escaped"


def test_a_click_on_a_word_reaches_what_stands_there(echo: Terminal) -> None:
    echo.wait_for("80 by 24")
    echo.click("80 by 24")
    echo.wait_for("The button was pressed")


def test_another_size_is_told_to_the_program(echo: Terminal) -> None:
    echo.resize(120, 40)
    echo.wait_for("120 by 40")
    assert len(echo.lines) == 40


def test_leaving_gives_back_the_status_and_the_screen(echo: Terminal, tmp_path: Path) -> None:
    echo.press("ctrl+q")
    assert echo.wait_exit() == 0
    assert f"goodbye from {tmp_path / 'home'}".startswith(echo.lines[0])  # as much of it as a row holds
    assert "Echo stands" not in echo.screen()


def test_kill9_ends_it_at_once(echo: Terminal) -> None:
    echo.kill9()
    assert not echo.alive
    assert echo.wait_exit() == -9


def test_a_wait_in_vain_shows_the_screen(echo: Terminal) -> None:
    with pytest.raises(AssertionError, match=r"waited for 'Board', but 0\.2 s passed(?s:.*)Echo stands"):
        echo.wait_for("Board", timeout=0.2)


def test_a_wait_ends_with_the_program(run: Open) -> None:
    terminal = run([sys.executable, "-c", "print('one line'); raise SystemExit(3)"])
    with pytest.raises(AssertionError, match=r"the program ended with 3(?s:.*)one line"):
        terminal.wait_for("Board")


def test_idle_means_that_nothing_is_at_work(run: Open) -> None:
    busy = "import time\nend = time.monotonic() + 0.8\nwhile time.monotonic() < end: pass\nprint('done'); input()"
    terminal = run([sys.executable, "-c", busy])
    terminal.wait_idle(quiet=0.2)
    assert terminal.lines[0] == "done"


def test_nothing_of_the_outside_comes_in(run: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE", "OCTOTUI_DB", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, "/from/outside")
    show = "import os; print('|'.join(f'{k}={v}' for k, v in os.environ.items()), 'end')"
    terminal = run([sys.executable, "-c", show], size=(400, 24), OCTOTUI_DB="mine.db")
    terminal.wait_for("end")
    assert "/from/outside" not in terminal.screen()
    assert "OCTOTUI_DB=mine.db" in terminal.screen()


def test_a_frame_counts_only_when_it_is_whole() -> None:
    screen = Emulator(20, 2)
    screen.receive(1.0, b"\x1b[?2026hhalf a fra")
    assert list(screen.frames()) == []
    assert screen.lines() == ["", ""]
    screen.receive(2.0, b"me\x1b[?2026lnext")
    assert list(screen.frames()) == [2.0, 2.0]
    assert screen.lines() == ["half a framenext", ""]


def test_a_sequence_cut_in_two_is_not_printed() -> None:
    screen = Emulator(20, 1)
    assert screen.receive(1.0, b"a\x1b[?20") == b""
    assert screen.receive(2.0, b"26$pb\x1b[>1") == b"\x1b[?2026;2$y"
    screen.receive(3.0, b"uc")
    screen.draw()
    assert screen.lines() == ["abc"]


def test_an_unknown_key_is_refused() -> None:
    assert key_bytes("ctrl+q") == b"\x11"
    with pytest.raises(ValueError, match="ctrl\\+nonsense"):
        key_bytes("ctrl+nonsense")
