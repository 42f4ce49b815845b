"""Texts that octotui writes for people in an incident: the hand-over brief and the first words of a message."""

from __future__ import annotations

from datetime import datetime

from octotui.domain.incident.clock import answered, book_by, elapsed, next_due, phase_now, steady
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.values import Aim, Rung, Update
from octotui.domain.people import Person
from octotui.domain.roles import CUSTOMER_SUPPORT_LIAISON, SECURITY_CHAMPION, TECH_LEAD


def brief(facts: IncidentFacts, now: datetime) -> str:
    """Return what a new commander needs to know: state, decisions, open steps, last message, who is here (A-IM-2)."""
    now, incident, present = steady(facts, now), facts.incident, phase_now(facts, now)
    minutes = int(elapsed(facts, now).total_seconds() // 60)
    phase = f", {present.phase.name}" if present else ""
    told = [f"State: {incident.severity}, {minutes} min since the declaration{phase}"]
    told += [f"Impact: {each.name} {_from(each.before)}{each.now}" for each in facts.measures[-3:]]
    told += [f"Decided: {_decided(facts, index)}" for index, each in enumerate(facts.decisions) if each.choice]
    told += [f"Not decided: round {each.round}" for each in facts.decisions[-1:] if not each.choice]
    told += [
        f"Advice: {each.role}: {each.choice or 'not reachable'} {each.text}".rstrip() for each in facts.advice[-4:]
    ]
    still = [
        step.title for step in facts.steps if facts.open(step) and not step.parent_id and step.aim != Aim.WAY.value
    ]
    told.append(f"Open: {', '.join(still) or 'nothing'}")
    last = max((each for each in facts.messages if each.sent_at), key=lambda each: each.number, default=None)
    told.append(f"Last message: {last.audience} {last.sent_at:%H:%M}" if last else "Last message: none yet")
    told += [f"Next update: {each.audience} {next_due(facts, each):%H:%M}" for each in facts.updates]
    here = [each for each in facts.summons if each.here_at]
    told.append("Here: " + (", ".join(f"{facts.name(each.person_id)} ({each.role})" for each in here) or "nobody yet"))
    told += [f"Escalated: {each.role} {each.asked_at:%H:%M}, {_came_of(each)}" for each in facts.rungs]
    gone = [each.role for each in facts.summons if not answered(each)]
    told += [f"Silent: {', '.join(gone)}"] if gone else []
    return "\n".join(told)


def _came_of(rung: Rung) -> str:
    if rung.acked_at is not None:
        return f"took note {rung.acked_at:%H:%M}"
    return f"passed over {rung.passed_at:%H:%M}" if rung.passed_at is not None else "not answered yet"


def _from(before: str) -> str:
    return f"{before} → " if before else ""


def _decided(facts: IncidentFacts, index: int) -> str:
    decision = facts.decisions[index]
    came = {"no": "did not hold", "yes": "verified"}.get(decision.verified, "under way")
    if decision.confirmed:
        came = {"no": "not confirmed by metrics", "yes": "confirmed by metrics"}[decision.confirmed]
    return f"{decision.choice} {decision.target}".rstrip() + f", {came}"


def first_words(facts: IncidentFacts, audience: str, now: datetime) -> str:
    """Return the first words of a message with the fields of an incident message (demands 3.4).

    Whoever sends it changes them; what is not known yet says so.
    """
    now, incident = steady(facts, now), facts.incident
    update = next((each for each in facts.updates if each.audience == audience), None)
    shown = "A problem" if incident.security and audience != "security" else incident.title
    lines = [f"{incident.name}, {incident.severity}: {shown}"]
    since = incident.started_at or incident.detected_at or incident.declared_at
    lines.append(f"Since {since:%H:%M} UTC." if since else "")
    lines += [
        "",
        "Impact: " + ("; ".join(f"{m.name} {_from(m.before)}{m.now}" for m in facts.measures) or "being assessed"),
    ]
    lines.append("Action: " + _action(facts))
    lines += _over(facts) if incident.cleared_at else _ahead(facts, update)
    if audience != "customers":
        lines.append("Leads: " + ", ".join(_leads(facts)))
    return "\n".join(lines)


def _ahead(facts: IncidentFacts, update: Update | None) -> list[str]:
    """Return what a message promises while it runs: by when, and the next update."""
    return ["Expected: " + _expected(facts), *([f"Next update: in {update.minutes} min."] if update else [])]


def _over(facts: IncidentFacts) -> list[str]:
    """Return what a message says after the all-clear: since when it is over, and when it is reviewed."""
    cleared, by, review = facts.incident.cleared_at, book_by(facts), facts.review
    lines = [f"All-clear: {cleared:%H:%M} UTC."] if cleared else []
    if review is not None and review.meets_at is not None:
        return [*lines, f"Review: {_day(review.meets_at)}."]
    return [*lines, *([f"Review: to be booked by {_day(by)}."] if by else [])]


def _day(at: datetime) -> str:
    return f"{at:%a} {at.day} {at:%b %H:%M} UTC"


def _action(facts: IncidentFacts) -> str:
    decision = facts.decision
    if decision is None or not decision.choice:
        return "the cause is being looked for, the way out is not chosen yet"
    who = f", {facts.name(decision.executor_id)} does it" if decision.executor_id else ""
    way = f"{decision.choice} {decision.target}".rstrip()
    if decision.confirmed == "yes":
        return f"{way}, done and confirmed"
    return f"{way}{who}" if decision.executed_at is None else f"{way} is carried out, being verified"


def _expected(facts: IncidentFacts) -> str:
    decision = facts.decision
    if decision and decision.at and decision.minutes and decision.executed_at is None:
        return f"{decision.minutes} min from {decision.at:%H:%M} UTC"
    return "not known yet"


def _leads(facts: IncidentFacts) -> tuple[str, ...]:
    named = [f"commander {facts.commander.name}" if facts.commander else "no commander yet"]
    security = (SECURITY_CHAMPION,) if facts.incident.security else ()
    for role in (TECH_LEAD, CUSTOMER_SUPPORT_LIAISON, *security):
        holder = _for(facts, role)
        named += [f"{role} {holder.name}"] if holder else []
    return tuple(named)


def _for(facts: IncidentFacts, role: str) -> Person | None:
    """Return who speaks for a role here: whoever came for it, else the one who holds it."""
    came = next((facts.person(each.person_id) for each in facts.summons if each.role == role and each.here_at), None)
    return came or facts.holder(role)


def all_clear_words(facts: IncidentFacts, now: datetime) -> str:
    """Return the first words of the all-clear."""
    incident, decision = facts.incident, facts.decision
    minutes = int(elapsed(facts, now).total_seconds() // 60)
    way = f" The way out was to {decision.choice}." if decision and decision.choice else ""
    proof = f" {decision.confirmed_note}." if decision and decision.confirmed_note else ""
    shown = "it" if incident.security else incident.title
    said = f"{incident.name}: all-clear after {minutes} min; {shown} is over.{way}{proof}".replace("..", ".")
    hours = facts.review.within_hours if facts.review else 0
    return said + (f"\nThe review is booked within {hours} hours." if hours else "")
