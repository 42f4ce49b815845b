"""Files are written whole or not at all, and never outside the folder that was chosen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from octotui.integrations import files


def test_a_file_is_written_byte_for_byte(tmp_path: Path) -> None:
    text = "# Día\r\n\n\ttab — 日本\n\n"
    path = files.write_text(tmp_path, "deep/down/4.12.0.md", text)
    assert path == tmp_path / "deep" / "down" / "4.12.0.md"
    assert path.read_bytes() == text.encode()
    assert files.read_text(tmp_path, "deep/down/4.12.0.md") == text
    assert files.read_text(tmp_path, "other.md") is None


def test_a_file_keeps_its_mode_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    old.write_text("x")
    old.chmod(0o640)
    files.write_text(tmp_path, "old.md", "y")
    assert old.stat().st_mode & 0o777 == 0o640
    usual = tmp_path / "usual"
    usual.touch()
    new = files.write_text(tmp_path, "new.md", "z")
    assert new.stat().st_mode == usual.stat().st_mode


def test_a_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write_text(tmp_path, "notes.md", "before")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(files.NotWritten, match=r"notes\.md cannot be written: No space left on device"):
        files.write_text(tmp_path, "notes.md", "after")
    assert [path.name for path in tmp_path.iterdir()] == ["notes.md"]
    assert (tmp_path / "notes.md").read_text() == "before"


@pytest.mark.parametrize(
    "relative", ["../outside.md", "a/../../outside.md", "/tmp/outside.md", "linked/outside.md", ""]
)
def test_nothing_is_written_outside_the_folder(tmp_path: Path, relative: str) -> None:
    folder, outside = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    outside.mkdir()
    (folder / "linked").symlink_to(outside)
    with pytest.raises(files.NotWritten, match="would lie outside"):
        files.write_text(folder, relative, "x")
    assert list(outside.iterdir()) == []
    assert not (tmp_path / "outside.md").exists()


def test_a_link_in_place_of_the_file_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("kept")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.md").symlink_to(secret)
    with pytest.raises(files.NotWritten):
        files.write_text(tmp_path / "in", "notes.md", "x")
    assert secret.read_text() == "kept"


def test_a_name_that_no_disk_can_hold_is_said(tmp_path: Path) -> None:
    with pytest.raises(files.NotWritten, match="File name too long"):
        files.write_text(tmp_path, "x" * 300, "x")
    with pytest.raises(files.NotWritten, match="File name too long"):
        files.read_text(tmp_path, "x" * 300)
    assert not files.is_folder(tmp_path / ("x" * 300))


def test_a_link_that_leads_to_itself_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path / "round")
    with pytest.raises(files.NotWritten, match="cannot be written"):
        files.write_text(tmp_path / "round", "notes.md", "x")
    with pytest.raises(files.NotWritten, match="cannot be read"):
        files.read_text(tmp_path / "round", "notes.md")


def test_a_file_that_is_no_text_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "CHANGELOG.md").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(files.NotWritten, match="is not UTF-8 text"):
        files.read_text(tmp_path, "CHANGELOG.md")
