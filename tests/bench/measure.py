"""One run of one program, measured from outside."""

from __future__ import annotations

import re
import time
from pathlib import Path

from tests.bench.figures import Run
from tests.bench.programs import Program
from tests.terminal.terminal import Terminal

SETTLED = 0.03
"""Seconds of silence after which a screen counts as settled; the silence itself is not counted."""
BETWEEN_KEYS = 0.02
MOVES = ("down",) * 15 + ("up",) * 15
SWITCHES = ("2", "1") * 10
LOADING = 1.5
"""Seconds after the first content in which the store is taken to be loading."""
NANOSECONDS = 1e9


def measure(program: Program, idle_seconds: float, home: Path) -> Run:
    """Start the program, type, let it rest, leave, and return the samples of each figure (ms, MB, %)."""
    with Terminal(program.argv, home=home) as terminal:
        # Reading the screen is work too, so the program gets the machine for itself until it is silent.
        terminal.wait_output(0.0)
        terminal.wait_quiet(0.2)
        frame = terminal.wait_until(lambda screen: bool(screen.strip()), "a first frame")
        content = terminal.wait_for(program.content, timeout=60)
        run = {"frame": [_ms(frame - terminal.started_at)], "content": [_ms(content - terminal.started_at)]}
        if program.has_keys:
            run["key_loading"] = _while_loading(terminal, content + LOADING)
            terminal.wait_idle(quiet=0.3)
            run["key"] = _keys(terminal, MOVES)
            run["switch"] = _keys(terminal, SWITCHES)
        terminal.wait_idle(quiet=0.3)
        run["idle"] = [_idle(terminal.pid, idle_seconds)]
        run["memory"] = [_peak_memory(terminal.pid)]
        asked = terminal.press("ctrl+q")
        terminal.wait_exit()
        run["exit"] = [_ms((terminal.ended_at or asked) - asked)]
        return run


def _while_loading(terminal: Terminal, until: float) -> list[float]:
    samples: list[float] = []
    while time.perf_counter() < until:
        samples += _keys(terminal, ("down", "up"))
    return samples


def _keys(terminal: Terminal, keys: tuple[str, ...]) -> list[float]:
    """Press one key at a time and return how long each took to settle; a key that changes nothing is left out."""
    samples = []
    for key in keys:
        pressed = terminal.press(key)
        if terminal.wait_output(pressed, timeout=0.5):
            terminal.wait_quiet(SETTLED)
            samples.append(_ms(terminal.last_output - pressed))
        time.sleep(BETWEEN_KEYS)
    terminal.emulator.draw()
    return samples


def _idle(pid: int, seconds: float) -> float:
    began, before = time.perf_counter(), _cpu_seconds(pid)
    time.sleep(seconds)
    return 100 * (_cpu_seconds(pid) - before) / (time.perf_counter() - began)


def _cpu_seconds(pid: int) -> float:
    threads = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / NANOSECONDS


def _peak_memory(pid: int) -> float:
    found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def _ms(seconds: float) -> float:
    return seconds * 1000
