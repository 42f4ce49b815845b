"""Lists and lines that only say something: what a document covers, who hands over to whom, when an item is due."""

from __future__ import annotations

import re

from octotui.guide.conditions import is_condition
from octotui.guide.context import Context
from octotui.guide.drafts import Draft
from octotui.guide.markdown import Block, ListBlock, ListItem, Paragraph
from octotui.guide.nonitems import has_list
from octotui.guide.rich import undecorated

_COVERS = re.compile(
    r"\b(?:it|this|that|which|checklist|document|template|page|guide|link|file)(?: [\w-]+){0,4}? (?:also )?"
    r"(?:covers|contains|describes|holds|documents)\s*:$",
    re.IGNORECASE,
)
_WHEN_DUE = re.compile(
    r"(?:required|needed|mandatory|recommended|optional|only|applies|applicable) (?:for|if|when|to|on)\b[^:;.]*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"from\s*[:：]", re.IGNORECASE)
_TO = re.compile(r"to\s*[:：]", re.IGNORECASE)


def only_covered(above: Block | None, block: Block, context: Context) -> bool:
    """Account for a list that only says what another document holds: "The checklist covers:"."""
    if not (isinstance(above, Paragraph) and isinstance(block, ListBlock) and _COVERS.search(above.text.flat)):
        return False
    if any(item.task for item in block.items):
        return False
    context.ledger.place(block.line, "text", above.text.flat, block.last)
    return True


def hands_over(block: ListBlock, context: Context) -> bool:
    """Account for a list that only says who hands over to whom: "From: Release Manager", "To: Tech Lead"."""
    texts = [undecorated(item.text.flat) for item in block.items]
    if not (any(_FROM.match(words) for words in texts) and any(_TO.match(words) for words in texts)):
        return False
    if any(item.task for item in block.items):
        return False
    for item, words in zip(block.items, texts, strict=True):
        context.meet(context.book.scan(words), item.line)
        context.ledger.place(item.line, "text", words, item.last)
    return True


def only_limits(item: ListItem, parent: Draft | None, context: Context) -> bool:
    """Read a line below an item that only says when it is due: "Required for major releases"."""
    words = undecorated(item.text.flat)
    if not parent or item.task or has_list(item) or not _WHEN_DUE.match(words):
        return False
    if is_condition(words):
        parent.text.restrict(words)
    else:
        parent.text.notes.append(words)
    parent.reach(item.last)
    context.ledger.place(item.line, "condition", words, item.last)
    return True
