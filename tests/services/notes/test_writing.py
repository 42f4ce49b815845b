"""Writing the notes together: sections from the guide, saves that merge, versions, and words that are never lost."""

from __future__ import annotations

from time import process_time

import pytest

from octotui.domain.notes.document import assemble
from octotui.domain.notes.sections import SectionState, belongs, missing, needed
from octotui.domain.notes.values import Version
from octotui.services import doing, views
from octotui.services.notes import views as notes
from octotui.services.notes import writing
from octotui.services.undo import undo
from octotui.store.work import Work
from tests.house import START, Crew
from tests.journal import assert_journal_agrees
from tests.services.notes.desk import ANA, DANA, IRIS, MEI, NOOR, Desk


def test_opening_makes_the_guides_sections_with_who_feeds_each(desk: Desk) -> None:
    page = desk.page()
    assert [section.name for section in page.sections] == [
        "Release name / number", "Date", "Summary", "Notable changes", "New features", "Improvements", "Bug fixes",
        "Security updates", "Migration steps", "Known issues", "Documentation links", "Support contacts",
    ]  # fmt: skip
    assert {section.owner for section in page.sections} == {"Technical Writer"}
    assert desk.section("New features").contributors == ("Product Manager", "UX Designer")
    assert desk.section("New features").parent_id == desk.section("Notable changes").id
    assert desk.section("Release name / number").text == "4.12.0 Card vault"
    assert desk.section("Support contacts").text == "- Priya Nair, Customer Support Liaison"
    assert belongs(desk.section("Summary")) == "Two or three sentences that a customer understands"
    assert belongs(desk.section("Bug fixes")).startswith("What went wrong before")
    assert [(each.stage, each.role) for each in page.approvals] == [
        ("review", "Release Manager"), ("publish", "Product Manager"), ("publish", "Release Manager"),
    ]  # fmt: skip


def test_opening_twice_changes_nothing(desk: Desk) -> None:
    before = desk.team.house.read(views.journal)
    desk.opens(ANA)
    assert desk.team.house.read(views.journal) == before


def test_the_day_is_that_of_the_planned_window(team: Crew) -> None:
    team.makes(window_from=START.replace(day=16), window_to=START.replace(day=17))
    assert Desk(team).opens().section("Date").text == "16 April 2026"


@pytest.mark.parametrize(
    ("wish", "must"),
    [
        ({}, {"Date", "Summary", "Notable changes", "Migration steps", "Known issues"}),
        (
            {"traits": {"security-sensitive": True}},
            {"Date", "Summary", "Notable changes", "Migration steps", "Known issues", "Security updates"},
        ),
    ],
)
def test_what_must_be_written_follows_from_the_release(team: Crew, wish: dict[str, object], must: set[str]) -> None:
    team.makes(**wish)
    desk = Desk(team).opens()
    assert {section.name for section in missing(desk.page())} == must


def test_a_major_release_writes_its_migration_steps(team: Crew) -> None:
    team.makes("5.0.0", type="Major")
    desk = Desk(team).opens()
    steps = desk.section("Migration steps")
    assert needed(desk.page(), steps).why == "a major release tells how to move to it"
    refusal = desk.refused(IRIS, writing.say_none, steps.id)
    assert (refusal.verdict, refusal.rule, refusal.line) == ("NOT SAID", "A-RN-9", steps.line)
    assert refusal.reason == "Migration steps must be written: a major release tells how to move to it"


def test_none_is_said_and_taken_back(desk: Desk) -> None:
    steps = desk.section("Migration steps")
    assert desk.team.does(IRIS, writing.say_none, steps.id) == "Migration steps: none."
    assert desk.state("Migration steps") is SectionState.NONE
    assert "## Migration steps\n\nNone.\n" in desk.document().text
    desk.team.does(IRIS, writing.say_none, steps.id)
    assert desk.state("Migration steps") is SectionState.EMPTY
    desk.writes(IRIS, "Known issues", "- one")
    refusal = desk.refused(IRIS, writing.say_none, desk.section("Known issues").id)
    assert refusal.reason == "Known issues holds text; none is said of an empty one"


def test_words_take_none_back(desk: Desk) -> None:
    desk.team.does(IRIS, writing.say_none, desk.section("Migration steps").id)
    desk.writes(IRIS, "Migration steps", "- restart")
    assert not desk.section("Migration steps").none_said


def test_a_section_is_written_by_its_owner_and_who_feeds_it_and_commented_by_the_rest(desk: Desk) -> None:
    desk.writes(DANA, "Improvements", "- faster")
    section = desk.section("Improvements")
    refusal = desk.refused(NOOR, writing.save, section.id, "- slower", "- faster")
    assert (refusal.verdict, refusal.rule, refusal.line) == ("NOT SAVED", "A-RN-6", section.line)
    assert refusal.reason == "Improvements is written by Iris Novak or Dana Cruz or Rui Costa; you can comment on it"
    assert {mover.role for mover in refusal.movers} == {"Technical Writer", "Developers"}
    assert desk.team.does(NOOR, writing.comment, section.id, "How much faster?") == "Comment added to Improvements."


def test_sections_are_ready_until_their_text_changes(desk: Desk) -> None:
    section = desk.section("Summary")
    assert desk.refused(IRIS, writing.mark_ready, section.id).reason == "Summary is empty"
    desk.writes(IRIS, "Summary", "Cards live in a vault.")
    assert desk.state("Summary") is SectionState.DRAFT
    desk.team.does(IRIS, writing.mark_ready, section.id)
    assert desk.state("Summary") is SectionState.READY
    desk.writes(IRIS, "Summary", "Cards live in a vault now.")
    assert desk.state("Summary") is SectionState.AGAIN
    desk.team.does(IRIS, writing.mark_ready, section.id, False)
    assert desk.state("Summary") is SectionState.DRAFT


def test_a_heading_is_as_far_as_what_stands_below_it(desk: Desk) -> None:
    assert desk.state("Notable changes") is SectionState.EMPTY
    desk.writes(IRIS, "Bug fixes", "- one")
    assert desk.state("Notable changes") is SectionState.DRAFT


def test_two_people_in_one_section_merge(desk: Desk) -> None:
    desk.writes(IRIS, "Improvements", "- one\n- two\n- three")
    desk.reads(DANA, "Improvements")
    desk.writes(IRIS, "Improvements", "- ONE\n- two\n- three")
    saved = desk.writes(DANA, "Improvements", "- one\n- two\n- three\n- four")
    assert saved.merged
    assert saved.said == "Saved, v4, merged with Iris Novak's words."
    assert desk.section("Improvements").text == saved.text == "- ONE\n- two\n- three\n- four"


def test_where_both_changed_a_line_nothing_is_saved_and_nothing_lost(desk: Desk) -> None:
    desk.writes(IRIS, "Improvements", "- one")
    desk.reads(DANA, "Improvements")
    desk.writes(IRIS, "Improvements", "- Iris's one")
    saved = desk.writes(DANA, "Improvements", "- Dana's one")
    assert saved.conflicts is not None
    assert not saved.changed
    assert saved.said == "Iris Novak has changed the same lines of Improvements; choose."
    assert desk.section("Improvements").text == saved.theirs == "- Iris's one"
    (kept,) = desk.team.house.read(notes.pending_of, 1, desk.team.ids[DANA])
    assert kept.text == "- Dana's one"
    chosen = saved.conflicts.choose("both")
    done = desk.team.does(DANA, writing.save, desk.section("Improvements").id, chosen, saved.theirs)
    assert done.changed
    assert desk.section("Improvements").text == "- Iris's one\n- Dana's one"
    assert desk.team.house.read(notes.pending_of, 1, desk.team.ids[DANA]) == ()


def test_saving_what_is_there_already_makes_no_version_and_no_entry(desk: Desk) -> None:
    desk.writes(IRIS, "Summary", "Words.")
    before = len(desk.team.house.read(views.journal))
    assert not desk.writes(IRIS, "Summary", "Words.").changed
    assert len(desk.team.house.read(views.journal)) == before


def test_what_is_typed_is_kept_each_second_without_an_entry(desk: Desk) -> None:
    section = desk.section("Summary")
    before = len(desk.team.house.read(views.journal))
    for length in range(1, 6):
        desk.team.does(IRIS, writing.keep, section.id, "Cards"[:length], 1, "", "app-1")
    assert len(desk.team.house.read(views.journal)) == before
    (kept,) = desk.team.house.read(notes.pending_of, 1, desk.team.ids[IRIS])
    assert (kept.text, kept.base, kept.base_text, kept.section_id) == ("Cards", 1, "", section.id)
    assert_journal_agrees(desk.team.house)
    done = desk.team.does(IRIS, writing.save, section.id, kept.text, kept.base_text, "app-1")
    assert done.changed
    assert desk.team.house.read(notes.pending_of, 1, desk.team.ids[IRIS]) == ()


def test_two_apps_of_one_person_keep_their_words_apart(desk: Desk) -> None:
    section = desk.section("Summary").id
    for session in ("app-1", "app-2"):
        desk.team.does(IRIS, writing.keep, section, f"typed in {session}", 1, "", session)
    kept = desk.team.house.read(notes.pending_of, 1, desk.team.ids[IRIS])
    assert [each.text for each in kept] == ["typed in app-2", "typed in app-1"]
    desk.team.does(IRIS, writing.leave, section, "app-2")
    assert [each.session for each in desk.team.house.read(notes.pending_of, 1, desk.team.ids[IRIS])] == ["app-1"]


def test_who_is_in_which_section_is_seen_for_fifteen_seconds(desk: Desk) -> None:
    desk.team.does(MEI, writing.keep, desk.section("New features").id, "", 1, "", "mei")
    there = desk.team.house.read(notes.presence, 1, desk.team.clock.now)
    assert [(each.person_id, each.section_id) for each in there] == [
        (desk.team.ids[MEI], desk.section("New features").id)
    ]
    desk.team.clock.on(seconds=15)
    assert desk.team.house.read(notes.presence, 1, desk.team.clock.now) == ()


def test_control_characters_do_not_come_into_the_text(desk: Desk) -> None:
    desk.writes(IRIS, "Summary", "One\x1b[31m red\r\nTwo\ttab\x00\u202e")
    assert desk.section("Summary").text == "One red\nTwo\ttab"


def test_every_version_can_be_read_compared_and_brought_back(desk: Desk) -> None:
    house = desk.team.house
    desk.writes(IRIS, "Summary", "First.")
    desk.writes(DANA, "Improvements", "- one")
    desk.writes(IRIS, "Summary", "Second.")
    assert [(each.number, each.why, each.by) for each in house.read(notes.versions, 1)] == [
        (4, "saved", desk.team.ids[IRIS]), (3, "saved", desk.team.ids[DANA]), (2, "saved", desk.team.ids[IRIS]),
        (1, "opened", desk.team.ids[IRIS]),
    ]  # fmt: skip
    assert "First." in house.read(notes.document_at, 1, 3)
    assert house.read(notes.document_at, 1, 4) == assemble(desk.page()).text
    assert house.read(notes.changed_since, 1, 3) == 1
    assert desk.team.does(IRIS, writing.restore, 1, 2, desk.section("Summary").id) == "Version 2 restored as v5."
    assert desk.section("Summary").text == "First."
    assert desk.section("Improvements").text == "- one"
    assert desk.refused(IRIS, writing.restore, 1, 5).reason == "The text is as it was in version 5 already"
    assert desk.refused(IRIS, writing.restore, 1, 9).reason == "There is no version 9 of these notes"
    assert desk.refused(DANA, writing.restore, 1, 4).verdict == "NOT RESTORED"


def test_every_version_can_be_reached_however_many_there_are(desk: Desk) -> None:
    def saved(work: Work) -> None:
        work.add(*(Version(f"1.v{number}", 1, number, START, desk.team.ids[IRIS], "") for number in range(2, 502)))

    desk.team.house.act(saved)
    assert [each.number for each in desk.team.house.read(notes.versions, 1)] == list(range(501, 0, -1))


def test_undo_steps_over_texts(desk: Desk) -> None:
    docs = desk.team.task("Documentation updated")
    desk.team.does(IRIS, doing.start, docs.id)
    desk.writes(IRIS, "Summary", "Words.")
    assert desk.team.does(IRIS, undo) == "Taken back: began Documentation updated."
    assert desk.section("Summary").text == "Words."


def test_comments_are_answered_and_resolved(desk: Desk) -> None:
    section = desk.section("Improvements").id
    desk.team.does(NOOR, writing.comment, section, " Is 180 ms the median? ")
    desk.team.does(IRIS, writing.comment, section, "It is.", "1.c1")
    first, answer = desk.page().comments_of(desk.section("Improvements"))
    assert (first.text, answer.answers) == ("Is 180 ms the median?", first.id)
    refusal = desk.refused(MEI, writing.resolve, first.id)
    assert refusal.reason == "Noor Haddad wrote this; they resolve it, or whoever writes Improvements"
    desk.team.does(IRIS, writing.resolve, first.id)
    assert desk.page().comments[0].resolved_by == desk.team.ids[IRIS]
    desk.team.does(NOOR, writing.resolve, first.id)
    assert desk.page().comments[0].resolved_at is None
    assert desk.refused(NOOR, writing.comment, section, "  ").reason == "A comment says something"
    assert desk.refused(NOOR, writing.resolve, "1.c9").reason == "There is no such comment"


def test_sections_and_notes_that_are_not_there_are_refused(team: Crew) -> None:
    desk = Desk(team, team.makes())
    assert desk.refused(IRIS, writing.save, "1.n3", "x", "").reason == "There is no section 1.n3 in these notes"
    assert desk.refused(IRIS, writing.fill_from_release, 1).reason == "Nobody has opened the notes yet"
    assert desk.refused(IRIS, writing.save, "nonsense", "x", "").rule == "A-PUR"


def test_a_section_of_ten_thousand_lines_opens_and_saves_at_once(desk: Desk) -> None:
    text = "\n".join(f"- change {number}, told in so many words as a line has" for number in range(10_000))
    desk.writes(IRIS, "Improvements", text)
    began = process_time()
    page = desk.page()
    document = assemble(page)
    assert process_time() - began < 0.5
    assert document.text.count("\n") > 10_000
    section = desk.section("Improvements")
    began = process_time()
    desk.team.does(IRIS, writing.keep, section.id, text + "\n- one more", 2, text, "app-1")
    assert process_time() - began < 0.2
    began = process_time()
    desk.team.does(IRIS, writing.save, section.id, text + "\n- one more", text, "app-1")
    assert process_time() - began < 0.5
    assert_journal_agrees(desk.team.house)
