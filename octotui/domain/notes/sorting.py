"""Commits sorted by what they mean to readers: told in which section and in which words, or left out and why."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from octotui.domain.notes.history import Commit, Message, read_message
from octotui.domain.notes.kinds import Kind
from octotui.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Sorted:
    """One commit with its place in the notes: a `kind` and a `line`, or the reason why it is `left_out`.

    `step` is the line it adds to the migration steps. `told_by` is the merge whose line tells it.
    """

    commit: Commit
    message: Message
    kind: Kind = Kind.OTHER
    line: str = ""
    step: str = ""
    left_out: str = ""
    told_by: str = ""


_KINDS = {
    "feat": Kind.FEATURES, "feature": Kind.FEATURES, "add": Kind.FEATURES, "fix": Kind.FIXES, "bugfix": Kind.FIXES,
    "hotfix": Kind.FIXES, "perf": Kind.IMPROVEMENTS, "improve": Kind.IMPROVEMENTS, "improvement": Kind.IMPROVEMENTS,
    "enhance": Kind.IMPROVEMENTS, "enhancement": Kind.IMPROVEMENTS, "change": Kind.IMPROVEMENTS,
    "remove": Kind.IMPROVEMENTS, "deprecate": Kind.IMPROVEMENTS, "revert": Kind.IMPROVEMENTS,
    "security": Kind.SECURITY, "sec": Kind.SECURITY,
}  # fmt: skip
_NOT_FOR_USERS = {
    "docs": "documentation", "doc": "documentation", "chore": "housekeeping", "ci": "the pipeline",
    "build": "the build", "test": "tests", "tests": "tests", "style": "the style of code",
    "refactor": "the inside of code", "deps": "a dependency", "release": "marks a version", "wip": "unfinished work",
}  # fmt: skip
_ADDS = re.compile(r"(?:add|introduce|implement|support|allow|enable|new|create)(?:s|ed|d)?\b", re.I)
_FIXES = re.compile(r"(?:fix|repair|correct|resolve|mend|hotfix|bugfix)(?:es|ed|s|d)?\b", re.I)
_SECURE = re.compile(
    r"\bCVE-\d{4}-\d+|\bGHSA-[\w-]+|\bsecurity (?:fix|issue|hole|update|advisory)|\bvulnerabilit", re.I
)
_FOLDED = re.compile(r"(?:fixup|squash|amend)! ")
_BUMP = re.compile(r"(?:bump|update|upgrade) (?:dependenc|deps\b|\S+ from \S+ to \S+|lock ?file)", re.I)
_VERSION = re.compile(
    r"(?:release|version|bump version(?: to)?|prepare release|cut)?:? ?v?\d+\.\d+(?:\.\d+)?\S*$", re.I
)


def sort(commits: Sequence[Commit]) -> tuple[Sorted, ...]:
    """Return every commit once, in the order given (the newest first), each told or left out."""
    said = {commit.sha: read_message(commit) for commit in commits}
    undone = _undone(commits, said)
    carried = _carried(commits, said, undone)
    found: list[Sorted] = []
    for commit in commits:
        message, merge = said[commit.sha], carried.get(commit.sha, "")
        reason = undone.get(commit.sha) or undone.get(merge, "")
        if not reason and not merge and not message.breaking:
            reason = _left_out(message)
        if reason:
            found.append(Sorted(commit, message, left_out=reason))
            continue
        step = f"- {_told(message.breaking, message)}" if message.breaking else ""
        line = f"- {_told(message.title, message)}"
        found.append(Sorted(commit, message, _kind(message), line, step, told_by=merge))
    return _with_merges(found)


def _undone(commits: Sequence[Commit], said: dict[str, Message]) -> dict[str, str]:
    """Return what cancels out: a commit taken back by a later one, and the one that takes it back."""
    known = {commit.sha for commit in commits}
    found: dict[str, str] = {}
    for commit in commits:
        target = said[commit.sha].undoes
        if target and target not in known:
            target = next((sha for sha in known if sha.startswith(target)), "")
        if not target or commit.sha in found or target in found or target == commit.sha:
            continue
        found[commit.sha] = f"takes back {target[:7]}"
        found[target] = f"taken back by {commit.sha[:7]}"
    return found


def _carried(commits: Sequence[Commit], said: dict[str, Message], undone: dict[str, str]) -> dict[str, str]:
    """Return the commits that came by a merge with a title, and that merge: its line tells them all."""
    within = {commit.sha: commit for commit in commits}
    main: set[str] = set()
    for commit in commits:
        if commit.sha in main or not main:
            main.add(commit.sha)
            main.update(commit.parents[:1])
    found: dict[str, str] = {}
    for merge in reversed(commits):
        message = said[merge.sha]
        if merge.sha not in main or not message.titled or (_left_out(message) and merge.sha not in undone):
            continue
        waiting = list(merge.parents[1:])
        while waiting:
            sha = waiting.pop()
            if sha in within and sha not in main and sha not in found:
                found[sha] = merge.sha
                waiting += within[sha].parents
    return found


def _left_out(message: Message) -> str:
    if message.merges and not message.titled:
        return "a merge; what it brings is told by itself"
    if _FOLDED.match(message.title):
        return "folded into another commit"
    if _VERSION.match(message.title):
        return "marks a version"
    if message.type in _NOT_FOR_USERS and not _SECURE.search(message.title):
        return f"not for users: {_NOT_FOR_USERS[message.type]}"
    if _BUMP.match(message.title) and not _SECURE.search(message.title):
        return "not for users: a dependency"
    return "" if message.title else "says nothing"


def _kind(message: Message) -> Kind:
    if _SECURE.search(message.title) or message.scope.casefold() == "security":
        return Kind.SECURITY
    if message.type in _KINDS:
        return _KINDS[message.type]
    if _FIXES.match(message.title):
        return Kind.FIXES
    return Kind.FEATURES if _ADDS.match(message.title) else Kind.IMPROVEMENTS


def _with_merges(found: list[Sorted]) -> tuple[Sorted, ...]:
    """Return commits that came by a merge with the line of that merge, and merges with the kind of what they bring."""
    kinds: dict[str, set[Kind]] = {}
    for each in found:
        if each.told_by:
            kinds.setdefault(each.told_by, set()).add(each.kind)
    merges = {each.commit.sha: _merge(each, kinds[each.commit.sha]) for each in found if each.commit.sha in kinds}
    told: list[Sorted] = []
    for each in found:
        merge = merges.get(each.told_by or each.commit.sha)
        if merge is not None and each.told_by:
            each = replace(each, kind=merge.kind, line=merge.line)
        elif merge is not None:
            each = merge
        told.append(each)
    return tuple(told)


def _merge(merge: Sorted, brings: set[Kind]) -> Sorted:
    if merge.left_out or merge.message.type:
        return merge
    order = (Kind.SECURITY, Kind.FEATURES, Kind.FIXES, Kind.IMPROVEMENTS)
    return replace(merge, kind=next((kind for kind in order if kind in brings), merge.kind))


def _told(text: str, message: Message) -> str:
    """Return a title as the notes tell it, with the numbers it belongs to."""
    missing = [ref for ref in message.refs if not re.search(rf"{ref}(?!\d)", text)]
    return _escaped(text[:1].upper() + text[1:]) + (f" ({', '.join(missing)})" if missing else "")


_ACTIVE = re.compile(
    r"(?P<code>`[^`]+`)"  # what is meant as code says what it says
    r"|[<\[\]]|&(?=#?\w+;)"
    r"|^[#>+*-](?=\s)|(?<=^\d)[.)](?=\s)|(?<=^\d\d)[.)](?=\s)"
    r"|(?<!\s)\*|\*(?!\s)|(?<![^\W_])_|_(?![^\W_])"  # a lone star, and one inside a name, stress nothing
)


def _escaped(text: str) -> str:
    """Return one line of plain text as Markdown that shows it as it is; code in backticks stays code."""
    return _ACTIVE.sub(lambda found: found[0] if found["code"] else f"\\{found[0]}", text)
