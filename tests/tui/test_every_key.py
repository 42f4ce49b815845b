"""Every key of every screen: what the foot shows acts, what it does not show says why or does nothing."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual import events

from octotui.services import views
from octotui.services.guide import built_in
from octotui.tui.dialogs.guide_line import GuideLine
from octotui.tui.dialogs.use_guide import UseGuide
from octotui.tui.dialogs.vote import Vote
from octotui.tui.screens.call import CallScreen
from octotui.tui.screens.release import ReleaseScreen
from tests.pictures.__main__ import demo, now
from tests.tui.prober import Enter, Prober, probing

NORMAL, NARROW, WIDE = (120, 40), (80, 24), (200, 60)
CHANGING = ("board", "release")
"""Screens that are another thing where they are narrow, so that all their keys are tried there too."""
DECLARED = (
    *"12345", "left", "down", "up", "right", *"hjkl", *"gG", "home", "end", "pageup", "pagedown", "enter", "escape",
    "tab", "shift+tab", "slash", "question_mark", "f1", "ctrl+p", *"uyI", "space", *"vxeabdcptr", *"wWVNRDTJnOP",
    *"mszfHEA", "plus", "ctrl+t", "ctrl+z", *"FiBXo",
)  # fmt: skip
"""The keys that the face speaks of anywhere; pressed where the foot does not show them."""


def release_id(prober: Prober, version: str) -> int:
    found = prober.app.desk.first_look(views.find_release, version)
    assert found is not None
    return found


async def board(prober: Prober) -> None:
    """Stay where one is."""


def room(key: str) -> Enter:
    async def enter(prober: Prober) -> None:
        prober.app.action_go(key)
        await prober.rests()

    return enter


def page(version: str) -> Enter:
    async def enter(prober: Prober) -> None:
        await prober.app.push_screen(ReleaseScreen(prober.app.desk, release_id(prober, version)))
        await prober.rests()

    return enter


def call(version: str) -> Enter:
    async def enter(prober: Prober) -> None:
        await prober.app.push_screen(CallScreen(prober.app.desk, release_id(prober, version)))
        await prober.rests()

    return enter


async def guide_line(prober: Prober) -> None:
    edition = prober.app.desk.first_look(views.edition)
    assert edition is not None
    await prober.app.push_screen(GuideLine(edition, 40))
    await prober.rests()


async def guide_check(prober: Prober) -> None:
    await prober.app.push_screen(UseGuide(built_in()))
    await prober.rests()


async def vote(prober: Prober) -> None:
    await call("4.12.0")(prober)
    await prober.presses("v")
    assert isinstance(prober.app.screen, Vote)


def keys(*pressed: str) -> Enter:
    async def enter(prober: Prober) -> None:
        await prober.presses(*pressed)

    return enter


@dataclass(frozen=True)
class Place:
    """A screen as somebody sees it; `others` says whether the keys are tried there that its foot does not show."""

    name: str
    who: str
    enter: Enter
    others: bool = True


PLACES = (
    Place("board", "Ana Ruiz", board),
    Place("board", "Dana Cruz", board, others=False),
    Place("release", "Ana Ruiz", page("4.12.0")),
    Place("release", "Dana Cruz", page("4.13.0"), others=False),
    Place("work", "Mei Tanaka", room("work")),
    Place("work", "Sam Osei", room("work"), others=False),
    Place("call", "Mei Tanaka", call("4.12.0")),
    Place("call", "Ana Ruiz", call("4.13.0"), others=False),
    Place("people", "Ana Ruiz", room("people")),
    Place("journal", "Noor Haddad", room("journal")),
    Place("guide line", "Ana Ruiz", guide_line),
    Place("guide check", "Ana Ruiz", guide_check),
    Place("new release", "Ana Ruiz", keys("n"), others=False),
    Place("help", "Ana Ruiz", keys("question_mark"), others=False),
    Place("palette", "Ana Ruiz", keys("ctrl+p"), others=False),
    Place("vote", "Mei Tanaka", vote, others=False),
    Place("welcome", "", board, others=False),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the demo, which is made once."""
    path = tmp_path / "octotui.db"
    shutil.copy(demo()[0], path)
    return path


def each(place: Place, size: tuple[int, int]) -> str:
    return f"{place.name}-{place.who.split()[0] if place.who else 'nobody'}-{size[0]}"


CASES = [pytest.param(place, size, id=each(place, size)) for place in PLACES for size in (NORMAL, NARROW)]


@pytest.mark.parametrize(("place", "size"), CASES)
async def test_every_key(place: Place, size: tuple[int, int], file: Path, tmp_path: Path) -> None:
    path = file if place.who else tmp_path / "empty.db"
    async with probing(path, now, place.who, place.enter, size) as prober:
        await prober.tries_every_foot()
        assert prober.pressed, "the foot shows nothing"
        if place.others and (size == NORMAL or place.name in CHANGING):
            await prober.tries_others(DECLARED, everywhere=place.name == "board" and size == NORMAL)


@pytest.mark.parametrize("size", [NORMAL, NARROW])
async def test_ctrl_q_leaves(size: tuple[int, int], file: Path) -> None:
    async with probing(file, now, "Ana Ruiz", board, size) as prober:
        prober.app.post_message(events.Key("ctrl+q", None))
        await prober.pilot.pause()
        assert prober.app._exit


async def test_the_widest_screen_in_the_light_theme_has_a_foot_that_acts(file: Path) -> None:
    async with probing(file, now, "Ana Ruiz", board, WIDE, theme="octotui-light") as prober:
        await prober.tries_every_foot()
        prober.enter = page("4.12.0")
        await prober.comes()
        await prober.tries_every_foot()
        assert prober.app.theme == "octotui-light"


async def test_without_colours_the_foot_acts_and_the_cursor_is_seen(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with probing(file, now, "Ana Ruiz", board, NORMAL) as prober:
        await prober.tries_every_foot()
        prober.enter = page("4.12.0")
        await prober.comes()
        rows = [strip.text for strip in prober.app.screen._compositor.render_strips()]
        assert any(row.startswith("▌") for row in rows)
        strips = prober.app.screen._compositor.render_strips()
        colours = {
            segment.style.color.triplet
            for strip in strips
            for segment in strip
            if segment.style and segment.style.color
        }
        assert all(triplet is None or triplet.red == triplet.green == triplet.blue for triplet in colours)


async def test_the_widest_release_keeps_list_and_panel_and_walks_what_is_in_the_way(file: Path) -> None:
    async with probing(file, now, "Ana Ruiz", page("4.12.0"), WIDE) as prober:
        screen = prober.app.screen
        assert isinstance(screen, ReleaseScreen)
        await prober.pilot.pause()
        panel, listed = screen.query_one("#panel"), screen.query_one("#tasks")
        assert (listed.region.width, panel.region.width) == (120, 80)
        assert screen.page is not None
        seen = set()
        for _ in screen.page.way:
            await prober.presses("w")
            seen.add(screen.cursor)
        assert seen == {screen.page.row_of(each) for each in screen.page.way}
