"""Pings: somebody asks whoever must move, and what they owe says so until it is done."""

from __future__ import annotations

from datetime import datetime

from octotui.domain.facts import Changes, Facts
from octotui.domain.people import Person
from octotui.domain.refusal import Mover
from octotui.domain.task import Part, Remark, Task
from octotui.domain.telling import remark

TO_VOTE = "to vote"


def name_of(facts: Facts, mover: Mover) -> str:
    """Return whom a ping asks, in words."""
    return facts.name(mover.person_id) if mover.person_id else mover.role or "everybody"


def ping(facts: Facts, who: Person, now: datetime, mover: Mover, words: str, task_id: str | None = None) -> Changes:
    """Ask somebody; where no task is meant the ping stands at the deploy, which all of it is about."""
    text = f"asks {name_of(facts, mover)} {words}"
    return remark(facts, task_id or deploy_task(facts).id, who, now, "ping", text, mover)


def asks_to_vote(each: Remark, role: str) -> bool:
    """Tell whether a remark is a ping to a seat that has not voted."""
    return each.kind == "ping" and each.to_role == role and each.text.endswith(TO_VOTE)


def asked(facts: Facts, role: str, task_id: str | None, since: datetime | None, *, to_vote: bool) -> Remark | None:
    """Return the newest ping to a role about a task, or about what has none, since it is owed."""
    pings = [each for each in facts.remarks if each.kind == "ping" and each.to_role == role]
    place = (task_id or deploy_task(facts).id) if pings else ""
    found = (
        each
        for each in pings
        if each.task_id == place and asks_to_vote(each, role) == to_vote and (since is None or each.at >= since)
    )
    return max(found, key=lambda each: each.at, default=None)


def deploy_task(facts: Facts) -> Task:
    """Return the task at which pings about the release as a whole stand."""
    return next((each for each in facts.tasks if each.part == Part.DEPLOY.value), facts.tasks[-1])
