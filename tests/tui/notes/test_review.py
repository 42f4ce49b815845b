"""Review, comparing, publishing and export, as people do them on the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.domain.notes.review import approved
from octotui.services.notes import drafting, writing
from tests.repository import repository
from tests.services.notes.desk import ANA, DANA, IRIS, MEI, NOOR, Desk
from tests.tui.notes.user import at_notes


async def test_a_section_is_ready_until_somebody_changes_it(story: Desk) -> None:
    story.writes(IRIS, "Improvements", "- one")
    async with at_notes(story, IRIS) as iris:
        await iris.presses("space")
        iris.sees("✓ Improvements      ready", "1 of 11 ready")
        await iris.presses("enter")
        await iris.types("!")
        await iris.presses("escape")
        iris.sees("↻ Improvements      again")
        await iris.presses("space")
        iris.sees("✓ Improvements      ready")
        await iris.presses("space")
        iris.sees("◐ Improvements      draft")


async def test_none_is_said_of_a_section_that_asks_for_it(story: Desk) -> None:
    async with at_notes(story, IRIS, "Migration steps") as iris:
        iris.sees("It must be there: it is written, or none is", "wanted")
        await iris.presses("d")
        iris.sees("– Migration steps      none")
        await iris.to("Summary")
        await iris.presses("d")
        assert "Summary must be written" in iris.toast


async def test_review_is_asked_for_given_and_shown_on_the_strip(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        await iris.presses("ctrl+r")
        assert "still empty" in iris.toast
        story.completes()
        await iris.presses("f3", "ctrl+r")
        iris.sees("○ WAITS FOR RELEASE MANAGER")
    async with at_notes(story, ANA) as ana:
        ana.sees("v review")
        await ana.presses("x")
        await ana.types("Say what is faster")
        await ana.presses("enter")
        ana.sees("✗ CHANGES NEEDED", "you: Say what is faster")
        await ana.presses("v", "enter")
        ana.sees("Draft ✓ › Approval 0 of 2 › Publish")
    async with at_notes(story, MEI) as mei:
        await mei.presses("v", "enter")
        mei.sees("WAITS FOR RELEASE MANAGER", "✓ Product Mgr")
        await mei.presses("v")
        assert "You have approved v" in mei.toast
    story.judges(ANA, "publish")
    async with at_notes(story, IRIS) as iris:
        iris.sees("✓ APPROVED, v6", "Waits to go out: 4.12.0 is not in production yet.")
        iris.sees_no("P publish")
        await iris.presses("P")
        iris.sees("NOT PUBLISHED", "4.12.0 is not in production yet")
    story.goes_out()
    async with at_notes(story, IRIS) as iris:
        iris.sees("✓ APPROVED, v6", "Exactly this text may go out.", "P publish")
    async with at_notes(story, MEI) as mei:
        mei.sees("Exactly this text may go out; Iris Novak publishes it.")
        mei.sees_no("P publish")


async def test_review_is_asked_for_with_the_last_words_still_being_typed(story: Desk) -> None:
    story.completes()
    story.writes(NOOR, "Known issues", "")
    async with at_notes(story, IRIS) as iris:
        await iris.writes("Known issues", "- none that matter")
        await iris.pilot.press("ctrl+r")
        await iris.idle()
        iris.sees("WAITS FOR RELEASE MANAGER")
    assert story.section("Known issues").text == "- none that matter"


async def test_what_is_not_ready_is_named_before_somebody_approves(story: Desk) -> None:
    story.completes()
    story.judges(ANA, "review")
    team, summary = story.team, story.section("Summary")
    team.does(IRIS, writing.mark_ready, summary.id)
    team.does(IRIS, writing.mark_ready, story.section("Improvements").id)
    story.writes(IRIS, "Summary", "Other words.")
    team.does(NOOR, writing.comment, summary.id, "Too short?")
    async with at_notes(story, MEI) as mei:
        await mei.presses("v")
        mei.sees(
            "Approve the notes of 4.12.0",
            "text v7",
            "Exactly these 25 lines are approved for Product Manager; any change",
            "Not called ready yet: Release name / number, Date, Known issues,",
            "Changed since called ready: Summary.",
            "1 comment is not resolved.",
            "enter   Approve this text",
        )
        await mei.presses("escape")
        assert story.seat("publish", "Product Manager").verdict == ""
        await mei.presses("v", "enter")
        assert story.seat("publish", "Product Manager").verdict == "yes"


async def test_a_security_update_is_kept_back_and_every_place_says_so(story: Desk, tmp_path: Path) -> None:
    story.goes_out().completes()
    story.writes("Sam Osei", "Security updates", "- Keys of 2019 could be guessed")
    async with at_notes(story, IRIS, "Security updates") as iris:
        iris.sees("e embargo")
        await iris.presses("e")
        assert "Security updates stays out until the embargo is lifted." in iris.toast
        iris.sees("    under embargo", "Under embargo since", "Security updates        under embargo")
        await iris.presses("e")
        assert "Rui Costa or Sam Osei lifts it" in iris.toast
        await iris.presses("y")
        assert "2019" not in iris.app.clipboard
        assert "Notes copied as Markdown, without what is under embargo." in iris.toast
        iris.sees_no("lift embargo")
    async with at_notes(story, MEI) as mei:
        await mei.presses("v")
        mei.sees("Approved with the rest, and out only when its embargo is lifted:", "Security updates.")
        await mei.presses("enter")
    story.judges(ANA, "publish")
    async with at_notes(story, IRIS) as iris:
        await iris.presses("P", "ctrl+u")
        await iris.types(str(tmp_path))
        await iris.presses("enter")
        iris.sees("Under embargo, and not in what is written here: Security updates.")
        iris.sees_no("+ - Keys")
        await iris.presses("enter")
        iris.sees("✓ PUBLISHED, v7")
    async with at_notes(story, "Sam Osei", "Security updates") as sam:
        sam.sees("e lift embargo")
        await sam.presses("e")
        sam.sees("✓ APPROVED, v7", "Exactly this text may go out; Iris Novak publishes it.")


async def test_whoever_edited_last_does_not_approve(story: Desk) -> None:
    story.completes()
    story.team.does(MEI, writing.comment, story.section("Summary").id, "Good")
    async with at_notes(story, NOOR) as noor:
        await noor.presses("v")
        assert "This belongs to Release Manager" in noor.toast


async def test_a_changed_text_is_shown_beside_the_approved_one_and_affirmed_with_one_key(story: Desk) -> None:
    story.completes()
    story.judges(ANA, "review")
    story.approved()
    story.writes(IRIS, "Improvements", "- Improvements in a line\n- Saved cards keep their order")
    async with at_notes(story, MEI) as mei:
        mei.sees(
            "↻ CHANGED SINCE APPROVAL",
            "v6 was approved, v7 differs by 1 line",
            "+ - Saved cards keep",
            "v look and affirm",
        )
        await mei.presses("v")
        mei.sees("v6 → v7", "+ - Saved cards keep their order", "1 line differs")
        await mei.presses("v")
        assert "Text v7 affirmed for Product Manager." in mei.toast
        mei.sees("↻ CHANGED SINCE APPROVAL", "✓ Product Mgr v7")
    assert not approved(story.page())


async def test_a_version_is_restored_whole_or_one_section_of_it(story: Desk) -> None:
    for text in ("- one", "- one\n- two", "- three"):
        story.writes(IRIS, "Improvements", text)
    story.writes(IRIS, "Summary", "Short.")
    async with at_notes(story, IRIS) as iris:
        await iris.presses("f2")
        iris.sees("v4 → v5", "v5", "v1")
        await iris.presses("down")
        iris.sees("v3 → v5", "restore v3")
        await iris.presses("enter", "down", "enter")
        assert not iris.compares
    assert story.section("Improvements").text == "- one\n- two"
    assert story.section("Summary").text == "Short."
    assert story.page().number == 6


async def test_two_chosen_versions_are_compared_and_below_each_other_where_it_is_narrow(story: Desk) -> None:
    for text in ("- one", "- two", "- three"):
        story.writes(IRIS, "Improvements", text)
    async with at_notes(story, IRIS, size=(80, 24)) as iris:
        await iris.presses("f2", "space", "down")
        iris.sees("v2 → v3", "- - one", "+ - two")
        await iris.presses("escape")
        iris.sees("Sections")


async def test_the_draft_from_history_shows_what_it_will_change_and_keeps_peoples_words(
    story: Desk, tmp_path: Path
) -> None:
    repo = repository(tmp_path / "repo", ["feat: first"])
    repo.tag("v4.11.0", 1)
    for message in ("feat: Card vault (#1)", "fix: Totals round right (#2)", "chore: bump linter"):
        repo.commit(message)
    repo.write()
    story.writes(IRIS, "Bug fixes", "- Written by hand")
    async with at_notes(story, IRIS) as iris:
        await iris.presses("ctrl+g", "ctrl+u")
        await iris.types(str(tmp_path / "nowhere"))
        await iris.presses("enter")
        await iris.presses("ctrl+u")
        await iris.types(str(tmp_path / "repo"))
        await iris.idle()
        iris.sees("Tags: v4.11.0", "v4.11.0", "HEAD")
        await iris.presses("enter")
        iris.sees(
            "3 commits",
            "2 told, 1 left out with a reason",
            "enter draft the notes",
            "New features                    +1",
        )
        iris.sees_no("-1")
        await iris.presses("enter")
        iris.sees("3 commits since v4.11.0", "2 told in the notes", "1 left out, with reason", "bump linter")
        assert story.section("Bug fixes").text.split("\n")[0] == "- Written by hand"
        await iris.presses("f12")
        iris.sees("Left out  1", "Told in the notes  2", "line ")
        await iris.presses("escape", "ctrl+g", "enter")
        iris.sees("The notes tell all of it already.")
        await iris.presses("enter")
        assert story.section("New features").text == "- Card vault (#1)"


async def test_notes_that_are_older_than_the_newest_commit_say_so(story: Desk, tmp_path: Path) -> None:
    repo = repository(tmp_path / "repo", ["feat: Card vault (#1)"])
    repo.write()
    story.team.does(IRIS, drafting.draft, 1, drafting.read_history(str(repo.path), "", "HEAD"))
    repo.commit("fix: Totals round right (#2)")
    repo.write()
    async with at_notes(story, IRIS) as iris:
        iris.sees("1 commit newer than this", "^g draft again")


async def test_what_is_wrong_with_a_repository_is_said_in_the_dialog(story: Desk, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    async with at_notes(story, IRIS) as iris:
        await iris.presses("ctrl+g", "ctrl+u")
        await iris.types(str(tmp_path / "plain"))
        await iris.presses("enter")
        iris.sees("inside a git repository")
        assert story.page().drafts == ()


async def test_publishing_too_early_is_refused_in_full_and_is_in_the_journal(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        await iris.presses("P")
        iris.sees("NOT PUBLISHED", "are still empty", "The guide says", "The attempt is in the journal.")
        await iris.presses("escape", "J")
        iris.sees("refused NOT PUBLISHED")


async def test_nothing_goes_out_unseen_because_the_last_approval_came_this_moment(
    story: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    story.completes().goes_out()
    story.judges(MEI, "publish")
    async with at_notes(story, IRIS) as iris:
        iris.sees("WAITS FOR RELEASE MANAGER")
        monkeypatch.setattr(iris.app.desk, "look_around", lambda: False)  # nobody has told the page yet
        story.judges(ANA, "publish")
        await iris.presses("P")
        iris.sees("NOT PUBLISHED", "What goes out has changed since you read it")
    assert story.page().publications == ()
    assert not (tmp_path / "CHANGELOG.md").exists()


async def test_what_will_be_written_is_shown_and_then_it_is(story: Desk, tmp_path: Path) -> None:
    story.completes()
    story.judges(ANA, "review")
    story.goes_out()
    story.approved()
    (tmp_path / "out").mkdir()
    async with at_notes(story, IRIS) as iris:
        await iris.presses("P", "ctrl+u")
        await iris.types(str(tmp_path / "out"))
        await iris.presses("enter")
        iris.sees("Publish the notes of 4.12.0", "release-notes/4.12.0.md", "CHANGELOG.md", "+ # 4.12.0 Card vault")
        assert not (tmp_path / "out" / "CHANGELOG.md").exists()
        await iris.presses("enter")
        iris.sees("✓ PUBLISHED, v6", "release-notes/4.12.0.md", "Published ✓")
        assert (tmp_path / "out" / "release-notes" / "4.12.0.md").read_text("utf-8") == story.document().text
        await iris.presses("P")
        iris.sees("NOT PUBLISHED", "This very text is published")
        await iris.presses("escape")
        assert "u undo" not in iris.toast
        story.writes(IRIS, "Summary", "In other words.")
        iris.app._look_around()
        await iris.idle()
        iris.sees("Correction 1 of the notes")


async def test_the_notes_are_copied_and_exported(story: Desk, tmp_path: Path) -> None:
    story.writes(IRIS, "Summary", "Less than <b>before</b>.")
    async with at_notes(story, IRIS) as iris:
        await iris.presses("y")
        assert iris.app.clipboard == story.document().text
        await iris.presses("f9", "down", "down", "down", "enter", "ctrl+u")
        await iris.types(str(tmp_path))
        await iris.presses("enter")
        assert "Less than &lt;b&gt;before&lt;/b&gt;." in (tmp_path / "4.12.0.html").read_text("utf-8")


async def test_the_preview_is_hidden_and_shown_and_the_foot_says_which(story: Desk) -> None:
    async with at_notes(story, IRIS) as iris:
        iris.sees("f8 hide preview")
        await iris.presses("f8")
        iris.sees_no("f8 hide preview")
        iris.sees("f8 preview")


async def test_one_column_where_it_is_narrow(story: Desk) -> None:
    story.writes(IRIS, "Improvements", "- one")
    async with at_notes(story, IRIS, size=(80, 24)) as iris:
        iris.sees("Sections", "enter write")
        iris.sees_no("Preview")
        await iris.presses("enter")
        iris.sees("‹ New features", "Improvements  6 of 12", "Bug fixes ›", "What belongs here")
        await iris.presses("f8")
        iris.sees("Preview", "• one")
        await iris.presses("f8")
        iris.sees("- one")
        here = (story.section("Improvements").id, "- one, hers", 2, "- one", "elsewhere:1:a")
        story.team.house.act_as(story.team.ids[DANA], writing.keep, *here)
        await iris.later()
        iris.sees("Dana Cruz writes here")
        await iris.presses("f3")
        iris.sees("Bug fixes  7 of 12", "Dana Cruz writes Improvements")
        await iris.presses("escape")
        iris.sees("Sections")
