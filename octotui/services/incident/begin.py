"""Acts that begin an incident, name its commander, and correct what was said of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from octotui.domain.incident import command as rules
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.kind import turned_out
from octotui.domain.incident.playbook import declarers_by, ladder, make_playbook
from octotui.domain.incident.rollcall import security_first
from octotui.domain.incident.values import Incident
from octotui.services import acting as releases
from octotui.services.acting import actor
from octotui.services.guide import edition_in_use, guide_of
from octotui.services.incident.acting import follow, load, short, write
from octotui.store import read

if TYPE_CHECKING:
    from octotui.domain.edition import Edition
    from octotui.store.work import Work


def report_incident(
    work: Work, title: str, severity: str, *, release_id: int | None = None, task_id: str | None = None,
    context: str = "", security: bool = False, infra: bool = False,
) -> str:  # fmt: skip
    """Report an incident; whom the guide names, a Release Manager or the on-call Engineer declares it (A-IM-1)."""
    made, edition = _reported(work, title, severity, release_id, task_id, context, security=security, infra=infra)
    facts = _known(work, made, edition)
    write(work, facts, (made,), f"reported {made.name}: {made.title}")
    roles = declarers_by(guide_of(edition))
    return f"{made.name} is reported. {', '.join(roles[:-1])} or {roles[-1]} declares it."


def declare_incident(
    work: Work, title: str, severity: str, *, release_id: int | None = None, task_id: str | None = None,
    context: str = "", security: bool = False, infra: bool = False,
) -> str:  # fmt: skip
    """Declare an incident: its clock starts now, and its playbook runs (A-INC-0, A-IM-1)."""
    made, edition = _reported(work, title, severity, release_id, task_id, context, security=security, infra=infra)
    return _declare(work, _known(work, made, edition), edition)


def declare_reported(work: Work, incident_id: int) -> str:
    """Declare an incident that somebody reported."""
    facts = load(work, incident_id)
    return _declare(work, facts, facts.edition)


def _reported(
    work: Work, title: str, severity: str, release_id: int | None, task_id: str | None, context: str, *,
    security: bool, infra: bool,
) -> tuple[Incident, Edition]:  # fmt: skip
    """Return a new incident and the edition whose playbook it runs: its release's, else the one in use."""
    number = max((int(known) for (known,) in work.rows("select id from incident")), default=0) + 1
    edition = releases.load(work, release_id, task_id).edition if release_id is not None else edition_in_use(work)
    made = rules.report(
        number, title, severity, edition.id, actor(work), work.now, release_id=release_id, task_id=task_id,
        context=context, security=security, infra=infra,
    )  # fmt: skip
    return made, edition


def _known(work: Work, incident: Incident, edition: Edition) -> IncidentFacts:
    return IncidentFacts(incident, edition, people=read.people(work.rows), delegates=read.delegates(work.rows))


def _declare(work: Work, facts: IncidentFacts, edition: Edition) -> str:
    who, guide, now = actor(work), guide_of(edition), work.now
    incident = replace(facts.incident, ladder=ladder(guide), ladder_line=guide.escalation_line)
    declared = rules.declared(incident, who, now)
    steps = make_playbook(guide, declared, facts.people, who.id, now)
    rules.check_declare(facts.but((incident, *steps)), who, now)
    _mark_release(work, declared, now)
    after = write(work, facts, (declared, *steps), f"declared {declared.name}, {declared.severity}: {declared.title}")
    first = security_first(after)
    told = f"{declared.name} is declared. The clock runs."
    return f"{told} {first.role} is called first." if first else f"{told} {len(after.summons)} roles are called."


def _mark_release(work: Work, incident: Incident, now: datetime) -> None:
    """Mark the incident's release as having had issues, so that its retrospective wakes up (A-DEP-9)."""
    if incident.release_id is None:
        return
    facts = releases.load(work, incident.release_id)
    if facts.release.incident_at is None:
        releases.write(work, facts, (replace(facts.release, incident_at=now),), "")


def dismiss_incident(work: Work, incident_id: int, reason: str) -> str:
    """Say that it is no incident, or stand it down before a way out was chosen."""
    follow(work, load(work, incident_id), rules.dismiss, f"stood INC-{incident_id} down: {short(reason)}", reason)
    return f"INC-{incident_id} is stood down."


def nominate(work: Work, incident_id: int, person_id: int) -> str:
    """Name somebody for command; in command, offer them the hand-over with a brief made by octotui."""
    from octotui.domain.incident.brief import brief

    facts = load(work, incident_id)
    name = facts.name(person_id)
    handing = facts.command is not None
    text = brief(facts, work.now) if handing else ""
    said = f"offered {name} the command" if handing else f"named {name} for command"
    follow(work, facts, rules.nominate, said, person_id, text)
    return f"{name} is asked. The command is theirs when they accept."


def accept_command(work: Work, incident_id: int) -> str:
    """Take the command that was offered."""
    follow(work, load(work, incident_id), rules.accept, "took command")
    return "You command now."


def decline_command(work: Work, incident_id: int, reason: str) -> str:
    """Say no to a nomination."""
    follow(work, load(work, incident_id), rules.decline, f"declined the command: {short(reason)}", reason)
    return "Declined. Somebody else is to be named."


def take_command(work: Work, incident_id: int) -> str:
    """Take a command that nobody has."""
    follow(work, load(work, incident_id), rules.take_command, "took command")
    return "You command now."


def acknowledge_hands_on(work: Work, incident_id: int) -> str:
    """Acknowledge by name that the commander repairs as well (C14)."""
    follow(work, load(work, incident_id), rules.hands_on, "commands and repairs as well, acknowledged")
    return "Acknowledged: you command and repair."


def name_scribe(work: Work, incident_id: int, person_id: int) -> str:
    """Name who keeps the timeline."""
    facts = load(work, incident_id)
    name = facts.name(person_id)
    follow(work, facts, rules.name_scribe, f"named {name} scribe", person_id)
    return f"{name} keeps the timeline."


def grade(work: Work, incident_id: int, severity: str) -> str:
    """Set the severity; the clocks of the audiences follow it (C21)."""
    follow(work, load(work, incident_id), rules.grade, f"graded it {severity}", severity)
    return f"It is {severity} now."


def say_kind(work: Work, incident_id: int, *, security: bool = False, infra: bool = False) -> str:
    """Say that it concerns security, and so is private from now on, or infrastructure after all."""
    facts, what = load(work, incident_id), "security" if security else "infrastructure"
    after = follow(work, facts, turned_out, f"said that it concerns {what}", security=security, infra=infra)
    known = {each.role for each in facts.summons}
    called = [each.role for each in after.summons if each.role not in known]
    private = " It is private from now on." if security else ""
    return f"It concerns {what}.{private}" + (f" {' and '.join(called)} called." if called else "")


def correct_instants(
    work: Work, incident_id: int, *, declared_at: datetime | None = None, detected_at: datetime | None = None,
    started_at: datetime | None = None,
) -> str:  # fmt: skip
    """Correct when it was declared, seen or begun (C9)."""
    given = {"declared": declared_at, "detected": detected_at, "began": started_at}
    words = ", ".join(f"{word} {at:%H:%M}" for word, at in given.items() if at is not None)
    follow(work, load(work, incident_id), rules.set_instants, f"corrected its clocks: {words}", declared_at=declared_at,
           detected_at=detected_at, started_at=started_at)  # fmt: skip
    return f"Corrected: {words}."
