"""What is told in an incident: the impact, messages to each audience, notes to the timeline, alarms put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from octotui.domain.clean import clean_words
from octotui.domain.incident.clock import sent, steady
from octotui.domain.incident.decide import check_all_clear
from octotui.domain.incident.facts import IncidentChanges, IncidentFacts, IncidentValue
from octotui.domain.incident.standing import (
    after,
    check_open,
    check_roles,
    check_running,
    check_words,
    commander_mover,
    refuse,
)
from octotui.domain.incident.steps import closing
from octotui.domain.incident.values import Aim, Audience, Measure, Message, Note, Snooze
from octotui.domain.people import Person
from octotui.domain.refusal import Mover
from octotui.domain.roles import CUSTOMER_SUPPORT_LIAISON, DATA_ANALYST, PROJECT_MANAGER

METRIC, USERS = "metric", "users"
_SPEAKS = {METRIC: DATA_ANALYST, USERS: CUSTOMER_SUPPORT_LIAISON}
_AIM = {
    Audience.STAKEHOLDERS.value: Aim.NOTIFY,
    Audience.CUSTOMERS.value: Aim.CUSTOMERS,
    Audience.SECURITY.value: Aim.SECURITY,
    Audience.LEADERSHIP.value: Aim.NOTIFY,
}
TOO_OFTEN = 3
"""An update sooner than a third of its minutes after the last is one too many, and says so."""


# -- impact ---------------------------------------------------------------------------------------------------------


def measure(
    facts: IncidentFacts, who: Person, now: datetime, kind: str, name: str, value: str, before: str = "",
    since: datetime | None = None,
) -> IncidentChanges:  # fmt: skip
    """Say what is hit: a metric with its baseline and its value now, or what users meet (A-IM-3a, A-IM-3b).

    The step is closed once each role that it names has spoken.
    """
    verdict = "NOT NOTED"
    check_running(facts, verdict, Aim.IMPACT)
    if kind not in _SPEAKS:
        mover = Mover("", who.id, "names one")
        raise refuse(facts, verdict, "A-IM-3", "An impact is a metric or what users meet", mover, aim=Aim.IMPACT)
    name = check_words(facts, name, verdict, "A-IM-3", "Say what was measured", Aim.IMPACT, who)
    value = check_words(facts, value, verdict, "A-IM-3", "Say what it is now", Aim.IMPACT, who)
    number = after(each.id for each in facts.measures)
    made = Measure(
        f"{facts.incident.id}.i{number}", facts.incident.id, number, kind, name, clean_words(before), value, since,
        who.id, now,
    )  # fmt: skip
    kinds = {each.kind for each in facts.measures} | {kind}
    asked = {wanted for wanted, role in _SPEAKS.items() for step in facts.aimed(Aim.IMPACT) if role in step.roles}
    return (made, *(closing(facts, Aim.IMPACT, who, now) if asked <= kinds else ()))


# -- messages -------------------------------------------------------------------------------------------------------


def speaker(facts: IncidentFacts, audience: str) -> str:
    """Return the role that speaks to an audience (C15)."""
    found = (each.role for each in facts.updates if each.audience == audience)
    return next(found, PROJECT_MANAGER)


def draft_of(facts: IncidentFacts, audience: str) -> Message | None:
    """Return what is written to an audience and not sent yet: the newest message, which replaces those before it."""
    newest = max((each for each in facts.messages if each.audience == audience), key=_number, default=None)
    return newest if newest is not None and newest.sent_at is None else None


def _number(message: Message) -> int:
    return message.number


def write_message(facts: IncidentFacts, who: Person, now: datetime, audience: str, text: str) -> IncidentChanges:
    """Write a message to an audience, in place of its draft; it is one until it is sent (A-IM-4, B-INC-4)."""
    verdict, aim = "NOT WRITTEN", _AIM.get(audience, Aim.NOTIFY)
    check_open(facts, verdict, aim)
    if audience not in {each.audience for each in facts.updates}:
        mover = commander_mover(facts, "names who is to hear")
        raise refuse(facts, verdict, "A-IM-4", f"{audience or 'Nobody'} is no audience here", mover, aim=aim)
    check_roles(facts, who, (speaker(facts, audience),), now, verdict, "A-IM-4", "writes it", aim)
    text = check_words(facts, text, verdict, "A-IM-4", "A message says something", aim, who)
    number = after(each.id for each in facts.messages)
    made = Message(f"{facts.incident.id}.m{number}", facts.incident.id, number, audience, text, who.id, now)
    drafted = closing(facts, Aim.CUSTOMERS, who, now) if audience == Audience.CUSTOMERS.value else ()
    return (made, *drafted)


def _message(facts: IncidentFacts, message_id: str, verdict: str, who: Person) -> Message:
    check_open(facts, verdict, Aim.NOTIFY)
    found = next((each for each in facts.messages if each.id == message_id), None)
    if found is None or found.sent_at is not None:
        reason = "That message is sent; another corrects it" if found else "There is no such message"
        raise refuse(facts, verdict, "A-IM-4", reason, Mover("", who.id, "writes another"), aim=Aim.NOTIFY)
    if found != draft_of(facts, found.audience):
        mover = Mover("", who.id, "takes the newer one")
        raise refuse(facts, verdict, "A-IM-4", "A newer message has replaced this one", mover, aim=Aim.NOTIFY)
    return found


def review_message(facts: IncidentFacts, who: Person, now: datetime, message_id: str) -> IncidentChanges:
    """Say that a message may go out; for customers the commander does (B-INC-4)."""
    verdict = "NOT REVIEWED"
    found = _message(facts, message_id, verdict, who)
    if not facts.commands_it(who) or (found.written_by == who.id and facts.four_eyes):
        reason = "The commander says that it may go out" if not facts.commands_it(who) else "Another than who wrote it"
        raise refuse(facts, verdict, "B-INC-4", reason, commander_mover(facts, "reads it"), aim=Aim.CUSTOMERS)
    return (replace(found, reviewed_by=who.id, reviewed_at=now),)


def too_soon(facts: IncidentFacts, audience: str, now: datetime) -> str:
    """Return a warning where an audience heard a moment ago, empty where it did not; too many are noise too."""
    last = sent(facts, audience)[-1:]
    update = next((each for each in facts.updates if each.audience == audience), None)
    if not last or update is None:
        return ""
    ago = steady(facts, now) - last[0]
    if ago >= timedelta(minutes=update.minutes) / TOO_OFTEN:
        return ""
    minutes = int(ago.total_seconds() // 60)
    return f"{audience.capitalize()} heard {minutes} m ago, and expect to hear every {update.minutes} m"


def send_message(
    facts: IncidentFacts, who: Person, now: datetime, message_id: str, how: str = "sent", *, anyway: bool = False
) -> IncidentChanges:
    """Send a message, or say that it was copied to where it goes; its audience's clock begins anew (A-IM-4)."""
    verdict = "NOT SENT"
    found = _message(facts, message_id, verdict, who)
    aim = _AIM[found.audience]
    check_roles(facts, who, (speaker(facts, found.audience),), now, verdict, "A-IM-4", "sends it", aim)
    if found.audience == Audience.CUSTOMERS.value and found.reviewed_at is None and facts.running:
        mover = commander_mover(facts, "reads it")
        raise refuse(facts, verdict, "B-INC-4", "The commander reads what customers get before it goes", mover, aim=aim)
    if not anyway and (warning := too_soon(facts, found.audience, now)):
        raise refuse(facts, verdict, "A-IM-4", warning, Mover("", who.id, "waits, or sends it anyway"), aim=aim)
    told = replace(found, sent_by=who.id, sent_at=now, how=clean_words(how) or "sent")
    return (told, *(closing(facts, aim, who, now) if aim is Aim.NOTIFY else ()))


def all_clear(facts: IncidentFacts, who: Person, now: datetime, text: str) -> IncidentChanges:
    """Give the all-clear to everybody who was told; refused before fix and metrics are confirmed (A-REC-1)."""
    roles = facts.role_of(Aim.ALL_CLEAR, otherwise=PROJECT_MANAGER)
    check_all_clear(facts, who, now, roles)
    text = check_words(facts, text, "NO ALL-CLEAR", "A-REC-1", "The all-clear says something", Aim.ALL_CLEAR, who)
    number = after(each.id for each in facts.messages)
    told: list[IncidentValue] = []
    for offset, update in enumerate(facts.updates):
        told.append(
            Message(
                f"{facts.incident.id}.m{number + offset}",
                facts.incident.id,
                number + offset,
                update.audience,
                text,
                who.id,
                now,
                who.id,
                now,
                who.id,
                now,
                "all-clear",
            )
        )
    command = (replace(facts.command, ended_at=now, ended_why="all-clear"),) if facts.command else ()
    cleared = replace(facts.incident, cleared_at=now, cleared_by=who.id)
    return (cleared, *told, *command, *closing(facts, Aim.ALL_CLEAR, who, now))


# -- timeline -------------------------------------------------------------------------------------------------------


def note(
    facts: IncidentFacts, who: Person, now: datetime, text: str, *, about: datetime | None = None,
    corrects: str | None = None,
) -> IncidentChanges:  # fmt: skip
    """Write a line into the timeline, or correct an earlier one; what was written stays (users-ask 22)."""
    verdict = "NOT NOTED"
    if facts.incident.closed_at is not None:
        check_open(replace(facts, incident=replace(facts.incident, declared_at=facts.incident.reported_at)), verdict)
    text = check_words(facts, text, verdict, "A-INC-0", "A note says something", Aim.PLAIN, who)
    known = {each.id for each in facts.notes}
    if (corrects and corrects not in known) or (about is not None and about > now):
        reason = "There is no such note" if corrects and corrects not in known else "A note is not about the future"
        raise refuse(facts, verdict, "A-INC-0", reason, Mover("", who.id, "names another"), aim=Aim.PLAIN)
    number = after(known)
    return (Note(f"{facts.incident.id}.n{number}", facts.incident.id, number, text, who.id, now, about, corrects),)


def snooze(facts: IncidentFacts, who: Person, now: datetime, alarm: str, minutes: int, reason: str) -> IncidentChanges:
    """Put an alarm off, with the reason; it comes back then unless its cause is gone (users-ask 21)."""
    verdict = "NOT PUT OFF"
    check_open(facts, verdict, Aim.NOTIFY)
    reason = check_words(facts, reason, verdict, "A-IM-T", "An alarm is put off for a reason", Aim.NOTIFY, who)
    key = alarm.partition("@")[0]
    if not key or not 0 < minutes <= 60:
        text = "An alarm is put off by 1 to 60 minutes" if key else "There is no such alarm"
        raise refuse(facts, verdict, "A-IM-T", text, Mover("", who.id, "names another time"), aim=Aim.NOTIFY)
    if key.startswith("phase:"):
        text = "The phases of the guide are not put off; what is open in them is done"
        raise refuse(facts, verdict, "A-IM-T", text, commander_mover(facts, "sees to it"), aim=Aim.PLAIN)
    number = after(each.id for each in facts.snoozes)
    until = steady(facts, now) + timedelta(minutes=minutes)
    return (Snooze(f"{facts.incident.id}.z{number}", facts.incident.id, number, key, until, reason, who.id, now),)
