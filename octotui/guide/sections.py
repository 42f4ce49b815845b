"""The document as a tree of sections, each of a known kind or kept under its own heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from octotui.domain.roles import known
from octotui.guide import kinds
from octotui.guide.conditions import is_reference
from octotui.guide.labels import label_at_start
from octotui.guide.markdown import Block, Heading, ListBlock, Paragraph, Table
from octotui.guide.phases import minutes
from octotui.guide.rich import undecorated

_LEAD_IN_WORDS = 9
_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*[.):]|\d+(?:\.\d+)+|\d+(?=\s+[A-Z]))\s+")
_SIGNS_BEHIND = re.compile("[\\s\u2600-\u27bf\U0001f300-\U0001faff\ufe0f]+$")
_NOTES = re.compile(r"\bnotes?\b|change ?log", re.IGNORECASE)
_ANNOUNCEMENT = re.compile(r"announcement|communication", re.IGNORECASE)
_WHOLE = re.compile(r"guide|handbook|manual|playbooks|policy|process and|standards?$")
_TEXT = (kinds.ROLES, kinds.ESCALATION, kinds.INFO)
_EXAMPLE = re.compile(r"(?:an? )?(?:example|sample)s?\b|.*\((?:example|sample)\)$", re.IGNORECASE)
_DUTIES = re.compile(
    r"\b(?:responsibilit\w+|duties) (?:include|are|cover)s?(?: but (?:are|is) not limited to)?\s*:$"
    r"|\b(?:responsible|accountable) for\s*:$",
    re.IGNORECASE,
)
_ONLY_IF = re.compile(r"\b(?:if|when|following|any of)\b", re.IGNORECASE)
_MOMENT = re.compile(r"^(?:before|during|after(?:wards?)?|pre|post)\b", re.IGNORECASE)


@dataclass(slots=True)
class Section:
    """A heading with what stands below it; `blocks` are its own, `children` its sub-sections."""

    title: str
    line: int
    level: int
    kind: str
    blocks: list[Block] = field(default_factory=list)
    children: list[Section] = field(default_factory=list)
    last: int = 0
    is_title: bool = False

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def has_items(self) -> bool:
        """Tell whether it holds a list or a table of its own."""
        return any(isinstance(block, ListBlock | Table) for block in self.blocks)


def heading_title(text: str) -> str:
    """Return a heading without numbering, emoji and trailing colon."""
    words = _SIGNS_BEHIND.sub("", " ".join(undecorated(" ".join(text.split())).split()))
    return _NUMBER.sub("", words).strip(" :：*") or words


def _pseudo_heading(block: Block, following: Block | None, parent: Section) -> str | None:
    """Return the title of a paragraph that stands for a heading: all bold, or a short lead-in to a list."""
    if not isinstance(block, Paragraph) or "\n" in block.text.text:
        return None
    text = undecorated(block.text.flat)
    if block.text.all_bold and len(text) < 90:
        return None if _names_somebody(text) or is_reference(text) else heading_title(text)
    if not isinstance(following, ListBlock | Table):
        return None
    if not text.endswith((":", "：")):
        return heading_title(text) if _stands_above(block, following, text) else None
    if len(text.split()) > _LEAD_IN_WORDS:
        return None
    own = kinds.kind_of(text)
    if parent.kind == kinds.INFO and _ONLY_IF.search(text):
        return None
    special = own in (kinds.GO_NO_GO, kinds.NOTES, kinds.TYPES, kinds.ESCALATION, kinds.REVIEW) and own != parent.kind
    orphan = own in kinds.WORKING and parent.kind in (kinds.OTHER, kinds.INFO)
    timed = minutes(text) is not None and parent.kind == kinds.INCIDENT
    if special or orphan or timed or (_MOMENT.match(text) and len(text.split()) <= 4):
        return heading_title(text)
    return None


def _stands_above(block: Block, following: Block, text: str) -> bool:
    """Tell whether a few words right above a list of boxes are its heading: "Staging verification"."""
    boxes = isinstance(following, ListBlock) and any(item.task for item in following.items)
    bare = re.sub(r"\([^)]*\)", "", text).strip()
    few = len(bare.split()) <= 4 and ":" not in bare and bare[:1].isupper() and bare[-1:].isalnum()
    return few and following.line == block.last + 1 and (boxes or kinds.kind_of(bare) == kinds.ROLES)


def _names_somebody(text: str) -> bool:
    """Tell whether a bold line is a label with a role rather than a heading: "**Coordinator: Release Manager**"."""
    head, _, value = text.partition(":")
    first = re.split(r"\s*(?:[,;|/&+(]|\band\b)", value.strip(), maxsplit=1)[0]
    return len(head.split()) <= 3 and bool(first) and (known(first) or label_at_start(text) is not None)


def is_example(section: Section) -> bool:
    """Tell whether a heading announces an example rather than a part of the guide."""
    return bool(_EXAMPLE.match(section.title)) and section.level > 1


def build(blocks: list[Block]) -> Section:
    """Return the root of the section tree; the first level-1 heading is the document's title."""
    root = Section("", 0, 0, kinds.OTHER, is_title=True)
    stack = [root]
    headings = [block for block in blocks if isinstance(block, Heading)]
    title = headings[0] if headings and _is_title(headings) else None
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if isinstance(block, Heading):
            level, words = block.level, heading_title(block.text.flat)
        elif (pseudo := _pseudo_heading(block, following, stack[-1])) is not None:
            level, words = 7, pseudo
        else:
            stack[-1].blocks.append(block)
            continue
        while len(stack) > 1 and stack[-1].level >= level:
            stack.pop()
        parent = stack[-1]
        section = Section(words, block.line, level, kinds.OTHER, last=block.last)
        if block is title:
            section.is_title, section.level = True, 0
            section.kind = kinds.OTHER
        elif parent.is_title:
            section.kind = kinds.kind_of(words) or kinds.OTHER
        else:
            section.kind = kinds.kind_under(words, parent.kind, parent.title)
        parent.children.append(section)
        stack.append(section)
    _settle(root)
    return root


def _is_title(headings: list[Heading]) -> bool:
    """Tell whether the first heading names the whole document rather than a part of it."""
    first, later = headings[0], headings[1:]
    if first.level > min(heading.level for heading in headings):
        return False
    words = kinds.normal(first.text.flat)
    part = kinds.kind_of(words) in kinds.WORKING and not _WHOLE.search(words)
    if not part:
        return True
    below = {kinds.kind_of(heading.text.flat) for heading in later if heading.level > first.level} & kinds.WORKING
    alike = any(heading.level == first.level for heading in later)
    return len(below) > 1 and not alike


def _settle(root: Section) -> None:
    """Decide what only the whole document can tell."""
    every = list(root.walk())
    if not any(section.kind in kinds.WORKING for section in every):
        for section in every:
            if section.is_title and section.title and section.has_items:
                section.kind = kinds.kind_of(section.title) or kinds.OTHER
    _settle_duties(root)
    _settle_boxes(root)
    _settle_notes(every)
    has_requirements = [s for s in every if s.kind == kinds.REQUIREMENTS and not _is_pre_deploy(s)]
    if has_requirements:
        has_deployment = any(s.kind == kinds.DEPLOYMENT for s in every)
        for section in every:
            if section.kind == kinds.REQUIREMENTS and _is_pre_deploy(section) and not has_deployment:
                section.kind = kinds.DEPLOYMENT


def _settle_notes(every: list[Section]) -> None:
    """Let an announcement be no template of the notes where the guide has one of its own."""
    templates = [section for section in every if section.kind == kinds.NOTES]
    own = [section for section in templates if _NOTES.search(section.title)]
    announcements = [section for section in templates if _ANNOUNCEMENT.search(section.title)]
    for section in announcements if own else ():
        for part in section.walk():
            part.kind = kinds.INFO


def _settle_duties(root: Section) -> None:
    """Let a section be about roles where all its lists are somebody's duties: "Key responsibilities include:"."""
    for section in root.walk():
        lists = [at for at, block in enumerate(section.blocks) if isinstance(block, ListBlock)]
        if section.kind == kinds.OTHER and lists and not section.is_title and not has_boxes(section):
            above = [section.blocks[at - 1] if at else None for at in lists]
            if all(isinstance(block, Paragraph) and _DUTIES.search(block.text.flat) for block in above):
                section.kind = kinds.ROLES


def _settle_boxes(section: Section) -> None:
    """Let a section of text that holds boxes to tick be part of the checklist it stands in, or one by itself."""
    for child in section.children:
        if child.kind in _TEXT and any(has_boxes(part) for part in child.walk()):
            incident = child.kind == kinds.ESCALATION and re.search(r"roll ?back|incident", child.title, re.IGNORECASE)
            around = section.kind if section.kind in kinds.WORKING else kinds.OTHER
            for part in child.walk():
                if incident or (part.kind in _TEXT and has_boxes(part)):
                    part.kind = kinds.INCIDENT if incident else around
        _settle_boxes(child)


def has_boxes(section: Section) -> bool:
    """Tell whether a section's own lists have boxes to tick."""
    return any(item.task for block in section.blocks if isinstance(block, ListBlock) for item in block.items)


def _is_pre_deploy(section: Section) -> bool:
    return bool(re.match(r"^pre ?deploy", kinds.normal(section.title)))
