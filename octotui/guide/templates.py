"""Reads the text of a fenced or quoted template as blocks of the document around it."""

from __future__ import annotations

import re

from octotui.guide.markdown import Block, ListBlock, ListItem, Table, parse

_MARGIN = re.compile(r"^[^\s\-*+#>|`~=\d]")


def template_blocks(content: str) -> list[Block]:
    """Parse a template; its lines stand for themselves, so a line at the margin ends the list above it."""
    blocks: list[Block] = []
    lines, start = content.split("\n"), 0
    for at in range(1, len(lines) + 1):
        ends = (
            at < len(lines) and _MARGIN.match(lines[at]) and lines[at - 1].strip() and not _MARGIN.match(lines[at - 1])
        )
        if ends or at == len(lines):
            for block in parse("\n".join(lines[start:at])):
                shift(block, start)
                blocks.append(block)
            start = at
    return blocks


def shift(block: Block, by: int) -> None:
    """Move the lines of a block that was read out of a fence."""
    block.line += by
    block.last += by
    inner: list[Block] = []
    if isinstance(block, ListBlock):
        inner = list(block.items)
    elif isinstance(block, ListItem):
        inner = block.blocks
    elif isinstance(block, Table):
        inner = list(block.rows)
    for child in inner:
        shift(child, by)
