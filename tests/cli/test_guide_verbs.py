"""`octotui guide read` and `octotui guide check`, as a shell meets them."""

import json
from pathlib import Path

import pytest

from octotui.__main__ import main

GUIDE = "# House\n\n## Deployment checklist\n\n- [ ] Tag the build - Release Manager\n- [ ] Ring \x1b[2Jthe bell\n"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "guide.md"
    path.write_text(GUIDE, encoding="utf-8")
    return path


def test_read_prints_a_summary(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide", "read", str(guide)]) == 0
    out = capsys.readouterr().out
    assert "Tag the build · Release Manager" in out
    assert "names no owner: Ring" in out
    assert "\x1b" not in out


def test_read_prints_json(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide", "read", str(guide), "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert list(value) == [
        "name",
        "edition",
        "release_types",
        "requirements",
        "deployment",
        "other_checks",
        "go_no_go",
        "incident_phases",
        "review",
        "escalation",
        "notes_fields",
        "roles",
        "findings",
    ]
    assert value["deployment"][0] == {
        "title": "Tag the build",
        "owners": ["Release Manager"],
        "verified_by": [],
        "sign_off": [],
        "reviewed_by": [],
        "input_from": [],
        "condition": None,
        "line": 5,
        "parent": None,
    }
    assert value["go_no_go"] is value["review"] is value["escalation"] is None
    assert value["roles"] == ["Release Manager"]


def test_check_names_every_line(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["guide", "check", str(guide)]) == 0
    out = capsys.readouterr().out
    for number, kind in ((1, "heading"), (3, "heading"), (5, "deployment step"), (6, "deployment step")):
        assert any(line.split()[:1] == [str(number)] and kind in line for line in out.splitlines())
    assert "○" not in out


def test_no_guide_is_one_sentence_and_exit_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cake.md").write_text("# Cake\n", encoding="utf-8")
    for name in ("cake.md", "none.md"):
        assert main(["guide", "read", str(tmp_path / name)]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
