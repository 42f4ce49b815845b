"""Undo of one's own last act, as an act of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.stages import settle
from octotui.services.acting import actor
from octotui.store import read

if TYPE_CHECKING:
    from octotui.store.work import Work


def undo(work: Work) -> str:
    """Take back one's own last act where nothing has been built on it."""
    from octotui.store.undo import undo as take_back

    who = actor(work)
    entry = take_back(work)
    work.memory.facts.clear()
    if entry.release_id is not None and (facts := read.facts(work.rows, entry.release_id)):
        work.put(*settle(facts, (), who.id, work.now))
    return f"Taken back: {entry.said}."
