"""From a guide to the tasks of one release: the plan that a release starts with."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_line, clean_words
from octotui.domain.edition import Edition
from octotui.domain.facts import Changes, Facts, Value
from octotui.domain.guide import Guide, Item, RoleUse
from octotui.domain.meaning import comes_after, deploy_item, proves_a_revision, purpose_of, traits_of
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, refused
from octotui.domain.release import Release, Trait, TraitAnswer, check_version, kind
from octotui.domain.roles import RELEASE_MANAGER, canonical
from octotui.domain.task import Part, Purpose, Seat, SeatKind, Task
from octotui.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks for when making a release."""

    version: str
    name: str
    type: str
    revision: str = ""
    fixes: str = ""
    expedited: bool = False
    window_from: datetime | None = None
    window_to: datetime | None = None
    traits: tuple[tuple[str, bool | None], ...] = ()


def asked_traits(guide: Guide, type_name: str = "") -> tuple[str, ...]:
    """Return the traits that the guide's conditions ask about, also in an incident, and the type's own (A-TYP-M)."""
    named: set[str] = set()
    for item in guide.items:
        named.update(traits_of(item.condition, item.title))
        for use in (*item.verified_by, *item.sign_off, *item.reviewed_by, *item.input_from, *item.owners):
            named.update(traits_of(use.condition))
    for phase in guide.incident_phases:
        for step in phase.steps:
            named.update({Trait.FEATURE_FLAGGED.value}.intersection(traits_of(step.condition)))
    if kind(type_name) == "major":
        named.add(Trait.REVERSIBLE.value)
    return tuple(trait.value for trait in Trait if trait.value in named)


def edition_of(guide: Guide, edition_id: int, source: str, by: int | None, now: datetime) -> Edition:
    """Return a guide as an edition that takes effect now, with the seats of its call."""
    call = guide.go_no_go
    roles = {canonical(role) for role in guide.roles}
    lead = canonical(call.lead) if call and call.lead else ""
    if not lead:
        deploy = deploy_item(guide)
        owners = deploy.owners if deploy else ()
        lead = canonical(owners[0].role) if owners else RELEASE_MANAGER if RELEASE_MANAGER in roles else ""
    voters = ((call.lead, *call.voters) if call.lead else call.voters) if call else ()
    seats = tuple(dict.fromkeys(canonical(role) for role in voters))
    types = tuple(f"{each.name}: {each.description}" for each in guide.release_types)
    lines = tuple(str(each.line) for each in guide.release_types)
    line = call.line if call else 0
    return Edition(edition_id, guide.name, guide.edition, guide.text, lead, seats, line, types, lines, source, now, by)


def make_release(
    guide: Guide, edition: Edition, wish: Wish, release_id: int, versions: tuple[str, ...], who: Person, now: datetime
) -> Changes:
    """Make a release from an edition of the guide with every task that it asks for (A-PUR)."""
    names = [each.name for each in guide.release_types]
    line = next((each.line for each in guide.release_types if each.name == wish.type), 0)
    if names and wish.type not in names:
        reason = f"This guide knows no type {wish.type}; it has {', '.join(names)}"
        mover = Mover("", who.id, "names one of them")
        raise refused("NOT MADE", "A-TYP", reason, mover, line=guide.release_types[0].line)
    check_version(wish.version, wish.type, versions, line)
    name, revision = clean_line(wish.name), clean_line(wish.revision)
    if not name:
        mover = Mover("", who.id, "writes it")
        raise refused("NOT MADE", "A-RN-3", "A release needs a name that people can say", mover)
    if wish.window_from and wish.window_to and wish.window_to <= wish.window_from:
        mover = Mover("", who.id, "names a later end")
        raise refused("NOT MADE", "A-DEP-1", "A window ends after it begins", mover)
    release = Release(
        release_id, wish.version.strip(), name, clean_line(wish.type), edition.id, now, who.id,
        revision=revision, revision_at=now if revision else None, fixes=clean_words(wish.fixes),
        expedited=wish.expedited, window_from=wish.window_from, window_to=wish.window_to,
    )  # fmt: skip
    said = dict(wish.traits)
    answers = tuple(
        TraitAnswer(
            f"{release_id}.{trait}",
            release_id,
            trait,
            said.get(trait),
            who.id if said.get(trait) is not None else None,
            now if said.get(trait) is not None else None,
        )
        for trait in asked_traits(guide, wish.type)
    )
    return (release, *answers, *tasks_of(guide, release_id, who.id, now))


class _Page:
    """The lines of a guide, to find which of them speaks of what."""

    def __init__(self, guide: Guide) -> None:
        self._lines = guide.text.splitlines()
        self._starts = {item.line for item in guide.items}

    def text(self, first: int, last: int) -> str:
        """Return some lines as one text."""
        return "\n".join(self._lines[max(0, first - 1) : last])

    def last_line(self, item: Item) -> int:
        """Return the last line that speaks of an item itself: what is indented below it, up to its first part."""
        last = item.line
        depth = _indent(self.text(last, last))
        while last < len(self._lines) and last + 1 not in self._starts and _indent(self._lines[last]) > depth:
            last += 1
        return last

    def line_saying(self, item: Item, word: str) -> int:
        """Return the line of an item that asks for a seat, the item's own where none says so."""
        lines = range(item.line + 1, self.last_line(item) + 1)
        return next((line for line in lines if re.search(word, self.text(line, line).casefold())), item.line)


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip()) if line.strip() else 0


def tasks_of(guide: Guide, release_id: int, by: int, now: datetime) -> Changes:
    """Return the tasks and seats that a guide asks of one release, in the order of the document."""
    values: list[Value] = []
    ids: dict[int, str] = {}
    page, deploy = _Page(guide), deploy_item(guide)
    deploy_line = deploy.line if deploy else 0
    parts: dict[str, str] = {}
    number = 0
    for item in guide.items:
        part = _part(guide, item, deploy_line, parts.get(ids.get(item.parent or 0, "")))
        number += 1
        task = _task(page, item, f"{release_id}.{number}", release_id, number, part, by, now)
        task = replace(task, parent_id=ids.get(item.parent) if item.parent else None)
        ids[item.line] = task.id
        parts[task.id] = part.value
        values += [task, *_seats(page, item, task)]
        if len(shares := _shares(item)) > 1:
            for use in shares:
                number += 1
                values.append(_share(task, use, release_id, number))
    return tuple(values)


def _part(guide: Guide, item: Item, deploy_line: int, parent: str | None) -> Part:
    if item.line == deploy_line:
        return Part.DEPLOY
    if parent:
        return Part.AFTER if parent == Part.DEPLOY.value else Part(parent)
    if item in guide.requirements:
        return Part.REQUIREMENT
    if item in guide.deployment and deploy_line:
        return Part.AFTER if item.line > deploy_line else Part.BEFORE
    return Part.AFTER if comes_after(item.title, item.section) else Part.BEFORE


def _task(
    page: _Page, item: Item, task_id: str, release_id: int, number: int, part: Part, by: int, now: datetime
) -> Task:
    after = part is Part.AFTER
    purpose = Purpose.DEPLOY if part is Part.DEPLOY else purpose_of(item.title, after=after)
    owner = canonical(item.owners[0].role) if item.owners else ""
    when = traits_of(item.condition, item.title)
    last_line = max(item.last_line, page.last_line(item))
    assumed = "assumed" in page.text(item.line, last_line)
    bound = proves_a_revision(item.title) and not after and part is not Part.DEPLOY
    return Task(
        task_id, release_id, number, item.title, owner, part.value, purpose.value, item.section, item.section_line,
        item.line, last_line, None, item.condition or "", when, assumed, bound, by=by, since=now,
    )  # fmt: skip


def _shares(item: Item) -> tuple[RoleUse, ...]:
    """Return the owners of an item, each hat once for each thing it does."""
    return tuple({(canonical(use.role), use.condition): use for use in item.owners}.values())


def _share(parent: Task, use: RoleUse, release_id: int, number: int) -> Task:
    """Return one owner's share of a task that the guide gives to several (A-PRE-2o)."""
    role = canonical(use.role)
    scope = use.condition if use.condition and not traits_of(use.condition) else ""
    title = f"{parent.title}: {scope}" if scope else f"{parent.title} ({role})"
    purpose = purpose_of(scope).value if scope else parent.purpose
    return replace(
        parent, id=f"{release_id}.{number}", number=number, title=title, owner=role, parent_id=parent.id,
        when=traits_of(use.condition), condition=use.condition or "", purpose=purpose,
    )  # fmt: skip


def _seats(page: _Page, item: Item, task: Task) -> tuple[Seat, ...]:
    wanted = (
        (SeatKind.INPUT, r"\b(input|collab|consult|contrib)", item.input_from),
        (SeatKind.VERIFY, r"\b(verif|validat)", item.verified_by),
        (SeatKind.SIGN, r"\b(sign|approv)", item.sign_off),
        (SeatKind.REVIEW, r"\breview(ed|er|s)?\b", item.reviewed_by),
    )
    seats: dict[tuple[str, str, str], Seat] = {}
    for seat_kind, word, uses in wanted:
        line = page.line_saying(item, word)
        for use in uses:
            role, condition = canonical(use.role), use.condition or ""
            seat_id, when = f"{task.id}.{len(seats) + 1}", traits_of(use.condition)
            seat = Seat(seat_id, task.id, task.release_id, seat_kind.value, role, line, condition, when)
            seats.setdefault((seat_kind.value, role, condition), seat)
    return tuple(seats.values())


def preview(guide: Guide, wish_traits: dict[str, bool | None], type_name: str, now: datetime) -> Facts:
    """Return the facts of a release as it would be, to show what each answer adds."""
    edition = edition_of(guide, 0, "", None, now)
    answers = tuple(
        TraitAnswer(f"0.{trait}", 0, trait, wish_traits.get(trait)) for trait in asked_traits(guide, type_name)
    )
    release = Release(0, "0.0.0", "", type_name, 0, now, 0)
    facts = Facts(release, edition)
    return facts.but((*answers, *tasks_of(guide, 0, 0, now)))
