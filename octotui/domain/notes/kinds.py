"""What a section of the notes is for, read from its name: the guide's words differ, the meaning does not."""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a section tells; OTHER for whatever a guide adds of its own."""

    NAME = "name"
    DATE = "date"
    SUMMARY = "summary"
    CHANGES = "changes"
    FEATURES = "features"
    IMPROVEMENTS = "improvements"
    FIXES = "fixes"
    SECURITY = "security"
    MIGRATION = "migration"
    ISSUES = "issues"
    LINKS = "links"
    CONTACTS = "contacts"
    OTHER = "other"


_WORDS: tuple[tuple[str, Kind], ...] = (
    (r"known|limitation|caveat", Kind.ISSUES),
    (r"secur|vulnerab|\bcves?\b", Kind.SECURITY),
    (r"migrat|upgrad|breaking|before you|action required|deprecat", Kind.MIGRATION),
    (r"\bfix|\bbugs?\b|defect|resolved", Kind.FIXES),
    (r"feature|what.?s new|\badded\b|new (function|capabilit)", Kind.FEATURES),
    (r"improve|enhance|\bchanged\b|performance", Kind.IMPROVEMENTS),
    (r"contact|\bsupport\b|\bhelp\b", Kind.CONTACTS),
    (r"document|\blinks?\b|further reading|resources", Kind.LINKS),
    (r"summary|overview|highlight|introduction|description", Kind.SUMMARY),
    (r"changes?\b|changelog", Kind.CHANGES),
    (r"\bdate\b|released on", Kind.DATE),
    (r"\b(name|number|version|title)\b", Kind.NAME),
)

MEANT: dict[Kind, str] = {
    Kind.NAME: "Version and name, as the release has them.",
    Kind.DATE: "The day it goes out, as the release has it.",
    Kind.SUMMARY: "Two or three sentences on what is better now, for readers outside the team.",
    Kind.CHANGES: "What readers will notice, one line each.",
    Kind.FEATURES: "What people can do that they could not do before. One line each, with the number of the change.",
    Kind.IMPROVEMENTS: "What people already had and what is better about it now. One line each.",
    Kind.FIXES: "What went wrong before and is right now, in the words of those who met it.",
    Kind.SECURITY: "What was unsafe, how bad it was and what readers must do. No way to exploit it.",
    Kind.MIGRATION: "Step by step, in the order to take them, what must be done before and after upgrading.",
    Kind.ISSUES: "What is known not to work, and the way around it.",
    Kind.LINKS: "Where to read on, one link each.",
    Kind.CONTACTS: "Whom to ask, and how to reach them.",
    Kind.OTHER: "",
}
"""What belongs into a section of each kind, where the guide does not say it."""


def kind_of(name: str) -> Kind:
    """Return what a section is for."""
    words = name.casefold()
    return next((kind for pattern, kind in _WORDS if re.search(pattern, words)), Kind.OTHER)
