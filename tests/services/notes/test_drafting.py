"""Drafts from history: in the right sections, over people's words, with a ledger that adds up."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octotui.domain.facts import Facts
from octotui.domain.notes.document import assemble
from octotui.domain.notes.drafting import NO_PLACE, draft, plan
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.ledger import TAKEN_OUT, Ledger, ledger
from octotui.domain.notes.lines import split
from octotui.domain.notes.opening import open_notes
from octotui.domain.notes.sections import missing
from octotui.domain.notes.values import Draft
from octotui.domain.people import Person
from octotui.domain.plan import edition_of
from octotui.domain.release import Release
from octotui.services import doing, release
from octotui.services.guide import built_in, read_file, use_guide
from octotui.services.house import Trouble
from octotui.services.notes import drafting, views, writing
from tests.house import START, Crew
from tests.journal import assert_journal_agrees
from tests.repository import git, repository
from tests.services.notes.desk import ANA, DANA, IRIS, Desk, history

HERE = Path(__file__).parents[3]
SIX = (
    "feat: saved cards (#1)", "fix: totals (#2)", "perf: ask the bank once (#3)", "chore: tidy",
    "feat!: one login (#5)", "security: check seals (#6)",
)  # fmt: skip


def told(desk: Desk) -> Ledger:
    """Return the ledger of the newest draft; it adds up."""
    found = desk.team.house.read(views.ledger, 1)
    assert found.told + len(found.left_out) == found.total
    return found


def test_each_commit_comes_into_the_section_of_its_kind(desk: Desk) -> None:
    assert desk.drafts(*SIX) == "6 commits read, 5 sections changed."
    assert desk.section("New features").text == "- Saved cards (#1)\n- One login (#5)"
    assert desk.section("Bug fixes").text == "- Totals (#2)"
    assert desk.section("Improvements").text == "- Ask the bank once (#3)"
    assert desk.section("Security updates").text == "- Check seals (#6)"
    assert desk.section("Migration steps").text == "- One login (#5)"
    record = desk.page().draft
    assert record is not None
    assert (record.commits, record.breaking, record.path, record.since) == (6, 1, "/repo", "v4.11.0")
    assert_journal_agrees(desk.team.house)


def test_the_ledger_says_of_each_commit_where_it_is_told_or_why_it_is_not(desk: Desk) -> None:
    desk.drafts(*SIX)
    found = told(desk)
    assert (found.total, found.told) == (6, 5)
    assert [(each.subject, each.left_out) for each in found.left_out] == [("tidy", "not for users: housekeeping")]
    lines = split(desk.document().text)
    assert {each.subject: lines[each.line - 1] for each in found.commits if each.line} == {
        "saved cards (#1)": "- Saved cards (#1)",
        "totals (#2)": "- Totals (#2)",
        "ask the bank once (#3)": "- Ask the bank once (#3)",
        "one login (#5)": "- One login (#5)",
        "check seals (#6)": "- Check seals (#6)",
    }


def test_a_line_that_somebody_wrote_anew_or_moved_is_still_told(desk: Desk) -> None:
    desk.drafts("feat: saved cards (#1)", "feat: quick pay", "feat: slow pay")
    desk.writes(IRIS, "New features", "- Cards are kept for you (#1)\n- Pay at once\n- Slow pay")
    found = {each.subject: each for each in told(desk).commits}
    lines = split(desk.document().text)
    assert lines[(found["saved cards (#1)"].line or 0) - 1] == "- Cards are kept for you (#1)"
    assert lines[(found["quick pay"].line or 0) - 1] == "- Pay at once"
    desk.writes(IRIS, "New features", "- Cards are kept for you (#1)")
    desk.writes(IRIS, "Improvements", "- Slow pay")
    found = {each.subject: each for each in told(desk).commits}
    assert found["quick pay"].left_out == ""
    assert found["slow pay"].line == split(desk.document().text).index("- Slow pay") + 1


def test_a_line_that_somebody_wrote_anew_elsewhere_is_known_by_its_number(desk: Desk) -> None:
    desk.drafts("feat: saved cards (#1)", "feat: quick pay")
    desk.writes(IRIS, "New features", "- Quick pay")
    desk.writes(IRIS, "Improvements", "- Cards are kept for you (#1)")
    (found,) = [each for each in told(desk).commits if each.subject == "saved cards (#1)"]
    assert found.line == split(desk.document().text).index("- Cards are kept for you (#1)") + 1


def test_a_line_taken_out_is_left_out_by_hand(desk: Desk) -> None:
    desk.drafts("feat: saved cards", "fix: totals")
    desk.writes(IRIS, "Bug fixes", "")
    (left,) = told(desk).left_out
    assert (left.subject, left.left_out) == ("totals", TAKEN_OUT)


def test_drafting_again_keeps_what_people_wrote(desk: Desk) -> None:
    desk.drafts("feat: saved cards", "feat: quick pay")
    desk.writes(DANA, "Improvements", "- Mine")
    desk.writes(IRIS, "New features", "Two things.\n- Cards are kept for you\n- Quick pay")
    desk.drafts("feat: saved cards", "feat: quick pay", "feat: refunds", "perf: faster")
    assert desk.section("New features").text == "Two things.\n- Cards are kept for you\n- Quick pay\n- Refunds"
    assert desk.section("Improvements").text == "- Mine\n- Faster"
    assert [each.number for each in desk.page().drafts] == [1, 2]
    told(desk)


def test_the_same_history_again_changes_no_text(desk: Desk) -> None:
    desk.drafts(*SIX)
    before = desk.page()
    assert desk.drafts(*SIX) == "6 commits read, 0 sections changed."
    assert [each.text for each in desk.page().sections] == [each.text for each in before.sections]
    assert desk.page().number == before.number


def test_the_same_subject_twice_is_one_line_for_both(desk: Desk) -> None:
    desk.drafts("fix: totals", "fix: totals")
    section = desk.section("Bug fixes")
    assert section.text == section.draft == "- Totals"
    assert len({each.line for each in told(desk).commits}) == 1


def test_name_and_day_follow_the_release_until_a_person_writes_them(desk: Desk) -> None:
    desk.team.does(ANA, release.rename, 1, "Card safe")
    desk.team.does(ANA, release.set_window, 1, START.replace(day=20), START.replace(day=21))
    desk.drafts("feat: one")
    assert desk.section("Release name / number").text == "4.12.0 Card safe"
    assert desk.section("Date").text == "20 April 2026"
    desk.writes(IRIS, "Date", "20 April 2026, at noon")
    desk.team.does(ANA, release.set_window, 1, START.replace(day=22), START.replace(day=23))
    desk.drafts("feat: one")
    assert desk.section("Date").text == "20 April 2026, at noon"
    assert desk.team.does(IRIS, writing.fill_from_release, 1) == "Filled: Date."
    assert desk.section("Date").text == "22 April 2026"
    assert desk.team.does(IRIS, writing.fill_from_release, 1) == "Name and day agree with the release."


def test_only_the_owner_drafts(desk: Desk) -> None:
    refusal = desk.refused(DANA, drafting.draft, 1, history("feat: one"))
    assert (refusal.verdict, refusal.reason) == (
        "NOT DRAFTED",
        "Iris Novak drafts them; the notes belong to Technical Writer",
    )


def test_a_breaking_change_makes_migration_steps_needed(desk: Desk) -> None:
    desk.drafts("feat!: one login")
    desk.writes(IRIS, "Migration steps", "")
    steps = desk.section("Migration steps")
    refusal = desk.refused(IRIS, writing.say_none, steps.id)
    assert refusal.reason == "Migration steps must be written: a change of this release breaks something"


def test_what_a_draft_would_do_is_shown_first(desk: Desk) -> None:
    made = desk.team.house.read(drafting.preview_draft, 1, history(*SIX))
    assert [each.section.name for each in made.drafted][:1] == ["New features"]
    assert desk.page().drafts == ()


def test_the_stretch_is_suggested_from_the_release_before(team: Crew, tmp_path: Path) -> None:
    made = repository(tmp_path / "repo", ["one", "two", "three", "four"])
    made.tag("v4.11.0", 2)
    made.tag("v4.11.9-rc", 3)
    path = str(made.write())
    first = Desk(team, team.makes("4.11.0"))
    first.goes_out()
    desk = Desk(team, team.makes("4.12.0", revision="main"))
    desk.opens()
    found = team.house.read(drafting.suggest, desk.release_id, path)
    assert (found.path, found.since, found.until) == (path, "v4.11.0", "main")
    assert set(found.tags) == {"v4.11.9-rc", "v4.11.0"}
    read = drafting.read_history(path, found.since, found.until)
    assert team.does(IRIS, drafting.draft, desk.release_id, read).startswith("2 commits read")
    assert team.house.read(drafting.suggest, desk.release_id).path == path
    assert team.house.read(drafting.newer_commits, desk.release_id) == 0
    git(
        tmp_path / "repo", "-c", "user.name=x", "-c", "user.email=x", "commit", "--quiet", "--allow-empty", "-m", "five"
    )
    assert team.house.read(drafting.newer_commits, desk.release_id) == 1
    assert team.house.read(drafting.newer_commits, first.release_id) == 0


def test_the_repository_is_known_wherever_octotui_is_started(
    team: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository(tmp_path / "repo", ["one"]).write()
    monkeypatch.chdir(tmp_path)
    assert drafting.read_history("repo", "", "").path == str(tmp_path / "repo")


def test_what_cannot_be_read_is_said_in_a_sentence(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="is not inside a git repository"):
        drafting.read_history(str(tmp_path), "", "")
    with pytest.raises(Trouble, match="is not inside a git repository"):
        desk.team.house.read(drafting.suggest, 1, str(tmp_path))
    stop = Event()
    stop.set()
    path = repository(tmp_path / "repo", ["one"]).write()
    with pytest.raises(drafting.Stopped):
        drafting.read_history(str(path), "", "", None, stop)


def test_a_guide_with_few_sections_still_tells_or_accounts_for_everything(team: Crew, tmp_path: Path) -> None:
    guide = tmp_path / "small.md"
    guide.write_text(
        "# Small guide\n\n## Release requirements\n\n- Release notes drafted, Technical Writer\n\n"
        "## Deployment checklist\n\n- Deploy to production, Release Manager\n\n"
        "## Release notes template\n\n- Version\n- Known issues\n"
    )
    team.does(ANA, use_guide, read_file(guide), str(guide))
    desk = Desk(team, team.makes(traits={})).opens(ANA)
    team.does(IRIS, drafting.draft, 1, history("feat: one", "chore: two"))
    assert {each.left_out for each in told(desk).commits} == {NO_PLACE, "not for users: housekeeping"}


def test_a_guide_without_a_template_says_so(team: Crew, tmp_path: Path) -> None:
    guide = tmp_path / "bare.md"
    guide.write_text(
        "# Bare guide\n\n## Release requirements\n\n- Release notes drafted, Technical Writer\n\n"
        "## Deployment checklist\n\n- Deploy to production, Release Manager\n"
    )
    team.does(ANA, use_guide, read_file(guide), str(guide))
    desk = Desk(team, team.makes(traits={}))
    refusal = desk.refused(IRIS, writing.open_notes, 1)
    assert (refusal.verdict, refusal.movers[0].would) == ("NOT OPENED", "adds evidence to the task")
    assert refusal.reason.startswith("This guide has no template for release notes")


def test_twenty_thousand_commits_are_drafted_and_accounted_for(desk: Desk) -> None:
    kinds = ("feat", "fix", "chore", "perf")
    many = [f"{kinds[n % 4]}: change number {n} (#{n})" for n in range(20_000)]
    began = process_time()
    desk.drafts(*many)
    assert process_time() - began < 6
    began = process_time()
    found = told(desk)
    assert process_time() - began < 2
    assert (found.total, found.told) == (20_000, 15_000)


def test_this_projects_own_history_becomes_notes(desk: Desk) -> None:
    try:
        read = drafting.read_history(str(HERE), "", "HEAD")
    except Trouble as trouble:
        pytest.skip(f"no history at hand: {trouble}")
    if read.shallow or len(read.commits) < 50:
        pytest.skip("the checkout has only a part of the history")
    desk.team.does(IRIS, drafting.draft, 1, read)
    found = told(desk)
    assert found.total == len(read.commits)
    assert found.told > found.total / 2
    text = desk.document().text
    drafted = [line for line in split(text) if line.startswith("- ")]
    assert len(drafted) == len(set(drafted))
    assert all(line.isprintable() for line in split(text))


# Random histories, random people

SUBJECTS = st.sampled_from(
    [
        "feat: a",
        "feat: b (#2)",
        "fix: c",
        "perf: d (#4)",
        "chore: e",
        "security: f",
        "feat!: g",
        "Add h",
        "i",
        "Merge branch 'x'",
    ]
)
HISTORIES = st.lists(SUBJECTS, max_size=9)
Edit = tuple[str, str, int]
EDITS = st.lists(
    st.tuples(
        st.sampled_from(["New features", "Improvements", "Bug fixes"]), st.sampled_from("dirk"), st.integers(0, 9)
    ),
    max_size=6,
)


def edited(text: str, how: str, where: int, mark: str) -> str:
    """Return a text that a person has worked on: d takes a line out, i writes one, r rewrites one, k keeps it."""
    lines = split(text) if text else []
    at = where % (len(lines) + 1)
    if how == "i":
        lines.insert(at, f"{mark} wrote this")
    elif how in "dr" and at < len(lines):
        lines[at : at + 1] = [] if how == "d" else [f"{lines[at]} {mark}"]
    return "\n".join(lines)


@given(HISTORIES, EDITS, HISTORIES, EDITS, HISTORIES)
@settings(max_examples=150, deadline=None)
def test_random_drafts_and_edits_lose_no_word_and_double_no_line(
    first: list[str], ones: list[Edit], second: list[str], twos: list[Edit], third: list[str]
) -> None:
    notes, iris = _opened()
    for commits, edits in ((first, ones), (second, twos), (third, [])):
        before = notes
        notes, kept = _drafted(notes, iris, commits)
        found = ledger(notes, kept)
        assert found.told + len(found.left_out) == found.total == len(commits)
        for was, now in zip(before.sections, notes.sections, strict=True):
            machine, last = set(split(now.draft)), set(split(was.draft))
            persons = [line for line in split(was.text) if line.strip() and line not in last - machine]
            rest = iter(split(now.text))
            assert all(any(line == other for other in rest) for line in persons)
            come = [line for line in split(now.text) if line in machine and line not in split(was.text)]
            assert len(come) == len(set(come))
        for number, (name, how, where) in enumerate(edits):
            section = next(each for each in notes.sections if each.name == name)
            notes = notes.typed(section.id, edited(section.text, how, where, f"p{number}"))
        told_lines = split(assemble(notes).text)
        assert all(each.line is None or 0 < each.line <= len(told_lines) for each in ledger(notes, kept).commits)


def _opened() -> tuple[NotesFacts, Person]:
    """Return notes as they are opened, without a database."""
    iris = Person(1, IRIS, ("Technical Writer",))
    edition = edition_of(built_in(), 1, "built-in", None, START)
    notes = NotesFacts(Facts(Release(1, "4.12.0", "Card vault", "Minor", 1, START, 1), edition, people=(iris,)))
    return notes.but(open_notes(notes, built_in(), iris, START)), iris


def _drafted(notes: NotesFacts, iris: Person, messages: list[str]) -> tuple[NotesFacts, str]:
    changes = draft(notes, history(*messages), iris, START)
    kept = next(each.ledger for each in changes if isinstance(each, Draft))
    assert len(plan(notes, history(*messages)).commits) == len(messages)
    return notes.but(changes), kept


def test_what_is_missing_is_told_before_anything_is_opened() -> None:
    notes, _ = _opened()
    assert {section.name for section in missing(notes)} >= {"Summary", "Known issues"}


EDITIONS = HERE.parent / "shared" / "guides"


@pytest.mark.parametrize(
    ("name", "sections", "seats"), [("octoacme-by-role", 12, 3), ("octoacme-by-quality", 6, 0)]
)  # fmt: skip
def test_notes_of_either_edition_are_drafted_approved_and_published(
    team: Crew, tmp_path: Path, name: str, sections: int, seats: int
) -> None:
    file = EDITIONS / f"{name}.md"
    if not file.exists():
        pytest.skip(f"{file.name} is not at hand")
    team.does(ANA, use_guide, read_file(file), name)
    desk = Desk(team, team.makes(window_from=START, window_to=START.replace(hour=20))).opens()
    assert (len(desk.page().sections), len(desk.page().approvals)) == (sections, seats)
    desk.drafts("feat: one", "fix: two", "chore: three", "feat!: four")
    assert told(desk).told == 3
    desk.writes(IRIS, "Summary", "Better.")
    desk.writes(IRIS, "Known issues", "- none that we know")
    assert missing(desk.page()) == ()
    assert team.task("Release notes drafted").state == "done"
    if seats:
        desk.approved()
    team.does(ANA, release.override, 1, "the story needs it in production")
    for task in team.facts().tasks:
        if task.purpose == "verify":
            team.does("Noor Haddad", doing.finish, task.id)
    desk.publishes(tmp_path)
    assert (tmp_path / "release-notes" / "4.12.0.md").read_text() == desk.document().text
