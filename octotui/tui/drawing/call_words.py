"""What the go/no-go page says, as pure words from the facts: the seats, the band, what comes next, earlier rounds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from octotui.domain.asking import asks_to_vote
from octotui.domain.facts import Facts
from octotui.domain.gate import gate
from octotui.domain.people import Person
from octotui.domain.poll import Choice, Poll, Result, Vote, result, tally
from octotui.domain.task import Part, Task
from octotui.tui.wording import Names, clock, counted, cut, date_of, duration, stamp

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")


class Sentence(NamedTuple):
    """Words with the style they are written in."""

    text: str
    style: str = "text"


@dataclass(frozen=True, slots=True)
class SeatView:
    """One seat as the page shows it; `choice` is "" for a seat that has not voted, `mine` for one's own."""

    role: str
    choice: str = ""
    person: str = ""
    at: str = ""
    reason: str = ""
    waits: str = ""
    aside: str = ""
    mine: bool = False
    ping: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """The result as a sentence: the verdict, a bold beginning, the rest, and the token of its plane."""

    verdict: str
    bold: str
    rest: str
    plane: str
    line: int = 0


def open_round(facts: Facts) -> Poll | None:
    """Return the round that counts for the present revision; None where none was opened or it is void."""
    poll = facts.poll
    return poll if poll and poll.void_at is None and poll.revision == facts.release.revision else None


def number_word(count: int) -> str:
    """Say a small number as the beginning of a sentence."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def plan_words(facts: Facts, now: datetime) -> str:
    """Say when the window is, as `from 16:30 to 17:30`, with both dates where it ends another day; empty for none."""
    begins, ends = facts.release.window_from, facts.release.window_to
    if begins and ends and begins.date() != ends.date():
        return f"from {date_of(begins)} {clock(begins)} to {date_of(ends)} {clock(ends)}"
    day = "" if begins is None or begins.date() == now.date() else f"{stamp(begins, now)} "
    if begins and ends:
        return f"{day}from {clock(begins)} to {clock(ends)}"
    return f"{day}from {clock(begins)}" if begins else ""


def seat_views(facts: Facts, you: Person | None, now: datetime, mine: tuple[str, ...], ping: str) -> list[SeatView]:
    """Return the seats in the order of the guide; `ping` names the one that the ping key speaks of."""
    poll = open_round(facts)
    votes = {vote.seat: vote for vote in facts.votes_of(poll)} if poll else {}
    views = []
    for role in poll.seats if poll else facts.edition.seats:
        vote = votes.get(role)
        if vote:
            views.append(_voted(facts, vote, you, now, role in mine))
        else:
            views.append(_silent(facts, poll, role, you, now, role in mine, role == ping))
    return views


def _name(facts: Facts, person_id: int | None, you: Person | None) -> str:
    return "you" if you and person_id == you.id else facts.name(person_id)


def _voted(facts: Facts, vote: Vote, you: Person | None, now: datetime, mine: bool) -> SeatView:
    person = _name(facts, vote.person_id, you)
    if vote.for_person_id:
        person += f", for {_name(facts, vote.for_person_id, you)}"
    aside = ""
    task = next((each for each in facts.tasks if each.id == vote.task_id), None)
    if task:
        aside = _made_words(facts, task, you)
    return SeatView(vote.seat, vote.choice, person, stamp(vote.at, now), vote.reason, "", aside, mine)


def _made_words(facts: Facts, task: Task, you: Person | None) -> str:
    """Say what became of a reason or condition: whose task it is, and when it is to be done."""
    holder = task.person_id or (found.id if (found := facts.holder(task.owner)) else None)
    owner = _name(facts, holder, you) if holder else task.owner
    if facts.closed(task):
        return "closed"
    if task.part == Part.AFTER.value:
        return f"{Names(person.name for person in facts.people).short(owner)}, after deploy"
    return f"task for {owner}"


def _silent(
    facts: Facts, poll: Poll | None, role: str, you: Person | None, now: datetime, mine: bool, ping: bool
) -> SeatView:
    holders = [_name(facts, person.id, you) for person in facts.holders(role)]
    who = " or ".join(holders) or "nobody holds this role"
    if poll is None:
        return SeatView(role, "", who, aside=_delegate(facts, None, role, you), mine=mine)
    asked = max((each.at for each in facts.remarks if asks_to_vote(each, role)), default=None)
    since = max(asked, poll.opened_at) if asked else poll.opened_at
    waits = f"asked {duration(now - since)} ago"
    return SeatView(role, "", who, "", "", waits, _delegate(facts, poll, role, you), mine, who if ping else "")


def _delegate(facts: Facts, poll: Poll | None, role: str, you: Person | None) -> str:
    found = [each for each in facts.delegates if each.role == role and each.ended_at is None]
    if not found:
        return "no delegate"
    newest = found[-1]
    late = ", from the next round" if poll and newest.appointed_at > poll.opened_at else ""
    return f"delegate: {_name(facts, newest.stand_in_id, you)}{late}"


def band(facts: Facts) -> Band:
    """Return the result in words."""
    release, line = facts.release, facts.edition.call_line
    if release.deployed_at is not None:
        rest = f"{release.version} went to production as {release.revision}."
        marked = bool(facts.overrides)
        return Band(
            "OVERRIDDEN" if marked else "DONE", "The call is over.", rest, "hold-tint" if marked else "go-tint", line
        )
    if release.ended_at is not None:
        return Band("CLOSED", "The call is over.", f"{release.version} is {release.stage.lower()}.", "surface", line)
    if not facts.edition.seats:
        return _without_call(facts)
    poll = open_round(facts)
    if poll is None:
        return _no_round(facts, line)
    said = {vote.seat: vote.choice for vote in facts.votes_of(poll)}
    match result(poll, facts.votes):
        case Result.NO_GO:
            against = " and ".join(seat for seat in poll.seats if said.get(seat) == Choice.NO_GO.value)
            says = "say" if " and " in against else "says"
            return Band("NO-GO", "", f"{against} {says} no. The reason now stands in the way and has an owner.", "nogo")
        case Result.GO:
            left = len(gate(facts))
            rest = (
                f"{counted(left, 'thing stands', 'things stand')} in the way." if left else "Nothing stands in the way."
            )
            plain = Choice.GO_IF.value not in said.values()
            bold = f"All {len(poll.seats)} seats say go." if plain else f"{tally(poll, facts.votes)}."
            return Band("GO", bold, f"{rest} Deploying is an act of its own.", "go", line)
        case _:
            missing = [seat for seat in poll.seats if seat not in said]
            more = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} still to vote."
            if len(missing) > 2:
                more = f"{len(missing)} seats are still to vote."
            bold = f"{tally(poll, facts.votes)}."
            return Band("NOT YET", bold, f"{more} Silence is not a yes.", "hold-tint", line)


def _without_call(facts: Facts) -> Band:
    left = len(gate(facts))
    if left:
        rest = f"{counted(left, 'thing stands', 'things stand')} in the way of production."
        return Band("NOT YET", "There is no call.", rest, "hold-tint")
    return Band("OPEN", "There is no call.", "Nothing stands in the way of production.", "go-tint")


def _no_round(facts: Facts, line: int) -> Band:
    poll, release = facts.poll, facts.release
    if not release.revision:
        return Band("NOT YET", "No revision is named.", "A call is about one revision.", "hold-tint", line)
    if poll is None:
        bold = f"No call is open for {release.revision}."
        return Band("NOT YET", bold, f"{facts.lead or 'The lead'} opens it.", "hold-tint", line)
    bold = f"Round {poll.round} is void."
    rest = f"It spoke of {poll.revision}; {release.revision} would go out now."
    return Band("NOT YET", bold, rest, "hold-tint", line)


def what_next(facts: Facts, now: datetime, *, brief: bool = False) -> list[Sentence]:
    """Say what happens next, one paragraph a sentence; `brief` leaves out when, for a page that says it elsewhere."""
    release, poll = facts.release, open_round(facts)
    if release.deployed_at is not None or release.ended_at is not None:
        return [Sentence("Nothing more is decided here. What was said stays here and in the journal.", "muted")]
    when = "" if brief else plan_words(facts, now)
    when = f", {when}" if when else ""
    if not facts.edition.seats:
        return [Sentence(f"When nothing stands in the way, {facts.lead or 'the lead'} deploys{when}.")]
    if poll is None:
        return _to_open(facts)
    match result(poll, facts.votes):
        case Result.NO_GO:
            return _after_no(facts, poll)
        case Result.GO:
            left = len(gate(facts))
            opens = (
                f"When the {counted(left, 'thing')} in the way {'is' if left == 1 else 'are'} closed, deploying opens"
            )
            said = f"{opens if left else 'Deploying is open'} for {release.revision}{when}. Nothing is deployed yet."
            return [Sentence(said), Sentence("A new revision voids this round.", "muted")]
        case _:
            said = f"The last go does not deploy. It opens the deploy key for this revision{when}."
            return [Sentence(said), Sentence("A new revision voids this round.", "muted")]


def _to_open(facts: Facts) -> list[Sentence]:
    release = facts.release
    lead = facts.lead or "The lead"
    if not release.revision:
        return [
            Sentence(f"{lead} names the revision first: a commit, a build or a tag. The seats vote on exactly that.")
        ]
    seats = facts.edition.seats
    number = len(facts.polls) + 1
    found = [
        Sentence(
            f"Opening round {number} asks {counted(len(seats), 'seat')} about {release.revision}. All must say go."
        ),
        Sentence(
            "Delegates appointed before it may vote. Open tasks do not stop the call; they stop the deploy.", "muted"
        ),
    ]
    unheld = [seat for seat in seats if not facts.holders(seat)]
    if unheld:
        found.append(Sentence(f"Nobody holds {' or '.join(unheld)} yet, so that seat cannot vote.", "hold"))
    return found


def _after_no(facts: Facts, poll: Poll) -> list[Sentence]:
    votes = facts.votes_of(poll)
    made = [facts.task(vote.task_id) for vote in votes if vote.choice == Choice.NO_GO.value and vote.task_id]
    owed = [task for task in made if not facts.closed(task)]
    number = poll.round + 1
    if owed:
        task = owed[0]
        holder = facts.person(task.person_id) or facts.holder(task.owner)
        who = holder.name if holder else task.owner
        title = cut(task.title.rstrip("."), 56)
        said = f'{who} owes "{title}". When it is done, open round {number}, or bring a new revision.'
    else:
        said = f"What stood against it is closed. Open round {number}, or bring a new revision."
    rest = len(votes) - sum(vote.choice == Choice.NO_GO.value for vote in votes)
    kept = f"The other {counted(rest, 'vote')} {'is' if rest == 1 else 'are'} kept in the journal, not carried over."
    return [Sentence(said), *([Sentence(kept, "muted")] if rest else [])]


@dataclass(frozen=True, slots=True)
class RoundView:
    """An earlier round: its result, and each thing that was said against it or under a condition."""

    number: int
    revision: str
    when: str
    verdict: str
    style: str
    who: str
    reason: str


def earlier(facts: Facts, now: datetime) -> list[RoundView]:
    """Return the rounds before the one above, the newest first; a void one says so."""
    above = open_round(facts)
    found: list[RoundView] = []
    for poll in sorted(facts.polls, key=lambda each: -each.round):
        if poll == above:
            continue
        votes = facts.votes_of(poll)
        said_no = [vote for vote in votes if vote.choice == Choice.NO_GO.value]
        verdict, style = ("NO-GO", "nogo") if said_no else ("VOID", "muted") if poll.void_at else ("CLOSED", "muted")
        opened = (
            f"{stamp(poll.opened_at, now)} {clock(poll.opened_at)}"
            if poll.opened_at.date() != now.date()
            else clock(poll.opened_at)
        )
        if not said_no:
            told = f"{len(votes)} of {len(poll.seats)} had voted"
            told += "; a new revision voided it" if poll.void_at else ""
            found.append(RoundView(poll.round, poll.revision, opened, verdict, style, "", told))
        for vote in said_no:
            who = f"{facts.name(vote.person_id)}, {vote.seat}: "
            found.append(RoundView(poll.round, poll.revision, opened, verdict, style, who, vote.reason))
    return found
