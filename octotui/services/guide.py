"""The guide in use: the built-in one until a team brings its own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from octotui.domain.edition import Edition
from octotui.services.acting import actor
from octotui.services.data import data_folder
from octotui.store import read
from octotui.store.coding import Rows

if TYPE_CHECKING:
    from octotui.domain.guide import Guide
    from octotui.store.work import Work

BUILT_IN = "built-in"


@lru_cache(maxsize=8)
def _parsed(name: str, text: str) -> Guide:
    from octotui.guide.reader import parse_guide

    return parse_guide(text, name)


def guide_of(edition: Edition) -> Guide:
    """Return the guide that an edition's text reads into."""
    return _parsed(edition.name, edition.text)


@lru_cache(maxsize=1)
def built_in() -> Guide:
    """Return the guide that octotui brings."""
    from octotui.guide.reader import read_guide

    return read_guide(data_folder() / "guides" / "octoacme.md")


def current(rows: Rows) -> Edition | None:
    """Return the edition that new releases are made from, None while none has been used."""
    number = read.settings(rows).get(read.IN_USE)
    return read.edition(rows, int(number)) if number else None


def guide_in_use(rows: Rows) -> Guide:
    """Return the guide that the next release would be made from."""
    edition = current(rows)
    return guide_of(edition) if edition is not None and edition.source != BUILT_IN else built_in()


def edition_in_use(work: Work) -> Edition:
    """Return the edition in use; the built-in guide takes effect by itself, and again when it has changed."""
    edition = current(work.rows)
    if edition is not None and (edition.source != BUILT_IN or edition.edition == built_in().edition):
        return edition
    return _take(work, built_in(), BUILT_IN)


def use_guide(work: Work, guide: Guide, source: str) -> str:
    """Let a guide take effect for every release made from now on; releases under way keep theirs."""
    actor(work)
    edition = _take(work, guide, source)
    work.say(f"put the guide {edition.name}, edition {edition.edition[:4]}, in use")
    return f"{edition.name}, edition {edition.edition[:4]}, is in use for new releases."


def _take(work: Work, guide: Guide, source: str) -> Edition:
    from octotui.domain.plan import edition_of

    known = read.editions(work.rows)
    edition = next((each for each in known if each.edition == guide.edition and each.source == source), None)
    if edition is None:
        number = max((each.id for each in known), default=0) + 1
        edition = edition_of(guide, number, source, work.who.id if work.who else None, work.now)
        work.add(edition)
    work.setting(read.IN_USE, str(edition.id))
    return edition


def read_file(path: Path) -> Guide:
    """Read a guide from a file; raises `NotAGuide`."""
    from octotui.guide.reader import read_guide

    return read_guide(path)
