"""Where the database lies: `--db`, else `OCTOTUI_DB`, else the user's data folder."""

from __future__ import annotations

import os
from pathlib import Path


def database(named: str | None) -> Path:
    """Return the database's file."""
    given = named or os.environ.get("OCTOTUI_DB")
    if given:
        from octotui.services.house import place_of

        return place_of(given)
    from platformdirs import user_data_path

    return user_data_path("octotui", appauthor=False) / "octotui.db"
