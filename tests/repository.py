"""Real repositories for tests, written by `git fast-import`; whatever git is set to on this machine is left aside."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

START = 1_770_000_000
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_TERMINAL_PROMPT": "0"}


def git(path: Path, *arguments: str, text: bytes | None = None) -> str:
    """Run git in a folder and return what it prints."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(["git", *arguments], cwd=path, env=kept | QUIET, input=text, capture_output=True, check=True)
    return done.stdout.decode()


@dataclass
class Repository:
    """A repository whose commits hold no files, only messages."""

    path: Path
    marks: int = 0
    lines: list[bytes] = field(default_factory=list)

    def commit(self, message: str | bytes, *, parents: Sequence[int] = (), author: str = "Dana Cruz") -> int:
        """Add a commit behind the last one, or behind those given by number; return its number."""
        self.marks += 1
        said = message.encode() if isinstance(message, str) else message
        who = f"{author} <dana@example.com> {START + 60 * self.marks} +0000".encode()
        before = list(parents) or ([self.marks - 1] if self.marks > 1 else [])
        head = [b"commit refs/heads/main", b"mark :%d" % self.marks, b"author " + who, b"committer " + who]
        body = [b"data %d" % len(said), said]
        links = [(b"from :%d" if n == 0 else b"merge :%d") % parent for n, parent in enumerate(before)]
        self.lines += [*head, *body, *links, b""]
        return self.marks

    def tag(self, name: str, mark: int) -> None:
        """Name a commit."""
        self.lines += [f"reset refs/tags/{name}".encode(), b"from :%d" % mark, b""]

    def write(self) -> Path:
        """Write everything into the repository, and return its folder."""
        git(self.path, "fast-import", "--quiet", "--force", text=b"\n".join(self.lines) + b"\n")
        return self.path


def repository(path: Path, messages: Iterable[str | bytes] = ()) -> Repository:
    """Make an empty repository, with a commit a message waiting to be written."""
    path.mkdir(parents=True, exist_ok=True)
    git(path, "init", "--quiet", "--initial-branch=main")
    made = Repository(path)
    for message in messages:
        made.commit(message)
    return made
