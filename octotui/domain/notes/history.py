"""A stretch of a repository's history, and what each commit of it says."""

from __future__ import annotations

import re
from datetime import datetime

from octotui.domain.clean import clean_line, clean_text
from octotui.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit as the repository has it; `parents` and `sha` are full names."""

    sha: str
    parents: tuple[str, ...]
    at: datetime
    author: str
    subject: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The commits between two revisions, the newest first; `since` is empty where they begin with the repository."""

    path: str
    since: str
    until: str
    commits: tuple[Commit, ...]
    shallow: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """What a commit's message says: its type where it follows Conventional Commits, its title, and what it is about.

    `undoes` is the commit that it takes back, `merges` tells that it brings in a branch, and `titled` that the
    merge has a title of its own, as that of a pull request.
    """

    type: str
    scope: str
    title: str
    breaking: str = ""
    refs: tuple[str, ...] = ()
    undoes: str = ""
    merges: bool = False
    titled: bool = False
    authors: tuple[str, ...] = ()


_CONVENTIONAL = re.compile(r"([A-Za-z]+)(?:\(([^()]*)\))?(!)?:\s+(\S.*)")
_TYPES = {
    "feat", "feature", "fix", "bugfix", "hotfix", "perf", "improve", "improvement", "enhance", "enhancement",
    "security", "sec", "docs", "doc", "chore", "ci", "build", "test", "tests", "style", "refactor", "revert",
    "deps", "release", "wip", "change", "add", "remove", "deprecate",
}  # fmt: skip
_BREAKING = re.compile(r"^BREAKING[ -]CHANGES?:[ \t]*(.+?)(?=\n[ \t]*\n|\n[A-Za-z][A-Za-z-]*(?:: | #)|\Z)", re.M | re.S)
_UNDOES = re.compile(r"\bThis reverts commit ([0-9a-f]{7,40})\b")
_REVERT = re.compile(r'Revert "(.+)"(?: \(#\d+\))?$')
_COAUTHOR = re.compile(r"^Co-authored-by:[ \t]*([^<\n]+?)[ \t]*(?:<|$)", re.M | re.I)
_CLOSES = re.compile(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)\b:?[ \t]+((?:[\w./-]*#\d+(?:,? (?:and )?)?)+)", re.I)
_NUMBER = re.compile(r"(?<![\w/])#(\d+)\b")
_PULL = re.compile(r"Merge pull request #(\d+) from \S+$")
_AZURE = re.compile(r"Merged PR (\d+): (.+)$")
_BUCKET = re.compile(r"Merged in \S+ \(pull request #(\d+)\)$")
_LAB = re.compile(r"^See merge request [\w./-]*(![0-9]+)", re.M)
_BRANCH = re.compile(r"Merge (?:remote-tracking )?(?:branch|branches|tag|commit)\b")
_LONGEST = 64_000
"""More of a message than this nobody wrote for readers."""


def read_message(commit: Commit) -> Message:
    """Return what a commit's message says."""
    subject, body = clean_line(commit.subject), clean_text(commit.body[:_LONGEST])
    number, title, merges = _merged(commit, subject, body)
    titled = merges and bool(title)
    numbers = [*_numbers(title or subject), *_closed(body)]
    refs = tuple(dict.fromkeys([number, *numbers] if number else numbers))
    said = title or subject
    found = _CONVENTIONAL.match(said)
    kind, scope, breaking = "", "", _breaking(body)
    if found and found[1].casefold() in _TYPES:
        kind, scope, said = found[1].casefold(), (found[2] or "").strip(), found[4]
        breaking = breaking or (said if found[3] else "")
    undone = _UNDOES.search(body)
    reverts = _REVERT.match(subject) is not None or kind == "revert"
    names = map(clean_line, (commit.author, *_COAUTHOR.findall(body)))
    authors = tuple(dict.fromkeys(name for name in names if name))
    return Message(kind, scope, said, breaking, refs, undone[1] if undone and reverts else "", merges, titled, authors)


def _merged(commit: Commit, subject: str, body: str) -> tuple[str, str, bool]:
    """Return number and title of what a merge brings in, and whether the commit is a merge at all."""
    first = next((clean_line(line) for line in body.split("\n") if line.strip()), "")
    if found := _AZURE.match(subject):
        return f"#{found[1]}", found[2], True
    if found := _PULL.match(subject) or _BUCKET.match(subject):
        return f"#{found[1]}", first, True
    if found := _LAB.search(body):
        return found[1], "" if first.startswith("See merge request") else first, True
    return "", "", len(commit.parents) > 1 or (_BRANCH.match(subject) is not None and len(commit.parents) != 1)


def _numbers(text: str) -> list[str]:
    return [f"#{number}" for number in _NUMBER.findall(text)]


def _closed(body: str) -> list[str]:
    return [f"#{number}" for words in _CLOSES.findall(body) for number in re.findall(r"#(\d+)", words)]


def _breaking(body: str) -> str:
    found = _BREAKING.search(body)
    return clean_line(found[1]) if found else ""
