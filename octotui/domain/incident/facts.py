"""Everything known about one incident at one instant; rules read it and answer with changed values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from octotui.domain.edition import Edition
from octotui.domain.incident.circle import NAMED, Circle, Place
from octotui.domain.incident.values import (
    Action,
    Advice,
    Aim,
    Alarm,
    Command,
    Decision,
    Incident,
    Measure,
    Message,
    Note,
    Phase,
    Review,
    Rung,
    Snooze,
    Step,
    Summons,
    Update,
)
from octotui.domain.people import Delegate, Known, Person
from octotui.domain.release import Release
from octotui.domain.roles import INCIDENT_COMMANDER, LEADERSHIP, PRODUCT_MANAGER
from octotui.domain.value import dataclass, merged

IncidentValue = (
    Incident | Phase | Step | Command | Summons | Measure | Decision | Advice | Update | Message | Snooze | Rung | Note
    | Alarm | Action | Review
)  # fmt: skip
IncidentChanges = tuple[IncidentValue, ...]

_PLACES: dict[type, str] = {
    Incident: "incident",
    Review: "review",
    Phase: "phases",
    Step: "steps",
    Command: "commands",
    Summons: "summons",
    Measure: "measures",
    Decision: "decisions",
    Advice: "advice",
    Update: "updates",
    Message: "messages",
    Snooze: "snoozes",
    Rung: "rungs",
    Note: "notes",
    Alarm: "alarms",
    Action: "actions",
}
_CLOSED = ("done", "not applicable")


@dataclass(frozen=True)
class IncidentFacts(Known):
    """One incident with all that belongs to it, the people around it, and its release if it has one.

    `flagged` tells whether that release stands behind a feature flag. `newest` is the latest instant on record:
    a clock that was set back never shows an earlier time than that (users-ask 23).
    """

    incident: Incident
    edition: Edition
    phases: tuple[Phase, ...] = ()
    steps: tuple[Step, ...] = ()
    commands: tuple[Command, ...] = ()
    summons: tuple[Summons, ...] = ()
    measures: tuple[Measure, ...] = ()
    decisions: tuple[Decision, ...] = ()
    advice: tuple[Advice, ...] = ()
    updates: tuple[Update, ...] = ()
    messages: tuple[Message, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    rungs: tuple[Rung, ...] = ()
    notes: tuple[Note, ...] = ()
    alarms: tuple[Alarm, ...] = ()
    actions: tuple[Action, ...] = ()
    review: Review | None = None
    people: tuple[Person, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    four_eyes: bool = True
    release: Release | None = None
    flagged: bool = False
    newest: datetime | None = None

    def but(self, changes: Iterable[IncidentValue]) -> IncidentFacts:
        """Return these facts with the changed values in place of the old ones."""
        return merged(self, changes, _PLACES)

    # -- the people -----------------------------------------------------------------------------------------------

    @cached_property
    def command(self) -> Command | None:
        """Return the time in command that runs now; None while nobody has accepted."""
        running = [each for each in self.commands if each.accepted_at and not each.ended_at]
        return max(running, key=lambda each: each.number, default=None)

    @cached_property
    def nomination(self) -> Command | None:
        """Return the nomination or offer that waits to be accepted."""
        waiting = [each for each in self.commands if each.accepted_at is None and each.ended_at is None]
        return max(waiting, key=lambda each: each.number, default=None)

    @property
    def commander(self) -> Person | None:
        """Return who commands."""
        return self.person(self.command.person_id) if self.command else None

    def commands_it(self, who: Person) -> bool:
        """Tell whether this person commands."""
        return self.command is not None and self.command.person_id == who.id

    @cached_property
    def circle(self) -> Circle:
        """Return whom it is for where it is private."""
        reviews = (self.review,) if self.review else ()
        named = (*self.commands, *self.summons, *self.rungs, *self.steps, *self.decisions, *self.actions, *reviews)
        places = tuple(_place(each, *NAMED[type(each)]) for each in named)
        return Circle(self.incident, places, self.people, self.delegates)

    def seen_by(self, who: Person, now: datetime) -> bool:
        """Tell whether a person may see it: a private one is for its circle only (B-INC-3)."""
        return not self.incident.security or self.circle.takes_in(who, now)

    # -- the playbook ---------------------------------------------------------------------------------------------

    def step(self, step_id: str) -> Step | None:
        """Return a step by id."""
        return next((step for step in self.steps if step.id == step_id), None)

    def aimed(self, *aims: Aim) -> tuple[Step, ...]:
        """Return the steps of some aims that apply."""
        wanted = {aim.value for aim in aims}
        return tuple(step for step in self.steps if step.aim in wanted and self.applies(step))

    def line(self, *aims: Aim) -> int:
        """Return the guide line of the first step of these aims, else of the first phase, 0 where there is none."""
        wanted = {aim.value for aim in aims}
        found = (step.line for step in self.steps if step.aim in wanted)
        return next(found, self.phases[0].line if self.phases else 0)

    def applies(self, step: Step) -> bool:
        """Tell whether a step applies to this incident: what its condition names is so, or cannot be known."""
        words = step.condition.casefold()
        if step.aim == Aim.SECURITY.value or "security" in words:
            return self.incident.security or (not words and step.aim != Aim.SECURITY.value)
        if "infra" in words or "deploy" in words or "platform" in words:
            return self.incident.infra
        return True

    def children(self, step: Step) -> tuple[Step, ...]:
        """Return the parts of a step that apply; the ways out of a decision are no parts to do."""
        return tuple(
            each
            for each in self.steps
            if each.parent_id == step.id and each.aim != Aim.WAY.value and self.applies(each)
        )

    def open(self, step: Step) -> bool:
        """Tell whether a step is still to do."""
        return step.state not in _CLOSED and self.applies(step)

    def in_phase(self, number: int) -> tuple[Step, ...]:
        """Return the steps of a phase that apply and are no part of another, nor a way out."""
        return tuple(
            step
            for step in self.steps
            if step.phase == number and not step.parent_id and step.aim != Aim.WAY.value and self.applies(step)
        )

    @cached_property
    def decision(self) -> Decision | None:
        """Return the newest round of choosing and trying."""
        return max(self.decisions, key=lambda each: each.round, default=None)

    @cached_property
    def failed(self) -> tuple[Decision, ...]:
        """Return the rounds whose way out did not work."""
        return tuple(each for each in self.decisions if "no" in (each.verified, each.confirmed))

    @property
    def ladder(self) -> tuple[str, ...]:
        """Return the rungs of the escalation above the commander: the guide's, else our own proposal (A-ESC)."""
        return self.incident.ladder or (PRODUCT_MANAGER, LEADERSHIP)

    @property
    def running(self) -> bool:
        """Tell whether it is declared and not over: no all-clear, and not stood down."""
        incident = self.incident
        return incident.declared_at is not None and incident.cleared_at is None and incident.closed_at is None

    @property
    def reported(self) -> bool:
        """Tell whether it waits to be declared."""
        return self.incident.declared_at is None and self.incident.closed_at is None

    def advice_of(self, decision: Decision, role: str) -> Advice | None:
        """Return the newest word of a role on a decision."""
        said = [each for each in self.advice if each.decision_id == decision.id and each.role == role]
        return max(said, key=lambda each: each.at, default=None)

    @cached_property
    def advisers(self) -> tuple[str, ...]:
        """Return the roles whose input the commander asks for (A-MIT-1d)."""
        named = [role for step in self.aimed(Aim.DECIDE) for role in step.roles if role != INCIDENT_COMMANDER]
        return tuple(dict.fromkeys(named))

    def role_of(self, *aims: Aim, otherwise: str) -> tuple[str, ...]:
        """Return the roles that the guide names for some aims, else the one that octotui proposes."""
        found = [role for step in self.steps if step.aim in {aim.value for aim in aims} for role in step.roles]
        return tuple(dict.fromkeys(found)) or (otherwise,)


def _place(value: IncidentValue, person: str, role: str) -> Place:
    return Place(getattr(value, person), getattr(value, role) if role else "")
