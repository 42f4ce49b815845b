"""Which database is opened, and which version answers."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from octotui.__main__ import main
from octotui.cli.place import database


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the user's data folder into the test's own, and name no database."""
    monkeypatch.delenv("OCTOTUI_DB", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "share")
    return tmp_path


def test_the_user_has_one_database_unless_told_otherwise(folder: Path) -> None:
    assert database(None) == folder / "share" / "octotui.db"


def test_a_named_file_comes_before_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCTOTUI_DB", str(folder / "team.db"))
    assert database(None) == folder / "team.db"
    assert database(str(folder / "other.db")) == folder / "other.db"


def test_the_home_folder_may_be_written_short(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))
    assert database("~/team.db") == folder / "team.db"


def test_a_home_that_nobody_has_is_taken_as_it_is_written() -> None:
    assert database("~nobody-of-that-name/team.db") == Path("~nobody-of-that-name/team.db")


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--version"])
    assert left.value.code == 0
    assert capsys.readouterr().out == f"octotui {version('octotui')}\n"
