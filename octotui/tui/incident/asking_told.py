"""The dialogs of telling: a note, a message to an audience, the all-clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.incident.brief import all_clear_words, first_words
from octotui.domain.incident.telling import draft_of, too_soon
from octotui.domain.incident.values import Audience
from octotui.services.incident import told
from octotui.tui.act import Act
from octotui.tui.dialogs.ask import AskText
from octotui.tui.dialogs.confirm import Confirm
from octotui.tui.wording import clock

if TYPE_CHECKING:
    from octotui.tui.incident.acts import IncidentActs

SENT, COPIED = "sent", "copied"
"""How a message goes: octotui sends nothing itself, so either is said by whoever does it."""


class Writing(AskText):
    """Asks for a text of some rows."""

    DEFAULT_CSS = "Writing TextArea { height: 12; }"


class Telling(Writing):
    """Asks for a message that is sent, or copied by whoever sends it by another way."""

    ACTS = (
        AskText.ACTS[0],
        Act("ctrl+o", "copy instead", "copy", long="copy it, to send it by another way; its clock begins anew too"),
        *AskText.ACTS[1:],
    )
    how = SENT

    def action_copy(self) -> None:
        """Answer with a text that is to be copied."""
        self.how = COPIED
        self.action_save()


class Sending(Confirm):
    """Asks before a message that was read goes: sent, or copied."""

    ACTS = (
        Confirm.ACTS[0],
        Act("y", "copy instead", "copy", long="copy it, to send it by another way; its clock begins anew too"),
        *Confirm.ACTS[1:],
    )
    how = SENT

    def action_copy(self) -> None:
        """Answer that it is to be copied."""
        self.how = COPIED
        self.dismiss(True)


async def correct(room: IncidentActs) -> None:
    """Ask for newer words of the note under the cursor; the older ones stay beside them."""
    line = room.note
    if line is None or line.note_id is None:
        return
    text = await room.app.push_screen_wait(
        AskText(
            "Correct a note", "What was written stays, with these words before it.", line.corrected or line.text,
            required="A note says something.", aside=clock(line.at), verb="correct it",
        )
    )  # fmt: skip
    if text:
        await room.do(told.note, room.id_here, text, corrects=line.note_id)


async def note(room: IncidentActs) -> None:
    """Ask for a line of the timeline."""
    text = await room.app.push_screen_wait(
        AskText(
            "Note to the timeline",
            "Of an earlier time? Begin with it, in UTC: 03:12 the disk was full.",
            required="A note says something.",
            aside=clock(room.now),
            verb="note it",
        )
    )
    if text:
        await room.do(told.note, room.id_here, text)


async def message(room: IncidentActs, audience: str) -> None:
    """Write to an audience from a template; what customers get is read by the commander before it goes."""
    facts = room.known
    draft = draft_of(facts, audience)
    if draft is not None and draft.reviewed_at is not None:
        await _send(room, draft.id, draft.text, audience)
        return
    kind = Writing if audience == Audience.CUSTOMERS.value else Telling
    dialog = kind(
            f"Message to {audience}", initial=draft.text if draft else first_words(facts, audience, room.now),
            required="A message says something.", multiline=True, aside=_every(room, audience),
            verb="for the commander to read" if kind is Writing else "send",
        )  # fmt: skip
    text = await room.app.push_screen_wait(dialog)
    if not text:
        return
    if not isinstance(dialog, Telling):
        await room.do(told.write_message, room.id_here, audience, text)
        return
    warning = too_soon(facts, audience, room.now)
    if warning and not await room.app.push_screen_wait(Confirm("Another one so soon", warning, verb="send anyway")):
        return
    if await room.do(told.tell, room.id_here, audience, text, dialog.how, anyway=bool(warning)):
        _copy(room, text, dialog.how)


def _copy(room: IncidentActs, text: str, how: str) -> None:
    if how == COPIED:
        room.app.copy_to_clipboard(text)


def _every(room: IncidentActs, audience: str) -> str:
    update = next((each for each in room.known.updates if each.audience == audience), None)
    return f"every {update.minutes} m" if update else ""


async def _send(room: IncidentActs, message_id: str, text: str, audience: str) -> None:
    facts = [(row, "text") for row in text.splitlines() if row.strip()]
    warning = too_soon(room.known, audience, room.now)
    dialog = Sending(f"Send to {audience}", warning or "The commander has read it.", facts, verb="send")
    if not await room.app.push_screen_wait(dialog):
        return
    if await room.do(told.send_message, room.id_here, message_id, dialog.how, anyway=bool(warning)):
        _copy(room, text, dialog.how)


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
