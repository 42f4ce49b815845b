"""Reading incidents: everything about one, and which of them a person may see."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from octotui.domain.edition import Edition
from octotui.domain.incident import values as v
from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.journal import Entry
from octotui.domain.people import Delegate, Person
from octotui.domain.release import Release, Trait
from octotui.store import read
from octotui.store.coding import TABLES, Rows, select

T = TypeVar("T")

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
    """Return everything about one incident, None where there is no such one."""
    found = select(rows, v.Incident, "where id = :id", id=incident_id)
    return facts_of(rows, found)[0] if found else None


def facts_of(rows: Rows, some: tuple[v.Incident, ...]) -> tuple[IncidentFacts, ...]:
    """Return everything about some incidents, in their order."""
    if not some:
        return ()
    everybody, standing = read.people(rows), read.delegates(rows)
    four_eyes = read.settings(rows).get(read.FOUR_EYES) != "off"
    known = {each.id: each for each in read.editions_of(rows, {incident.edition_id for incident in some})}
    return tuple(_facts(rows, each, known[each.edition_id], everybody, standing, four_eyes) for each in some)


def _facts(
    rows: Rows, incident: v.Incident, edition: Edition, people: tuple[Person, ...], delegates: tuple[Delegate, ...],
    four_eyes: bool,
) -> IncidentFacts:  # fmt: skip
    def mine(kind: type[T], order: str) -> tuple[T, ...]:
        return select(rows, kind, f"where incident_id = :id order by {order}", id=incident.id)

    reviews = mine(v.Review, "id")
    return IncidentFacts(
        incident, edition,
        mine(v.Phase, "number"), mine(v.Step, "number"), mine(v.Command, "number"), mine(v.Summons, "number"),
        mine(v.Measure, "number"), mine(v.Decision, "round"), mine(v.Advice, "at, rowid"), mine(v.Update, "rowid"),
        mine(v.Message, "number"), mine(v.Snooze, "number"), mine(v.Rung, "number"), mine(v.Note, "number"),
        mine(v.Alarm, "due_at, id"), mine(v.Action, "number"), reviews[0] if reviews else None,
        people, delegates, four_eyes, _release(rows, incident.release_id), _flagged(rows, incident.release_id),
        _newest(rows, incident.id),
    )  # fmt: skip


def _release(rows: Rows, release_id: int | None) -> Release | None:
    return next(iter(select(rows, Release, "where id = :id", id=release_id)), None) if release_id else None


def _flagged(rows: Rows, release_id: int | None) -> bool:
    sql = "select yes from trait_answer where release_id = :id and trait = :trait"
    return any(yes for (yes,) in rows(sql, id=release_id, trait=Trait.FEATURE_FLAGGED.value))


def _newest(rows: Rows, incident_id: int) -> datetime | None:
    """Return the newest instant on record about an incident."""
    (found,) = next(iter(rows("select max(at) from entry where incident_id = :id", id=incident_id)))
    return datetime.fromisoformat(found) if found else None


def incidents(rows: Rows) -> tuple[v.Incident, ...]:
    """Return every incident, the newest first."""
    return select(rows, v.Incident, "order by id desc")


def unfinished(rows: Rows) -> tuple[v.Incident, ...]:
    """Return the incidents on which something may still be owed: not closed, or with action items that are not done."""
    return select(
        rows,
        v.Incident,
        "where closed_at is null or id in (select incident_id from incident_action"
        " where state not in ('done', 'won''t do')) order by id",
    )


def entries_of(rows: Rows, incident_id: int, limit: int = 2000) -> tuple[Entry, ...]:
    """Return the journal of an incident, the newest first."""
    where = f"where incident_id = :id order by seq desc limit {int(limit)}"
    return select(rows, Entry, where, id=incident_id)
