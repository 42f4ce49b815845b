"""One round of the go/no-go call: its votes and its result."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from octotui.domain.value import dataclass


class Choice(StrEnum):
    """What a seat may say."""

    GO = "go"
    GO_IF = "go if"
    NO_GO = "no-go"


class Result(StrEnum):
    """What a round comes to; silence is not a yes (A-GO-3)."""

    NOT_YET = "not yet"
    GO = "go"
    NO_GO = "no-go"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Poll:
    """One round of the call for one revision; void once the revision changed."""

    id: str
    release_id: int
    round: int
    revision: str
    opened_at: datetime
    opened_by: int
    seats: tuple[str, ...]
    void_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """What one seat said. `for_person_id` is set when a delegate voted; `task_id` is what a no-go or condition made."""

    id: str
    poll_id: str
    release_id: int
    seat: str
    choice: str
    reason: str
    person_id: int
    at: datetime
    for_person_id: int | None = None
    task_id: str | None = None


@dataclass(frozen=True, slots=True)
class Override:
    """A deploy against the gate: the reason, who, what stood in the way, and the second person afterwards."""

    id: str
    release_id: int
    revision: str
    reason: str
    by: int
    at: datetime
    stood: tuple[str, ...] = ()
    confirmed_by: int | None = None
    confirmed_at: datetime | None = None

    @property
    def same_hand(self) -> bool:
        """Tell whether whoever overrode confirmed it too, because four-eyes was off."""
        return self.confirmed_by == self.by


def result(poll: Poll, votes: tuple[Vote, ...]) -> Result:
    """Return what a round comes to: any no ends it, all seats must say go (A-GO-3)."""
    if poll.void_at is not None:
        return Result.VOID
    said = {vote.seat: vote.choice for vote in votes if vote.poll_id == poll.id}
    if Choice.NO_GO.value in said.values():
        return Result.NO_GO
    return Result.GO if all(seat in said for seat in poll.seats) else Result.NOT_YET


def tally(poll: Poll, votes: tuple[Vote, ...]) -> str:
    """Say how many say go in a round without a no, and how many under a condition."""
    said = {vote.seat: vote.choice for vote in votes if vote.poll_id == poll.id and vote.seat in poll.seats}
    conditions = sum(choice == Choice.GO_IF.value for choice in said.values())
    return f"{len(said) - conditions} of {len(poll.seats)} say go" + (f", {conditions} go if" if conditions else "")
