"""One version on its way to production: type, version, traits and stage."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from octotui.domain.refusal import Mover, refused
from octotui.domain.value import dataclass


class Stage(StrEnum):
    """Where a release stands; each follows from the facts (`domain.stages`)."""

    PREPARING = "Preparing"
    GO_NO_GO = "Go/No-Go"
    DEPLOYING = "Deploying"
    MONITORING = "Monitoring"
    RELEASED = "Released"
    ROLLED_BACK = "Rolled back"
    CANCELLED = "Cancelled"

    @property
    def ended(self) -> bool:
        """Tell whether nothing more happens on this release."""
        return self in (Stage.RELEASED, Stage.ROLLED_BACK, Stage.CANCELLED)


class Trait(StrEnum):
    """A fact of a release that switches tasks on; answered yes, no or not yet."""

    SECURITY_SENSITIVE = "security-sensitive"
    HIGH_RISK = "high-risk"
    USER_FACING = "user-facing"
    UI_CHANGE = "UI change"
    USER_FACING_DOCS = "user-facing docs"
    NEEDS_WINDOW = "needs a window"
    NEEDS_BACKUP = "needs a backup"
    FEATURE_FLAGGED = "feature-flagged"
    REVERSIBLE = "rollback reversible"


@dataclass(frozen=True, slots=True)
class TraitAnswer:
    """Who answered a trait of a release, how and when; `yes` is None while nobody has (A-PRE-2s)."""

    id: str
    release_id: int
    trait: str
    yes: bool | None = None
    by: int | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """A version on its way to production, made from one edition of the guide.

    `stage` is what `domain.stages.stage` says of the facts, kept with the release so that
    the board needs not read all tasks; every act settles it anew.
    """

    id: int
    version: str
    name: str
    type: str
    edition_id: int
    created_at: datetime
    created_by: int
    stage: str = Stage.PREPARING.value
    revision: str = ""
    revision_at: datetime | None = None
    fixes: str = ""
    expedited: bool = False
    window_from: datetime | None = None
    window_to: datetime | None = None
    deployed_at: datetime | None = None
    deployed_by: int | None = None
    deployed_how: str = ""
    ended_at: datetime | None = None
    ended_why: str = ""
    ended_by: int | None = None
    outcome: str = ""
    incident_at: datetime | None = None


def overlap(one: Release, other: Release) -> bool:
    """Tell whether two releases that are still to go out would do so in windows that overlap (A-DEP-1)."""
    a, b, c, d = one.window_from, one.window_to, other.window_from, other.window_to
    ahead = one.id != other.id and all(each.deployed_at is None and each.ended_at is None for each in (one, other))
    return bool(ahead and a and b and c and d and a < d and c < b)


_FIGURE = "(0|[1-9][0-9]{0,8})"
_SEMVER = rf"{_FIGURE}\.{_FIGURE}\.{_FIGURE}(-[0-9A-Za-z.-]{{1,40}})?(\+[0-9A-Za-z.-]{{1,40}})?"
"""Semantic versions of a length that people can say; Python itself makes no number of five thousand digits."""


def parts(version: str) -> tuple[int, int, int] | None:
    """Return major, minor and patch of a semantic version, None where it is not one."""
    match = re.fullmatch(_SEMVER, version.strip())
    return (int(match[1]), int(match[2]), int(match[3])) if match else None


def kind(type_name: str) -> str:
    """Return "patch", "minor" or "major" for a type's name in the guide, or "" for any other type (A-TYP)."""
    word = type_name.casefold()
    for known, words in _KINDS.items():
        if any(each in word for each in words):
            return known
    return ""


_KINDS = {
    "patch": ("patch", "hotfix", "hot-fix", "hot fix", "bugfix", "fix"),
    "major": ("major", "breaking"),
    "minor": ("minor", "feature"),
}


def suggest(type_name: str, versions: Iterable[str]) -> str:
    """Return the version that follows the highest one for this type."""
    known = [found for version in versions if (found := parts(version))]
    major, minor, patch = max(known, default=(0, 0, 0))
    match kind(type_name):
        case "major":
            return f"{major + 1}.0.0"
        case "patch":
            return f"{major}.{minor}.{patch + 1}"
        case _:
            return f"{major}.{minor + 1}.0"


def smallest(type_names: Iterable[str]) -> str:
    """Return the type that changes least: a patch, else one that counts up no figure of its own, minor, major."""
    weight = {"patch": 0, "": 1, "minor": 2, "major": 3}
    return min(type_names, key=lambda each: weight[kind(each)], default="Patch")


def next_fix(version: str, type_name: str, versions: Iterable[str]) -> str:
    """Return the version of a fix: the next patch of a version's own line, unless its type counts another figure.

    Such as 4.12.2 where 4.12.1 and 5.0.0 are known; a guide without a patch counts up the last of them.
    """
    if kind(type_name) in ("minor", "major"):
        return suggest(type_name, versions)
    line = parts(version)
    known = (each for each in versions if line is None or (parts(each) or ())[:2] == line[:2])
    return suggest("patch", known)


def check_version(version: str, type_name: str, versions: Iterable[str], line: int = 0) -> None:
    """Refuse a version that is not semantic, taken, or not of its type (A-TYP-P, A-TYP-m, A-TYP-M)."""
    found, verdict, mover = parts(version), "NOT MADE", Mover("", None, "names another version")
    if found is None:
        reason = f"{version.strip() or 'An empty version'} is not a version; write it as 4.12.0"
        raise refused(verdict, "A-TYP", reason, mover, line=line)
    if version.strip() in set(versions):
        raise refused(verdict, "A-TYP", f"{version.strip()} is taken by another release", mover, line=line)
    _, minor, patch = found
    wrong = {
        "patch": (patch == 0, "A-TYP-P", "a patch counts up the last figure, as in 4.12.1"),
        "minor": (minor == 0 or patch != 0, "A-TYP-m", "a minor release counts up the middle figure, as in 4.12.0"),
        "major": (minor != 0 or patch != 0, "A-TYP-M", "a major release counts up the first figure, as in 5.0.0"),
    }.get(kind(type_name))
    if wrong and wrong[0]:
        reason = f"{version.strip()} is not {type_name.lower()}: {wrong[2]}"
        raise refused(verdict, wrong[1], reason, mover, line=line)
