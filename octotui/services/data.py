"""Where the documents that octotui brings lie: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

from pathlib import Path


def data_folder() -> Path:
    """Return the folder that holds `guides` and `demo`."""
    package = Path(__file__).parent.parent
    inside = package / "_data"
    return inside if inside.is_dir() else package.parent / "data"
