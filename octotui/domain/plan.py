"""From a guide to the tasks of one release: the plan that a release starts with."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from octotui.domain.edition import Edition
from octotui.domain.facts import Changes, Facts, Value
from octotui.domain.guide import Guide, Item, RoleUse
from octotui.domain.people import Person
from octotui.domain.refusal import Refusal, Refused
from octotui.domain.release import Release, Trait, TraitAnswer, check_version, kind
from octotui.domain.roles import RELEASE_MANAGER, canonical
from octotui.domain.task import ISSUES, Part, Purpose, Seat, SeatKind, Task

_TRAITS: tuple[tuple[str, str], ...] = (
    (r"security[- ](sensitive|relevant|related|critical|impact)", Trait.SECURITY_SENSITIVE.value),
    (r"high[- ]risk", Trait.HIGH_RISK.value),
    (r"user[- ]facing doc|customer[- ]facing doc|public doc", Trait.USER_FACING_DOCS.value),
    (r"\bui\b|user interface|visual change", Trait.UI_CHANGE.value),
    (r"(user|customer)[- ](facing|visible)", Trait.USER_FACING.value),
    (r"feature[- ]flag", Trait.FEATURE_FLAGGED.value),
    (r"issues? (occurred|arose|happen)|if there were issues|if (problems|incidents) occurred", ISSUES),
)
_IF_ANY = re.compile(
    r"if (needed|applicable|required|necessary)|as (needed|applicable|required)|when (needed|applicable)|optional"
)
_PURPOSES: tuple[tuple[str, Purpose], ...] = (
    (r"roll ?-?back|mitigation plan|backout", Purpose.ROLLBACK),
    (r"retrospective|post-?mortem|lessons learned", Purpose.RETROSPECTIVE),
    (r"release notes|change ?log", Purpose.NOTES),
    (r"\bbrief", Purpose.BRIEF),
    (r"announce|notify|notification|communicat", Purpose.ANNOUNCE),
    (r"smoke", Purpose.SMOKE),
    (r"security|\bsast\b|\bdast\b|vulnerab|\bscans?\b", Purpose.SECURITY),
    (r"backup|snapshot", Purpose.BACKUP),
    (r"window|maintenance slot", Purpose.WINDOW),
    (r"\bci\b|pipeline (green|pass)|build (green|pass)", Purpose.CI),
)
_DEPLOY = re.compile(
    r"(deploy|release|roll ?out|push|ship|promote)\w*( \w+)? (in)?to (the )?(prod\b|production|live)"
    r"|production (deploy|release|rollout)|go[- ]live$|^go live"
)
_NOT_A_DEPLOY = re.compile(
    r"\b(before|prior|after|approv\w*|schedul\w*|plan\w*|ready|readiness|verif\w*|notif\w*|announce\w*|back ?ups?|"
    r"snapshot|window|sign[- ]?off|confirm\w*|monitor\w*|post[- ]deploy\w*)\b"
)
_DEPLOY_PLAINLY = re.compile(
    r"^(execute|perform|start|run|begin|trigger|do)?\s*(the )?(deploy(ment)?|release)( the \w+)?$"
)
_VERIFY = re.compile(
    r"post[- ]?deploy\w* (verif|valid|check|test|smoke)|production (smoke|verif|valid)"
    r"|(verif|valid)\w* (the )?(deployment|production|release in)"
)
_MONITOR = re.compile(r"\bmonitor|\bwatch\b|\bsoak\b|\bobserve")
_BOUND = re.compile(
    r"\bci\b|\bscans?\b|\bsast\b|\bdast\b|security review|benchmark|performance|accessib|wcag|smoke test|staging"
    r"|regression|test (suite|pass)|tests? (pass|run|green)|testing"
)
_READINESS = re.compile(r"\b(prepared|ready|written|drafted|documented|planned|defined)\b")
_AFTER = re.compile(r"after|post[- ]|monitoring|follow[- ]?up|announc|communicat|in production")


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


def traits_of(condition: str | None, title: str = "") -> tuple[str, ...]:
    """Return the traits of which one must be yes, read from a condition's words; empty where none is meant."""
    words = (condition or "").casefold()
    if not words:
        return ()
    found = [trait for pattern, trait in _TRAITS if re.search(pattern, words)]
    if Trait.USER_FACING_DOCS.value in found and Trait.USER_FACING.value in found:
        found.remove(Trait.USER_FACING.value)
    if not found and (_IF_ANY.search(words) or "window" in words or "backup" in words):
        both = f"{title.casefold()} {words}"
        if re.search(r"window|maintenance", both):
            return (Trait.NEEDS_WINDOW.value,)
        if re.search(r"backup|snapshot", both):
            return (Trait.NEEDS_BACKUP.value,)
    return tuple(found)


def purpose_of(title: str, *, after: bool = False) -> Purpose:
    """Return what a task is about, read from its title."""
    words = title.casefold()
    if after and _VERIFY.search(words):
        return Purpose.VERIFY
    if after and _MONITOR.search(words):
        return Purpose.MONITOR
    return next((purpose for pattern, purpose in _PURPOSES if re.search(pattern, words)), Purpose.PLAIN)


def asked_traits(guide: Guide, type_name: str = "") -> tuple[str, ...]:
    """Return the traits that the guide's conditions ask about, and what the type asks besides (A-TYP-M)."""
    named: set[str] = set()
    for item in guide.items:
        named.update(traits_of(item.condition, item.title))
        for use in (*item.verified_by, *item.sign_off, *item.reviewed_by, *item.input_from, *item.owners):
            named.update(traits_of(use.condition))
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


def deploy_item(guide: Guide) -> Item | None:
    """Return the item that puts the release into production, not one that only speaks of it (a backup before)."""
    plain = [item for item in guide.deployment if not _NOT_A_DEPLOY.search(item.title.casefold())]
    named = (item for item in plain if _DEPLOY.search(item.title.casefold()))
    return next(named, None) or next((item for item in plain if _DEPLOY_PLAINLY.search(item.title.casefold())), None)


def make_release(
    guide: Guide, edition: Edition, wish: Wish, release_id: int, versions: tuple[str, ...], who: Person, now: datetime
) -> Changes:
    """Make a release from an edition of the guide with every task that it asks for (A-PUR)."""
    names = [each.name for each in guide.release_types]
    line = next((each.line for each in guide.release_types if each.name == wish.type), 0)
    if names and wish.type not in names:
        reason = f"This guide knows no type {wish.type}; it has {', '.join(names)}"
        raise Refused(Refusal("NOT MADE", "A-TYP", reason, guide.release_types[0].line))
    check_version(wish.version, wish.type, versions, line)
    if not wish.name.strip():
        raise Refused(Refusal("NOT MADE", "A-RN-3", "A release needs a name that people can say"))
    if wish.window_from and wish.window_to and wish.window_to <= wish.window_from:
        raise Refused(Refusal("NOT MADE", "A-DEP-1", "A window ends after it begins"))
    release = Release(
        release_id, wish.version.strip(), " ".join(wish.name.split()), wish.type, edition.id, now, who.id,
        revision=wish.revision.strip(), revision_at=now if wish.revision.strip() else None, fixes=wish.fixes.strip(),
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


def tasks_of(guide: Guide, release_id: int, by: int, now: datetime) -> Changes:
    """Return the tasks and seats that a guide asks of one release, in the order of the document."""
    values: list[Value] = []
    ids: dict[int, str] = {}
    deploy = deploy_item(guide)
    deploy_line = deploy.line if deploy else 0
    parts: dict[str, str] = {}
    number = 0
    for item in guide.items:
        part = _part(guide, item, deploy_line, parts.get(ids.get(item.parent or 0, "")))
        number += 1
        task = _task(guide, item, f"{release_id}.{number}", release_id, number, part, by, now)
        task = replace(task, parent_id=ids.get(item.parent) if item.parent else None)
        ids[item.line] = task.id
        parts[task.id] = part.value
        values += [task, *_seats(guide, item, task)]
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
    words = item.title.casefold()
    if item in guide.deployment and deploy_line:
        return Part.AFTER if item.line > deploy_line else Part.BEFORE
    after = bool(_VERIFY.search(words)) or bool(_AFTER.search(item.section.casefold()))
    return Part.AFTER if after else Part.BEFORE


def _task(
    guide: Guide, item: Item, task_id: str, release_id: int, number: int, part: Part, by: int, now: datetime
) -> Task:
    after = part is Part.AFTER
    purpose = Purpose.DEPLOY if part is Part.DEPLOY else purpose_of(item.title, after=after)
    owner = canonical(item.owners[0].role) if item.owners else ""
    when = traits_of(item.condition, item.title)
    last_line = max(item.last_line, _last_line(guide, item))
    assumed = any("assumed" in guide.line(line) for line in range(item.line, last_line + 1))
    words = item.title.casefold()
    proves = bool(_BOUND.search(words)) and not _READINESS.search(words)
    bound = proves and not after and part is not Part.DEPLOY
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


def _seats(guide: Guide, item: Item, task: Task) -> tuple[Seat, ...]:
    wanted = (
        (SeatKind.INPUT, r"\b(input|collab|consult|contrib)", item.input_from),
        (SeatKind.VERIFY, r"\b(verif|validat)", item.verified_by),
        (SeatKind.SIGN, r"\b(sign|approv)", item.sign_off),
        (SeatKind.REVIEW, r"\breview(ed|er|s)?\b", item.reviewed_by),
    )
    seats: dict[tuple[str, str, str], Seat] = {}
    for seat_kind, word, uses in wanted:
        line = _line_saying(guide, item, word)
        for use in uses:
            role, condition = canonical(use.role), use.condition or ""
            seat_id, when = f"{task.id}.{len(seats) + 1}", traits_of(use.condition)
            seat = Seat(seat_id, task.id, task.release_id, seat_kind.value, role, line, condition, when)
            seats.setdefault((seat_kind.value, role, condition), seat)
    return tuple(seats.values())


def _line_saying(guide: Guide, item: Item, word: str) -> int:
    """Return the line of an item that asks for a seat, the item's own where none says so."""
    lines = range(item.line + 1, _last_line(guide, item) + 1)
    return next((line for line in lines if re.search(word, guide.line(line).casefold())), item.line)


def _last_line(guide: Guide, item: Item) -> int:
    """Return the last line that speaks of an item itself: what is indented below it, up to its first part."""
    source, others = guide.text.splitlines(), {each.line for each in guide.items}
    last = item.line
    depth = _indent(source[last - 1]) if 0 < last <= len(source) else 0
    while last < len(source) and last + 1 not in others and _indent(source[last]) > depth:
        last += 1
    return max(last, item.line)


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip()) if line.strip() else 0


def preview(guide: Guide, wish_traits: dict[str, bool | None], type_name: str, now: datetime) -> Facts:
    """Return the facts of a release as it would be, to show what each answer adds."""
    edition = edition_of(guide, 0, "", None, now)
    answers = tuple(
        TraitAnswer(f"0.{trait}", 0, trait, wish_traits.get(trait)) for trait in asked_traits(guide, type_name)
    )
    release = Release(0, "0.0.0", "", type_name, 0, now, 0)
    facts = Facts(release, edition)
    return facts.but((*answers, *tasks_of(guide, 0, 0, now)))
