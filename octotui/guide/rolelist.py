"""Reads a guide's own list of roles: the names that it defines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octotui.guide.markdown import Block, ListBlock, Table
from octotui.guide.rich import undecorated
from octotui.guide.tables import cell

_NAME = re.compile(r"[A-Z][\w/&'’.-]*(?:\s*[/&]\s*[A-Z][\w-]*|[ ]+(?:[A-Z][\w/&'’-]*|and|of|team)){0,5}")
_ROLE_COLUMN = re.compile(r"role|persona|who|title|hat", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)")
_CUT = re.compile(r"\s*[:：]\s*|\s+[-–—]+\s+|\s*—\s*")
_NO_ROLE = re.compile(r"(?:escalation|exceptions?|backup|notes?|rules?)\b", re.IGNORECASE)
_LONGEST = 50


def defined_roles(blocks: list[Block]) -> Iterator[str]:
    """Yield the names that stand first in the items or rows of a section about roles."""
    for block in blocks:
        if isinstance(block, ListBlock):
            for item in block.items:
                words = _BRACKET.sub("", undecorated(item.text.flat))
                head = _CUT.split(words)[0]
                yield from _name(item.text.lead or (head if head != words else ""))
        elif isinstance(block, Table) and block.header and _ROLE_COLUMN.search(block.header[0].flat):
            for row in block.rows:
                yield from _name(cell(row, 0).flat)


def _name(words: str) -> Iterator[str]:
    plain = _BRACKET.sub("", words).strip(" :：*")
    if 2 < len(plain) < _LONGEST and _NAME.fullmatch(plain) and not _NO_ROLE.match(plain):
        yield plain
