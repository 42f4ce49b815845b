"""Acts on a release as a whole: make it, name its revision, answer, deploy, and end it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from octotui.domain import aside
from octotui.domain import production as rules
from octotui.domain.facts import Changes, Facts
from octotui.domain.gate import gate
from octotui.domain.release import Release, overlap
from octotui.domain.task import State, Task
from octotui.services.acting import actor, follow, load, write
from octotui.services.guide import edition_in_use, guide_of
from octotui.services.views import find_release
from octotui.store import read

if TYPE_CHECKING:
    from octotui.domain.edition import Edition
    from octotui.domain.plan import Wish
    from octotui.store.work import Work


DEFERRED_FOR = timedelta(days=2)
"""When what the expedited lane put off is due; octotui's own rule (C22)."""


def new_release(work: Work, wish: Wish) -> str:
    """Make a release from the guide in use."""
    facts = make(work, wish, edition_in_use(work))
    lane = ", expedited" if wish.expedited else ""
    work.say(f"made {wish.version} {facts.release.name}{lane}", facts.release.id)
    roles = {task.owner for task in facts.tasks if task.owner}
    told = f"{wish.version} made: {len(facts.tasks)} tasks for {len(roles)} roles.{_overlaps(work, facts.release)}"
    put_off = sum(task.state == State.DEFERRED.value for task in facts.tasks)
    return f"{told} {put_off} may wait until after production." if put_off else told


def make(work: Work, wish: Wish, edition: Edition) -> Facts:
    """Write a release made from an edition of a guide, and return what is known of it.

    In the expedited lane what may wait is deferred with its owner and a due time (C22).
    """
    from octotui.domain.plan import make_release

    taken = (wish.version.strip(),) if find_release(work.rows, wish.version) else ()
    ((last,),) = work.rows("select coalesce(max(id), 0) from release")
    release_id, who = int(last) + 1, actor(work)
    made: Changes = make_release(guide_of(edition), edition, wish, release_id, taken, who, work.now)
    work.add(*made)
    facts = load(work, release_id)
    if not wish.expedited:
        return facts
    reason = f"expedited: {facts.release.fixes}" if facts.release.fixes else "expedited"
    return write(work, facts, aside.expedite(facts, who, work.now, reason, work.now + DEFERRED_FOR), "")


def set_revision(work: Work, release_id: int, revision: str) -> str:
    """Name the revision that would go out."""
    facts = load(work, release_id)
    changes = rules.set_revision(facts, actor(work), work.now, revision)
    stale = [task for task in changes if isinstance(task, Task)]
    void = facts.poll is not None and facts.poll.void_at is None
    now = facts.but(changes).release.revision
    write(work, facts, changes, f"brought revision {now} to {facts.release.version}")
    told = f"Revision {now}."
    if stale:
        told += f" {len(stale)} {'task is' if len(stale) == 1 else 'tasks are'} stale."
    return told + (f" Round {facts.poll.round} is void." if void and facts.poll else "")


def answer_trait(work: Work, release_id: int, trait: str, yes: bool | None) -> str:
    """Answer a trait yes, no or not yet."""
    facts = load(work, release_id)
    word = {True: "yes", False: "no", None: "not yet"}[yes]
    before = sum(1 for task in facts.tasks if facts.applies(task))
    after = follow(work, facts, rules.answer_trait, f"answered {trait}: {word}", trait, yes)
    more = sum(1 for task in after.tasks if after.applies(task)) - before
    came = f" {abs(more)} {'more' if more > 0 else 'fewer'} {'task' if abs(more) == 1 else 'tasks'}." if more else ""
    return f"{trait}: {word}.{came}"


def set_window(work: Work, release_id: int, begins: datetime | None, ends: datetime | None) -> str:
    """Plan the window."""
    facts = load(work, release_id)
    said = f"planned the window of {facts.release.version}" if begins else "took the window away"
    after = follow(work, facts, rules.set_window, said, begins, ends)
    return f"Window planned.{_overlaps(work, after.release)}" if begins else "No window now."


def _overlaps(work: Work, release: Release) -> str:
    """Warn of other releases in the same window; two at once is for people to decide (A-DEP-1)."""
    others = [each.version for each in read.unfinished(work.rows) if overlap(release, each)]
    return f" It overlaps the window of {' and '.join(others)}." if others else ""


def rename(work: Work, release_id: int, name: str, fixes: str = "") -> str:
    """Change a release's name and, for a patch, the defect it fixes."""
    facts = load(work, release_id)
    follow(work, facts, rules.rename, f"named {facts.release.version} {name.strip()}", name, fixes)
    return "Renamed."


def deploy(work: Work, release_id: int, how: str = "") -> str:
    """Put a release into production, or refuse and name what stands in the way."""
    facts = load(work, release_id)
    said = f"deployed {facts.release.version}, revision {facts.release.revision}"
    said += f": {how.strip()}" if how.strip() else ""
    after = follow(work, facts, rules.deploy, said, how)
    return f"{after.release.version} is in production. {after.release.stage} now."


def override(work: Work, release_id: int, reason: str) -> str:
    """Deploy against the gate, with a reason and a mark that stays."""
    facts = load(work, release_id)
    stood = len(gate(facts))
    said = f"overrode the gate of {facts.release.version}, {stood} in the way: {reason.strip()}"
    follow(work, facts, rules.override, said, reason)
    return f"{facts.release.version} is in production by override. A second person confirms it."


def roll_back(work: Work, release_id: int, reason: str) -> str:
    """Take a release out of production."""
    facts = load(work, release_id)
    follow(work, facts, rules.roll_back, f"rolled back {facts.release.version}: {reason.strip()}", reason)
    return f"{facts.release.version} is rolled back."


def cancel(work: Work, release_id: int, reason: str) -> str:
    """Give a release up."""
    facts = load(work, release_id)
    follow(work, facts, rules.cancel, f"cancelled {facts.release.version}: {reason.strip()}", reason)
    return f"{facts.release.version} is cancelled."
