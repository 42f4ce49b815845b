"""From a failed verification in production to the closed review, by keys alone, in the hands of four people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from octotui.domain.journal import broken
from octotui.domain.plan import Wish
from octotui.services import people, release, views
from octotui.services.house import House
from octotui.services.incident.views import incident_page
from tests.terminal.company import Company
from tests.terminal.conftest import Open
from tests.terminal.person import Person

TEAM = {
    "Ana Ruiz": ("Release Manager", "Project Manager"),
    "Noor Haddad": ("QA Engineer", "On-call Engineer"),
    "Jonas Lind": ("Tech Lead", "Developers"),
    "Leo Brandt": ("Data Analyst", "Customer Support Liaison", "Product Manager"),
}
WHAT = "3 of 9 smoke tests fail"
CAUSE = "A rule of the gateway was older than the route"


def in_production(file: Path) -> None:
    """Put a release into production, against its gate, so that there is something that can fail."""
    house = House(file)
    for name, roles in TEAM.items():
        house.act_as(None, people.join, name, roles)
    house.act_as(1, release.new_release, Wish("4.11.0", name="Card vault", type="Minor", revision="8f3c21"))
    house.act_as(1, release.override, 1, "a rehearsal")
    house.close()


@pytest.mark.timeout(600)
def test_from_a_failed_verification_to_the_closed_review(company: Company) -> None:
    in_production(company.file)
    _fails_and_is_declared(company.at("Noor Haddad"))
    _is_commanded(company.at("Jonas Lind"))
    _is_decided(company.at("Jonas Lind"))
    _is_carried_out(company.at("Ana Ruiz"))
    _is_verified(company.at("Noor Haddad"))
    _is_confirmed(company.at("Leo Brandt"))
    _is_cleared(company.at("Ana Ruiz"))
    _is_explained(company.at("Jonas Lind"))
    _is_reviewed(company.at("Ana Ruiz"))
    company.go_home()
    _holds_it_all(company.file)


def _fails_and_is_declared(noor: Person) -> None:
    """What failed becomes the title; Noor is on call, so it is declared and not only reported."""
    noor.to("DO", "Post-deploy verification")
    noor.presses("enter")
    noor.sees("Post-deploy verification")
    noor.presses("x", f"text:{WHAT}", "enter")
    noor.sees("Declare an incident", f"Post-deploy verification of 4.11.0 failed: {WHAT}")
    noor.presses("enter")
    noor.sees(f"INC-1  {WHAT}", "CRITICAL", "after 4.11.0", "TAKE COMMAND")


def _is_commanded(jonas: Person) -> None:
    jonas.sees("INC-1")
    jonas.presses("3")
    jonas.sees("TAKE COMMAND", "YOUR MOVE")
    jonas.presses("enter", "enter")
    jonas.sees("Commander you")
    jonas.presses("n", "text:The gateway closes connections", "enter")
    jonas.sees("The gateway closes connections")


def _is_decided(jonas: Person) -> None:
    """Nothing forbids deciding before the second phase begins."""
    jonas.presses("right", "home", "space")
    jonas.sees("Choose the way out", "preferred when critical")
    jonas.presses("text:4.10.2", "tab", "text:6", "tab", "text:Ana", "tab", "tab", "text:none", "enter")
    jonas.sees("ROLL BACK", "ANA RUIZ TO MOVE")


def _is_carried_out(ana: Person) -> None:
    ana.presses("3")
    ana.sees("ROLL BACK", "YOUR MOVE")
    ana.presses("enter", "text:4.10.2 is out", "enter")
    ana.sees("VERIFY THE FIX")


def _is_verified(noor: Person) -> None:
    noor.sees("VERIFY THE FIX", "YOUR MOVE")
    noor.presses("enter", "text:9 of 9 pass", "enter")
    noor.sees("CONFIRM BY METRICS")


def _is_confirmed(leo: Person) -> None:
    leo.presses("3")
    leo.sees("CONFIRM BY METRICS", "YOUR MOVE")
    leo.presses("enter", "text:errors 0.2 %", "enter")
    leo.sees("GIVE THE ALL-CLEAR")


def _is_cleared(ana: Person) -> None:
    ana.sees("GIVE THE ALL-CLEAR", "YOUR MOVE")
    ana.presses("enter")
    ana.sees("every clock stops")
    ana.presses("ctrl+s")
    ana.sees("ALL CLEAR", "Afterwards")


def _is_explained(jonas: Person) -> None:
    """Root cause on the row beside the timeline."""
    jonas.sees("ALL CLEAR")
    jonas.presses("tab", "tab", "tab", "home", "enter")
    jonas.sees("What made it possible, not who.")
    jonas.presses(f"text:{CAUSE}", "tab", "text:nobody tests the rules", "ctrl+s")
    jonas.sees("Root cause written down.")


def _is_reviewed(ana: Person) -> None:
    ana.presses("ctrl+p", "text:open the review", "enter")
    ana.sees("enter drafts it from the timeline")
    ana.presses("ctrl+g")
    ana.sees("## What happened")
    ana.presses("down", "down", "enter", "text:tomorrow 10:00", "tab", "ctrl+u", "text:Leo", "enter")
    ana.sees("led by Leo")
    ana.presses("down", "enter", "enter")
    ana.sees("people noted")
    ana.presses("home", "down", "down", "down", "down", "enter")
    ana.sees("ends with at least one action item")
    ana.presses(
        "n", "text:Test the rules", "tab", "text:Jonas", "tab", "text:2 weeks", "tab", "text:it turns red", "enter"
    )
    ana.sees("Test the rules")
    ana.presses("home", "down", "down", "down", "down", "enter")
    ana.sees("it is closed")


def _holds_it_all(file: Path) -> None:
    """It is closed with what it is to bring about, the chain is whole, and the release is out of production."""
    house = House(file)
    page = house.read(incident_page, 1)
    facts = house.read(views.release_page, 1)
    entries = tuple(reversed(house.read(views.journal)))
    house.close()
    assert page is not None
    assert facts is not None
    known = page.facts
    assert (known.incident.cause, known.incident.closed_at is not None) == (CAUSE, True)
    assert [(each.title, known.name(each.owner_id)) for each in known.actions] == [("Test the rules", "Jonas Lind")]
    assert known.review is not None
    assert not re.findall(rf"\b({'|'.join(name.split()[0] for name in TEAM)})\b", known.review.text)
    assert facts.issues
    assert facts.release.ended_at is not None
    assert broken(entries) is None


def test_the_wall_is_a_command_that_reads(octotui: Open, company: Company) -> None:
    in_production(company.file)
    noor = company.at("Noor Haddad")
    noor.presses("I", f"text:{WHAT}", "enter")
    noor.sees("TAKE COMMAND")
    wall = octotui("--db", company.file, "incident", "watch", size=(200, 60))
    wall.wait_for("watching INC-1, read only")
    wall.press("ctrl+q")
    assert wall.wait_exit() == 0
