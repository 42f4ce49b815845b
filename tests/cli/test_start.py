"""The command as it is installed, from a shell without a terminal: what it prints, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).parent / "octotui"
INSTALLED = pytest.param([str(SCRIPT)], id="octotui", marks=pytest.mark.skipif(not SCRIPT.exists(), reason="no script"))
MODULE = pytest.param([sys.executable, "-m", "octotui"], id="python -m octotui")
ROOT = Path(__file__).parents[2]

Run = subprocess.CompletedProcess[str]


def run(command: list[str], *words: str, env: dict[str, str] | None = None) -> Run:
    return subprocess.run(
        [*command, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, cwd=ROOT, env=env
    )


@pytest.mark.parametrize("command", [INSTALLED, MODULE])
def test_the_version_is_the_packages(command: list[str]) -> None:
    ended = run(command, "--version")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, f"octotui {version('octotui')}\n", "")


@pytest.mark.parametrize("command", [INSTALLED, MODULE])
def test_help_names_every_option_and_verb(command: list[str]) -> None:
    ended = run(command, "--help")
    assert ended.returncode == 0
    assert ended.stderr == ""
    for word in ("--db FILE", "--demo", "--as NAME", "--version", "guide", "OCTOTUI_DB", "ctrl+q"):
        assert word in ended.stdout, word


@pytest.mark.parametrize("words", [["--nonsense"], ["nonsense"], ["guide"], ["--db"], ["--as"]])
def test_what_it_does_not_know_is_bad_input(words: list[str]) -> None:
    ended = run([sys.executable, "-m", "octotui"], *words)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert "usage: octotui" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("words", [[], ["--demo"], ["--as", "Ana Ruiz"]])
def test_without_a_terminal_no_room_is_opened(tmp_path: Path, words: list[str]) -> None:
    db = tmp_path / "team.db"
    ended = run([sys.executable, "-m", "octotui"], "--db", str(db), *words)
    assert ended.returncode == 2
    assert ended.stdout == ""
    assert ended.stderr == "The release room needs a terminal. For a script there are verbs: see octotui --help.\n"
    assert not db.exists()


@pytest.mark.parametrize("verb", [["guide", "read"], ["guide", "check"], ["guide", "use", "--yes"]])
def test_a_verb_ends_with_two_where_its_file_is_no_guide(tmp_path: Path, verb: list[str]) -> None:
    for name, content in (("empty.md", b""), ("binary.md", b"\x00\xff\x00"), ("none.md", None)):
        file = tmp_path / name
        if content is not None:
            file.write_bytes(content)
        ended = run([sys.executable, "-m", "octotui"], "--db", str(tmp_path / "team.db"), *verb, str(file))
        assert (ended.returncode, ended.stdout) == (2, ""), name
        assert ended.stderr.count("\n") == 1, ended.stderr


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    read = f"{sys.executable} -m octotui guide read data/guides/octoacme.md | head -1"
    ended = subprocess.run(["sh", "-c", read], capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert ended.stdout.startswith("OctoAcme")
    assert ended.stderr == ""
