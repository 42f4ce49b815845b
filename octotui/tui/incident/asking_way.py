"""The dialogs of the way out: advise, decide, carry out, verify, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.incident import decide as rules
from octotui.domain.incident.ways import WayOut
from octotui.domain.refusal import can
from octotui.services.incident import begin, way
from octotui.tui.dialogs.ask import AskText
from octotui.tui.dialogs.confirm import Confirm
from octotui.tui.dialogs.form import Field, Filled, Form, Pick
from octotui.tui.incident.fields import PersonReader, minutes
from octotui.tui.incident.ways import NAMES, leads_to, proofs_of

if TYPE_CHECKING:
    from octotui.tui.incident.acts import IncidentActs

HOLDS, FAILS = "yes", "no"


def way_picks(room: IncidentActs) -> tuple[Pick, ...]:
    """Return the ways that are open, each with what speaks for and against it."""
    return tuple(_pick(each) for each in room.scene.ways if each.open)


def _pick(out: WayOut) -> Pick:
    minutes = f"{out.minutes} min" if out.minutes is not None else ""
    told = ", ".join(word for word in (leads_to(out), minutes, "" if out.tried else out.preferred) if word)
    return Pick(
        out.way.value,
        NAMES[out.way.value],
        told,
        facts=proofs_of(out),
        offers=(("target", out.target), ("minutes", str(out.minutes or ""))),
    )


async def advise(room: IncidentActs, role: str) -> None:
    """Say what one would do."""
    filled = await room.app.push_screen_wait(
        Form(
            f"Advice of {role}", "The commander decides; this is what you would do.", picks=way_picks(room),
            fields=(Field("why", "Why", hint="it takes six minutes"),), verb="advise",
        )
    )  # fmt: skip
    if filled:
        await room.do(way.advise, room.id_here, role, filled.pick, filled["why"])


async def decide(room: IncidentActs) -> None:
    """Choose the way out: which, to what, in how many minutes, by whom, why, after asking for objections."""
    facts, people = room.known, PersonReader(room.known.people)
    outs = [each for each in room.scene.ways if each.open]
    preferred = next((each for each in outs if not each.tried), outs[0])
    advised = facts.decision and next(
        (said.choice for role in facts.advisers if (said := facts.advice_of(facts.decision, role)) and said.choice), ""
    )
    meant = next((each for each in outs if each.way.value == advised), preferred)
    filled = await room.app.push_screen_wait(
        Form(
            "Choose the way out", picks=way_picks(room), picked=meant.way.value,
            fields=(
                Field("target", "To what", meant.target, hint="version or flag"),
                Field("minutes", "Minutes it takes", str(meant.minutes or ""), hint="6", read=minutes),
                Field("executor", "Who carries it out", hint="a name", required="Say who carries it out.", read=people),
                Field("why", "Why", hint="needed unless it is to roll back"),
                Field("objections", "Strong objections", hint="ask for them; none is an answer",
                      required='Ask for strong objections first; "none" is an answer.'),
            ),
            judge=lambda said: _wrong(room, said), verb="decide", aside=_time_left(room),
        )
    )  # fmt: skip
    if not filled:
        return
    executor = people.value(filled["executor"])
    if executor == room.you.id and facts.command and facts.command.hands_on_at is None and not await hands_on(room):
        return
    await room.do(
        way.decide, room.id_here, filled.pick, reason=filled["why"], target=filled["target"],
        minutes=_number(filled["minutes"]), executor_id=executor, objections=filled["objections"],
    )  # fmt: skip


def _number(text: str) -> int | None:
    return int(text) if text else None


def _time_left(room: IncidentActs) -> str:
    from octotui.domain.incident.clock import phase_now
    from octotui.tui.incident.times import countdown

    present = phase_now(room.known, room.now)
    return countdown(present.left) if present and present.left is not None else ""


def _wrong(room: IncidentActs, said: Filled) -> str:
    """Ask the rule, with somebody else as executor: that one repairs oneself is asked about afterwards."""
    facts, you = room.known, room.you
    return can(
        lambda: rules.decide(
            facts, you, room.now, said.pick, reason=said["why"], target=said["target"],
            minutes=_number(said["minutes"]), objections=said["objections"],
        )
    )  # fmt: skip


async def hands_on(room: IncidentActs) -> bool:
    """Acknowledge by name that one commands and repairs as well (C14)."""
    sure = await room.app.push_screen_wait(
        Confirm(
            "Command and repair in one hand", "The commander keeps hands off the repair where anybody else can do it.",
            [(f"{room.you.name} acknowledges to do both; it stands in the timeline.", "hold")], verb="acknowledge",
        )
    )  # fmt: skip
    return bool(sure) and await room.do(begin.acknowledge_hands_on, room.id_here)


async def execute(room: IncidentActs) -> None:
    """Say that the way out is carried out."""
    decision = room.known.decision
    what = f"{decision.choice} {decision.target}".strip() if decision else ""
    note = await room.app.push_screen_wait(
        AskText(f"Carried out: {what}", "What was done, in a few words; it may stay empty.", verb="it is carried out")
    )
    if note is not None:
        await room.do(way.execute, room.id_here, note)


async def verify(room: IncidentActs, picked: str = HOLDS) -> None:
    """Say whether the smoke tests pass."""
    picks = (
        Pick(HOLDS, "It holds", "the smoke tests pass", ("✓", "go")),
        Pick(FAILS, "It does not hold", "the commander chooses again", ("✗", "nogo")),
    )
    fields = (Field("note", "What was seen", hint="9 of 9 pass"),)
    filled = await room.app.push_screen_wait(
        Form("Verify the fix", picks=picks, picked=picked, fields=fields, judge=_says_what, verb="say so")
    )
    if filled:
        await room.do(way.verify_fix, room.id_here, ok=filled.pick == HOLDS, note=filled["note"])


def _says_what(said: Filled) -> str:
    return "" if said.pick == HOLDS or said["note"] else "Say what failed."


async def confirm(room: IncidentActs, picked: str = HOLDS) -> None:
    """Say whether the metrics are back."""
    picks = (
        Pick(HOLDS, "Resolved", "the metrics are back inside their thresholds", ("✓", "go")),
        Pick(FAILS, "Not resolved", "the commander chooses again", ("✗", "nogo")),
    )
    fields = (Field("note", "What they show", hint="errors 0.3 %", required="Say what the metrics show."),)
    filled = await room.app.push_screen_wait(
        Form("Confirm by metrics", picks=picks, picked=picked, fields=fields, verb="say so")
    )
    if filled:
        await room.do(way.confirm_fix, room.id_here, ok=filled.pick == HOLDS, note=filled["note"])


async def send_back(room: IncidentActs) -> None:
    """Say that it does not hold: the tests before they have passed, the metrics after."""
    decision = room.known.decision
    if decision is not None and decision.verified:
        await confirm(room, FAILS)
    else:
        await verify(room, FAILS)
