"""The dialogs of the impact: how bad it is, what was measured, what users meet, when it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.incident.values import SEVERITY_TESTS, Severity
from octotui.services.incident import begin, told
from octotui.tui.dialogs.choose import Choose, Option
from octotui.tui.dialogs.confirm import Confirm
from octotui.tui.dialogs.form import Field, Form, Pick
from octotui.tui.incident.fields import PastReader
from octotui.tui.incident.reasons_told import corrected, graded, measured, turns_out

if TYPE_CHECKING:
    from datetime import datetime

    from octotui.tui.incident.acts import IncidentActs


async def impact(room: IncidentActs) -> None:
    """Ask what is to be said of the impact, then for it."""
    options = [
        Option("severity", "Severity", room.known.incident.severity, graded(room)),
        Option("metric", "A figure", "what it was, what it is", measured(room)),
        Option("users", "What users meet", "tickets, who is hit", measured(room)),
        Option("times", "When it began, was seen, was declared", "a logged correction", corrected(room)),
    ]
    options += [
        Option("security", "It is about security", "private from then on", turns_out(room, security=True)),
        Option("infra", "It is about infrastructure", "calls whom the guide names for it", turns_out(room, infra=True)),
    ]
    kind = await room.app.push_screen_wait(Choose("Severity and impact", options))
    if kind == "severity":
        await severity(room)
    elif kind == "security":
        await security(room)
    elif kind == "infra":
        await room.do(begin.say_kind, room.id_here, infra=True)
    elif kind == "times":
        await times(room)
    elif kind:
        await measure(room, kind)


async def security(room: IncidentActs) -> None:
    """Ask before it becomes private: that is not taken back while others have read it."""
    question = "Only its roll call sees it from then on. Security is called first."
    if await room.app.push_screen_wait(Confirm("It is about security", question, verb="make it private")):
        await room.do(begin.say_kind, room.id_here, security=True)


async def severity(room: IncidentActs) -> None:
    """Ask for the severity by its plain tests."""
    picks, now = severity_picks(), room.known.incident.severity
    filled = await room.app.push_screen_wait(
        Form("How bad is it?", "Unsure means the higher.", picks=picks, picked=now, verb="grade")
    )
    if filled:
        await room.do(begin.grade, room.id_here, filled.pick)


def severity_picks() -> tuple[Pick, ...]:
    """Return the three levels, the gravest first, each with its plain test."""
    styles = {"critical": ("▲▲▲", "nogo"), "major": ("▲▲", "hold"), "minor": ("▲", "hold")}
    return tuple(
        Pick(each.value, each.value.upper(), SEVERITY_TESTS[each.value], styles[each.value])
        for each in reversed(Severity)
    )


async def measure(room: IncidentActs, kind: str) -> None:
    """Ask for a figure, or for what users meet."""
    if kind == "metric":
        title, prompt = "A figure", "What was measured, what it usually is, what it is now."
        fields: tuple[Field, ...] = (
            Field("name", "Figure", hint="errors", required="Say what was measured."),
            Field("before", "Usually", hint="0.2 %"),
            Field("now", "Now", hint="14.1 %", required="Say what it is now."),
            Field("since", "Since", hint="14:02", read=PastReader(room.now)),
        )
    else:
        title, prompt = "What users meet", "In numbers where there are some."
        fields = (
            Field("name", "What", "tickets", required="Say what users meet."),
            Field("now", "How many, whose", hint="41, all card payments", required="Say how many, and who is hit."),
        )
    filled = await room.app.push_screen_wait(Form(title, prompt, fields=fields, verb="note it"))
    if filled:
        since = PastReader(room.now).value(filled.values.get("since", ""))
        await room.do(
            told.measure, room.id_here, kind, filled["name"], filled["now"], filled.values.get("before", ""), since
        )


async def times(room: IncidentActs) -> None:
    """Correct when it began, was seen, was declared; the journal keeps what was said before."""
    incident = room.known.incident
    given = {"started": incident.started_at, "detected": incident.detected_at, "declared": incident.declared_at}
    labels = {"started": "Users felt it", "detected": "Somebody saw it", "declared": "Declared"}
    fields = tuple(
        Field(key, labels[key], f"{at:%Y-%m-%d %H:%M}" if at else "", "13:55", read=PastReader(room.now))
        for key, at in given.items()
    )
    filled = await room.app.push_screen_wait(
        Form("When was it?", "Each correction stands in the timeline.", fields=fields, verb="correct")
    )
    if not filled:
        return
    read = {key: PastReader(room.now).value(filled[key]) for key in given}
    changed = {f"{key}_at": at for key, at in read.items() if at and at != _minute(given[key])}
    if changed:
        await room.do(begin.correct_instants, room.id_here, **changed)


def _minute(at: datetime | None) -> datetime | None:
    return at.replace(second=0, microsecond=0) if at else None
