"""What each room loads when it is imported, seen in a process of its own.

The import rules in pyproject.toml read the source; this sees what really happens, and it is what keeps the first frame
fast: SQLModel alone costs twice what Textual does.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from functools import cache

import pytest

STORE = {"sqlmodel", "sqlalchemy", "alembic"}
FACE = {"textual", "rich"}
SLOW = STORE | {"pydantic", "markdown_it"}
"""What the first frame must not wait for."""

ROOMS = {
    "octotui.domain": FACE | SLOW,
    "octotui.guide": FACE | STORE,
    "octotui.integrations": FACE | STORE,
    "octotui.store": FACE | {"markdown_it"},
    "octotui.services": FACE,
    "octotui.cli": FACE,
}
"""Each room with the packages that none of its modules may load on being imported."""

ROOMS_ABOVE = {
    "octotui.domain": {"guide", "integrations", "store", "services", "cli", "tui"},
    "octotui.guide": {"integrations", "store", "services", "cli", "tui"},
    "octotui.integrations": {"guide", "store", "services", "cli", "tui"},
    "octotui.store": {"guide", "integrations", "services", "cli", "tui"},
    "octotui.services": {"cli", "tui"},
    "octotui.cli": {"tui"},
    "octotui.tui": {"cli"},
}
"""Each room with the rooms beside and above it, of which it may know nothing."""

# Imports every module of a room, then tells all that was loaded. Migrations run inside Alembic only.
_LOAD_ROOM = """
import importlib, json, pkgutil, sys
room = importlib.import_module(sys.argv[1])
for found in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    if ".migrations." not in found.name:
        importlib.import_module(found.name)
print(json.dumps(sorted(sys.modules)))
"""
_LOAD_MODULE = (
    "import importlib, json, sys; importlib.import_module(sys.argv[1]); print(json.dumps(sorted(sys.modules)))"
)
_RUN_COMMAND = """
import contextlib, io, json, runpy, sys
sys.argv = ["octotui", *sys.argv[1:]]
said = io.StringIO()
with contextlib.suppress(SystemExit), contextlib.redirect_stdout(said):
    runpy.run_module("octotui", run_name="__main__", alter_sys=False)
print(json.dumps(sorted(sys.modules) + ["said: " + said.getvalue()]))
"""


@cache
def _loaded(script: str, *arguments: str) -> frozenset[str]:
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return frozenset(json.loads(done.stdout.splitlines()[-1]))


def _packages(modules: frozenset[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def _exists(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_does_not_load_what_belongs_to_others(room: str) -> None:
    assert _packages(_loaded(_LOAD_ROOM, room)) & ROOMS[room] == set()


@pytest.mark.parametrize("room", ROOMS_ABOVE)
def test_a_room_loads_no_room_beside_or_above_it(room: str) -> None:
    loaded = {name.split(".")[1] for name in _loaded(_LOAD_ROOM, room) if name.startswith("octotui.")}
    assert loaded & ROOMS_ABOVE[room] == set()


def test_the_domain_needs_the_standard_library_only() -> None:
    alone = _packages(_loaded("import json, sys; print(json.dumps(sorted(sys.modules)))"))
    others = _packages(_loaded(_LOAD_ROOM, "octotui.domain")) - alone - {"octotui"}
    assert others - sys.stdlib_module_names == set()


@pytest.mark.skipif(not _exists("octotui.tui.app"), reason="the app is not built yet")
def test_the_first_frame_waits_for_textual_only() -> None:
    assert _packages(_loaded(_LOAD_MODULE, "octotui.tui.app")) & SLOW == set()


@pytest.mark.skipif(not _exists("octotui.__main__"), reason="the command is not built yet")
@pytest.mark.parametrize("option", ["--help", "--version"])
def test_a_question_about_the_command_loads_neither_face_nor_store(option: str) -> None:
    loaded = _loaded(_RUN_COMMAND, option)
    assert _packages(loaded) & (FACE | SLOW) == set()
    assert any(name.startswith("said: ") and "octotui" in name for name in loaded)
