"""What is copied from the board is whole: nothing cut, everybody by full name, whose move it is."""

from __future__ import annotations

from dataclasses import replace

from octotui.services.board import Card
from octotui.tui.drawing.board_told import told
from tests.tui.board.test_drawing import PLAIN, SCENE, blocker


def test_a_release_is_told_with_all_that_stands_in_its_way() -> None:
    title = "Security review of everything that touches payments"
    found = (blocker(title, "Security Champion", 2, "blocked"), blocker("Smoke tests", "QA Engineer"))
    first, *rest = told(PLAIN, Card(PLAIN, 1, 0, 3, found), SCENE).splitlines()
    person = SCENE.person(2)
    assert person is not None
    assert first.startswith(f"{PLAIN.version} {PLAIN.name}")
    assert first.endswith("1/3")
    assert rest[0].startswith(f"- {title}: {person.name}, Security Champion ")
    assert rest[1].startswith("- Smoke tests: QA Engineer ")


def test_what_has_ended_is_told_with_its_reason() -> None:
    ended = replace(PLAIN, ended_at=SCENE.now, ended_why="wrong prices")
    assert told(ended, None, SCENE).endswith(", wrong prices")
