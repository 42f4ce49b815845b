"""Persons, the roles they hold, and who stands in for whom."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from octotui.domain.clean import clean_line
from octotui.domain.refusal import Mover, refused
from octotui.domain.roles import ALIASES, canonical
from octotui.domain.roles import known as usual
from octotui.domain.value import dataclass

if TYPE_CHECKING:
    from octotui.domain.guide import Guide

LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who acts: a name, the roles held, and an absence if one is planned."""

    id: int
    name: str
    roles: tuple[str, ...] = ()
    away_from: datetime | None = None
    away_until: datetime | None = None
    created_at: datetime | None = None

    def holds(self, role: str) -> bool:
        """Tell whether this person holds the role; the empty role is held by everybody."""
        return not role or role in self.roles

    def away(self, now: datetime) -> bool:
        """Tell whether this person is away at the instant."""
        started = self.away_from is None or self.away_from <= now
        return self.away_until is not None and started and now < self.away_until


@dataclass(frozen=True, slots=True)
class Delegate:
    """Somebody appointed beforehand to stand in at a role's seat (A-GO-2, C20)."""

    id: str
    role: str
    person_id: int
    stand_in_id: int
    appointed_by: int
    appointed_at: datetime
    until: datetime | None = None
    ended_at: datetime | None = None

    def stands(self, at: datetime, now: datetime) -> bool:
        """Tell whether the appointment was made by `at` and still holds `now`."""
        return self.appointed_at <= at and self.ended_at is None and (self.until is None or now < self.until)


class Company(Protocol):
    """Whoever is around a release or an incident."""

    @property
    def people(self) -> tuple[Person, ...]:
        """Return everybody."""

    @property
    def delegates(self) -> tuple[Delegate, ...]:
        """Return who stands in for whom."""


class Known:
    """What is known of a release or an incident, with the people around it."""

    people: tuple[Person, ...]

    def person(self, person_id: int | None) -> Person | None:
        """Return a person by id."""
        return next((person for person in self.people if person.id == person_id), None)

    def name(self, person_id: int | None) -> str:
        """Return a person's name, "somebody" where the id is not known."""
        found = self.person(person_id)
        return found.name if found else "somebody"

    def holders(self, role: str) -> tuple[Person, ...]:
        """Return everybody who holds a role; nobody in particular holds the empty one."""
        return holders(self.people, role)

    def holder(self, role: str) -> Person | None:
        """Return the one person who holds a role, None where nobody or several do."""
        found = self.holders(role)
        return found[0] if len(found) == 1 else None


def holders(people: Iterable[Person], role: str) -> tuple[Person, ...]:
    """Return the persons who hold a role, in the order given."""
    return tuple(person for person in people if role and role in person.roles)


def told_apart_by(name: str) -> str:
    """Return what is seen of a name, capitals or not: two that look alike are one."""
    seen = filter(str.isprintable, unicodedata.normalize("NFKC", name))
    return " ".join("".join(seen).split()).casefold()


def join(people: Iterable[Person], name: str, roles: tuple[str, ...], now: datetime) -> Person:
    """Return a new person; refuse a name that nobody could see, that is too long, or that is taken."""
    known = tuple(people)
    name = clean_line(unicodedata.normalize("NFC", name))
    if not told_apart_by(name):
        raise refused("NOT ADDED", "A-PRE-0", "A person needs a name", Mover("", None, "writes it"))
    if len(name) > LONGEST_NAME:
        reason = f"A name has at most {LONGEST_NAME} letters"
        raise refused("NOT ADDED", "A-PRE-0", reason, Mover("", None, "writes a shorter one"))
    if any(told_apart_by(person.name) == told_apart_by(name) for person in known):
        reason = f"There is a {name} already; names tell people apart"
        raise refused("NOT ADDED", "A-PRE-0", reason, Mover("", None, "adds a surname"))
    return Person(max((person.id for person in known), default=0) + 1, name, roles, created_at=now)


def hats(roles: Iterable[str], guides: Iterable[Guide], verdict: str, held: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return roles as they are called here, each once; refuse one that neither a guide nor octotui names (C16).

    `guides` are asked only about a role that is none of octotui's own; one that is held already stays.
    """
    wanted = tuple(dict.fromkeys(canonical(words) for role in roles if (words := clean_line(role))))
    strange = [role for role in wanted if role not in held and not usual(role)]
    if strange:
        named = {canonical(role) for guide in guides for role in guide.roles}
        for role in strange:
            if role not in named:
                _refuse_role(role, named, verdict)
    return wanted


def _refuse_role(role: str, named: Iterable[str], verdict: str) -> None:
    from difflib import get_close_matches  # needed only where somebody mistypes

    spelled = {each.casefold(): each for each in (*ALIASES, *named)}
    (nearest,) = get_close_matches(role.casefold(), spelled, 1, cutoff=0)
    reason = f"No guide here names the role {role}; the nearest is {spelled[nearest]}"
    raise refused(verdict, "A-PRE-0", reason, Mover("", None, "names that one, or brings a guide that names the other"))


def absent(person: Person, begins: datetime | None, until: datetime | None) -> Person:
    """Return a person with an absence, None where they are here; refuse one that ends before it begins (C20)."""
    if begins is not None and until is not None and until <= begins:
        reason = "An absence ends later than it begins"
        raise refused("NOT DONE", "A-GO-2", reason, Mover("", None, "names a later end"))
    return replace(person, away_from=begins, away_until=until)


def appoint(
    people: Iterable[Person],
    delegates: Iterable[Delegate],
    role: str,
    stand_in_id: int,
    by: Person,
    now: datetime,
    until: datetime | None = None,
) -> Delegate:
    """Appoint a delegate for a role that `by` holds (A-GO-2); nobody stands in for themselves.

    `delegates` are all there ever were, so that none is numbered like another.
    """
    known, verdict, rule = tuple(people), "NOT APPOINTED", "A-GO-2"
    if not by.holds(role) or not role:
        movers = [Mover(role, person.id, "appoints one") for person in holders(known, role)]
        reason = f"Only a {role or 'role holder'} appoints a delegate for it"
        raise refused(verdict, rule, reason, *(movers or (Mover(role, None, "appoints one"),)))
    if stand_in_id == by.id:
        raise refused(verdict, rule, "Nobody stands in for themselves", Mover(role, by.id, "names another person"))
    if until is not None and until <= now:
        raise refused(
            verdict, rule, "An appointment ends later than it begins", Mover(role, by.id, "names a later end")
        )
    if all(person.id != stand_in_id for person in known):
        raise refused(verdict, rule, "The stand-in is not known here", Mover(role, by.id, "names somebody who is"))
    number = max((int(each.id[1:]) for each in delegates), default=0) + 1
    return Delegate(f"d{number}", role, by.id, stand_in_id, by.id, now, until)
