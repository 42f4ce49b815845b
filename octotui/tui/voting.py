"""How a vote goes, from any room: whose seat, the dialog, and the act."""

from __future__ import annotations

from octotui.domain import call as rules
from octotui.domain.facts import Facts
from octotui.services import call
from octotui.tui.drawing.vote_words import earlier_vote
from octotui.tui.screens.base import AnyRoom


async def vote(room: AnyRoom, facts: Facts, seat: str = "") -> bool:
    """Ask for a vote and cast it; with several seats of one's own, ask first for which. Tell whether it was cast."""
    from octotui.tui.dialogs.vote import Vote

    you, now = room.desk.you, room.desk.now
    if you is None:
        return False
    seat = seat or await _which(room, facts, rules.seats_for(facts, you, now))
    if not seat:
        return False
    ballot = await room.app.push_screen_wait(Vote(facts, seat, you, now))
    if ballot is None:
        return False
    return await room.do(call.vote, facts.release.id, seat, ballot.choice, ballot.reason, after=ballot.after)


async def _which(room: AnyRoom, facts: Facts, seats: tuple[str, ...]) -> str:
    if len(seats) < 2:
        return seats[0] if seats else ""
    from octotui.tui.dialogs.choose import Choose, Option

    options = [Option(seat, seat, earlier_vote(facts, seat).upper() or "not voted") for seat in seats]
    silent = next((seat for seat in seats if not earlier_vote(facts, seat)), seats[0])
    return await room.app.push_screen_wait(Choose("Which seat votes?", options, current=silent)) or ""
