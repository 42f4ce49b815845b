"""The other views: one release, the journal, people; each a reading of the database at one instant."""

from __future__ import annotations

from octotui.domain.edition import Edition
from octotui.domain.facts import Facts
from octotui.domain.journal import Entry
from octotui.domain.people import Delegate, Person
from octotui.services.guide import current
from octotui.store import read
from octotui.store.coding import Rows


def release_page(rows: Rows, release_id: int) -> Facts | None:
    """Return everything about a release, None where there is none."""
    return read.facts(rows, release_id)


def history(rows: Rows, task_id: str) -> tuple[Entry, ...]:
    """Return what happened to a task, the newest first."""
    return read.entries(rows, task_id=task_id, limit=200)


def journal(rows: Rows, release_id: int | None = None, limit: int = 2000) -> tuple[Entry, ...]:
    """Return what happened, the newest first, of all or of one release."""
    return read.entries(rows, release_id=release_id, limit=limit)


def acts_of(rows: Rows, person_id: int, limit: int = 8) -> tuple[Entry, ...]:
    """Return what one person did, the newest first."""
    return read.entries(rows, person_id=person_id, limit=limit)


def people(rows: Rows) -> tuple[Person, ...]:
    """Return everybody."""
    return read.people(rows)


def delegates(rows: Rows) -> tuple[Delegate, ...]:
    """Return who stands in for whom."""
    return read.delegates(rows)


def four_eyes(rows: Rows) -> bool:
    """Tell whether a second person checks what one did; on unless switched off."""
    return read.settings(rows).get(read.FOUR_EYES) != "off"


def versions(rows: Rows) -> tuple[str, ...]:
    """Return every version that is taken."""
    return read.versions(rows)


def edition(rows: Rows) -> Edition | None:
    """Return the edition in use, None before the first release."""
    return current(rows)


def find_release(rows: Rows, version: str) -> int | None:
    """Return the number of the release with a version."""
    found = next(iter(rows("select id from release where version = :version", version=version.strip())), None)
    return int(found[0]) if found else None
