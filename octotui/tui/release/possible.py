"""What a person can do on a release and its tasks, by asking the rules; asked once, kept until something changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from octotui.domain import aside, checking, doing, production, telling
from octotui.domain.facts import Facts
from octotui.domain.gate import blocker
from octotui.domain.people import Person
from octotui.domain.refusal import can
from octotui.domain.standing import stands_for
from octotui.domain.task import ASIDE, TO_BEGIN, Part, Seat, State, Task
from octotui.tui.release.page import Page

_SOME = "?"
"""Any text, where a rule only wants one."""

TaskRule = Callable[[Facts, str, Person, datetime], object]
ReleaseRule = Callable[[Facts, Person, datetime], object]

_TASK: dict[str, TaskRule] = {
    "start": doing.start,
    "finish": doing.finish,
    "confirm": lambda facts, _id, you, now: production.confirm_override(facts, you, now),
    "take": checking.take,
    "fail": lambda facts, id, you, now: doing.fail(facts, id, you, now, _SOME),
    "send back": lambda facts, id, you, now: checking.send_back(facts, id, you, now, _SOME),
    "reopen": doing.reopen,
    "block": lambda facts, id, you, now: doing.block(facts, id, you, now, _SOME),
    "unblock": doing.unblock,
    "not applicable": lambda facts, id, you, now: aside.not_applicable(facts, id, you, now, _SOME),
    "defer": lambda facts, id, you, now: aside.defer(facts, id, you, now, _SOME, now + timedelta(days=1)),
    "assign": lambda facts, id, you, now: doing.assign(facts, id, you, now, None),
    "evidence": lambda facts, id, you, now: telling.add_evidence(facts, id, you, now, "text", _SOME),
    "comment": lambda facts, id, you, now: telling.remark(facts, id, you, now, "comment", _SOME),
}
_RELEASE: dict[str, ReleaseRule] = {
    "revision": lambda facts, you, now: production.set_revision(facts, you, now, f"{facts.release.revision}{_SOME}"),
    "facts": lambda facts, you, now: production.rename(facts, you, now, facts.release.name, facts.release.fixes),
    "deploy": production.check_deploy,
    "override": lambda facts, you, now: production.override(facts, you, now, _SOME),
    "roll back": lambda facts, you, now: production.roll_back(facts, you, now, _SOME),
    "cancel": lambda facts, you, now: production.cancel(facts, you, now, _SOME),
    "add": lambda facts, you, now: doing.add_task(facts, _SOME, "", you, now),
}
NOBODY = "Nobody is named as acting here"


class Possible:
    """The reasons why acts cannot be done, empty where they can."""

    def __init__(self, page: Page) -> None:
        """Ask for one person at one instant."""
        self.page = page
        self._kept: dict[tuple[str, str], str] = {}

    def why_not(self, name: str, task_id: str = "") -> str:
        """Return why an act cannot be done, empty where it can."""
        key = (name, task_id)
        if key not in self._kept:
            self._kept[key] = self._ask(name, task_id)
        return self._kept[key]

    def _ask(self, name: str, task_id: str) -> str:
        facts, you, now = self.page.facts, self.page.you, self.page.now
        if you is None:
            return NOBODY
        if name == "ping":
            return self._ping(facts.task(task_id), you)
        if task_id:
            return can(lambda: _TASK[name](facts, task_id, you, now))
        return can(lambda: _RELEASE[name](facts, you, now))

    def _ping(self, task: Task, you: Person) -> str:
        """Say why nobody is asked: nothing is to be done, or the move is one's own."""
        facts = self.page.facts
        if facts.applies(task) is not True or facts.release.outcome:
            return f"{task.title} asks nothing of anybody now"
        if facts.closed(task) and task.state != State.DEFERRED.value:
            return f"{task.title} is {task.state}; nobody has to move"
        if not facts.closed(task) and blocker(facts, task).person_id == you.id:
            return "The move is yours"
        return ""

    def work(self, task: Task) -> str:
        """Name what space does on a task in its present state."""
        if task.part == Part.OVERRIDE.value:
            return "confirm"
        return "start" if task.state in TO_BEGIN else "finish"

    def back(self, task: Task) -> str:
        """Name what x does: a failed check in production, taking back one's own work, or sending it back."""
        you = self.page.you
        if task.done_by is not None and you is not None and task.done_by == you.id:
            own = self.why_not("reopen", task.id)
            if not own or self.why_not("send back", task.id):
                return "reopen"
        if not self.why_not("fail", task.id):
            return "fail"
        set_aside = task.state in ASIDE
        if set_aside and self.why_not("send back", task.id) and not self.why_not("reopen", task.id):
            return "reopen"
        return "send back"

    def my_seats(self, task: Task) -> tuple[Seat, ...]:
        """Return the waiting seats that one may take now."""
        facts, you, now = self.page.facts, self.page.you, self.page.now
        if you is None:
            return ()
        mine = (seat for seat in facts.waiting(task) if stands_for(facts, you, seat.role, now))
        return tuple(seat for seat in mine if not can(partial(checking.take, facts, task.id, you, now, seat.id)))

    def proposal(self, task: Task) -> str:
        """Name the next act that is possible on a task: my seat, my work, the release's deploy, else asking for it."""
        if self.my_seats(task):
            return "seat"
        if not self.why_not(self.work(task), task.id):
            return "work"
        if not self.why_not("unblock", task.id):
            return "block"
        if task.part == Part.DEPLOY.value and not self.why_not("deploy"):
            return "deploy"
        return "" if self.why_not("ping", task.id) else "ping"
