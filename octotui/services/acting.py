"""What every act on a release shares: load the facts, settle what follows, write, and say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.facts import Changes, Facts
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, refused
from octotui.domain.stages import settle
from octotui.store import read

if TYPE_CHECKING:
    from octotui.store.work import Work


def actor(work: Work) -> Person:
    """Return the person who acts; refuse where nobody is named."""
    if work.who is None:
        mover = Mover("", None, "says who acts")
        raise refused("NOT DONE", "A-PRE-0", "Nobody is named as acting; say who with --as NAME", mover)
    return work.who


def load(work: Work, release_id: int, task_id: str | None = None) -> Facts:
    """Return the facts of a release; refuse a release or task that is not there."""
    work.release_id, work.task_id = release_id, task_id
    facts = work.memory.facts.get(release_id) or read.facts(work.rows, release_id)
    if facts is None or (task_id and all(task.id != task_id for task in facts.tasks)):
        thing = f"no task {task_id}" if facts and task_id else f"no release {release_id}"
        work.release_id = work.task_id = None
        raise refused("NOT DONE", "A-PUR", f"There is {thing} here", Mover("", None, "names one that is"))
    return facts


def load_task(work: Work, task_id: str) -> Facts:
    """Return the facts of the release that a task belongs to."""
    head = task_id.split(".")[0]
    return load(work, int(head) if head.isdigit() else 0, task_id)


def write(work: Work, facts: Facts, changes: Changes, said: str, task_id: str | None = None) -> Facts:
    """Settle what follows from the changes, write all of it, say it, and return the facts as they are now."""
    settled = settle(facts, changes, actor(work).id, work.now)
    work.put(*settled)
    work.say(said, facts.release.id, task_id)
    after = work.memory.facts[facts.release.id] = facts.but(settled)
    return after
