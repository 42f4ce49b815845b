"""Why something cannot be done in the incident room now: the rule is asked as if it were being done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from octotui.domain.incident import command, decide, rollcall, steps, telling
from octotui.domain.incident.decide import check_all_clear
from octotui.domain.incident.steps import BY_ITSELF
from octotui.domain.incident.values import Aim
from octotui.domain.refusal import can
from octotui.domain.roles import PROJECT_MANAGER

if TYPE_CHECKING:
    from octotui.tui.incident.acts import IncidentActs

_WORDS = "words"
"""What stands for a text that is asked for later."""


def _move(room: IncidentActs) -> str | None:
    order = room.order
    if not order.aim:
        return "It is closed; what happened stays as it is"
    return None if order.yours else f"{order.mover or 'Somebody else'} is to move: {order.verb.lower()}"


def _done(room: IncidentActs) -> str | None:
    if (asked := room.summons) is not None:
        return room.why_not(
            lambda facts, you, now: rollcall.answer(facts, you, now, asked.role, here=asked.acked_at is not None)
        )
    step = room.step
    if step is None:
        return "The cursor is on no step"
    if step.aim in BY_ITSELF and room.known.open(step):
        return None
    return room.why_not(lambda facts, you, now: steps.finish_step(facts, you, now, step.id))


def _seat(room: IncidentActs) -> str | None:
    return None if room.seat else "Nothing here waits for you"


def _note(room: IncidentActs) -> str | None:
    return room.why_not(lambda facts, you, now: telling.note(facts, you, now, _WORDS))


def _correct(room: IncidentActs) -> str | None:
    line = room.note
    if line is None:
        return "The cursor is on no note of the timeline"
    return room.why_not(lambda facts, you, now: telling.note(facts, you, now, _WORDS, corrects=line.note_id))


def _message(room: IncidentActs) -> str | None:
    if not room.known.updates:
        return "Nobody is to be told yet"
    audience = room.to_tell
    return room.why_not(lambda facts, you, now: telling.write_message(facts, you, now, audience, _WORDS))


def _ping(room: IncidentActs) -> str | None:
    if not room.to_ping:
        return "Everybody who was called has answered"
    return room.why_not(lambda facts, you, now: rollcall.call(facts, you, now, room.to_ping))


def _impact(room: IncidentActs) -> str | None:
    if room.known.incident.closed_at is not None:
        return "It is closed; what happened stays as it is"
    return None


def _all_clear(room: IncidentActs) -> str | None:
    facts, you = room.known, room.desk.you
    if you is None:
        return "Nobody sits here yet"
    roles = facts.role_of(Aim.ALL_CLEAR, otherwise=PROJECT_MANAGER)
    return can(lambda: check_all_clear(facts, you, room.now, roles)) or None


def _hand_over(room: IncidentActs) -> str | None:
    facts = room.known
    if facts.command is not None:
        other = next((each.id for each in facts.people if each.id != facts.command.person_id), 0)
        return room.why_not(lambda known, you, now: command.nominate(known, you, now, other))
    if not room.why_not(command.take_command):
        return None
    return room.why_not(lambda known, you, now: command.nominate(known, you, now, you.id))


def _escalate(room: IncidentActs) -> str | None:
    return room.why_not(lambda facts, you, now: rollcall.escalate(facts, you, now, _WORDS))


def _send_back(room: IncidentActs) -> str | None:
    """What is offered is declined; a fix that was to be verified or confirmed is said not to hold."""
    offer = room.known.nomination
    if offer is not None and room.desk.you is not None and offer.person_id == room.desk.you.id:
        return None
    verifying = room.why_not(lambda facts, you, now: decide.verify_fix(facts, you, now, ok=False, note=_WORDS))
    if verifying is None:
        return None
    confirming = room.why_not(lambda facts, you, now: decide.confirm_fix(facts, you, now, ok=False, note=_WORDS))
    return confirming and verifying


def _assign(room: IncidentActs) -> str | None:
    step = room.step
    if step is None:
        return "The cursor is on no step"
    return room.why_not(lambda facts, you, now: steps.assign_step(facts, you, now, step.id, you.id))


def _set_aside(room: IncidentActs) -> str | None:
    if (asked := room.summons) is not None:
        return room.why_not(lambda facts, you, now: rollcall.pass_over(facts, you, now, asked.role))
    step = room.step
    if step is None:
        return "The cursor is on no step and no role"
    return room.why_not(lambda facts, you, now: steps.skip_step(facts, you, now, step.id, _WORDS))


def _snooze(room: IncidentActs) -> str | None:
    return None if room.sounding else "No alarm has gone off that could be put off"


def _scribe(room: IncidentActs) -> str | None:
    return room.why_not(lambda facts, you, now: command.name_scribe(facts, you, now, you.id))


def _hands_on(room: IncidentActs) -> str | None:
    return room.why_not(command.hands_on)


def _stand_down(room: IncidentActs) -> str | None:
    return room.why_not(lambda facts, you, now: command.dismiss(facts, you, now, _WORDS))


def _review(room: IncidentActs) -> str | None:
    return None if room.known.incident.cleared_at else "The review comes after the all-clear"


def _other(room: IncidentActs) -> str | None:
    return None if room.view and len(room.view.every) > 1 else "There is no other incident"


def _turn(room: IncidentActs) -> str | None:
    return None if room.known.phases else "The guide has no phases"


REASONS: dict[str, Callable[[IncidentActs], str | None]] = {
    "move": _move, "done": _done, "seat": _seat, "note": _note, "correct": _correct, "message": _message, "ping": _ping,
    "impact": _impact,
    "all_clear": _all_clear, "hand_over": _hand_over, "escalate": _escalate, "send_back": _send_back,
    "assign": _assign, "set_aside": _set_aside, "snooze": _snooze, "scribe": _scribe, "hands_on": _hands_on,
    "stand_down": _stand_down, "review": _review, "turn": _turn, "other": _other,
}  # fmt: skip
"""The reason of each act by its name."""
