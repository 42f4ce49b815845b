"""Who may act in an incident, with the refusals that say so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from octotui.domain.clean import clean_words
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.values import Aim
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, Refusal, Refused
from octotui.domain.roles import INCIDENT_COMMANDER, ON_CALL_ENGINEER, RELEASE_MANAGER, TECH_LEAD
from octotui.domain.standing import stands_for

MAY_DECLARE = (RELEASE_MANAGER, ON_CALL_ENGINEER)
"""Who declares an incident whatever the guide says; who is not named by it either reports it (A-IM-1)."""
MAY_COMMAND = (INCIDENT_COMMANDER, RELEASE_MANAGER, TECH_LEAD, ON_CALL_ENGINEER)
"""Who may take command without being asked, as long as nobody has it (A-IM-2)."""


def refuse(facts: IncidentFacts, verdict: str, rule: str, reason: str, *movers: Mover, aim: Aim) -> Refused:
    """Return a refusal in an incident, citing the guide line of the step that it is about."""
    return Refused(Refusal(verdict, rule, reason, facts.line(aim), movers))


def declarers(facts: IncidentFacts) -> tuple[str, ...]:
    """Return the roles that declare it: whom the guide names, and the two that always may (A-IM-1)."""
    return tuple(dict.fromkeys((*facts.role_of(Aim.DECLARE, otherwise=MAY_DECLARE[0]), *MAY_DECLARE)))


def holds_any(facts: IncidentFacts, who: Person, roles: Iterable[str], now: datetime) -> str:
    """Return the first of some roles that a person holds or stands in for, empty where there is none."""
    return next((role for role in roles if stands_for(facts, who, role, now)), "")


def commander_mover(facts: IncidentFacts, would: str) -> Mover:
    """Return whoever commands as the one who can move."""
    return Mover(INCIDENT_COMMANDER, facts.command.person_id if facts.command else None, would)


def movers_of(facts: IncidentFacts, roles: Iterable[str], would: str) -> tuple[Mover, ...]:
    """Return whoever holds some roles as those who can move, by person where only one does."""
    found = []
    for role in roles:
        holder = facts.holder(role)
        found.append(Mover(role, holder.id if holder else None, would))
    return tuple(found)


def spoken(facts: IncidentFacts, roles: Iterable[str]) -> str:
    """Return some roles by the names of who holds them, else by the role itself."""
    names = [person.name for role in roles for person in facts.holders(role)] or list(roles)
    return " or ".join(dict.fromkeys(names))


def check_running(facts: IncidentFacts, verdict: str, aim: Aim = Aim.DECLARE) -> None:
    """Refuse what belongs to a running incident where it is not declared yet, or over."""
    incident = facts.incident
    if incident.declared_at is None:
        mover = movers_of(facts, MAY_DECLARE, "declares it")
        raise refuse(facts, verdict, "A-IM-1", f"{incident.name} is reported and not declared yet", *mover, aim=aim)
    if incident.closed_at is not None:
        raise refuse(facts, verdict, "A-INC-0", f"{incident.name} is closed; what happened stays as it is",
                     commander_mover(facts, "reads its timeline"), aim=aim)  # fmt: skip
    if incident.cleared_at is not None:
        raise refuse(facts, verdict, "A-REC-1", f"{incident.name} has its all-clear; a new trouble is a new incident",
                     *movers_of(facts, MAY_DECLARE, "declares another"), aim=aim)  # fmt: skip


def check_open(facts: IncidentFacts, verdict: str, aim: Aim = Aim.REVIEW) -> None:
    """Refuse to touch an incident that is closed or not declared yet."""
    incident = facts.incident
    if incident.declared_at is None:
        check_running(facts, verdict, aim)
    if incident.closed_at is not None:
        raise refuse(facts, verdict, "A-PIR-4", f"{incident.name} is closed; what happened stays as it is",
                     commander_mover(facts, "reads its timeline"), aim=aim)  # fmt: skip


def check_commander(facts: IncidentFacts, who: Person, verdict: str, rule: str, would: str, aim: Aim) -> None:
    """Refuse what belongs to the commander alone (A-MIT-1d)."""
    if facts.commands_it(who):
        return
    if facts.command is None:
        reason = f"Nobody commands {facts.incident.name} yet; the commander {would}"
        raise refuse(facts, verdict, "A-IM-2", reason, *movers_of(facts, MAY_COMMAND[1:], "takes command"), aim=aim)
    reason = f"{facts.name(facts.command.person_id)} commands, and {would}"
    raise refuse(facts, verdict, rule, reason, commander_mover(facts, would), aim=aim)


def check_roles(
    facts: IncidentFacts,
    who: Person,
    roles: Iterable[str],
    now: datetime,
    verdict: str,
    rule: str,
    would: str,
    aim: Aim,
) -> None:
    """Refuse who holds none of some roles and does not command."""
    wanted = tuple(roles)
    if not wanted or holds_any(facts, who, wanted, now) or facts.commands_it(who):
        return
    reason = f"{spoken(facts, wanted)} {would}; it belongs to {' and '.join(wanted)}"
    raise refuse(facts, verdict, rule, reason, *movers_of(facts, wanted, would), aim=aim)


def check_known(facts: IncidentFacts, who: Person, person_id: int | None, verdict: str, rule: str, aim: Aim) -> None:
    """Refuse somebody whom nobody knows here; None is nobody yet."""
    if person_id is not None and facts.person(person_id) is None:
        mover = Mover("", who.id, "names another")
        raise refuse(facts, verdict, rule, "That person is not known here", mover, aim=aim)


def check_words(facts: IncidentFacts, text: str, verdict: str, rule: str, otherwise: str, aim: Aim, who: Person) -> str:
    """Return a text without blanks around it and without control characters; refuse an empty one."""
    words = clean_words(text)
    if not words:
        raise refuse(facts, verdict, rule, otherwise, Mover("", who.id, "says it"), aim=aim)
    return words


def after(ids: Iterable[str]) -> int:
    """Return the number after the highest at the end of these ids, so that one that was undone is not met again."""
    return max((int("".join(c for c in each.rpartition(".")[2] if c.isdigit()) or 0) for each in ids), default=0) + 1
