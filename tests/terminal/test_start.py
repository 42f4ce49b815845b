"""Starting at a terminal: the demo, and places and names with which no room can be opened."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from octotui.services import views
from octotui.services.house import House
from tests.house import crew
from tests.terminal.conftest import Open
from tests.terminal.terminal import Terminal
from tests.terminal.test_hardship import as_an_ordinary_user, said


def leaves(terminal: Terminal) -> None:
    terminal.wait_idle()
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_the_demo_is_another_database_that_goes_away(octotui: Open, tmp_path: Path) -> None:
    own, folder = tmp_path / "own.db", tmp_path / "temporary"
    folder.mkdir()
    terminal = octotui("--demo", OCTOTUI_DB=str(own), TMPDIR=str(folder))
    terminal.wait_for("Preparing", timeout=60)
    terminal.wait_for("Ana Ruiz")
    assert len(list(folder.glob("octotui-demo-*/demo.db"))) == 1
    leaves(terminal)
    assert list(folder.iterdir()) == []
    assert not own.exists()


def test_the_demo_is_looked_at_as_somebody_else(octotui: Open) -> None:
    terminal = octotui("--demo", "--as", "Noor Haddad")
    terminal.wait_for("Preparing", timeout=60)
    terminal.wait_for("Noor Haddad")
    leaves(terminal)


def test_a_name_the_demo_does_not_know_is_said(octotui: Open) -> None:
    terminal = octotui("--demo", "--as", "Nobody Inparticular")
    assert terminal.wait_exit(timeout=60) == 2
    assert "Nobody here is called Nobody Inparticular. Known are: Ana Ruiz" in said(terminal)


def test_the_first_to_come_may_be_called_anything(octotui: Open, tmp_path: Path) -> None:
    terminal = octotui("--db", tmp_path / "new.db", "--as", "Nobody Inparticular")
    terminal.wait_for("Who are you?")
    leaves(terminal)


def test_the_name_may_be_written_in_any_case(octotui: Open, tmp_path: Path) -> None:
    crew(tmp_path / "team.db").house.close()
    terminal = octotui("--db", tmp_path / "team.db", "--as", "  noor   HADDAD ")
    terminal.wait_for("Noor Haddad")
    leaves(terminal)


PLACES = {
    "a folder": (".", "is a folder. Name a file with --db, such as"),
    "below a file": ("notes.txt/team.db", "notes.txt is no folder. Nothing was written; name another file"),
    "too long a name": ("n" * 300 + ".db", "cannot be used: File name too long. Nothing was written; name another"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_place_where_no_database_can_be_is_said(octotui: Open, tmp_path: Path, place: str) -> None:
    (tmp_path / "notes.txt").write_text("a shopping list")
    where, words = PLACES[place]
    terminal = octotui("--db", tmp_path / where, size=(400, 24))
    assert terminal.wait_exit() == 2
    assert words in said(terminal)
    assert (tmp_path / "notes.txt").read_text() == "a shopping list"


def test_a_folder_that_may_not_be_written_is_said(run: Open, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o555)
    argv = [*as_an_ordinary_user(), sys.executable, "-m", "octotui", "--db", str(shut / "team.db")]
    terminal = run(argv, (400, 24))
    assert terminal.wait_exit() == 2
    assert "Traceback" not in terminal.screen()
    assert str(shut / "team.db") in said(terminal)
    assert list(shut.iterdir()) == []


def test_the_database_is_made_where_the_environment_says(octotui: Open, tmp_path: Path) -> None:
    path = tmp_path / "a folder that is not there yet" / "team.db"
    terminal = octotui(OCTOTUI_DB=str(path))
    terminal.wait_for("Who are you?")
    leaves(terminal)
    house = House(path)
    assert house.read(views.people) == ()
    house.close()
