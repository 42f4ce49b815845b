"""The ids that HTML comments at the ends of lines name, so that a refusal can cite the demand behind a line."""

from __future__ import annotations

import re

_COMMENT = re.compile(r"<!--(.*?)-->")
_ID = re.compile(r"(?<![\w-])(?:[AB]-[A-Z]+(?:[-.]\w+)*|C\d+)(?![\w-])")


def demand_ids(lines: list[str]) -> dict[int, tuple[str, ...]]:
    """Return the ids named on each line that names any."""
    found: dict[int, tuple[str, ...]] = {}
    for number, line in enumerate(lines, start=1):
        if "<!--" not in line:
            continue
        ids = [name for comment in _COMMENT.findall(line) for name in _ID.findall(comment)]
        if ids:
            found[number] = tuple(dict.fromkeys(ids))
    return found
