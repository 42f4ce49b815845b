"""What a person does to a task: start, finish, block, set aside, assign, and tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.facts import Changes, Facts
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, Refusal, Refused
from octotui.domain.task import ISSUES, Evidence, Part, Purpose, Remark, Seat, SeatKind, State, Task

_WORK = (State.OPEN.value, State.IN_PROGRESS.value, State.STALE.value)
_ASIDE = (State.NOT_APPLICABLE.value, State.DEFERRED.value)
NEVER_DEFERRED = (
    Purpose.CI.value,
    Purpose.SMOKE.value,
    Purpose.ROLLBACK.value,
    Purpose.SECURITY.value,
    Purpose.DEPLOY.value,
    Purpose.VERIFY.value,
)
"""What no lane may put off (C22)."""


def refuse(
    facts: Facts, task: Task, verdict: str, rule: str, reason: str, *movers: Mover, line: int | None = None
) -> Refused:
    """Return a refusal about a task, citing its guide line and the demand named there."""
    return Refused(Refusal(verdict, rule, reason, task.line if line is None else line, movers))


def owner_mover(facts: Facts, task: Task, would: str = "does it") -> Mover:
    """Return whoever owns a task as the one who can move it."""
    holder = facts.person(task.person_id) or facts.holder(task.owner)
    return Mover(task.owner, holder.id if holder else None, would)


def stands_for(facts: Facts, who: Person, role: str, now: datetime, since: datetime | None = None) -> Person | None:
    """Return the person whose place `who` takes in a role: themselves, whoever appointed them, or nobody."""
    if who.holds(role):
        return who
    for delegate in facts.delegates:
        if delegate.role == role and delegate.stand_in_id == who.id and delegate.stands(since or now, now):
            return facts.person(delegate.person_id)
    return None


def check_owner(facts: Facts, task: Task, who: Person, now: datetime, verdict: str) -> None:
    """Refuse who neither holds the owner role nor is assigned (A-PRE-0, A-PRE-1o)."""
    if task.person_id == who.id or not task.owner or stands_for(facts, who, task.owner, now):
        return
    mover = owner_mover(facts, task)
    name = facts.name(mover.person_id) if mover.person_id else f"A {task.owner}"
    rule = facts.edition.demand(task.line, "A-PRE-0")
    raise refuse(facts, task, verdict, rule, f"{name} does this; it belongs to {task.owner}", mover)


def check_live(facts: Facts, task: Task, verdict: str) -> None:
    """Refuse to touch what is history: a closed release, or what came before a deploy that happened."""
    release = facts.release
    debt = task.state == State.DEFERRED.value or ISSUES in task.when or task.part == Part.OVERRIDE.value
    if release.ended_at is not None and not debt:
        raise refuse(
            facts, task, verdict, "A-PUR", f"{release.version} is {release.stage.lower()}; its tasks stay as they are"
        )
    if release.deployed_at is not None and facts.before_production(task) and not debt:
        reason = f"{release.version} is in production; what came before it stays as it was"
        raise refuse(facts, task, verdict, "A-DEP-5", reason)


def check_order(facts: Facts, task: Task, verdict: str, *, ending: bool) -> None:
    """Refuse what the order of the guide does not allow yet: deploy, verify, then monitor beside announce (C10)."""
    release = facts.release
    if facts.before_production(task) or task.part == Part.OVERRIDE.value:
        return
    if release.deployed_at is None and not (ISSUES in task.when and facts.issues):
        mover = Mover(facts.lead, None, "deploys it")
        raise refuse(facts, task, verdict, "C10", f"{release.version} is not in production yet", mover)
    if task.purpose == Purpose.VERIFY.value or ISSUES in task.when:
        return
    after = [each for each in facts.tasks if each.part == Part.AFTER.value and facts.applies(each) is True]
    _first(facts, task, verdict, [each for each in after if each.purpose == Purpose.VERIFY.value])
    if task.purpose == Purpose.MONITOR.value and ending:
        others = [each for each in after if each.purpose != Purpose.MONITOR.value and ISSUES not in each.when]
        _first(facts, task, verdict, [each for each in others if each.parent_id != task.id])


def _first(facts: Facts, task: Task, verdict: str, earlier: list[Task]) -> None:
    for each in earlier:
        if not facts.closed(each) and each.id != task.parent_id:
            reason = f"{each.title} comes first and is {each.state}"
            raise refuse(facts, task, verdict, "C10", reason, owner_mover(facts, each), line=each.line or task.line)


def _check_work(facts: Facts, task: Task, who: Person, now: datetime, verdict: str, *, ending: bool) -> None:
    check_live(facts, task, verdict)
    if facts.applies(task) is False:
        reason = f"{task.title} does not apply: this release is not {' or '.join(task.when)}"
        raise refuse(facts, task, verdict, "C18", reason)
    if facts.children(task):
        raise refuse(facts, task, verdict, "A-DEP-8", f"{task.title} closes by itself when its parts are closed")
    if task.part == Part.DEPLOY.value:
        raise refuse(
            facts,
            task,
            verdict,
            "A-DEP-5",
            "Deploying the release closes this task",
            Mover(facts.lead, None, "deploys it"),
        )
    if task.part == Part.OVERRIDE.value:
        raise refuse(facts, task, verdict, "A-DEP-5", "A second person confirms an override; nothing else closes it")
    check_owner(facts, task, who, now, verdict)
    check_order(facts, task, verdict, ending=ending)


def start(facts: Facts, task_id: str, who: Person, now: datetime) -> Changes:
    """Begin a task; whoever begins it is assigned to it where nobody was."""
    task = facts.task(task_id)
    _check_work(facts, task, who, now, "NOT STARTED", ending=False)
    if task.state not in (State.OPEN.value, State.STALE.value):
        raise refuse(facts, task, "NOT STARTED", "A-PRE-0", f"{task.title} is {task.state} already")
    person_id = task.person_id or who.id
    return (replace(task, state=State.IN_PROGRESS.value, person_id=person_id, reason="", by=who.id, since=now),)


def finish(facts: Facts, task_id: str, who: Person, now: datetime) -> Changes:
    """Call a task done for the present revision; its seats come next (A-PRE-1o)."""
    task = facts.task(task_id)
    _check_work(facts, task, who, now, "NOT DONE", ending=True)
    if task.state == State.BLOCKED.value:
        raise refuse(
            facts,
            task,
            "NOT DONE",
            "A-PRE-0",
            f"{task.title} is blocked: {task.reason}",
            owner_mover(facts, task, "unblocks it"),
        )
    if task.state not in _WORK and task.state != State.DEFERRED.value:
        raise refuse(facts, task, "NOT DONE", "A-PRE-0", f"{task.title} is {task.state} already")
    if task.purpose == Purpose.WINDOW.value and facts.release.window_from is None:
        raise refuse(
            facts, task, "NOT DONE", "A-DEP-1", "No window is planned yet", Mover(facts.lead, None, "plans one")
        )
    done = replace(
        task,
        state=State.DONE.value,
        person_id=task.person_id or who.id,
        reason="",
        due=None,
        revision=facts.release.revision,
        done_by=who.id,
        done_at=now,
        by=who.id,
        since=now,
    )
    return (done, *_cleared(facts, task))


def _cleared(facts: Facts, task: Task) -> tuple[Seat, ...]:
    """Return the seats that must look again, with their verdicts taken away; inputs keep what they gave."""
    return tuple(
        replace(
            seat,
            verdict="",
            person_id=None,
            for_person_id=None,
            at=None,
            reason="",
            revision="",
            asked_at=None,
            same_hand=False,
        )
        for seat in facts.all_seats_of(task)
        if seat.verdict and seat.kind != SeatKind.INPUT.value
    )


def reopen(facts: Facts, task_id: str, who: Person, now: datetime) -> Changes:
    """Take back that a task is done, not applicable or deferred; its owner may always say so."""
    task = facts.task(task_id)
    check_live(facts, task, "NOT REOPENED")
    check_owner(facts, task, who, now, "NOT REOPENED")
    if task.state in (State.OPEN.value, State.IN_PROGRESS.value, State.BLOCKED.value) or task.part == Part.DEPLOY.value:
        raise refuse(
            facts, task, "NOT REOPENED", "A-PRE-0", f"{task.title} is {task.state}; there is nothing to take back"
        )
    again = replace(task, state=State.OPEN.value, reason="", due=None, done_by=None, done_at=None, by=who.id, since=now)
    return (again, *_cleared(facts, task))


def block(facts: Facts, task_id: str, who: Person, now: datetime, reason: str) -> Changes:
    """Say what a task waits for."""
    task = facts.task(task_id)
    check_live(facts, task, "NOT BLOCKED")
    if who.id != task.person_id and not who.holds(facts.lead):
        check_owner(facts, task, who, now, "NOT BLOCKED")
    if task.state not in _WORK:
        raise refuse(
            facts, task, "NOT BLOCKED", "A-PRE-0", f"{task.title} is {task.state}; only open work can be blocked"
        )
    reason = _reason(facts, task, "NOT BLOCKED", reason, "A block says what it waits for")
    return (replace(task, state=State.BLOCKED.value, reason=reason, by=who.id, since=now),)


def unblock(facts: Facts, task_id: str, who: Person, now: datetime) -> Changes:
    """Say that what a task waited for has come."""
    task = facts.task(task_id)
    check_live(facts, task, "NOT UNBLOCKED")
    if who.id != task.person_id and not who.holds(facts.lead):
        check_owner(facts, task, who, now, "NOT UNBLOCKED")
    if task.state != State.BLOCKED.value:
        raise refuse(facts, task, "NOT UNBLOCKED", "A-PRE-0", f"{task.title} is {task.state}, not blocked")
    return (replace(task, state=State.OPEN.value, reason="", by=who.id, since=now),)


def fail(facts: Facts, task_id: str, who: Person, now: datetime, reason: str) -> Changes:
    """Say that a verification in production failed; from then on issues have occurred (A-DEP-6, A-DEP-9)."""
    task = facts.task(task_id)
    _check_work(facts, task, who, now, "NOT FAILED", ending=False)
    if task.part != Part.AFTER.value or task.purpose not in (Purpose.VERIFY.value, Purpose.MONITOR.value):
        raise refuse(facts, task, "NOT FAILED", "A-DEP-6", "Only what is checked in production can fail there")
    if task.state not in _WORK:
        raise refuse(facts, task, "NOT FAILED", "A-DEP-6", f"{task.title} is {task.state} already")
    reason = _reason(facts, task, "NOT FAILED", reason, "A failed check says what failed")
    return (replace(task, state=State.BLOCKED.value, reason=reason, failed_at=now, by=who.id, since=now),)


def not_applicable(facts: Facts, task_id: str, who: Person, now: datetime, reason: str) -> Changes:
    """Call a task not applicable, with a reason and a seat for the countersignature (C18)."""
    task = facts.task(task_id)
    verdict = "NOT SET ASIDE"
    check_live(facts, task, verdict)
    check_owner(facts, task, who, now, verdict)
    if task.part in (Part.DEPLOY.value, Part.NO_GO.value, Part.OVERRIDE.value):
        raise refuse(facts, task, verdict, "A-GO-3", f"{task.title} cannot be called not applicable")
    if ISSUES in task.when and facts.issues:
        raise refuse(facts, task, verdict, "A-DEP-9", "Issues occurred, so this applies")
    return _aside(facts, task, who, now, State.NOT_APPLICABLE, reason, None, verdict)


def defer(facts: Facts, task_id: str, who: Person, now: datetime, reason: str, due: datetime) -> Changes:
    """Put a task off until after production, with a reason, a due time and a countersignature (C22)."""
    task = facts.task(task_id)
    verdict = "NOT DEFERRED"
    check_live(facts, task, verdict)
    check_owner(facts, task, who, now, verdict)
    if task.purpose in NEVER_DEFERRED or task.part in (Part.NO_GO.value, Part.CONDITION.value, Part.OVERRIDE.value):
        raise refuse(facts, task, verdict, "C22", f"{task.title} is never put off, in any lane")
    if due <= now:
        raise refuse(facts, task, verdict, "C22", "A deferred task is due later than now")
    return _aside(facts, task, who, now, State.DEFERRED, reason, due, verdict)


def _aside(
    facts: Facts, task: Task, who: Person, now: datetime, state: State, reason: str, due: datetime | None, verdict: str
) -> Changes:
    if task.state in _ASIDE:
        raise refuse(facts, task, verdict, "C18", f"{task.title} is {task.state} already")
    if facts.children(task):
        raise refuse(facts, task, verdict, "A-DEP-8", f"{task.title} closes by itself when its parts are closed")
    reason = _reason(facts, task, verdict, reason, "Setting a task aside needs a reason")
    set_aside = replace(
        task, state=state.value, reason=reason, due=due, done_by=who.id, done_at=now, by=who.id, since=now
    )
    countersign = Seat(
        f"{task.id}.c",
        task.id,
        task.release_id,
        SeatKind.COUNTERSIGN.value,
        _countersigner(facts, task),
        task.line,
        asked_at=now,
    )
    return (set_aside, countersign)


def _countersigner(facts: Facts, task: Task) -> str:
    """Return the role that countersigns: the lead, or the next seat of the call where the lead set it aside."""
    if task.owner != facts.lead:
        return facts.lead
    return next((seat for seat in facts.edition.seats if seat != facts.lead), "")


def _reason(facts: Facts, task: Task, verdict: str, reason: str, otherwise: str) -> str:
    reason = reason.strip()
    if not reason:
        raise refuse(facts, task, verdict, "A-PUR", otherwise)
    return reason


def assign(facts: Facts, task_id: str, who: Person, now: datetime, person_id: int | None) -> Changes:
    """Name the person who does a task; they hold its role (A-PRE-0)."""
    task = facts.task(task_id)
    check_live(facts, task, "NOT ASSIGNED")
    if not who.holds(facts.lead):
        check_owner(facts, task, who, now, "NOT ASSIGNED")
    person = facts.person(person_id)
    if person_id is not None and person is None:
        raise refuse(facts, task, "NOT ASSIGNED", "A-PRE-0", "That person is not known here")
    if person and task.owner and not stands_for(facts, person, task.owner, now):
        raise refuse(facts, task, "NOT ASSIGNED", "A-PRE-0", f"{person.name} does not hold {task.owner}")
    return (replace(task, person_id=person_id),)


def add_evidence(facts: Facts, task_id: str, who: Person, now: datetime, kind: str, text: str) -> Changes:
    """Add what shows that a task is done; it names the revision of the day."""
    task = facts.task(task_id)
    check_live(facts, task, "NOT ADDED")
    text = _reason(facts, task, "NOT ADDED", text, "Evidence says something: a link, a file or a few words")
    number = sum(1 for each in facts.evidence if each.task_id == task.id) + 1
    return (
        Evidence(f"{task.id}.e{number}", task.id, task.release_id, kind, text, who.id, now, facts.release.revision),
    )


def remark(
    facts: Facts, task_id: str, who: Person, now: datetime, kind: str, text: str, to: Mover | None = None
) -> Changes:
    """Add a comment to a task, or a ping to whoever must move."""
    task = facts.task(task_id)
    if kind == "comment":
        text = _reason(facts, task, "NOT ADDED", text, "A comment says something")
    number = sum(1 for each in facts.remarks if each.task_id == task.id) + 1
    person_id, role = (to.person_id, to.role) if to else (None, "")
    return (Remark(f"{task.id}.m{number}", task.id, task.release_id, kind, text, who.id, now, person_id, role),)


def add_task(facts: Facts, title: str, owner: str, who: Person, now: datetime) -> Changes:
    """Add a task to one release without touching the guide; it stands before production (A-PUR)."""
    title = " ".join(title.split())
    if not title:
        raise Refused(Refusal("NOT ADDED", "A-PRE-0", "A task needs a title"))
    if facts.release.deployed_at is not None:
        raise Refused(Refusal("NOT ADDED", "A-DEP-5", f"{facts.release.version} is in production already"))
    number = max((task.number for task in facts.tasks), default=0) + 1
    return (
        Task(
            f"{facts.release.id}.{number}",
            facts.release.id,
            number,
            title,
            owner,
            Part.ADDED.value,
            section="Added",
            by=who.id,
            since=now,
        ),
    )
