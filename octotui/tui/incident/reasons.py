"""Why something cannot be done in the incident room now: the rule is asked as if it were being done.

Each act and each dialog has its reason here under its name, so that nobody is asked for anything before they are told
that it would be refused.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from octotui.domain.incident import command, rollcall, steps, telling
from octotui.domain.incident.rollcall import uncalled
from octotui.domain.incident.steps import BY_ITSELF
from octotui.domain.incident.values import Aim
from octotui.tui.incident import reasons_after, reasons_told, reasons_way
from octotui.tui.incident.reasons_way import WORDS

if TYPE_CHECKING:
    from datetime import datetime

    from octotui.domain.incident.facts import IncidentChanges, IncidentFacts
    from octotui.domain.people import Person
    from octotui.tui.incident.acts import IncidentActs


def _move(room: IncidentActs) -> str | None:
    order = room.order
    if not order.aim:
        return "It is closed; what happened stays as it is"
    if not order.yours:
        return f"{order.mover or 'Somebody else'} is to move: {order.verb.lower()}"
    return of_aim(room, order.aim)


def of_aim(room: IncidentActs, aim: str) -> str | None:
    """Say why the dialog that answers an aim does not open now; None also where none does."""
    return REASONS[ASKED[aim]](room) if aim in ASKED else None


def _done(room: IncidentActs) -> str | None:
    if (asked := room.summons) is not None:
        return room.why_not(
            lambda facts, you, now: rollcall.answer(facts, you, now, asked.role, here=asked.acked_at is not None)
        )
    step = room.step
    if step is None:
        return "The cursor is on no step"
    if step.aim in BY_ITSELF and room.known.open(step):
        return of_aim(room, step.aim)
    return room.why_not(lambda facts, you, now: steps.finish_step(facts, you, now, step.id))


def _seat(room: IncidentActs) -> str | None:
    return None if room.seat else "Nothing here waits for you"


def _declared(room: IncidentActs) -> str | None:
    def rule(facts: IncidentFacts, you: Person, now: datetime) -> IncidentChanges:
        command.check_declare(room.scene.foreseen or facts, you, now)
        return ()

    return room.why_not(rule)


def _ping(room: IncidentActs) -> str | None:
    if not room.to_ping:
        return "Everybody who was called has answered"
    return room.why_not(lambda facts, you, now: rollcall.call(facts, you, now, room.to_ping))


def _call(room: IncidentActs) -> str | None:
    roles = uncalled(room.known)
    if not roles:
        return "Every role that anybody holds is called"
    return room.why_not(lambda facts, you, now: rollcall.call(facts, you, now, roles[0]))


def _hand_over(room: IncidentActs) -> str | None:
    facts = room.known
    if facts.command is not None:
        other = next((each.id for each in facts.people if each.id != facts.command.person_id), 0)
        return room.why_not(lambda known, you, now: command.nominate(known, you, now, other))
    if not room.why_not(command.take_command):
        return None
    return room.why_not(lambda known, you, now: command.nominate(known, you, now, you.id))


def _command(room: IncidentActs) -> str | None:
    return None if room.offered else _hand_over(room)


def _escalate(room: IncidentActs) -> str | None:
    return room.why_not(lambda facts, you, now: rollcall.escalate(facts, you, now, WORDS))


def _assign(room: IncidentActs) -> str | None:
    step = room.step
    if step is None:
        return "The cursor is on no step"
    return room.why_not(lambda facts, you, now: steps.assign_step(facts, you, now, step.id, you.id))


def reopens(room: IncidentActs) -> bool:
    """Tell whether a step under the cursor would be opened again: it is closed, and nothing is there to send back."""
    return room.step is not None and room.step.state != "open" and reasons_way.sent_back(room) is not None


def _send_back(room: IncidentActs) -> str | None:
    step = room.step
    if step is None or not reopens(room):
        return reasons_way.sent_back(room)
    return room.why_not(lambda facts, you, now: steps.reopen_step(facts, you, now, step.id))


def _set_aside(room: IncidentActs) -> str | None:
    if (asked := room.summons) is not None:
        return room.why_not(lambda facts, you, now: rollcall.pass_over(facts, you, now, asked.role))
    step = room.step
    if step is None:
        return "The cursor is on no step and no role"
    return room.why_not(lambda facts, you, now: steps.skip_step(facts, you, now, step.id, WORDS))


def _snooze(room: IncidentActs) -> str | None:
    if not room.sounding:
        return "No alarm has gone off that could be put off"
    return room.why_not(lambda facts, you, now: telling.snooze(facts, you, now, room.sounding[0], 1, WORDS))


def _scribe(room: IncidentActs) -> str | None:
    return room.why_not(lambda facts, you, now: command.name_scribe(facts, you, now, you.id))


def _hands_on(room: IncidentActs) -> str | None:
    return room.why_not(command.hands_on)


def _stand_down(room: IncidentActs) -> str | None:
    return room.why_not(lambda facts, you, now: command.dismiss(facts, you, now, WORDS))


def _other(room: IncidentActs) -> str | None:
    return None if room.view and len(room.view.every) > 1 else "There is no other incident"


def _hotfix(room: IncidentActs) -> str | None:
    return None if room.scene.hotfix is not None else "No hot-fix was chosen"


def _turn(room: IncidentActs) -> str | None:
    if room.known.reported:
        return "Its phases begin when it is declared"
    return None if room.known.phases else "The guide has no phases"


def _wall(room: IncidentActs) -> str | None:
    return None


REASONS: dict[str, Callable[[IncidentActs], str | None]] = {
    "move": _move, "done": _done, "seat": _seat, "ping": _ping, "call": _call, "hand_over": _hand_over,
    "command": _command,
    "escalate": _escalate,
    "assign": _assign, "set_aside": _set_aside, "snooze": _snooze, "scribe": _scribe, "hands_on": _hands_on,
    "stand_down": _stand_down, "turn": _turn, "wall": _wall, "other": _other, "hotfix": _hotfix, "declare": _declared,
    "accept": reasons_way.accepted, "decide": reasons_way.way_chosen, "advise": reasons_way.advised,
    "execute": reasons_way.carried_out, "verify": reasons_way.verified, "confirm": reasons_way.confirmed,
    "send_back": _send_back, "all_clear": reasons_way.all_clear,
    "impact": reasons_told.impact, "assess": reasons_told.impact, "severity": reasons_told.graded,
    "metric": reasons_told.measured, "users": reasons_told.measured, "times": reasons_told.corrected,
    "note": reasons_told.noted, "correct": reasons_told.note_corrected, "message": reasons_told.told,
    "customers": reasons_told.customers_told,
    "cause": reasons_after.cause_found, "item": reasons_after.item_added, "book": reasons_after.booked,
    "review": reasons_after.reviewed,
}  # fmt: skip
"""The reason of each act and dialog by its name."""

ASKED: dict[str, str] = {
    Aim.DECLARE.value: "declare", Aim.COMMAND.value: "command", Aim.IMPACT.value: "assess",
    Aim.NOTIFY.value: "message", Aim.CUSTOMERS.value: "customers", Aim.DECIDE.value: "decide",
    Aim.EXECUTE.value: "execute", Aim.VERIFY.value: "verify", Aim.METRICS.value: "confirm",
    Aim.ALL_CLEAR.value: "all_clear", Aim.ROOT_CAUSE.value: "cause", Aim.ACTIONS.value: "item",
    Aim.REVIEW.value: "book", "close": "review", "escalate": "escalate",
}  # fmt: skip
"""What answers each aim of the one line, by the name of its dialog."""
