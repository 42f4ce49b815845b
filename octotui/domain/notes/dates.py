"""The day a release goes out, written and read as people write it in notes."""

from __future__ import annotations

import re
from datetime import UTC, date

from octotui.domain.release import Release

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def release_day(release: Release) -> date | None:
    """Return the day a release went out, or is planned to go out; None while nobody has planned it (A-RN-3)."""
    at = release.deployed_at or release.window_from
    return at.astimezone(UTC).date() if at else None


def written(day: date) -> str:
    """Return a day as notes write it: "14 April 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def read(text: str) -> date | None:
    """Return the day that a text names: "14 April 2026", "April 14, 2026" or "2026-04-14"; None where it names none."""
    if found := re.search(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b", text):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := re.search(r"\b(\d{1,2})(?:st|nd|rd|th|\.)? +([A-Za-z]{3,9})\.?,? +(\d{4})\b", text):
        return _made(int(found[3]), _month(found[2]), int(found[1]))
    if found := re.search(r"\b([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,? +(\d{4})\b", text):
        return _made(int(found[3]), _month(found[1]), int(found[2]))
    return None


def _month(word: str) -> int:
    return next((n for n, name in enumerate(_MONTHS, 1) if name.casefold().startswith(word.casefold()[:3])), 0)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
