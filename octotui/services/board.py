"""The board's view: a card for each release, with what blocks it and whose move it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from octotui.domain.facts import Facts
from octotui.domain.gate import Blocker, blocker, gate, progress
from octotui.domain.people import Person
from octotui.domain.poll import Override
from octotui.domain.release import Release, Stage
from octotui.domain.task import Task
from octotui.domain.value import dataclass
from octotui.store import read
from octotui.store.coding import Rows

STAGES = (Stage.PREPARING, Stage.GO_NO_GO, Stage.DEPLOYING, Stage.MONITORING, Stage.RELEASED)
"""The columns of the board; rolled back and cancelled releases stand under the last."""


@dataclass(frozen=True, slots=True)
class RoleCount:
    """How many tasks of one role are closed, of how many that apply before the next gate."""

    role: str
    closed: int
    total: int


@dataclass(frozen=True, slots=True)
class Card:
    """A release as the board shows it. `in_the_way` holds what blocks, the longest asked first.

    `seats` are the choices of the open round in the order of the guide, "" for a seat that has not voted.
    """

    release: Release
    closed: int
    done: int
    total: int
    in_the_way: tuple[Blocker, ...] = ()
    roles: tuple[RoleCount, ...] = ()
    seats: tuple[str, ...] = ()
    overridden: bool = False
    issues: bool = False
    four_eyes: bool = True
    override: Override | None = None
    """The last deploy against its gate, if there was one."""

    @property
    def id(self) -> int:
        """Return the release's number."""
        return self.release.id


@dataclass(frozen=True, slots=True)
class Running:
    """An incident that runs, as the card of its release says it."""

    id: int
    release_id: int


@dataclass(frozen=True, slots=True)
class ReviewDue:
    """The review of an incident: until when it is to be booked or, once it is, when it meets."""

    incident_id: int
    at: datetime
    booked: bool


@dataclass(frozen=True, slots=True)
class Board:
    """Every release, each with its card where that is read already, and who the people are.

    `incidents` run on a release, `reviews` are due, the first first; only what the reader may see of both.
    """

    releases: tuple[Release, ...]
    cards: dict[int, Card]
    people: tuple[Person, ...]
    incidents: tuple[Running, ...] = ()
    reviews: tuple[ReviewDue, ...] = ()

    def column(self, stage: Stage) -> tuple[Release, ...]:
        """Return the releases of a column: the next window first, ended ones the newest first."""
        return tuple(release for release in self.releases if column_of(release) is stage)


def column_of(release: Release) -> Stage:
    """Return the column that a release stands in."""
    stage = Stage(release.stage)
    return Stage.RELEASED if stage.ended else stage


def _order(release: Release) -> tuple[int, float, int]:
    if release.ended_at is not None:
        return (1, -release.ended_at.timestamp(), 0)
    window = release.window_from.timestamp() if release.window_from else float("inf")
    return (0, window, release.id)


def card_of(facts: Facts) -> Card:
    """Return the card of a release."""
    closed, done, total = progress(facts)
    poll = facts.poll
    said = {vote.seat: vote.choice for vote in facts.votes_of(poll)} if poll and not poll.void_at else {}
    seats = tuple(said.get(seat, "") for seat in poll.seats) if poll and not poll.void_at else ()
    return Card(
        facts.release,
        closed,
        done,
        total,
        in_the_way(facts),
        role_counts(facts),
        seats,
        bool(facts.overrides),
        facts.issues,
        facts.four_eyes,
        facts.overrides[-1] if facts.overrides else None,
    )


def in_the_way(facts: Facts) -> tuple[Blocker, ...]:
    """Return what stands in the way of the next gate, blocked work and the longest asked first."""
    release = facts.release
    if release.ended_at is not None:
        return ()
    if release.deployed_at is None:
        found: Iterable[Blocker] = gate(facts)
    else:
        found = [blocker(facts, task) for task in facts.tasks if _left(facts, task)]
    weight = {"blocked": 0, "stale": 1, "done": 2, "in progress": 2}
    started = datetime.max.replace(tzinfo=release.created_at.tzinfo)
    return tuple(sorted(found, key=lambda each: (weight.get(each.state, 3), each.since or started)))


def _left(facts: Facts, task: Task) -> bool:
    before = facts.before_production(task)
    return not before and facts.applies(task) is True and not facts.closed(task) and not facts.children(task)


def role_counts(facts: Facts) -> tuple[RoleCount, ...]:
    """Return each role's closed and all tasks towards the next gate, unfinished roles first."""
    deployed = facts.release.deployed_at is not None
    counts: dict[str, list[int]] = {}
    for task in facts.tasks:
        if facts.before_production(task) == deployed or facts.applies(task) is not True or facts.children(task):
            continue
        count = counts.setdefault(task.owner, [0, 0])
        count[0] += facts.closed(task)
        count[1] += 1
    found = [RoleCount(role, closed, total) for role, (closed, total) in counts.items()]
    return tuple(sorted(found, key=lambda each: each.closed == each.total))


def board(rows: Rows, per_column: int = 3) -> Board:
    """Return all releases, with cards for the first few of each column that is under way."""
    releases = tuple(sorted(read.releases(rows), key=_order))
    seen: dict[Stage, int] = {}
    wanted = []
    for release in releases:
        stage = column_of(release)
        seen[stage] = seen.get(stage, 0) + 1
        if stage is not Stage.RELEASED and seen[stage] <= per_column:
            wanted.append(release)
    cards = {card.id: card for card in cards_of(rows, tuple(wanted))}
    incidents, reviews = _incidents(rows)
    return Board(releases, cards, read.people(rows), incidents, reviews)


def _incidents(rows: Rows) -> tuple[tuple[Running, ...], tuple[ReviewDue, ...]]:
    """Return what runs on a release and which reviews are due; one query, for the first frame waits for it."""
    unseen = read.unseen(rows)
    running, due = [], []
    for number, release_id, cleared_at, hours, meets_at in rows(
        "select i.id, i.release_id, i.cleared_at, r.within_hours, r.meets_at from incident i"
        " left join incident_review r on r.incident_id = i.id"
        " where i.declared_at is not null and i.closed_at is null order by i.id desc"
    ):
        if number in unseen:
            continue
        if cleared_at is None and release_id is not None:
            running.append(Running(number, release_id))
        elif cleared_at is not None and hours is not None:
            by = datetime.fromisoformat(meets_at or cleared_at)
            due.append(ReviewDue(number, by if meets_at else by + timedelta(hours=hours), booked=bool(meets_at)))
    return tuple(running), tuple(sorted(due, key=lambda each: each.at))


def cards_of(rows: Rows, releases: tuple[Release, ...]) -> tuple[Card, ...]:
    """Return the cards of some releases."""
    return tuple(card_of(facts) for facts in read.facts_of(rows, releases))
