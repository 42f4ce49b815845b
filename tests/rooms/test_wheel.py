"""The wheel holds what octotui needs beside its code: the built-in guide, the demo, the migrations."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_wheel_brings_its_documents(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = tmp_path.glob("octotui-*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "octotui/_data/guides/octoacme.md",
        "octotui/_data/demo/demo.toml",
        "octotui/store/migrations/env.py",
        "octotui/store/migrations/versions/v0001_first.py",
        "octotui/py.typed",
    } <= names
