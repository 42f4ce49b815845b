"""Finds the paragraphs that speak of something although they stand in another section."""

from __future__ import annotations

import re

from octotui.guide import kinds
from octotui.guide.call import CALL
from octotui.guide.labels import label_at_start
from octotui.guide.markdown import Block, Paragraph
from octotui.guide.release_types import types_in_sentence
from octotui.guide.rich import undecorated

_ROUTED = (kinds.GO_NO_GO, kinds.ESCALATION, kinds.TYPES)
_LABEL_WORDS = 8


def announces(block: Block) -> str | None:
    """Return what a paragraph speaks of when it begins with a label such as "Go/No-Go Decision:"."""
    if not isinstance(block, Paragraph):
        return None
    words = undecorated(block.text.flat)
    head = re.split(r"[:：]|\s[–—-]\s", words)[0]
    lead = block.text.lead or head
    if len(lead.split()) <= _LABEL_WORDS and (head != words or block.text.lead.endswith(".")):
        kind = kinds.kind_of(lead)
        if (
            kind in _ROUTED
            and label_at_start(words) is None
            and (kind != kinds.TYPES or types_in_sentence(words, block.line))
        ):
            return kind
    if CALL.search(words) and re.search(
        r"\b(?:leads?|led|chairs?|with|agree|vote|approve|unanimous|must|requires?)\b", words, re.IGNORECASE
    ):
        return kinds.GO_NO_GO
    return None
