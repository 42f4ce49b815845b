"""The decision card: for each way out what it needs, what speaks for it, and what is not known (A-MIT-1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from octotui.domain.facts import Facts
from octotui.domain.incident.decide import severe
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.playbook import way_of
from octotui.domain.incident.values import Aim, Decision, Way
from octotui.domain.release import Trait
from octotui.domain.task import Purpose, Task
from octotui.domain.value import dataclass

_MINUTES = re.compile(r"\b(\d{1,3}) ?min", re.IGNORECASE)
_STALE_SNAPSHOT_HOURS = 24


@dataclass(frozen=True, slots=True)
class Proof:
    """One thing that speaks for a way out, against it, or is not known: `sign` is "yes", "no" or "?"."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class WayOut:
    """One way out as it stands: where it leads, the minutes it takes, what is known of it, and its guide line.

    `tried` says what came of it where it was tried in an earlier round; `open` is False where it cannot be chosen.
    """

    way: Way
    target: str
    minutes: int | None
    proofs: tuple[Proof, ...]
    line: int
    preferred: str = ""
    tried: str = ""
    open: bool = True


def ways_out(facts: IncidentFacts, release: Facts | None, last_good: str, now: datetime) -> tuple[WayOut, ...]:
    """Return every way out; `release` is what is known of the incident's release, `last_good` the one before it."""
    return (_roll_back(facts, release, last_good, now), _hot_fix(facts), _flag_off(facts, release))


def _line(facts: IncidentFacts, way: Way) -> int:
    asked = (step.line for step in facts.steps if step.aim == Aim.WAY.value and way_of(step.title) is way)
    return next(asked, facts.line(Aim.DECIDE))


def _tried(facts: IncidentFacts, way: Way) -> str:
    for decision in facts.decisions:
        if decision.choice == way.value and "no" in (decision.verified, decision.confirmed):
            return _what_failed(decision)
    return ""


def _what_failed(decision: Decision) -> str:
    at, note = decision.verified_at, decision.verified_note
    if decision.verified != "no":
        at, note = decision.confirmed_at, decision.confirmed_note
    return f"tried, {note} {at:%H:%M}" if at else f"tried, {note}"


def _advised(facts: IncidentFacts, way: Way) -> Iterator[tuple[str, str]]:
    """Give what advisers of this round say for a way: role and words."""
    for each in facts.advice:
        if facts.decision is not None and each.decision_id == facts.decision.id and each.choice == way.value:
            yield each.role, each.text


def _minutes_in(*texts: str) -> int | None:
    found = (match for text in texts for match in _MINUTES.finditer(text))
    return next((int(match[1]) for match in found), None)


def _plan(release: Facts | None, purpose: Purpose) -> Task | None:
    return next((task for task in release.tasks if task.purpose == purpose.value), None) if release else None


def _shown(release: Facts | None, task: Task | None) -> str:
    """Return the newest evidence of a task, empty where there is none."""
    found = [each for each in release.evidence if task and each.task_id == task.id] if release else []
    return found[-1].text if found else ""


def _roll_back(facts: IncidentFacts, release: Facts | None, last_good: str, now: datetime) -> WayOut:
    plan, snapshot = _plan(release, Purpose.ROLLBACK), _plan(release, Purpose.BACKUP)
    said = [text for _role, text in _advised(facts, Way.ROLL_BACK)]
    words, proofs = _shown(release, plan), []
    if release is not None:
        proofs.append(_snapshot(release, snapshot, now))
        proofs.append(_reversible(release, words))
    return WayOut(
        Way.ROLL_BACK, last_good, _minutes_in(*said, words), tuple(each for each in proofs if each),
        _line(facts, Way.ROLL_BACK), _preferred(facts), _tried(facts, Way.ROLL_BACK),
    )  # fmt: skip


def _preferred(facts: IncidentFacts) -> str:
    """Return why rolling back is preferred, empty where it is not (A-MIT-1a)."""
    return f"preferred when {facts.incident.severity}" if severe(facts) else ""


def _snapshot(release: Facts, task: Task | None, now: datetime) -> Proof | None:
    if task is None or release.applies(task) is False:
        return None
    if task.done_at is None:
        return Proof("no", "no snapshot was taken")
    hours = int((now - task.done_at).total_seconds() // 3600)
    age = f"{hours} h old" if hours else f"of {task.done_at:%H:%M}"
    return Proof("yes" if hours < _STALE_SNAPSHOT_HOURS else "?", f"snapshot {age}")


def _reversible(release: Facts, words: str) -> Proof:
    answered = {answer.trait: answer.yes for answer in release.traits}.get(Trait.REVERSIBLE.value)
    text = words.casefold()
    if answered is False or "not reversible" in text or "irreversible" in text:
        return Proof("no", "what it changed cannot be undone")
    if answered or "reversible" in text:
        return Proof("yes", "reversible")
    return Proof("?", "nobody said whether it is reversible")


def _hot_fix(facts: IncidentFacts) -> WayOut:
    said = list(_advised(facts, Way.HOT_FIX))
    proofs = tuple(Proof("yes", f"{role}: {text or 'safe'}") for role, text in said)
    unknown = (Proof("?", "nobody has said that it is quick and safe"),)
    made = next((each.target for each in facts.decisions if each.choice == Way.HOT_FIX.value), "")
    return WayOut(
        Way.HOT_FIX, made, _minutes_in(*(text for _role, text in said)), proofs or unknown, _line(facts, Way.HOT_FIX),
        tried=_tried(facts, Way.HOT_FIX),
    )  # fmt: skip


def _flag_off(facts: IncidentFacts, release: Facts | None) -> WayOut:
    plan = _plan(release, Purpose.ROLLBACK)
    said = [text for _role, text in _advised(facts, Way.FLAG_OFF)]
    flag = re.search(r"\bflags?:? ([\w.-]+)", _shown(release, plan))
    proofs = tuple(Proof("yes", f"{role}: {text}") for role, text in _advised(facts, Way.FLAG_OFF) if text)
    unknown = (Proof("?", "nobody has said that the flag covers it"),)
    closed = (Proof("no", "the release stands behind no flag" if release else "there is no release with a flag"),)
    return WayOut(
        Way.FLAG_OFF, flag[1] if flag else "", _minutes_in(*said, _shown(release, plan) if flag else ""),
        (proofs or unknown) if facts.flagged else closed, _line(facts, Way.FLAG_OFF), tried=_tried(facts, Way.FLAG_OFF),
        open=facts.flagged,
    )  # fmt: skip
