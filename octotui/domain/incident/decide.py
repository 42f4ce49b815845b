"""The way out: advised, decided by the commander alone, carried out, verified, confirmed, or tried anew (A-MIT)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from octotui.domain.clean import clean_words
from octotui.domain.incident.facts import IncidentChanges, IncidentFacts, IncidentValue
from octotui.domain.incident.standing import (
    check_commander,
    check_known,
    check_roles,
    check_running,
    check_words,
    commander_mover,
    holds_any,
    movers_of,
    refuse,
    spoken,
)
from octotui.domain.incident.steps import done, reopened
from octotui.domain.incident.values import Advice, Aim, Decision, Severity, Step, Way
from octotui.domain.people import Person
from octotui.domain.refusal import Mover
from octotui.domain.roles import DATA_ANALYST, DEVELOPERS, QA_ENGINEER, RELEASE_MANAGER

_TRYING = (Aim.DECIDE, Aim.EXECUTE, Aim.VERIFY, Aim.METRICS)


def severe(facts: IncidentFacts) -> bool:
    """Tell whether the guide prefers to roll back: the severity is above minor (A-MIT-1a, C21)."""
    return Severity(facts.incident.severity).rank > 1


def _current(facts: IncidentFacts, verdict: str) -> Decision:
    check_running(facts, verdict, Aim.DECIDE)
    assert facts.decision is not None, "a declared incident has a first round"
    return facts.decision


def advise(facts: IncidentFacts, who: Person, now: datetime, role: str, choice: str, text: str) -> IncidentChanges:
    """Say what one would do, for a role whose input the commander asks for (A-MIT-1d)."""
    verdict = "NO ADVICE GIVEN"
    decision = _current(facts, verdict)
    if decision.choice:
        reason = f"The commander has decided to {decision.choice}"
        raise refuse(facts, verdict, "A-MIT-1d", reason, commander_mover(facts, "decides anew"), aim=Aim.DECIDE)
    if choice not in tuple(Way):
        reason = f"{choice or 'Nothing'} is no way out; it is {', '.join(Way)}"
        raise refuse(facts, verdict, "A-MIT-1", reason, Mover(role, who.id, "names one"), aim=Aim.DECIDE)
    if not holds_any(facts, who, (role,), now):
        reason = f"{spoken(facts, (role,))} speaks for {role}"
        raise refuse(facts, verdict, "A-MIT-1d", reason, *movers_of(facts, (role,), "advises"), aim=Aim.DECIDE)
    return (_said(facts, decision, role, choice, clean_words(text), who, now, reached=True),)


def _said(
    facts: IncidentFacts, decision: Decision, role: str, choice: str, text: str, who: Person, now: datetime, *,
    reached: bool,
) -> Advice:  # fmt: skip
    number = sum(1 for each in facts.advice if each.decision_id == decision.id) + 1
    taken = {each.id for each in facts.advice}
    while f"{decision.id}.a{number}" in taken:
        number += 1
    return Advice(f"{decision.id}.a{number}", facts.incident.id, decision.id, role, choice, text, who.id, now, reached)


def decide(
    facts: IncidentFacts, who: Person, now: datetime, choice: str, *, reason: str = "", target: str = "",
    minutes: int | None = None, executor_id: int | None = None, objections: str = "",
) -> IncidentChanges:  # fmt: skip
    """Close the decision: the commander alone, after asking for strong objections (A-MIT-1d).

    `target` is the version to go back to or the flag, `minutes` the estimate, which becomes the time-box of the
    execution. Whoever of the advisers has said nothing is noted as not reachable.
    """
    verdict = "NOT DECIDED"
    decision = _current(facts, verdict)
    reason, objections = clean_words(reason), clean_words(objections)
    check_commander(facts, who, verdict, "A-MIT-1d", "decides", Aim.DECIDE)
    _check_choice(facts, who, decision, choice, reason, minutes, verdict)
    if not objections:
        text = 'Ask for strong objections first, and write them down; "none" is an answer'
        raise refuse(facts, verdict, "A-MIT-1d", text, Mover("", who.id, "asks"), aim=Aim.DECIDE)
    check_known(facts, who, executor_id, verdict, "A-MIT-2", Aim.EXECUTE)
    if executor_id == who.id and facts.command is not None and facts.command.hands_on_at is None:
        text = "The commander keeps hands off the repair; another carries it out, or this is acknowledged by name"
        movers = movers_of(facts, (DEVELOPERS, RELEASE_MANAGER), "carries it out")
        raise refuse(facts, verdict, "C14", text, *movers, Mover("", who.id, "acknowledges it"), aim=Aim.EXECUTE)
    silent = [role for role in facts.advisers if facts.advice_of(decision, role) is None]
    made = replace(
        decision, choice=choice, reason=reason, target=clean_words(target), minutes=minutes,
        objections=objections, by=who.id, at=now, executor_id=executor_id,
    )  # fmt: skip
    notes = []
    for number, role in enumerate(silent, 1):
        said = _said(facts, decision, role, "", "not reachable", who, now, reached=False)
        notes.append(replace(said, id=f"{decision.id}.a{_number(said.id) + number - 1}"))
    closed = tuple(done(step, who, now) for step in facts.aimed(Aim.DECIDE) if facts.open(step))
    return (made, *notes, *closed, *_boxed(facts, now, minutes, executor_id))


def _number(advice_id: str) -> int:
    return int(advice_id.rpartition(".a")[2])


def _check_choice(
    facts: IncidentFacts, who: Person, decision: Decision, choice: str, reason: str, minutes: int | None, verdict: str
) -> None:
    mover = Mover("", who.id, "says why")
    if decision.choice:
        text = f"It is decided: {decision.choice}; a failed verification opens the next round"
        raise refuse(facts, verdict, "A-MIT-3", text, *movers_of(facts, (QA_ENGINEER,), "verifies it"), aim=Aim.DECIDE)
    if choice not in tuple(Way):
        text = f"{choice or 'Nothing'} is no way out; it is {', '.join(Way)}"
        raise refuse(facts, verdict, "A-MIT-1", text, Mover("", who.id, "chooses one"), aim=Aim.DECIDE)
    if choice == Way.FLAG_OFF.value and not facts.flagged:
        text = "The release stands behind no feature flag"
        raise refuse(facts, verdict, "A-MIT-1c", text, Mover("", who.id, "chooses another way"), aim=Aim.DECIDE)
    if choice == Way.HOT_FIX.value and (minutes is None or not reason):
        text = "A hot-fix says how many minutes it takes and why it is safe"
        raise refuse(facts, verdict, "A-MIT-1b", text, mover, aim=Aim.DECIDE)
    if choice != Way.ROLL_BACK.value and severe(facts) and not reason:
        text = f"While it is {facts.incident.severity}, rolling back is preferred; another way says why"
        raise refuse(facts, verdict, "A-MIT-1a", text, mover, aim=Aim.DECIDE)


def _boxed(facts: IncidentFacts, now: datetime, minutes: int | None, executor_id: int | None) -> tuple[Step, ...]:
    due = now + timedelta(minutes=minutes) if minutes else None
    return tuple(
        replace(step, due=due or step.due, person_id=executor_id or step.person_id)
        for step in facts.aimed(Aim.EXECUTE)
        if facts.open(step)
    )


def _tried(facts: IncidentFacts, verdict: str, aim: Aim) -> Decision:
    decision = _current(facts, verdict)
    if not decision.choice:
        reason = "No way out is chosen yet"
        raise refuse(facts, verdict, "A-MIT-1", reason, commander_mover(facts, "chooses"), aim=aim)
    return decision


def execute(facts: IncidentFacts, who: Person, now: datetime, note: str = "") -> IncidentChanges:
    """Say that the way out is carried out: who was named for it, or the guide's roles for it (A-MIT-2)."""
    verdict = "NOT CARRIED OUT"
    decision = _tried(facts, verdict, Aim.EXECUTE)
    if decision.executed_at is not None:
        movers = movers_of(facts, facts.role_of(Aim.VERIFY, otherwise=QA_ENGINEER), "verifies it")
        raise refuse(facts, verdict, "A-MIT-2", "It is carried out already", *movers, aim=Aim.EXECUTE)
    if decision.executor_id != who.id:
        roles = facts.role_of(Aim.EXECUTE, otherwise=DEVELOPERS)
        if facts.commands_it(who) and facts.command is not None and facts.command.hands_on_at is None:
            reason = "The commander keeps hands off the repair, unless this is acknowledged by name"
            movers = (*movers_of(facts, roles, "carries it out"), Mover("", who.id, "acknowledges it"))
            raise refuse(facts, verdict, "C14", reason, *movers, aim=Aim.EXECUTE)
        check_roles(facts, who, roles, now, verdict, "A-MIT-2", "carries it out", Aim.EXECUTE)
    steps = tuple(done(step, who, now, clean_words(note)) for step in facts.aimed(Aim.EXECUTE) if facts.open(step))
    return (replace(decision, executed_by=who.id, executed_at=now), *steps)


def verify_fix(facts: IncidentFacts, who: Person, now: datetime, *, ok: bool, note: str = "") -> IncidentChanges:
    """Say whether the fix holds, by the smoke tests; if not, the way out is chosen anew (A-MIT-3)."""
    verdict = "NOT VERIFIED"
    decision = _tried(facts, verdict, Aim.VERIFY)
    roles = facts.role_of(Aim.VERIFY, otherwise=QA_ENGINEER)
    if decision.executed_at is None:
        movers = movers_of(facts, facts.role_of(Aim.EXECUTE, otherwise=DEVELOPERS), "carries it out")
        raise refuse(facts, verdict, "A-MIT-2", "Nothing is carried out yet that could be verified", *movers,
                     aim=Aim.EXECUTE)  # fmt: skip
    if decision.verified:
        reason = "The fix is verified; the metrics come next"
        raise refuse(facts, verdict, "A-MIT-3", reason, *movers_of(facts, _analysts(facts), "confirms it"),
                     aim=Aim.VERIFY)  # fmt: skip
    _check_checker(facts, who, decision, roles, now, verdict, "A-MIT-3", "verifies it", Aim.VERIFY)
    note = clean_words(note) if ok else check_words(facts, note, verdict, "A-MIT-3", "Say what failed", Aim.VERIFY, who)
    made = replace(decision, verified="yes" if ok else "no", verified_note=note, verified_by=who.id, verified_at=now)
    if not ok:
        return (made, *_anew(facts, who, now))
    return (made, *(done(step, who, now, note) for step in facts.aimed(Aim.VERIFY) if facts.open(step)))


def _check_checker(
    facts: IncidentFacts, who: Person, decision: Decision, roles: tuple[str, ...], now: datetime, verdict: str,
    rule: str, would: str, aim: Aim,
) -> None:  # fmt: skip
    if not holds_any(facts, who, roles, now):
        reason = f"{spoken(facts, roles)} {would}; it belongs to {' and '.join(roles)}"
        raise refuse(facts, verdict, rule, reason, *movers_of(facts, roles, would), aim=aim)
    if decision.executed_by == who.id and facts.four_eyes:
        reason = f"{who.name} carried it out; a second person {would}"
        raise refuse(facts, verdict, "A-PRE-1v", reason, *movers_of(facts, roles, would), aim=aim)


def _analysts(facts: IncidentFacts) -> tuple[str, ...]:
    return facts.role_of(Aim.METRICS, otherwise=DATA_ANALYST)


def confirm_fix(facts: IncidentFacts, who: Person, now: datetime, *, ok: bool, note: str = "") -> IncidentChanges:
    """Say whether the metrics are back inside their thresholds; without this there is no all-clear (A-MIT-4)."""
    verdict = "NOT CONFIRMED"
    decision = _tried(facts, verdict, Aim.METRICS)
    if decision.verified != "yes":
        movers = movers_of(facts, facts.role_of(Aim.VERIFY, otherwise=QA_ENGINEER), "verifies it")
        raise refuse(facts, verdict, "A-MIT-3", "The fix is not verified yet", *movers, aim=Aim.VERIFY)
    if decision.confirmed:
        mover = commander_mover(facts, "goes on to the all-clear")
        raise refuse(facts, verdict, "A-MIT-4", "The metrics are confirmed already", mover, aim=Aim.METRICS)
    _check_checker(facts, who, decision, _analysts(facts), now, verdict, "A-MIT-4", "confirms it", Aim.METRICS)
    words = "Say what the metrics show"
    note = check_words(facts, note, verdict, "A-MIT-4", words, Aim.METRICS, who)
    made = replace(
        decision, confirmed="yes" if ok else "no", confirmed_note=note, confirmed_by=who.id, confirmed_at=now
    )
    if not ok:
        return (made, *_anew(facts, who, now))
    return (made, *(done(step, who, now, note) for step in facts.aimed(Aim.METRICS) if facts.open(step)))


def _anew(facts: IncidentFacts, who: Person, now: datetime) -> IncidentChanges:
    """Return the next round: what was tried did not work, so the steps of trying are open again (A-MIT-3)."""
    number = max(each.round for each in facts.decisions) + 1
    again: list[IncidentValue] = [Decision(f"{facts.incident.id}.d{number}", facts.incident.id, number, now)]
    for step in facts.aimed(*_TRYING):
        again.append(replace(reopened(step, who, now), due=None))
    return tuple(again)


def check_all_clear(facts: IncidentFacts, who: Person, now: datetime, roles: tuple[str, ...]) -> None:
    """Refuse the all-clear before the fix is verified and the metrics confirm it (A-REC-1, A-MIT-3, A-MIT-4)."""
    verdict = "NO ALL-CLEAR"
    decision = _current(facts, verdict)
    check_roles(facts, who, roles, now, verdict, "A-REC-1", "gives the all-clear", Aim.ALL_CLEAR)
    if not decision.choice or decision.executed_at is None:
        what = "chosen" if not decision.choice else "carried out"
        mover = commander_mover(facts, "chooses") if not decision.choice else Mover("", decision.executor_id, "does it")
        raise refuse(facts, verdict, "A-MIT-1", f"No way out is {what} yet", mover, aim=Aim.DECIDE)
    if decision.verified != "yes":
        movers = movers_of(facts, facts.role_of(Aim.VERIFY, otherwise=QA_ENGINEER), "verifies it")
        raise refuse(facts, verdict, "A-MIT-3", "The fix is not verified", *movers, aim=Aim.VERIFY)
    if decision.confirmed != "yes":
        movers = movers_of(facts, _analysts(facts), "confirms it")
        raise refuse(facts, verdict, "A-MIT-4", "The metrics do not confirm it yet", *movers, aim=Aim.METRICS)
