"""Name and number at the top of the notes, as the release has them (A-RN-3)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from octotui.domain.notes.kinds import Kind, kind_of
from octotui.domain.notes.values import Section
from octotui.domain.release import Release

_NUMBER = re.compile(r"number|version", re.IGNORECASE)
_CALLED = re.compile(r"\bname|title", re.IGNORECASE)


def given_title(release: Release, field: str) -> str:
    """Return what a release gives to a field of the template: its number, its name, or both."""
    asked = ((_NUMBER, release.version), (_CALLED, release.name))
    return " ".join(word for pattern, word in asked if pattern.search(field))


def titles(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections that make the title; a guide may ask for name and number apart."""
    return tuple(section for section in sections if kind_of(section.name) is Kind.NAME)


def said_title(sections: Iterable[Section]) -> str:
    """Return the title as it is written."""
    return " ".join(word for section in titles(sections) for word in section.text.split())


def disagreement(release: Release, sections: Iterable[Section]) -> str:
    """Return in which way the title is not that of the release, empty where it is."""
    asked = titles(sections)
    said = said_title(asked)
    wanted = [given_title(release, section.name) for section in asked]
    number = re.search(rf"(?<![\w.]){re.escape(release.version)}(?!\.?\w)", said)
    wrong = any(release.version in each for each in wanted) and number is None
    other = any(release.name in each for each in wanted) and release.name.casefold() not in said.casefold()
    if not wrong and not other:
        return ""
    return f'{asked[0].name} says "{said}"; the release is {" ".join(wanted)}'
