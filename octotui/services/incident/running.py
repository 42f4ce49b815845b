"""Acts while an incident runs: roll call, steps, escalation, alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.incident import rollcall, telling
from octotui.domain.incident import steps as playbook
from octotui.domain.incident.clock import steady, unsounded
from octotui.domain.incident.values import Alarm
from octotui.services.acting import actor
from octotui.services.incident.acting import follow, load, short, write
from octotui.store import incident as stored

if TYPE_CHECKING:
    from octotui.domain.incident.facts import IncidentFacts
    from octotui.store.work import Work


def call_role(work: Work, incident_id: int, role: str) -> str:
    """Ask a role to come, or ask again."""
    follow(work, load(work, incident_id), rollcall.call, f"called {role}", role)
    return f"{role} is called."


def answer_call(work: Work, incident_id: int, role: str, *, here: bool = False) -> str:
    """Say that one is coming, or here."""
    facts = load(work, incident_id)
    said = f"is here ({role})" if here else f"is coming ({role})"
    changes = rollcall.answer(facts, actor(work), steady(facts, work.now), role, here=here)
    write(work, facts, changes, said, here=here)
    return f"{role}: {'here' if here else 'coming'}."


def pass_over(work: Work, incident_id: int, role: str) -> str:
    """Go on without a role that does not answer."""
    follow(work, load(work, incident_id), rollcall.pass_over, f"goes on without {role}, not reachable", role)
    return f"{role} is noted as not reachable."


def finish_step(work: Work, incident_id: int, step_id: str) -> str:
    """Call a step done, at the instant of the clock."""
    facts = load(work, incident_id)
    title = _title(facts, step_id)
    follow(work, facts, playbook.finish_step, f"did {title}", step_id)
    return f"{title} done."


def reopen_step(work: Work, incident_id: int, step_id: str) -> str:
    """Take back that a step is done."""
    facts = load(work, incident_id)
    title = _title(facts, step_id)
    follow(work, facts, playbook.reopen_step, f"opened {title} again", step_id)
    return f"{title} is open again."


def skip_step(work: Work, incident_id: int, step_id: str, reason: str) -> str:
    """Call a step not applicable."""
    facts = load(work, incident_id)
    title = _title(facts, step_id)
    follow(work, facts, playbook.skip_step, f"set {title} aside: {short(reason)}", step_id, reason)
    return f"{title} is not applicable."


def assign_step(work: Work, incident_id: int, step_id: str, person_id: int | None) -> str:
    """Name who does a step."""
    facts = load(work, incident_id)
    title, name = _title(facts, step_id), facts.name(person_id)
    follow(work, facts, playbook.assign_step, f"gave {title} to {name}", step_id, person_id)
    return f"{name} does {title}."


def box_step(work: Work, incident_id: int, step_id: str, minutes: int) -> str:
    """Give a step so many minutes from now."""
    facts = load(work, incident_id)
    title = _title(facts, step_id)
    follow(work, facts, playbook.box_step, f"gave {title} {minutes} min", step_id, minutes)
    return f"{title}: {minutes} min from now."


def _title(facts: IncidentFacts, step_id: str) -> str:
    step = facts.step(step_id)
    return step.title if step else step_id


def escalate(work: Work, incident_id: int, why: str) -> str:
    """Ask the next rung of the escalation (A-ESC)."""
    facts = load(work, incident_id)
    role = rollcall.next_rung(facts) or "the next rung"
    follow(work, facts, rollcall.escalate, f"escalated to {role}: {short(why)}", why)
    return f"{role} is asked, with 10 minutes to answer."


def answer_escalation(work: Work, incident_id: int) -> str:
    """Take note of an escalation."""
    follow(work, load(work, incident_id), rollcall.answer_rung, "took note of the escalation")
    return "Taken note of."


def put_off(work: Work, incident_id: int, alarm: str, minutes: int, reason: str) -> str:
    """Put an alarm off, with the reason."""
    follow(
        work,
        load(work, incident_id),
        telling.snooze,
        f"put an alarm off by {minutes} min: {short(reason)}",
        alarm,
        minutes,
        reason,
    )
    return f"It comes back in {minutes} min."


def sound(work: Work, incident_id: int) -> tuple[Alarm, ...]:
    """Put on record every alarm of an incident that is due, once; octotui itself does, not a person.

    The answer is what is new. Whoever is first records it, in whichever process, so none is doubled and none lost.
    """
    facts = stored.facts(work.rows, incident_id)
    work.who = None
    at = steady(facts, work.now) if facts else work.now
    found = tuple(
        Alarm(f"{incident_id}:{due.key}", incident_id, due.key, due.kind, due.text, due.at, at)
        for due in (unsounded(facts, work.now) if facts else ())
    )
    work.add(*found)
    work.say("; ".join(alarm.text for alarm in found))
    work.incident_id = incident_id
    return found
