"""A release that is being asked for: what was typed, what is wrong with it, and what each answer would add."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from octotui.domain.aside import may_wait
from octotui.domain.facts import Facts
from octotui.domain.guide import Guide, ReleaseType
from octotui.domain.plan import Wish, preview
from octotui.domain.refusal import Refused
from octotui.domain.release import Trait, check_version, kind, parts, suggest
from octotui.domain.task import SeatKind
from octotui.domain.when import When, read_window
from octotui.tui.wording import counted, date_of, window

USUAL_TYPES = ("Patch", "Minor", "Major")
"""What a guide that names no types is asked with."""
LANE = "expedited lane"
"""The question whether a patch puts off what may wait until after production."""
_SEATS = {
    SeatKind.SIGN.value: "sign-off",
    SeatKind.VERIFY.value: "check",
    SeatKind.REVIEW.value: "review",
    SeatKind.INPUT.value: "input",
}


@dataclass(frozen=True)
class Draft:
    """What was typed so far; every field keeps the words as they are."""

    guide: Guide
    versions: tuple[str, ...]
    now: datetime
    type: str
    version: str = ""
    name: str = ""
    window: str = ""
    fixes: str = ""
    revision: str = ""
    expedited: bool | None = False
    answers: dict[str, bool | None] = field(default_factory=dict)

    @cached_property
    def types(self) -> tuple[ReleaseType, ...]:
        """The types to choose from."""
        return self.guide.release_types or tuple(ReleaseType(name, "", 0) for name in USUAL_TYPES)

    @cached_property
    def _type(self) -> ReleaseType:
        return next((each for each in self.types if each.name == self.type), self.types[0])

    @property
    def patch(self) -> bool:
        """Whether it is a patch, which names what it fixes (A-TYP-P)."""
        return kind(self.type) == "patch"

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        return str(getattr(self, name))

    def saying(self, name: str, words: str) -> Draft:
        """Return it with other words in a field."""
        fields: dict[str, Any] = {name: words}
        return replace(self, **fields)

    def of_type(self, name: str) -> Draft:
        """Return it as another type; a version nobody has changed is suggested anew."""
        untouched = self.version in ("", suggest(self.type, self.versions))
        version = suggest(name, self.versions) if untouched else self.version
        return replace(self, type=name, version=version)

    @property
    def questions(self) -> tuple[str, ...]:
        """What is answered yes or no: the lane for a patch, and the traits."""
        return ((LANE,) if self.patch else ()) + self.traits

    def answer(self, question: str) -> bool | None:
        """Return the answer to a question."""
        return self.expedited if question == LANE else self.answers.get(question)

    def answering(self, question: str, answer: bool | None) -> Draft:
        """Return it with another answer to a question."""
        if question == LANE:
            return replace(self, expedited=answer)
        return replace(self, answers={**self.answers, question: answer})

    # What is wrong with it

    @cached_property
    def version_wrong(self) -> str:
        """Why the version cannot be, empty where it can."""
        try:
            check_version(self.version, self.type, self.versions, self._type.line)
        except Refused as refused:
            return refused.refusal.reason
        return ""

    @cached_property
    def when(self) -> When:
        """The window as it was understood."""
        return read_window(self.window, self.now)

    @cached_property
    def wrongs(self) -> tuple[tuple[str, str], ...]:
        """The fields that keep it from being made, in their order, each with a sentence that says why."""
        unnamed = "" if self.name.strip() else "A release needs a name that people can say"
        found = (("version", self.version_wrong), ("name", unnamed), ("window", self.when.wrong))
        return tuple((field, reason) for field, reason in found if reason)

    def complaint(self, *, tried: bool) -> str:
        """Say the first thing that is wrong; a name is missed only after somebody tried to make it."""
        return next((reason for field, reason in self.wrongs if tried or field != "name"), "")

    def wish(self) -> Wish:
        """Return it as what the service makes a release from."""
        answers = tuple((trait, self.answers.get(trait)) for trait in self.traits)
        return Wish(
            self.version.strip(), self.name, self.type, self.revision, self.fixes if self.patch else "",
            bool(self.expedited) and self.patch, self.when.begins, self.when.ends, answers,
        )  # fmt: skip

    # What is said beside the fields

    def type_remark(self) -> tuple[str, str]:
        """What the guide says of the type, and on which line."""
        return self._type.description, f"line {self._type.line}" if self._type.line else ""

    def version_remark(self) -> tuple[str, str]:
        """Whether the version can be, and after which one it comes."""
        if self.version_wrong:
            return "not possible", "hold"
        known = [version for version in self.versions if parts(version)]
        last = max(known, key=lambda version: parts(version) or (0, 0, 0), default="")
        return (f"after {last}", "muted") if last else ("the first one", "muted")

    def window_remark(self) -> tuple[str, str]:
        """The window read back as dates, where it can be read."""
        begins, ends = self.when.begins, self.when.ends
        if self.when.wrong:
            return "not understood", "hold"
        if begins is None or ends is None:
            return "no window yet", "muted"
        day = f"{date_of(begins)} " if begins.date() == ends.date() else ""
        if begins.year != self.now.year:
            day = f"{day}{begins.year} "
        past = ends <= self.now
        return f"{day}{window(begins, ends)} UTC{', past' if past else ''}", "hold" if past else "go"

    # What each answer adds

    @cached_property
    def _facts(self) -> Facts:
        return preview(self.guide, self.answers, self.type, self.now)

    @cached_property
    def traits(self) -> tuple[str, ...]:
        """The traits that the guide asks about for this type."""
        return tuple(answer.trait for answer in self._facts.traits)

    def counts(self) -> str:
        """How many of the guide's tasks apply so far, and to how many roles."""
        applying = [task for task in self._facts.tasks if self._facts.applies(task) is True]
        roles = {task.owner for task in applying if task.owner}
        return f"{counted(len(applying), 'task')} for {counted(len(roles), 'role')}"

    def unanswered(self) -> int:
        """How many traits nobody has answered yet."""
        return sum(1 for trait in self.traits if self.answers.get(trait) is None)

    def adds(self, trait: str) -> tuple[str, str]:
        """Say what a yes adds, or what waits for the answer; of the lane how much it puts off (C22)."""
        if trait == LANE:
            return f"{len(may_wait(self._facts))} later, octotui's rule", "muted"
        answer = self.answers.get(trait)
        if answer is False:
            return "", "muted"
        added = added_by(self._facts, trait)
        if answer is None:
            return (f"decides: {added}", "hold") if added else ("nothing follows", "muted")
        return (f"+ {added}", "muted") if added else ("", "muted")


def added_by(facts: Facts, trait: str) -> str:
    """Say which tasks and seats apply with a yes and not with a no: by name where it is one, else counted."""
    answer = next(each for each in facts.traits if each.trait == trait)
    yes, no = facts.but((replace(answer, yes=True),)), facts.but((replace(answer, yes=False),))
    before = set(_applying(no))
    tasks = [title for kind_, title, key in _applying(yes) if kind_ == "task" and (kind_, title, key) not in before]
    seats = [title for kind_, title, key in _applying(yes) if kind_ == "seat" and (kind_, title, key) not in before]
    said = tasks if len(tasks) == 1 else [counted(len(tasks), "task")] if tasks else []
    if seats and not tasks:
        said = seats if len(seats) == 1 else [counted(len(seats), "seat")]
    if trait == Trait.REVERSIBLE.value and not said:
        return "how the way back is tested"
    if trait == Trait.FEATURE_FLAGGED.value and not said:
        return "a way out of an incident"
    return said[0] if said else ""


def _applying(facts: Facts) -> Iterable[tuple[str, str, str]]:
    for task in facts.tasks:
        if facts.applies(task) is True:
            yield "task", task.title, task.id
            for seat in facts.seats_of(task):
                yield "seat", f"{_SEATS.get(seat.kind, 'seat')} by {seat.role}", seat.id


def first_draft(guide: Guide, versions: tuple[str, ...], now: datetime) -> Draft:
    """Return the draft a dialog begins with: a minor release where the guide knows one, its version suggested."""
    names = [each.name for each in guide.release_types] or list(USUAL_TYPES)
    name = next((each for each in names if kind(each) == "minor"), names[0])
    return Draft(guide, versions, now, name, suggest(name, versions))
