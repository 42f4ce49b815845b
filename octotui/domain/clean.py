"""Text that came from outside, without what would act on a terminal or hide what it says."""

from __future__ import annotations

import re

# Compiled by `re` when the first text comes: the first frame needs none of them.
_SEQUENCE = (
    "(?s)\x1b\\[[0-?]*[ -/]*[@-~]"  # colours and cursor moves
    "|\x1b[\\]PX^_].*?(?:\x07|\x1b\\\\|$)"  # titles, links, clipboard
    "|\x1b[ -/]*[0-~]"
)
_CONTROL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"


def clean_line(text: str) -> str:
    """Return one line of readable text: no control characters, no turned reading direction, single blanks."""
    return " ".join(_readable(text).split())


def clean_words(text: str) -> str:
    """Return what somebody typed, of many lines perhaps, without control characters and without blanks around it."""
    return clean_text(text).strip()


def clean_text(text: str) -> str:
    """Return text of many lines without control characters; line feeds and tabs stay."""
    return _readable(text.replace("\r\n", "\n").replace("\r", "\n"))


def _readable(text: str) -> str:
    return re.sub(_CONTROL, "", re.sub(_SEQUENCE, "", text))
