"""What the clocks say: the phase, what is late, and every alarm; all of it computed from instants and `now`.

Nothing here remembers. Whoever asks twice, in two terminals or after a crash, is told the same; that an alarm
has been sounded is on record (`values.Alarm`), so that nobody sounds it twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.values import Phase, Rung, Snooze, Step, Summons, Update
from octotui.domain.value import dataclass

SILENT = timedelta(minutes=5)
"""After this a role that was asked and says nothing is silent; our decision."""
RUNG_ANSWERS = timedelta(minutes=10)
"""After this the next rung of the escalation is due; our decision."""
WARNING = timedelta(minutes=5)
PROLONGED = timedelta(minutes=60)
"""When an incident is prolonged where the guide times nothing (C21)."""
BEFORE_THE_REVIEW = (0.5, 0.75, 11 / 12)
"""When the booking of the review is called to mind: at 24, 36 and 44 of 48 hours (A-REC-5)."""


def steady(facts: IncidentFacts, now: datetime) -> datetime:
    """Return `now`, never earlier than the newest instant on record: a clock that was set back stands still."""
    return max(now, facts.newest) if facts.newest else now


def elapsed(facts: IncidentFacts, now: datetime) -> timedelta:
    """Return the time since the declaration, up to the all-clear; zero while it is only reported."""
    incident = facts.incident
    if incident.declared_at is None:
        return timedelta()
    return max(timedelta(), (incident.cleared_at or incident.closed_at or steady(facts, now)) - incident.declared_at)


@dataclass(frozen=True, slots=True)
class PhaseNow:
    """The phase that runs: when it ends where it is timed, and by how much it is over."""

    phase: Phase
    ends: datetime | None
    left: timedelta | None
    prolonged: bool

    @property
    def over(self) -> timedelta | None:
        """Return by how much it is over; None while it is not."""
        return -self.left if self.left is not None and self.left < timedelta() else None


def timed(facts: IncidentFacts) -> tuple[Phase, ...]:
    """Return the phases that the guide times."""
    return tuple(phase for phase in facts.phases if phase.to_min is not None)


def ends(facts: IncidentFacts, phase: Phase) -> datetime | None:
    """Return when a phase ends, None where the guide does not say or nothing is declared."""
    declared = facts.incident.declared_at
    return declared + timedelta(minutes=phase.to_min) if declared and phase.to_min is not None else None


def prolonged_at(facts: IncidentFacts) -> datetime | None:
    """Return when the incident is prolonged: at the end of its last timed phase, or after an hour (A-ESC)."""
    last = timed(facts)[-1:]
    if last:
        return ends(facts, last[0])
    declared = facts.incident.declared_at
    return declared + PROLONGED if declared else None


def phase_now(facts: IncidentFacts, now: datetime) -> PhaseNow | None:
    """Return the phase that runs; None where the guide has none, or nothing is declared.

    While the incident runs, minutes decide between timed phases and the last of them goes on until the all-clear.
    Then, and among phases without minutes, the first with something open runs.
    """
    now = steady(facts, now)
    with_minutes = timed(facts)
    if facts.incident.declared_at is None or not facts.phases:
        return None
    if facts.running and with_minutes:
        phase = next((each for each in with_minutes if now < (ends(facts, each) or now)), with_minutes[-1])
        end = ends(facts, phase)
        assert end is not None
        return PhaseNow(phase, end, end - now, phase is with_minutes[-1] and now >= end)
    after = [each for each in facts.phases if facts.running or each.to_min is None] or list(facts.phases)
    undone = (each for each in after if any(facts.open(step) for step in facts.in_phase(each.number)))
    untimed_end = prolonged_at(facts)
    late = facts.running and untimed_end is not None and now >= untimed_end
    return PhaseNow(next(undone, after[-1]), None, None, late)


def late(facts: IncidentFacts, step: Step, now: datetime) -> timedelta | None:
    """Return by how much a step is late, or was when it was done; None where it is not (A-IM-T)."""
    phase = next((each for each in facts.phases if each.number == step.phase), None)
    limit = step.due or (ends(facts, phase) if phase else None)
    if limit is None:
        return None
    until = step.done_at or facts.incident.cleared_at or steady(facts, now)
    return until - limit if until > limit else None


def left_over(facts: IncidentFacts, now: datetime) -> tuple[Step, ...]:
    """Return the steps of earlier phases that are still open."""
    present = phase_now(facts, now)
    return tuple(
        step
        for phase in facts.phases
        if present and phase.number < present.phase.number
        for step in facts.in_phase(phase.number)
        if facts.open(step)
    )


# -- the clocks of the audiences ------------------------------------------------------------------------------------


def sent(facts: IncidentFacts, audience: str) -> tuple[datetime, ...]:
    """Return when an audience was told, the oldest first."""
    return tuple(sorted(each.sent_at for each in facts.messages if each.audience == audience and each.sent_at))


def next_due(facts: IncidentFacts, update: Update) -> datetime:
    """Return when an audience is to hear next; an alarm that was put off counts from its new time."""
    points = (update.began, *sent(facts, update.audience))
    return _put_off(facts, f"update:{update.audience}:{len(points)}", _due(update, points[-1]))


def _due(update: Update, point: datetime) -> datetime:
    """Return when an audience is to hear after `point`; a severity that changed since never makes it late before."""
    return max(point + timedelta(minutes=update.minutes), update.since)


def _put_off(facts: IncidentFacts, key: str, due: datetime) -> datetime:
    return max((due, *(each.until for each in facts.snoozes if each.alarm == key)))


# -- alarms ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Due:
    """An alarm that is due at `at`: `bell` tells whether it is heard, `key` names it for ever."""

    key: str
    kind: str
    at: datetime
    text: str
    bell: bool = False


@dataclass(frozen=True, slots=True)
class _Cause:
    """What would raise an alarm at `at`, unless it is met before."""

    due: Due
    met: datetime | None = None


def alarms(facts: IncidentFacts, now: datetime) -> tuple[Due, ...]:
    """Return every alarm that was due by `now`, the oldest first, whether or not anybody was there to hear it."""
    now = steady(facts, now)
    found = [due for cause in _causes(facts) for due in _raised(facts, cause) if due.at <= now]
    return tuple(sorted(found, key=lambda due: (due.at, due.key)))


def unsounded(facts: IncidentFacts, now: datetime) -> tuple[Due, ...]:
    """Return the alarms that are due and not on record yet."""
    known = {alarm.key for alarm in facts.alarms}
    return tuple(due for due in alarms(facts, now) if due.key not in known)


def _raised(facts: IncidentFacts, cause: _Cause) -> Iterator[Due]:
    """Give an alarm, and again each time it was put off and its cause still stood then."""
    due = cause.due
    snoozes = [each for each in facts.snoozes if each.alarm == due.key and each.until > due.at]
    if not any(each.at < due.at < each.until for each in snoozes) and _stands(cause, due.at):
        yield due
    for each in snoozes:
        if _stands(cause, each.until) and not _put_off_again(snoozes, each):
            yield Due(f"{due.key}@{each.number}", due.kind, each.until, due.text, due.bell)


def _put_off_again(snoozes: Iterable[Snooze], snooze: Snooze) -> bool:
    return any(snooze.at < each.at < snooze.until for each in snoozes)


def _stands(cause: _Cause, at: datetime) -> bool:
    return cause.met is None or cause.met > at


def _causes(facts: IncidentFacts) -> Iterator[_Cause]:
    incident = facts.incident
    if incident.declared_at is None:
        return
    over = incident.cleared_at or incident.closed_at
    for cause in (
        *_of_phases(facts),
        *(cause for each in facts.summons for cause in _of_summons(each)),
        *(cause for each in facts.updates for cause in _of_update(facts, each)),
        *(_of_time_box(step) for step in facts.steps if step.due and facts.applies(step)),
        *_of_escalation(facts),
        *(_of_rung(each) for each in facts.rungs),
    ):
        yield cause if over is None else _Cause(cause.due, min(over, cause.met or over))
    if incident.cleared_at is not None and incident.closed_at is None:
        yield from _of_review(facts, incident.cleared_at)


def _of_phases(facts: IncidentFacts) -> Iterator[_Cause]:
    last = timed(facts)[-1:]
    declared = facts.incident.declared_at
    assert declared is not None
    for phase in timed(facts):
        end = ends(facts, phase)
        assert end is not None
        length = end - declared - timedelta(minutes=phase.from_min or 0)
        steps = facts.in_phase(phase.number)
        done = [step.done_at for step in steps if step.done_at]
        closed = max(done) if steps and len(done) == len(steps) else None
        warn = end - min(WARNING, length / 3)
        left = ", ".join(_open_at(facts, phase, warn))
        yield _Cause(Due(f"phase:{phase.number}:warning", "warning", warn, f"{phase.name} ends soon: {left}"), closed)
        left = ", ".join(_open_at(facts, phase, end))
        what = f"{phase.name} is over" + (f", still open: {left}" if left else "")
        yield _Cause(Due(f"phase:{phase.number}:end", "phase over", end, what, bell=True))
    at = prolonged_at(facts)
    if at is not None:
        minutes = int((at - declared).total_seconds() // 60)
        key = f"phase:{last[0].number}:prolonged" if last else "prolonged"
        yield _Cause(Due(key, "prolonged", at, f"Prolonged: {minutes} minutes and no all-clear", bell=True))


def _open_at(facts: IncidentFacts, phase: Phase, at: datetime) -> tuple[str, ...]:
    """Return the titles of a phase's steps that were open at an instant."""
    return tuple(
        step.title
        for step in facts.in_phase(phase.number)
        if step.state != "not applicable" and (step.done_at is None or step.done_at > at)
    )


def answered(asked: Summons | Rung) -> datetime | None:
    """Return when somebody answered, or was passed over."""
    said = [asked.acked_at, asked.passed_at, asked.here_at if isinstance(asked, Summons) else None]
    return min((at for at in said if at is not None), default=None)


def _of_summons(asked: Summons) -> Iterator[_Cause]:
    if asked.asked_at is None:
        return
    met = answered(asked)
    oneself = asked.asked_by == asked.person_id and asked.here_at == asked.asked_at
    if not oneself:
        yield _Cause(Due(f"call:{asked.role}:{asked.times}", "call-out", asked.asked_at, f"Called: {asked.role}"))
    silent = asked.asked_at + SILENT
    text = f"No answer from {asked.role} for {int(SILENT.total_seconds() // 60)} minutes"
    yield _Cause(Due(f"silent:{asked.role}:{asked.times}", "reminder", silent, text), met)


def _of_update(facts: IncidentFacts, update: Update) -> Iterator[_Cause]:
    told = sent(facts, update.audience)
    points = (update.began, *told)
    for number, point in enumerate(points, 1):
        met = told[number - 1] if number <= len(told) else None
        text = f"An update to {update.audience} is due"
        yield _Cause(Due(f"update:{update.audience}:{number}", "update due", _due(update, point), text, bell=True), met)


def _of_time_box(step: Step) -> _Cause:
    assert step.due is not None
    key = f"box:{step.id}:{int(step.due.timestamp())}"
    return _Cause(Due(key, "time-box", step.due, f"The time for {step.title} is up"), step.done_at)


def _of_escalation(facts: IncidentFacts) -> Iterator[_Cause]:
    """Give what calls for an escalation: severity, the end of the last phase, two failed ways out (A-ESC)."""
    asked = min((rung.asked_at for rung in facts.rungs), default=None)
    for key, at, why in triggers(facts):
        text = f"Escalate to {facts.ladder[0]}: {why}"
        yield _Cause(Due(f"escalate:{key}", "escalate", at, text), asked)


def triggers(facts: IncidentFacts) -> Iterator[tuple[str, datetime, str]]:
    """Give each reason to escalate that the incident has or will have, and since when."""
    if facts.incident.severity == "critical":
        graded = max((update.since for update in facts.updates), default=facts.incident.declared_at)
        if graded is not None:
            yield "severity", graded, "it is critical"
    at = prolonged_at(facts)
    if at is not None:
        yield "prolonged", at, "it is prolonged"
    if len(facts.failed) > 1:
        second = facts.failed[1]
        failed_at = second.verified_at if second.verified == "no" else second.confirmed_at
        if failed_at is not None:
            yield "failed", failed_at, "two ways out have failed"


def silent(rung: Rung, now: datetime) -> bool:
    """Tell whether a rung has not answered in its time, so that the next one is due."""
    return answered(rung) is None and now >= rung.asked_at + RUNG_ANSWERS


def _of_rung(rung: Rung) -> _Cause:
    text = f"No answer from {rung.role} to the escalation for {int(RUNG_ANSWERS.total_seconds() // 60)} minutes"
    return _Cause(Due(f"rung:{rung.number}", "reminder", rung.asked_at + RUNG_ANSWERS, text, bell=True), answered(rung))


def book_by(facts: IncidentFacts) -> datetime | None:
    """Return until when the review is to be booked: the guide's hours after the all-clear (A-REC-5, C8)."""
    cleared, review = facts.incident.cleared_at, facts.review
    return cleared + timedelta(hours=review.within_hours) if cleared and review else None


def _of_review(facts: IncidentFacts, cleared: datetime) -> Iterator[_Cause]:
    review = facts.review
    if review is None:
        return
    within = timedelta(hours=review.within_hours)
    for part in BEFORE_THE_REVIEW:
        at = cleared + within * part
        hours = round(review.within_hours * (1 - part))
        text = f"The review of {facts.incident.name} is to be booked within {hours} h"
        yield _Cause(Due(f"review:{round(review.within_hours * part)}", "review", at, text), review.booked_at)
    text = f"The review of {facts.incident.name} is not booked, and its {review.within_hours} hours are over"
    yield _Cause(Due("review:late", "review late", cleared + within, text, bell=True), review.booked_at)
