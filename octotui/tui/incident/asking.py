"""The dialogs of the playbook: who does a step and in how long, what is set aside, which alarm is put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.incident.clock import alarms
from octotui.services.incident import running
from octotui.tui.dialogs.ask import AskText
from octotui.tui.dialogs.form import Field, Form, Pick
from octotui.tui.incident.fields import PersonReader, minutes
from octotui.tui.wording import duration

if TYPE_CHECKING:
    from octotui.tui.incident.acts import IncidentActs


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
