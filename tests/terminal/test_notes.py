"""The notes of a release from history to the published file, by keys alone, in the hands of three people."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from octotui.domain.notes.dates import written
from octotui.services.house import House, utc_now
from tests.journal import assert_journal_agrees
from tests.repository import repository
from tests.services.notes.desk import ANA, IRIS, MEI
from tests.terminal.company import Company
from tests.terminal.notes import a_release
from tests.terminal.person import Person

PUBLISHED = """# 4.12.0 Card vault

{date}

## Summary

Cards now live in a vault of their own.

## Notable changes

### New features

- Card vault for all EU shops (#380)
- Pay with a saved card in one tap (#390)

### Bug fixes

- Totals round as the tax office does (#401)

## Migration steps

None.

## Known issues

- Cards of 2019 are asked for again, once

## Support contacts

- Priya Nair, Customer Support Liaison
"""


@pytest.mark.timeout(300)
def test_from_history_to_the_published_file(company: Company, tmp_path: Path) -> None:
    repo = _history(tmp_path / "repo")
    story = a_release(company.file)
    iris = company.at(IRIS)
    _drafts(iris, repo)
    _writes(iris)
    _is_reviewed(iris, company.at(ANA))
    story.goes_out()
    story.team.house.close()
    _is_commented_on(iris, company.at(MEI))
    _is_approved_and_changes_again(iris, company)
    _is_affirmed(company)
    _publishes(iris, tmp_path / "site")
    company.go_home()
    written = (tmp_path / "site" / "release-notes" / "4.12.0.md").read_bytes()
    assert written == PUBLISHED.format(date=_today()).encode()
    log = (tmp_path / "site" / "CHANGELOG.md").read_text("utf-8")
    assert "- Card vault for all EU shops (#380)" in log
    house = House(company.file)
    assert_journal_agrees(house)
    house.close()


def _history(path: Path) -> Path:
    made = repository(path, ["feat: what was there before"])
    made.tag("v4.11.0", 1)
    for message in (
        "feat: Card vault for all EU shops (#380)",
        "feat: Pay with a saved card in one tap (#390)",
        "fix: Totals round as the tax office does (#401)",
        "chore: bump linter",
    ):
        made.commit(message)
    return made.write()


def _drafts(iris: Person, repo: Path) -> None:
    iris.presses("N")
    iris.sees("Release notes", "Sections", "What belongs here")
    iris.presses("ctrl+g")
    iris.sees("Draft from history")
    iris.writes(str(repo))
    iris.sees("Tags: v4.11.0")
    iris.presses("enter")
    iris.sees("4 commits", "3 told, 1 left out with a reason")
    iris.presses("enter")
    iris.sees("3 told in the notes", "4 commits since v4.11.0")


def _section(person: Person, name: str) -> None:
    """Go to a section of the list by its name."""
    person.presses("home")
    for _ in range(14):
        if re.search(rf"▌ +[○◐✓↻–] {name}", person.terminal.screen()):
            return
        person.presses("down")
    raise AssertionError(person.terminal.screen())


def _today() -> str:
    return written(utc_now().date())


def _writes(iris: Person) -> None:
    _section(iris, "Date")
    iris.presses("enter", f"text:{_today()}", "escape")
    _section(iris, "Summary")
    iris.presses("enter")
    iris.types("Cards now live in a vault of their own.")
    iris.sees("Summary", "kept just now")
    iris.presses("escape")
    _section(iris, "Migration steps")
    iris.presses("d")
    iris.sees("Migration steps: none.")
    _section(iris, "Known issues")
    iris.presses("enter")
    iris.types("- Cards of 2019 are asked for again")
    iris.presses("ctrl+s")
    iris.sees("Saved, v")
    iris.presses("ctrl+r")
    iris.sees("WAITS FOR RELEASE MANAGER")
    iris.presses("escape")


def _is_reviewed(iris: Person, ana: Person) -> None:
    ana.presses("N")
    ana.sees("WAITS FOR RELEASE MANAGER", "v review")
    ana.presses("v")
    ana.sees("Review the draft of")
    ana.presses("enter")
    ana.sees("approved for Release Manager.")
    iris.sees("Draft ✓")
    iris.presses("ctrl+r")
    iris.sees("WAITS FOR PRODUCT MANAGER AND RELEASE MANAGER")


def _is_commented_on(iris: Person, mei: Person) -> None:
    mei.presses("N")
    mei.sees("WAITS FOR PRODUCT MANAGER")
    _section(mei, "Known issues")
    mei.presses("c", "text:Say how often that is.", "enter")
    mei.sees("Say how often that is.")
    iris.sees("Say how often that is.", "f4 answer")


def _is_approved_and_changes_again(iris: Person, company: Company) -> None:
    for name in (MEI, ANA):
        company.at(name).presses("v")
        company.at(name).sees("Approve the notes of")
        company.at(name).presses("enter")
    iris.sees("APPROVED, v")
    _section(iris, "Known issues")
    iris.presses("enter", "text:, once", "f5")
    iris.sees("Comment resolved.")
    iris.presses("ctrl+s", "escape")
    iris.sees("CHANGED SINCE APPROVAL", "differs by 1 line")


def _is_affirmed(company: Company) -> None:
    for name in (MEI, ANA):
        person = company.at(name)
        person.sees("CHANGED SINCE APPROVAL", "v look and affirm")
        person.presses("v")
        person.sees("+ - Cards of 2019", "again, once", "1 line differs")
        person.presses("v")
        person.sees("affirmed for")


def _publishes(iris: Person, folder: Path) -> None:
    folder.mkdir()
    iris.sees("APPROVED, v", "Exactly this text may go out.")
    iris.presses("P")
    iris.sees("A folder")
    iris.writes(str(folder))
    iris.presses("enter")
    iris.sees("Publish the notes of 4.12.0", "release-notes/4.12.0.md", "CHANGELOG.md")
    assert not list(folder.iterdir())
    iris.presses("enter")
    iris.sees("PUBLISHED, v", "Published: release-notes/4.12.0.md.")
