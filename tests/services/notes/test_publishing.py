"""Publishing: refused until everything holds, and then the approved text byte for byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.domain.notes.cautions import before_publishing
from octotui.domain.refusal import Refused
from octotui.domain.task import State
from octotui.services import doing, release, views
from octotui.services.house import Trouble
from octotui.services.notes import exporting, publishing, reviewing, writing
from octotui.services.notes import views as notes
from octotui.services.undo import undo
from tests.house import Crew
from tests.journal import assert_journal_agrees
from tests.services.notes.desk import ANA, IRIS, MEI, NOOR, Desk

PUBLISHED = "Notes published"


@pytest.fixture
def out(team: Crew, tmp_path: Path) -> Desk:
    """Notes that are complete and approved, of a release that is in production."""
    return Desk(team, team.makes()).opens().goes_out().completes().approved()


def plan(desk: Desk, folder: Path) -> dict[str, str]:
    """Return what publishing would write."""
    house, iris = desk.team.house, desk.team.ids[IRIS]
    who = next(person for person in house.read(views.people) if person.id == iris)
    found = house.read(notes.publish_plan, 1, who, str(folder), desk.team.clock.now)
    return {each.path: each.after for each in found}


def test_the_approved_text_is_written_byte_for_byte(out: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    text = out.document().text
    assert plan(out, folder)["release-notes/4.12.0.md"] == text
    assert out.publishes(folder) == "Published: release-notes/4.12.0.md."
    assert (folder / "release-notes" / "4.12.0.md").read_bytes() == text.encode()
    assert (folder / "CHANGELOG.md").read_text() == (
        "# Changelog\n\nWhat changed for those who use it, the newest release first. The format is that of "
        "[Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n\n"
        "## [4.12.0] - 2026-04-14\n\n- Summary in a line\n\n### Changed\n\n- Improvements in a line\n"
    )
    (record,) = out.page().publications
    assert (record.mark, record.text, record.hash) == (0, text, out.seen())
    assert_journal_agrees(out.team.house)


def test_the_announcements_part_closes_with_it(out: Desk, tmp_path: Path) -> None:
    out.publishes(tmp_path)
    task = out.team.task(PUBLISHED)
    assert (task.state, task.done_by) == (State.DONE, out.team.ids[IRIS])
    shown = [each.text for each in out.team.facts().evidence if each.task_id == task.id]
    assert shown == ["release-notes/4.12.0.md"]
    assert out.team.task("Announce").state == State.OPEN


def test_the_part_is_not_closed_by_hand(out: Desk) -> None:
    task = out.team.task(PUBLISHED)
    refusal = out.refused(IRIS, doing.finish, task.id)
    assert (refusal.rule, refusal.line) == ("A-DEP-8b", task.line)
    assert refusal.reason == "It closes by itself when the notes are published"


def refused(desk: Desk, folder: Path, who: str = IRIS) -> Refused:
    """Return why publishing is refused; nothing is written then."""
    with pytest.raises(Refused) as caught:
        desk.publishes(folder, who)
    assert not list(folder.rglob("*.md"))
    assert caught.value.refusal.verdict == "NOT PUBLISHED"
    assert not desk.page().publications
    return caught.value


def test_only_the_owner_publishes(out: Desk, tmp_path: Path) -> None:
    refusal = refused(out, tmp_path, ANA).refusal
    assert (refusal.rule, refusal.reason) == (
        "A-DEP-8b", "Iris Novak publishes them; the notes belong to Technical Writer",
    )  # fmt: skip


def test_nothing_without_both_approvals_of_this_text(out: Desk, tmp_path: Path) -> None:
    out.writes(IRIS, "Summary", "One word more.")
    refusal = refused(out, tmp_path).refusal
    assert (refusal.rule, refusal.line) == ("A-RN-14", 206)
    assert refusal.reason == (
        "This very text is not approved by Product Manager (changed since), Release Manager (changed since)"
    )
    out.team.does(MEI, reviewing.affirm, 1, out.seen())
    assert refused(out, tmp_path).refusal.reason.endswith("approved by Release Manager (changed since)")
    out.team.does(ANA, reviewing.affirm, 1, out.seen())
    out.publishes(tmp_path)


def test_nothing_with_a_required_section_empty(out: Desk, tmp_path: Path) -> None:
    out.writes(IRIS, "Known issues", "")
    refusal = refused(out, tmp_path).refusal
    assert (refusal.rule, refusal.reason) == ("A-RN-10", "Known issues is still empty")
    assert refusal.movers[0].role == "QA Engineer"


@pytest.mark.parametrize(
    ("section", "text", "reason"),
    [
        ("Date", "15 April 2026", "Date says 15 April 2026; the release goes out on 14 April 2026"),
        ("Date", "soon", 'Date says "soon", which names no day'),
        (
            "Release name / number", "4.12.1 Card vault",
            'Release name / number says "4.12.1 Card vault"; the release is 4.12.0 Card vault',
        ),
        (
            "Release name / number", "4.12.0 Cart",
            'Release name / number says "4.12.0 Cart"; the release is 4.12.0 Card vault',
        ),
    ],
)  # fmt: skip
def test_nothing_that_disagrees_with_the_release(
    out: Desk, tmp_path: Path, section: str, text: str, reason: str
) -> None:
    out.writes(IRIS, section, text)
    out.approved()
    refusal = refused(out, tmp_path).refusal
    assert (refusal.rule, refusal.line) == ("A-RN-3", out.section(section).line)
    assert refusal.reason == reason
    out.team.does(IRIS, writing.fill_from_release, 1)
    out.approved()
    out.publishes(tmp_path)


def test_nothing_before_the_release_is_in_production(team: Crew, tmp_path: Path) -> None:
    desk = Desk(team, team.makes()).opens().completes().approved()
    refusal = refused(desk, tmp_path).refusal
    assert (refusal.rule, refusal.reason) == ("C10", "4.12.0 is not in production yet")


def test_nothing_but_the_text_on_the_screen(out: Desk, tmp_path: Path) -> None:
    refusal = out.refused(IRIS, publishing.publish, 1, str(tmp_path), "another")
    assert refusal.reason == "What goes out has changed since you read it; the text is version 6 now"


def test_published_text_stays_and_a_correction_is_marked(out: Desk, tmp_path: Path) -> None:
    out.publishes(tmp_path)
    first = (tmp_path / "release-notes" / "4.12.0.md").read_bytes()
    again = out.refused(IRIS, publishing.publish, 1, str(tmp_path), out.leaving())
    assert again.reason == "This very text is published in release-notes/4.12.0.md; a correction needs a change first"
    out.writes(IRIS, "Known issues", "- and another one")
    assert "# 4.12.0 Card vault\n\n*Correction 1 of the notes published on 14 April 2026.*\n" in out.document().text
    out.approved()
    assert out.publishes(tmp_path) == "Published: release-notes/4.12.0-correction-1.md, correction 1."
    assert (tmp_path / "release-notes" / "4.12.0.md").read_bytes() == first
    corrected = (tmp_path / "release-notes" / "4.12.0-correction-1.md").read_text()
    assert corrected == out.document().text
    log = (tmp_path / "CHANGELOG.md").read_text()
    assert log.index("## [4.12.0] - 2026-04-14, correction 1\n") < log.index("## [4.12.0] - 2026-04-14\n")
    assert [each.mark for each in out.page().publications] == [0, 1]


def test_a_changelog_keeps_what_it_holds_byte_for_byte(out: Desk, tmp_path: Path) -> None:
    before = "\ufeff# Changes\r\n\r\n## [Unreleased]\r\n\r\n- soon\r\n\r\n## [4.11.0] - 2026-03-01\r\n\r\n- old \r\n"
    (tmp_path / "CHANGELOG.md").write_bytes(before.encode())
    out.publishes(tmp_path)
    after = (tmp_path / "CHANGELOG.md").read_bytes().decode()
    head, tail = before.split("## [4.11.0]")
    assert after.startswith(head + "## [4.12.0] - 2026-04-14\r\n")
    assert after.endswith("- Improvements in a line\r\n\r\n## [4.11.0]" + tail)


def test_a_file_that_says_something_else_is_not_written_over(out: Desk, tmp_path: Path) -> None:
    (tmp_path / "release-notes").mkdir()
    (tmp_path / "release-notes" / "4.12.0.md").write_text("mine")
    refusal = out.refused(IRIS, publishing.publish, 1, str(tmp_path), out.leaving())
    assert refusal.reason.startswith("release-notes/4.12.0.md is there already with other words")
    assert not (tmp_path / "CHANGELOG.md").exists()


def test_a_changelog_that_tells_of_the_release_already_is_not_written_over(out: Desk, tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_text("# Changes\n\n## 4.12.0\n\n- mine\n")
    refusal = out.refused(IRIS, publishing.publish, 1, str(tmp_path), out.leaving())
    assert refusal.reason == "CHANGELOG.md tells of 4.12.0 already, in other words"


def test_what_was_written_before_a_crash_is_taken_as_it_is(out: Desk, tmp_path: Path) -> None:
    for path, after in plan(out, tmp_path).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(after.encode())
    before = (tmp_path / "CHANGELOG.md").read_bytes()
    out.publishes(tmp_path)
    assert (tmp_path / "CHANGELOG.md").read_bytes() == before


def test_a_folder_that_cannot_be_written_publishes_nothing(out: Desk, tmp_path: Path) -> None:
    (tmp_path / "release-notes").write_text("a file where the folder should be")
    with pytest.raises(Trouble, match="cannot be"):
        out.publishes(tmp_path)
    assert not out.page().publications
    assert out.team.task(PUBLISHED).state == State.OPEN
    assert not (tmp_path / "CHANGELOG.md").exists()


def test_publishing_is_not_undone(out: Desk, tmp_path: Path) -> None:
    out.publishes(tmp_path)
    with pytest.raises(Refused, match=r"This is not taken back by undo: published the notes of 4\.12\.0"):
        out.team.does(IRIS, undo)


def test_what_should_be_seen_before_publishing_is_told(desk: Desk) -> None:
    desk.drafts("feat: one")
    desk.team.does(NOOR, writing.comment, desk.section("Summary").id, "Too long?")
    links = "- [guide](https://example.org/guide)\n- [bad](htp://example)\n- [none]()\n- [here](docs/a.md)"
    links += "\n- \\[no link\\](x:y)"
    desk.writes(IRIS, "Documentation links", links)
    desk.team.does(ANA, release.set_revision, 1, "9a1b2c")
    assert before_publishing(desk.page()) == (
        "The revision is 9a1b2c since the notes were drafted; draft them again.",
        "1 comment is not resolved.",
        "Documentation links: the link htp://example leads nowhere.",
        "Documentation links: the link () leads nowhere.",
    )


def test_the_notes_go_out_in_other_forms_escaped(desk: Desk, tmp_path: Path) -> None:
    desk.completes()
    desk.writes(
        IRIS, "Summary", "Use **vault** at [the shop](https://example.org) <script>alert(1)</script> [x](javascript:y)"
    )
    html = desk.team.house.read(exporting.export, 1, "html")
    assert "<script>" not in html
    assert 'href="javascript' not in html
    assert '<strong>vault</strong> at <a href="https://example.org">the shop</a>' in html
    text = desk.team.house.read(exporting.export, 1, "text")
    assert "4.12.0 Card vault\n=================\n" in text
    assert "Use vault at the shop <https://example.org>" in text
    assert desk.team.house.read(exporting.export, 1, "markdown") == desk.document().text
    path = desk.team.house.read(exporting.write_export, 1, "html", str(tmp_path))
    assert path == str(tmp_path / "4.12.0.html")
    assert Path(path).read_text() == html


def test_an_export_does_not_write_over_what_is_published(desk: Desk, tmp_path: Path) -> None:
    desk.goes_out().completes().approved().publishes(tmp_path)
    desk.writes(IRIS, "Summary", "Other words.")
    folder = str(tmp_path / "release-notes")
    with pytest.raises(Trouble, match=r"4\.12\.0\.md is published, and published text stays as it is"):
        desk.team.house.read(exporting.write_export, 1, "markdown", folder)
    assert desk.team.house.read(exporting.write_export, 1, "text", folder).endswith("4.12.0.txt")


def test_support_is_briefed_from_the_same_sections(desk: Desk) -> None:
    desk.completes()
    desk.writes(IRIS, "Bug fixes", "- Totals round right")
    pack = desk.team.house.read(exporting.briefing, 1)
    assert pack.startswith("# Briefing for support: 4.12.0 Card vault\n\n## Overview\n\n- Summary in a line\n")
    assert "## Known issues\n\n- Known issues in a line\n" in pack
    assert "**What is new?**\n\n- Improvements in a line\n- Totals round right\n" in pack
    assert "**Must I do anything?**\n\nNo.\n" in pack
    assert "**Whom do I ask?**\n\n- Priya Nair, Customer Support Liaison\n" in pack
