"""`python -m tests.bench`: run bare Textual and octotui in turns and print how they compare. Needs Linux."""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench import ACTING_AS
from tests.bench.figures import Run, percentile, table
from tests.bench.measure import measure
from tests.bench.programs import BARE, Program


def main() -> None:
    """Measure and print."""
    options = _options()
    # The reader must get its turn at once when output comes, whatever else this process does.
    sys.setswitchinterval(0.0005)
    with tempfile.TemporaryDirectory(prefix="octotui-bench-") as folder:
        home = Path(folder) / "home"
        program = Program("octotui", _command(options, Path(folder)), re.compile(options.until))
        programs = (*BARE, program)
        for each in programs:
            _say(f"warming up: {each.name}")
            measure(each, 0, home)
        rounds, spins = _rounds(programs, options.rounds, options.idle, home)
    print(table(rounds, program.name))
    print(f"\n{options.rounds} rounds in turns; ratio: median of the rounds' ratios to bare Textual")
    print("(for keys and switches to its DataTable of 40 rows)")
    spread = percentile(spins, 95) / percentile(spins, 50)
    print(f"noise: a fixed loop took {spread:.2f} times its median at p95; load {os.getloadavg()[0]:.1f}")
    if options.json:
        options.json.write_text(json.dumps(rounds, indent=1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--idle", type=float, default=5, metavar="SECONDS", help="how long to watch it do nothing")
    parser.add_argument("--releases", type=int, default=200)
    parser.add_argument("--tasks", type=int, default=25, help="tasks of each release")
    parser.add_argument("--db", type=Path, metavar="FILE", help="measure on this database instead of a new one")
    parser.add_argument("--as", dest="person", default=ACTING_AS, metavar="NAME")
    parser.add_argument("--until", default=r"\d+\.\d+\.\d+", metavar="REGEX", help="on the screen once it can be used")
    parser.add_argument("--program", metavar="COMMAND", help="measure this program instead of octotui")
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every sample")
    return parser.parse_args()


def _command(options: argparse.Namespace, folder: Path) -> tuple[str, ...]:
    if options.program:
        return tuple(shlex.split(options.program))
    database = options.db
    if database is None:
        database = folder / "bench.db"
        _say(f"making a database of {options.releases} releases with {options.tasks} tasks each")
        size = ["--releases", str(options.releases), "--tasks", str(options.tasks)]
        subprocess.run([sys.executable, "-m", "tests.bench.seed", database, *size], check=True)
    octotui = Path(sys.executable).parent / "octotui"
    return (str(octotui), "--db", str(database.resolve()), "--as", options.person)


def _rounds(
    programs: Sequence[Program], count: int, idle: float, home: Path
) -> tuple[list[dict[str, Run]], list[float]]:
    """Run all programs `count` times, each round in another order, so that the machine's noise falls on all alike."""
    rounds: list[dict[str, Run]] = []
    spins: list[float] = []
    for number in range(count):
        shift = number % len(programs)
        runs: dict[str, Run] = {}
        for each in (*programs[shift:], *programs[:shift]):
            _say(f"round {number + 1} of {count}: {each.name}")
            spins.append(_spin())
            runs[each.name] = measure(each, idle, home)
        rounds.append(runs)
    return rounds, spins


def _spin() -> float:
    began = time.perf_counter()
    sum(number & 7 for number in range(300_000))
    return time.perf_counter() - began


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
