"""Acts about people: who there is, what they hold, when they are away, and who stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from octotui.domain import people as rules
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, refused
from octotui.services.acting import actor
from octotui.services.guide import guide_in_use, guide_of
from octotui.store import read

if TYPE_CHECKING:
    from octotui.domain.guide import Guide
    from octotui.store.work import Work


def _guides(work: Work) -> Iterator[Guide]:
    """Yield the guide in use, then those of releases that were made from others; each is read when it is asked."""
    yield guide_in_use(work.rows)
    for edition in read.editions(work.rows):
        yield guide_of(edition)


def _known(work: Work, person_id: int) -> Person:
    found = next((person for person in read.people(work.rows) if person.id == person_id), None)
    if found is None:
        mover = Mover("", None, "names somebody who is")
        raise refused("NOT DONE", "A-PRE-0", "That person is not known here", mover)
    return found


def join(work: Work, name: str, roles: tuple[str, ...] = ()) -> str:
    """Add a person; the first one comes in by themselves."""
    known = read.people(work.rows)
    roles = rules.hats(roles, _guides(work), "NOT ADDED")
    person = rules.join(known, name, roles, work.now)
    work.memory.facts.clear()
    work.add(person)
    said = f"added {person.name}"
    if work.who is None and not known:
        work.who, said = person, "came in"
    work.say(said + (f", {', '.join(roles)}" if roles else ""))
    return f"{person.name} added."


def set_roles(work: Work, person_id: int, roles: tuple[str, ...]) -> str:
    """Say which roles a person holds."""
    actor(work)
    person = _known(work, person_id)
    roles = rules.hats(roles, _guides(work), "NOT DONE", person.roles)
    work.memory.facts.clear()
    work.put(replace(person, roles=roles))
    work.say(f"gave {person.name}: {', '.join(roles) or 'no role'}")
    return f"{person.name} holds {', '.join(roles) or 'no role'}."


def set_away(work: Work, person_id: int, begins: datetime | None, until: datetime | None) -> str:
    """Say when a person is away; None says they are here."""
    actor(work)
    person = _known(work, person_id)
    work.memory.facts.clear()
    work.put(rules.absent(person, begins, until))
    work.say(f"{person.name} is away" if until else f"{person.name} is here")
    return f"{person.name} is away." if until else f"{person.name} is here."


def appoint(work: Work, role: str, stand_in_id: int, until: datetime | None = None) -> str:
    """Appoint a delegate for a role one holds; it counts in calls opened from now on."""
    everybody = read.people(work.rows)
    made = rules.appoint(everybody, read.appointments(work.rows), role, stand_in_id, actor(work), work.now, until)
    work.memory.facts.clear()
    work.add(made)
    name = next(person.name for person in everybody if person.id == stand_in_id)
    work.say(f"appointed {name} to stand in as {role}")
    return f"{name} stands in as {role}."


def end_delegate(work: Work, delegate_id: str) -> str:
    """End an appointment."""
    who = actor(work)
    found = next((each for each in read.delegates(work.rows) if each.id == delegate_id), None)
    if found is None or found.appointed_by != who.id:
        mover = Mover(found.role, found.appointed_by, "ends it") if found else Mover("", who.id, "names another")
        raise refused("NOT ENDED", "A-GO-2", "Only who appointed a delegate ends it", mover)
    work.memory.facts.clear()
    work.put(replace(found, ended_at=work.now))
    work.say(f"ended the stand-in as {found.role}")
    return f"Nobody stands in as {found.role} any more."


def set_four_eyes(work: Work, on: bool) -> str:
    """Switch four-eyes on or off for this database; every record made without it says so (A-PRE-1v)."""
    actor(work)
    work.memory.facts.clear()
    work.setting(read.FOUR_EYES, "on" if on else "off")
    work.say(f"switched four-eyes {'on' if on else 'off'}")
    return f"Four-eyes {'on' if on else 'off'}."


def remember(work: Work, login: str, person_id: int) -> str:
    """Remember who a user of this computer is in this database."""
    person = _known(work, person_id)
    work.setting(f"me:{login}", str(person_id))
    work.say(f"{person.name} sits at this computer")
    return f"You are {person.name}."
