"""The draft from history: what stretch to read, reading it outside of any transaction, and laying it over the notes."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING

from octotui.domain.notes import drafting as rules
from octotui.domain.notes.history import History
from octotui.domain.notes.values import Draft
from octotui.domain.release import Release, parts
from octotui.domain.value import dataclass
from octotui.integrations import files, git
from octotui.integrations.git import Stopped
from octotui.services.acting import actor
from octotui.services.house import Trouble, place_of
from octotui.services.notes.acting import load, write
from octotui.store import notes as stored
from octotui.store import read
from octotui.store.coding import Rows

if TYPE_CHECKING:
    from octotui.store.work import Work

__all__ = ["Stopped", "Suggestion", "draft", "is_folder", "newer_commits", "preview_draft", "read_history", "suggest"]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Which stretch of which repository to read; `tags` are the repository's, the newest first."""

    path: str
    since: str
    until: str
    tags: tuple[str, ...]


def is_folder(path: str) -> bool:
    """Tell whether a path that is being written leads to a folder by now."""
    return files.is_folder(place_of(path))


def suggest(rows: Rows, release_id: int, path: str = "") -> Suggestion:
    """Suggest the stretch from the release before to this one; an empty path asks for the last one used.

    Raises `Trouble` where the path is no repository that can be read.
    """
    last = stored.last_path(rows, release_id)
    path = path or last
    if not path:
        return Suggestion("", "", "HEAD", ())
    release = next(each for each in read.releases(rows) if each.id == release_id)
    try:
        where, tags = place_of(path), git.tags(place_of(path))
        until = next((each for each in _names(release) if git.known(where, each)), "HEAD")
        before = _before(read.releases(rows), release)
        names = _names(before) if before is not None else ()
        since = next((each for each in names if git.known(where, each)), "") or git.latest_tag(where, until)
    except git.NoHistory as error:
        raise Trouble(str(error)) from error
    return Suggestion(path, since, until, tags)


def _names(release: Release) -> tuple[str, ...]:
    """Return what a repository may call a release: its tag, else its revision."""
    names = (f"v{release.version}", release.version, release.revision)
    return tuple(name for name in names if name)


def _before(releases: tuple[Release, ...], release: Release) -> Release | None:
    """Return the newest release below a release that went out."""
    mine = parts(release.version)
    out = [(parts(each.version), each) for each in releases if each.deployed_at and not each.outcome]
    below = [(found, each.id, each) for found, each in out if found and mine and found < mine]
    return max(below, default=(None, 0, None))[2]


def read_history(
    path: str,
    since: str,
    until: str,
    progress: Callable[[int], None] | None = None,
    cancel: Event | None = None,
) -> History:
    """Read a stretch of history, without the database; raises `Trouble`, or `Stopped` once `cancel` is set."""
    try:
        return git.read_history(place_of(path).absolute(), since, until, progress, cancel)
    except git.NoHistory as error:
        raise Trouble(str(error)) from error


def newer_commits(rows: Rows, release_id: int) -> int:
    """Return how many commits the repository has since the newest draft read it, 0 where that cannot be told."""
    drafts = stored.drafts(rows, release_id)
    if not drafts or not drafts[-1].head:
        return 0
    try:
        return git.count(place_of(drafts[-1].path), drafts[-1].head, drafts[-1].until)
    except git.NoHistory:
        return 0


def preview_draft(rows: Rows, release_id: int, history: History) -> rules.Plan:
    """Return what a draft would change, and where each commit would go; refuses nothing."""
    facts = read.facts(rows, release_id)
    assert facts is not None
    return rules.plan(stored.facts(rows, facts), history)


def draft(work: Work, release_id: int, history: History) -> str:
    """Lay a draft from history over the notes; what people wrote stays."""
    notes = load(work, release_id)
    changes = rules.draft(notes, history, actor(work), work.now)
    made = next(each for each in changes if isinstance(each, Draft))
    count = f"{made.commits} {'commit' if made.commits == 1 else 'commits'}"
    after = write(work, notes, changes, f"drafted the notes of {notes.facts.release.version} from {count}")
    touched = sum(1 for one, other in zip(notes.sections, after.sections, strict=True) if one.text != other.text)
    return f"{count} read, {touched} {'section' if touched == 1 else 'sections'} changed."
