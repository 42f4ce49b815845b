"""Several processes on one file: every act is kept, in one chain."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from octotui.domain.journal import broken
from octotui.services import people as persons
from octotui.services import views
from octotui.services.house import House
from octotui.store import read
from tests.house import Crew

WRITER = """
import sys
from pathlib import Path
from octotui.services import people as persons
from octotui.services.house import House
house = House(Path(sys.argv[1]))
for number in range(int(sys.argv[3])):
    house.act_as(1, persons.join, f"{sys.argv[2]} {number}", ("Developers",))
    print(number, flush=True)
"""


def writer(path: Path, name: str, times: int) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    arguments = [sys.executable, "-c", WRITER, str(path), name, str(times)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=root)


def ended(process: subprocess.Popen[str]) -> int:
    process.communicate(timeout=120)
    return process.returncode


def test_no_act_of_four_writers_is_lost(team: Crew) -> None:
    writers = [writer(team.house.path, name, 25) for name in ("Ada", "Bea", "Cem", "Dov")]
    assert [ended(process) for process in writers] == [0, 0, 0, 0]
    names = {person.name for person in team.house.read(views.people)}
    assert len(names) == 13 + 100
    entries = tuple(reversed(team.house.read(read.entries, limit=10_000)))
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert broken(entries) is None


def test_four_processes_make_one_new_file(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    writers = [writer(path, name, 1) for name in ("Ada", "Bea", "Cem", "Dov")]
    assert [ended(process) for process in writers] == [0, 0, 0, 0]
    house = House(path)
    assert len(house.read(views.people)) == 4
    house.close()


def test_what_was_acknowledged_survives_kill_9(team: Crew) -> None:
    process = writer(team.house.path, "Ada", 10_000)
    assert process.stdout is not None
    for _ in range(8):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=30)
    acknowledged = 8 + len(rest.splitlines())
    names = {person.name for person in team.house.read(views.people)}
    assert {f"Ada {number}" for number in range(acknowledged)} <= names
    assert broken(tuple(reversed(team.house.read(read.entries, limit=10_000)))) is None


READER = """
import sqlite3, sys
print(*[name for (name,) in sqlite3.connect(sys.argv[1]).execute("select name from person")], sep="\\n")
"""


def test_who_leaves_takes_no_act_of_those_who_stay_along(team: Crew) -> None:
    """SQLite removes its log when the last process leaves, and knows that others are there by their locks.

    A process loses all its locks on a file when it closes any handle on it, also one that only looked inside.
    """
    team.does("Ana Ruiz", persons.join, "Before", ())
    assert ended(writer(team.house.path, "Ada", 1)) == 0
    team.does("Ana Ruiz", persons.join, "After", ())
    seen = subprocess.run(
        [sys.executable, "-c", READER, str(team.house.path)], capture_output=True, text=True, check=True
    )
    assert {"Before", "Ada 0", "After"} <= set(seen.stdout.splitlines())
