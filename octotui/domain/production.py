"""Going to production and back: revision, traits, window, deploy, override, rollback, cancel."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from octotui.domain.call import void
from octotui.domain.clean import clean_line, clean_words
from octotui.domain.facts import Changes, Facts, Value
from octotui.domain.gate import gate
from octotui.domain.people import Person
from octotui.domain.poll import Override
from octotui.domain.refusal import Mover, Refusal, Refused
from octotui.domain.release import Release
from octotui.domain.roles import DEVELOPERS, DEVOPS_ENGINEER, TECH_LEAD
from octotui.domain.standing import another_release, names, oneself, role_mover, second_role, stands_for, vacated, whose
from octotui.domain.task import FINISHED, Part, Purpose, State, Task


def _refuse(
    facts: Facts, verdict: str, rule: str, reason: str, *movers: Mover, line: int = 0, count: int = 0
) -> Refused:
    return Refused(Refusal(verdict, rule, reason, line or deploy_line(facts), movers, count))


def _check_lead(facts: Facts, who: Person, now: datetime, verdict: str, rule: str, would: str) -> None:
    if stands_for(facts, who, facts.lead, now):
        return
    raise _refuse(facts, verdict, rule, whose(facts, facts.lead, would), role_mover(facts, facts.lead, would))


def _check_running(facts: Facts, verdict: str, *, deployed: bool) -> None:
    release = facts.release
    if release.ended_at is not None:
        reason = f"{release.version} is {release.stage.lower()} already"
        raise _refuse(facts, verdict, "A-PUR", reason, another_release(facts))
    if deployed and release.deployed_at is None:
        mover = role_mover(facts, facts.lead, "deploys it")
        raise _refuse(facts, verdict, "A-DEP-5", f"{release.version} is not in production yet", mover)
    if not deployed and release.deployed_at is not None:
        reason = f"{release.version} is in production already"
        raise _refuse(facts, verdict, "A-DEP-5", reason, another_release(facts))


def deploy_line(facts: Facts) -> int:
    """Return the guide line of the production deploy, 0 where the guide has none."""
    return next((task.line for task in facts.tasks if task.part == Part.DEPLOY.value), 0)


def set_revision(facts: Facts, who: Person, now: datetime, revision: str) -> Changes:
    """Name the revision that would go out; the call is void then, and what proved the old one is stale (A-GO-3)."""
    revision, release, verdict = clean_line(revision), facts.release, "REVISION NOT CHANGED"
    _check_running(facts, verdict, deployed=False)
    if not any(who.holds(role) for role in (facts.lead, DEVELOPERS, DEVOPS_ENGINEER, TECH_LEAD)):
        _check_lead(facts, who, now, verdict, "A-GO-3", "names the revision")
    if not revision:
        mover = oneself(who, "writes it")
        raise _refuse(facts, verdict, "A-GO-3", "A revision is a commit, a build or a tag; write one", mover)
    if revision == release.revision:
        mover = oneself(who, "names another one")
        raise _refuse(facts, verdict, "A-GO-3", f"{revision} is the revision already", mover)
    changes: list[Value] = [replace(release, revision=revision, revision_at=now), *void(facts, now)]
    for task in facts.tasks:
        proven = task.state in FINISHED
        if release.revision and task.bound and proven and not facts.children(task):
            changes.append(replace(task, state=State.STALE.value, by=who.id, since=now))
            changes += vacated(facts, task, countersigned=False)
    return tuple(changes)


def answer_trait(facts: Facts, who: Person, now: datetime, trait: str, yes: bool | None) -> Changes:
    """Answer a trait yes, no or not yet; who answered and when stays on record (A-PRE-2s)."""
    _check_running(facts, "NOT ANSWERED", deployed=False)
    _check_lead(facts, who, now, "NOT ANSWERED", "C18", "answers for the release")
    asked = next((answer for answer in facts.traits if answer.trait == trait), None)
    if asked is None:
        mover = role_mover(facts, facts.lead, "brings a guide that asks it")
        raise _refuse(facts, "NOT ANSWERED", "C18", f"This guide does not ask whether a release is {trait}", mover)
    return (replace(asked, yes=yes, by=who.id, at=now),)


def set_window(facts: Facts, who: Person, now: datetime, begins: datetime | None, ends: datetime | None) -> Changes:
    """Plan the window; deploying outside of it is refused (A-DEP-1)."""
    verdict = "WINDOW NOT SET"
    _check_running(facts, verdict, deployed=False)
    _check_lead(facts, who, now, verdict, "A-DEP-1", "plans the window")
    if begins and ends and ends <= begins:
        mover = oneself(who, "names a later end")
        raise _refuse(facts, verdict, "A-DEP-1", "A window ends after it begins", mover, line=_window_line(facts))
    return (replace(facts.release, window_from=begins, window_to=ends),)


def rename(facts: Facts, who: Person, now: datetime, name: str, fixes: str) -> Changes:
    """Change the release's name, and for a patch the defect it fixes (A-TYP-P)."""
    if facts.release.ended_at is not None:
        reason = f"{facts.release.version} is {facts.release.stage.lower()}; its name stays"
        raise _refuse(facts, "NOT RENAMED", "A-PUR", reason, another_release(facts))
    _check_lead(facts, who, now, "NOT RENAMED", "A-ACC", "names the release")
    name = clean_line(name)
    if not name:
        mover = oneself(who, "writes it")
        raise _refuse(facts, "NOT RENAMED", "A-RN-3", "A release needs a name that people can say", mover)
    return (replace(facts.release, name=name, fixes=clean_words(fixes)),)


def check_deploy(facts: Facts, who: Person, now: datetime) -> None:
    """Refuse to deploy unless the lead does it, in the window, for a named revision, with an open gate (A-DEP-5)."""
    verdict = "NOT DEPLOYED"
    _check_running(facts, verdict, deployed=False)
    _check_lead(facts, who, now, verdict, "A-DEP-5", "deploys")
    blockers = gate(facts)
    if blockers:
        first = blockers[0]
        movers = tuple(dict.fromkeys(mover for blocker in blockers for mover in blocker.movers))
        raise _refuse(facts, verdict, first.rule, first.reason, *movers, line=first.line, count=len(blockers))
    _check_window(facts, now, verdict)


def _check_window(facts: Facts, now: datetime, verdict: str) -> None:
    """Refuse what lies outside the window; it opens at its first instant and is over at its last (A-DEP-1)."""
    begins, ends = facts.release.window_from, facts.release.window_to
    if begins and now < begins:
        reason, would = "The window has not opened yet", "plans another window"
    elif ends and now >= ends:
        reason, would = "The window is over", "plans another window"
    else:
        return
    mover = role_mover(facts, facts.lead, would)
    raise _refuse(facts, verdict, "A-DEP-1", reason, mover, line=_window_line(facts), count=1)


def _window_line(facts: Facts) -> int:
    return next((task.line for task in facts.tasks if task.purpose == Purpose.WINDOW.value), 0)


FRESH = timedelta(hours=24)
"""How old a backup may be at the deploy before octotui warns of it; our decision (A-DEP-2)."""


def old_backup(facts: Facts, now: datetime) -> datetime | None:
    """Return when the newest backup was made where it is older than it should be at a deploy (A-DEP-2)."""
    tasks = {each.id: each for each in facts.tasks if each.purpose == Purpose.BACKUP.value and facts.applies(each)}
    shown = [each.at for each in facts.evidence if each.task_id in tasks]
    newest = max(shown or [each.done_at for each in tasks.values() if each.done_at], default=None)
    return newest if newest is not None and now - newest > FRESH else None


def deploy(facts: Facts, who: Person, now: datetime, how: str = "") -> Changes:
    """Put the release into production; voting and deploying are separate acts (A-DEP-5)."""
    check_deploy(facts, who, now)
    return _deployed(facts, who, now, how)


def _deployed(facts: Facts, who: Person, now: datetime, how: str) -> Changes:
    release = replace(facts.release, deployed_at=now, deployed_by=who.id, deployed_how=clean_words(how))
    return (release, *(_done(task, who, now, release) for task in facts.tasks if task.part == Part.DEPLOY.value))


def _done(task: Task, who: Person, now: datetime, release: Release) -> Task:
    return replace(
        task, state=State.DONE.value, person_id=task.person_id or who.id, done_by=who.id, done_at=now, by=who.id,
        since=now, revision=release.revision, reason="",
    )  # fmt: skip


def override(facts: Facts, who: Person, now: datetime, reason: str) -> Changes:
    """Deploy against the gate: a reason now, a second person afterwards, and a mark that stays (A-DEP-5)."""
    verdict, release, line = "NOT OVERRIDDEN", facts.release, deploy_line(facts)
    _check_running(facts, verdict, deployed=False)
    _check_lead(facts, who, now, verdict, "A-DEP-5", "overrides")
    reason = clean_words(reason)
    if not reason:
        raise _refuse(facts, verdict, "A-DEP-5", "An override needs a reason", oneself(who, "gives it"))
    if not facts.release.revision:
        mover = role_mover(facts, facts.lead, "names it")
        raise _refuse(facts, verdict, "A-GO-3", "Nobody has named the revision that goes out", mover)
    stood = tuple(blocker.reason for blocker in gate(facts))
    try:
        _check_window(facts, now, verdict)
    except Refused as refused:
        stood = (*stood, refused.refusal.reason)
    if not stood:
        mover = role_mover(facts, facts.lead, "deploys it")
        raise _refuse(facts, verdict, "A-DEP-5", "Nothing stands in the way; deploy it", mover)
    number = max((task.number for task in facts.tasks), default=0) + 1
    mark = Override(
        f"{release.id}.o{len(facts.overrides) + 1}", release.id, release.revision, reason, who.id, now, stood
    )
    second, part = second_role(facts, who), Part.OVERRIDE.value
    task = Task(
        f"{release.id}.{number}", release.id, number, "Confirm the override", second, part,
        section="Override", line=line, last_line=line, reason=reason, by=who.id, since=now,
    )  # fmt: skip
    return (mark, task, *_deployed(facts, who, now, "override"))


def confirm_override(facts: Facts, who: Person, now: datetime) -> Changes:
    """Confirm an override as the second person; whoever overrode cannot."""
    verdict = "NOT CONFIRMED"
    mark = next((each for each in facts.overrides if each.confirmed_at is None), None)
    if mark is None:
        mover = role_mover(facts, facts.lead, "overrides")
        raise _refuse(facts, verdict, "A-DEP-5", "There is no override to confirm", mover)
    task = next(task for task in facts.tasks if task.part == Part.OVERRIDE.value and not facts.closed(task))
    mover = role_mover(facts, task.owner, "confirms it")
    if mark.by == who.id and facts.four_eyes:
        reason = "Whoever overrode does not confirm it; a second person does"
        raise _refuse(facts, verdict, "A-DEP-5", reason, mover)
    if not stands_for(facts, who, task.owner, now):
        raise _refuse(facts, verdict, "A-DEP-5", f"{names(facts, task.owner)} confirms it", mover)
    return (replace(mark, confirmed_by=who.id, confirmed_at=now), _done(task, who, now, facts.release))


def roll_back(facts: Facts, who: Person, now: datetime, reason: str) -> Changes:
    """Take the release out of production; it ends as rolled back and its retrospective wakes up (A-DEP-9)."""
    _check_running(facts, "NOT ROLLED BACK", deployed=True)
    _check_lead(facts, who, now, "NOT ROLLED BACK", "A-MIT-1a", "rolls back")
    return _ended(facts, who, now, "rolled back", reason, "NOT ROLLED BACK")


def rolled_back(facts: Facts, who: Person, now: datetime, reason: str) -> Changes:
    """End a release as rolled back by the decision of an incident's commander, who stands above its lead (A-MIT-1d)."""
    return _ended(facts, who, now, "rolled back", reason, "NOT ROLLED BACK")


def cancel(facts: Facts, who: Person, now: datetime, reason: str) -> Changes:
    """Give a release up before production; all it holds stays readable."""
    _check_running(facts, "NOT CANCELLED", deployed=False)
    _check_lead(facts, who, now, "NOT CANCELLED", "A-ACC", "cancels")
    return _ended(facts, who, now, "cancelled", reason, "NOT CANCELLED")


def _ended(facts: Facts, who: Person, now: datetime, outcome: str, reason: str, verdict: str) -> Changes:
    reason = clean_words(reason)
    if not reason:
        raise _refuse(facts, verdict, "A-PUR", "This needs a reason", oneself(who, "gives it"))
    return (replace(facts.release, outcome=outcome, ended_at=now, ended_why=reason, ended_by=who.id),)
