"""The release in a changelog that keeps to Keep a Changelog: newest on top, the rest left byte for byte."""

from __future__ import annotations

import re
from datetime import date

from octotui.domain.notes.document import Document
from octotui.domain.notes.embargo import public
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.kinds import Kind, kind_of

CHANGELOG = "CHANGELOG.md"
_HEADER = (
    "# Changelog\n\nWhat changed for those who use it, the newest release first. "
    "The format is that of [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n"
)
_GROUPS = (
    ("Added", (Kind.FEATURES,)),
    ("Changed", (Kind.CHANGES, Kind.IMPROVEMENTS, Kind.MIGRATION)),
    ("Fixed", (Kind.FIXES,)),
    ("Security", (Kind.SECURITY,)),
)
_HEADING = re.compile(r"^#{1,3}(?=\s)", re.MULTILINE)
_VERSION = re.compile(r"^## +(?!\[?unreleased\b)", re.MULTILINE | re.IGNORECASE)


def entry(notes: NotesFacts, document: Document, day: date) -> str:
    """Return what a changelog says of a release, line ends as plain line feeds."""
    told = public(notes)
    mark = f", correction {document.mark}" if document.mark else ""
    parts = [f"## [{notes.facts.release.version}] - {day.isoformat()}{mark}"]
    parts += [_demoted(text) for text in _texts(told, (Kind.SUMMARY,))]
    for heading, kinds in _GROUPS:
        if texts := _texts(told, kinds):
            parts += [f"### {heading}", "\n".join(_demoted(text) for text in texts)]
    return "\n\n".join(parts) + "\n"


def _texts(notes: NotesFacts, kinds: tuple[Kind, ...]) -> list[str]:
    texts = [section.text.strip("\n") for section in notes.sections if kind_of(section.name) in kinds]
    return [text for text in texts if text.strip()]


def _demoted(text: str) -> str:
    """Return a section's text with headings that do not end the release's own."""
    return _HEADING.sub("####", text)


def tells_of(log: str, version: str, mark: int) -> bool:
    """Tell whether a changelog has a heading for a release, or for one correction of it."""
    end = rf".*correction {mark}\b" if mark else r"(?!.*correction)"
    return re.search(rf"^## +\[?v?{re.escape(version)}(?![\w.+-]){end}", log, re.MULTILINE) is not None


def with_entry(log: str | None, new: str) -> str:
    """Return a changelog with an entry above those of earlier releases; one that has it already stays as it is."""
    if not log:
        return f"{_HEADER}\n{new}"
    ends = "\r\n" if "\r\n" in log else "\n"
    fitted = new.replace("\n", ends)
    if fitted in log:
        return log
    first = _VERSION.search(log)
    if first is None:
        gap = "" if log.endswith(ends * 2) else ends if log.endswith(ends) else ends * 2
        return f"{log}{gap}{fitted}"
    return f"{log[: first.start()]}{fitted}{ends}{log[first.start() :]}"
