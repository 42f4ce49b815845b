"""The dialogs of the command: who has it, who keeps the timeline, who is asked next, and that it is no incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.incident.brief import brief
from octotui.domain.incident.rollcall import next_rung, uncalled
from octotui.domain.incident.standing import MAY_COMMAND
from octotui.services.incident import begin, running
from octotui.tui.dialogs.ask import AskText
from octotui.tui.dialogs.choose import Choose, Option
from octotui.tui.dialogs.confirm import Confirm

if TYPE_CHECKING:
    from octotui.tui.incident.acts import IncidentActs


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


async def call(room: IncidentActs) -> None:
    """Call a role that the guide has not named."""
    facts = room.known
    options = [Option(role, role, ", ".join(person.name for person in facts.holders(role))) for role in uncalled(facts)]
    chosen = await room.app.push_screen_wait(Choose("Whom to call?", options))
    if chosen:
        await room.do(running.call_role, room.id_here, chosen)


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
