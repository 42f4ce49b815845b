"""Reading history from real repositories, also from those that mean no good."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from time import perf_counter

import pytest

from octotui.domain.notes.sorting import sort
from octotui.integrations import git
from tests.repository import git as run
from tests.repository import repository


def test_the_newest_commit_comes_first_with_all_it_says(tmp_path: Path) -> None:
    made = repository(tmp_path, ["feat: one (#1)", "fix: two\n\nBecause.\n\nCo-authored-by: Yuki Sato <y@example.com>"])
    history = git.read_history(made.write(), "", "")
    assert [commit.subject for commit in history.commits] == ["fix: two", "feat: one (#1)"]
    newest, oldest = history.commits
    assert newest.parents == (oldest.sha,)
    assert newest.author == "Dana Cruz"
    assert newest.body.startswith("Because.")
    assert not history.shallow


def test_a_stretch_is_what_one_revision_has_and_the_other_has_not(tmp_path: Path) -> None:
    made = repository(tmp_path, ["one", "two", "three"])
    made.tag("v1.0.0", 1)
    path = made.write()
    assert [commit.subject for commit in git.read_history(path, "v1.0.0", "main").commits] == ["three", "two"]
    assert git.tags(path) == ("v1.0.0",)
    assert git.latest_tag(path) == "v1.0.0"
    assert git.latest_tag(path, "nowhere") == ""
    assert git.count(path, "v1.0.0", "main") == 2
    assert git.known(path, "v1.0.0")
    assert not git.known(path, "v2.0.0")


def test_the_tag_on_the_revision_itself_is_not_the_one_before(tmp_path: Path) -> None:
    made = repository(tmp_path, ["one", "two"])
    made.tag("v1", 1)
    made.tag("v2", 2)
    assert git.latest_tag(made.write(), "v2") == "v1"


def test_names_that_look_like_options_run_and_write_nothing(tmp_path: Path) -> None:
    path, evil = repository(tmp_path / "repo", ["one", "two"]).write(), tmp_path / "evil"
    for name in (f"--output={evil}", "-n1", "--all", f"--exec=touch {evil}", "main --all", "\0", "main\n--all"):
        with pytest.raises(git.NoHistory, match="has no revision"):
            git.read_history(path, name, "main")
        with pytest.raises(git.NoHistory, match="has no revision"):
            git.read_history(path, "", name)
    assert list(tmp_path.iterdir()) == [path]


def test_a_tag_that_looks_like_an_option_is_a_tag(tmp_path: Path) -> None:
    path = repository(tmp_path, ["one", "two"]).write()
    first = run(path, "rev-parse", "HEAD~1")
    tags = path / ".git" / "refs" / "tags"
    tags.mkdir(exist_ok=True)
    for name in ("--all", "--output=evil"):
        (tags / name).write_text(first)
        assert [commit.subject for commit in git.read_history(path, name, "main").commits] == ["two"]
        assert name in git.tags(path)
    assert not (path / "evil").exists()


def test_what_the_repository_would_run_is_not_run(tmp_path: Path) -> None:
    path = repository(tmp_path / "repo", ["one"]).write()
    trap, sprung = tmp_path / "trap", tmp_path / "sprung"
    trap.write_text(f"#!/bin/sh\ntouch {sprung}\n")
    trap.chmod(0o755)
    for key in ("core.pager", "core.fsmonitor", "gpg.program", "diff.external", "alias.log", "core.sshCommand"):
        run(path, "config", key, str(trap))
    run(path, "config", "log.showSignature", "true")
    assert len(git.read_history(path, "", "main").commits) == 1
    assert not sprung.exists()


def test_hostile_messages_become_clean_lines(tmp_path: Path) -> None:
    messages = [
        b"feat: \x1b[31mred\x1b[0m \x1b]0;title\x07 and \x07 bell",
        b"fix: <script>alert(1)</script> [click](javascript:x)",
        b"\xff\xfe not text at all",
        "fix: turned \u202eeman\u202c".encode(),
        b"[bold]markup[/bold] $(touch x) `touch y`",
        b"feat: fields\x1fof\x1fours\n\nbody\x1fmore",
    ]
    history = git.read_history(repository(tmp_path, messages).write(), "", "")
    lines = [each.line for each in sort(history.commits)][::-1]
    assert lines[0] == "- Red and bell"
    assert lines[1] == "- \\<script>alert(1)\\</script> \\[click\\](javascript:x)"
    assert lines[3] == "- Turned eman"
    assert lines[4] == "- \\[bold\\]markup\\[/bold\\] $(touch x) `touch y`"
    assert lines[5] == "- Fieldsofours"
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("when", ["1770000000 +9999", "99999999999999999 +0000", "1 -9999"])
def test_a_commit_of_a_day_that_no_calendar_has_is_read(tmp_path: Path, when: str) -> None:
    path = repository(tmp_path, ["feat: one"]).write()
    tree = run(path, "rev-parse", "HEAD^{tree}").strip()
    made = f"tree {tree}\nauthor A <a> {when}\ncommitter A <a> {when}\n\nfeat: of a strange day\n".encode()
    sha = run(path, "hash-object", "-t", "commit", "-w", "--stdin", "--literally", text=made).strip()
    (found,) = git.read_history(path, "", sha).commits
    assert found.subject == "feat: of a strange day"
    assert found.at.utcoffset() is not None


@pytest.mark.parametrize("author", ["a\x1b[2J", "x\x1fy"])
def test_the_names_of_authors_are_clean_as_well(tmp_path: Path, author: str) -> None:
    made = repository(tmp_path)
    made.commit("one", author=author)
    assert git.read_history(made.write(), "", "").commits[0].author.isprintable()


def test_a_shallow_clone_says_so(tmp_path: Path) -> None:
    made = repository(tmp_path / "far", [f"change {n}" for n in range(9)])
    made.tag("v1", 1)
    far = made.write()
    run(tmp_path, "clone", "--quiet", "--depth=3", f"file://{far}", "near")
    near = tmp_path / "near"
    history = git.read_history(near, "", "")
    assert history.shallow
    assert len(history.commits) == 3
    with pytest.raises(git.NoHistory, match="v1 is not in this shallow clone; run git fetch --unshallow"):
        git.read_history(near, "v1", "HEAD")


def test_what_is_no_repository_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(git.NoHistory, match="is not inside a git repository"):
        git.read_history(tmp_path, "", "")
    with pytest.raises(git.NoHistory, match="is not a folder"):
        git.read_history(tmp_path / "nowhere", "", "")
    empty = repository(tmp_path / "empty").path
    with pytest.raises(git.NoHistory, match="has no commit yet"):
        git.read_history(empty, "", "")
    assert git.tags(empty) == ()


def test_somebody_elses_repository_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = repository(tmp_path, ["one"]).write()
    monkeypatch.setattr(git, "_environment", lambda: {"PATH": "/usr/bin:/bin", "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    with pytest.raises(git.NoHistory, match=r"belongs to somebody else.*safe\.directory"):
        git.read_history(path, "", "")


def test_without_git_the_notes_are_written_by_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(git.NoHistory, match="git is not installed here"):
        git.read_history(tmp_path, "", "")


def test_surroundings_that_point_elsewhere_are_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = repository(tmp_path / "other", ["other"]).write()
    mine = repository(tmp_path / "mine", ["mine"]).write()
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert [commit.subject for commit in git.read_history(mine, "", "").commits] == ["mine"]


def test_twenty_thousand_commits_are_read_with_progress_and_sorted_quickly(tmp_path: Path) -> None:
    kinds = ("feat", "fix", "chore", "perf")
    path = repository(tmp_path, (f"{kinds[n % 4]}: change number {n} (#{n})" for n in range(20_000))).write()
    seen: list[int] = []
    began = perf_counter()
    history = git.read_history(path, "", "", seen.append)
    found = sort(history.commits)
    assert perf_counter() - began < 10
    assert seen == sorted(seen)
    assert seen[-1] == 20_000
    assert len(seen) > 50
    assert sum(1 for each in found if each.left_out) == 5_000
    assert len(found) == 20_000


def test_reading_stops_when_asked(tmp_path: Path) -> None:
    path = repository(tmp_path, (f"change {n}" for n in range(3_000))).write()
    cancel, seen = Event(), list[int]()

    def progress(count: int) -> None:
        seen.append(count)
        cancel.set()

    with pytest.raises(git.Stopped):
        git.read_history(path, "", "", progress, cancel)
    assert seen[-1] < 3_000


def test_a_disk_that_does_not_answer_is_said_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nexec tail -f /dev/null\n", encoding="utf-8")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(fake.parent), prepend=":")
    monkeypatch.setattr(git, "PATIENCE", 0.05)
    with pytest.raises(git.NoHistory, match="git gives no answer about"):
        git.tags(tmp_path)
