"""The notes as one document, its title and day, and the forms it is read in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from octotui.domain.clean import clean_line, clean_text
from octotui.domain.edition import Edition
from octotui.domain.facts import Facts
from octotui.domain.notes.changelog import tells_of, with_entry
from octotui.domain.notes.dates import read, release_day, written
from octotui.domain.notes.document import assemble
from octotui.domain.notes.export import plain_text
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.title import disagreement, given_title
from octotui.domain.notes.values import Section
from octotui.domain.release import Release

NOW = datetime(2026, 4, 14, 23, 30, tzinfo=UTC)
RELEASE = Release(1, "4.12.0", "Card vault", "Minor", 1, NOW, 1)


def notes(*fields: tuple[str, str]) -> NotesFacts:
    """Return notes of these sections with their texts."""
    sections = tuple(
        Section(f"1.n{number}", 1, number, name, text=text) for number, (name, text) in enumerate(fields, 1)
    )
    return NotesFacts(Facts(RELEASE, Edition(1, "Guide", "e", "")), sections)


def test_headings_texts_and_where_each_stands() -> None:
    made = notes(
        ("Name and number", "4.12.0 Card vault"), ("Summary", "One.\nTwo."), ("Thanks", ""), ("Known issues", "- x")
    )
    found = assemble(made)
    assert found.text == "# 4.12.0 Card vault\n\n## Summary\n\nOne.\nTwo.\n\n## Known issues\n\n- x\n"
    assert found.lines == {"1.n1": (1, 1), "1.n2": (3, 6), "1.n4": (8, 10)}
    assert found.body == {"1.n2": 5, "1.n4": 10}


def test_a_part_stands_below_the_heading_it_belongs_to() -> None:
    made = notes(("Notable changes", ""), ("Bug fixes", "- one"))
    below = replace(made.sections[1], parent_id="1.n1")
    assert assemble(made.but((below,))).text == "## Notable changes\n\n### Bug fixes\n\n- one\n"


def test_a_guide_that_asks_for_name_and_number_apart_has_one_title() -> None:
    made = notes(("Release name", "Card vault"), ("Version", "4.12.0"), ("Release date", "14 April 2026"))
    found = assemble(made)
    assert found.text == "# Card vault 4.12.0\n\n14 April 2026\n"
    assert found.lines["1.n2"] == found.lines["1.n1"] == (1, 1)
    assert disagreement(RELEASE, made.sections) == ""
    other = notes(("Release name", "Card vault"), ("Version", "4.12.1"))
    assert disagreement(RELEASE, other.sections) == (
        'Release name says "Card vault 4.12.1"; the release is Card vault 4.12.0'
    )


@pytest.mark.parametrize(
    ("field", "title"),
    [("Release name / number", "4.12.0 Card vault"), ("Version", "4.12.0"), ("Release title", "Card vault")],
)
def test_a_field_is_given_what_it_asks_for(field: str, title: str) -> None:
    assert given_title(RELEASE, field) == title


def test_a_longer_version_is_another_one() -> None:
    for said in ("4.12.0.1", "14.12.0", "4.12.0-rc1x", "v4.12"):
        assert disagreement(RELEASE, notes(("Version", said)).sections) or said == "4.12.0-rc1x"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 April 2026", date(2026, 4, 14)), ("April 14, 2026", date(2026, 4, 14)), ("2026-04-14", date(2026, 4, 14)),
        ("Tue 14th Apr 2026, 10:00", date(2026, 4, 14)), ("31 February 2026", None), ("soon", None),
        ("14 Foo 2026", None),
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert read(text) == day


def test_the_day_of_a_release_is_when_it_went_out_else_when_it_should() -> None:
    assert release_day(RELEASE) is None
    planned = replace(RELEASE, window_from=NOW)
    assert release_day(planned) == date(2026, 4, 14)
    assert release_day(replace(planned, deployed_at=NOW.replace(day=16))) == date(2026, 4, 16)
    assert written(date(2026, 4, 1)) == "1 April 2026"
    assert read(written(date(2026, 12, 31))) == date(2026, 12, 31)


def test_what_acts_on_a_terminal_is_taken_out() -> None:
    assert clean_line("a\x1b[31mb\x1b]8;;http://x\x07c\x9b2Jd\n e") == "abc2Jd e"
    assert clean_text("a\r\nb\rc\td\x00\u202e") == "a\nb\nc\td"


def test_plain_text_reads_well_without_markdown() -> None:
    said = "# Title\n\n*Soft* **strong** `code` [a](http://b) [http://c](http://c) 2 * 3 * 4 \\<x\\> snake_case"
    told = "Title\n=====\n\nSoft strong code a <http://b> http://c 2 * 3 * 4 <x> snake_case"
    assert plain_text(said) == told


def test_a_changelog_without_releases_gets_its_first_at_the_end() -> None:
    assert with_entry("# Changes\n", "## [1.0.0]\n") == "# Changes\n\n## [1.0.0]\n"
    assert with_entry("# Changes", "## [1.0.0]\n") == "# Changes\n\n## [1.0.0]\n"
    assert with_entry("# Changes\n\n## Unreleased\n\n- x\n", "## [1.0.0]\n").endswith("- x\n\n## [1.0.0]\n")
    assert with_entry(None, "## [1.0.0]\n").startswith("# Changelog\n")


def test_a_changelog_is_asked_for_one_release_exactly() -> None:
    log = "## [1.0.0] - 2026-01-01\n## v1.1.0\n## [1.2.0] - 2026-01-02, correction 1\n"
    assert tells_of(log, "1.0.0", 0)
    assert tells_of(log, "1.1.0", 0)
    assert not tells_of(log, "1.0", 0)
    assert not tells_of(log, "1.2.0", 0)
    assert tells_of(log, "1.2.0", 1)
    assert not tells_of(log, "1.2.0", 2)
