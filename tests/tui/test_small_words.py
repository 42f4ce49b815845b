"""What is said and shown in small places, and which keys answer where they once were silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from octotui.domain.guide import Finding
from octotui.services import call, doing, views
from octotui.services.guide import built_in
from octotui.services.release import cancel
from octotui.tui.dialogs.choose import Choose
from octotui.tui.dialogs.release_facts import ReleaseFactsDialog
from octotui.tui.dialogs.use_guide import FindingRow, GuideRow, guide_rows
from octotui.tui.drawing.call_words import plan_words
from octotui.tui.release.panel import said_of
from octotui.tui.screens.release import ReleaseScreen
from octotui.tui.widgets.rows import Heading, Rows
from tests.house import ALL_TRAITS, Crew, crew
from tests.tui.board.user import at_the_board
from tests.tui.seat import Seat, seated


@pytest.fixture
def team(tmp_path: Path) -> Crew:
    made = crew(tmp_path / "octotui.db")
    made.makes("4.12.0")
    return made


# The board's keys for the release under the cursor


async def test_capital_r_on_the_board_names_the_revision_of_the_release_under_the_cursor(team: Crew) -> None:
    async with at_the_board(team) as user:
        await user.presses("R")
        user.sees("Revision of 4.12.0")
        await user.types("9a7c3d")
        await user.presses("enter")
    assert team.facts().release.revision == "9a7c3d"


async def test_capital_t_on_the_board_opens_what_is_said_of_the_release(team: Crew) -> None:
    async with at_the_board(team) as user:
        await user.presses("T")
        assert isinstance(user.app.screen, ReleaseFactsDialog)


async def test_capital_w_on_the_board_lists_all_that_is_in_the_way(team: Crew) -> None:
    async with at_the_board(team) as user:
        await user.presses("W")
        assert isinstance(user.app.screen, Choose)
        user.sees("In the way of production")


@pytest.mark.parametrize("key", ["R", "T"])
async def test_who_may_not_say_it_learns_why_on_the_board(team: Crew, key: str) -> None:
    team.does("Ana Ruiz", cancel, 1, "not needed any more")
    async with at_the_board(team) as user:
        await user.presses(key)
        assert not user.app.screen.is_modal
        assert user.toast


@pytest.mark.parametrize("key", ["R", "T", "W"])
async def test_an_empty_board_says_that_there_is_no_release(tmp_path: Path, key: str) -> None:
    async with at_the_board(crew(tmp_path / "octotui.db")) as user:
        await user.presses(key)
        assert user.toast == "There is no release here yet; n makes one."


# Undo


async def test_ctrl_z_undoes_as_u_does(team: Crew) -> None:
    team.does("Ana Ruiz", doing.comment, "1.1", "a remark")
    async with at_the_board(team) as user:
        await user.presses("ctrl+z")
        assert user.toast.startswith("Taken back")
    assert team.facts().remarks == ()


async def test_ctrl_z_in_a_field_undoes_nothing_and_says_so(team: Crew) -> None:
    team.does("Ana Ruiz", doing.comment, "1.1", "a remark")
    async with at_the_board(team) as user:
        await user.presses("slash", "ctrl+z")
        assert "u undoes" in user.toast
    assert len(team.facts().remarks) == 1


async def test_sitting_down_for_the_first_time_offers_no_undo(tmp_path: Path, team: Crew) -> None:
    async with seated(tmp_path / "new.db", team.clock) as user:
        await user.clears()
        await user.types("Zoe Lang")
        await user.presses("enter")
        assert "You are Zoe Lang." in user.toast
        assert "undo" not in user.toast


# People


async def test_who_holds_one_role_is_not_asked_for_which_a_delegate_is_appointed(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz", "people") as user:
        await user.presses("down", "down", "a")
        user.sees("Until when does")
        user.sees_no("For which of your roles?")


async def test_ending_an_appointment_is_asked_also_of_who_holds_one_role(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz", "people") as user:
        await user.presses("down", "down", "a", "enter", "a")
        user.sees("For which of your roles?", "enter ends it")


# Toasts and the foot


def toast_rows(user: Seat) -> set[int]:
    """Return the rows of the screen that the toasts cover."""
    return {y for toast in user.app.screen.query("Toast") for y in range(toast.region.y, toast.region.bottom)}


@pytest.mark.parametrize("opens", [(), ("enter",)])
async def test_a_toast_gives_way_to_the_cursor(team: Crew, opens: tuple[str, ...]) -> None:
    for number in range(13, 40):
        team.makes(f"4.{number}.0")
    async with seated(team.house.path, team.clock, "Ana Ruiz", size=(80, 24)) as user:
        await user.presses(*opens, "y", "end", "up", "end")
        rows = next(each for each in user.app.screen.query(Rows) if each.display and each.has_focus)
        at = rows.content_region.y + rows.line_of_cursor()
        assert toast_rows(user)
        assert at not in toast_rows(user)


async def test_the_foot_shortens_a_long_name_behind_ping(tmp_path: Path) -> None:
    long = "Wolfeschlegelsteinhausenbergerdorff Senior"
    made = crew(tmp_path / "octotui.db", {"Ana Ruiz": ("Release Manager",), long: ("Developers",)})
    made.makes("4.12.0")
    task = made.task("CI green")
    async with seated(made.house.path, made.clock, "Ana Ruiz") as user:
        await user.presses("enter")
        assert isinstance(user.app.screen, ReleaseScreen)
        user.app.screen.jump(task.id)
        await user.idle()
        assert "ping Wolfeschlegel…" in user.rows[-1]


async def test_an_empty_board_that_is_narrow_shows_its_key_as_a_key(tmp_path: Path) -> None:
    async with at_the_board(crew(tmp_path / "octotui.db"), (80, 24)) as user:
        strip = next(each for each in user.app.screen._compositor.render_strips() if "n makes the first" in each.text)
        (key,) = [segment for segment in strip if segment.text == "n"]
        assert key.style is not None
        assert key.style.bold


# What is said


def test_a_window_over_several_days_has_its_dates(team: Crew) -> None:
    begins = datetime(2026, 4, 20, tzinfo=UTC)
    made = team.makes("5.0.0", type="Major", window_from=begins, window_to=begins + timedelta(days=3))
    assert plan_words(team.facts(made), team.clock.now) == "from Mon 20 Apr 00:00 to Thu 23 Apr 00:00"


def test_the_history_of_a_condition_ends_with_a_word(team: Crew) -> None:
    team.does("Ana Ruiz", call.open_call, 1)
    team.does("Jonas Lind", call.vote, 1, "Tech Lead", "go if", "the canary is watched")
    task = next(each for each in team.facts().tasks if "canary" in each.title)
    told = [said_of(entry, task) for entry in team.house.read(views.history, task.id)]
    assert told
    assert not any(said.endswith((":", ": ")) for said in told)


def test_the_history_of_a_task_says_it_where_a_word_needs_one(team: Crew) -> None:
    task = next(each for each in team.facts().tasks if each.title == "CI green")
    team.does("Dana Cruz", doing.add_evidence, task.id, "text", "run 77")
    team.does("Dana Cruz", doing.finish, task.id)
    told = [said_of(entry, task) for entry in team.house.read(views.history, task.id)]
    assert told == ["did it", "showed run 77"]


async def test_a_new_release_opens_at_its_open_question_before_any_task(tmp_path: Path) -> None:
    made = crew(tmp_path / "octotui.db")
    made.makes("4.12.0", traits=dict.fromkeys(ALL_TRAITS))
    async with seated(made.house.path, made.clock, "Ana Ruiz") as user:
        await user.presses("enter")
        assert isinstance(user.app.screen, ReleaseScreen)
        assert str(user.app.screen.cursor).startswith("trait:")
        assert "space answer" in user.rows[-1]
        await user.presses("space")
        assert isinstance(user.app.screen, ReleaseFactsDialog)


async def test_whoever_holds_no_role_is_told_where_roles_are_given(tmp_path: Path) -> None:
    made = crew(tmp_path / "octotui.db", {"Ada": ()})
    where = "You hold no role yet: 5 People gives roles"
    async with seated(made.house.path, made.clock, "Ada") as user:
        await user.presses("n")
        await user.types("First try")
        await user.presses("ctrl+s")
        user.sees(where)
        await user.presses("enter")
        user.sees("5 gives somebody the role", "Decides on")
        assert "space" not in user.rows[-1]
        await user.presses("space")
        assert user.toast == "Nobody holds Release Manager yet, the role that names the release"
        await user.presses("2")
        user.sees(where)


async def test_help_has_capitals_beside_their_letters_and_no_empty_key(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz", size=(120, 60)) as user:
        await user.presses("enter", "question_mark")
        ways = ("next thing in the way", "all in the way")
        at = [number for number, row in enumerate(user.rows) if any(way in row for way in ways)]
        assert at[1] - at[0] == 1
        assert "^p" in user.row("bring a guide")


def test_many_findings_leave_the_lines_in_sight() -> None:
    guide = built_in()
    levels = {90: "warning"}
    many = tuple(Finding(number, levels.get(number, "note"), f"finding {number}") for number in range(1, 100))
    rows = guide_rows(replace(guide, findings=many))
    first = next(index for index, row in enumerate(rows) if isinstance(row, GuideRow))
    assert first < 8
    assert any(isinstance(row, FindingRow) and row.finding.line == 90 for row in rows[:first])
    assert sum(isinstance(row, FindingRow) for row in rows) == len(many)
    assert next(row for row in rows if isinstance(row, Heading)) == Heading(
        "Findings", "99, 95 of them below the lines"
    )


LONG = "Maximiliane Alexandra von Hohenstein-Berg"


async def test_a_long_name_gives_way_to_the_rooms_and_stands_whole_in_its_panel(tmp_path: Path) -> None:
    made = crew(tmp_path / "octotui.db", {LONG: ("Release Manager",)})
    async with seated(made.house.path, made.clock, LONG, "people") as user:
        assert "5 People" in user.rows[0]
        assert "Maximiliane H. Release Mgr" in user.rows[0]
        user.sees("Maximiliane Alexandra von")
        assert any(row.endswith(" Hohenstein-Berg") for row in user.rows)
