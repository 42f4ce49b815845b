"""The blameless draft of a review: the timeline told by roles, with what it is to answer (A-PIR-3)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from octotui.domain.incident.clock import late
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.timeline import SOUND, steadied
from octotui.domain.incident.values import Aim, Step
from octotui.domain.journal import Entry
from octotui.domain.people import Person
from octotui.domain.roles import INCIDENT_COMMANDER

_BLAME = re.compile(
    r"\b(human error|operator error|careless\w*|negligen\w*|(his|her|their|whose) fault|to blame|blame[sd]?|"
    r"should have (known|seen|noticed|checked)|forgot|failed to|incompeten\w*|sloppy|screwed up|guilty)\b",
    re.IGNORECASE,
)


def draft(facts: IncidentFacts, entries: Iterable[Entry]) -> str:
    """Return a review as Markdown; people are named by their role, names stay in the journal."""
    incident = facts.incident
    lines = [f"# {incident.name}: {incident.title}", "", "## What happened", "", _facts(facts), "", "## Timeline", ""]
    lines += [f"- {at:%H:%M} {_told(facts, entry)}" for at, entry in steadied(entries)
              if not entry.refused and entry.act != SOUND]  # fmt: skip
    lines += ["", "## Impact", ""]
    lines += [f"- {each.name}: {each.before or '?'} → {each.now}" for each in facts.measures] or ["- Not measured"]
    lines += ["", "## Root cause", "", incident.cause or "Not known yet", ""]
    lines += [f"- {each}" for each in incident.factors]
    lines += ["", "## What went well", "", "- ", "", "## What we would do otherwise", ""]
    lines += [f"- {step.title} was {minutes} min late" for step in facts.steps if (minutes := _minutes(facts, step))]
    lines += ["- "]
    lines += ["", "## Action items", "", *actions(facts), ""]
    return "\n".join(lines)


def actions(facts: IncidentFacts) -> list[str]:
    """Return the action items as lines of a list; a role stands for who owns one."""
    told = []
    for each in facts.actions:
        owner = role_of(facts, facts.person(each.owner_id)) if each.owner_id else "no owner yet"
        due = f"{each.due:%Y-%m-%d}" if each.due else "no date yet"
        success = f"; done when {each.success}" if each.success else ""
        told.append(f"- {each.title} ({owner}, {due}{success})")
    return told or ["- None yet"]


def _facts(facts: IncidentFacts) -> str:
    incident = facts.incident
    told = [f"Severity {incident.severity}."]
    for word, at in (
        ("Began", incident.started_at), ("Seen", incident.detected_at), ("Declared", incident.declared_at),
        ("All-clear", incident.cleared_at),
    ):  # fmt: skip
        told += [f"{word} {at:%Y-%m-%d %H:%M} UTC."] if at else []
    told += [f"Way out: {each.choice}." for each in facts.decisions if each.choice]
    return " ".join(told)


def _minutes(facts: IncidentFacts, step: Step) -> int:
    """Return by how many minutes a step was late that had to be done; 0 for parts, ways out and what was set aside."""
    cleared = facts.incident.cleared_at
    asked = step.aim != Aim.WAY.value and not step.parent_id and facts.applies(step) and step.state != "not applicable"
    by = late(facts, step, cleared) if asked and cleared else None
    return int(by.total_seconds() // 60) if by else 0


def role_of(facts: IncidentFacts, person: Person | None) -> str:
    """Return the role under which somebody was in the incident, else the first they hold."""
    if person is None:
        return "somebody"
    if any(each.person_id == person.id and each.accepted_at for each in facts.commands):
        return INCIDENT_COMMANDER
    called = (each.role for each in facts.summons if each.person_id == person.id)
    return next(called, person.roles[0] if person.roles else "a colleague")


def _told(facts: IncidentFacts, entry: Entry) -> str:
    """Return an entry with roles in place of every name that it says."""
    who = role_of(facts, facts.person(entry.person_id)) if entry.person_id else entry.person
    return f"{who}: {unnamed(facts, entry.said)}"


def unnamed(facts: IncidentFacts, text: str) -> str:
    """Return a text with roles in place of the names of people; the longest names first."""
    for person in sorted(facts.people, key=lambda each: -len(each.name)):
        role = role_of(facts, person)
        text = re.sub(rf"\b{re.escape(person.name)}\b", lambda _found, role=role: role, text)  # type: ignore[misc]
        first = person.name.split()[0]
        if len(first) > 2:
            text = re.sub(rf"\b{re.escape(first)}\b", lambda _found, role=role: role, text)  # type: ignore[misc]
    return text


def blame(text: str) -> tuple[tuple[int, str], ...]:
    """Return the phrases of a text that look for somebody to blame, each with its line (A-PIR-3)."""
    return tuple(
        (number, found[0]) for number, line in enumerate(text.splitlines(), 1) for found in _BLAME.finditer(line)
    )
