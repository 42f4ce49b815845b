"""An incident as it may stand after some minutes, made through the services by the people whose acts they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from octotui.services.incident import begin, running, told, way
from tests.house import PEOPLE, Crew, crew

TITLE = "EU checkout answers 502"
EVERYBODY = {**PEOPLE, "Nils Holm": ("On-call Engineer",)}


def declared(path: Path, *, severity: str = "critical", **kind: Any) -> Crew:
    """Open a house in which Ana has just declared an incident; its clock stands at zero."""
    made = crew(path, EVERYBODY)
    made.house.act_as(made.ids["Ana Ruiz"], begin.declare_incident, TITLE, severity, **kind)
    return made


def commanded(path: Path, **kind: Any) -> Crew:
    """Let Jonas command it from the first minute on, with everybody here but the Product Manager."""
    made = declared(path, **kind)
    made.does("Jonas Lind", begin.take_command, 1)
    for name, role in (
        ("Noor Haddad", "QA Engineer"), ("Leo Brandt", "Data Analyst"),
        ("Ola Berg", "Project Manager"), ("Dana Cruz", "Developers"), ("Nils Holm", "On-call Engineer"),
        ("Priya Nair", "Customer Support Liaison"),
    ):  # fmt: skip
        made.house.act_as(made.ids[name], running.answer_call, 1, role, here=True)
    return made


def decided(path: Path, **kind: Any) -> Crew:
    """Let the impact be known and Jonas decide to roll back; Dana does it in six minutes."""
    made = commanded(path, **kind)
    made.does("Leo Brandt", told.measure, 1, "metric", "errors", "14.1 %", "0.2 %")
    made.does("Priya Nair", told.measure, 1, "users", "tickets", "41, all card payments")
    made.does(
        "Jonas Lind", way.decide, 1, "roll back", target="4.10.2", minutes=6,
        executor_id=made.ids["Dana Cruz"], objections="none",
    )  # fmt: skip
    return made


def cleared(path: Path, **kind: Any) -> Crew:
    """Let it be carried out, verified, confirmed and cleared."""
    made = decided(path, **kind)
    made.does("Dana Cruz", way.execute, 1)
    made.does("Noor Haddad", way.verify_fix, 1, ok=True, note="9 of 9 pass")
    made.does("Leo Brandt", way.confirm_fix, 1, ok=True, note="errors 0.2 %")
    made.does("Ola Berg", told.all_clear, 1, "It is over.")
    return made
