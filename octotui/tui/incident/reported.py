"""What the room shows while an incident is only reported: who declares it, and what will run then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from octotui.domain.incident.facts import IncidentFacts
from octotui.domain.incident.standing import declarers
from octotui.tui.incident.roll import people_of
from octotui.tui.incident.rows import RollRow, SaidRow, StepRow
from octotui.tui.incident.scene import Scene
from octotui.tui.incident.steps import minutes_words
from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Row
from octotui.tui.wording import duration, role_short


def waits_words(scene: Scene) -> str:
    """Say for how long it has been waiting to be declared."""
    waits = scene.now - scene.facts.incident.reported_at
    return f"waits {duration(waits, units=1)} to be declared" if waits >= timedelta(minutes=1) else "just now"


def declarers_line(scene: Scene, width: int) -> Line:
    """Draw whose declaration it waits for."""
    roles = declarers(scene.foreseen or scene.facts)
    holders = (person.id for role in roles for person in scene.facts.holders(role))
    names = [scene.full(each) for each in dict.fromkeys(holders)] or list(roles)
    line = Line(width).put(0, "The clock starts when it is declared, by", "muted")
    return line.add(" or ".join(names), "bold", gap=1)


def coming_steps(scene: Scene, coming: IncidentFacts, signs: Signs) -> Iterator[Row]:
    """Give each phase of the playbook with its minutes, and its steps with who does them."""
    for phase in coming.phases:
        yield SaidRow(((phase.name, "muted"),), (signs(minutes_words(phase)), "muted"))
        for step in coming.in_phase(phase.number):
            yield StepRow(None, (signs("○"), "faint"), step.title, scene.whoever(None, step.roles))


def coming_roll(scene: Scene, coming: IncidentFacts, signs: Signs) -> Iterator[Row]:
    """Give each role that will be called, with who is meant."""
    for each in coming.summons:
        people = people_of(scene, each.person_id, each.role, missing_only=scene.short)
        sign = (signs("○"), "faint")
        yield RollRow(None, sign, role_short(each.role), people, ("", "muted"), person_first=scene.short)


def coming_updates(coming: IncidentFacts) -> Iterator[Row]:
    """Give each audience with how often it will hear."""
    for each in coming.updates:
        yield SaidRow(((each.audience.capitalize(), "text"),), (f"every {each.minutes} min", "muted"))
