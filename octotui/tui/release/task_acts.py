"""What one does to the task under the cursor: each key asks what it must and hands it to the service."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on, work

from octotui.domain.standing import stands_for
from octotui.domain.task import State, Task
from octotui.services import doing
from octotui.tui.act import Act
from octotui.tui.in_turn import asks
from octotui.tui.release.cells import evidence_kind
from octotui.tui.release.due import read_due
from octotui.tui.release.page import CALL
from octotui.tui.release.possible import Possible
from octotui.tui.release.rows import FoldRow, QuestionRow
from octotui.tui.release.task_words import SEATS, TaskWords
from octotui.tui.widgets.rows import Rows
from octotui.tui.wording import clock, date_of, role_short


def rule(name: str) -> Callable[[Any], str | None]:
    """Return the reason of an act on the task under the cursor, as an act declares it."""
    return lambda screen: screen.why_not(name)


class TaskActs(TaskWords):
    """The keys that act on the task under the cursor."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("space", "done", "step", group="task", long="start, then done", reason=lambda s: s.no_step,
            label=lambda s: s.step_label),
        Act("v", "verify", "seat", group="task", long="verify, sign, review: my seat", reason=lambda s: s.no_seat,
            label=lambda s: s.seat_label),
        Act("b", "block", "block", group="task", long="block, unblock", reason=lambda s: s.no_block,
            label=lambda s: "unblock" if s.blocked else "block"),
        Act("p", "ping", "ping", group="task", long="ping whose move it is", reason=rule("ping"),
            label=lambda s: s.ping_label),
        Act("x", "send back", "back_again", group="task", long="send back, take back, failed",
            reason=lambda s: s.no_back, label=lambda s: s.back_label),
        Act("e", "evidence", "evidence", group="task", long="add evidence", reason=rule("evidence")),
        Act("a", "assign", "assign", group="task", long="assign to a person", reason=rule("assign")),
        Act("c", "comment", "comment", group="task", reason=rule("comment")),
        Act("d", "set aside", "aside", group="task", long="defer, or not applicable", reason=lambda s: s.no_aside),
        Act("enter", "open", "proposal", group="task", long="do what comes next here", foot=False,
            reason=lambda s: s.no_proposal),
    )  # fmt: skip

    @on(Rows.Opened, "#tasks")
    async def _opened(self, event: Rows.Opened) -> None:
        await self.action_act("proposal")

    async def action_proposal(self) -> None:
        """Unfold a fold, open the call, answer a question; on a task do what comes next."""
        row = self.query_one(Rows).current
        if isinstance(row, FoldRow):
            self.unfold(row)
        elif row is not None and row.id == CALL:
            await self.action_act("call")
        elif isinstance(row, QuestionRow):
            await self.action_act("facts")
        elif self.proposed:
            await self.action_act(self.proposed)

    async def action_step(self) -> None:
        """Start the task, or call it done and move on; elsewhere do what enter does."""
        task, possible = self.here, self.possible
        if task is None or possible is None:
            await self.action_proposal()
        else:
            self._step(task, possible)

    @work
    async def _step(self, task: Task, possible: Possible) -> None:
        if possible.work(task) == "start":
            await self.do(doing.start, task.id)
            return
        self._done = task.id
        if not await self.do(doing.finish, task.id):
            self._done = None

    @asks
    async def action_seat(self) -> None:
        """Say yes at one's seat; choose where several are one's own."""
        task, possible = self.here, self.possible
        if task is None or possible is None:
            await self.action_act("call")
            return
        seats = possible.my_seats(task)
        seat_id = seats[0].id if seats else None
        if len(seats) > 1:
            from octotui.tui.dialogs.choose import Choose, Option

            options = [Option(seat.id, f"{SEATS[seat.kind]} as {seat.role or 'a second person'}") for seat in seats]
            seat_id = await self.app.push_screen_wait(Choose(task.title, options))
            if seat_id is None:
                return
        self._done = task.id
        if not await self.do(doing.take_seat, task.id, seat_id):
            self._done = None

    @asks
    async def action_back_again(self) -> None:
        """Say that a check failed, take back one's own work, or send it back with a reason."""
        task, possible = self.here, self.possible
        if task is None or possible is None:
            return
        how = possible.back(task)
        if how == "reopen":
            await self.do(doing.reopen, task.id)
            return
        failed = how == "fail"
        asked = "What failed? From then on issues have occurred." if failed else "What must change?"
        verb, meaning = ("it failed", "nogo") if failed else ("send back", "hold")
        reason = await self.ask(task.title, asked, verb, meaning)
        if reason and await self.do(doing.fail if failed else doing.send_back, task.id, reason) and failed:
            await self._offer_incident(task, reason)

    async def _offer_incident(self, task: Task, reason: str) -> None:
        """Offer to declare an incident where production is not as it should be (A-DEP-6)."""
        from octotui.tui.incident.declaring import declare, failed_check

        version = self.page.facts.release.version if self.page else ""
        number = await declare(self, failed_check(self.release_id, version, task, reason))
        if number is not None:
            await self.app.run_action(f"app.incident({number})")

    @asks
    async def action_block(self) -> None:
        """Block with a reason, or unblock."""
        task = self.here
        if task is None:
            return
        if task.state == State.BLOCKED:
            await self.do(doing.unblock, task.id)
        elif reason := await self.ask(task.title, "What does it wait for?", "block", "nogo"):
            await self.do(doing.block, task.id, reason)

    @asks
    async def action_evidence(self) -> None:
        """Add what shows that it is done."""
        task = self.here
        if task is None:
            return
        text = await self.ask(task.title, "What shows that it is done: a link, a file, or a few words", "add")
        if text:
            await self.do(doing.add_evidence, task.id, evidence_kind(text), text)

    @asks
    async def action_comment(self) -> None:
        """Write a comment."""
        task = self.here
        if task is not None and (text := await self.ask(task.title, "A comment, for everybody", "comment")):
            await self.do(doing.comment, task.id, text)

    @work
    async def action_ping(self) -> None:
        """Ask whoever must move."""
        task = self.here
        if task is not None:
            await self.do(doing.ping, task.id)

    @asks
    async def action_assign(self) -> None:
        """Choose among those who may do it."""
        from octotui.tui.dialogs.choose import Choose, Option

        task, page = self.here, self.page
        if task is None or page is None:
            return
        may = [person for person in page.facts.people if stands_for(page.facts, person, task.owner, page.now)]
        options = [Option(str(each.id), page.names.full(each.name), _roles(each.roles)) for each in may]
        if task.person_id is not None:
            options.append(Option("0", "nobody in particular", f"any {task.owner}" if task.owner else ""))
        if not options:
            options.append(Option("", "nobody", reason=f"nobody holds {task.owner} yet"))
        dialog = Choose(f"Who does {task.title}?", options, current=str(task.person_id))
        chosen = await self.app.push_screen_wait(dialog)
        if chosen is not None:
            await self.do(doing.assign, task.id, int(chosen) or None)

    @asks
    async def action_aside(self) -> None:
        """Defer it with a due time, or call it not applicable; both with a reason."""
        from octotui.tui.dialogs.choose import Choose, Option

        task = self.here
        if task is None:
            return
        options = [
            Option("no", "Not applicable to this release", "somebody countersigns", self.why_not("not applicable")),
            Option("later", "Defer until after production", "somebody countersigns", self.why_not("defer")),
        ]
        chosen = await self.app.push_screen_wait(Choose(task.title, options))
        if chosen == "no" and (reason := await self.ask(task.title, "Why does it not apply?", "set aside", "hold")):
            await self.do(doing.not_applicable, task.id, reason)
        if chosen == "later" and (reason := await self.ask(task.title, "Why is it put off?", "go on", "hold")):
            await self._defer(task.id, task.title, reason)

    async def _defer(self, task_id: str, title: str, reason: str) -> None:
        from octotui.tui.dialogs.ask import AskText

        def wrong(text: str) -> str | None:
            due = read_due(text, self.desk.now)
            if due is None:
                return "Write it as 3 h, tomorrow, Fri 17:00 or 2026-04-16"
            return None if due > self.desk.now else f"{date_of(due)} {clock(due)} is over already"

        asked = AskText(title, "Until when? tomorrow, Fri 17:00, 16 Apr, 3 d", required="It is due at some time",
                        check=wrong, verb="defer", meaning="hold")  # fmt: skip
        text = await self.app.push_screen_wait(asked)
        if text and (due := read_due(text, self.desk.now)):
            await self.do(doing.defer, task_id, reason, due)


def _roles(roles: tuple[str, ...]) -> str:
    return ", ".join(role_short(role) for role in roles[:2])
