"""The go/no-go call: opening a round and voting in it (A-GO-1, A-GO-2, A-GO-3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_words
from octotui.domain.facts import Changes, Facts, Value
from octotui.domain.people import Person
from octotui.domain.poll import Choice, Poll, Result, Vote, result
from octotui.domain.refusal import Mover, Refused, refused
from octotui.domain.standing import another_release, names, oneself, role_mover, stands_for
from octotui.domain.task import Part, State, Task


def _refuse(facts: Facts, verdict: str, rule: str, reason: str, *movers: Mover) -> Refused:
    return refused(verdict, rule, reason, *movers, line=facts.edition.call_line)


def open_call(facts: Facts, who: Person, now: datetime) -> Changes:
    """Open a round for the present revision; the lead of the call does so (A-GO-1)."""
    release, verdict = facts.release, "CALL NOT OPENED"
    lead, later = role_mover(facts, facts.lead, "opens the call"), another_release(facts)
    if not facts.edition.seats:
        lead = replace(lead, would="brings a guide that has one")
        raise _refuse(facts, verdict, "A-GO-2", "This guide has no go/no-go call, so there is none to open", lead)
    if not stands_for(facts, who, facts.lead, now):
        raise _refuse(facts, verdict, "A-GO-1", f"{names(facts, facts.lead)} leads the call and opens it", lead)
    if release.deployed_at is not None or release.ended_at is not None:
        raise _refuse(
            facts, verdict, "A-GO-3", f"{release.version} is {release.stage.lower()}; the call is over", later
        )
    if not release.revision:
        mover = replace(lead, would="names the revision")
        raise _refuse(facts, verdict, "A-GO-3", "A call is about one revision, and none is named yet", mover)
    poll = facts.poll
    if poll and poll.revision == release.revision and result(poll, facts.votes) in (Result.NOT_YET, Result.GO):
        voters = still_to_vote(facts, poll) or (replace(lead, would="deploys it"),)
        raise _refuse(facts, verdict, "A-GO-1", f"Round {poll.round} is open for this revision", *voters)
    number = len(facts.polls) + 1
    return (Poll(f"{release.id}.p{number}", release.id, number, release.revision, now, who.id, facts.edition.seats),)


def _voters(facts: Facts, seats: Iterable[str]) -> tuple[Mover, ...]:
    return tuple(role_mover(facts, seat, "votes") for seat in seats)


def still_to_vote(facts: Facts, poll: Poll) -> tuple[Mover, ...]:
    """Return whoever has not voted yet in a round."""
    said = {vote.seat for vote in facts.votes_of(poll)}
    return _voters(facts, (seat for seat in poll.seats if seat not in said))


def seats_for(facts: Facts, who: Person, now: datetime) -> tuple[str, ...]:
    """Return the seats of the open round that a person may take, as holder or as delegate appointed before it."""
    poll = facts.poll
    if poll is None:
        return ()
    return tuple(seat for seat in poll.seats if stands_for(facts, who, seat, now, since=poll.opened_at))


def vote(
    facts: Facts, seat: str, who: Person, now: datetime, choice: str, reason: str = "", *, after: bool = False
) -> Changes:
    """Vote for a seat in the open round; a changed vote takes the place of the earlier one.

    A no-go needs a reason and makes a task that blocks; a go with a condition makes a task
    before production, or after it where `after` is true.
    """
    release, poll, verdict = facts.release, facts.poll, "NOT VOTED"
    lead = role_mover(facts, facts.lead, "opens a round")
    if choice not in set(Choice):
        raise _refuse(facts, verdict, "A-GO-3", "A seat says go, no-go, or go if", oneself(who, "says one of them"))
    if poll is None or poll.void_at or poll.revision != release.revision:
        reason = f"No round of the call is open for this revision; {names(facts, facts.lead)} opens one"
        raise _refuse(facts, verdict, "A-GO-3", reason, lead)
    if release.deployed_at is not None or release.ended_at is not None:
        reason = f"{release.version} is {release.stage.lower()}; the call is over"
        raise _refuse(facts, verdict, "A-GO-3", reason, another_release(facts))
    if result(poll, facts.votes) is Result.NO_GO:
        reason = f"Round {poll.round} said no and is closed; a new round asks again"
        raise _refuse(facts, verdict, "A-GO-3", reason, lead)
    if seat not in poll.seats:
        raise _refuse(facts, verdict, "A-GO-2", f"{seat} has no seat in this call", *_voters(facts, poll.seats))
    behalf = stands_for(facts, who, seat, now, since=poll.opened_at)
    if behalf is None:
        reason = f"{names(facts, seat)} votes for {seat}; a delegate counts only when appointed before the call"
        raise _refuse(facts, verdict, "A-GO-2", reason, role_mover(facts, seat, "votes"))
    reason = clean_words(reason)
    if choice != Choice.GO.value and not reason:
        mover = oneself(who, "gives it")
        raise _refuse(facts, verdict, "A-GO-3", "A no-go and a go with a condition need a reason", mover)
    number = poll.seats.index(seat) + 1
    made = _made(facts, seat, choice, reason, who, now, after)
    for_person = behalf.id if behalf.id != who.id else None
    cast = Vote(
        f"{poll.id}.{number}", poll.id, release.id, seat, Choice(choice).value, reason, who.id, now, for_person,
        made.id if made else None,
    )  # fmt: skip
    changes: list[Value] = [cast]
    if made:
        changes.append(made)
    return (*changes, *_withdrawn(facts, cast))


def _made(facts: Facts, seat: str, choice: str, reason: str, who: Person, now: datetime, after: bool) -> Task | None:
    if choice == Choice.GO.value:
        return None
    number = max((task.number for task in facts.tasks), default=0) + 1
    part = Part.NO_GO if choice == Choice.NO_GO.value else Part.AFTER if after else Part.CONDITION
    section = "From the call"
    return Task(
        f"{facts.release.id}.{number}", facts.release.id, number, reason, seat, part.value,
        section=section, line=facts.edition.call_line, last_line=facts.edition.call_line, by=who.id, since=now,
    )  # fmt: skip


def _withdrawn(facts: Facts, cast: Vote) -> tuple[Task, ...]:
    """Return the task that the earlier vote of this seat made, called not applicable: the seat took it back."""
    earlier = next((vote for vote in facts.votes if vote.id == cast.id and vote.task_id), None)
    if earlier is None or earlier.task_id is None:
        return ()
    task = facts.task(earlier.task_id)
    if facts.closed(task):
        return ()
    aside, why = State.NOT_APPLICABLE.value, "the vote was changed"
    return (replace(task, state=aside, reason=why, by=cast.person_id, since=cast.at),)


def void(facts: Facts, now: datetime) -> Changes:
    """Void the newest round: its revision is no longer the one that would go out (A-GO-3)."""
    poll = facts.poll
    return (replace(poll, void_at=now),) if poll and poll.void_at is None else ()
