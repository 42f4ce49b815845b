"""Who may act at a task and whether it may be touched at all, with the refusals that say so."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_words
from octotui.domain.facts import Facts
from octotui.domain.people import Company, Person
from octotui.domain.refusal import Mover, Refused, refused
from octotui.domain.task import Seat, SeatKind, State, Task

_NEXT = {
    State.OPEN.value: "does it",
    State.STALE.value: "does it",
    State.IN_PROGRESS.value: "finishes it",
    State.BLOCKED.value: "unblocks it",
}


def refuse(task: Task, verdict: str, rule: str, reason: str, *movers: Mover, line: int | None = None) -> Refused:
    """Return a refusal about a task, citing its guide line."""
    return refused(verdict, rule, reason, *movers, line=task.line if line is None else line)


def role_mover(facts: Facts, role: str, would: str) -> Mover:
    """Return whoever holds a role as the one who can move, by person where only one does."""
    holder = facts.holder(role)
    return Mover(role, holder.id if holder else None, would)


def owner_mover(facts: Facts, task: Task, would: str = "does it") -> Mover:
    """Return whoever owns a task as the one who can move it."""
    assigned = facts.person(task.person_id)
    return Mover(task.owner, assigned.id, would) if assigned else role_mover(facts, task.owner, would)


def next_mover(facts: Facts, task: Task) -> Mover:
    """Return whoever owns a task with what they can do about it as it stands."""
    return owner_mover(facts, task, _NEXT.get(task.state, "reopens it"))


def part_movers(facts: Facts, task: Task, would: str) -> tuple[Mover, ...]:
    """Return whoever owns the parts of a task as those who can move it."""
    return tuple(dict.fromkeys(owner_mover(facts, part, would) for part in facts.children(task)))


def another_release(facts: Facts) -> Mover:
    """Return who can move where this release is history."""
    return role_mover(facts, facts.lead, "makes another release")


def oneself(who: Person, would: str) -> Mover:
    """Return the person who acts as the one who can move, by acting otherwise."""
    return Mover("", who.id, would)


def names(facts: Facts, role: str) -> str:
    """Return who holds a role, by name; where nobody does, these words say that somebody must."""
    found = [person.name for person in facts.holders(role)]
    return " or ".join(found) if found else f"Whoever comes to hold {role}"


def whose(facts: Facts, role: str, would: str) -> str:
    """Say who does what belongs to a role; where nobody holds the role, that this is why nobody does."""
    if not facts.holders(role):
        return f"Nobody holds {role} yet, the role that {would}"
    return f"{names(facts, role)} {would}; it belongs to {role}"


def stands_for(company: Company, who: Person, role: str, now: datetime, since: datetime | None = None) -> Person | None:
    """Return the person whose place `who` takes in a role: themselves, whoever appointed them, or nobody.

    With `since`, only an appointment made by then counts (A-GO-2, C20).
    """
    if who.holds(role):
        return who
    for delegate in company.delegates:
        if delegate.role == role and delegate.stand_in_id == who.id and delegate.stands(since or now, now):
            absent = next((person for person in company.people if person.id == delegate.person_id), None)
            if absent and absent.holds(role):
                return absent
    return None


def check_owner(facts: Facts, task: Task, who: Person, now: datetime, verdict: str) -> None:
    """Refuse who neither holds the owner role nor is assigned (A-PRE-0, A-PRE-1o)."""
    if task.person_id == who.id or stands_for(facts, who, task.owner, now):
        return
    mover = owner_mover(facts, task)
    assigned = facts.person(task.person_id)
    said = f"{assigned.name} does this; it belongs to {task.owner}" if assigned else ""
    rule = facts.edition.demand(task.line, "A-PRE-0")
    raise refuse(task, verdict, rule, said or whose(facts, task.owner, "does this"), mover)


def check_live(facts: Facts, task: Task, verdict: str) -> None:
    """Refuse to touch what is history: a closed release, or what came before a deploy that happened."""
    release = facts.release
    if not facts.past(task) or facts.debt(task):
        return
    if release.ended_at is not None:
        reason = f"{release.version} is {release.stage.lower()}; its tasks stay as they are"
        raise refuse(task, verdict, "A-PUR", reason, another_release(facts))
    reason = f"{release.version} is in production; what came before it stays as it was"
    raise refuse(task, verdict, "A-DEP-5", reason, another_release(facts))


def check_reason(task: Task, who: Person, verdict: str, reason: str, otherwise: str) -> str:
    """Return a reason without blanks around it and without control characters; refuse an empty one."""
    words = clean_words(reason)
    if not words:
        raise refuse(task, verdict, "A-PUR", otherwise, oneself(who, "writes it"))
    return words


def same_hand(facts: Facts, task: Task, seat: Seat, person_id: int) -> bool:
    """Tell whether a person would check their own work at a seat (A-PRE-1v).

    Input is no check. A sign-off on a task with parts is one role's word on the whole, so
    it is refused only to who did all of it; any other check also to who did one part.
    """
    doers = facts.doers(task)
    if seat.kind == SeatKind.INPUT.value or person_id not in doers:
        return False
    return seat.kind != SeatKind.SIGN.value or len(doers) == 1


def others(facts: Facts, task: Task, seat: Seat, now: datetime) -> tuple[Person, ...]:
    """Return who can take a seat without checking their own work."""
    return tuple(
        person
        for person in facts.people
        if stands_for(facts, person, seat.role, now) and not same_hand(facts, task, seat, person.id)
    )


def second_role(facts: Facts, who: Person) -> str:
    """Return the role of the second person where the lead cannot be it: a seat of the call that somebody else holds.

    A guide without a call names no such role; the empty one means anybody else.
    """
    seats = [seat for seat in facts.edition.seats if seat != facts.lead]
    held = (seat for seat in seats if any(person.id != who.id for person in facts.holders(seat)))
    return next(held, seats[0] if seats else "")


def vacated(facts: Facts, task: Task, *, countersigned: bool) -> tuple[Seat, ...]:
    """Return the seats of a task that must look again, vacant; inputs keep what they gave.

    `countersigned` tells whether a countersignature is taken back as well; else it stays on record.
    """
    kept = {SeatKind.INPUT.value} | (set() if countersigned else {SeatKind.COUNTERSIGN.value})
    seats = (seat for seat in facts.all_seats_of(task) if seat.kind not in kept)
    return tuple(seat.vacant() for seat in seats if seat.verdict or seat.asked_at)


def reopened(task: Task, state: str, reason: str, who_id: int, now: datetime) -> Task:
    """Return a task as it is when there is work on it again."""
    return replace(task, state=state, reason=reason, due=None, done_by=None, done_at=None, by=who_id, since=now)
