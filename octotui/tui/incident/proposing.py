"""From what an incident calls for to the dialog or act that answers it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from octotui.domain.incident.values import Aim, Audience, Way
from octotui.services.incident import begin, running
from octotui.tui.incident import asking, asking_after, asking_command, asking_impact, asking_told, asking_way
from octotui.tui.incident.reasons import ASKED, REASONS, reopens
from octotui.tui.incident.seats import Seat
from octotui.tui.toast import toast

if TYPE_CHECKING:
    from octotui.tui.incident.acts import IncidentActs


async def ask(room: IncidentActs, name: str) -> None:
    """Open a dialog, or say why what it asks for would be refused: nobody is asked in vain."""
    reason = REASONS[name](room)
    if reason is not None:
        toast(room.app, reason, meaning="hold")
    else:
        await DIALOGS[name](room)


async def lead_to(room: IncidentActs, aim: str) -> None:
    """Do what an aim calls for; a step that no act of its own closes is done at once."""
    if aim in ASKED:
        await ask(room, ASKED[aim])
        return
    step_id = room.order.step_id
    if aim in _CALLS:
        await _call(room)
    elif step_id is not None:
        await room.do(running.finish_step, room.id_here, step_id)


async def _declare(room: IncidentActs) -> None:
    await room.do(begin.declare_reported, room.id_here)


async def _command(room: IncidentActs) -> None:
    await (asking_command.accept(room) if room.offered else asking_command.command(room))


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


async def _metric(room: IncidentActs) -> None:
    await asking_impact.measure(room, "metric")


async def _users(room: IncidentActs) -> None:
    await asking_impact.measure(room, "users")


async def _customers(room: IncidentActs) -> None:
    await asking_told.message(room, Audience.CUSTOMERS.value)


async def _message(room: IncidentActs) -> None:
    await asking_told.message(room, room.to_tell)


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
        case "rung":
            await room.do(running.answer_escalation, room.id_here)
        case "read":
            await asking_told.read_message(room, seat.about)
        case "advise":
            await asking_way.advise(room, seat.about)
        case "call":
            asked = next(each for each in room.known.summons if each.role == seat.about)
            await room.do(running.answer_call, room.id_here, asked.role, here=asked.acked_at is not None)
        case _:
            await ask(room, seat.kind)


async def _send_back(room: IncidentActs) -> None:
    """Decline what was offered, say that the fix does not hold, or open a step again."""
    if room.step is not None and reopens(room):
        await room.do(running.reopen_step, room.id_here, room.step.id)
        return
    await (asking_command.decline(room) if room.offered else asking_way.send_back(room))


DIALOGS: dict[str, Callable[[IncidentActs], Awaitable[None]]] = {
    "declare": _declare, "command": _command, "accept": asking_command.accept, "hand_over": asking_command.command,
    "escalate": asking_command.escalate, "scribe": asking_command.scribe,
    "call": asking_command.call, "stand_down": asking_command.stand_down,
    "assign": asking.assign, "set_aside": asking.set_aside, "snooze": asking.snooze,
    "impact": asking_impact.impact, "assess": _impact, "severity": asking_impact.severity, "metric": _metric,
    "users": _users, "note": asking_told.note, "correct": asking_told.correct, "message": _message,
    "customers": _customers, "all_clear": asking_told.all_clear,
    "decide": asking_way.decide, "execute": asking_way.execute, "verify": asking_way.verify,
    "confirm": asking_way.confirm, "send_back": _send_back,
    "cause": asking_after.cause, "item": asking_after.action_item, "book": asking_after.book, "review": _review,
}  # fmt: skip
"""The dialog or act of each name that has a reason."""

_CALLS = frozenset((Aim.SECURITY.value, Aim.ON_CALL.value, Aim.ENGAGE.value))


async def open_ahead(room: IncidentActs, id: str) -> None:
    """Do what a row beside the timeline is about."""
    facts = room.known
    if id == "hotfix":
        room.action_hotfix()
    elif id in _AHEAD:
        await ask(room, _AHEAD[id])
    elif any(each.id == id for each in facts.updates):
        await ask(room, "message")
    elif any(each.id == id for each in facts.measures):
        await ask(room, "impact")
    elif id in tuple(Way) and room.seat is not None and room.seat.kind == "advise":
        await asking_way.advise(room, room.seat.about)
    elif id in tuple(Way):
        await ask(room, "decide")
    else:
        await ask(room, "review")


_AHEAD = {
    "severity": "severity", "metric": "metric", "users": "users", "way": "decide", "execute": "execute",
    "verify": "verify", "confirm": "confirm", "cause": "cause", "review": "book", "actions": "item",
}  # fmt: skip
"""The dialog of each row that is there once."""

LABELS = {
    Aim.DECLARE.value: "declare", Aim.COMMAND.value: "command", Aim.SECURITY.value: "call",
    Aim.ON_CALL.value: "call", Aim.ENGAGE.value: "call", Aim.IMPACT.value: "assess", Aim.NOTIFY.value: "write",
    Aim.CUSTOMERS.value: "write", Aim.DECIDE.value: "decide", Aim.EXECUTE.value: "carried out",
    Aim.VERIFY.value: "verify", Aim.METRICS.value: "confirm", Aim.ALL_CLEAR.value: "all-clear",
    Aim.ROOT_CAUSE.value: "root cause", Aim.ACTIONS.value: "action item", Aim.REVIEW.value: "book",
    "close": "review", "escalate": "escalate",
}  # fmt: skip
"""What enter is called where the one line aims at this."""
