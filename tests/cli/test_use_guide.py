"""`octotui guide use`, as a shell meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.__main__ import main
from octotui.services import people, views
from octotui.services.guide import guide_in_use
from octotui.services.house import House, login
from tests.old import OLD, restore

GUIDE = "# House rules\n\n## Deployment checklist\n\n- [ ] Tag the build - Release Manager\n- [ ] Ring the bell\n"


class Shell:
    """A shell with a guide beside a database in which Ana sits."""

    def __init__(self, folder: Path) -> None:
        self.guide = folder / "guide.md"
        self.guide.write_text(GUIDE, encoding="utf-8")
        self.db = folder / "octotui.db"
        house = House(self.db)
        house.act(people.join, "Ana Ruiz", ("Release Manager",))
        house.act_as(1, people.join, "Sam Osei", ("QA Engineer",))
        house.act_as(1, people.remember, login(), 1)
        house.close()

    def use(self, *words: str) -> int:
        return main(["--db", str(self.db), "guide", "use", str(self.guide), *words])

    def in_use(self) -> str:
        house = House(self.db)
        try:
            return house.read(guide_in_use).name
        finally:
            house.close()

    def last(self) -> tuple[str, str]:
        house = House(self.db)
        try:
            entry = house.read(views.journal)[0]
            return entry.person, entry.said
        finally:
            house.close()


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


def answers(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda _question: answer)


def test_with_yes_it_takes_effect_and_says_line_by_line_what_was_understood(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shell.use("--yes") == 0
    out = capsys.readouterr().out
    assert "deployment step" in out
    assert "names no owner: Ring the bell" in out
    assert "House rules" in out.splitlines()[-1]
    assert shell.in_use() == "House rules"


def test_it_is_the_act_of_who_sits_here_or_is_named(shell: Shell) -> None:
    shell.use("--yes")
    assert shell.last()[0] == "Ana Ruiz"
    shell.guide.write_text(GUIDE.replace("bell", "gong"), encoding="utf-8")
    assert shell.use("--yes", "--as", "sam osei") == 0
    assert shell.last()[0] == "Sam Osei"


def test_nobody_can_be_asked_without_a_terminal(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    before = shell.last()
    assert shell.use() == 2
    assert "--yes" in capsys.readouterr().err
    assert shell.last() == before


@pytest.mark.parametrize(("answer", "code", "name"), [("y", 0, "House rules"), ("", 1, ""), ("n", 1, "")])
def test_it_asks_in_a_terminal(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, name: str
) -> None:
    before = shell.in_use()
    answers(monkeypatch, answer)
    assert shell.use() == code
    assert shell.in_use() == (name or before)


def test_a_file_that_is_no_guide_is_said_in_one_sentence(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.guide.write_text("", encoding="utf-8")
    assert shell.use("--yes") == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_somebody_must_be_there(tmp_path: Path, shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    shell.db = tmp_path / "other.db"
    assert shell.use("--yes") == 2
    assert f"run octotui --db {shell.db}." in capsys.readouterr().err
    assert not shell.db.exists()


def test_an_old_file_is_brought_up_to_date_and_it_is_said_where_the_copy_is(
    shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shell.db = tmp_path / "old.db"
    restore(OLD[0], shell.db)
    assert shell.use("--yes", "--as", "Ana Ruiz") == 0
    (copy,) = tmp_path.glob("old.db.before-*")
    assert capsys.readouterr().err == f"old.db was brought up to date. As it was before, it is kept in {copy}.\n"
    assert shell.in_use() == "House rules"


def test_a_name_nobody_has_is_refused_with_the_names_there_are(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shell.use("--yes", "--as", "Bob") == 2
    assert "Sam Osei" in capsys.readouterr().err
