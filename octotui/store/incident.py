"""Reading incidents: everything about some, and whom each private one is for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar

from octotui.domain.incident import values as v
from octotui.domain.incident.circle import NAMED, Circle, Place
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.journal import Entry
from octotui.domain.release import Release, Trait
from octotui.store import read
from octotui.store.coding import TABLES, Rows, grouped, numbers, select

V = TypeVar("V")

TABLES.update(
    {
        v.Incident: "incident",
        v.Phase: "incident_phase",
        v.Step: "incident_step",
        v.Command: "incident_command",
        v.Summons: "incident_summons",
        v.Measure: "incident_measure",
        v.Decision: "incident_decision",
        v.Advice: "incident_advice",
        v.Update: "incident_update",
        v.Message: "incident_message",
        v.Snooze: "incident_snooze",
        v.Rung: "incident_rung",
        v.Note: "incident_note",
        v.Alarm: "incident_alarm",
        v.Action: "incident_action",
        v.Review: "incident_review",
    }
)


def facts(rows: Rows, incident_id: int) -> IncidentFacts | None:
    """Return everything about one incident, None where there is none, or none for who reads."""
    found = _shown(rows, select(rows, v.Incident, "where id = :id", id=incident_id))
    return facts_of(rows, found)[0] if found else None


def facts_of(rows: Rows, some: tuple[v.Incident, ...]) -> tuple[IncidentFacts, ...]:
    """Return everything about some incidents, in their order."""
    if not some:
        return ()
    ids = numbers(incident.id for incident in some)
    releases = numbers(incident.release_id for incident in some if incident.release_id)

    def all_of(kind: type[V], order: str) -> Mapping[int, tuple[V, ...]]:
        return grouped(select(rows, kind, f"where incident_id in ({ids}) order by {order}"), "incident_id")

    phases, steps, commands = all_of(v.Phase, "number"), all_of(v.Step, "number"), all_of(v.Command, "number")
    summons, measures, decisions = all_of(v.Summons, "number"), all_of(v.Measure, "number"), all_of(v.Decision, "round")
    advice, updates, messages = all_of(v.Advice, "at, rowid"), all_of(v.Update, "rowid"), all_of(v.Message, "number")
    snoozes, rungs, notes = all_of(v.Snooze, "number"), all_of(v.Rung, "number"), all_of(v.Note, "number")
    alarms, actions, reviews = all_of(v.Alarm, "due_at, id"), all_of(v.Action, "number"), all_of(v.Review, "id")
    known = {each.id: each for each in read.editions_of(rows, {incident.edition_id for incident in some})}
    everybody, standing = read.people(rows), read.delegates(rows)
    around = {each.id: each for each in select(rows, Release, f"where id in ({releases})")}
    flagged, newest = _flagged(rows, releases), _newest(rows, ids)
    return tuple(
        IncidentFacts(
            each, known[each.edition_id], phases.get(each.id, ()), steps.get(each.id, ()), commands.get(each.id, ()),
            summons.get(each.id, ()), measures.get(each.id, ()), decisions.get(each.id, ()), advice.get(each.id, ()),
            updates.get(each.id, ()), messages.get(each.id, ()), snoozes.get(each.id, ()), rungs.get(each.id, ()),
            notes.get(each.id, ()), alarms.get(each.id, ()), actions.get(each.id, ()),
            next(iter(reviews.get(each.id, ())), None), everybody, standing, read.four_eyes(rows),
            around.get(each.release_id or 0), each.release_id in flagged, newest.get(each.id),
        )
        for each in some
    )  # fmt: skip


def _flagged(rows: Rows, releases: str) -> frozenset[int]:
    """Return which of some releases stand behind a feature flag."""
    sql = f"select release_id from trait_answer where release_id in ({releases}) and trait = :trait and yes"
    return frozenset(number for (number,) in rows(sql, trait=Trait.FEATURE_FLAGGED.value))


def _newest(rows: Rows, ids: str) -> dict[int, datetime]:
    """Return the newest instant on record about each of some incidents."""
    sql = f"select incident_id, max(at) from entry where incident_id in ({ids}) group by incident_id"
    return {number: datetime.fromisoformat(at) for number, at in rows(sql)}


def _shown(rows: Rows, some: tuple[v.Incident, ...]) -> tuple[v.Incident, ...]:
    """Return some incidents without the private ones of others (B-INC-3)."""
    unseen = read.unseen(rows)
    return tuple(each for each in some if each.id not in unseen)


def incidents(rows: Rows) -> tuple[v.Incident, ...]:
    """Return every incident, the newest first."""
    return _shown(rows, select(rows, v.Incident, "order by id desc"))


def unfinished(rows: Rows) -> tuple[v.Incident, ...]:
    """Return the incidents on which something may still be owed: not closed, or with action items that are not done."""
    found = select(
        rows,
        v.Incident,
        "where closed_at is null or id in (select incident_id from incident_action"
        " where state not in ('done', 'won''t do')) order by id",
    )
    return _shown(rows, found)


def circles(rows: Rows) -> tuple[Circle, ...]:
    """Return whom each private incident is for."""
    private = select(rows, v.Incident, "where security")
    named = " union all ".join(
        f"select incident_id, {person} as person, {role or repr('')} as role from {TABLES[kind]}"
        for kind, (person, role) in NAMED.items()
    )
    places: dict[int, list[Place]] = {}
    for number, person_id, role in rows(
        f"select incident_id, person, role from ({named}) where (person is not null or role <> '')"
        " and incident_id in (select id from incident where security)"
    ):
        places.setdefault(number, []).append(Place(person_id, role))
    everybody, standing = read.people(rows), read.delegates(rows)
    return tuple(Circle(each, tuple(places.get(each.id, ())), everybody, standing) for each in private)


def entries_of(rows: Rows, incident_id: int) -> tuple[Entry, ...]:
    """Return the journal of an incident, the newest first."""
    where = "where incident_id = :id order by seq desc limit 2000"
    return select(rows, Entry, where, id=incident_id)
