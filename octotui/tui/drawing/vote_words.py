"""What a vote would bring about, in words: the rules are asked with the vote as if it had been cast."""

from __future__ import annotations

from datetime import datetime

from octotui.domain import call
from octotui.domain.facts import Facts
from octotui.domain.gate import Blocker, gate
from octotui.domain.people import Person
from octotui.domain.poll import Choice
from octotui.domain.refusal import Refused
from octotui.domain.stages import settle
from octotui.tui.drawing.call_words import Sentence, number_word, open_round, plan_words
from octotui.tui.wording import counted


def missing_after(facts: Facts, seat: str) -> tuple[str, ...]:
    """Return the seats that have not voted once this one has."""
    poll = open_round(facts)
    said = {vote.seat for vote in facts.votes_of(poll)} | {seat} if poll else {seat}
    return tuple(each for each in poll.seats if each not in said) if poll else ()


def earlier_vote(facts: Facts, seat: str) -> str:
    """Return what this seat said in the open round, "" where it has not voted."""
    poll = open_round(facts)
    return next((vote.choice for vote in facts.votes_of(poll) if vote.seat == seat), "") if poll else ""


def last_words(facts: Facts, seat: str) -> tuple[str, str]:
    """Return the band of a last vote, a bold beginning and the rest; two empty ones where others are still to vote."""
    poll = open_round(facts)
    if poll is None or earlier_vote(facts, seat) or missing_after(facts, seat):
        return "", ""
    said = [vote.choice for vote in facts.votes_of(poll)]
    conditions = said.count(Choice.GO_IF.value)
    count = len(said) - conditions
    also = f", {number_word(conditions).lower()} go if" if conditions else ""
    others = f"{number_word(count)} {'seat says' if count == 1 else 'seats say'} go{also}. " if said else ""
    return "Yours is the last vote.", f"{others}Go makes this call a GO."


def outcome(facts: Facts, seat: str, who: Person, now: datetime, choice: str, *, after: bool) -> list[Sentence]:
    """Say what this vote opens and what it does not."""
    try:
        changes = call.vote(facts, seat, who, now, choice, "a reason", after=after)
    except Refused as refused:
        return [Sentence(f"{refused.refusal.reason}.", "hold")]
    later = facts.but(settle(facts, changes, who.id, now))
    found: list[Sentence] = []
    before = earlier_vote(facts, seat)
    if before:
        found.append(Sentence(f"It takes the place of the {before.upper()} said before.", "muted"))
    if choice == Choice.NO_GO.value:
        found.append(Sentence("The round ends with a no, and deploying stays closed."))
        made = f"The reason becomes a task for {seat} and stands in the way; a new round asks again."
        return [*found, Sentence(made, "hold")]
    if choice == Choice.GO_IF.value:
        place = "after the deploy" if after else "in the way until met"
        found.append(Sentence(f"The condition becomes a task for {seat}, {place}.", "hold"))
    missing = missing_after(facts, seat)
    if missing:
        are = "is" if len(missing) == 1 else "are"
        found.append(Sentence(f"{' and '.join(missing)} {are} still to vote. Nothing opens before that."))
        return found
    return [*found, *opens(later, now)]


def opens(later: Facts, now: datetime) -> list[Sentence]:
    """Say what a call that says go opens, and what still stands in the way."""
    release = later.release
    left = gate(later)
    when = plan_words(later, now)
    when = f", {when}" if when else ""
    if not left:
        return [Sentence(f"Deploying opens for revision {release.revision}{when}. It does not deploy.")]
    stand = "thing still stands" if len(left) == 1 else "things still stand"
    return [
        Sentence(f"The call opens deploying for revision {release.revision}{when}. It does not deploy."),
        Sentence(f"{counted(len(left), stand, stand)} in the way: {_titles(left)}.", "hold"),
    ]


def _titles(left: tuple[Blocker, ...], most: int = 3) -> str:
    titles = [each.title[:1].lower() + each.title[1:] if each.title[1:2].islower() else each.title for each in left]
    more = f" and {len(titles) - most} more" if len(titles) > most else ""
    return ", ".join(titles[:most]) + more
