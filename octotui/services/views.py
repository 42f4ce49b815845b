"""The other views: one release, the journal, people; each a reading of the database at one instant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from octotui.domain.facts import Facts
from octotui.domain.journal import Entry, broken
from octotui.domain.value import dataclass
from octotui.services.guide import current as edition
from octotui.store import read
from octotui.store.coding import Rows
from octotui.store.read import delegates, four_eyes, people, versions
from octotui.store.read import entry as journal_entry
from octotui.store.read import entry_lines as lately
from octotui.store.read import facts as release_page
from octotui.store.read import unfinished as under_way

if TYPE_CHECKING:
    from octotui.domain.duties import Duty
    from octotui.domain.incident.facts import IncidentFacts

__all__ = [
    "Chain", "JournalPage", "acts_of", "delegates", "edition", "facts_under_way", "find_release", "follow_chain",
    "four_eyes", "history", "journal", "journal_entry", "journal_page", "lately", "moving_incidents", "owed", "people",
    "release_page", "under_way", "version_of", "versions",
]  # fmt: skip
"""The views; what the store reads as it is has its name here, for no face imports the store."""


def owed(rows: Rows, now: datetime) -> tuple[Duty, ...]:
    """Return what everybody owes; its rules are loaded by whoever reads, so that no key waits for that."""
    from octotui.services.duties import all_duties

    return all_duties(rows, now)


def moving_incidents(rows: Rows) -> tuple[IncidentFacts, ...]:
    """Return the incidents that may still move; their rules are loaded by whoever reads."""
    from octotui.services.incident.views import visible

    return visible(rows)


def history(rows: Rows, task_id: str) -> tuple[Entry, ...]:
    """Return what happened to a task, the newest first."""
    return read.entries(rows, task_id=task_id, limit=200)


def journal(rows: Rows, release_id: int | None = None, limit: int = 2000) -> tuple[Entry, ...]:
    """Return what happened, the newest first, of all or of one release."""
    return read.entries(rows, release_id=release_id, limit=limit)


def acts_of(rows: Rows, person_id: int, limit: int = 8) -> tuple[Entry, ...]:
    """Return what one person did, the newest first."""
    return read.entries(rows, person_id=person_id, limit=limit)


@dataclass(frozen=True, slots=True)
class JournalPage:
    """Entries without what they changed, the newest first, and what the releases and tasks they touch are called.

    `seq` and `hash` are the head of the chain, `count` is how many entries there are; neither tells of one that is not
    for who reads. `more` tells that older entries match as well.
    """

    entries: tuple[Entry, ...]
    versions: Mapping[int | str, str]
    titles: Mapping[int | str, str]
    more: bool
    seq: int
    hash: str
    count: int


def journal_page(rows: Rows, words: str = "", release_id: int | None = None, limit: int = 2000) -> JournalPage:
    """Return what happened, as far as each entry says all the words: in its text, its release, person or act."""
    found = read.entry_lines(rows, words=words.split(), release_id=release_id, limit=limit + 1)
    shown, head = found[:limit], next(iter(read.entries(rows, limit=1)), None)
    versions = read.labels(rows, "release", "version", {entry.release_id for entry in shown if entry.release_id})
    titles = read.labels(rows, "task", "title", {entry.task_id for entry in shown if entry.task_id})
    seq, seal = (head.seq, head.hash) if head is not None else (0, "")
    return JournalPage(shown, versions, titles, len(found) > limit, seq, seal, read.count_entries(rows))


@dataclass(frozen=True, slots=True)
class Chain:
    """How far the chain of the journal has been followed: number and hash of the last entry, and the first broken.

    `count` is how many entries that whoever reads may see have been followed.
    """

    seq: int = 0
    hash: str = ""
    broken: int | None = None
    done: bool = False
    count: int = 0


def follow_chain(rows: Rows, chain: Chain, limit: int = 2000) -> Chain:
    """Check the next entries of the chain, so that a long journal is followed in steps."""
    found = read.entries_from(rows, chain.seq, limit)
    wrong = broken(found, chain.hash)
    gap = next((entry.seq for number, entry in enumerate(found, chain.seq + 1) if entry.seq != number), None)
    wrong = min((each for each in (wrong, gap) if each is not None), default=None)
    if not found:
        return replace(chain, done=True)
    hidden = read.unseen(rows)
    count = chain.count + sum(entry.incident_id not in hidden for entry in found)
    return Chain(found[-1].seq, found[-1].hash, wrong, wrong is not None or len(found) < limit, count)


def version_of(rows: Rows, release_id: int) -> str:
    """Return the version of a release."""
    return read.labels(rows, "release", "version", (release_id,)).get(release_id, "")


def find_release(rows: Rows, version: str) -> int | None:
    """Return the number of the release with a version."""
    found = next(iter(rows("select id from release where version = :version", version=version.strip())), None)
    return int(found[0]) if found else None


def facts_under_way(rows: Rows) -> tuple[Facts, ...]:
    """Return everything about each release on which something may still be owed, the newest first."""
    return read.facts_of(rows, tuple(reversed(read.unfinished(rows))))
