"""From an empty database to a release in production, by keys alone, in the hands of six people."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from octotui.domain.journal import broken
from octotui.domain.release import Stage
from octotui.domain.task import Part, State
from octotui.services import views
from octotui.services.house import House
from tests.journal import assert_journal_agrees
from tests.terminal.company import Company
from tests.terminal.person import Person

ROLES = (
    "Release Manager", "QA Engineer", "Tech Lead", "Product Manager", "Developers", "Security Champion",
    "Technical Writer", "UX Designer", "Data Analyst", "Customer Support Liaison", "Project Manager",
    "DevOps Engineer",
)  # fmt: skip
"""In the order in which they are offered; dialogs show them in two columns."""
TEAM = {
    "Noor Haddad": ("QA Engineer", "Data Analyst"),
    "Jonas Lind": ("Tech Lead", "Developers", "DevOps Engineer"),
    "Mei Tanaka": ("Product Manager", "Security Champion"),
    "Sam Osei": ("Security Champion", "UX Designer"),
    "Iris Novak": ("Technical Writer", "Customer Support Liaison"),
}
ANAS_OWN = ["Rollback / mitigation plan", "Window scheduled"]
NO_GO = "Two smoke tests flicker"


@pytest.mark.timeout(600)
def test_from_an_empty_database_to_released(company: Company) -> None:
    ana = company.founder("Ana Ruiz")
    _says_who_she_is(ana)
    _makes_the_first_release(ana)
    _brings_in_the_others(ana)
    _is_refused(ana)
    _everybody_works(company)
    _says_no_once(company)
    _says_go(company)
    _deploys(company)
    _brings_it_home(company)
    _reads_the_journal(company.at("Ana Ruiz"))
    company.go_home()
    _holds_it_all(company.file)


def _says_who_she_is(ana: Person) -> None:
    ana.writes("Ana Ruiz")
    ana.presses("tab", "space", "down", "down", "down", "right", "space")
    ana.sees("✓ Release Manager", "✓ Project Manager")
    ana.presses("enter")


def _makes_the_first_release(ana: Person) -> None:
    """Patch and back to minor, a name, a window, a revision, and an answer to each question."""
    ana.sees("New release", "You are Ana Ruiz.")
    ana.terminal.wait_idle()
    ana.types("Card vault")
    ana.presses("shift+tab", "shift+tab", "left")
    ana.sees("[patch]", "0.0.1", "Fixes")
    ana.presses("right")
    ana.sees("[minor]", "0.1.0")
    ana.presses("tab", "tab", "tab", "text:today 00:00 for 3 d", "tab", "text:8f3c21", "tab")
    for answer in "nyynnynn":
        ana.presses(answer, "down")
    ana.sees("All traits are answered.")
    ana.presses("ctrl+s")
    ana.sees("0.1.0 made: 37 tasks for 11 roles.", "Card vault")


def _brings_in_the_others(ana: Person) -> None:
    ana.presses("5")
    ana.sees("11 roles nobody holds")
    for name, roles in TEAM.items():
        ana.presses("n", f"text:{name}", "enter", *_ticking(roles), "enter")
        ana.sees(f"{name} added.")
    ana.sees("1 role nobody holds")  # those of an incident, which this is not


def _ticking(roles: tuple[str, ...]) -> list[str]:
    keys: list[str] = []
    row = column = 0
    for index in sorted(ROLES.index(role) for role in roles):
        to_row, to_column = divmod(index, 2)
        keys += ["down"] * (to_row - row) + ["right" if to_column > column else "left"] * abs(to_column - column)
        keys.append("space")
        row, column = to_row, to_column
    return keys


def _is_refused(ana: Person) -> None:
    """Deploying says the reason, the line of the guide and who can open it; `enter` would lead there."""
    ana.presses("1", "D")
    ana.sees("NOT DEPLOYED", "26 things stand in the way", "Acceptance criteria, PRs merged is open.")
    ana.sees("The guide says", "rule A-PRE-1", "27  ▌ - Acceptance criteria, PRs merged")
    ana.sees("Who can open it", re.compile("○ Jonas Lind +Developers +does"), "The attempt is in the journal.")
    ana.presses("escape")
    ana.terminal.wait_gone("NOT DEPLOYED   26")


def _everybody_works(company: Company) -> None:
    """One after the other: who is not at work costs the others no time."""
    company.go_home("Ana Ruiz")
    sam = company.at("Sam Osei")
    _calls_one_not_applicable(sam)
    assert "Security review" in sam.works("DO")
    company.go_home("Sam Osei")
    iris = company.at("Iris Novak")
    _is_blocked_for_a_while(iris)
    assert {"Release notes drafted", "Documentation updated"} <= set(iris.works())
    company.go_home("Iris Novak")
    assert {"CI green", "SAST scan", "Documentation updated"} <= set(company.at("Jonas Lind").works())
    company.go_home("Jonas Lind")
    noor = company.at("Noor Haddad")
    _shows_evidence(noor)
    assert {"Smoke tests prepared", "Performance benchmark"} <= set(noor.works())
    company.go_home("Noor Haddad")
    assert {"Security review", "Scans: SAST, DAST, dependencies"} <= set(company.at("Mei Tanaka").works())
    company.go_home("Mei Tanaka")
    assert company.at("Ana Ruiz").works() == ["Accessibility, WCAG", "Release notes drafted", *ANAS_OWN]
    assert company.at("Jonas Lind").works() == ["Performance test"]
    assert company.at("Iris Novak").works() == ["Support lead briefed"]
    company.go_home("Iris Novak")


def _calls_one_not_applicable(sam: Person) -> None:
    sam.to("DO", "Accessibility, WCAG")
    sam.presses("enter")
    sam.sees("GATE CLOSED")
    sam.presses("d", "enter", "text:A vault has no screen", "enter")
    sam.sees("Release Manager countersigns next.", "A vault has no screen")
    sam.presses("escape")


def _is_blocked_for_a_while(iris: Person) -> None:
    iris.to("DO", "Documentation updated")
    iris.presses("b", "text:the pictures are missing", "enter")
    iris.sees("Documentation updated blocked.", "blocked: the pictures are missing")
    iris.presses("b")
    iris.sees("Documentation updated unblocked.")


def _shows_evidence(noor: Person) -> None:
    noor.to("DO", "Smoke tests prepared")
    noor.presses("e", "text:https://example.org/smoke/41", "enter")
    noor.sees("Evidence added to Smoke tests prepared.")


def _votes(person: Person, choice: str, reason: str = "") -> None:
    person.presses("1", "V")
    person.sees("Go/No-Go")
    person.presses("v", choice)
    if reason:
        person.presses("tab", f"text:{reason}")
    person.presses("enter")


def _says_no_once(company: Company) -> None:
    ana, noor = company.at("Ana Ruiz"), company.at("Noor Haddad")
    ana.presses("1", "V", "V")
    ana.sees("Round 1 is open for 8f3c21. 4 seats vote.")
    _votes(noor, "n", NO_GO)
    noor.sees("No-go. The reason now stands in the way and has an owner.")
    ana.sees(NO_GO, "NO-GO")
    ana.presses("D")
    ana.sees("NOT DEPLOYED", "2 things stand in the way", f"{NO_GO} is open")
    ana.presses("escape")
    assert noor.works() == [NO_GO]


def _says_go(company: Company) -> None:
    ana = company.at("Ana Ruiz")
    ana.presses("V")
    ana.sees("Round 2 is open for 8f3c21. 4 seats vote.")
    for name in ("Noor Haddad", "Jonas Lind", "Mei Tanaka"):
        _votes(company.at(name), "g")
        company.at(name).sees("Still to vote")
    ana.presses("v", "g")
    ana.sees("Yours is the last vote.")
    ana.presses("enter")
    ana.sees("All seats say go. Deploying is open; nothing is deployed yet.")


def _deploys(company: Company) -> None:
    """Another terminal shows it within half a second, with its cursor where it was."""
    ana, noor = company.at("Ana Ruiz"), company.at("Noor Haddad")
    noor.presses("escape", "1", "enter", "end")
    noor.sees("GATE OPEN", re.compile(f"▌ ● {NO_GO}"))
    before = next(line for line in noor.terminal.lines if line.startswith("▌"))
    ana.presses("D")
    ana.sees("Deploy 0.1.0 to production", "revision 8f3c21", "7 tasks after it begin.")
    ana.terminal.press("enter")
    acted = ana.terminal.wait_for("0.1.0 is in production. Deploying now.")
    seen = noor.terminal.wait_for("IN PRODUCTION")
    assert seen - acted < 0.5
    assert next(line for line in noor.terminal.lines if line.startswith("▌"))[:60] == before[:60]


def _brings_it_home(company: Company) -> None:
    """Verified first, then monitored beside the announcement; the monitoring ends last, and with it the release."""
    noor, iris, ana = company.at("Noor Haddad"), company.at("Iris Novak"), company.at("Ana Ruiz")
    monitor = "Monitor metrics and errors"
    assert noor.works() == ["Post-deploy verification", "Analytics and tracking check", monitor]
    noor.sees("Not yet: after Announce.")
    assert iris.works() == ["Support live briefing", "Notes published"]
    assert ana.works() == ["Stakeholders told"]
    assert noor.works() == [monitor]
    noor.sees("0.1.0 is released.", "Nothing waits for you.")


def _reads_the_journal(ana: Person) -> None:
    ana.presses("4")
    ana.sees("did Monitor metrics and errors", "deployed 0.1.0, revision 8f3c21", "Monitoring → Released")
    ana.presses("t")
    ana.sees(re.compile(r"whole, \d+ entries checked"))
    ana.presses("/", "text:refused")
    ana.sees(
        '2 with "refused"', "✗ refused NOT DEPLOYED: Acceptance criter", "✗ refused NOT DEPLOYED: Two smoke tests f"
    )


def _holds_it_all(file: Path) -> None:
    """Each act has its entry, the chain is whole, and replaying it gives the tables."""
    house = House(file)
    entries = tuple(reversed(house.read(views.journal)))
    facts = house.read(views.release_page, 1)
    assert_journal_agrees(house)
    house.close()
    assert broken(entries) is None
    assert facts is not None
    assert facts.release.stage == Stage.RELEASED
    assert not facts.overrides
    assert facts.four_eyes
    acts = Counter(entry.act for entry in entries if not entry.refused)
    tried = Counter(entry.act for entry in entries if entry.refused)
    assert tried == {"deploy": 2}
    once = ("remember", "new_release", "block", "unblock", "not_applicable", "deploy")
    assert {act: acts[act] for act in once} == dict.fromkeys(once, 1)
    assert acts["add_evidence"] == 3
    assert (acts["join"], acts["open_call"], acts["vote"]) == (6, 2, 5)
    by_hand = [task for task in facts.tasks if task.done_by and task.part != Part.DEPLOY and not facts.children(task)]
    aside = [task for task in by_hand if task.state == State.NOT_APPLICABLE]
    assert {entry.task_id for entry in entries if entry.act == "finish"} == {
        task.id for task in by_hand if task not in aside
    }
    assert acts["take_seat"] == sum(1 for seat in facts.seats if seat.verdict)
