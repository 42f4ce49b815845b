"""One declaration is key, foot, head and reason."""

from __future__ import annotations

import pytest

from octotui.tui.act import Act, offers_here, read_key
from octotui.tui.widgets.foot import Foot
from octotui.tui.widgets.head import Head
from tests.tui.kit.parts import Kit, row_text

SIZES = [(120, 40), (80, 24)]


def notes(app: Kit) -> list[str]:
    return [note.message for note in app._notifications]


@pytest.mark.parametrize("size", SIZES)
async def test_the_foot_names_what_acts_now(size):
    app = Kit()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        foot = row_text(app, size[1] - 1)
        assert "p ping a" in foot
        assert "? help" in foot
        assert "verify" not in foot
        assert "deploy" not in foot
        await pilot.press("j")
        await pilot.pause()
        assert "p ping b" in row_text(app, size[1] - 1)


async def test_a_key_acts_or_says_why_not():
    app = Kit()
    async with app.run_test() as pilot:
        await pilot.press("p", "v")
        assert app.page.done[-1] == "ping a"
        assert notes(app) == ["Sam Osei signs this."]
        await pilot.press("D")
        assert notes(app) == ["3 things stand in the way."]
        app.page.gate = None
        app.page.refresh_bindings()
        await pilot.press("D")
        await pilot.pause()
        assert app.page.done[-1] == "deploy"
        assert "D deploy" in row_text(app, 23)


async def test_in_a_field_printable_keys_type_and_leave_the_foot():
    app = Kit()
    async with app.run_test() as pilot:
        await pilot.press("tab", "p", "v", "D", "question_mark")
        await pilot.pause()
        assert app.page.query_one("#field").value == "pvD?"
        assert not [done for done in app.page.done if done.startswith(("ping", "help"))]
        foot = row_text(app, 23)
        assert "ping" not in foot
        assert "f1 help" in foot
        await pilot.press("f1")
        assert app.page.done[-1] == "help"


async def test_the_foot_can_be_clicked():
    app = Kit()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        foot = row_text(app, 23)
        await pilot.click(Foot, offset=(foot.index("ping"), 0))
        assert app.page.done[-1] == "ping a"
        await pilot.click(Foot, offset=(foot.index("find"), 0))
        assert app.page.done[-1] == "find"
        await pilot.click(Foot, offset=(foot.index("move"), 0))
        assert app.page.done[-1] == "find"


async def test_the_foot_drops_whole_entries():
    app = Kit()
    async with app.run_test(size=(36, 24)) as pilot:
        await pilot.pause()
        assert row_text(app, 23).split() == ["↑↓", "move", "?", "help", "^p", "find"]


@pytest.mark.parametrize("size", SIZES)
async def test_the_head(size):
    app = Kit()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        head = row_text(app, 0)
        assert head.split()[:3] == ["octotui", "1", "Board"]
        assert "▲ INC-7 23:47" in head
        assert ("Ana Ruiz Release Mgr" in head) == (size[0] >= 100)
        assert ("5 People 7" in head) == (size[0] >= 100)
        await pilot.click(Head, offset=(head.index("My work"), 0))
        await pilot.pause()
        assert app.page.done[-1] == "room work"


async def test_offers_carry_reasons_and_what_holds_everywhere():
    app = Kit()
    async with app.run_test():
        offers = {offer.act.name: offer for offer in offers_here(app.page)}
        assert offers["verify"].reason == "Sam Osei signs this."
        assert offers["help"].of_app
        assert not offers["ping"].of_app


def test_keys_are_printed_as_people_read_them():
    assert [read_key(key) for key in ("ctrl+p", "question_mark", "escape", "D", "f1", "shift+f3", "slash")] == [
        "^p",
        "?",
        "esc",
        "D",
        "f1",
        "shift+f3",
        "/",
    ]
    assert Act("space", "start", "start").key_shown == "space"
    assert Act("D", "deploy", "deploy", long="deploy to production").sentence == "Deploy to production"
