"""Making a release: what is proposed, what is checked as one types, what each answer adds, and what comes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from octotui.services import views
from octotui.services.guide import built_in
from octotui.tui.dialogs.new_release import NewRelease
from octotui.tui.drawing.draft import LANE, Draft, first_draft
from tests.house import crew
from tests.tui.board.user import at_the_board

NOW = datetime(2026, 4, 14, 14, 32, tzinfo=UTC)


def draft(*versions: str) -> Draft:
    return first_draft(built_in(), versions, NOW)


def test_the_type_proposes_the_version_until_somebody_writes_another() -> None:
    begun = draft("4.13.0")
    assert (begun.type, begun.version) == ("Minor", "4.14.0")
    assert begun.of_type("Patch").version == "4.13.1"
    assert begun.of_type("Patch").of_type("Major").version == "5.0.0"
    assert begun.saying("version", "4.20.0").of_type("Major").version == "4.20.0"


@pytest.mark.parametrize(
    ("version", "reason"),
    [("4.13.0", "taken"), ("4.14", "is not a version"), ("4.14.1", "middle figure"), ("", "empty version")],
)
def test_the_version_is_checked_as_the_service_will(version: str, reason: str) -> None:
    begun = draft("4.13.0").saying("version", version)
    assert begun.version_remark() == ("not possible", "hold")
    assert reason in begun.complaint(tried=False).casefold()


def test_the_window_is_read_back_as_dates() -> None:
    begun = draft()
    assert begun.window_remark() == ("no window yet", "muted")
    assert begun.saying("window", "thu 10:00 for 1 h").window_remark() == ("Thu 16 Apr 10:00–11:00 UTC", "go")
    assert begun.saying("window", "2026-04-13 10:00-11:00").window_remark()[1] == "hold"
    assert begun.saying("window", "soon").window_remark()[1] == "hold"


def test_what_is_missing_is_named_in_the_order_of_the_fields() -> None:
    begun = draft()
    assert [field for field, _ in begun.wrongs] == ["name"]
    assert begun.complaint(tried=False) == ""
    assert "needs a name" in begun.complaint(tried=True)
    late = begun.saying("window", "soon")
    assert [field for field, _ in late.wrongs] == ["name", "window"]
    assert late.complaint(tried=False).startswith("Write thu 10:00")
    assert begun.saying("name", "Card vault").wrongs == ()


def test_an_answer_shows_what_it_adds_and_no_adds_nothing() -> None:
    begun = draft()
    assert begun.adds("needs a window") == ("decides: Window scheduled", "hold")
    yes = replace(begun, answers={"needs a window": True})
    no = replace(begun, answers={"needs a window": False})
    assert yes.adds("needs a window") == ("+ Window scheduled", "muted")
    assert no.adds("needs a window") == ("", "muted")
    count = int(yes.counts().split()[0])
    assert count == int(no.counts().split()[0]) + 1


def test_a_patch_may_take_the_expedited_lane_which_says_what_it_puts_off() -> None:
    patch = draft("4.13.0").of_type("Patch")
    assert LANE not in draft("4.13.0").questions
    assert patch.questions[0] == LANE
    assert patch.adds(LANE)[0].endswith(" later, octotui's rule")
    assert not patch.wish().expedited
    chosen = patch.answering(LANE, True)
    assert chosen.wish().expedited
    assert not chosen.of_type("Minor").wish().expedited


def test_a_wish_holds_only_what_applies_to_its_type() -> None:
    wish = draft("4.13.0").saying("name", "Card vault").saying("fixes", "INC-7").wish()
    assert (wish.version, wish.fixes) == ("4.14.0", "")
    assert {answer for _, answer in wish.traits} == {None}
    assert draft("4.13.0").of_type("Patch").saying("fixes", "INC-7").wish().fixes == "INC-7"


async def test_the_first_release_is_made_with_keys_alone(tmp_path: Path) -> None:
    company = crew(tmp_path / "board.db")
    async with at_the_board(company) as user:
        await user.presses("n")
        user.sees("New release", "the first one", "not answered yet")
        await user.types("Card vault")
        await user.presses("tab")
        await user.types("thu 10:00 for 1 h")
        user.sees("Thu 16 Apr 10:00–11:00 UTC")
        await user.presses("tab", "tab", "y", "down", "n")
        user.sees("✓ yes", "– no")
        await user.presses("ctrl+s")
        user.sees("0.1.0 made: ", "Card vault", "Preparing  1")
        assert user.on == "0.1.0"
    found = company.house.read(views.find_release, "0.1.0")
    assert found is not None
    facts = company.facts(found)
    assert {answer.trait: answer.yes for answer in facts.traits}["security-sensitive"] is True
    assert {answer.trait: answer.yes for answer in facts.traits}["high-risk"] is False


async def test_nothing_is_made_without_a_name_and_the_field_says_why(tmp_path: Path) -> None:
    company = crew(tmp_path / "board.db")
    async with at_the_board(company, (80, 24)) as user:
        await user.presses("n", "ctrl+s")
        assert isinstance(user.app.screen, NewRelease)
        user.sees("A release needs a name")
        await user.presses("escape")
        assert user.app.screen is user.board
    assert company.house.read(views.versions) == ()


async def test_what_cannot_be_is_said_whole_below_the_fields(tmp_path: Path) -> None:
    company = crew(tmp_path / "board.db")
    for size in ((120, 40), (80, 24)):
        async with at_the_board(company, size) as user:
            await user.presses("n", "tab")
            await user.types("soon")
            user.sees("not understood", "Write thu 10:00 for 1 h, tomorrow 9-10:30, in 2 h for 30 m, or none.")
            await user.presses("ctrl+s")
            user.sees("missing", "A release needs a name that people can say.")


async def test_what_is_typed_just_before_it_is_made_is_part_of_it(tmp_path: Path) -> None:
    company = crew(tmp_path / "board.db")
    async with at_the_board(company) as user:
        await user.presses("n")
        await user.types("Card vault")
        await user.presses("tab")
        await user.bursts(*"thu", "space", "9", "ctrl+s")
        user.sees("0.1.0 made: ")
    found = company.house.read(views.find_release, "0.1.0")
    assert found is not None
    assert company.facts(found).release.window_from == datetime(2026, 4, 16, 9, tzinfo=UTC)


async def test_a_patch_asks_what_it_fixes_and_left_and_right_choose_the_type(tmp_path: Path) -> None:
    company = crew(tmp_path / "board.db")
    company.makes("4.12.0")
    async with at_the_board(company) as user:
        await user.presses("n")
        user.sees("4.13.0", "after 4.12.0")
        user.sees_no("Fixes")
        await user.presses("shift+tab", "shift+tab", "left")
        user.sees("[patch]", "4.12.1", "Fixes")
        await user.presses("right", "right")
        user.sees("[major]", "5.0.0", "rollback reversible")
