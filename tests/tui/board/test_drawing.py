"""What the board draws, as pure functions: words for windows and movers, the panel, the title, places of tiles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octotui.domain.gate import Blocker
from octotui.domain.guide import Guide
from octotui.domain.people import Person
from octotui.domain.release import Release
from octotui.services.board import Card, RoleCount
from octotui.services.guide import built_in
from octotui.tui.drawing.board_arranged import columns_of, grouped, rows_of
from octotui.tui.drawing.board_guide import story, story_lines
from octotui.tui.drawing.board_panel import HEIGHT, PanelView, panel
from octotui.tui.drawing.board_scene import Scene, block_of, mover_said, type_said, window_said
from octotui.tui.drawing.board_side import side
from octotui.tui.drawing.board_title import Title, next_window, title_line
from octotui.tui.line import Line
from octotui.tui.signs import Signs
from octotui.tui.widgets.columns_layout import Column, Layout
from octotui.tui.widgets.rows import Look

NOW = datetime(2026, 4, 14, 14, 32, tzinfo=UTC)
ANA = Person(1, "Ana Ruiz", ("Release Manager",))
SAM = Person(2, "Sam Osei", ("Security Champion",))
SCENE = Scene(NOW, ANA, (ANA, SAM))
SIGNS = Signs()
PLAIN = Release(1, "4.12.0", "Card vault", "Minor", 1, NOW, 1, revision="8f3c21")


def blocker(title: str, role: str, person_id: int | None = None, state: str = "open") -> Blocker:
    since = NOW - timedelta(hours=3)
    return Blocker(title, title, state, role, person_id, f"{title} is {state}", "does it", "A-PRE-1", 25, since, "1.1")


def text(lines: list[Line] | tuple[Line, ...]) -> str:
    return "\n".join(line.plain.rstrip() for line in lines)


@pytest.mark.parametrize(
    ("begins", "ends", "said"),
    [
        (None, None, ("no window yet", "muted")),
        (118, 178, ("in 1 h 58 m", "bold hold")),
        (2580, 2640, ("in 1 d 19 h", "muted")),
        (22, 82, ("in 22 m", "bold nogo")),
        (-38, 22, ("22 m left", "bold nogo")),
        (-120, -60, ("over by 1 h", "bold nogo")),
    ],
)
def test_a_window_says_how_long(begins: int | None, ends: int | None, said: tuple[str, str]) -> None:
    planned = replace(
        PLAIN,
        window_from=NOW + timedelta(minutes=begins) if begins is not None else None,
        window_to=NOW + timedelta(minutes=ends) if ends is not None else None,
    )
    assert window_said(planned, NOW) == said


def test_a_release_in_production_says_since_when() -> None:
    live = replace(PLAIN, stage="Monitoring", deployed_at=NOW - timedelta(hours=4, minutes=19))
    assert window_said(live, NOW) == ("live 4 h 19 m", "info")
    assert window_said(live, NOW, brief=True) == ("live 4 h", "info")


def test_the_move_is_yours_by_name_or_by_role_and_else_a_name() -> None:
    assert mover_said(blocker("a", "Release Manager"), SCENE) == (("you", "bold accent"),)
    assert mover_said(blocker("a", "Security Champion", 1), SCENE) == (("you", "bold accent"),)
    assert mover_said(blocker("a", "Security Champion", 2), SCENE)[0] == ("Sam", "text")
    assert mover_said(blocker("a", "Developers"), SCENE) == (("Developers", "text"),)


def test_one_thing_is_named_and_many_untouched_ones_are_counted() -> None:
    few = Card(PLAIN, 0, 0, 3, (blocker("Security review", "Security Champion", 2, "blocked"),))
    assert block_of(PLAIN, few, SCENE, SIGNS).sign == ("■", "nogo")
    assert block_of(PLAIN, few, SCENE, SIGNS).text == ("Security review", "nogo")
    roles = ("Release Manager", "Developers", "Security Champion")
    many = Card(PLAIN, 0, 0, 12, tuple(blocker(f"t{n}", roles[n % 3]) for n in range(12)))
    assert block_of(PLAIN, many, SCENE, SIGNS).text[0] == "12 things open"
    assert [said for said, _ in block_of(PLAIN, many, SCENE, SIGNS).mover] == ["you", " and 2 roles"]


def test_an_open_gate_names_the_key_that_deploys() -> None:
    block = block_of(PLAIN, Card(PLAIN, 3, 0, 3), SCENE, SIGNS)
    assert (block.text, block.mover[0]) == (("gate open", "go"), ("D", "bold accent"))


def test_what_is_out_of_the_ordinary_comes_before_the_type() -> None:
    assert type_said(PLAIN, None) == ("minor", "muted")
    assert type_said(replace(PLAIN, type="Major"), None) == ("major", "bold")
    assert type_said(replace(PLAIN, expedited=True), None) == ("expedited", "bold hold")
    assert type_said(PLAIN, Card(PLAIN, 0, 0, 1, overridden=True)) == ("overridden", "bold nogo")


def test_the_panel_names_who_moves_since_when_and_where_the_guide_says_so() -> None:
    found = (blocker("Security review", "Security Champion", 2, "blocked"), blocker("Plan", "Release Manager"))
    card = Card(PLAIN, 1, 0, 3, found, (RoleCount("Security Champion", 0, 1),), overridden=True, four_eyes=False)
    drawn = panel(PanelView(PLAIN, card, (), SCENE), 120, SIGNS)
    assert len(drawn) == HEIGHT
    for words in ("■ 2 things before production", "overridden", "four-eyes off", "Sam Osei", "3 h  line 25", "you"):
        assert words in text(tuple(drawn))
    assert "Sam Osei" in text(tuple(side(PanelView(PLAIN, card, (), SCENE), 57, SIGNS)))


def test_the_panel_of_an_ended_release_tells_its_days() -> None:
    ended = replace(PLAIN, stage="Rolled back", outcome="rolled back", deployed_at=NOW, deployed_by=1, ended_at=NOW,
                    ended_by=2, ended_why="prices were mixed up")  # fmt: skip
    drawn = text(tuple(panel(PanelView(ended, None, (), SCENE), 120, SIGNS)))
    assert "↩ rolled back prices were mixed up" in drawn
    assert "rolled back  Tue 14 Apr 14:32   Sam Osei" in drawn


def test_the_title_counts_and_names_the_next_window() -> None:
    soon = replace(PLAIN, window_from=NOW + timedelta(minutes=118))
    past = replace(PLAIN, id=2, window_from=NOW - timedelta(minutes=1))
    assert next_window((past, soon), NOW) == soon.window_from
    line = title_line(Title(7, 9, 3, soon.window_from, NOW, four_eyes=False), 120).plain
    assert "7 under way" in line
    assert "3 wait for you" in line
    assert "four-eyes off" in line
    assert "next window 16:30 in 1 h 58 m" in line
    assert "1 waits for you" in title_line(Title(7, 9, 1, None, NOW), 80, narrow=True).plain
    assert (
        "You hold no role yet: 5 People gives roles" in title_line(Title(1, 1, 0, None, NOW, roleless=True), 80).plain
    )


@given(st.integers(24, 200), st.text(max_size=60), st.integers(0, 30))
def test_any_name_at_any_width_keeps_to_its_room(width: int, name: str, count: int) -> None:
    release = replace(PLAIN, name=name, version=name or "1")
    card = Card(release, 1, 1, 9, tuple(blocker(name, name, state="stale") for _ in range(count)))
    cards = {1: card}
    groups = grouped((release,), cards, "")
    look = Look(width, True, True, None, SIGNS)  # type: ignore[arg-type]
    for tile in columns_of(groups, cards, SCENE)[0].tiles:
        assert all(len(tile.draw(line, look).pieces()) >= 0 for line in range(tile.height))
    for row in rows_of(groups, cards, SCENE):
        assert row.draw(0, look).width == width


def test_a_filter_looks_at_version_name_type_and_who_is_asked() -> None:
    card = Card(PLAIN, 0, 0, 1, (blocker("Security review", "Security Champion"),))
    for words in ("4.12", "VAULT", "minor", "champion", "card security"):
        assert sum(map(len, grouped((PLAIN,), {1: card}, words).values())) == 1
    assert sum(map(len, grouped((PLAIN,), {1: card}, "vlt").values())) == 0


def test_the_story_is_the_guides_own() -> None:
    told = story(built_in(), NOW)
    drawn = text(tuple(story_lines(told, 120, SIGNS)))
    assert 6 <= len(told.lines) <= 8
    for each in told.lines:
        assert each.text.strip()[:20] in built_in().line(each.line)
    assert f"One release brings {told.tasks} tasks for {told.roles} roles and 4 seats in the call." in drawn


def test_a_guide_of_nothing_tells_nothing_and_does_not_fail() -> None:
    told = story(Guide("Bare", "0000", ""), NOW)
    assert told.lines == ()
    assert "One release brings 0 tasks for 0 roles." in text(tuple(story_lines(told, 80, SIGNS)))


@dataclass(frozen=True)
class Block:
    id: str
    height: int = 6
    gap: int = 1
    inset: int = 2
    tail: int = 1

    def draw(self, line: int, look: Look) -> Line:
        return Line(look.width)


def laid(*counts: int, width: int = 120, height: int = 24) -> Layout:
    layout = Layout()
    layout.width, layout.height = width, height
    columns = [Column(str(n), tuple(Block(f"{n}.{m}") for m in range(count))) for n, count in enumerate(counts)]
    layout.take(columns)
    return layout


def test_five_columns_of_22_stand_one_apart_at_120() -> None:
    layout = laid(1, 1, 1, 1, 1)
    assert [layout.span(number) for number in range(5)] == [(2, 22), (25, 22), (48, 22), (71, 22), (94, 24)]


def test_a_column_scrolls_no_further_than_it_must() -> None:
    layout = laid(500)
    assert layout.in_sight(0) == range(3)
    assert layout.show((0, 499))
    assert layout.in_sight(0) == range(497, 500)
    assert not layout.show((0, 498))
    assert not layout.scroll(0, 1)
    assert layout.scroll(0, -1)


def test_across_skips_empty_columns_and_keeps_the_height() -> None:
    layout = laid(3, 0, 2, 9)
    assert layout.across((0, 2), 1) == Block("2.1")
    assert layout.across((2, 1), 1) == Block("3.1")
    assert layout.across((0, 0), -1) is None


def test_when_a_tile_goes_the_next_one_inherits() -> None:
    layout = laid(3, 2)
    assert layout.heir((0, 1)) == "0.1"
    assert layout.heir((0, 9)) == "0.2"
    assert laid(0, 2).heir((0, 0)) == "1.0"
    assert laid(0, 0).heir((0, 0)) is None


@given(st.lists(st.integers(0, 40), min_size=1, max_size=5), st.integers(1, 210), st.integers(0, 70), st.data())
def test_whatever_the_room_the_cursor_is_in_sight(
    counts: list[int], width: int, height: int, data: st.DataObject
) -> None:
    layout = laid(*counts, width=width, height=height)
    number = data.draw(st.integers(0, len(counts) - 1))
    if counts[number]:
        index = data.draw(st.integers(0, counts[number] - 1))
        layout.show((number, index))
        assert index in layout.in_sight(number)
