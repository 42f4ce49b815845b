"""What terminals, disks and people do to a program: it keeps what it acknowledged, and says what is wrong."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from octotui.services import doing, views
from octotui.services.house import House
from tests.house import Clock, Crew, crew
from tests.old import OLD, restore
from tests.terminal.company import Company
from tests.terminal.conftest import Open
from tests.terminal.terminal import Terminal

ANA = ("--as", "Ana Ruiz")
SIZES = [(80, 24), (60, 15), (120, 40)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with a company and one release, closed."""
    team = crew(tmp_path / "octotui.db")
    team.makes()
    team.house.close()
    return tmp_path / "octotui.db"


def on_the_board(octotui: Open, file: Path, size: tuple[int, int] = (120, 40), **env: str) -> Terminal:
    terminal = octotui("--db", file, *ANA, size=size, **env)
    terminal.wait_for("4.12.0")
    terminal.wait_idle()
    return terminal


def test_after_kill_9_everything_acknowledged_is_there(company: Company, file: Path) -> None:
    noor = company.at("Noor Haddad")
    noor.to("DO", "Smoke tests prepared")
    noor.presses("space")
    noor.sees("Smoke tests prepared begun.")
    noor.presses("space")
    noor.sees("Smoke tests prepared done.")
    noor.terminal.kill9()
    company.forget("Noor Haddad")
    again = company.at("Noor Haddad")
    again.presses("2")
    again.sees("Whose work")
    assert "Smoke tests prepared" not in again.terminal.screen()
    again.presses("4")
    again.sees("did Smoke tests prepared")
    again.presses("t")
    again.sees(re.compile(r"whole, \d+ entries checked"))
    company.go_home()


def test_a_colleagues_work_shows_while_one_is_looking(octotui: Open, file: Path) -> None:
    ana = on_the_board(octotui, file)
    ana.press("enter")
    ana.wait_for("GATE CLOSED")
    ana.press("end")
    ana.wait_idle()
    before = cursor_of(ana)
    team = colleague(file)
    task = team.task("Smoke tests prepared")
    team.does("Noor Haddad", doing.finish, task.id)
    ana.wait_for(re.compile("● Smoke tests prepared"), timeout=5)
    assert cursor_of(ana) == before
    team.house.close()


def colleague(file: Path) -> Crew:
    """Open the database in this process, as everybody but who sits at the terminal."""
    clock = Clock()
    team = Crew(House(file, clock), clock)
    team.ids = {person.name: person.id for person in team.house.read(views.people)}
    return team


def cursor_of(terminal: Terminal) -> str:
    return next(line for line in terminal.lines if line.startswith("▌"))


def test_a_file_that_is_no_database_is_left_alone(octotui: Open, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("milk, bread, release")
    terminal = octotui("--db", notes)
    assert terminal.wait_exit() == 2
    assert said(terminal) == f"{notes} is not a database of octotui. Nothing was changed; name another file with --db."
    assert notes.read_text() == "milk, bread, release"


def test_a_newer_file_is_left_alone(octotui: Open, file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    terminal = octotui("--db", file)
    assert terminal.wait_exit() == 2
    assert "was written by a newer octotui" in said(terminal)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A database as the first octotui left it."""
    restore(OLD[0], tmp_path / "team.db")
    return tmp_path / "team.db"


def test_an_old_file_is_brought_up_to_date_and_it_is_said_where_the_copy_is(octotui: Open, old: Path) -> None:
    terminal = octotui("--db", old, *ANA)
    terminal.wait_for("was brought up to date. As it was before, it is")
    terminal.wait_for("Card vault")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    (copy,) = old.parent.glob("team.db.before-*")
    assert f"it is kept in {copy}." in said(terminal)


def test_somebody_unknown_to_an_old_file_is_told_who_is_known(octotui: Open, old: Path) -> None:
    terminal = octotui("--db", old, "--as", "Nobody Inparticular")
    assert terminal.wait_exit() == 2
    assert "Known are: Ana Ruiz, Noor Haddad, Dana Cruz." in said(terminal)


def test_somebody_unknown_is_told_who_is_known(octotui: Open, file: Path) -> None:
    terminal = octotui("--db", file, "--as", "Nobody Inparticular")
    assert terminal.wait_exit() == 2
    assert "Nobody Inparticular" in said(terminal)


def said(terminal: Terminal) -> str:
    """Return what stands on the screen as one sentence, and see that it is no traceback."""
    text = "".join(terminal.lines)
    assert "Traceback" not in text, terminal.screen()
    return text


def test_any_size_and_back_again(octotui: Open, file: Path) -> None:
    terminal = on_the_board(octotui, file)
    for room in ("1", "enter", "V", "2", "4", "5"):
        terminal.press(room)
        terminal.wait_idle()
        for size in SIZES:
            terminal.resize(*size)
            terminal.wait_idle()
            assert terminal.alive, terminal.screen()
            assert "octotui" in terminal.lines[0], (room, size, terminal.screen())
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


POOR = {
    "no colour": {"NO_COLOR": "1"},
    "dumb": {"TERM": "dumb"},
    "vt100": {"TERM": "vt100", "COLORTERM": ""},
    "not UTF-8": {"LANG": "C", "LC_ALL": "C"},
}


@pytest.mark.parametrize("kind", POOR)
def test_poor_terminals_show_the_board_all_the_same(octotui: Open, file: Path, kind: str) -> None:
    terminal = on_the_board(octotui, file, (120, 40), **POOR[kind])
    assert "Card vault" in terminal.screen()
    assert "things open" in terminal.screen()
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def test_without_colour_only_greys_are_sent(octotui: Open, file: Path) -> None:
    terminal = on_the_board(octotui, file, NO_COLOR="1")
    colours = terminal.emulator.colours() - {"default"}
    assert all(len({colour[at : at + 2] for at in (0, 2, 4)}) == 1 for colour in colours), colours


def test_a_click_moves_the_cursor_and_a_second_opens(octotui: Open, file: Path) -> None:
    team = colleague(file)
    team.makes("4.13.0", name="Quiet hours")
    team.house.close()
    terminal = on_the_board(octotui, file)
    terminal.wait_for("Quiet hours")
    for name in ("Card vault", "Quiet hours"):
        terminal.click(name)
        terminal.wait_idle()
    terminal.click("Quiet hours")
    terminal.wait_for(re.compile(r"4\.13\.0 +Quiet hours"))
    terminal.wait_for("GATE CLOSED")
    terminal.wait_for("2 My work")
    terminal.click("2 My work")
    terminal.wait_for("Whose work")


def test_a_read_only_file_can_be_read(run: Open, file: Path) -> None:
    file.chmod(0o444)
    argv = [*as_an_ordinary_user(), sys.executable, "-m", "octotui", "--db", str(file), "--as", "Noor Haddad"]
    terminal = run(argv)
    terminal.wait_for("4.12.0")
    terminal.wait_idle()
    terminal.press("2")
    terminal.wait_for("Whose work")
    terminal.wait_idle()
    terminal.press("space")
    terminal.wait_for("is read-only")
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0


def as_an_ordinary_user() -> list[str]:
    """Return what to run a program with so that the rights of files count, also where root runs the tests."""
    if os.geteuid() != 0:
        return []
    if shutil.which("setpriv") is None:
        pytest.skip("root writes to read-only files all the same, and setpriv is not at hand")
    return ["setpriv", "--bounding-set=-dac_override"]
