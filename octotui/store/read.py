"""Queries: rows read into the frozen values that rules and screens work with; standard library only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from octotui.domain.edition import Edition
from octotui.domain.facts import Facts
from octotui.domain.journal import Entry
from octotui.domain.people import Delegate, Person
from octotui.domain.poll import Override, Poll, Vote
from octotui.domain.release import Release, Stage, TraitAnswer
from octotui.domain.task import ISSUES, Evidence, Remark, Seat, Task
from octotui.store.coding import Rows, encode, grouped, numbers, select

FOUR_EYES = "four-eyes"
IN_USE = "edition in use"
_AT_ONCE = 500


def settings(rows: Rows) -> dict[str, str]:
    """Return every setting of the database."""
    return {str(key): str(value) for key, value in rows("select key, value from setting")}


def four_eyes(rows: Rows) -> bool:
    """Tell whether a second person checks what one did; on unless switched off."""
    return settings(rows).get(FOUR_EYES) != "off"


def people(rows: Rows) -> tuple[Person, ...]:
    """Return everybody, in the order they came."""
    return select(rows, Person, "order by id")


def delegates(rows: Rows) -> tuple[Delegate, ...]:
    """Return every appointment that has not ended."""
    return select(rows, Delegate, "where ended_at is null order by appointed_at")


def appointments(rows: Rows) -> tuple[Delegate, ...]:
    """Return every appointment there ever was."""
    return select(rows, Delegate)


def releases(rows: Rows) -> tuple[Release, ...]:
    """Return every release, the newest first."""
    return select(rows, Release, "order by id desc")


def release(rows: Rows, release_id: int) -> Release | None:
    """Return a release by its number."""
    return next(iter(select(rows, Release, "where id = :id", id=release_id)), None)


def versions(rows: Rows) -> tuple[str, ...]:
    """Return the version of every release."""
    return tuple(str(version) for (version,) in rows("select version from release"))


def released(rows: Rows) -> tuple[str, ...]:
    """Return the version of every release that is in production and was not taken back."""
    found = rows("select version from release where stage = :stage", stage=Stage.RELEASED.value)
    return tuple(str(version) for (version,) in found)


def editions(rows: Rows) -> tuple[Edition, ...]:
    """Return every edition of the guide that ever took effect, the newest last."""
    return select(rows, Edition, "order by id")


def edition(rows: Rows, edition_id: int) -> Edition | None:
    """Return an edition by its number."""
    return next(iter(select(rows, Edition, "where id = :id", id=edition_id)), None)


def facts(rows: Rows, release_id: int) -> Facts | None:
    """Return everything about one release, None where there is no such release."""
    found = select(rows, Release, "where id = :id", id=release_id)
    return facts_of(rows, found)[0] if found else None


def facts_of(rows: Rows, some: tuple[Release, ...]) -> tuple[Facts, ...]:
    """Return everything about some releases, in their order."""
    if not some:
        return ()
    where = f"where release_id in ({numbers(release.id for release in some)})"
    known = {each.id: each for each in editions_of(rows, {release.edition_id for release in some})}
    everybody, standing = people(rows), delegates(rows)
    checked = four_eyes(rows)
    traits = grouped(select(rows, TraitAnswer, where), "release_id")
    tasks = grouped(select(rows, Task, f"{where} order by release_id, number"), "release_id")
    seats = grouped(select(rows, Seat, f"{where} order by release_id, rowid"), "release_id")
    evidence = grouped(select(rows, Evidence, f"{where} order by at, id"), "release_id")
    remarks = grouped(select(rows, Remark, f"{where} order by at, id"), "release_id")
    polls = grouped(select(rows, Poll, f"{where} order by round"), "release_id")
    votes = grouped(select(rows, Vote, f"{where} order by at"), "release_id")
    overrides = grouped(select(rows, Override, f"{where} order by at"), "release_id")
    return tuple(
        Facts(
            release,
            known[release.edition_id],
            traits.get(release.id, ()),
            tasks.get(release.id, ()),
            seats.get(release.id, ()),
            evidence.get(release.id, ()),
            remarks.get(release.id, ()),
            polls.get(release.id, ()),
            votes.get(release.id, ()),
            overrides.get(release.id, ()),
            everybody,
            standing,
            checked,
        )
        for release in some
    )


def editions_of(rows: Rows, ids: Iterable[int]) -> tuple[Edition, ...]:
    """Return some editions by their numbers."""
    return select(rows, Edition, f"where id in ({numbers(ids)})")


def entries(
    rows: Rows,
    *,
    release_id: int | None = None,
    task_id: str | None = None,
    person_id: int | None = None,
    limit: int = 1000,
    before: int | None = None,
) -> tuple[Entry, ...]:
    """Return entries of the journal, the newest first."""
    asked = {"release_id": release_id, "task_id": task_id, "person_id": person_id}
    conditions = [f"{name} = :{name}" for name, value in asked.items() if value is not None]
    params: dict[str, object] = {name: value for name, value in asked.items() if value is not None}
    if before is not None:
        conditions.append("seq < :before")
        params["before"] = before
    conditions += _seen(rows)
    where = f"where {' and '.join(conditions)}" if conditions else ""
    return select(rows, Entry, f"{where} order by seq desc limit {int(limit)}", **params)


def entry_lines(
    rows: Rows, *, words: Iterable[str] = (), release_id: int | None = None, limit: int = 1000
) -> tuple[Entry, ...]:
    """Return entries without what they changed, the newest first, each of which says all the words somewhere.

    A list of a hundred thousand stays light so; `entry` brings one whole.
    """
    conditions, params = [], dict[str, object]()
    for number, word in enumerate(words):
        name = f"word{number}"
        params[name] = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        like = f"like :{name} escape '\\'"
        conditions.append(
            f"(said {like} or person {like} or act {like} or refused and 'refused' {like}"
            f" or release_id in (select id from release where version {like} or name {like})"
            f" or task_id in (select id from task where title {like}))"
        )
    if release_id is not None:
        conditions.append("release_id = :release_id")
        params["release_id"] = release_id
    conditions += _seen(rows)
    where = f"where {' and '.join(conditions)}" if conditions else ""
    found = rows(
        "select seq, at, person_id, person, act, said, release_id, task_id, undoes, refused, incident_id"
        f" from entry {where} order by seq desc limit {int(limit)}",
        **params,
    )
    return tuple(_light(*row) for row in found)


def _light(
    seq: int, at: str, who: int | None, name: str, act: str, said: str, release: int | None, task: str | None,
    undoes: int | None, refused: int, incident: int | None,
) -> Entry:  # fmt: skip
    when = datetime.fromisoformat(at)
    return Entry(seq, when, who, name, act, said, release, task, "[]", undoes, bool(refused), "", "", incident)


def entry(rows: Rows, seq: int) -> Entry | None:
    """Return one entry whole; None as well where whoever reads must not see it."""
    where = " and ".join(("seq = :seq", *_seen(rows)))
    return next(iter(select(rows, Entry, f"where {where}", seq=seq)), None)


def unseen(rows: Rows) -> frozenset[int]:
    """Return the private incidents that whoever reads must not see; an act sees all, and asks the rule itself."""
    found: frozenset[int] = getattr(rows, "unseen", frozenset())
    return found


def _seen(rows: Rows) -> tuple[str, ...]:
    """Return the condition that keeps private incidents from who must not see them; nothing where there are none."""
    hidden = numbers(unseen(rows))
    return (f"(incident_id is null or incident_id not in ({hidden}))",) if hidden else ()


def entries_from(rows: Rows, seq: int, limit: int) -> tuple[Entry, ...]:
    """Return whole entries after a number, the oldest first, to follow the chain."""
    return select(rows, Entry, f"where seq > :seq order by seq limit {int(limit)}", seq=seq)


def labels(rows: Rows, table: str, column: str, ids: Iterable[int | str]) -> dict[int | str, str]:
    """Return one column of some rows of a table by their ids."""
    wanted = sorted({str(each) for each in ids})
    found: dict[int | str, str] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        params = {f"id{number}": each for number, each in enumerate(part)}
        names = ", ".join(f":{name}" for name in params)
        for row_id, text in rows(f"select id, {column} from {table} where id in ({names})", **params):
            found[row_id] = str(text)
    return found


def role_changes(rows: Rows, since: datetime) -> tuple[Entry, ...]:
    """Return the entries that say who holds which role, since an instant."""
    where = "where act = 'set_roles' and not refused and at > :since order by seq"
    return select(rows, Entry, where, since=encode(since))


def last_seq(rows: Rows) -> int:
    """Return the number of the newest entry of the journal, 0 before the first."""
    return int(next(iter(rows("select coalesce(max(seq), 0) from entry")))[0])


def last_entry(rows: Rows) -> Entry | None:
    """Return the newest entry of the journal, the head of its chain."""
    return next(iter(select(rows, Entry, "order by seq desc limit 1")), None)


def count_entries(rows: Rows) -> int:
    """Return how many entries of the journal whoever reads may see."""
    where = " and ".join(("true", *_seen(rows)))
    return int(next(iter(rows(f"select count(*) from entry where {where}")))[0])


_STILL_OPEN = f"""(
    state in ('open', 'in progress', 'blocked', 'stale') or exists (
        select 1 from seat where seat.release_id = task.release_id and seat.task_id = task.id and seat.verdict <> 'yes'
        and (seat.kind = 'countersign') = (task.state in ('not applicable', 'deferred'))
        and (seat."when" = '' or instr(seat."when", '{ISSUES}') or exists (
            select 1 from trait_answer as answer
            where answer.release_id = release.id and answer.yes and instr(seat."when", answer.trait)))))"""
_ISSUES = """(
    release.incident_at is not null or release.outcome = 'rolled back'
    or exists (select 1 from override where override.release_id = release.id)
    or exists (select 1 from task as failed where failed.release_id = release.id and failed.failed_at is not null))"""
# What is cheap to ask and seldom so stands first.
_DEBT = f"""(
    state = 'deferred' or (
        since > iif(part in ('deploy', 'after'), release.ended_at, release.deployed_at)
        or part = 'override' or instr("when", '{ISSUES}') and {_ISSUES}) and {_STILL_OPEN})"""

_UNTOLD = """(release.outcome = '' and (
    (select max(version) from notes_publication as out where out.release_id = release.id)
        < (select max(number) from notes_version as made where made.release_id = release.id)
    or exists (
        select 1 from notes_section as said where said.release_id = release.id
        and said.embargo_by is not null and said.embargo_at is null)))"""


def unfinished(rows: Rows) -> tuple[Release, ...]:
    """Return the releases on which something may still be owed: those under way, and ended ones with debts.

    It says in the words of the tables what `Facts.debt` says, and which notes have more to tell than what is out;
    it leaves out none that owes something.
    """
    debt = f"exists (select 1 from task where task.release_id = release.id and {_DEBT})"
    where = f"ended_at is null or deployed_at is not null and ({debt} or {_UNTOLD})"
    return select(rows, Release, f"where {where} order by id")
