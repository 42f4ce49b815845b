"""What one does to an item of My work: the same services as on the release's own page, one key for what is owed."""

from __future__ import annotations

from typing import Any

from textual import on, work

from octotui.domain.duties import Duty
from octotui.domain.task import TO_BEGIN, State
from octotui.services import doing, release, views
from octotui.tui.act import Act
from octotui.tui.in_turn import asks
from octotui.tui.screens.base import Room
from octotui.tui.voting import vote
from octotui.tui.widgets.rows import Rows
from octotui.tui.work_offers import NOTHING, WorkOffers, room_of

NOTES_WORK = ("WRITE", "REVIEW", "DO", "SEND")
"""What leads to the notes where it is about them."""

WORK_ACTS = (
    Act("space", "done", "step", group="item", long="start, then done; answer what is asked",
        label=lambda s: s.step_label, reason=lambda s: s.why_no_step),
    Act("v", "verify", "seat", group="item", long="verify, sign, review, give input, vote",
        label=lambda s: s.seat_label, reason=lambda s: s.why_no_seat),
    Act("x", "send back", "send_back", group="item", long="send back with a reason", reason=lambda s: s.why_no_back),
    Act("enter", "open", "open_item", group="item", long="open it where it stands",
        reason=lambda s: None if s.here else NOTHING),
    Act("N", "notes", "notes", group="item", long="the notes of its release", foot=False,
        reason=lambda s: None if s.here else NOTHING),
    Act("b", "block", "block", group="item", long="block, unblock", reason=lambda s: s.why_no_block,
        label=lambda s: "unblock" if s.task_state == State.BLOCKED.value else "block", foot=False),
    Act("e", "evidence", "evidence", group="item", long="add evidence", reason=lambda s: s.why_no_task, foot=False),
    Act("c", "comment", "comment", group="item", long="comment", reason=lambda s: s.why_no_task, foot=False),
    Act("p", "ping", "ping", group="item", long="remind whose move it is", reason=lambda s: s.why_no_ping),
)  # fmt: skip


class WorkActs(WorkOffers):
    """The keys that act on the item under the cursor."""

    async def ask_about(self, duty: Duty, prompt: str, verb: str, meaning: str | None = None) -> str | None:
        """Ask for a few words about an item."""
        return await self.ask(duty.title, prompt, verb, meaning, aside=duty.version)

    @asks
    async def action_step(self) -> None:
        """Start, then done; answer, name, go where the deploy or the call is."""
        duty = self.here
        if duty is None:
            return
        if self.elsewhere:
            self.action_open_item()
        elif duty.verb == "ANSWER":
            await self._answer(duty)
        elif duty.verb == "NAME":
            named = await self.ask_about(duty, "A commit, a build or a tag", "name it")
            if named:
                await self.do(release.set_revision, duty.release_id, named)
        elif duty.verb in ("CALL", "DEPLOY") or duty.task_id is None:
            self.action_open_item()
        else:
            facts = await self.desk.read(views.release_page, duty.release_id)
            ready = facts is not None and facts.task(duty.task_id).state in TO_BEGIN
            starts = ready and duty.verb != "CONFIRM"
            await self.do(doing.start if starts else doing.finish, duty.task_id)

    async def _answer(self, duty: Duty) -> None:
        """Answer a trait yes, no or not yet; say which defect a patch fixes."""
        from octotui.tui.dialogs.choose import Choose, Option

        _, _, asked = duty.key.partition("/")
        if asked == "fixes":
            text = await self.ask_about(duty, "The defect or incident that it fixes", "save")
            facts = await self.desk.read(views.release_page, duty.release_id)
            if text and facts:
                await self.do(release.rename, duty.release_id, facts.release.name, text)
            return
        words = (("yes", "Yes"), ("no", "No"), ("not yet", "Not yet"))
        options = [Option(key, word) for key, word in words]
        said = await self.app.push_screen_wait(Choose(duty.title, options, current="not yet", aside=duty.version))
        if said is not None:
            yes = {"yes": True, "no": False}.get(said)
            await self.do(release.answer_trait, duty.release_id, asked.removeprefix("trait:"), yes)

    @asks
    async def action_seat(self) -> None:
        """Say yes at one's seat, or vote."""
        duty = self.here
        if duty is None:
            return
        if duty.verb == "VOTE":
            facts = await self.desk.read(views.release_page, duty.release_id)
            if facts:
                await vote(self, facts, duty.seat)
            return
        words: str | None = ""
        if duty.verb == "GIVE INPUT":
            words = await self.ask_about(duty, "What is to be said?", "give it")
        if duty.task_id and words is not None:
            await self.do(doing.take_seat, duty.task_id, duty.seat_id, words)

    @asks
    async def action_send_back(self) -> None:
        """Send a task back to whoever did it."""
        duty = self.here
        if duty and duty.task_id and (reason := await self.ask_about(duty, "What is to change?", "send back", "hold")):
            await self.do(doing.send_back, duty.task_id, reason)

    @asks
    async def action_block(self) -> None:
        """Say what it waits for, or that it has come."""
        duty = self.here
        if duty is None or duty.task_id is None:
            return
        if self.task_state == State.BLOCKED.value:
            await self.do(doing.unblock, duty.task_id)
        elif reason := await self.ask_about(duty, "What does it wait for?", "block", "hold"):
            await self.do(doing.block, duty.task_id, reason)

    @asks
    async def action_evidence(self) -> None:
        """Add what shows that it is done."""
        from octotui.tui.release.cells import evidence_kind

        duty = self.here
        if duty and duty.task_id and (text := await self.ask_about(duty, "A link, a file, or a few words", "add it")):
            await self.do(doing.add_evidence, duty.task_id, evidence_kind(text), text)

    @asks
    async def action_comment(self) -> None:
        """Write a comment."""
        duty = self.here
        if duty and duty.task_id and (text := await self.ask_about(duty, "Comment", "add it")):
            await self.do(doing.comment, duty.task_id, text)

    @work
    async def action_ping(self) -> None:
        """Remind whoever owes it."""
        duty = self.here
        if duty and duty.task_id:
            await self.do(doing.ping, duty.task_id)

    def action_notes(self) -> None:
        """Open the notes of the release that the item belongs to."""
        from octotui.tui.notes.opening import notes_screen

        if self.here is not None and self.here.release_id:
            self.app.push_screen(notes_screen(self.desk, self.here.release_id))

    @on(Rows.Opened, "#list")
    def action_open_item(self) -> None:
        """Open the release at this task, or the call; an answer or a name is asked for here."""
        duty = self.here
        if duty is None:
            return
        if duty.verb in ("ANSWER", "NAME") and not self.elsewhere:
            self.action_step()
            return
        self.app.push_screen(_page_of(self, duty))


def _page_of(room: WorkActs, duty: Duty) -> Room[Any]:
    """Return the page on which an item stands."""
    if duty.incident_id is not None:
        from octotui.tui.incident.screen import IncidentScreen

        return IncidentScreen(room.desk, duty.incident_id)
    if duty.verb in ("VOTE", "CALL"):
        from octotui.tui.screens.call import CallScreen

        return CallScreen(room.desk, duty.release_id)
    from octotui.tui.notes.opening import about_notes, notes_screen

    facts = room.facts_here
    about = duty.task_id and facts is not None and duty.verb in NOTES_WORK and about_notes(facts, duty.task_id)
    if about or room_of(duty):
        return notes_screen(room.desk, duty.release_id)
    from octotui.tui.screens.release import ReleaseScreen

    return ReleaseScreen(room.desk, duty.release_id, task_id=duty.task_id)
