"""A house of people at one release, driven in their own words: who does what, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from octotui.domain import aside, call, checking, doing, production, telling
from octotui.domain.duties import Duty, duties
from octotui.domain.edition import Edition
from octotui.domain.facts import Changes, Facts
from octotui.domain.gate import Blocker, gate
from octotui.domain.guide import GoNoGo, Guide, Item, ReleaseType, RoleUse
from octotui.domain.people import Delegate, Person, appoint
from octotui.domain.plan import Wish, edition_of, make_release
from octotui.domain.refusal import Refusal, Refused
from octotui.domain.release import Release
from octotui.domain.stages import settle, stage
from octotui.domain.standing import same_hand
from octotui.domain.task import Seat, Task

RM, QA, TL, PDM = "Release Manager", "QA Engineer", "Tech Lead", "Product Manager"
DEV, SEC, TW, DA = "Developers", "Security Champion", "Technical Writer", "Data Analyst"
SUP, PJM = "Customer Support Liaison", "Project Manager"
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEAM = {
    "Ana": (RM,), "Quin": (QA,), "Tia": (TL,), "Pia": (PDM,), "Dana": (DEV,), "Drew": (DEV,), "Sam": (SEC,),
    "Wes": (TW,), "Ada": (DA,), "Sid": (SUP,), "Joe": (PJM,),
}  # fmt: skip
ALL_NO = {
    "security-sensitive": False,
    "user-facing docs": False,
    "needs a window": False,
    "rollback reversible": True,
}


@dataclass(frozen=True)
class Line:
    """One item of a guide written for a test; `needs` are (word, role, condition) below it."""

    title: str
    owners: tuple[str, ...]
    needs: tuple[tuple[str, str, str | None], ...] = ()
    when: str | None = None
    demand: str = "A-PRE-0"
    parts: tuple[Line, ...] = ()


_WORDS = {
    "verified_by": "Verified by",
    "sign_off": "Sign-off",
    "reviewed_by": "Reviewed by",
    "input_from": "Input from",
}
REQUIREMENTS = (
    Line("Criteria met", (DEV,), (("verified_by", PDM, None), ("verified_by", QA, None)), demand="A-PRE-1"),
    Line("CI green", (DEV,), demand="A-PRE-2"),
    Line(
        "Security review", (DEV, SEC), (("sign_off", SEC, None),), "for security-sensitive changes", demand="A-PRE-2s"
    ),
    Line("Rollback plan", (RM,), (("input_from", TL, None),), demand="A-PRE-4"),
    Line("Release notes drafted", (TW,), (("reviewed_by", RM, None),), demand="A-PRE-3"),
    Line("Docs updated", (TW,), (("verified_by", DEV, None), ("verified_by", QA, "for user-facing docs"))),
    Line("Smoke tests ready", (QA,), demand="A-PRE-5"),
)
CHECKLIST = (
    Line("Window scheduled", (RM,), when="if needed", demand="A-DEP-1"),
    Line("Staging tests", (QA,), demand="A-DEP-3"),
    Line("Deploy to production", (RM,), demand="A-DEP-5"),
    Line("Post-deploy verification", (QA,), demand="A-DEP-6"),
    Line("Monitor metrics", (DA,), demand="A-DEP-7"),
    Line("Announce", (RM,), demand="A-DEP-8", parts=(Line("Support told", (SUP,)), Line("Notes published", (TW,)))),
    Line("Retrospective scheduled", (PJM,), when="if issues occurred", demand="A-DEP-9"),
)


@dataclass
class Draft:
    """A guide in the making, each item with the lines it would have in a document."""

    text: list[str] = field(default_factory=lambda: ["# A guide", "- Patch", "- Minor", "- Major"])

    def items(self, lines: tuple[Line, ...], parent: int | None = None) -> list[Item]:
        found: list[Item] = []
        for line in lines:
            pad = "  " if parent else ""
            self.text.append(f"{pad}- {line.title} <!-- {line.demand} -->")
            number = len(self.text)
            uses: dict[str, list[RoleUse]] = {}
            for word, role, condition in line.needs:
                uses.setdefault(word, []).append(RoleUse(role, condition))
                self.text.append(f"{pad}  - {_WORDS[word]}: {role}")
            owners = tuple(RoleUse(role) for role in line.owners)
            roles = {word: tuple(named) for word, named in uses.items()}
            found.append(Item(line.title, number, owners, condition=line.when, parent=parent, section="A", **roles))  # type: ignore[arg-type]
            found += self.items(line.parts, number)
        return found


def guide_of(
    requirements: tuple[Line, ...] = REQUIREMENTS,
    checklist: tuple[Line, ...] = CHECKLIST,
    *,
    voters: tuple[str, ...] = (QA, TL, PDM),
    lead: str | None = RM,
) -> Guide:
    """Return a guide with these requirements and this checklist, and a call where it has voters."""
    draft = Draft()
    types = tuple(ReleaseType(name, "", line) for line, name in enumerate(("Patch", "Minor", "Major"), 2))
    required, deployment = tuple(draft.items(requirements)), tuple(draft.items(checklist))
    draft.text.append("**Go/No-Go:** all must agree <!-- A-GO-3 -->")
    call_line = GoNoGo(lead, voters, len(draft.text)) if voters else None
    return Guide("A guide", "abc", "\n".join(draft.text), types, required, deployment, go_no_go=call_line)


Act = Callable[..., Changes]
TASK_ACTS: dict[str, Act] = {
    "start": doing.start, "finish": doing.finish, "reopen": doing.reopen, "block": doing.block,
    "unblock": doing.unblock, "fail": doing.fail, "assign": doing.assign, "defer": aside.defer,
    "set aside": aside.not_applicable, "take a seat": checking.take, "send back": checking.send_back,
    "show": telling.add_evidence, "remark": telling.remark,
}  # fmt: skip
RELEASE_ACTS: dict[str, Act] = {
    "open the call": call.open_call, "name the revision": production.set_revision, "answer": production.answer_trait,
    "plan the window": production.set_window, "rename": production.rename, "deploy": production.deploy,
    "override": production.override, "confirm the override": production.confirm_override,
    "roll back": production.roll_back, "cancel": production.cancel,
}  # fmt: skip


class House:
    """People at one release. Each act is the rule, all that follows from it, and one minute."""

    def __init__(
        self,
        guide: Guide | None = None,
        team: dict[str, tuple[str, ...]] | None = None,
        *,
        four_eyes: bool = True,
        revision: str = "r1",
        traits: dict[str, bool | None] | None = None,
        **wish: Any,
    ) -> None:
        self.guide, self.now = guide or guide_of(), NINE
        names = TEAM if team is None else team
        people = tuple(Person(number, name, roles) for number, (name, roles) in enumerate(names.items(), 1))
        self.edition: Edition = edition_of(self.guide, 1, "test", 1, NINE)
        asked = tuple((ALL_NO if traits is None else traits).items())
        wished = Wish(
            **{"version": "4.12.0", "name": "Tea", "type": "Minor", "revision": revision, "traits": asked, **wish}
        )
        made = make_release(self.guide, self.edition, wished, 7, (), people[0], NINE)
        release = next(value for value in made if isinstance(value, Release))
        empty = Facts(release, self.edition, people=people, four_eyes=four_eyes)
        self.facts = empty.but(made)
        self.must_hold()

    # What there is

    def who(self, name: str) -> Person:
        return next(person for person in self.facts.people if person.name == name)

    def task(self, title: str) -> Task:
        return next(task for task in self.facts.tasks if task.title == title)

    def state(self, title: str) -> str:
        return self.task(title).state

    def seat(self, title: str, role: str) -> Seat:
        return next(seat for seat in self.facts.all_seats_of(self.task(title)) if seat.role == role)

    @property
    def stage(self) -> str:
        return self.facts.release.stage

    def gate(self) -> dict[str, Blocker]:
        return {blocker.title: blocker for blocker in gate(self.facts)}

    def owes(self, name: str) -> list[str]:
        person = self.who(name)
        return [f"{duty.verb} {duty.title}" for duty in self.duties() if duty.owed_by(person)]

    def duties(self) -> tuple[Duty, ...]:
        return duties(self.facts, self.now)

    def line(self, words: str) -> int:
        """Return the first line of the guide that says this."""
        return next(number for number, line in enumerate(self.guide.text.splitlines(), 1) if words in line)

    # What people do

    def changes(self, name: str, act: str, *told: Any, **more: Any) -> Changes:
        who = self.who(name)
        if act in TASK_ACTS:
            return TASK_ACTS[act](self.facts, self.task(told[0]).id, who, self.now, *told[1:], **more)
        if act == "vote":
            return call.vote(self.facts, told[0], who, self.now, *told[1:], **more)
        if act == "appoint":
            role, stand_in = told
            return (appoint(self.facts.people, self.facts.delegates, role, stand_in, who, self.now),)
        if act == "add":
            return doing.add_task(self.facts, told[0], told[1], who, self.now)
        return RELEASE_ACTS[act](self.facts, who, self.now, *told, **more)

    def does(self, name: str, act: str, *told: Any, **more: Any) -> House:
        """Let a person do something, with all that follows from it."""
        changes = self.changes(name, act, *told, **more)
        self.facts = self.facts.but(settle(self.facts, changes, self.who(name).id, self.now))
        self.must_hold()
        self.now += timedelta(minutes=1)
        return self

    def must_hold(self) -> None:
        """Check what holds after every act: the stage is what the facts say, and nothing is left to settle."""
        assert self.facts.release.stage == stage(self.facts)
        assert settle(self.facts, (), 1, self.now + timedelta(hours=1)) == ()

    def refused(self, name: str, act: str, *told: Any, **more: Any) -> Refusal:
        """Return why a person may not do something."""
        with pytest.raises(Refused) as caught:
            self.changes(name, act, *told, **more)
        refusal = caught.value.refusal
        assert refusal.reason
        assert refusal.verdict.isupper()
        return refusal

    def movers(self, refusal: Refusal) -> list[str]:
        """Return who can unblock: names where one person is meant, else the role."""
        return [self.facts.name(mover.person_id) if mover.person_id else mover.role for mover in refusal.movers]

    def later(self, **span: float) -> House:
        self.now += timedelta(**span)
        return self

    def appoints(self, name: str, role: str, stand_in: str, until: datetime | None = None) -> House:
        made = appoint(
            self.facts.people, self.facts.delegates, role, self.who(stand_in).id, self.who(name), self.now, until
        )
        return self.with_(made).later(minutes=1)

    def with_(self, *values: Delegate | Person) -> House:
        self.facts = self.facts.but(values)
        return self

    def gives(self, name: str, *roles: str) -> House:
        """Let a person hold these roles from now on."""
        return self.with_(replace(self.who(name), roles=roles))

    # Whole stretches of the way

    def someone(self, role: str, not_these: frozenset[int] = frozenset()) -> str:
        return next(each.name for each in self.facts.people if each.holds(role) and each.id not in not_these)

    def closes(self, *titles: str) -> House:
        """Let the right people do these tasks and fill their seats."""
        for title in titles:
            parts, moving = self.facts.children(self.task(title)), ("open", "in progress", "stale", "deferred")
            if not parts and self.state(title) in moving:
                self.does(self.someone(self.task(title).owner), "finish", title)
            for seat in self.facts.waiting(self.task(title)):
                own = {each.id for each in self.facts.people if same_hand(self.facts, self.task(title), seat, each.id)}
                self.does(self.someone(seat.role, frozenset(own)), "take a seat", title, seat.id)
        return self

    def closes_all(self, *, after: bool = False, but: tuple[str, ...] = ()) -> House:
        """Let everything before production be closed, or everything after it, the monitoring last."""
        order = sorted(self.facts.tasks, key=lambda task: (task.purpose == "monitor", bool(self.facts.children(task))))
        for task in order:
            here = task.part == "after" if after else self.facts.before_production(task)
            now = self.facts.task(task.id)
            if here and self.facts.applies(now) is True and not self.facts.closed(now) and task.title not in but:
                self.closes(task.title)
        return self

    def calls(self) -> House:
        """Let the call be opened and all seats say go."""
        return self.does(self.someone(self.edition.lead), "open the call").calls_votes()

    def deploys(self) -> House:
        """Let all before production be closed, the call say go, and the lead deploy."""
        return self.closes_all().calls().does(self.someone(self.edition.lead), "deploy")

    def deploys_by_override(self) -> House:
        """Let the lead deploy against the gate."""
        return self.does(self.someone(self.edition.lead), "override", "it cannot wait")

    def calls_votes(self) -> House:
        """Let every seat of the open round say go."""
        for seat in self.edition.seats:
            self.does(self.someone(seat), "vote", seat, "go")
        return self
