"""Phases and steps that are told rather than listed: "0-15 min: declare; page", and where a phase has its name."""

from __future__ import annotations

import re

from octotui.guide.markdown import Block, ListBlock, ListItem, Paragraph
from octotui.guide.phases import minutes
from octotui.guide.rich import Rich, undecorated

_HEAD_WORDS = 8


def line_by_line(blocks: list[Block]) -> list[Block]:
    """Split a paragraph whose lines are phases of their own: "0-15 min: declare", "15-60 min: roll back"."""
    split: list[Block] = []
    for block in blocks:
        lines = block.text.text.split("\n") if isinstance(block, Paragraph) else []
        if sum(minutes(_told_line(line)[0]) is not None for line in lines) > 1:
            numbers = [min(block.line + offset, block.last) for offset in range(len(lines))]
            split += [
                Paragraph(number, number, Rich(line, _told_line(line)[0]))
                for number, line in zip(numbers, lines, strict=True)
            ]
        else:
            split.append(block)
    return split


def _told_line(line: str) -> tuple[str, str]:
    head, _, rest = line.partition(":")
    return head.strip(), rest.strip()


def told(block: Paragraph) -> tuple[str, list[str]]:
    """Split a paragraph into what stands before its colon and the sentences after it."""
    head, _, rest = undecorated(block.text.flat).partition(":")
    if len(head.split()) > _HEAD_WORDS:
        return "", []
    return head.strip(), [words.strip(" .") for words in re.split(r";|\.\s", rest) if words.strip(" .")]


def lists_below(item: ListItem) -> list[Block]:
    """Return the lists that stand below an item."""
    return [block for block in item.rest if isinstance(block, ListBlock)]


def name_of(item: ListItem) -> str:
    """Return the part of an item that can name a phase: its bold lead, or what stands before a colon."""
    words = undecorated(item.text.flat)
    if item.text.lead and words.startswith(item.text.lead.rstrip(" :")):
        lead = item.text.lead.rstrip(" :：")
        bracket = re.compile(r"\s*\([^)]*\)").match(words, len(lead))
        return words[: bracket.end()] if bracket else lead
    if lists_below(item):
        return words.rstrip(" :：")
    head = re.split(r"\s*[:：]\s|\s+[-–—]\s+|\s*—\s*", words)[0]
    return head if head != words else ""
