"""The order after the deploy: verify, then monitor beside announce, and the monitoring ends last (C10)."""

from __future__ import annotations

from octotui.domain.facts import Facts
from octotui.domain.standing import owner_mover, refuse, role_mover
from octotui.domain.task import Part, Purpose, Task

_VERIFY = (Purpose.VERIFY.value,)
_MONITOR = (Purpose.MONITOR.value,)


def comes_first(facts: Facts, task: Task, *, ending: bool) -> Task | None:
    """Return what must be closed before a task can begin, or end where `ending`; None where nothing must."""
    if task.part != Part.AFTER.value or facts.for_issues(task) or facts.about(task, _VERIFY):
        return None
    own = {each.id for each in facts.line_of(task)}
    waits = [
        each
        for each in facts.tasks
        if each.part == Part.AFTER.value
        and each.id not in own
        and facts.applies(each) is True
        and not facts.closed(each)
    ]
    verifying = next((each for each in waits if each.purpose in _VERIFY), None)
    if verifying or not (ending and facts.about(task, _MONITOR)):
        return verifying
    return next((each for each in waits if not facts.about(each, _MONITOR) and not facts.for_issues(each)), None)


def check_order(facts: Facts, task: Task, verdict: str, *, ending: bool) -> None:
    """Refuse what the order of the guide does not allow yet."""
    if task.part != Part.AFTER.value:
        return
    if facts.release.deployed_at is None:
        mover = role_mover(facts, facts.lead, "deploys it")
        raise refuse(task, verdict, "C10", f"{facts.release.version} is not in production yet", mover)
    if first := comes_first(facts, task, ending=ending):
        reason = f"{first.title} comes first and is {first.state}"
        raise refuse(task, verdict, "C10", reason, owner_mover(facts, first), line=first.line or task.line)
