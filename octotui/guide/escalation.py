"""Reads the ladder of escalation, wherever it is drawn: arrows, words, a list, a table (A-ESC)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from octotui.guide.context import Context
from octotui.guide.markdown import ListBlock, ListItem, Opaque, Paragraph, Table
from octotui.guide.rich import Rich, undecorated
from octotui.guide.roletext import read_roles

_ARROW = re.compile(r"\s*(?:→|⇒|->|=>|➜|➔|>{1,2}|»|⟶)\s*")
_TO = re.compile(
    r"\s*(?:,?\s*(?:and\s+)?(?:then|next|followed by|and finally|finally"
    r"|and if \w+(?: \w+){0,3},?)\s+(?:escalates? )?(?:to\s+)?"
    r"|\s+(?:escalates?(?:\s+(?:further|up|it|issues?|incidents?))?|escalating|reports?|hands? over)\s+to\s+"
    r"|,?\s+(?:and\s+)?to\s+|\s*[,;]\s*)(?:the\s+)?",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"^(?:(?:level|tier|step|rung|stage|l|p)\s*\d+|\d+(?:st|nd|rd|th)?(?: (?:level|line|escalation|contact))?"
    r"|first|second|third|final|primary|secondary|tertiary)\b[^:：–—-]*(?:[:：]|[–—-])\s*",
    re.IGNORECASE,
)
_LADDER_STEP = re.compile(
    r"contact|escalat|responder|notif|owner|\bl(?:evel)? ?\d|first|second|third|then|next|primary|backup", re.IGNORECASE
)
_LADDER_COLUMN = re.compile(r"role|who|contact|escalate|owner|to\b|responsible|person|name|team", re.IGNORECASE)


def chain_in(text: str, context: Context) -> list[str]:
    """Return the ladder that one line draws, by arrows or by words; empty where it draws none."""
    plain = undecorated(" ".join(text.split()))
    best: list[str] = []
    at = 0
    while at < len(plain):
        found = context.book.match(plain, at) if at == 0 or not plain[at - 1].isalnum() else None
        if not found:
            at += 1
            continue
        chain, end = _follow(plain, *found, context)
        if len(chain) > len(best):
            best = chain
        at = max(end, at + 1)
    return best if len(best) > 1 else []


def _follow(text: str, name: str, end: int, context: Context) -> tuple[list[str], int]:
    chain = [name]
    while True:
        bracket = re.compile(r"\s*\([^)]*\)").match(text, end)
        after = bracket.end() if bracket else end
        link = _ARROW.match(text, after) or _TO.match(text, after)
        start = link.end() if link else end
        level = _LEVEL.match(text[start:])
        found = context.book.match(text, start + (level.end() if level else 0)) if link else None
        if not found:
            return chain, end
        if found[0] not in chain:
            chain.append(found[0])
        end = found[1]


def ladder_of(items: list[ListItem], context: Context) -> list[str]:
    """Return the ladder that a list draws, one rung per item."""
    rungs: list[str] = []
    for item in items:
        words = undecorated(item.text.flat)
        chain = chain_in(words, context)
        if chain and _ARROW.search(words):
            return chain
        plain = _LEVEL.sub("", words)
        read = read_roles(plain, context.book) or read_roles(re.split(r"[:：]|\s[–—-]\s", plain)[-1], context.book)
        if chain and not rungs:
            rungs += chain
        elif read and read.owners and read.owners[0].role not in rungs:
            rungs.append(read.owners[0].role)
    return rungs


def read_escalation(blocks: Iterable[object], context: Context) -> list[str]:
    """Return the longest ladder that paragraphs, lists or tables draw."""
    best: list[str] = []
    for block in blocks:
        chain: list[str] = []
        if isinstance(block, Paragraph):
            lines = block.text.text.split("\n")
            chain = max(chain_in(block.text.flat, context), _joined(lines, context), key=len)
            if len(lines) > 1 and all(_LEVEL.match(undecorated(line)) for line in lines):
                chain = ladder_of(
                    [ListItem(block.line, block.last, [Paragraph(0, 0, Rich(line))]) for line in lines], context
                )
        elif isinstance(block, ListBlock):
            chain = ladder_of(block.items, context)
        elif isinstance(block, Opaque):
            chain = _drawn(block, context)
        elif isinstance(block, Table):
            chain = _ladder_table(block, context)
        if len(chain) > len(best):
            best = chain
    return best


def _drawn(block: Opaque, context: Context) -> list[str]:
    """Return the ladder that a drawing has, one level per line: "Level 1 — on-call Engineer"."""
    return ladder_of_titles([line.strip() for line in block.content.split("\n")], context)


def ladder_of_titles(titles: list[str], context: Context) -> list[str]:
    """Return the ladder of lines or headings that each name a level: "Level 2: Tech Lead (15-30 min)"."""
    levels = [title for title in titles if _LEVEL.match(title)]
    return ladder_of([ListItem(0, 0, [Paragraph(0, 0, Rich(title))]) for title in levels], context)


def _joined(lines: list[str], context: Context) -> list[str]:
    """Return one ladder out of lines that each go a step further from where the one before ended."""
    whole: list[str] = []
    for line in lines:
        chain = chain_in(line, context)
        if chain and (not whole or whole[-1] == chain[0]):
            whole += chain if not whole else chain[1:]
    return whole


def _ladder_table(table: Table, context: Context) -> list[str]:
    """Return the ladder of a table: down a column of contacts, or along a row ("First contact", "Escalate to")."""
    steps = [index for index, header in enumerate(table.header) if _LADDER_STEP.search(header.flat)]
    best: list[str] = []
    if len(steps) > 1:
        for row in table.rows:
            cells = [row.cells[index].flat for index in steps if index < len(row.cells) and row.cells[index].flat]
            best = max(best, chain_in(" → ".join(cells), context), key=len)
    for index, header in enumerate(table.header):
        column: list[str] = []
        for row in table.rows:
            value = row.cells[index].text if index < len(row.cells) else ""
            read = read_roles(_LEVEL.sub("", value), context.book, verbatim=bool(_LADDER_COLUMN.search(header.flat)))
            if read and read.owners and read.owners[0].role not in column:
                column.append(read.owners[0].role)
        if len(column) > len(best):
            best = column
    return best
