"""Tells when the lines of a paragraph are items although no mark stands before them."""

from __future__ import annotations

import re

from octotui.guide.context import Context
from octotui.guide.itemtext import read_item_text
from octotui.guide.labels import label_at_start
from octotui.guide.markdown import Paragraph
from octotui.guide.rich import Rich
from octotui.guide.roletext import read_roles
from octotui.guide.said import KINDS, ItemText

_SIGN_LINE = re.compile(r"^\s*(?:\[[ xX]?\]\s|[☐☑☒⬜✅🔲•▪◦]\s*)")

_VALUED = re.compile(r"[^:：]{2,40} owner\s*[:：]\s*\S", re.IGNORECASE)
_LABELLED_SENTENCE = re.compile(r"\.\s+(?=[A-Z][\w -]{2,25}:\s)")
_SAYS_WHO = re.compile(r"(?:\bby|\bfrom|\bowners?|\bcoordinator|\blead)$", re.IGNORECASE)


def one_per_line(block: Paragraph) -> tuple[list[str], list[int]]:
    """Return a paragraph's lines with their numbers, a term with its definition and each labelled sentence as one."""
    lines = block.text.text.split("\n")
    numbers = [min(block.line + offset, block.last) for offset in range(len(lines))]
    if any(line.lstrip().startswith(": ") for line in lines[1:]):
        terms: list[tuple[str, int]] = []
        for line, number in zip(lines, numbers, strict=True):
            if line.lstrip().startswith(": ") and terms:
                terms[-1] = (f"{terms[-1][0]} — {line.lstrip()[2:].strip()}", terms[-1][1])
            else:
                terms.append((line, number))
        return [line for line, _ in terms], [number for _, number in terms]
    if len(lines) == 1 and len(sentences := _LABELLED_SENTENCE.split(lines[0].rstrip(". "))) > 1:
        return sentences, numbers * len(sentences)
    return lines, numbers


def are_boxes(lines: list[str]) -> bool:
    """Tell whether each line begins with a box or a dot: "☐ Tag the build"."""
    return all(_SIGN_LINE.match(line) for line in lines if line.strip())


def is_described(lines: list[str]) -> bool:
    """Tell whether lines are an item with nothing but its attributes below: "**Suite green**", "Owner: QA Engineer"."""
    labels = [label_at_start(line) for line in lines]
    if _VALUED.match(lines[0]):
        return False
    return len(lines) > 1 and labels[0] is None and all(label and label.kind in KINDS for label in labels[1:])


def are_duties(lines: list[str], context: Context) -> bool:
    """Tell whether several lines give each duty its role: "Decision: Release Manager", "Execution: Developers"."""
    labels = [label_at_start(line) for line in lines]
    if len(lines) < 2 or any(label and not label.noun and label.kind not in ("note", "decision") for label in labels):
        return False
    reads = [read_roles(line.partition(":")[2], context.book) for line in lines]
    if any(label and label.kind == "owners" for label in labels):
        return False
    return all(read is not None and read.complete and not read.only_subjects for read in reads)


def defines(block: Paragraph, lines: list[str], context: Context) -> bool:
    """Tell whether a paragraph holds a term with its definition, each with its role: "Tag it", ": Release Manager"."""
    if len(lines) == len(block.text.text.split("\n")):
        return False
    return all(read_item_text(Rich(line), context.book).named for line in lines)


def says_who(line: str) -> bool:
    """Tell whether a line with its role is no duty by itself: "Deployment executed by: Release Manager"."""
    return _SAYS_WHO.search(line.partition(":")[0].strip()) is not None


def duty(line: str, context: Context) -> ItemText:
    """Read "Decision: Release Manager": the label is the item."""
    title, _, who = line.partition(":")
    text = ItemText(title=" ".join(title.split()))
    if read := read_roles(who, context.book):
        text.absorb(read)
    return text


def are_items(lines: list[str], context: Context) -> bool:
    """Tell whether several lines without marks are items, each with its role: "Tech Lead - code frozen"."""
    texts = [read_item_text(Rich(line), context.book) for line in lines]
    return len(lines) > 1 and all(
        text.named and not text.label and text.title and text.title != " ".join(line.split())
        for text, line in zip(texts, lines, strict=True)
    )
