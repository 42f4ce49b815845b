"""What one does in the incident room, each with its key and the reason why not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from octotui.domain.incident.steps import BY_ITSELF
from octotui.services.incident import begin, running
from octotui.tui.act import Act
from octotui.tui.in_turn import asks
from octotui.tui.incident.proposing import LABELS
from octotui.tui.incident.reasons import REASONS, reopens
from octotui.tui.incident.room import NONE_HERE, IncidentRoom
from octotui.tui.incident.seats import Seat, my_seat
from octotui.tui.wording import role_short

if TYPE_CHECKING:
    from octotui.domain.guide import Guide
    from octotui.domain.incident.values import Incident
    from octotui.tui.desk import Desk

INCIDENT = "incident"


def _act(key: str, name: str, action: str, long: str, *, asks: str = "", **more: Any) -> Act:
    """Declare an act of the room; why it cannot be done is asked under its own name, or under `asks`."""
    about = asks or action
    more.setdefault("foot", bool(key))
    return Act(key, name, action, group=INCIDENT, long=long, reason=lambda screen: screen.reason_of(about), **more)


def _ask(key: str, name: str, dialog: str, long: str, **more: Any) -> Act:
    """Declare an act that begins with a dialog."""
    return _act(key, name, f"ask('{dialog}')", long, asks=dialog, **more)


class IncidentActs(IncidentRoom):
    """The keys of the incident room."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        _act("enter", "do it", "move", "do what the one line says", label=lambda s: s.move_label),
        _act("space", "done", "done", "say that the step under the cursor is done", label=lambda s: s.done_label),
        _act("v", "my part", "seat", "answer, advise, verify, confirm, accept: my part of it",
             label=lambda s: s.seat_label),
        _ask("n", "note", "note", "write a note into the timeline"),
        _ask("m", "message", "message", "write and send a message"),
        _act("p", "ping", "ping", "call a role, or call it again", label=lambda s: s.ping_label),
        _ask("s", "severity", "impact", "severity, figures, what users meet, when it began"),
        _ask("A", "all-clear", "all_clear", "give the all-clear"),
        _ask("H", "hand over", "hand_over", "take command, name somebody, or hand over",
             label=lambda s: s.command_label),
        _ask("E", "escalate", "escalate", "ask the next rung of the escalation", foot=False),
        _ask("x", "send back", "send_back", "say that the fix does not hold, decline, or open a step again", foot=False,
             label=lambda s: "open again" if s.facts and reopens(s) else "send back"),
        _ask("a", "assign", "assign", "name who does a step, and in how many minutes", foot=False),
        _ask("d", "not applicable", "set_aside", "set a step aside, or go on without a role", foot=False),
        _ask("z", "put off", "snooze", "put an alarm off, with the reason", foot=False),
        _act("left", "phase before", "turn(-1)", "the steps of the phase before", asks="turn", foot=False),
        _act("right", "phase after", "turn(1)", "the steps of the phase after", asks="turn", foot=False),
        _act("f", "wall", "wall", "show it large, as a wall does", side="right"),
        _ask("", "correct the note", "correct", "correct the note under the cursor"),
        _ask("", "call a role", "call", "call a role that the guide has not named"),
        _ask("", "scribe", "scribe", "name who keeps the timeline"),
        _act("", "hands on", "hands_on", "acknowledge that I command and repair as well"),
        _ask("", "stand down", "stand_down", "say that it is no incident"),
        _act("", "review", "review", "open the review and its action items"),
        _act("", "hot-fix release", "hotfix", "open the patch release that the hot-fix has made"),
        _act("", "weekly sync", "weekly", "action items of all incidents, for the weekly sync"),
        _act("", "other incident", "other", "show another incident"),
        Act("escape", "back", "back", side="right", long="back to where I came from",
            reason=lambda room: None if len(room.app.screen_stack) > 1 else "This is a room of its own"),
    )  # fmt: skip

    def __init__(self, desk: Desk, incident_id: int | None = None) -> None:
        """Begin with the phase that runs."""
        super().__init__(desk, incident_id)
        self.turned = 0
        self.unfolded: frozenset[str] = frozenset()
        self.guide: Guide | None = None

    # What can be done now

    def acts(self) -> tuple[Act, ...]:
        """Put first what the one line asks of you; while nothing is here there is only what begins something."""
        found = super().acts()
        if self.facts is None:
            return tuple(replace(act, foot=False) for act in found)
        return tuple(
            replace(act, foot=self.facts.incident.cleared_at is None) if act.action == "ask('impact')" else act
            for act in found
        )

    def reason_of(self, name: str) -> str | None:
        """Say why an act cannot be done now, by asking its rule; None where it can."""
        if name == "weekly":
            return None
        if self.facts is None:
            return NONE_HERE
        return REASONS[name](self)

    @property
    def seat(self) -> Seat | None:
        """What waits for you by name or role, the most pressing first."""
        return my_seat(self.known, self.you, self.now) if self.facts and self.desk.you else None

    @property
    def seat_label(self) -> str:
        """What my seat is asked for."""
        return self.seat.label if self.seat else "my part"

    @property
    def move_label(self) -> str:
        """What enter would do."""
        return LABELS.get(self.order.aim, "done") if self.facts else "do it"

    @property
    def done_label(self) -> str:
        """What space would do."""
        if self.summons is not None:
            return "I am here" if self.summons.acked_at else "I come"
        return "done"

    @property
    def command_label(self) -> str:
        """What the key of the command would do."""
        if self.facts is None or self.facts.command is None:
            return "command"
        return "hand over"

    @property
    def ping_label(self) -> str:
        """Whom a ping would reach."""
        role = self.to_ping
        if not role or self.facts is None:
            return "call"
        holder = self.facts.holder(role)
        return f"ping {self.scene.first(holder.id) if holder else role_short(role)}"

    @property
    def to_ping(self) -> str:
        """The role that a ping would reach: the one under the cursor, else the one that is silent longest."""
        if self.summons is not None:
            return self.summons.role
        summons = self.facts.summons if self.facts else ()
        waiting = [each for each in summons if not each.acked_at and not each.here_at and not each.passed_at]
        return waiting[0].role if waiting else ""

    # What is done at once

    def run_act_named(self, key: str) -> None:
        """Do the act of a key, or say why not."""
        act = next(act for act in self.acts() if key in act.keys)
        self.call_later(self.run_act, act)

    @asks
    async def action_done(self) -> None:
        """Say that a step is done, or that one comes; where an act of its own closes the step, do that act."""
        if (asked := self.summons) is not None:
            here = asked.acked_at is not None
            await self.do(running.answer_call, self.id_here, asked.role, here=here)
        elif (step := self.step) is not None and step.aim in BY_ITSELF:
            await self.propose(step.aim)
        elif step is not None:
            await self.do(running.finish_step, self.id_here, step.id)

    async def action_ping(self) -> None:
        """Call a role, or call it again."""
        role = self.to_ping
        if role:
            await self.do(running.call_role, self.id_here, role)

    def action_back(self) -> None:
        """Go back to where one came from."""
        if self.is_active and len(self.app.screen_stack) > 1:
            self.dismiss()

    def action_turn(self, step: int) -> None:
        """Show the steps of another phase."""
        count = len(self.known.phases)
        self.turned = max(-count, min(count, self.turned + step))
        self.tick()

    def unfold(self, key: str) -> None:
        """Show the remarks of octotui one by one, or fold them again."""
        self.unfolded = self.unfolded ^ {key}
        self.tick()

    @asks
    async def action_move(self) -> None:
        """Do what the one line says, or what is under the cursor below it."""
        await self.propose(self.order.aim)

    async def propose(self, aim: str) -> None:
        """Lead to the act that an aim calls for."""
        from octotui.tui.incident.proposing import lead_to

        await lead_to(self, aim)

    @asks
    async def action_seat(self) -> None:
        """Do what waits for you."""
        from octotui.tui.incident.proposing import lead_to_seat

        if (seat := self.seat) is not None:
            await lead_to_seat(self, seat)

    @asks
    async def action_ask(self, name: str) -> None:
        """Open the dialog of an act."""
        from octotui.tui.incident.proposing import ask

        await ask(self, name)

    def action_wall(self) -> None:
        """Show it as a wall does; the same key comes back."""
        from octotui.tui.incident.wall import WallScreen

        self.app.push_screen(WallScreen(self.desk, self.id_here))

    def action_review(self) -> None:
        """Open the review."""
        from octotui.tui.incident.review import ReviewScreen

        self.app.push_screen(ReviewScreen(self.desk, self.id_here))

    def action_hotfix(self) -> None:
        """Open the release of the hot-fix."""
        from octotui.tui.screens.release import ReleaseScreen

        made = self.scene.hotfix
        if made is not None:
            self.app.push_screen(ReleaseScreen(self.desk, made.id))

    def action_weekly(self) -> None:
        """Open the page of the weekly sync."""
        from octotui.tui.incident.weekly import WeeklyScreen

        self.app.push_screen(WeeklyScreen(self.desk))

    async def action_hands_on(self) -> None:
        """Acknowledge that one commands and repairs as well."""
        await self.do(begin.acknowledge_hands_on, self.id_here)

    @asks
    async def action_other(self) -> None:
        """Show another incident."""
        from octotui.tui.dialogs.choose import Choose, Option

        every = self.view.every if self.view else ()
        options = [Option(str(each.id), f"{each.name}  {each.title}", _standing(each)) for each in every]
        chosen = await self.app.push_screen_wait(Choose("Which incident?", options, current=str(self.id_here)))
        if chosen:
            self.incident_id, self.turned = int(chosen), 0
            self.reload()


def _standing(incident: Incident) -> str:
    if incident.closed_at:
        return incident.closed_why or "closed"
    if incident.cleared_at:
        return "all clear"
    return f"{incident.severity}, runs" if incident.declared_at else "reported"
