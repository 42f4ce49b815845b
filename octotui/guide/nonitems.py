"""Tells what must not become a task: empty lines, pointers, advice, remarks, templates and comments."""

from __future__ import annotations

import re

from octotui.guide.conditions import ASIDE, is_advice, is_reference
from octotui.guide.context import Context
from octotui.guide.escalation import chain_in
from octotui.guide.labels import label_at_start
from octotui.guide.markdown import ListBlock, ListItem, Opaque
from octotui.guide.rich import undecorated
from octotui.guide.roletext import read_roles

_UNKNOWN_LABEL = re.compile(r"^[A-Z][\w -]{1,24}:\s+(\S.*)$")
_ESCALATES = re.compile(r"^escalat\w*(?: \w+)?\s*[:：]", re.IGNORECASE)
_SEE = re.compile(r"see\b", re.IGNORECASE)
_MOMENT = re.compile(r"^(?:before|during|after|pre|post|on the day|t[-+]|day)\b", re.IGNORECASE)
_TRIGGER = re.compile(r"^(?:if|when|whenever|in case|should|as soon as|once|upon)\b.*[:：]$", re.IGNORECASE)
_GATHERS = re.compile(
    r"^(?:options|choices|steps|sub-?steps|actions|tasks|sub-?tasks|checks|checklist)\s*[:：]$", re.IGNORECASE
)
_TO_FILL_IN = re.compile(
    r"^(?:[^:：_]{3,40}[:：]\s*(?:_{3,}|\((?:e\.g\.|link|describe|insert|add|see|list|name)\b[^()]*\))\s*)+$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)])\.\s+(?=[A-Z])")
_FEW_WORDS = 6
_BLOCK_KIND = {"fence": "template", "quote": "quotation", "rule": "rule", "html": "comment"}


def non_item(item: ListItem, context: Context, *, nested: bool) -> str:
    """Return why a list item is no task, as a word for the account of lines; empty where it may be one."""
    words = undecorated(item.text.flat)
    if not words.strip():
        return "empty"
    if item.text.struck:
        return "struck out"
    if item.text.is_link or (is_reference(words) and (not item.task or _SEE.match(words))):
        return "reference"
    if _ESCALATES.match(words) and chain_in(words, context):
        return "escalation"
    if not item.task and _TO_FILL_IN.search(words):
        return "template"
    advises = is_advice(words) and (nested or not has_list(item)) and _only_advises(words) and not _advised(item, words)
    return "note" if not item.task and (ASIDE.match(words) or _remarks(words, nested) or advises) else ""


def _advised(item: ListItem, words: str) -> bool:
    """Tell whether a line names a deed before it advises on it: "**Deploy**: use the pipeline where possible"."""
    head = words.partition(":")[0]
    named = bool(item.text.lead) and not item.text.all_bold and words.startswith(item.text.lead.rstrip(" :"))
    return head != words and not is_advice(head) and (named or item.ordered) and label_at_start(words) is None


def _only_advises(words: str) -> bool:
    bare = _SENTENCE_END.split(re.sub(r"\([^)]*\)", "", words))[0]
    return is_advice(bare) and " - " not in bare and "—" not in bare


def _remarks(words: str, nested: bool) -> bool:
    """Tell whether a line below an item only remarks on it ("Execution: automated")."""
    label = label_at_start(words)
    return nested and label is not None and label.kind == "note"


def says_attributes(block: ListBlock) -> bool:
    """Tell whether a list below an item is mostly about it: "Who: ...", "When: ..."."""
    labelled = [label_at_start(undecorated(item.text.flat)) is not None for item in block.items]
    return sum(labelled) * 2 >= len(labelled)


def says_who_decides(block: ListBlock) -> bool:
    """Tell whether a list says how a thing is decided rather than what is done: "Decision maker: ...", "When: ..."."""
    labels = [label_at_start(undecorated(item.text.flat)) for item in block.items]
    return any(label and label.kind == "decision" and not label.noun for label in labels)


def is_aside(words: str, context: Context) -> bool:
    """Tell whether a line among attributes is one too, with a label that nobody knows: "Rollback: the tag before"."""
    match = _UNKNOWN_LABEL.match(words)
    return match is not None and label_at_start(words) is None and read_roles(match[1], context.book) is None


def is_trigger(words: str) -> bool:
    """Tell whether a line only says what sets off those below it: "If a deployment fails:"."""
    return _TRIGGER.match(words) is not None


def gathers(item: ListItem) -> bool:
    """Tell whether an item only stands above others: "Before deployment:", "If a deployment fails:", "Steps:"."""
    words = undecorated(item.text.flat)
    moment = bool(_MOMENT.match(words)) and (words.endswith((":", "：")) or item.text.all_bold)
    return (moment and len(words.split()) < _FEW_WORDS) or bool(is_trigger(words) or _GATHERS.match(words))


def has_list(item: ListItem) -> bool:
    """Tell whether a list stands below an item."""
    return any(isinstance(block, ListBlock) for block in item.rest)


def place_opaque(context: Context, block: Opaque) -> None:
    """Account for a block that is never read into."""
    content = block.content.strip()
    if block.kind == "html" and not content.startswith("<!--"):
        context.ledger.place(block.line, "html", "", block.last)
        if re.search(r"<(?:li|td|tr|table|ul|ol)\b", content, re.IGNORECASE):
            context.ledger.warn(block.line, "HTML lists and tables are not read; write them as Markdown")
        return
    context.ledger.place(block.line, _BLOCK_KIND[block.kind], "", block.last)
