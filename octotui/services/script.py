"""The demo's script: each release of the document told as acts, one after another, each with its time and person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from octotui.domain.facts import Facts
from octotui.domain.people import Person
from octotui.domain.plan import Wish
from octotui.domain.release import Trait
from octotui.domain.task import Part, SeatKind, State, Task
from octotui.services import call, doing, release

_SPAN = re.compile(r"(\d+)([dhms])")
_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
_SET_APART = ("except", "unverified", "in_progress", "blocked", "not_applicable", "deferred")


def span(text: str) -> timedelta:
    """Return what "+1h58m" or "-3d" means."""
    total = sum((timedelta(**{_UNITS[unit]: int(amount)}) for amount, unit in _SPAN.findall(text)), timedelta())
    return -total if text.startswith("-") else total


def _place(facts: Facts, task: Task) -> tuple[int, bool]:
    """Return where a task stands in its turn: behind its parts, which close it."""
    parts = facts.children(task)
    return max([task.number, *(part.number for part in parts)]), bool(parts)


@dataclass(frozen=True, slots=True)
class Cue:
    """One act of the script: when, by whom, and the service with its arguments."""

    at: datetime
    who: int
    act: Callable[..., object]
    args: tuple[object, ...] = ()
    named: tuple[tuple[str, object], ...] = ()


class Story:
    """One release as the document tells it. `look` gives its facts as they are, once it is made."""

    def __init__(
        self,
        told: dict[str, Any],
        people: Sequence[Person],
        now: datetime,
        evidence: dict[str, str],
        look: Callable[[str], Facts],
    ) -> None:
        """Take what the document says of one release."""
        self._told = told
        self._people = people
        self._now = now
        self._evidence = {**evidence, **told.get("evidence", {})}
        self._look = look
        self._last = self._time(told["started"])

    def cues(self) -> Iterator[Cue]:
        """Yield every act, in the order of time."""
        told = self._told
        yield self._cue(self._last, self._holder("Release Manager"), release.new_release, self._wish())
        rounds = told.get("rounds", [])
        called: str = told.get("opened") or (self._end if self._goes_out else "")
        first = rounds[0]["opened"] if rounds else called
        until = self._time(first) if first else self._now
        yield from self._work(self._until(until))
        for each in rounds:
            yield from self._round(self._time(each["opened"]), each["votes"])
        if rounds or told.get("stale"):
            yield from self._revise(self._until(self._time(called) if called else self._now))
        if called:
            at = self._time(told["opened"]) if "opened" in told else self._until(self._time(self._end))
            yield from self._round(at, told.get("votes") or self._all_say_go())
        if self._goes_out:
            yield from self._production()
        elif "cancelled" in told:
            yield self._cue(
                self._time(told["cancelled"]), self._lead, release.cancel, self._facts.release.id, told["reason"]
            )

    # Who and when

    @property
    def _facts(self) -> Facts:
        return self._look(self._told["version"])

    @property
    def _lead(self) -> int:
        return self._holder("Release Manager")

    @property
    def _goes_out(self) -> bool:
        told = self._told
        return "released" in told or "rolled_back" in told or told.get("stage") in ("deploying", "monitoring")

    @property
    def _end(self) -> str:
        told = self._told
        return str(told.get("released") or told.get("rolled_back") or "-0m")

    def _time(self, text: str) -> datetime:
        return self._now + span(text)

    def _until(self, at: datetime) -> datetime:
        """Return an instant between the last act and `at`, well before it."""
        return self._last + (at - self._last) * 0.9 if at > self._last else self._last

    def _cue(self, at: datetime, who: int, act: Callable[..., object], *args: object, **named: object) -> Cue:
        self._last = at = max(at, self._last + timedelta(milliseconds=1))
        return Cue(at, who, act, args, tuple(named.items()))

    def _holder(self, role: str, but: int | None = None) -> int:
        found = [person.id for person in self._people if person.holds(role) and person.id != but]
        return found[0] if found else self._people[0].id

    def _doer(self, task: Task) -> int:
        named = self._told.get("by", {}).get(task.title)
        return next((person.id for person in self._people if person.name == named), self._holder(task.owner))

    # What is done

    def _wish(self) -> Wish:
        told = self._told
        yes, no = told["traits"].get("yes", []), told["traits"].get("no", [])
        answers = tuple(
            (trait.value, True if trait.value in yes else False if no == "rest" or trait.value in no else None)
            for trait in Trait
        )
        rounds = told.get("rounds")
        revision = (
            rounds[0]["revision"] if rounds else f"{told['revision']}-1" if told.get("stale") else told["revision"]
        )
        begins = ends = None
        if "window" in told:
            start, _, length = told["window"].partition(" for ")
            begins = self._time(start)
            ends = begins + span(length)
        fixes, expedited = told.get("fixes", ""), told.get("expedited", False)
        return Wish(told["version"], told["name"], told["type"], revision, fixes, expedited, begins, ends, answers)

    def _named(self, key: str) -> set[str]:
        named = self._told.get(key, ())
        return set() if named == "all" else set(named)

    def _wanted(self, facts: Facts, *, before: bool) -> list[Task]:
        """Return the tasks that are done, before production or after it, in the order of the guide."""
        told = self._told
        apart = set().union(*(self._named(key) for key in _SET_APART))
        ended = "released" in told or "rolled_back" in told
        every = told.get("done") == "all" and (before or ended)
        found = []
        for task in facts.tasks:
            asked = facts.applies(task) is True and facts.before_production(task) == before
            if not asked or task.part == Part.DEPLOY.value or facts.closed(task) or facts.for_issues(task):
                continue
            verify = not before and task.purpose == "verify" and told.get("stage") == "monitoring"
            listed = task.title in self._named("done") | self._named("also")
            if listed or ((every or verify) and task.title not in apart):
                found.append(task)
        return found

    def _spread(self, tasks: Sequence[Task], until: datetime) -> Iterator[tuple[Task, datetime]]:
        """Give each task its time: its own where the document says one, else evenly up to `until`."""
        since = self._told.get("since", {})
        begin, steps = self._last, len(tasks) + 1
        timed = [
            (self._time(since[task.title]) if task.title in since else begin + (until - begin) * (place / steps), task)
            for place, task in enumerate(tasks, 1)
        ]
        for at, task in sorted(timed, key=lambda pair: pair[0]):
            yield task, at

    def _work(self, until: datetime) -> Iterator[Cue]:
        """Do, set aside, begin and block what stands before production."""
        facts = self._facts
        tasks = self._wanted(facts, before=True)
        others = [
            task for task in facts.tasks if facts.applies(task) and self._apart(task) and facts.before_production(task)
        ]
        for task, at in self._spread(sorted([*tasks, *others], key=partial(_place, facts)), until):
            yield from self._apart_cues(task, at) if self._apart(task) else self._done(task.id, at)

    def _apart(self, task: Task) -> bool:
        return any(task.title in self._named(key) for key in _SET_APART if key != "except")

    def _apart_cues(self, task: Task, at: datetime) -> Iterator[Cue]:
        told, who, title = self._told, self._doer(task), task.title
        if title in self._named("unverified"):
            yield from self._show(task, who, at)
            yield self._cue(at, who, doing.finish, task.id)
        elif title in self._named("in_progress"):
            yield self._cue(at, who, doing.start, task.id)
        elif title in told.get("blocked", {}):
            yield self._cue(at, who, doing.start, task.id)
            yield self._cue(at, who, doing.block, task.id, told["blocked"][title])
        else:
            if title in told.get("not_applicable", {}):
                yield self._cue(at, who, doing.not_applicable, task.id, told["not_applicable"][title])
            else:
                asked = told["deferred"][title]
                yield self._cue(at, who, doing.defer, task.id, asked["reason"], self._time(asked["due"]))
            yield from self._seats(task.id, at, who)

    def _show(self, task: Task, who: int, at: datetime) -> Iterator[Cue]:
        text = self._evidence.get(task.title)
        if text:
            told = self._told
            filled = text.format(version=told["version"], revision=self._facts.release.revision)
            kind = "link" if filled.startswith("https://") else "text"
            yield self._cue(at, who, doing.add_evidence, task.id, kind, filled)

    def _done(self, task_id: str, at: datetime) -> Iterator[Cue]:
        facts = self._facts
        task = facts.task(task_id)
        who = self._doer(task)
        if not facts.children(task):
            if facts.closed(task):
                return
            yield from self._show(task, who, at)
            yield self._cue(at, who, doing.finish, task.id)
        yield from self._seats(task.id, at, self._facts.task(task_id).done_by or who)

    def _seats(self, task_id: str, at: datetime, doer: int) -> Iterator[Cue]:
        facts = self._facts
        if facts.task(task_id).state in (State.OPEN.value, State.IN_PROGRESS.value):
            return
        for place, seat in enumerate(facts.waiting(facts.task(task_id)), 1):
            own = doer if seat.kind != SeatKind.INPUT.value else None
            yield self._cue(
                at + timedelta(minutes=7 * place), self._holder(seat.role, own), doing.take_seat, task_id, seat.id
            )

    def _revise(self, until: datetime) -> Iterator[Cue]:
        """Bring the present revision, and prove anew what the former one proved."""
        facts = self._facts
        yield self._cue(
            self._last + timedelta(minutes=30),
            self._lead,
            release.set_revision,
            facts.release.id,
            self._told["revision"],
        )
        facts, left = self._facts, self._named("stale")
        stale = {task.id for task in facts.tasks if task.state == State.STALE.value}
        again = [
            task
            for task in facts.tasks
            if facts.applies(task)
            and task.title not in left
            and (
                task.title in self._named("also")
                or stale.intersection([task.id, *(c.id for c in facts.children(task))])
            )
            and facts.before_production(task)
        ]
        for task, at in self._spread(sorted(again, key=partial(_place, facts)), until):
            yield from self._done(task.id, at)

    def _round(self, at: datetime, votes: list[dict[str, Any]]) -> Iterator[Cue]:
        number = self._facts.release.id
        yield self._cue(at, self._lead, call.open_call, number)
        for vote in votes:
            reason, after = vote.get("reason", ""), bool(vote.get("after"))
            when = self._time(vote["at"]) if "at" in vote else self._last + timedelta(minutes=9)
            who = self._holder(vote["seat"])
            yield self._cue(when, who, call.vote, number, vote["seat"], vote["choice"], reason, after=after)

    def _all_say_go(self) -> list[dict[str, Any]]:
        return [{"seat": seat, "choice": "go"} for seat in self._facts.edition.seats]

    def _production(self) -> Iterator[Cue]:
        told, facts = self._told, self._facts
        since = told.get("since", {})
        deploy = next(task for task in facts.tasks if task.part == Part.DEPLOY.value)
        at = self._time(since[deploy.title]) if deploy.title in since else self._last + timedelta(minutes=20)
        yield from self._show(deploy, self._lead, at)
        begins, ends = facts.release.window_from, facts.release.window_to
        if begins and ends and not begins <= at < ends:
            at = max(begins, self._last) + timedelta(minutes=1)
        yield self._cue(at, self._lead, release.deploy, facts.release.id)
        yield from self._after(self._time(self._end))
        if "rolled_back" in told:
            yield self._cue(
                self._time(told["rolled_back"]), self._lead, release.roll_back, facts.release.id, told["reason"]
            )

    def _after(self, until: datetime) -> Iterator[Cue]:
        """Do what comes after the deploy: verify first, watch to the end."""
        order = {"verify": 0, "monitor": 2}
        tasks = sorted(
            self._wanted(self._facts, before=False),
            key=lambda task: (order.get(task.purpose, 1), _place(self._facts, task)),
        )
        begin = self._last
        for place, task in enumerate(tasks, 1):
            if self._apart(task):
                continue
            own = self._told.get("since", {}).get(task.title)
            at = self._time(own) if own else begin + (until - begin) * (place / (len(tasks) + 1))
            yield from self._done(task.id, at)
        for task in self._facts.tasks:
            started = task.title in self._named("in_progress") and not self._facts.before_production(task)
            if started and task.state == State.OPEN.value:
                own = self._told.get("since", {}).get(task.title)
                yield self._cue(self._time(own) if own else self._last, self._doer(task), doing.start, task.id)
