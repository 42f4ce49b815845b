"""What follows an incident: root cause, action items, the review within its hours, and its close (A-REC, A-PIR)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_line, clean_text, clean_words
from octotui.domain.incident.clock import book_by
from octotui.domain.incident.facts import IncidentChanges, IncidentFacts
from octotui.domain.incident.standing import (
    after,
    check_known,
    check_open,
    check_roles,
    check_words,
    movers_of,
    refuse,
)
from octotui.domain.incident.steps import closing
from octotui.domain.incident.values import Action, Aim, Review, Rung, Summons
from octotui.domain.notes.merging import merge
from octotui.domain.people import Person
from octotui.domain.refusal import Mover
from octotui.domain.roles import PROJECT_MANAGER, TECH_LEAD

STATES = ("open", "in progress", "blocked", "done", "won't do")
"""What may have become of an action item; "won't do" is said honestly, with the reason (users-ask 24)."""
ROLES_PRESENT = 3
"""From how many roles people come to a review (B-INC-7)."""


def find_cause(
    facts: IncidentFacts, who: Person, now: datetime, cause: str, factors: tuple[str, ...] = ()
) -> IncidentChanges:
    """Write down the root cause with what contributed to it; the Tech Lead leads (A-REC-3)."""
    verdict = "NOT WRITTEN"
    check_open(facts, verdict, Aim.ROOT_CAUSE)
    roles = facts.role_of(Aim.ROOT_CAUSE, otherwise=TECH_LEAD)
    check_roles(facts, who, roles, now, verdict, "A-REC-3", "finds it", Aim.ROOT_CAUSE)
    cause = check_words(facts, cause, verdict, "A-REC-3", "A root cause says something", Aim.ROOT_CAUSE, who)
    told = tuple(words for each in factors if (words := clean_line(each)))
    incident = replace(facts.incident, cause=cause, factors=told, cause_by=who.id, cause_at=now)
    return (incident, *closing(facts, Aim.ROOT_CAUSE, who, now))


def _check_keeper(facts: IncidentFacts, who: Person, now: datetime, verdict: str, rule: str, would: str) -> None:
    """Refuse who neither facilitates, nor commanded, nor holds the guide's role for the aftermath."""
    review = facts.review
    roles = (*facts.role_of(Aim.ACTIONS, otherwise=PROJECT_MANAGER), review.facilitator if review else "")
    commanded = {each.person_id for each in facts.commands}
    if who.id in commanded or (review and review.facilitator_id == who.id):
        return
    check_roles(facts, who, tuple(role for role in roles if role), now, verdict, rule, would, Aim.ACTIONS)


def add_action(
    facts: IncidentFacts, who: Person, now: datetime, title: str, *, description: str = "",
    owner_id: int | None = None, due: datetime | None = None, success: str = "",
) -> IncidentChanges:  # fmt: skip
    """Add an action item; owner and date may come later, but the review does not close without (A-REC-4, A-PIR-4)."""
    verdict = "NOT ADDED"
    check_open(facts, verdict, Aim.ACTIONS)
    _check_keeper(facts, who, now, verdict, "A-REC-4", "writes them down")
    title = check_words(facts, title, verdict, "A-REC-4", "An action item has a title", Aim.ACTIONS, who)
    check_known(facts, who, owner_id, verdict, "A-PIR-4", Aim.ACTIONS)
    number = after(each.id for each in facts.actions)
    made = Action(
        f"{facts.incident.id}.a{number}", facts.incident.id, number, clean_line(title), who.id, now,
        clean_words(description), owner_id, due, clean_words(success), by=who.id, since=now,
    )  # fmt: skip
    return (made, *closing(facts, Aim.ACTIONS, who, now))


def _action(facts: IncidentFacts, action_id: str, verdict: str, who: Person) -> Action:
    found = next((each for each in facts.actions if each.id == action_id), None)
    if found is None:
        mover = Mover("", who.id, "names another")
        raise refuse(facts, verdict, "A-REC-4", f"There is no action item {action_id}", mover, aim=Aim.ACTIONS)
    return found


def edit_action(
    facts: IncidentFacts, who: Person, now: datetime, action_id: str, *, title: str, description: str = "",
    owner_id: int | None = None, due: datetime | None = None, success: str = "",
) -> IncidentChanges:  # fmt: skip
    """Change an action item; after the review closed, its owner and date stay (A-PIR-4)."""
    verdict, found = "NOT CHANGED", _action(facts, action_id, "NOT CHANGED", who)
    if found.owner_id != who.id:
        _check_keeper(facts, who, now, verdict, "A-REC-4", "keeps the action items")
    title = check_words(facts, title, verdict, "A-REC-4", "An action item has a title", Aim.ACTIONS, who)
    check_known(facts, who, owner_id, verdict, "A-PIR-4", Aim.ACTIONS)
    if facts.incident.closed_at is not None and (owner_id is None or due is None):
        mover = Mover(PROJECT_MANAGER, None, "names both")
        reason = "The review is closed; an action item keeps an owner and a date"
        raise refuse(facts, verdict, "A-PIR-4", reason, mover, aim=Aim.ACTIONS)
    return (
        replace(found, title=clean_line(title), description=clean_words(description), owner_id=owner_id, due=due,
                success=clean_words(success), by=who.id, since=now),
    )  # fmt: skip


def move_action(
    facts: IncidentFacts, who: Person, now: datetime, action_id: str, state: str, reason: str = ""
) -> IncidentChanges:
    """Say what has become of an action item; blocked and "won't do" say why (A-PIR-5)."""
    verdict, found = "NOT CHANGED", _action(facts, action_id, "NOT CHANGED", who)
    if state not in STATES or state == found.state:
        text = f"It is {state} already" if state == found.state else f"{state} is no state; it is {', '.join(STATES)}"
        raise refuse(facts, verdict, "A-PIR-5", text, Mover("", who.id, "names another"), aim=Aim.ACTIONS)
    if found.owner_id != who.id:
        _check_keeper(facts, who, now, verdict, "A-PIR-5", "keeps the action items")
    if state in ("blocked", "won't do"):
        reason = check_words(facts, reason, verdict, "A-PIR-5", f"Say why it is {state}", Aim.ACTIONS, who)
    return (replace(found, state=state, reason=clean_words(reason), by=who.id, since=now),)


def book_review(
    facts: IncidentFacts, who: Person, now: datetime, meets_at: datetime, facilitator_id: int
) -> IncidentChanges:
    """Book the review with a facilitator who did not command (A-REC-5, A-PIR-1, C8).

    The booking is due within the guide's hours of the all-clear; a meeting later than that is allowed and marked.
    """
    verdict, review = "NOT BOOKED", facts.review
    _check_after(facts, verdict, Aim.REVIEW)
    roles = facts.role_of(Aim.REVIEW, otherwise=PROJECT_MANAGER)
    check_roles(facts, who, roles, now, verdict, "A-REC-5", "books it", Aim.REVIEW)
    mover = Mover("", who.id, "names another")
    if meets_at <= now:
        raise refuse(facts, verdict, "A-REC-5", "The review is later than now", mover, aim=Aim.REVIEW)
    if facts.person(facilitator_id) is None:
        raise refuse(facts, verdict, "A-PIR-1", "Somebody facilitates the review", mover, aim=Aim.REVIEW)
    if facilitator_id in {each.person_id for each in facts.commands if each.accepted_at}:
        name = facts.name(facilitator_id)
        raise refuse(facts, verdict, "A-PIR-1", f"{name} commanded; another facilitates", mover, aim=Aim.REVIEW)
    assert review is not None, "a declared incident has its review"
    booked = replace(review, booked_at=now, booked_by=who.id, meets_at=meets_at, facilitator_id=facilitator_id)
    return (booked, *closing(facts, Aim.REVIEW, who, now))


def _check_after(facts: IncidentFacts, verdict: str, aim: Aim) -> None:
    check_open(facts, verdict, aim)
    if facts.incident.cleared_at is None:
        movers = movers_of(facts, facts.role_of(Aim.ALL_CLEAR, otherwise=PROJECT_MANAGER), "gives it")
        raise refuse(facts, verdict, "A-REC-1", "The all-clear is not given yet", *movers, aim=Aim.ALL_CLEAR)


def meets_late(facts: IncidentFacts) -> bool:
    """Tell whether the review meets later than the guide's hours after the all-clear (C8)."""
    by, review = book_by(facts), facts.review
    return by is not None and review is not None and review.meets_at is not None and review.meets_at > by


def involved(facts: IncidentFacts) -> tuple[int, ...]:
    """Return whoever is to attend the review: everybody who acted, was asked, or decided (A-PIR-2)."""
    incident = facts.incident
    found: list[int | None] = [incident.declared_by, incident.reported_by, incident.scribe_id, incident.cleared_by]
    found += [each.person_id for each in facts.commands if each.accepted_at]
    found += [each.nominated_by for each in facts.commands]
    found += [each.asked_by for each in facts.summons] + [each.asked_by for each in facts.rungs]
    found += [person.id for each in facts.summons if each.asked_at for person in _asked(facts, each)]
    found += [person.id for each in facts.rungs for person in _asked(facts, each)]
    found += [step.done_by for step in facts.steps]
    for decision in facts.decisions:
        found += [decision.by, decision.executed_by, decision.verified_by, decision.confirmed_by]
    found += [each.by for each in facts.advice] + [each.by for each in facts.measures]
    found += [each.by for each in facts.notes] + [each.by for each in facts.snoozes]
    for message in facts.messages:
        found += [message.written_by, message.reviewed_by, message.sent_by]
    return tuple(dict.fromkeys(each for each in found if each is not None))


def _asked(facts: IncidentFacts, call: Summons | Rung) -> tuple[Person, ...]:
    """Return who was asked by a call: whoever answered it or was meant, else all who hold the role."""
    person = facts.person(call.person_id)
    return (person,) if person else facts.holders(call.role)


def came(facts: IncidentFacts, who: Person, now: datetime, person_ids: Iterable[int]) -> IncidentChanges:
    """Say who was at the review."""
    verdict, present = "NOT NOTED", tuple(dict.fromkeys(person_ids))
    review = _held(facts, who, now, verdict)
    for each in present:
        check_known(facts, who, each, verdict, "B-INC-7", Aim.REVIEW)
    return (replace(review, present=tuple(map(str, present))),)


def write_review(
    facts: IncidentFacts, who: Person, now: datetime, text: str, base: str, *, both: bool = False
) -> IncidentChanges:
    """Keep the text of the review, with what others have written since `base`, which it began from.

    Refused where both have changed the same lines, unless both are to stay.
    """
    verdict = "NOT KEPT"
    review = _held(facts, who, now, verdict)
    merged = merge(base, clean_text(text), review.text)
    if merged.conflicts and not both:
        reason = f"{facts.name(review.text_by)} has changed the same lines meanwhile"
        raise refuse(facts, verdict, "A-PIR-3", reason, Mover("", who.id, "chooses between both"), aim=Aim.REVIEW)
    return (replace(review, text=merged.text, text_by=who.id, text_at=now),)


def _held(facts: IncidentFacts, who: Person, now: datetime, verdict: str) -> Review:
    review = facts.review
    _check_after(facts, verdict, Aim.REVIEW)
    _check_keeper(facts, who, now, verdict, "A-PIR-1", "keeps the review")
    assert review is not None, "a declared incident has its review"
    return review


def close_review(facts: IncidentFacts, who: Person, now: datetime) -> IncidentChanges:
    """Close the review and with it the incident; refused with an action item that lacks owner or date (A-PIR-4)."""
    verdict = "NOT CLOSED"
    review = _held(facts, who, now, verdict)
    if review.booked_at is None:
        movers = movers_of(facts, facts.role_of(Aim.REVIEW, otherwise=PROJECT_MANAGER), "books it")
        raise refuse(facts, verdict, "A-REC-5", "The review is not booked", *movers, aim=Aim.REVIEW)
    if not facts.incident.cause:
        movers = movers_of(facts, facts.role_of(Aim.ROOT_CAUSE, otherwise=TECH_LEAD), "writes it down")
        raise refuse(facts, verdict, "A-REC-3", "The root cause is not written down", *movers, aim=Aim.ROOT_CAUSE)
    keeper = movers_of(facts, facts.role_of(Aim.ACTIONS, otherwise=PROJECT_MANAGER), "names them")
    if not facts.actions:
        reason = "A review ends with at least one action item"
        raise refuse(facts, verdict, "A-PIR-4", reason, *keeper, aim=Aim.ACTIONS)
    bare = [each for each in facts.actions if (each.owner_id is None or each.due is None) and each.state != "won't do"]
    if bare:
        lacks = "an owner" if bare[0].owner_id is None else "a date"
        more = f", and {len(bare) - 1} more are not complete" if len(bare) > 1 else ""
        reason = f"{bare[0].title} lacks {lacks}{more}"
        raise refuse(facts, verdict, "A-PIR-4", reason, *keeper, aim=Aim.ACTIONS)
    roles = {role for each in review.present for role in _roles(facts, int(each))}
    if len(roles) < ROLES_PRESENT:
        reason = f"People of {len(roles)} roles were there; a review needs {ROLES_PRESENT} or more"
        mover = Mover(review.facilitator, review.facilitator_id, "says who came")
        raise refuse(facts, verdict, "B-INC-7", reason, mover, aim=Aim.REVIEW)
    closed = replace(facts.incident, closed_at=now, closed_by=who.id, closed_why="reviewed")
    return (closed, replace(review, closed_at=now, closed_by=who.id))


def _roles(facts: IncidentFacts, person_id: int) -> tuple[str, ...]:
    person = facts.person(person_id)
    return person.roles if person else ()
