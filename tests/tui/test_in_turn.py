"""Keys typed in one burst: each comes to what the keys before it lead to, and none is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from octotui.domain.task import State
from octotui.services import views
from octotui.services.guide import built_in
from octotui.tui.dialogs.new_release import NewRelease
from octotui.tui.palette import Palette
from octotui.tui.screens.release import ReleaseScreen
from octotui.tui.widgets.rows import Rows
from tests.house import Crew, crew
from tests.tui.seat import Seat, seated


@pytest.fixture
def team(tmp_path: Path) -> Crew:
    made = crew(tmp_path / "octotui.db")
    made.makes("4.12.0")
    return made


async def release_of(user: Seat, title: str) -> None:
    """Open the release on the task of a title."""
    await user.presses("enter")
    page = user.app.screen
    assert isinstance(page, ReleaseScreen)
    assert page.page is not None
    page.jump(next(task.id for task in page.page.facts.tasks if task.title == title))
    await user.idle()


async def test_the_reason_that_follows_a_key_is_written_in_its_dialog(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Sam Osei") as user:
        await release_of(user, "Security review")
        await user.bursts("b", *"waits for a bug", "enter")
    task = team.task("Security review")
    assert (task.state, task.reason) == (State.BLOCKED.value, "waits for a bug")


async def test_one_dialog_after_another_is_answered_in_one_burst(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz", "people") as user:
        await user.bursts("n", *"Kim Lee", "enter", "space", "enter")
    person = next(each for each in team.house.read(views.people) if each.name == "Kim Lee")
    assert len(person.roles) == 1


async def test_a_page_that_is_opened_gets_the_keys_that_follow(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Dana Cruz") as user:
        await user.bursts("enter", "c", *"hello", "enter")
        assert isinstance(user.app.screen, ReleaseScreen)
    assert [remark.text for remark in team.facts().remarks if remark.kind == "comment"] == ["hello"]


async def test_the_palette_the_help_and_the_filter_get_what_follows_their_key(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        await user.bursts("ctrl+p", *"people")
        assert isinstance(user.app.screen, Palette)
        assert user.app.screen.query_one(Input).value == "people"
        await user.presses("escape")
        await user.bursts("question_mark", *"journal")
        user.sees("go to Journal")
        await user.presses("escape")
        await user.bursts("slash", *"4.12", "enter", "enter")
        assert isinstance(user.app.screen, ReleaseScreen)


async def test_another_room_gets_the_keys_that_follow_its_digit(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        await user.bursts("5", "slash", *"noor")
        assert user.app.screen.query_one(Input).value == "noor"


async def test_what_is_typed_before_the_new_release_stands_is_typed_in_it(team: Crew) -> None:
    built_in.cache_clear()
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        await user.bursts("n", *"Quick n")
        assert isinstance(user.app.screen, NewRelease)
        assert user.app.screen.draft.name == "Quick n"
    assert [entry.act for entry in team.house.read(views.journal)[:1]] == ["new_release"]


async def test_what_is_pasted_after_a_key_is_pasted_in_its_dialog(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Sam Osei") as user:
        await release_of(user, "Security review")
        user.app.post_message(events.Key("b", "b"))
        user.app.post_message(events.Paste("the report"))
        await user.bursts("enter")
    assert team.task("Security review").reason == "the report"


async def test_keys_after_a_dialog_is_closed_are_for_the_page_again(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Sam Osei") as user:
        await release_of(user, "Security review")
        rows = user.app.screen.query_one(Rows)
        ids = [row.id for row in rows.rows if row.id]
        await user.bursts("b", "x", "escape", "j", "j")
        assert rows.cursor == ids[ids.index(team.task("Security review").id) + 2]


async def test_a_held_arrow_moves_once_for_each_key(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Sam Osei") as user:
        await user.presses("enter", "home")
        rows = user.app.screen.query_one(Rows)
        ids = [row.id for row in rows.rows if row.id]
        await user.bursts(*["down"] * 20)
        assert rows.cursor == ids[20]


async def test_a_key_with_nothing_before_it_is_not_held(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Sam Osei") as user:
        await user.presses("enter", "home")
        held: list[int] = []
        watch = user.app._watch
        user.app._watch = lambda: (held.append(1), watch())[1]  # type: ignore[method-assign]
        await user.presses("down", "down", "up", "j", "tab", "escape")
        assert held == []
