"""What the editor knows of Markdown: lists go on, and an address becomes a link."""

from __future__ import annotations

import re
from typing import NamedTuple

_ITEM = re.compile(
    r"(?P<indent>\s*)(?P<mark>[-*+]|(?P<number>\d{1,9})(?P<dot>[.)]))(?P<gap>[ \t]+)(?P<box>\[[ xX]\]\s+)?"
)
_QUOTE = re.compile(r"\s*>[ \t]?")
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")


class Next(NamedTuple):
    """How the line below a list item begins; `ends` tells that the item is empty and its mark goes away instead."""

    text: str
    ends: bool


def next_item(line: str, column: int) -> Next | None:
    """Return what enter writes at a column of a line, None where it is enter and nothing more."""
    item = _ITEM.match(line)
    if item is not None and column >= item.end():
        if not line[item.end() :].strip():
            return Next("", True)
        mark = item["mark"] if item["number"] is None else f"{int(item['number']) + 1}{item['dot']}"
        return Next(f"{item['indent']}{mark}{item['gap']}{'[ ] ' if item['box'] else ''}", False)
    quote = _QUOTE.match(line)
    if quote is not None and column >= quote.end():
        return Next(quote[0], False) if line[quote.end() :].strip() else Next("", True)
    return None


def is_address(text: str) -> bool:
    """Tell whether a text is an address and nothing else."""
    return _ADDRESS.fullmatch(text.strip()) is not None


def link(words: str, address: str) -> str:
    """Return a link, with the address as its words where there are none."""
    return f"[{' '.join(words.split()) or address}]({address.strip()})"
