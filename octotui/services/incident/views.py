"""What faces show of incidents; the connection that reads leaves out those that are not for who reads (B-INC-3)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from octotui.domain.duties import Duty
from octotui.domain.facts import Facts
from octotui.domain.incident.duties import incident_duties
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.playbook import declarers_by, foreseen
from octotui.domain.incident.standing import MAY_DECLARE
from octotui.domain.incident.timeline import Line, timeline
from octotui.domain.incident.values import Action, Incident
from octotui.domain.people import Delegate, Person
from octotui.domain.release import Release, parts
from octotui.domain.value import dataclass
from octotui.services.guide import BUILT_IN, current, guide_of
from octotui.store import incident as stored
from octotui.store import read
from octotui.store.coding import Rows


@dataclass(frozen=True, slots=True)
class IncidentPage:
    """One incident as its room shows it: what is known, its timeline, the newest first, and the ways out.

    `of_release` is what is known of its release, `last_good` the version that was in production before it.
    `foreseen` is what would run, while it is only reported; `hotfix` is the release that the last hot-fix has made.
    """

    facts: IncidentFacts
    lines: tuple[Line, ...]
    of_release: Facts | None = None
    last_good: str = ""
    foreseen: IncidentFacts | None = None
    hotfix: Release | None = None


def incident_page(rows: Rows, incident_id: int) -> IncidentPage | None:
    """Return an incident, None where there is none or it is not for who reads."""
    facts = stored.facts(rows, incident_id)
    if facts is None:
        return None
    of_release = read.facts(rows, facts.incident.release_id) if facts.incident.release_id else None
    lines = timeline(facts, stored.entries_of(rows, incident_id))
    last_good = _last_good(rows, of_release) if of_release else ""
    coming = _with_playbook(facts) if facts.reported else None
    return IncidentPage(facts, lines, of_release, last_good, coming, _hotfix(rows, facts))


def _with_playbook(facts: IncidentFacts) -> IncidentFacts:
    """Return a reported incident with what its guide foresees, for that says who declares it (A-IM-1)."""
    return foreseen(facts, guide_of(facts.edition))


def _hotfix(rows: Rows, facts: IncidentFacts) -> Release | None:
    """Return the patch release that the last hot-fix has made (A-MIT-1b)."""
    made = [each.hotfix_id for each in facts.decisions if each.hotfix_id is not None]
    return read.release(rows, made[-1]) if made else None


def _last_good(rows: Rows, of_release: Facts) -> str:
    """Return the highest version below a release's that is in production and was not taken back."""
    version = parts(of_release.release.version)
    below = [(found, each) for each in read.released(rows) if (found := parts(each)) and version and found < version]
    return max(below, default=((), ""))[1]


def visible(rows: Rows) -> tuple[IncidentFacts, ...]:
    """Return the incidents that may still move, the newest first."""
    return stored.facts_of(rows, tuple(reversed(stored.unfinished(rows))))


def all_incidents(rows: Rows) -> tuple[Incident, ...]:
    """Return every incident, the newest first."""
    return stored.incidents(rows)


def unseen(rows: Rows, who_id: int | None, now: datetime) -> frozenset[int]:
    """Return the numbers of the private incidents that a person, or nobody, may not see."""
    circles = stored.circles(rows)
    who = next((person for circle in circles[:1] for person in circle.people if person.id == who_id), None)
    return frozenset(each.incident.id for each in circles if who is None or not each.takes_in(who, now))


def present_incident(rows: Rows) -> int | None:
    """Return the incident to show first: the gravest that runs, else the newest that may still move, else None."""
    seen = visible(rows)
    running = sorted((each for each in seen if each.running), key=_gravity)
    first = next(iter((*running, *seen)), None)
    return first.incident.id if first else None


def _gravity(facts: IncidentFacts) -> tuple[int, int]:
    rank = {"critical": 0, "major": 1, "minor": 2}
    return (rank[facts.incident.severity], -facts.incident.id)


def duties_of_incidents(rows: Rows, now: datetime) -> tuple[Duty, ...]:
    """Return all that is owed in incidents."""
    some = (_with_playbook(facts) if facts.reported else facts for facts in visible(rows))
    return tuple(duty for facts in some for duty in incident_duties(facts, now))


class Declarers(NamedTuple):
    """Who declares an incident: some roles, everybody, and who stands in for whom."""

    roles: tuple[str, ...]
    people: tuple[Person, ...]
    delegates: tuple[Delegate, ...]


def declaring(rows: Rows, release_id: int | None) -> Declarers:
    """Return who declares an incident by its release's guide, or by the one in use.

    The built-in guide names the two who always may, and is not read for that: it would be waited for.
    """
    of_release = read.facts(rows, release_id) if release_id is not None else None
    edition = of_release.edition if of_release is not None else current(rows)
    own = edition is not None and edition.source != BUILT_IN
    roles = declarers_by(guide_of(edition)) if edition is not None and own else MAY_DECLARE
    return Declarers(roles, read.people(rows), read.delegates(rows))


@dataclass(frozen=True, slots=True)
class Owed:
    """An action item with what is known of its incident, as the weekly sync reads it."""

    action: Action
    facts: IncidentFacts

    @property
    def incident(self) -> Incident:
        """Return the incident it follows from."""
        return self.facts.incident

    @property
    def owner(self) -> str:
        """Return whose it is by name, empty where it is nobody's yet."""
        return self.facts.name(self.action.owner_id) if self.action.owner_id else ""


@dataclass(frozen=True, slots=True)
class Weekly:
    """The agenda of the weekly sync: late, open, blocked, done since last week, and honestly given up (A-PIR-5).

    `rate` is how many of all items ever written down are done, in percent, None where there is none.
    """

    late: tuple[Owed, ...]
    open: tuple[Owed, ...]
    blocked: tuple[Owed, ...]
    done: tuple[Owed, ...]
    given_up: tuple[Owed, ...]
    rate: int | None
    reviews: tuple[IncidentFacts, ...]


def weekly(rows: Rows, now: datetime) -> Weekly:
    """Return the agenda of the weekly sync, over all incidents."""
    known = stored.facts_of(rows, stored.incidents(rows))
    every = [Owed(action, facts) for facts in known for action in facts.actions]
    every.sort(key=lambda each: (each.action.due is None, each.action.due or now))
    week = now - timedelta(days=7)
    live = [each for each in every if each.action.state in ("open", "in progress")]
    late = [each for each in live if each.action.due is not None and each.action.due <= now]
    recent = [each for each in every if each.action.since is not None and each.action.since >= week]
    finished = sum(each.action.state == "done" for each in every)
    return Weekly(
        tuple(late),
        tuple(each for each in live if each not in late),
        tuple(each for each in every if each.action.state == "blocked"),
        tuple(each for each in recent if each.action.state == "done"),
        tuple(each for each in recent if each.action.state == "won't do"),
        round(100 * finished / len(every)) if every else None,
        tuple(facts for facts in known if facts.incident.cleared_at and not facts.incident.closed_at),
    )
