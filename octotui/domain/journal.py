"""The journal's value: one entry an act, with every changed field before and after."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from octotui.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One act: who, when, on what, in words, and what it changed.

    `changes` is JSON text: a list of {"table", "id", "before", "after"} where before is null for
    a new row and after is null for a removed one. `hash` covers the text of this entry and `prev`,
    the hash of the entry before it.
    """

    seq: int
    at: datetime
    person_id: int | None
    person: str
    act: str
    said: str
    release_id: int | None
    task_id: str | None
    changes: str
    undoes: int | None
    refused: bool
    prev: str
    hash: str
    incident_id: int | None = None

    def changed(self) -> list[dict[str, Any]]:
        """Return the changes as read from their text."""
        import json  # the first frame shows no change

        found: list[dict[str, Any]] = json.loads(self.changes)
        return found


def seal(entry: Entry) -> str:
    """Return the hash that an entry must carry: of the entry before and of every stored word of this one."""
    import hashlib  # as above, and it loads a library of its own

    words = (
        entry.prev,
        str(entry.seq),
        entry.at.isoformat(timespec="microseconds"),
        str(entry.person_id or ""),
        entry.person,
        entry.act,
        entry.said,
        str(entry.release_id or ""),
        entry.task_id or "",
        entry.changes,
        str(entry.undoes or ""),
        "refused" if entry.refused else "",
        *(() if entry.incident_id is None else (f"incident {entry.incident_id}",)),
    )
    return hashlib.sha256("\x1f".join(words).encode()).hexdigest()


def broken(entries: Iterable[Entry], prev: str = "") -> int | None:
    """Return the number of the first entry whose hash does not hold, None where the chain is whole."""
    for entry in entries:
        if entry.prev != prev or entry.hash != seal(entry):
            return entry.seq
        prev = entry.hash
    return None
