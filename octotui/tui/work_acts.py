"""What one does to an item of My work: the same services as on the release's own page, one key for what is owed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual import on, work

from octotui.domain import checking
from octotui.domain import doing as rules
from octotui.domain.duties import Duty
from octotui.domain.facts import Facts
from octotui.domain.people import Person
from octotui.domain.refusal import can
from octotui.domain.release import Release
from octotui.domain.task import State
from octotui.services import doing, release, views
from octotui.tui.act import Act
from octotui.tui.drawing.work_words import SEAT_WORK
from octotui.tui.filtering import Filtering
from octotui.tui.in_turn import asks
from octotui.tui.screens.base import Room
from octotui.tui.voting import vote
from octotui.tui.widgets.rows import Rows

OWN_WORK = ("DO", "WRITE", "BRIEF", "SEND", "CONFIRM")
NOTES_WORK = ("WRITE", "REVIEW", "DO", "SEND")
"""What leads to the notes where it is about them."""
ASKED = ("ANSWER", "NAME", "CALL", "DEPLOY")
NOTHING = "Nothing is under the cursor"
_SEAT_LABELS = {"GIVE INPUT": "give input", "VOTE": "vote"}
_SPACE_LABELS = {"ANSWER": "answer", "NAME": "name it", "CALL": "to the call", "DEPLOY": "to the deploy"}

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


@dataclass(frozen=True, slots=True)
class WorkView:
    """Who there is, which releases are under way, and what is owed where the desk has not counted it yet."""

    people: tuple[Person, ...]
    releases: tuple[Release, ...]
    duties: tuple[Duty, ...] | None


class WorkActs(Filtering, Room[WorkView]):
    """The keys that act on the item under the cursor."""

    @property
    def here(self) -> Duty | None:
        """The item under the cursor."""
        raise NotImplementedError

    @property
    def facts_here(self) -> Facts | None:
        """The release of the item under the cursor, None until it is read."""
        raise NotImplementedError

    @property
    def elsewhere(self) -> str:
        """What the item under the cursor is about where it is done in a room of its own: the incident or the notes."""
        return room_of(self.here) if self.here else ""

    # Why not, and what it is called here

    @property
    def task_state(self) -> str:
        """The state of the task under the cursor, empty where there is none."""
        duty, facts = self.here, self.facts_here
        return facts.task(duty.task_id).state if duty and facts and duty.task_id else ""

    @property
    def why_no_task(self) -> str | None:
        """Why nothing is added to a task here."""
        duty = self.here
        return None if duty and duty.task_id else NOTHING if duty is None else "This is no task"

    @property
    def step_label(self) -> str:
        """What space does here."""
        duty = self.here
        if self.elsewhere:
            return f"to the {self.elsewhere}"
        if duty is None or duty.verb not in OWN_WORK:
            return _SPACE_LABELS.get(duty.verb if duty else "", "done")
        if duty.verb == "CONFIRM":
            return "confirm"
        return "start" if self.task_state in (State.OPEN.value, State.STALE.value) else "done"

    @property
    def why_no_step(self) -> str | None:
        """Why space does nothing here."""
        duty, facts, you = self.here, self.facts_here, self.desk.you
        if duty is None or you is None:
            return NOTHING
        if duty.verb in ASKED or self.elsewhere:
            return None
        if duty.verb not in OWN_WORK:
            return f"This is yours to {_SEAT_LABELS.get(duty.verb, duty.verb.lower())}: v"
        if facts is None or duty.task_id is None or duty.verb == "CONFIRM":
            return None
        task_id = duty.task_id
        step = rules.start if self.step_label == "start" else rules.finish
        return can(lambda: step(facts, task_id, you, self.desk.now)) or None

    @property
    def seat_label(self) -> str:
        """What one's seat does here."""
        verb = self.here.verb if self.here else ""
        return _SEAT_LABELS.get(verb, verb.lower() if verb in SEAT_WORK else "verify")

    @property
    def why_no_seat(self) -> str | None:
        """Why there is no seat to take here."""
        duty, facts, you = self.here, self.facts_here, self.desk.you
        if duty is None or you is None:
            return NOTHING
        if duty.verb == "VOTE":
            return None if duty.owed_by(you) else f"{duty.seat} votes here"
        if self.elsewhere:
            return f"It is done in the {self.elsewhere}: enter"
        if duty.verb not in SEAT_WORK or duty.task_id is None:
            return "No seat is asked for here"
        task_id = duty.task_id
        if facts is None:
            return None
        return can(lambda: checking.take(facts, task_id, you, self.desk.now, duty.seat_id)) or None

    @property
    def why_no_back(self) -> str | None:
        """Why nothing is sent back here."""
        duty, facts, you = self.here, self.facts_here, self.desk.you
        if duty is None or you is None:
            return NOTHING
        if duty.verb not in SEAT_WORK or duty.task_id is None or facts is None:
            return "Only what waits for a check is sent back"
        task_id = duty.task_id
        return can(lambda: checking.send_back(facts, task_id, you, self.desk.now, "?")) or None

    @property
    def why_no_block(self) -> str | None:
        """Why it can be neither blocked nor unblocked."""
        duty, facts, you = self.here, self.facts_here, self.desk.you
        if duty is None or facts is None or you is None or duty.task_id is None or duty.verb not in OWN_WORK:
            return NOTHING if duty is None else "Only a task is blocked"
        task_id, now = duty.task_id, self.desk.now
        if self.task_state == State.BLOCKED.value:
            return can(lambda: rules.unblock(facts, task_id, you, now)) or None
        return can(lambda: rules.block(facts, task_id, you, now, "?")) or None

    @property
    def why_no_ping(self) -> str | None:
        """Why nobody is reminded."""
        duty, you = self.here, self.desk.you
        if duty is None or you is None:
            return NOTHING
        if duty.owed_by(you):
            return "It is your own move"
        return None if duty.task_id else f"Open the {self.elsewhere or 'release'} to remind somebody of this"

    # What is done

    async def ask(self, duty: Duty, prompt: str, verb: str, meaning: str | None = None) -> str | None:
        """Ask for a few words about an item."""
        from octotui.tui.dialogs.ask import AskText

        asked = AskText(duty.title, prompt, required="This needs a few words", aside=duty.version, verb=verb,
                        meaning=meaning)  # fmt: skip
        return await self.app.push_screen_wait(asked)

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
            named = await self.ask(duty, "A commit, a build or a tag", "name it")
            if named:
                await self.do(release.set_revision, duty.release_id, named)
        elif duty.verb in ("CALL", "DEPLOY") or duty.task_id is None:
            self.action_open_item()
        else:
            facts = await self.desk.read(views.release_page, duty.release_id)
            ready = facts is not None and facts.task(duty.task_id).state in (State.OPEN.value, State.STALE.value)
            starts = ready and duty.verb != "CONFIRM"
            await self.do(doing.start if starts else doing.finish, duty.task_id)

    async def _answer(self, duty: Duty) -> None:
        """Answer a trait yes, no or not yet; say which defect a patch fixes."""
        from octotui.tui.dialogs.choose import Choose, Option

        _, _, asked = duty.key.partition("/")
        if asked == "fixes":
            text = await self.ask(duty, "The defect or incident that it fixes", "save")
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
            words = await self.ask(duty, "What is to be said?", "give it")
        if duty.task_id and words is not None:
            await self.do(doing.take_seat, duty.task_id, duty.seat_id, words)

    @asks
    async def action_send_back(self) -> None:
        """Send a task back to whoever did it."""
        duty = self.here
        if duty and duty.task_id and (reason := await self.ask(duty, "What is to change?", "send back", "hold")):
            await self.do(doing.send_back, duty.task_id, reason)

    @asks
    async def action_block(self) -> None:
        """Say what it waits for, or that it has come."""
        duty = self.here
        if duty is None or duty.task_id is None:
            return
        if self.task_state == State.BLOCKED.value:
            await self.do(doing.unblock, duty.task_id)
        elif reason := await self.ask(duty, "What does it wait for?", "block", "hold"):
            await self.do(doing.block, duty.task_id, reason)

    @asks
    async def action_evidence(self) -> None:
        """Add what shows that it is done."""
        from octotui.tui.release.cells import evidence_kind

        duty = self.here
        if duty and duty.task_id and (text := await self.ask(duty, "A link, a file, or a few words", "add it")):
            await self.do(doing.add_evidence, duty.task_id, evidence_kind(text), text)

    @asks
    async def action_comment(self) -> None:
        """Write a comment."""
        duty = self.here
        if duty and duty.task_id and (text := await self.ask(duty, "Comment", "add it")):
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


def room_of(duty: Duty) -> str:
    """Return the room in which an item is done, where it is not the release: "incident" or "notes"."""
    return "incident" if duty.incident_id is not None else "notes" if "/notes/" in duty.key else ""


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
