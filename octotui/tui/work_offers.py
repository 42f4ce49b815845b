"""What can be done to an item of My work, why not where it cannot, and what each key is called there."""

from __future__ import annotations

from dataclasses import dataclass

from octotui.domain import checking
from octotui.domain import doing as rules
from octotui.domain.duties import Duty
from octotui.domain.facts import Facts
from octotui.domain.people import Person
from octotui.domain.refusal import can
from octotui.domain.release import Release
from octotui.domain.task import TO_BEGIN, State
from octotui.tui.drawing.work_words import SEAT_WORK
from octotui.tui.filtering import Filtering
from octotui.tui.screens.base import Room

OWN_WORK = ("DO", "WRITE", "BRIEF", "SEND", "CONFIRM")
ASKED = ("ANSWER", "NAME", "CALL", "DEPLOY")
NOTHING = "Nothing is under the cursor"
_SEAT_LABELS = {"GIVE INPUT": "give input", "VOTE": "vote"}
_SPACE_LABELS = {"ANSWER": "answer", "NAME": "name it", "CALL": "to the call", "DEPLOY": "to the deploy"}


@dataclass(frozen=True, slots=True)
class WorkView:
    """Who there is, which releases are under way, and what is owed where the desk has not counted it yet."""

    people: tuple[Person, ...]
    releases: tuple[Release, ...]
    duties: tuple[Duty, ...] | None


class WorkOffers(Filtering, Room[WorkView]):
    """Reasons and labels of the acts on the item under the cursor."""

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
        return "start" if self.task_state in TO_BEGIN else "done"

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


def room_of(duty: Duty) -> str:
    """Return the room in which an item is done, where it is not the release: "incident" or "notes"."""
    return "incident" if duty.incident_id is not None else "notes" if "/notes/" in duty.key else ""
