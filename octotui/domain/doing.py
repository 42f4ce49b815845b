"""What the owner of a task does to it: start, finish, take back, block, fail, and assign."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_line
from octotui.domain.facts import Changes, Facts
from octotui.domain.order import check_order
from octotui.domain.people import Person
from octotui.domain.refusal import Refused, refused
from octotui.domain.standing import (
    another_release,
    check_live,
    check_owner,
    check_reason,
    next_mover,
    oneself,
    owner_mover,
    part_movers,
    refuse,
    reopened,
    role_mover,
    stands_for,
    vacated,
)
from octotui.domain.task import ISSUES, TO_BEGIN, UNDER_WAY, Part, Purpose, State, Task

_FAILS = (Purpose.VERIFY.value, Purpose.MONITOR.value)


def _check_work(facts: Facts, task: Task, who: Person, now: datetime, verdict: str, *, ending: bool) -> None:
    check_live(facts, task, verdict)
    if facts.applies(task) is False:
        raise _does_not_apply(facts, task, verdict)
    if task.part == Part.DEPLOY.value:
        mover = role_mover(facts, facts.lead, "deploys it")
        raise refuse(task, verdict, "A-DEP-5", "Deploying the release closes this task", mover)
    if facts.children(task):
        reason = f"{task.title} closes by itself when its parts are closed"
        raise refuse(task, verdict, "A-DEP-8", reason, *part_movers(facts, task, "does it"))
    if task.part == Part.OVERRIDE.value:
        mover = role_mover(facts, task.owner, "confirms it")
        reason = "A second person confirms an override; nothing else closes it"
        raise refuse(task, verdict, "A-DEP-5", reason, mover)
    check_owner(facts, task, who, now, verdict)
    check_order(facts, task, verdict, ending=ending)


def _does_not_apply(facts: Facts, task: Task, verdict: str) -> Refused:
    when = next((each.when for each in facts.line_of(task) if facts.holds(each.when) is False), ())
    if when == (ISSUES,):
        mover = owner_mover(facts, task, "does it once issues occurred")
        return refuse(task, verdict, "C18", f"{task.title} does not apply: no issues occurred", mover)
    reason = f'{task.title} does not apply: "{" or ".join(when)}" is answered no'
    return refuse(task, verdict, "C18", reason, role_mover(facts, facts.lead, "answers otherwise"))


def start(facts: Facts, task_id: str, who: Person, now: datetime) -> Changes:
    """Begin a task; whoever begins it is assigned to it where nobody was."""
    task = facts.task(task_id)
    _check_work(facts, task, who, now, "NOT STARTED", ending=False)
    if task.state not in TO_BEGIN:
        raise refuse(task, "NOT STARTED", "A-PRE-0", f"{task.title} is {task.state} already", next_mover(facts, task))
    person_id = task.person_id or who.id
    return (replace(task, state=State.IN_PROGRESS.value, person_id=person_id, reason="", by=who.id, since=now),)


def finish(facts: Facts, task_id: str, who: Person, now: datetime) -> Changes:
    """Call a task done for the present revision; its seats come next (A-PRE-1o)."""
    task, verdict = facts.task(task_id), "NOT DONE"
    _check_work(facts, task, who, now, verdict, ending=True)
    if task.state == State.BLOCKED.value:
        mover = owner_mover(facts, task, "unblocks it")
        raise refuse(task, verdict, "A-PRE-0", f"{task.title} is blocked: {task.reason}", mover)
    if task.state not in (*UNDER_WAY, State.DEFERRED.value):
        raise refuse(task, verdict, "A-PRE-0", f"{task.title} is {task.state} already", next_mover(facts, task))
    planned = facts.release.window_from is not None or facts.release.window_to is not None
    if task.purpose == Purpose.WINDOW.value and facts.before_production(task) and not planned:
        mover = role_mover(facts, facts.lead, "plans one")
        raise refuse(task, verdict, "A-DEP-1", "No window is planned yet", mover)
    done = replace(
        task, state=State.DONE.value, person_id=task.person_id or who.id, reason="", due=None,
        revision=facts.release.revision, done_by=who.id, done_at=now, by=who.id, since=now,
    )  # fmt: skip
    return (done, *vacated(facts, task, countersigned=False))


def reopen(facts: Facts, task_id: str, who: Person, now: datetime) -> Changes:
    """Take back that a task is done, not applicable or deferred; its owner may always say so."""
    task, verdict = facts.task(task_id), "NOT REOPENED"
    check_live(facts, task, verdict)
    check_owner(facts, task, who, now, verdict)
    if task.part in (Part.DEPLOY.value, Part.OVERRIDE.value):
        mover = role_mover(facts, facts.lead, "rolls the release back")
        raise refuse(task, verdict, "A-DEP-5", f"{task.title}: what happened in production is not taken back", mover)
    if facts.children(task):
        movers = part_movers(facts, task, "reopens it")
        raise refuse(task, verdict, "A-DEP-8", f"{task.title} opens again when one of its parts does", *movers)
    if task.state in (*UNDER_WAY, State.BLOCKED.value):
        reason = f"{task.title} is {task.state}; there is nothing to take back"
        raise refuse(task, verdict, "A-PRE-0", reason, next_mover(facts, task))
    owed = facts.past(task)
    if owed and task.state == State.DEFERRED.value:
        reason = f"{task.title} was put off and is owed; it can only be done now"
        raise refuse(task, verdict, "C22", reason, owner_mover(facts, task))
    again = reopened(task, State.OPEN.value, "", who.id, now)
    return (again, *vacated(facts, task, countersigned=not owed))


def _check_may_block(facts: Facts, task: Task, who: Person, now: datetime, verdict: str) -> None:
    check_live(facts, task, verdict)
    if not stands_for(facts, who, facts.lead, now):
        check_owner(facts, task, who, now, verdict)


def block(facts: Facts, task_id: str, who: Person, now: datetime, reason: str) -> Changes:
    """Say what a task waits for; its owner or the lead does."""
    task, verdict = facts.task(task_id), "NOT BLOCKED"
    _check_may_block(facts, task, who, now, verdict)
    if task.part in (Part.DEPLOY.value, Part.OVERRIDE.value):
        what = f"{task.title} is not blocked by hand; a no-go or a task before production stops it"
        raise refuse(task, verdict, "A-DEP-5", what, role_mover(facts, facts.lead, "says no, or rolls back"))
    if task.state not in UNDER_WAY:
        what = f"{task.title} is {task.state}; only open work can be blocked"
        raise refuse(task, verdict, "A-PRE-0", what, next_mover(facts, task))
    reason = check_reason(task, who, verdict, reason, "A block says what it waits for")
    return (replace(task, state=State.BLOCKED.value, reason=reason, by=who.id, since=now),)


def unblock(facts: Facts, task_id: str, who: Person, now: datetime) -> Changes:
    """Say that what a task waited for has come."""
    task, verdict = facts.task(task_id), "NOT UNBLOCKED"
    _check_may_block(facts, task, who, now, verdict)
    if task.state != State.BLOCKED.value:
        raise refuse(task, verdict, "A-PRE-0", f"{task.title} is {task.state}, not blocked", next_mover(facts, task))
    return (replace(task, state=State.OPEN.value, reason="", by=who.id, since=now),)


def fail(facts: Facts, task_id: str, who: Person, now: datetime, reason: str) -> Changes:
    """Say that a verification in production failed; from then on issues have occurred (A-DEP-6, A-DEP-9)."""
    task, verdict = facts.task(task_id), "NOT FAILED"
    if task.part != Part.AFTER.value or not facts.about(task, _FAILS):
        checks = (each for each in facts.tasks if each.part == Part.AFTER.value and facts.about(each, _FAILS))
        movers = tuple(owner_mover(facts, each, "says what failed") for each in checks)
        what = "Only what is checked in production can fail there"
        raise refuse(task, verdict, "A-DEP-6", what, *(movers or (owner_mover(facts, task, "blocks it"),)))
    _check_work(facts, task, who, now, verdict, ending=False)
    if task.state not in UNDER_WAY:
        raise refuse(task, verdict, "A-DEP-6", f"{task.title} is {task.state} already", next_mover(facts, task))
    reason = check_reason(task, who, verdict, reason, "A failed check says what failed")
    return (replace(task, state=State.BLOCKED.value, reason=reason, failed_at=now, by=who.id, since=now),)


def assign(facts: Facts, task_id: str, who: Person, now: datetime, person_id: int | None) -> Changes:
    """Name the person who does a task; they hold its role (A-PRE-0)."""
    task, verdict = facts.task(task_id), "NOT ASSIGNED"
    check_live(facts, task, verdict)
    if not stands_for(facts, who, facts.lead, now):
        check_owner(facts, task, who, now, verdict)
    person = facts.person(person_id)
    if person_id is not None and person is None:
        raise refuse(task, verdict, "A-PRE-0", "That person is not known here", oneself(who, "names somebody who is"))
    if person and not stands_for(facts, person, task.owner, now):
        mover = role_mover(facts, task.owner, "does it")
        raise refuse(task, verdict, "A-PRE-0", f"{person.name} does not hold {task.owner}", mover)
    return (replace(task, person_id=person_id),)


def add_task(facts: Facts, title: str, owner: str, who: Person, now: datetime) -> Changes:
    """Add a task to one release without touching the guide; it stands before production (A-PUR)."""
    title, release = clean_line(title), facts.release
    if not title:
        mover = oneself(who, "writes it")
        raise refused("NOT ADDED", "A-PRE-0", "A task needs a title", mover)
    if release.deployed_at is not None or release.ended_at is not None:
        reason = f"{release.version} is {release.stage.lower()}; a task would come too late"
        raise refused("NOT ADDED", "A-DEP-5", reason, another_release(facts))
    number = max((task.number for task in facts.tasks), default=0) + 1
    task_id, part = f"{release.id}.{number}", Part.ADDED.value
    return (Task(task_id, release.id, number, title, owner, part, section="Added", by=who.id, since=now),)
