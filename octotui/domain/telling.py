"""What people tell about a task: evidence that it is done, comments, and pings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from octotui.domain.facts import Changes, Facts
from octotui.domain.people import Person
from octotui.domain.refusal import Mover
from octotui.domain.standing import check_live, check_reason
from octotui.domain.task import Evidence, Remark


def add_evidence(facts: Facts, task_id: str, who: Person, now: datetime, kind: str, text: str) -> Changes:
    """Add what shows that a task is done; it names the revision of the day."""
    task = facts.task(task_id)
    check_live(facts, task, "NOT ADDED")
    text = check_reason(task, who, "NOT ADDED", text, "Evidence says something: a link, a file or a few words")
    number = _next(each.id for each in facts.evidence if each.task_id == task.id)
    revision = facts.release.revision
    return (Evidence(f"{task.id}.e{number}", task.id, task.release_id, kind, text, who.id, now, revision),)


def remark(
    facts: Facts, task_id: str, who: Person, now: datetime, kind: str, text: str, to: Mover | None = None
) -> Changes:
    """Add a comment to a task, or a ping to whoever must move."""
    task = facts.task(task_id)
    if kind == "comment":
        text = check_reason(task, who, "NOT ADDED", text, "A comment says something")
    number = _next(each.id for each in facts.remarks if each.task_id == task.id)
    person_id, role = (to.person_id, to.role) if to else (None, "")
    return (Remark(f"{task.id}.m{number}", task.id, task.release_id, kind, text, who.id, now, person_id, role),)


def _next(ids: Iterable[str]) -> int:
    """Return the number after the highest at the end of these ids, so that one that was undone is not met again."""
    return max((int(each.rpartition(".")[2][1:]) for each in ids), default=0) + 1
