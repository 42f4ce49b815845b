"""From a guide to the playbook of one incident: its phases, its steps, whom to call, and what each step is for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from octotui.domain.guide import Guide, IncidentStep
from octotui.domain.incident.facts import IncidentChanges, IncidentFacts
from octotui.domain.incident.standing import MAY_DECLARE
from octotui.domain.incident.values import Aim, Audience, Decision, Incident, Phase, Review, Step, Summons, Update, Way
from octotui.domain.people import Person, holders
from octotui.domain.roles import (
    CUSTOMER_SUPPORT_LIAISON,
    INCIDENT_COMMANDER,
    LEADERSHIP,
    PROJECT_MANAGER,
    SECURITY_CHAMPION,
    canonical,
)

_AIMS: tuple[tuple[str, Aim], ...] = (
    (r"\b(declare|trigger|initiate|open|start)\w*\b.*\b(incident|response)\b", Aim.DECLARE),
    (r"incident (commander|lead|manager)|\bcommander\b", Aim.COMMAND),
    (r"post[- ]?incident|post-?mortem|retrospective|(book|schedul|hold|conduct|plan|run)\w*.*\breview", Aim.REVIEW),
    (r"root[- ]cause|\brca\b", Aim.ROOT_CAUSE),
    (r"action items?|\bfollow[- ]?ups?\b|corrective", Aim.ACTIONS),
    (r"all[- ]?clear|\bresolution (notice|message|notif)|(announce|declare|notify)\w*.*\bresolved", Aim.ALL_CLEAR),
    (r"(decide|choose|select|determine|pick)\b.*(approach|mitigation|strategy|option|path|way|fix)", Aim.DECIDE),
    (r"(prepar|draft)\w*.*(customer|user)|(customer|user)s?.*(communicat|messag)", Aim.CUSTOMERS),
    (r"support (team|lead|staff)?\s*(update|brief|inform)|(update|brief|inform)\w* .*support", Aim.SUPPORT),
    (r"\bsecurity\b", Aim.SECURITY),
    (r"\bon[- ]?call\b", Aim.ON_CALL),
    (r"\bimpact\b|\bassess|\btriage|\bseverity\b", Aim.IMPACT),
    (r"(verif|valid|test)\w*.*(fix|mitigat|rollback|recover|repair)|smoke", Aim.VERIFY),
    (r"\bmetrics?\b|\bmonitor|\bdashboards?\b", Aim.METRICS),
    (r"(execut|implement|carry out|apply|perform)\w*.*(mitigat|fix|plan|approach|decision)", Aim.EXECUTE),
    (r"stakeholder|\bnotif|\binform\b|communicat|status (page|update)", Aim.NOTIFY),
    (r"\b(engage|involve|assemble|gather|page|pull in|bring in|call in)\b", Aim.ENGAGE),
)
_WAYS: tuple[tuple[str, Way], ...] = (
    (r"roll(ing)? ?-?back|revert|last (known[- ])?good", Way.ROLL_BACK),
    (r"flag|toggle|kill switch", Way.FLAG_OFF),
    (r"hot ?-?fix|fast[- ]forward|forward|patch", Way.HOT_FIX),
)
RESPONSE = frozenset(
    (Aim.DECLARE, Aim.COMMAND, Aim.SECURITY, Aim.ON_CALL, Aim.IMPACT, Aim.NOTIFY, Aim.CUSTOMERS, Aim.ENGAGE, Aim.DECIDE,
     Aim.EXECUTE, Aim.VERIFY, Aim.METRICS, Aim.PLAIN)
)  # fmt: skip
"""What belongs to the time before the all-clear; whoever it names is on the roll call."""

AUDIENCES: dict[str, str] = {
    Audience.STAKEHOLDERS.value: PROJECT_MANAGER,
    Audience.CUSTOMERS.value: CUSTOMER_SUPPORT_LIAISON,
    Audience.SECURITY.value: SECURITY_CHAMPION,
    Audience.LEADERSHIP.value: PROJECT_MANAGER,
}
"""Who speaks to whom (C15)."""

MINUTES: dict[str, dict[str, int]] = {
    Audience.STAKEHOLDERS.value: {"minor": 60, "major": 30, "critical": 15},
    Audience.CUSTOMERS.value: {"minor": 120, "major": 60, "critical": 30},
    Audience.SECURITY.value: {"minor": 30, "major": 15, "critical": 15},
    Audience.LEADERSHIP.value: {"minor": 120, "major": 60, "critical": 45},
}
"""How often each audience hears, by severity, in minutes; our decision (users-ask 21)."""


def way_of(title: str) -> Way | None:
    """Return the way out that a title speaks of, if it speaks of one."""
    words = title.casefold()
    return next((way for pattern, way in _WAYS if re.search(pattern, words)), None)


def aim_of(title: str, roles: Iterable[str], parent: Aim | None = None) -> Aim:
    """Return what a step is for, read from its title, its roles and what it is a part of."""
    words = title.casefold()
    if parent is Aim.DECIDE:
        return Aim.WAY
    if parent is Aim.ENGAGE:
        return Aim.SECURITY if SECURITY_CHAMPION in roles else Aim.ENGAGE
    if parent is None and way_of(title) is Way.ROLL_BACK and not re.search("plan|verif|test", words):
        return Aim.DECIDE
    return next((aim for pattern, aim in _AIMS if re.search(pattern, words)), Aim.PLAIN)


def make_playbook(
    guide: Guide, incident: Incident, people: tuple[Person, ...], by: int, now: datetime
) -> IncidentChanges:
    """Return all that the guide's playbook asks of one incident, as it stands at the declaration (A-INC-0)."""
    phases = tuple(_phases(guide, incident))
    steps = tuple(_steps(guide, incident, by, now))
    booked = next((step.line for step in steps if step.aim == Aim.REVIEW.value), 0)
    review = Review(
        f"{incident.id}.r", incident.id, guide.review.line if guide.review else booked,
        canonical(guide.review.facilitator) if guide.review and guide.review.facilitator else PROJECT_MANAGER,
        (guide.review.within_hours if guide.review else None) or 48,
    )  # fmt: skip
    first = Decision(f"{incident.id}.d1", incident.id, 1, now)
    return (*phases, *steps, *call_out(incident, steps, people, by, now), *clocks(incident, now), first, review)


def foreseen(facts: IncidentFacts, guide: Guide) -> IncidentFacts:
    """Return a reported incident with all that its declaration would bring: steps, roll call, clocks of audiences."""
    incident = facts.incident
    return facts.but(make_playbook(guide, incident, facts.people, incident.reported_by, incident.reported_at))


def declarers_by(guide: Guide) -> tuple[str, ...]:
    """Return the roles that declare an incident under a guide (A-IM-1)."""
    steps = (step for phase in guide.incident_phases for step in phase.steps if step.parent is None)
    named = (canonical(role) for step in steps if aim_of(step.title, step.roles) is Aim.DECLARE for role in step.roles)
    return tuple(dict.fromkeys((*named, *MAY_DECLARE)))


def _phases(guide: Guide, incident: Incident) -> Iterator[Phase]:
    """Give the phases in the order of the guide; one never begins before the one before it ends (A-IM-T, A-MIT-T)."""
    reached = 0
    for number, phase in enumerate(guide.incident_phases, 1):
        begins, ends = phase.from_min, phase.to_min
        if ends is not None:
            begins = max(reached, begins or 0)
            reached = ends = max(ends, begins + 1)
        yield Phase(f"{incident.id}.f{number}", incident.id, number, phase.name, phase.line, begins, ends)


def _steps(guide: Guide, incident: Incident, by: int, now: datetime) -> Iterator[Step]:
    number = 0
    for phase, told in enumerate(guide.incident_phases, 1):
        made: dict[int, Step] = {}
        for each in told.steps:
            number += 1
            parent = made.get(each.parent or 0)
            step = _step(incident, each, number, phase, parent, by, now)
            made[each.line] = step
            yield step


def _step(
    incident: Incident, told: IncidentStep, number: int, phase: int, parent: Step | None, by: int, now: datetime
) -> Step:
    roles = tuple(dict.fromkeys(canonical(role) for role in told.roles))
    aim = aim_of(told.title, roles, Aim(parent.aim) if parent else None)
    done = aim is Aim.DECLARE
    return Step(
        f"{incident.id}.s{number}", incident.id, number, phase, told.title, told.line, roles, aim.value,
        parent.id if parent else None, told.condition or "", "done" if done else "open",
        done_at=now if done else None, done_by=by if done else None, by=by, since=now,
    )  # fmt: skip


def call_out(
    incident: Incident, steps: tuple[Step, ...], people: tuple[Person, ...], by: int, now: datetime
) -> tuple[Summons, ...]:
    """Return the roll call: every role that the response names, Security first where it concerns them (B-INC-3)."""
    probe = IncidentFacts(incident, edition=None, steps=steps)  # type: ignore[arg-type]  # asked for its steps alone
    named: dict[str, Step] = {}
    for step in steps:
        if Aim(step.aim) not in RESPONSE or not probe.applies(step):
            continue
        for role in step.roles:
            if role not in (INCIDENT_COMMANDER, LEADERSHIP):
                named.setdefault(role, step)
    if incident.security:
        line = next((step.line for step in steps if step.aim == Aim.SECURITY.value), 0)
        named = {SECURITY_CHAMPION: named.get(SECURITY_CHAMPION) or _asked_for(incident, line), **named}
    return tuple(
        _summons(incident, number, role, step, people, by, now) for number, (role, step) in enumerate(named.items(), 1)
    )


def _asked_for(incident: Incident, line: int) -> Step:
    return Step(f"{incident.id}.s0", incident.id, 0, 0, "Security incident", line)


def _summons(
    incident: Incident, number: int, role: str, step: Step, people: tuple[Person, ...], by: int, now: datetime
) -> Summons:
    known = holders(people, role)
    person_id = known[0].id if len(known) == 1 else None
    return Summons(f"{incident.id}.c{number}", incident.id, number, role, step.line, step.title, person_id, now, by, 1)


def clocks(incident: Incident, now: datetime) -> tuple[Update, ...]:
    """Return the clock of each audience that is to hear; a private incident speaks to Security alone (C15)."""
    told = (Audience.SECURITY,) if incident.security else (Audience.STAKEHOLDERS, Audience.CUSTOMERS)
    return tuple(clock(incident, audience.value, now) for audience in told)


def clock(incident: Incident, audience: str, now: datetime) -> Update:
    """Return the clock of one audience as the severity sets it."""
    minutes = MINUTES[audience][incident.severity]
    return Update(f"{incident.id}.u.{audience}", incident.id, audience, AUDIENCES[audience], minutes, now, now)


def ladder(guide: Guide) -> tuple[str, ...]:
    """Return the roles of the escalation, the commander's own rung left out (A-ESC)."""
    rungs = (canonical(role) for role in guide.escalation or ())
    return tuple(role for role in dict.fromkeys(rungs) if role != INCIDENT_COMMANDER)


def regraded(incident: Incident, updates: tuple[Update, ...], now: datetime) -> tuple[Update, ...]:
    """Return the clocks of the audiences as a new severity sets them; each goes on from where it was."""
    return tuple(replace(clock(incident, each.audience, now), began=each.began) for each in updates)
