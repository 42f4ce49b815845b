"""Acts of the way out: advice, decision, execution, verification, confirmation (A-MIT)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from octotui.domain import production
from octotui.domain.incident import decide as rules
from octotui.domain.incident.clock import steady
from octotui.domain.incident.values import Way
from octotui.domain.plan import Wish
from octotui.domain.release import next_fix, smallest
from octotui.services import acting as releases
from octotui.services import release
from octotui.services.acting import actor
from octotui.services.incident.acting import follow, load, short, write
from octotui.store import read

if TYPE_CHECKING:
    from octotui.domain.incident.facts import IncidentFacts
    from octotui.domain.release import Release
    from octotui.store.work import Work


UNNAMED = "a critical production problem"
"""What a release says of a private incident: everybody reads it, and not even the number is for everybody (B-INC-3)."""


def advise(work: Work, incident_id: int, role: str, choice: str, text: str = "") -> str:
    """Say what one would do, for a role that is asked."""
    said = f"advises to {choice}" + (f": {short(text)}" if text.strip() else "")
    follow(work, load(work, incident_id), rules.advise, said, role, choice, text)
    return f"{role} advises to {choice}."


def decide(
    work: Work, incident_id: int, choice: str, *, reason: str = "", target: str = "", minutes: int | None = None,
    executor_id: int | None = None, objections: str = "",
) -> str:  # fmt: skip
    """Choose the way out; a hot-fix makes its own patch release in the expedited lane (A-MIT-1)."""
    facts = load(work, incident_id)
    changes = rules.decide(
        facts, actor(work), steady(facts, work.now), choice, reason=reason, target=target, minutes=minutes,
        executor_id=executor_id, objections=objections,
    )  # fmt: skip
    said = f"decided to {choice}"
    if choice != Way.HOT_FIX.value:
        write(work, facts, changes, said + _grounds(target, reason, objections))
        return f"It is decided: {choice}."
    made, decision = _hot_fix(work, facts), facts.but(changes).decision
    assert decision is not None
    changes = (*changes, replace(decision, hotfix_id=made.id, target=made.version))
    write(work, facts, changes, said + _grounds(made.version, reason, objections))
    work.release_id = made.id  # its journal begins with how it came about
    return f"It is decided: {choice}. {made.version} is made for it, expedited."


def _grounds(target: str, reason: str, objections: str) -> str:
    why = f": {short(reason)}" if reason.strip() else ""
    return (f" {target}" if target else "") + f"{why}; objections: {short(objections)}"


def _hot_fix(work: Work, facts: IncidentFacts) -> Release:
    """Make the patch release of a hot-fix; what may wait is deferred with an owner and a due time (C22)."""
    incident = facts.incident
    type_name = smallest(each.partition(":")[0] for each in facts.edition.types)
    version = next_fix(facts.release.version if facts.release else "", type_name, read.versions(work.rows))
    traits = _answers(work, incident.release_id)
    name = "Hot-fix" if incident.security else f"Hot-fix: {incident.title}"
    fixes = UNNAMED if incident.security else incident.name
    wish = Wish(version, name, type_name, fixes=fixes, expedited=True, traits=traits)
    return release.make(work, wish, facts.edition).release


def _answers(work: Work, release_id: int | None) -> tuple[tuple[str, bool | None], ...]:
    facts = read.facts(work.rows, release_id) if release_id else None
    return tuple((answer.trait, answer.yes) for answer in facts.traits) if facts else ()


def execute(work: Work, incident_id: int, note: str = "") -> str:
    """Say that the way out is carried out; rolling back takes the release out of production (A-MIT-2)."""
    facts = follow(
        work,
        load(work, incident_id),
        rules.execute,
        "carried it out" + (f": {short(note)}" if note.strip() else ""),
        note,
    )
    decision = facts.decision
    if decision is not None and decision.choice == Way.ROLL_BACK.value and facts.incident.release_id:
        of_release = releases.load(work, facts.incident.release_id)
        if of_release.release.deployed_at is not None and of_release.release.ended_at is None:
            reason = UNNAMED if facts.incident.security else f"{facts.incident.name}, {facts.incident.title}"
            changes = production.rolled_back(of_release, actor(work), work.now, reason)
            said = work.said
            releases.write(work, of_release, changes, said)
            work.incident_id = incident_id
    return "Carried out. QA verifies it next."


def verify_fix(work: Work, incident_id: int, *, ok: bool, note: str = "") -> str:
    """Say whether the fix holds; if not, a way out is chosen anew (A-MIT-3)."""
    word = "verified the fix" if ok else "found that the fix does not hold"
    said = word + (f": {short(note)}" if note.strip() else "")
    follow(work, load(work, incident_id), rules.verify_fix, said, ok=ok, note=note)
    return "Verified. The metrics come next." if ok else "It does not hold. The commander chooses again."


def confirm_fix(work: Work, incident_id: int, *, ok: bool, note: str) -> str:
    """Say whether the metrics confirm it (A-MIT-4)."""
    said = f"{'confirmed it by metrics' if ok else 'sees no recovery in the metrics'}: {short(note)}"
    follow(work, load(work, incident_id), rules.confirm_fix, said, ok=ok, note=note)
    return "Confirmed. The all-clear may be given." if ok else "Not confirmed. The commander chooses again."
