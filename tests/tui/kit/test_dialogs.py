"""Dialogs answer with a value, and the page behind is in shade."""

from __future__ import annotations

import pytest

from octotui.tui.dialogs.ask import AskText
from octotui.tui.dialogs.choose import Choose, Option
from octotui.tui.dialogs.confirm import Confirm
from octotui.tui.dialogs.help import Help
from octotui.tui.palette import Entry, Palette, act_entries, match, matching
from octotui.tui.theme import DARK
from octotui.tui.widgets.rows import Rows
from tests.tui.kit.parts import Kit, row_text

SIZES = [(120, 40), (80, 24)]


def screen_text(app: Kit) -> str:
    return "\n".join(row_text(app, y) for y in range(app.size.height))


@pytest.mark.parametrize("size", SIZES)
async def test_ask_answers_what_was_written(size):
    app = Kit()
    async with app.run_test(size=size) as pilot:
        answers: list[str | None] = []
        app.push_screen(
            AskText("Why?", "for the record", required="A reason is asked for.", verb="block it"), answers.append
        )
        await pilot.pause()
        assert "enter block it" in row_text(app, size[1] - 1)
        await pilot.press("enter")
        await pilot.pause()
        assert "A reason is asked for." in screen_text(app)
        await pilot.press(*"report", "enter")
        await pilot.pause()
        assert answers == ["report"]
        assert app.page.rows.has_focus


async def test_ask_says_while_writing_what_is_wrong():
    app = Kit()
    async with app.run_test() as pilot:
        answers: list[str | None] = []
        check = AskText("Version", check=lambda text: None if text == "ab" else "Not a version.")
        app.push_screen(check, answers.append)
        await pilot.pause()
        await pilot.press("a", "enter")
        await pilot.pause()
        assert "Not a version." in screen_text(app)
        await pilot.press("b")
        await pilot.pause()
        assert "Not a version." not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert answers == ["ab"]


async def test_ask_for_several_lines():
    app = Kit()
    async with app.run_test() as pilot:
        answers: list[str | None] = []
        app.push_screen(AskText("Comment", multiline=True), answers.append)
        await pilot.pause()
        assert "^s save" in row_text(app, 23)
        await pilot.press("a", "enter", "b", "ctrl+s")
        await pilot.pause()
        assert answers == ["a\nb"]


async def test_escape_answers_nothing():
    app = Kit()
    async with app.run_test() as pilot:
        answers: list[object] = []
        for dialog in (AskText("Why?"), Confirm("Deploy", "Now?"), Choose("Who?", [Option("a", "Ana")])):
            app.push_screen(dialog, answers.append)
            await pilot.pause()
            await pilot.press("escape")
            await pilot.pause()
        assert answers == [None, None, None]


@pytest.mark.parametrize("size", SIZES)
async def test_choose_filters_and_skips_what_cannot_be_chosen(size):
    app = Kit()
    async with app.run_test(size=size) as pilot:
        answers: list[str | None] = []
        options = [Option(str(n), f"Person {n}", reason="away" if n == 1 else None) for n in range(12)]
        app.push_screen(Choose("Who?", options), answers.append)
        await pilot.pause()
        await pilot.press("1", "down", "enter")
        await pilot.pause()
        assert answers == ["11"]
        app.push_screen(Choose("Who?", options[:4], current="2"), answers.append)
        await pilot.pause()
        await pilot.press("j", "enter")
        await pilot.pause()
        assert answers == ["11", "3"]


async def test_confirm():
    app = Kit()
    async with app.run_test() as pilot:
        answers: list[bool | None] = []
        app.push_screen(Confirm("Deploy", "This deploys.", [("2 still wait.", "hold")], verb="deploy"), answers.append)
        await pilot.pause()
        assert "2 still wait." in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert answers == [True]


async def test_the_page_behind_is_in_shade():
    app = Kit()
    async with app.run_test(size=(120, 40)) as pilot:
        app.push_screen(Confirm("Deploy", "Now?"))
        await pilot.pause()
        head = [segment for segment in app.screen._compositor.render_strips()[0] if segment.text.strip()]
        assert {segment.style.color.triplet.hex for segment in head} == {DARK["track"]}
        assert {segment.style.bgcolor.triplet.hex for segment in head} == {DARK["shade"]}


@pytest.mark.parametrize("size", SIZES)
async def test_help_lists_keys_reasons_and_signs(size):
    app = Kit()
    async with app.run_test(size=size) as pilot:
        app.push_screen(Help(app.page, who="Release Manager", sentence=("A Release Manager", " leads."), line=96))
        await pilot.pause()
        await pilot.pause()
        assert "– Sam Osei signs" in screen_text(app)
        if size[1] >= 40:
            assert "not applicable" in screen_text(app)
            assert "guide line 96" in screen_text(app)
        await pilot.press(*"ping")
        await pilot.pause()
        assert "Sam Osei" not in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert app.page.done[-1] == "ping a"


def found(query: str, *texts: str) -> list[str]:
    return [hit.entry.text for hit in matching(query, [Entry(text, "Tasks") for text in texts])]


def test_matches_begin_words_where_they_can():
    assert found("dep", "Independent audit", "Post-deploy check", "Deploy", "Rollback") == [
        "Deploy",
        "Post-deploy check",
        "Independent audit",
    ]
    both = ["Security review", "Review of security"]
    assert found("sec rev", *both, "Security") == both
    assert found("", "b", "a") == ["b", "a"]
    assert match(["dep"], "independent, then deploy") == (1, ((18, 21),))


@pytest.mark.parametrize("size", SIZES)
async def test_the_palette_finds_acts_and_things(size):
    app = Kit()
    async with app.run_test(size=size) as pilot:
        went: list[str] = []
        tasks = [Entry(f"Dependency scan {n}", "Tasks", lambda n=n: went.append(str(n)), "open") for n in range(10)]
        app.push_screen(Palette([act_entries(app.page, "4.12.0"), lambda _query: tasks]))
        await pilot.pause()
        await pilot.press(*"dep")
        await pilot.pause()
        text = screen_text(app)
        assert "Here, on 4.12.0" in text
        assert "not now: 3 things stand in the way." in text
        assert "Dependency scan 5" in text
        assert "Dependency scan 6" not in text
        await pilot.press("tab")
        await pilot.pause()
        assert len(app.screen.query_one(Rows).rows) == 11
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert went == ["1"]
        assert app.screen is app.page


async def test_the_palette_does_acts():
    app = Kit()
    async with app.run_test() as pilot:
        app.push_screen(Palette([act_entries(app.page)]))
        await pilot.pause()
        await pilot.press(*"pin", "enter")
        await pilot.pause()
        await pilot.pause()
        assert app.page.done[-1] == "ping a"


async def test_everything_can_be_drawn_in_every_theme():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Palette([act_entries(app.page)]))
        await pilot.pause()
        for name in app.available_themes:
            app.theme = name
            await pilot.pause()
            assert "Here" in screen_text(app), name
        assert {"octotui-dark", "octotui-light", "nord"} <= set(app.available_themes)
