"""From what an incident calls for to the dialog or act that answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from octotui.domain.incident.values import Aim, Way
from octotui.services.incident import begin, running
from octotui.tui.incident import asking, asking_after, asking_command, asking_impact, asking_told, asking_way
from octotui.tui.incident.seats import Seat
from octotui.tui.toast import toast

if TYPE_CHECKING:
    from octotui.tui.incident.acts import IncidentActs

CLOSE = "close"
"""What the one line aims at when only the close of the review is left."""


async def lead_to(room: IncidentActs, aim: str) -> None:
    """Do what an aim calls for; a step that no act of its own closes is done at once."""
    asked = _ASKED.get(aim)
    if asked is not None:
        await asked(room)
        return
    step_id = room.order.step_id
    if aim in _CALLS:
        await _call(room)
    elif step_id is not None:
        await room.do(running.finish_step, room.id_here, step_id)


async def _declare(room: IncidentActs) -> None:
    await room.do(begin.declare_reported, room.id_here)


async def _command(room: IncidentActs) -> None:
    offer = room.known.nomination
    if offer is not None and offer.person_id == room.you.id:
        await asking_command.accept(room)
    else:
        await asking_command.command(room)


async def _impact(room: IncidentActs) -> None:
    """Ask each for what is theirs: figures of the analyst, what users meet of support."""
    known = {each.kind for each in room.known.measures}
    supports = any("support" in role.casefold() for role in room.you.roles)
    if supports and "users" not in known:
        await asking_impact.measure(room, "users")
    elif not supports and "metric" not in known:
        await asking_impact.measure(room, "metric")
    else:
        await asking_impact.impact(room)


async def _call(room: IncidentActs) -> None:
    """Come oneself where one is called; else call whoever is silent."""
    mine = next((each for each in room.known.summons if room.you.holds(each.role) and not each.here_at), None)
    if mine is not None:
        await room.do(running.answer_call, room.id_here, mine.role, here=mine.acked_at is not None)
    elif room.to_ping:
        await room.do(running.call_role, room.id_here, room.to_ping)
    elif room.order.step_id is not None:
        await room.do(running.finish_step, room.id_here, room.order.step_id)


async def _review(room: IncidentActs) -> None:
    room.action_review()


async def lead_to_seat(room: IncidentActs, seat: Seat) -> None:
    """Do what waits for the person at the keyboard."""
    match seat.kind:
        case "accept":
            await asking_command.accept(room)
        case "rung":
            await room.do(running.answer_escalation, room.id_here)
        case "verify":
            await asking_way.verify(room)
        case "confirm":
            await asking_way.confirm(room)
        case "read":
            await asking_told.read_message(room, seat.about)
        case "advise":
            await asking_way.advise(room, seat.about)
        case _:
            asked = next(each for each in room.known.summons if each.role == seat.about)
            await room.do(running.answer_call, room.id_here, asked.role, here=asked.acked_at is not None)


async def _send_back(room: IncidentActs) -> None:
    """Decline what was offered, or say that the fix does not hold."""
    offer = room.known.nomination
    if offer is not None and offer.person_id == room.you.id:
        await asking_command.decline(room)
    else:
        await asking_way.send_back(room)


DIALOGS: dict[str, Callable[[IncidentActs], Awaitable[None]]] = {
    "note": asking_told.note,
    "correct": asking_told.correct,
    "message": asking_told.message,
    "impact": asking_impact.impact,
    "all_clear": asking_told.all_clear,
    "hand_over": asking_command.command,
    "escalate": asking_command.escalate,
    "send_back": _send_back,
    "assign": asking.assign,
    "set_aside": asking.set_aside,
    "snooze": asking.snooze,
    "scribe": asking_command.scribe,
    "stand_down": asking_command.stand_down,
}
"""The dialog of each act that asks, by its name."""


_CALLS = frozenset((Aim.SECURITY.value, Aim.ON_CALL.value, Aim.ENGAGE.value))
_ASKED: dict[str, Callable[[IncidentActs], Awaitable[None]]] = {
    Aim.DECLARE.value: _declare,
    Aim.COMMAND.value: _command,
    Aim.IMPACT.value: _impact,
    Aim.NOTIFY.value: asking_told.message,
    Aim.CUSTOMERS.value: asking_told.message,
    Aim.DECIDE.value: asking_way.decide,
    Aim.EXECUTE.value: asking_way.execute,
    Aim.VERIFY.value: asking_way.verify,
    Aim.METRICS.value: asking_way.confirm,
    Aim.ALL_CLEAR.value: asking_told.all_clear,
    Aim.ROOT_CAUSE.value: asking_after.cause,
    Aim.ACTIONS.value: asking_after.action_item,
    Aim.REVIEW.value: asking_after.book,
    CLOSE: _review,
}


async def open_ahead(room: IncidentActs, id: str) -> None:
    """Do what a row beside the timeline is about."""
    facts = room.known
    if id in _AHEAD:
        await _AHEAD[id](room)
    elif id in ("metric", "users"):
        await asking_impact.measure(room, id)
    elif any(each.id == id for each in facts.updates):
        await asking_told.message(room)
    elif any(each.id == id for each in facts.measures):
        await asking_impact.impact(room)
    elif id in tuple(Way):
        await (asking_way.decide(room) if facts.commands_it(room.you) else _advise(room))
    else:
        room.action_review()


async def _advise(room: IncidentActs) -> None:
    """Give advice where one is asked for it; else say who decides."""
    if room.seat is not None and room.seat.kind == "advise":
        await asking_way.advise(room, room.seat.about)
    else:
        toast(room.app, room.why_not_decide, meaning="hold")


_AHEAD: dict[str, Callable[[IncidentActs], Awaitable[None]]] = {
    "severity": asking_impact.severity,
    "execute": asking_way.execute,
    "verify": asking_way.verify,
    "confirm": asking_way.confirm,
    "cause": asking_after.cause,
    "review": asking_after.book,
    "actions": asking_after.action_item,
}

LABELS = {
    Aim.DECLARE.value: "declare", Aim.COMMAND.value: "command", Aim.SECURITY.value: "call",
    Aim.ON_CALL.value: "call", Aim.ENGAGE.value: "call", Aim.IMPACT.value: "assess", Aim.NOTIFY.value: "write",
    Aim.CUSTOMERS.value: "write", Aim.DECIDE.value: "decide", Aim.EXECUTE.value: "carried out",
    Aim.VERIFY.value: "verify", Aim.METRICS.value: "confirm", Aim.ALL_CLEAR.value: "all-clear",
    Aim.ROOT_CAUSE.value: "root cause", Aim.ACTIONS.value: "action item", Aim.REVIEW.value: "book", CLOSE: "review",
}  # fmt: skip
"""What enter is called where the one line aims at this."""
