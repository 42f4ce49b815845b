"""The dialogs of a running incident: each asks, does one act, and leaves the clock in sight again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.incident.brief import all_clear_words, brief, first_words
from octotui.domain.incident.clock import alarms
from octotui.domain.incident.rollcall import next_rung
from octotui.domain.incident.standing import MAY_COMMAND
from octotui.domain.incident.telling import too_soon
from octotui.domain.incident.values import SEVERITY_TESTS, Severity
from octotui.services.incident import begin, running, told
from octotui.tui.dialogs.ask import AskText
from octotui.tui.dialogs.choose import Choose, Option
from octotui.tui.dialogs.confirm import Confirm
from octotui.tui.dialogs.form import Field, Form, Pick
from octotui.tui.incident.fields import PastReader, PersonReader, minutes
from octotui.tui.wording import clock, duration

if TYPE_CHECKING:
    from datetime import datetime

    from octotui.tui.incident.acts import IncidentActs


class Writing(AskText):
    """Asks for a text of some rows."""

    DEFAULT_CSS = "Writing TextArea { height: 12; }"


async def note(room: IncidentActs) -> None:
    """Ask for a line of the timeline."""
    text = await room.app.push_screen_wait(
        AskText("Note to the timeline", required="A note says something.", aside=clock(room.now), verb="note it")
    )
    if text:
        await room.do(told.note, room.id_here, text)


async def message(room: IncidentActs) -> None:
    """Write to an audience from a template; what customers get is read by the commander before it goes."""
    facts, audience = room.known, room.to_tell
    draft = next((each for each in facts.messages if each.audience == audience and not each.sent_at), None)
    if draft is not None and draft.reviewed_at is not None:
        await _send(room, draft.id, draft.text, audience)
        return
    text = await room.app.push_screen_wait(
        Writing(
            f"Message to {audience}", initial=draft.text if draft else first_words(facts, audience, room.now),
            required="A message says something.", multiline=True, aside=_every(room, audience),
            verb="for the commander to read" if audience == "customers" else "send",
        )
    )  # fmt: skip
    if not text:
        return
    if audience == "customers":
        await room.do(told.write_message, room.id_here, audience, text)
        return
    warning = too_soon(facts, audience, room.now)
    if warning and not await room.app.push_screen_wait(Confirm("Another one so soon", warning, verb="send anyway")):
        return
    await room.do(told.tell, room.id_here, audience, text, anyway=bool(warning))


def _every(room: IncidentActs, audience: str) -> str:
    update = next((each for each in room.known.updates if each.audience == audience), None)
    return f"every {update.minutes} m" if update else ""


async def _send(room: IncidentActs, message_id: str, text: str, audience: str) -> None:
    facts = [(row, "text") for row in text.splitlines() if row.strip()]
    warning = too_soon(room.known, audience, room.now)
    sure = await room.app.push_screen_wait(
        Confirm(f"Send to {audience}", warning or "The commander has read it.", facts, verb="send")
    )
    if sure:
        await room.do(told.send_message, room.id_here, message_id, anyway=bool(warning))


async def read_message(room: IncidentActs, message_id: str) -> None:
    """Show a message before it goes, and say that it may."""
    found = next(each for each in room.known.messages if each.id == message_id)
    lines = [(row, "text") for row in found.text.splitlines() if row.strip()]
    who = room.scene.full(found.written_by)
    sure = await room.app.push_screen_wait(
        Confirm(f"Message to {found.audience}", f"{who} wrote it. It goes when it was read.", lines, verb="it may go")
    )
    if sure:
        await room.do(told.review_message, room.id_here, message_id)


async def impact(room: IncidentActs) -> None:
    """Ask what is to be said of the impact, then for it."""
    cleared = room.known.incident.cleared_at is not None
    over = "It is over" if cleared else None
    options = [
        Option("severity", "Severity", room.known.incident.severity),
        Option("metric", "A figure", "what it was, what it is", over),
        Option("users", "What users meet", "tickets, who is hit", over),
        Option("times", "When it began, was seen, was declared", "a logged correction"),
    ]
    kind = await room.app.push_screen_wait(Choose("Severity and impact", options))
    if kind == "severity":
        await severity(room)
    elif kind == "times":
        await times(room)
    elif kind:
        await measure(room, kind)


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


async def command(room: IncidentActs) -> None:
    """Take command, name somebody for it, or hand it over with a brief made by octotui."""
    facts, you = room.known, room.you
    taken = facts.command is not None
    options = [] if taken or room.why_not_take else [Option("take", "I take command", "at once")]
    order = sorted(facts.people, key=lambda each: not any(each.holds(role) for role in MAY_COMMAND))
    here = {each.person_id for each in facts.summons if each.here_at}
    options += [
        Option(str(each.id), each.name, ", ".join(each.roles[:2]), group="Here" if each.id in here else "Others")
        for each in order
        if each.id != you.id and not (facts.command and facts.command.person_id == each.id)
    ]
    title = "Hand command over to" if taken else "Who commands?"
    chosen = await room.app.push_screen_wait(Choose(title, sorted(options, key=lambda each: each.group)))
    if chosen == "take":
        await room.do(begin.take_command, room.id_here)
        return
    if not chosen:
        return
    if taken:
        name = facts.name(int(chosen))
        lines = [(row, "muted") for row in brief(facts, room.now).splitlines()]
        question = f"{name} is asked with this brief. You command until it is accepted."
        if not await room.app.push_screen_wait(Confirm(f"Hand over to {name}", question, lines, verb="offer it")):
            return
    await room.do(begin.nominate, room.id_here, int(chosen))


async def accept(room: IncidentActs) -> None:
    """Show the brief of who is relieved, and take command."""
    offer = room.known.nomination
    assert offer is not None
    lines = [(row, "muted") for row in (offer.brief or brief(room.known, room.now)).splitlines()]
    who = room.scene.full(offer.nominated_by)
    sure = await room.app.push_screen_wait(
        Confirm("Command is offered", f"{who} named you. From enter on it is yours.", lines, verb="take command")
    )
    if sure:
        await room.do(begin.accept_command, room.id_here)


async def decline(room: IncidentActs) -> None:
    """Say no to a nomination, with the reason."""
    text = await room.app.push_screen_wait(
        AskText("Decline the command", "Say why, so that another is found.", required="A no says why.", verb="decline")
    )
    if text:
        await room.do(begin.decline_command, room.id_here, text)


async def escalate(room: IncidentActs) -> None:
    """Ask why, then ask the next rung."""
    role = next_rung(room.known) or "nobody"
    text = await room.app.push_screen_wait(
        AskText(
            f"Escalate to {role}", "They are asked at once and have 10 minutes to answer; then the next rung is due.",
            initial=room.why_escalate, required="An escalation says why.", verb=f"ask {role}", meaning="nogo",
        )
    )  # fmt: skip
    if text:
        await room.do(running.escalate, room.id_here, text)


async def all_clear(room: IncidentActs) -> None:
    """Give the all-clear in words that octotui begins."""
    told_to = " and ".join(each.audience for each in room.known.updates)
    text = await room.app.push_screen_wait(
        Writing(
            "All-clear", f"It goes to {told_to}, and every clock stops.", meaning="go",
            initial=all_clear_words(room.known, room.now), required="The all-clear says something.", multiline=True,
            verb="give it",
        )
    )  # fmt: skip
    if text:
        await room.do(told.all_clear, room.id_here, text)


async def assign(room: IncidentActs) -> None:
    """Name who does a step, and its time-box."""
    step = room.step
    if step is None:
        return
    people = PersonReader(room.known.people)
    fields = (
        Field("who", "Who", room.known.name(step.person_id or room.you.id), read=people),
        Field("minutes", "In minutes", hint="3, or empty for no time-box", read=minutes),
    )
    filled = await room.app.push_screen_wait(Form(step.title, fields=fields, verb="give it"))
    if not filled:
        return
    found = people.value(filled["who"])
    if found is not None and await room.do(running.assign_step, room.id_here, step.id, found) and filled["minutes"]:
        await room.do(running.box_step, room.id_here, step.id, int(filled["minutes"]))


async def set_aside(room: IncidentActs) -> None:
    """Set a step aside with the reason, or go on without a role that does not answer."""
    if (asked := room.summons) is not None:
        await room.do(running.pass_over, room.id_here, asked.role)
        return
    step = room.step
    if step is None:
        return
    text = await room.app.push_screen_wait(
        AskText(f"{step.title}: not applicable", "The reason stays on record.", required="Say why.", verb="set aside")
    )
    if text:
        await room.do(running.skip_step, room.id_here, step.id, text)


async def snooze(room: IncidentActs) -> None:
    """Put an alarm off, with minutes and the reason."""
    known = {due.key: due for due in alarms(room.known, room.now)}
    picks = tuple(
        Pick(key, known[key].text[:70], aside=f"{duration(room.now - known[key].at)} ago") for key in room.sounding
    )
    fields = (
        Field("minutes", "Minutes", "10", required="Say for how long.", read=minutes),
        Field("why", "Why", required="An alarm is put off for a reason."),
    )
    filled = await room.app.push_screen_wait(Form("Put an alarm off", picks=picks, fields=fields, verb="put it off"))
    if filled:
        await room.do(running.put_off, room.id_here, filled.pick, int(filled["minutes"]), filled["why"])


async def scribe(room: IncidentActs) -> None:
    """Name who keeps the timeline."""
    options = [Option(str(each.id), each.name, ", ".join(each.roles[:2])) for each in room.known.people]
    chosen = await room.app.push_screen_wait(Choose("Who keeps the timeline?", options))
    if chosen:
        await room.do(begin.name_scribe, room.id_here, int(chosen))


async def stand_down(room: IncidentActs) -> None:
    """Say that it is no incident."""
    text = await room.app.push_screen_wait(
        AskText("It is no incident", "The reason closes it.", required="Say why it is none.", verb="stand down")
    )
    if text:
        await room.do(begin.dismiss_incident, room.id_here, text)
