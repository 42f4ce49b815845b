"""The dialogs after an incident: root cause, action items, the review's booking."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual import work

from octotui.domain.incident.aftermath import STATES, involved
from octotui.domain.incident.clock import book_by
from octotui.services.house import Trouble
from octotui.services.incident import aftermath
from octotui.services.incident.exporting import write_text_file
from octotui.tui.dialogs.ask import AskText
from octotui.tui.dialogs.choose import Choose, Option
from octotui.tui.dialogs.form import Field, Form
from octotui.tui.dialogs.tick import Tick
from octotui.tui.incident.aftermath import STATE_SIGNS
from octotui.tui.incident.fields import DayReader, MeetingReader, PersonReader
from octotui.tui.toast import toast
from octotui.tui.wording import date_of

if TYPE_CHECKING:
    from octotui.domain.incident.values import Action
    from octotui.tui.incident.room import IncidentRoom
    from octotui.tui.screens.base import Room


async def cause(room: IncidentRoom) -> None:
    """Ask for the root cause and what contributed to it."""
    incident = room.known.incident
    fields = (
        Field("cause", "Root cause", incident.cause, required="Say what the cause was.", rows=3),
        Field("factors", "What contributed", "\n".join(incident.factors), rows=4),
    )
    prompt = "What made it possible, not who. One factor a row."
    filled = await room.app.push_screen_wait(Form("Root cause", prompt, fields=fields, verb="write it down"))
    if filled:
        factors = tuple(filled["factors"].splitlines())
        await room.do(aftermath.find_cause, room.id_here, filled["cause"], factors)


async def action_item(room: IncidentRoom, action: Action | None = None) -> None:
    """Ask for an action item: title, owner, date, and how one knows that it worked."""
    people, days = PersonReader(room.known.people), DayReader(room.now)
    owner = room.known.name(action.owner_id) if action and action.owner_id else ""
    due = f"{action.due:%Y-%m-%d}" if action and action.due else ""
    fields = (
        Field("title", "Action item", action.title if action else "", required="An action item has a title."),
        Field("owner", "Owner", owner, "a name", read=people),
        Field("due", "Until", due, "2 weeks", read=days),
        Field("success", "Done when", action.success if action else "", "the test that shows it"),
        Field("more", "More about it", action.description if action else ""),
    )
    title = "Change the action item" if action else "New action item"
    prompt = "Few, owned, dated. The review does not close while one lacks owner or date."
    filled = await room.app.push_screen_wait(Form(title, prompt, fields=fields, verb="keep it"))
    if not filled:
        return
    owner_id, until = people.value(filled["owner"]), days.value(filled["due"])
    if action is None:
        await room.do(
            aftermath.add_action, room.id_here, filled["title"], description=filled["more"], owner_id=owner_id,
            due=until, success=filled["success"],
        )  # fmt: skip
    else:
        await room.do(
            aftermath.edit_action, room.id_here, action.id, title=filled["title"], description=filled["more"],
            owner_id=owner_id, due=until, success=filled["success"],
        )  # fmt: skip


async def move_item(room: Room[Any], incident_id: int, action: Action) -> None:
    """Say what has become of an action item; blocked and "won't do" say why."""
    options = [
        Option(each, each, sign=STATE_SIGNS[each], reason="It is so already" if each == action.state else None)
        for each in STATES
    ]
    state = await room.app.push_screen_wait(Choose(f"What has become of it? {action.title[:50]}", options))
    if not state:
        return
    why: str | None = ""
    if state in ("blocked", "won't do"):
        why = await room.app.push_screen_wait(
            AskText(f"{action.title[:50]}: {state}", "Say why, honestly.", required="Say why.", verb="say so")
        )
    if why is not None:
        await room.do(aftermath.move_action, incident_id, action.id, state, why)


async def book(room: IncidentRoom) -> None:
    """Book the review: when it meets, and who leads it."""
    facts = room.known
    by, people = book_by(facts), PersonReader(room.known.people)
    commanded = {each.person_id for each in facts.commands if each.accepted_at}
    holders = [each.name for each in facts.holders(facts.review.facilitator)] if facts.review else []
    proposed = next((name for name in holders if not any(facts.name(each) == name for each in commanded)), "")
    fields = (
        Field("when", "Meets", hint="tomorrow 10:00", required="Say when.", read=MeetingReader(room.now, by)),
        Field("who", "Leads it", proposed, "a name", required="Somebody leads it.", read=people),
    )
    prompt = f"Booked by {date_of(by)} {by:%H:%M}; who commanded does not lead it." if by else ""
    filled = await room.app.push_screen_wait(Form("Book the review", prompt, fields=fields, verb="book it"))
    if not filled:
        return
    meets, leads = MeetingReader(room.now, by).value(filled["when"]), people.value(filled["who"])
    if meets is not None and leads is not None:
        await room.do(aftermath.book_review, room.id_here, meets, leads)


async def came(room: IncidentRoom) -> None:
    """Tick who came; whoever took part in the incident is proposed."""
    facts = room.known
    known = {each.name: each.id for each in facts.people}
    before = tuple(facts.name(int(each)) for each in facts.review.present) if facts.review else ()
    invited = before or tuple(facts.name(each) for each in involved(facts))
    ticked = await room.app.push_screen_wait(
        Tick("Who came to the review?", tuple(known), invited, aside="people of three roles or more", verb="note it")
    )
    if ticked is not None:
        await room.do(aftermath.came_to_review, room.id_here, [known[name] for name in ticked])


async def export(room: IncidentRoom, name: str, text: str) -> None:
    """Write a review to a Markdown file."""
    await _write(room, WriteText("the review", "with roles in place of names", f"{name}-review.md", text))


async def export_weekly(room: Room[Any], text: str) -> None:
    """Write the agenda of the weekly sync to a Markdown file."""
    name = f"weekly-sync-{room.desk.now:%Y-%m-%d}.md"
    await _write(room, WriteText("the agenda", "without private incidents", name, text))


async def _write(room: Room[Any], dialog: WriteText) -> None:
    if written := await room.app.push_screen_wait(dialog):
        toast(room.app, f"Written to {written}.")


class WriteText(AskText):
    """Ask for the file of a text and write it; answers where it is, what stands against it is said here."""

    def __init__(self, what: str, how: str, name: str, text: str) -> None:
        """Take what is written, and say what it is."""
        super().__init__(f"Write {what} to a file", f"Markdown, {how}.", name, required="Name a file.",
                         verb="write it")  # fmt: skip
        self.text = text

    @work(exclusive=True)
    async def accept(self, value: str) -> None:
        """Write the file off the loop, since its disk may be slow or far away."""
        try:
            self.dismiss(await asyncio.to_thread(write_text_file, value, self.text))
        except Trouble as trouble:
            self._say(str(trouble))
