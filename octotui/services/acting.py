"""What every act on a release shares: load the facts, settle what follows, write, and say it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from octotui.domain.facts import Changes, Facts
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, refused
from octotui.domain.stages import settle
from octotui.store import read

if TYPE_CHECKING:
    from datetime import datetime

    from octotui.store.work import Work

P = ParamSpec("P")


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
    return load(work, release_of(task_id), task_id)


def release_of(row_id: str) -> int:
    """Return the release that the id of a task, section or comment begins with, 0 where it begins with none."""
    head = row_id.partition(".")[0]
    return int(head) if head.isdecimal() else 0


def write(work: Work, facts: Facts, changes: Changes, said: str, task_id: str | None = None) -> Facts:
    """Settle what follows from the changes, write all of it, say it, and return the facts as they are now."""
    settled = settle(facts, changes, actor(work).id, work.now)
    work.put(*settled)
    work.say(said, facts.release.id, task_id)
    after = work.memory.facts[facts.release.id] = facts.but(settled)
    return after


def follow(
    work: Work,
    facts: Facts,
    rule: Callable[Concatenate[Facts, Person, datetime, P], Changes],
    said: str,
    *args: P.args,
    **named: P.kwargs,
) -> Facts:
    """Ask a rule about a release as it was loaded, write its answer and say it."""
    return write(work, facts, rule(facts, actor(work), work.now, *args, **named), said)
