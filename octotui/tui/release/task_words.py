"""What can be done to the task under the cursor, why not where it cannot, and what each key is called there."""

from __future__ import annotations

from octotui.domain.gate import blocker
from octotui.domain.task import SeatKind, State
from octotui.tui.release.page import CALL
from octotui.tui.release.rows import CallRow, FoldRow, QuestionRow
from octotui.tui.release.walk import Walk
from octotui.tui.widgets.row import Row
from octotui.tui.widgets.rows import Rows
from octotui.tui.wording import PING_CELLS, cut

NO_TASK = "The cursor is not on a task"
_WORK = {"start": "begin", "finish": "done", "confirm": "confirm"}
SEATS = {
    SeatKind.VERIFY.value: "verify",
    SeatKind.SIGN.value: "sign",
    SeatKind.REVIEW.value: "review",
    SeatKind.INPUT.value: "give input",
    SeatKind.COUNTERSIGN.value: "countersign",
}
_ELSEWHERE: dict[type, str] = {QuestionRow: "answer", FoldRow: "unfold", CallRow: "call"}
"""What space does at a row that is no task."""
_BACK = {"fail": "failed", "reopen": "take back", "send back": "send back"}


class TaskWords(Walk):
    """Reasons and labels of the acts on the task under the cursor."""

    def why_not(self, name: str) -> str | None:
        """Say why an act cannot be done on the task under the cursor."""
        task = self.here
        if task is None or self.possible is None:
            return NO_TASK
        return self.possible.why_not(name, task.id) or None

    @property
    def _row(self) -> Row | None:
        return self.query_one("#tasks", Rows).current

    @property
    def no_step(self) -> str | None:
        """Why space does nothing here."""
        task = self.here
        if task is None or self.possible is None:
            return self.no_proposal
        return self.why_not(self.possible.work(task))

    @property
    def step_label(self) -> str:
        """What space does here."""
        task = self.here
        if task is None or self.possible is None:
            return _ELSEWHERE.get(type(self._row), "done")
        return "do again" if task.state == State.STALE else _WORK[self.possible.work(task)]

    @property
    def no_seat(self) -> str | None:
        """Why there is no seat to take; the call has its own."""
        if self.cursor == CALL:
            return None
        task = self.here
        return None if task and self.possible and self.possible.my_seats(task) else self.why_not("take")

    @property
    def seat_label(self) -> str:
        """What one's seat does here."""
        task = self.here
        if task is None or self.possible is None:
            return "vote" if self.cursor == CALL else "verify"
        seats = self.possible.my_seats(task)
        return SEATS.get(seats[0].kind, "verify") if seats else "verify"

    @property
    def blocked(self) -> bool:
        """Whether the task under the cursor is blocked."""
        task = self.here
        return task is not None and task.state == State.BLOCKED

    @property
    def no_block(self) -> str | None:
        """Why it can be neither blocked nor unblocked."""
        return self.why_not("unblock" if self.blocked else "block")

    @property
    def ping_label(self) -> str:
        """Who would be asked."""
        task, page = self.here, self.page
        if task is None or page is None or page.facts.closed(task) or page.facts.applies(task) is not True:
            return "ping"
        return f"ping {cut(page.mover(blocker(page.facts, task)), PING_CELLS)}"

    @property
    def no_back(self) -> str | None:
        """Why nothing is sent back."""
        task = self.here
        return self.why_not(self.possible.back(task)) if task and self.possible else NO_TASK

    @property
    def back_label(self) -> str:
        """What sending back means here."""
        task = self.here
        return _BACK[self.possible.back(task)] if task and self.possible else "send back"

    @property
    def no_aside(self) -> str | None:
        """Why it is set aside in neither way."""
        reason = self.why_not("not applicable")
        return None if reason is None else reason if self.why_not("defer") else None

    @property
    def proposed(self) -> str:
        """The action that the panel proposes for the row under the cursor."""
        task = self.here
        named = self.possible.proposal(task) if task and self.possible else ""
        return {"work": "step"}.get(named, named)

    @property
    def no_proposal(self) -> str | None:
        """Why enter does nothing here."""
        if self.possible is None or not self.cursor:
            return NO_TASK
        if self.here is None:
            return (self.possible.why_not("facts") or None) if isinstance(self._row, QuestionRow) else None
        return None if self.proposed else self.no_step
