"""The board as somebody uses it: what it shows, how one moves, and what others change meanwhile."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from octotui.guide.reader import parse_guide
from octotui.services import call, doing
from octotui.services.guide import use_guide
from octotui.tui.widgets.columns import HEAD, Columns
from tests.house import Crew, crew
from tests.tui.board.user import at_the_board


@pytest.fixture
def company(tmp_path: Path) -> Crew:
    """Three releases: two are prepared, one is in its call."""
    made = crew(tmp_path / "board.db")
    now = made.clock.now
    made.makes("4.12.0", name="Card vault", window_from=now + timedelta(hours=4), window_to=now + timedelta(hours=5))
    made.makes("4.13.0", name="Faster search")
    made.makes("5.0.0", name="Kraken core", type="Major", window_from=now + timedelta(days=3))
    made.does("Ana Ruiz", call.open_call, 1)
    return made


def many(path: Path, count: int) -> Crew:
    """As many releases, all being prepared."""
    made = crew(path)
    for number in range(count):
        made.makes(f"1.{number + 1}.0", name=f"Number {number + 1}")
    return made


async def test_a_card_says_what_it_is_how_far_and_whose_move(company: Crew) -> None:
    async with at_the_board(company) as user:
        user.sees("Preparing  2", "Go/No-Go  1", "3 under way", "next window 13:00 in 3 h 56 m")
        user.sees("5.0.0         major", "Kraken core", "in 2 d 23 h", "no window yet")
        user.sees("○○○○", "→ you and ")


async def test_the_board_counts_what_my_work_lists(company: Crew) -> None:
    async with at_the_board(company) as user:
        assert user.app.desk.mine()
        user.sees(f"{len(user.app.desk.mine())} wait for you", f"2 My work {len(user.app.desk.mine())}")


async def test_the_panel_follows_the_cursor(company: Crew) -> None:
    async with at_the_board(company) as user:
        assert user.on == "5.0.0"
        user.sees("5.0.0 Kraken core   revision 8f3c21", "things before production")
        await user.presses("j")
        assert user.on == "4.13.0"
        user.sees("4.13.0 Faster search   revision 8f3c21")
        await user.presses("l")
        user.sees("4.12.0 Card vault   revision 8f3c21", "Lately", "opened the call")


async def test_sideways_goes_to_the_same_height_over_empty_columns(tmp_path: Path) -> None:
    company = many(tmp_path / "board.db", 4)
    for number in (1, 2):
        company.does("Ana Ruiz", call.open_call, number)
    async with at_the_board(company) as user:
        await user.presses("j")
        assert user.on == "1.4.0"
        await user.presses("l")
        assert user.on == "1.2.0"
        await user.presses("l")
        assert user.on == "1.2.0"
        await user.presses("home")
        assert user.on == "1.1.0"
        await user.presses("left")
        assert user.on == "1.3.0"


async def test_a_long_column_scrolls_and_its_heading_counts_what_is_below(tmp_path: Path) -> None:
    company = many(tmp_path / "board.db", 12)
    async with at_the_board(company) as user:
        user.sees("Preparing  12, 9 below")
        await user.presses("end")
        assert user.on == "1.12.0"
        user.sees("1.12.0", "Number 12")
        user.sees_no("Number 1 ", "below")
        user.sees("0/")  # the cards beyond the first have been read as well
        await user.presses("g")
        user.sees("Preparing  12, 9 below")


async def test_the_mouse_moves_opens_and_scrolls(tmp_path: Path) -> None:
    company = many(tmp_path / "board.db", 5)
    async with at_the_board(company) as user:
        columns = user.board.query_one(Columns)
        opened: list[str | None] = []
        user.board.action_open = lambda: opened.append(user.on)  # type: ignore[method-assign]
        await user.pilot.click(Columns, offset=(8, HEAD + 8))
        await user.idle()
        assert user.on == "1.2.0"
        assert opened == []
        await user.pilot.click(Columns, offset=(8, HEAD + 8))
        await user.idle()
        assert opened == ["1.2.0"]
        columns.scroll_at(8, 1)
        await user.idle()
        user.sees("Number 4")
        assert user.on == "1.2.0"


async def test_a_filter_narrows_while_one_types_and_escape_clears_it(company: Crew) -> None:
    async with at_the_board(company) as user:
        await user.presses("slash")
        await user.types("search")
        user.sees("Faster search")
        user.sees_no("in 2 d 23 h", "○○○○")
        user.sees("enter keep it", "esc clear")
        await user.presses("enter")
        assert user.on == "4.13.0"
        user.sees('filter "search"  esc clears')
        await user.presses("escape")
        user.sees("Kraken core", "Card vault")
        assert user.on == "4.13.0"


async def test_a_filter_that_nothing_matches_says_so(company: Crew) -> None:
    async with at_the_board(company) as user:
        await user.presses("slash")
        await user.types("vlt")
        user.sees("No release matches", '"vlt".')
        await user.presses("escape")
        assert not user.board.query(Input)
        user.sees("Card vault")


async def test_a_colleague_changes_a_card_and_nothing_jumps(company: Crew) -> None:
    async with at_the_board(company) as user:
        await user.presses("j")
        task = next(task for task in company.facts(2).tasks if task.owner == "Developers" and not task.parent_id)
        company.does("Dana Cruz", doing.block, task.id, "the build server is away")
        user.app._look_around()
        await user.idle()
        assert user.on == "4.13.0"
        user.sees(f"■ {task.title[:12]}", "blocked ")


async def test_a_colleagues_release_does_not_move_the_cursor(company: Crew) -> None:
    async with at_the_board(company) as user:
        await user.presses("j")
        company.makes("4.14.0", name="Gift wrapping", window_from=company.clock.now + timedelta(hours=1))
        user.app._look_around()
        await user.idle()
        user.sees("Gift wrapping", "Preparing  3")
        assert user.on == "4.13.0"


async def test_a_card_read_while_one_moves_does_not_pull_the_cursor_back(company: Crew) -> None:
    async with at_the_board(company) as user:
        assert user.on == "5.0.0"
        user.board.query_one(Columns).action_move(1)
        user.board.book.add((), [])
        user.board._arrange()
        await user.idle()
        assert user.on == "4.13.0"


async def test_a_refused_deploy_is_explained_and_stands_in_the_journal(company: Crew) -> None:
    async with at_the_board(company) as user:
        await user.presses("l", "D")
        user.sees("NOT DEPLOYED", "things stand in the way", "rule A-")
        await user.presses("escape")
        user.sees("refused: NOT DEPLOYED")
        assert user.on == "4.12.0"


async def test_enter_w_call_and_journal_open_their_screens(company: Crew) -> None:
    async with at_the_board(company) as user:
        for key, name in (
            ("enter", "ReleaseScreen"),
            ("w", "ReleaseScreen"),
            ("V", "CallScreen"),
            ("J", "JournalScreen"),
        ):
            await user.presses(key)
            assert type(user.app.screen).__name__ == name
            await user.presses("escape")
            assert user.app.screen is user.board
            assert user.on == "5.0.0"


async def test_a_narrow_board_is_one_list_by_stage(company: Crew) -> None:
    async with at_the_board(company, (80, 24)) as user:
        user.sees("3 under way · ", "Preparing  2", "Go/No-Go  1", "4.13.0  Faster search", "no window ")
        assert user.on == "5.0.0"
        assert user.row_of("→ you") == user.row_of("Kraken core") + 1
        await user.presses("l")
        assert user.on == "4.12.0"
        user.sees("○○○○ 0 of 4 go")
        await user.presses("h")
        assert user.on == "5.0.0"


async def test_the_cursor_stays_when_the_shape_changes(company: Crew) -> None:
    async with at_the_board(company) as user:
        await user.presses("j")
        await user.pilot.resize_terminal(80, 24)
        await user.idle()
        assert user.on == "4.13.0"
        await user.presses("j")
        assert user.on == "4.12.0"
        await user.pilot.resize_terminal(200, 60)
        await user.idle()
        assert user.on == "4.12.0"
        user.sees("Roles", "Lately")


async def test_keys_that_cannot_act_say_why(company: Crew) -> None:
    async with at_the_board(company) as user:
        await user.presses("escape")
        user.sees("Nothing is filtered.")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 60), (120, 24), (99, 50)])
async def test_long_and_wide_names_keep_the_columns(tmp_path: Path, size: tuple[int, int]) -> None:
    company = crew(tmp_path / "board.db", {"Ana Ruiz": ("Release Manager",), "李" * 20: ("Developers",)})
    company.makes("1.2.0", name="発行" * 20)
    company.makes("1.3.0", name="x" * 40)
    async with at_the_board(company, size) as user:
        await user.presses("j", "k")
        assert {strip.cell_length for strip in user.app.screen._compositor.render_strips()} == {size[0]}
        user.sees("発行", "xxxx", "1.2.0", "1.3.0")


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (200, 60)])
async def test_an_empty_board_tells_the_guide(tmp_path: Path, size: tuple[int, int]) -> None:
    company = crew(tmp_path / "board.db")
    async with at_the_board(company, size) as user:
        user.sees("none yet", "The guide is the program", "a task of Developers", "four seats; no deploy without four")
        user.sees("One release brings ", "n new release")
        await user.presses("j", "l", "w", "V", "D", "J", "k", "h")
        user.sees("There is no release here yet; n makes one.")


async def test_an_empty_board_tells_the_guide_that_took_effect_meanwhile(tmp_path: Path) -> None:
    company = crew(tmp_path / "board.db")
    async with at_the_board(company) as user:
        user.sees("a task of Developers")
        another = "# Small Guide\n\n## Pre-release requirements\n\n- Tests pass - QA Engineer\n"
        company.does("Ana Ruiz", use_guide, parse_guide(another, "Small Guide"), "small.md")
        user.app.desk.look_around()
        await user.idle()
        user.sees("Small Guide, edition", "a task of QA Engineer")
        user.sees_no("a task of Developers")
