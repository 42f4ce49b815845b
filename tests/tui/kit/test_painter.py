"""What is sent to the terminal, put together piece by piece, is the screen; what stands already is not drawn."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from octotui.tui.app import Octotui
from octotui.tui.painter import Painted, PaintedUpdate, Painter, _paint
from octotui.tui.screens.board import BoardScreen
from octotui.tui.widgets.columns import Columns
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.quick import Quick
from octotui.tui.widgets.rows import Rows
from tests.house import Crew, crew
from tests.tui.seat import Seat, seated

Cell = tuple[str, str, str, bool]


@pytest.fixture
def team(tmp_path: Path) -> Crew:
    made = crew(tmp_path / "painter.db")
    for number in range(9):
        made.makes(f"1.{number + 1}.0", name=f"Number {number + 1} 日本")
    return made


class Glass:
    """The terminal's glass: keeps the last letter and colour of each cell that was sent."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.sent: list[Painted] = []

    def put(self, x: int, y: int, strip: Strip) -> None:
        for text, style, _ in strip:
            colours = (str(style.color), str(style.bgcolor), bool(style.bold)) if style else ("", "", False)
            for letter in text:
                for part in (letter, "")[: cell_len(letter)]:
                    self.cells[x, y] = (part, *colours)
                    x += 1


@pytest.fixture
def glass(monkeypatch: pytest.MonkeyPatch) -> Glass:
    shown = Glass()
    display = Octotui._display

    def sends(self, screen, update):
        assert update is None or isinstance(update, PaintedUpdate)
        shown.sent = [] if update is None else update.pieces
        for piece in shown.sent:
            shown.put(*piece)
        display(self, screen, update)

    monkeypatch.setattr(Octotui, "_display", sends)
    return shown


def afresh(user: Seat) -> dict[tuple[int, int], Cell]:
    """Draw the whole screen in Textual's way, from widgets that remember no line."""
    for widget in user.app.screen.query("*"):
        if isinstance(widget, Quick):
            widget._finished.clear()
            if isinstance(widget, Columns | Rows):
                widget._kept.clear()
    whole = Glass()
    for y, strip in enumerate(user.app.screen._compositor.render_strips()):
        whole.put(0, y, strip)
    return whole.cells


KEYS = [
    *["down"] * 6, "right", "left", *["up"] * 4, "end", "home", "slash", *"1.3", "enter", "escape", "2", "down", "3",
    "4", "down", "5", "1", "enter", "down", "down", "pagedown", "escape", "question_mark", "escape", "ctrl+p", "escape",
    "ctrl+t", "down", "2", "1", "n", "escape",
]  # fmt: skip


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (170, 45)])
async def test_what_was_sent_is_what_stands_on_the_screen(team: Crew, glass: Glass, size: tuple[int, int]) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz", size=size) as user:
        for key in KEYS:
            await user.presses(key)
            whole = afresh(user)
            pairs = {place: (glass.cells.get(place), cell) for place, cell in whole.items()}
            wrong = {place: pair for place, pair in pairs.items() if pair[0] != pair[1]}
            assert not wrong, f"after {key}: {sorted(wrong.items())[:5]}"


async def test_a_move_sends_two_tiles_and_the_lines_of_the_panel_that_changed(team: Crew, glass: Glass) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        await user.presses("down")
        columns, panel = user.app.screen.query_one(Columns), user.app.screen.query_one("#panel", Drawn)
        await user.presses("up")
        at, width = columns.map.span(0)
        for x, y, strip in glass.sent:
            in_tiles = (x, strip.cell_length) == (columns.region.x + at, width)
            assert in_tiles or panel.region.contains(x, y)


async def test_coming_back_to_a_screen_draws_what_it_kept(team: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        await user.presses("2", "1")
        drawn: list[int] = []
        for kind in (Columns, Drawn):
            draw = kind.render_line
            monkeypatch.setattr(kind, "render_line", lambda self, y, draw=draw: drawn.append(y) or draw(self, y))
        await user.presses("2", "1")
        assert isinstance(user.app.screen, BoardScreen)
        assert drawn == []


async def test_coming_back_shows_the_minute_and_the_theme_of_now(team: Crew, glass: Glass) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        shown: list[object] = []
        board = user.app.screen
        assert isinstance(board, BoardScreen)
        await user.presses("2")
        show = board.show
        board.show = lambda view: shown.append(view) or show(view)
        team.clock.on(minutes=3)
        await user.presses("ctrl+t", "1")
        assert shown
        assert glass.cells == afresh(user)


async def test_the_letter_under_the_pointer_is_found_behind_wide_letters(team: Crew) -> None:
    async with seated(team.house.path, team.clock, "Ana Ruiz") as user:
        panel = user.app.screen.query_one("#panel", Drawn)
        text = panel.render_line(1).text
        cells = cell_len(text[: text.index("本")])
        assert cells > text.index("本")
        found = user.app.screen.get_widget_and_offset_at(panel.region.x + cells, panel.region.y + 1)
        assert found == (panel, Offset(text.index("本"), 1))


class Sheet:
    """Something that draws one sign wherever it is asked."""

    def __init__(self, sign: str) -> None:
        self.sign = sign

    def render_lines(self, crop: Region) -> list[Strip]:
        return [Strip([Segment(self.sign * crop.width)], crop.width) for _ in crop.line_range]


def test_what_lies_in_front_is_drawn_and_what_lies_behind_only_around_it() -> None:
    front, behind = Region(2, 1, 3, 2), Region(0, 0, 8, 4)
    pieces = list(_paint(behind, [(Sheet("f"), front, front), (Sheet("b"), behind, behind)]))
    cells = [["?"] * 8 for _ in range(4)]
    for x, y, strip in pieces:
        for index, letter in enumerate(strip.text):
            assert cells[y][x + index] == "?"
            cells[y][x + index] = letter
    assert ["".join(row) for row in cells] == ["bbbbbbbb", "bbfffbbb", "bbfffbbb", "bbbbbbbb"]


def test_nothing_changed_is_nothing_sent() -> None:
    painter = Painter()
    painter.size = Size(10, 2)
    assert painter.render_update() is None
