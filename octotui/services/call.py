"""Acts of the go/no-go call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain import call as rules
from octotui.domain.asking import TO_VOTE, deploy_task, ping
from octotui.domain.gate import gate
from octotui.domain.poll import Choice, Result, Vote, result
from octotui.domain.refusal import Mover, refused
from octotui.domain.standing import role_mover
from octotui.services.acting import actor, follow, load, write
from octotui.store import read

if TYPE_CHECKING:
    from octotui.domain.facts import Facts
    from octotui.store.work import Work


def open_call(work: Work, release_id: int) -> str:
    """Open a round of the call for the present revision."""
    facts = load(work, release_id)
    revision = facts.release.revision
    after = follow(work, facts, rules.open_call, f"opened the call on {facts.release.version} for {revision}")
    assert after.poll is not None
    return f"Round {after.poll.round} is open for {revision}. {len(after.poll.seats)} seats vote."


def vote(work: Work, release_id: int, seat: str, choice: str, reason: str = "", *, after: bool = False) -> str:
    """Vote for a seat; the sentence says what the vote brings about."""
    facts = load(work, release_id)
    changes = rules.vote(facts, seat, actor(work), work.now, choice, reason, after=after)
    cast = next(value for value in changes if isinstance(value, Vote))
    said = f"voted {choice} on {facts.release.version} for {seat}"
    if cast.for_person_id:
        said += f", in place of {facts.name(cast.for_person_id)}"
    elif _took_late(work, facts, seat):
        said += ", a role taken after the call was opened"
    if cast.reason:
        said += f": {cast.reason}"
    now = write(work, facts, changes, said, cast.task_id)
    assert now.poll is not None
    match result(now.poll, now.votes):
        case Result.GO:
            left = len(gate(now))
            rest = f"{left} still in the way." if left else "Deploying is open; nothing is deployed yet."
            return f"All seats say go. {rest}"
        case Result.NO_GO:
            return "No-go. The reason now stands in the way and has an owner."
        case _:
            missing = [name for name in now.poll.seats if name not in {vote.seat for vote in now.votes_of(now.poll)}]
            word = "GO IF" if choice == Choice.GO_IF.value else "GO"
            return f"{word} for {seat}. Still to vote: {', '.join(missing)}."


def _took_late(work: Work, facts: Facts, seat: str) -> bool:
    """Tell whether whoever votes took the seat's role only in the open round; the record says so (A-GO-2)."""
    who, poll = actor(work), facts.poll
    assert poll is not None
    joined = who.created_at is not None and who.created_at > poll.opened_at
    return joined or any(
        change["table"] == "person"
        and change["id"] == who.id
        and seat not in change["before"].get("roles", seat).split("\n")
        for entry in read.role_changes(work.rows, poll.opened_at)
        for change in entry.changed()
    )


def ping_seat(work: Work, release_id: int, seat: str) -> str:
    """Remind whoever votes for a seat; the reminder stands at the deploy, which the vote is about."""
    facts = load(work, release_id)
    poll = facts.poll
    said = {vote.seat for vote in facts.votes_of(poll)} if poll else set()
    if poll is None or poll.void_at or seat not in poll.seats or seat in said:
        waiting = rules.still_to_vote(facts, poll) if poll and not poll.void_at else ()
        movers = waiting or (role_mover(facts, facts.lead, "opens a round"),)
        reason, line = f"{seat} is not asked for a vote now", facts.edition.call_line
        raise refused("NOT ASKED", "A-GO-3", reason, *movers, line=line)
    holder = facts.holder(seat)
    name = holder.name if holder else seat
    mover = Mover(seat, holder.id if holder else None, "votes")
    changes = ping(facts, actor(work), work.now, mover, TO_VOTE)
    write(work, facts, changes, f"asked {name} to vote on {facts.release.version}", deploy_task(facts).id)
    return f"{name} is asked to vote."
