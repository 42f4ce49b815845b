"""What one does at the call: vote, open a round, ping, appoint, walk the gate, deploy."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work

from octotui.domain import call as rules
from octotui.domain.facts import Facts
from octotui.domain.gate import Blocker
from octotui.domain.production import check_deploy
from octotui.domain.refusal import Refusal, can
from octotui.services import call, doing, people
from octotui.tui.act import Act
from octotui.tui.deploying import deploy
from octotui.tui.drawing.call_words import open_round
from octotui.tui.in_turn import asks
from octotui.tui.screens.base import Room
from octotui.tui.toast import toast
from octotui.tui.voting import vote
from octotui.tui.widgets.rows import Rows
from octotui.tui.wording import PING_CELLS, Names, cut, role_short

if TYPE_CHECKING:
    from octotui.tui.desk import Desk

CallView = Facts | None
"""The release that is called on; None where it is not there any more."""


class CallActs(Room[CallView]):
    """The keys of the call."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("v", "vote", "vote", group="seat", long="vote for my seat", label=lambda s: s.vote_label,
            reason=lambda s: s.why_no_vote),
        Act("V", "open the call", "open_call", group="release", long="open a round of the call",
            label=lambda s: s.open_label, reason=lambda s: s.why_not_open),
        Act("R", "new revision", "revise", group="release", long="name the revision that goes out"),
        Act("D", "deploy", "deploy", group="release", long="deploy to production"),
        Act("p", "ping", "ping", group="seat", long="remind who is to move", label=lambda s: s.ping_label,
            reason=lambda s: s.why_no_ping),
        Act("w", "walk the gate", "walk", group="release", long="go to the next thing in the way",
            reason=lambda s: None if s.in_the_way else "Nothing stands in the way"),
        Act("a", "delegate", "delegate", group="seat", long="appoint who stands in at my seat",
            reason=lambda s: s.why_no_delegate),
        Act("enter", "open", "open", group="seat", long="open what is under the cursor", foot=False),
        Act("escape", "back", "back", side="right", long="back to where I came from"),
    )  # fmt: skip

    def __init__(self, desk: Desk, release_id: int) -> None:
        """Name the release."""
        super().__init__(desk)
        self.release_id = release_id
        self.in_the_way: tuple[Blocker, ...] = ()
        self.listed = Rows(id="gate", empty="Nothing stands in the way.")

    # What can be done now

    def acts(self) -> tuple[Act, ...]:
        """Put first what comes next; deploying is named in the foot once it would not be refused."""
        facts, you = self.view, self.desk.you
        found = super().acts()
        if facts is None or you is None:
            return found
        able = not can(lambda: check_deploy(facts, you, self.desk.now))
        revises = not facts.release.revision and facts.release.ended_at is None
        found = tuple(
            replace(act, foot=able) if act.action == "deploy"
            else replace(act, foot=revises) if act.action == "revise"
            else act
            for act in found
        )  # fmt: skip
        return tuple(sorted(found, key=lambda act: not (act.action == "deploy" and able)))

    def my_seats(self) -> tuple[str, ...]:
        """Return the seats that are yours, of the open round or of the one to come."""
        facts, you = self.view, self.desk.you
        if facts is None or you is None:
            return ()
        if open_round(facts):
            return rules.seats_for(facts, you, self.desk.now)
        return tuple(seat for seat in facts.edition.seats if you.holds(seat))

    def _voted(self, seat: str) -> bool:
        poll = open_round(self.view) if self.view else None
        return bool(poll and self.view and any(each.seat == seat for each in self.view.votes_of(poll)))

    @property
    def vote_label(self) -> str:
        """What voting would be here."""
        return "change vote" if all(self._voted(seat) for seat in self.my_seats()) else "vote"

    @property
    def why_no_vote(self) -> str | None:
        """Why you cannot vote now."""
        facts, you = self.view, self.desk.you
        if facts is None or you is None:
            return "Nobody sits here yet"
        seats = self.my_seats() or facts.edition.seats[:1]
        if not seats:
            return "This guide has no go/no-go call"
        return can(lambda: rules.vote(facts, seats[0], you, self.desk.now, "go")) or None

    @property
    def open_label(self) -> str:
        """Which round would be opened."""
        count = len(self.view.polls) if self.view else 0
        return f"open round {count + 1}" if count else "open the call"

    @property
    def why_not_open(self) -> str | None:
        """Why no round can be opened now."""
        facts, you = self.view, self.desk.you
        if facts is None or you is None:
            return "Nobody sits here yet"
        return can(lambda: rules.open_call(facts, you, self.desk.now)) or None

    @property
    def why_no_delegate(self) -> str | None:
        """Why you appoint nobody here."""
        you, facts = self.desk.you, self.view
        if you is None or facts is None:
            return "Nobody sits here yet"
        if any(you.holds(seat) for seat in facts.edition.seats):
            return None
        return "Only who holds a seat appoints a delegate for it"

    def target(self) -> Blocker | None:
        """Return what the ping speaks of: what is under the cursor, else the first seat that is silent."""
        cursor = self.listed.cursor
        under = next((each for each in self.in_the_way if each.key == cursor), None)
        if under and (under.task_id or under.key.startswith("seat:")):
            return under
        return next((each for each in self.in_the_way if each.key.startswith("seat:")), None)

    @property
    def ping_label(self) -> str:
        """Whom the ping would reach."""
        target = self.target()
        if target is None or self.view is None:
            return "ping"
        names = Names(person.name for person in self.view.people)
        name = self.view.name(target.person_id)
        return f"ping {cut(names.short(name), PING_CELLS) if name else role_short(target.role)}"

    @property
    def why_no_ping(self) -> str | None:
        """Why nobody is reminded now."""
        target, you = self.target(), self.desk.you
        if target is None or you is None:
            return "Nobody is to be reminded of anything here"
        if target.person_id == you.id:
            return "It is your own move"
        return None

    # What is done

    @asks
    async def action_vote(self) -> None:
        """Vote for one's seat."""
        if self.view is not None:
            await vote(self, self.view)

    @work
    async def action_open_call(self) -> None:
        """Open a round."""
        await self.do(call.open_call, self.release_id)

    @asks
    async def action_revise(self) -> None:
        """Name the revision that goes out; it says what that makes void and stale."""
        from octotui.tui.release.answering import name_revision

        if self.view is not None:
            await name_revision(self, self.view)

    @asks
    async def action_deploy(self) -> None:
        """Deploy after asking; where it is refused, nothing is asked and the refusal says what stands in the way."""
        if self.view is not None:
            await deploy(self, self.view)

    async def refused(self, refusal: Refusal) -> None:
        """Show in a dialog what stands in the way of a deploy, and go on from there; say all else in a toast."""
        if self.view is None or self.desk.you is None or not refusal.in_the_way:
            await super().refused(refusal)
            return
        from octotui.tui.dialogs.refusal import answer_refusal

        if key := await answer_refusal(self, refusal, self.view, self.desk.you):
            self.listed.cursor = key
            self.listed.focus()

    @work
    async def action_ping(self) -> None:
        """Remind whoever is to move."""
        target = self.target()
        if target is None:
            return
        if target.task_id:
            await self.do(doing.ping, target.task_id)
        else:
            await self.do(call.ping_seat, self.release_id, target.role)

    @asks
    async def action_delegate(self) -> None:
        """Appoint who stands in at one's seat, in rounds opened from now on."""
        from octotui.tui.dialogs.choose import Choose, Option

        facts, you = self.view, self.desk.you
        if facts is None or you is None:
            return
        seats = [seat for seat in facts.edition.seats if you.holds(seat)]
        seat: str | None = seats[0]
        if len(seats) > 1:
            seat = await self.app.push_screen_wait(
                Choose("Who stands in for which seat?", [Option(s, s) for s in seats])
            )
        if not seat:
            return
        others = [Option(str(each.id), each.name, ", ".join(each.roles)) for each in facts.people if each.id != you.id]
        if not others:
            toast(self.app, "Nobody else is known here. People are added in their room, 5.", meaning="hold")
            return
        title = f"Who stands in as {seat}?"
        chosen = await self.app.push_screen_wait(Choose(title, others, aside="counts in rounds opened from now on"))
        if chosen:
            await self.do(people.appoint, seat, int(chosen))

    def action_walk(self) -> None:
        """Go to the next thing in the way, from the last one back to the first."""
        listed = self.listed
        keys = [each.key for each in self.in_the_way]
        if listed.cursor in keys and not listed.has_focus:
            listed.focus()
            return
        at = keys.index(listed.cursor) + 1 if listed.cursor in keys else 0
        listed.cursor = keys[at % len(keys)]
        listed.focus()

    @on(Rows.Opened, "#gate")
    def action_open(self) -> None:
        """Open the task under the cursor, or do what a seat or the call asks for."""
        cursor = self.listed.cursor
        under = next((each for each in self.in_the_way if each.key == cursor), None)
        if under is None:
            return
        if under.key == "call":
            self._run("open_call" if self.view and self.view.release.revision else "revise")
        elif under.key.startswith("seat:"):
            self._run("vote" if under.role in self.my_seats() else "ping")
        else:
            self._to_release(under.task_id)

    def _run(self, action: str) -> None:
        act = next(act for act in self.acts() if act.action == action)
        self.call_later(self.run_act, act)

    def _to_release(self, task_id: str | None) -> None:
        from octotui.tui.screens.release import ReleaseScreen

        self.app.push_screen(ReleaseScreen(self.desk, self.release_id, task_id=task_id))

    def action_back(self) -> None:
        """Go back to where one came from."""
        if self.is_active and len(self.app.screen_stack) > 1:
            self.dismiss()
