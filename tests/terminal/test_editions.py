"""A release from each of the two editions that are not built in: brought, refused, called, deployed, released.

What lies between is done by the same services in this process, to save time; the built-in guide's journey is whole.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.domain.facts import Facts
from octotui.domain.journal import broken
from octotui.domain.task import Part, State, Task
from octotui.services import doing, views
from octotui.services import people as persons
from octotui.services.house import House
from tests.house import NOTES
from tests.journal import assert_journal_agrees
from tests.terminal.company import Company
from tests.terminal.person import Person

EDITIONS = Path(__file__).parents[3] / "shared" / "guides"
ROLES = (
    "QA Engineer", "Tech Lead", "Product Manager", "Developers", "Security Champion", "Technical Writer",
    "UX Designer", "Customer Support Liaison", "Data Analyst", "DevOps Engineer", "Project Manager",
)  # fmt: skip
CLOSED = (State.DONE, State.VERIFIED)


class Others:
    """Everybody but who sits at the terminal, two for each role, so that nobody checks their own work."""

    def __init__(self, file: Path) -> None:
        self.house = House(file)
        for role in ROLES:
            for number in (1, 2):
                self.house.act_as(1, persons.join, f"{role} {number}", (role,))
        self.people = self.house.read(views.people)

    def facts(self) -> Facts:
        found = self.house.read(views.release_page, 1)
        assert found is not None
        return found

    def close_all(self, *parts: Part) -> None:
        """Do every task of some parts, and fill every seat, in the order of the guide; the monitoring ends last."""
        facts = self.facts()
        owed = [task for task in facts.tasks if task.part in parts and facts.applies(task) is True]
        for task in sorted(owed, key=lambda task: task.purpose == "monitor"):
            if not facts.children(task):
                who = self._who(task.owner, first=True)
                if task.title in NOTES:
                    self.house.act_as(who, doing.add_evidence, task.id, "link", "https://example.org/notes")
                self.house.act_as(who, doing.finish, task.id)
        for task in owed:
            self._check(task)

    def _check(self, task: Task) -> None:
        for seat in self.facts().waiting(self.facts().task(task.id)):
            self.house.act_as(self._who(seat.role, first=False), doing.take_seat, task.id, seat.id, "seen")

    def _who(self, role: str, *, first: bool) -> int:
        held = [person.id for person in self.people if not role or person.holds(role)]
        return held[0 if first else -1]


@pytest.mark.parametrize("name", ["octoacme-by-role", "octoacme-by-quality"])
def test_a_release_of_the_edition_comes_to_its_end(company: Company, name: str) -> None:
    file = EDITIONS / f"{name}.md"
    if not file.exists():
        pytest.skip(f"{file.name} is not at hand")
    ana = company.founder("Ana Ruiz")
    _brings_the_guide(ana, file)
    _makes_a_release(ana)
    _is_refused(ana)
    others = Others(company.file)
    others.close_all(Part.REQUIREMENT, Part.BEFORE)
    if others.facts().edition.seats:
        _holds_the_call(company)
    else:
        ana.presses("V")
        ana.sees("This guide has no go/no-go call.")
    _deploys(ana)
    others.close_all(Part.AFTER)
    _sees_it_released(ana)
    company.go_home()
    assert broken(tuple(reversed(others.house.read(views.journal)))) is None
    assert_journal_agrees(others.house)
    others.house.close()


def _brings_the_guide(ana: Person, file: Path) -> None:
    ana.writes("Ana Ruiz")
    ana.presses("tab", "space", "tab", "down", "down", "enter")
    ana.sees("Bring your own guide")
    ana.types(str(file))
    ana.presses("enter")
    ana.sees("Use the guide OctoAcme", "items for")
    ana.presses("enter")
    ana.sees("is in use")


def _makes_a_release(ana: Person) -> None:
    ana.presses("n")
    ana.sees("New release", "[minor]", "0.1.0")
    ana.types("Card vault")
    ana.presses("tab", "tab", "text:8f3c21", "tab")
    while "not answered yet" in ana.terminal.screen():
        ana.presses("n", "down")
    ana.presses("ctrl+s")
    ana.sees("0.1.0 made")


def _is_refused(ana: Person) -> None:
    """The reason, the line of this very guide, and who can open it."""
    ana.presses("D")
    ana.sees("NOT DEPLOYED", "in the way", "All acceptance criteria met and PRs merged is open", "The guide says")
    ana.sees("Who can open it", "The attempt is in the journal.")
    ana.presses("escape")
    ana.terminal.wait_gone("Who can open it")


def _holds_the_call(company: Company) -> None:
    ana = company.at("Ana Ruiz")
    ana.presses("V", "V")
    ana.sees("Round 1 is open for 8f3c21. 4 seats vote.")
    for name in ("QA Engineer 1", "Tech Lead 1", "Product Manager 1"):
        voter = company.at(name)
        voter.presses("V", "v", "g", "enter")
        voter.sees("Still to vote")
        company.go_home(name)
    ana.presses("v", "g", "enter")
    ana.sees("All seats say go. Deploying is open; nothing is deployed yet.")


def _deploys(ana: Person) -> None:
    ana.presses("D")
    ana.sees("Deploy 0.1.0 to production")
    ana.presses("enter")
    ana.sees("0.1.0 is in production.")


def _sees_it_released(ana: Person) -> None:
    ana.presses("escape", "1")
    ana.sees("Released  1")
    ana.presses("4")
    ana.sees("deployed 0.1.0, revision 8f3c21", "Monitoring → Released")
