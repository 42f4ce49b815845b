"""A fault of octotui itself: it says where the data is safe, and the details are in a file, not on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui import __main__
from octotui.cli.crash import report


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep the details in the test's own folder."""
    folder = tmp_path / "logs"
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: folder)
    return folder


def broken(*_: object, **__: object) -> None:
    raise ZeroDivisionError("a fault of our own")


def test_a_report_names_the_database_and_hides_the_details(
    tmp_path: Path, logs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        broken()
    assert report(caught.value, tmp_path / "team.db") == 1
    said = capsys.readouterr().err
    (written,) = logs.iterdir()
    assert f"every act that was confirmed is in {tmp_path / 'team.db'}." in said
    assert "ZeroDivisionError a fault of our own" in said
    assert str(written) in said
    assert "Traceback" not in said
    assert "in broken" in written.read_text()
    assert written.stat().st_mode & 0o077 == 0


def test_details_that_cannot_be_written_are_not_lost(logs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    logs.write_text("a file where the folder should be")
    assert report(ValueError("odd"), None) == 1
    said = capsys.readouterr().err
    assert "Only the demo is lost" in said
    assert "ValueError: odd" in said


def test_a_verb_that_fails_is_reported(
    tmp_path: Path, logs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("octotui.services.guide.read_file", broken)
    code = __main__.main(["--db", str(tmp_path / "team.db"), "guide", "use", str(tmp_path / "guide.md")])
    assert code == 1
    assert str(tmp_path / "team.db") in capsys.readouterr().err


def test_a_start_that_fails_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(__main__, "_check_terminal", lambda: None)
    monkeypatch.setattr(__main__, "_house", broken)
    assert __main__.main(["--db", str(tmp_path / "team.db")]) == 1
    assert str(tmp_path / "team.db") in capsys.readouterr().err
