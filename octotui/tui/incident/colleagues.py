"""What colleagues have changed since the page was last shown, so that it is marked for a moment (screens 7)."""

from __future__ import annotations

from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.people import Person
from octotui.services.incident.views import IncidentPage


def changed_by_others(before: IncidentPage | None, after: IncidentPage, you: Person | None) -> frozenset[str]:
    """Return the ids of steps, roles, audiences and lines that others than `you` have changed."""
    if before is None or before is after or before.facts.incident.id != after.facts.incident.id:
        return frozenset()
    known = {line.key for line in before.lines}
    fresh = [line for line in after.lines if line.key not in known and not line.system]
    name = you.name if you else ""
    theirs = {line.key for line in fresh if line.who != name}
    if not theirs:
        return frozenset()
    alone = len(theirs) == len(fresh)
    mine = you.id if you else None
    changed = {each.id for each in after.facts.steps if each not in before.facts.steps and each.by != mine}
    # Roles and audiences do not say who changed them; the lines do, where all of them are somebody else's.
    return frozenset(theirs | changed | (_moved(before.facts, after.facts) if alone else set()))


def _moved(before: IncidentFacts, after: IncidentFacts) -> set[str]:
    heard = {each.audience for each in after.messages if each not in before.messages and each.sent_at}
    moved = {each.id for each in after.summons if each not in before.summons}
    return moved | {each.id for each in after.updates if each.audience in heard}
