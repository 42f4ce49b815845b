"""Reads the release notes template: its fields, who feeds them, who owns and reviews the text (A-RN)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from octotui.domain.guide import NotesField
from octotui.guide.conditions import is_reference
from octotui.guide.context import Context
from octotui.guide.fieldtext import is_hint, is_short, read_field_text
from octotui.guide.labels import Label, dashed_label, inline_labels, label_at_start
from octotui.guide.markdown import Block, Heading, ListBlock, ListItem, Opaque, Paragraph, Table
from octotui.guide.notestable import fields_of
from octotui.guide.rich import Rich, undecorated
from octotui.guide.roletext import read_roles
from octotui.guide.sections import Section, heading_title, is_example
from octotui.guide.templates import shift, template_blocks

_PLACEHOLDER = re.compile(
    r"^(?:[\[<{(].*[\]>})]|\.{2,}|…|tbd|n/?a|none|(?:list )?items?$|entry$|text$"
    r"|(?:item|feature|change|fix|bug|issue|link|example|description"
    r"|improvement|highlight)(?:\s*#?\d+|\s[a-z])\b.*|x+|-+"
    r"|\{\{.*\}\}|v?\d+\.\d+.*|#\d+.*|\*+|_+)?$",
    re.IGNORECASE,
)
_TEMPLATE_TITLE = re.compile(
    r"[\[<{]|\bv?x\.y|version\s*\d|\b\d+\.\d+|yyyy|^release(?: notes?)?(?:\s*[-–—:].*)?$|release notes|^.*\btemplate\b",
    re.IGNORECASE,
)
_CONTAINER = re.compile(
    r"^(?:the |release notes? )?(?:header|body|footer|metadata|template|format|structure|example|fields?"
    r"|sections?|skeleton|contents?"
    r"|markdown template)$",
    re.IGNORECASE,
)
_RULES = re.compile(
    r"^(?:release notes? )?(?:guidelines?|(?:writing |review |approval |publication )?(?:process|guidelines?|rules"
    r"|tips)|reviews?"
    r"|owners?(?:hip)?|approvals?|publication|distribution"
    r"|best practices|how to\b.*|checklist|audience|tone|roles?.*)$",
    re.IGNORECASE,
)

_HINT_WORDS = 5
_DEEPEST = 6
_BOLD_LABEL = re.compile(r"\s*(?:\([^()]*\))?\s*[:：]|(?<=[:：])\s")


@dataclass(slots=True)
class Template:
    """What a notes section says."""

    fields: list[NotesField] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    reviewers: list[str] = field(default_factory=list)


class TemplateReader:
    """Reads one notes section and its sub-sections."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.out = Template()
        self._fenced = False

    def section(self, section: Section) -> None:
        """Read the section; a fence is the template only where nothing else gives a field."""
        self._blocks(section.blocks, None)
        for child in section.children:
            if not (is_example(child) and self.out.fields):
                self._heading(child, None)
        if not self.out.fields:
            for part in section.walk():
                for block in part.blocks:
                    if isinstance(block, Opaque) and block.kind in ("fence", "quote"):
                        self._fence(block)
        if not self.out.fields:
            self._enumerated(section)
        for part in section.walk():
            if part is not section:
                self.context.ledger.place(part.line, "heading", part.title, part.last)
            for block in part.blocks:
                self.context.ledger.place(
                    block.line, "template" if isinstance(block, Opaque) else "text", "", block.last
                )

    def _enumerated(self, section: Section) -> None:
        """Read the fields out of a sentence that lists them, where nothing else gives any."""
        for block in section.blocks:
            if not isinstance(block, Paragraph):
                continue
            words = re.split(r"[:：]|\b(?:include|contain|cover|list|have|state)s?\b", block.text.flat, maxsplit=1)[-1]
            names = [
                re.sub(r"^(?:and|a|an|the)\s+", "", name.strip(" .:：")) for name in re.split(r",|;|\band\b", words)
            ]
            names = [name for name in names if name]
            if len(names) >= 3 and all(len(name.split()) <= 4 for name in names):
                for name in names:
                    self._field(Rich(name), block.line, block.last, None)
                self.context.ledger.note(block.line, f"fields taken from a sentence: {', '.join(names)}")
                return

    def _heading(self, section: Section, parent: NotesField | None) -> None:
        if _CONTAINER.match(section.title) or _RULES.match(section.title):
            if _CONTAINER.match(section.title):
                self._blocks(section.blocks, parent)
            for child in section.children:
                self._heading(child, parent)
            self.context.ledger.place(section.line, "heading", section.title, section.last)
            return
        kept = self._field(Rich(section.title), section.line, section.last, parent)
        self._under_heading(section.blocks, kept, bold=section.level > _DEEPEST)
        for child in section.children:
            self._heading(child, kept)

    def _under_heading(self, blocks: list[Block], parent: NotesField | None, *, bold: bool = False) -> None:
        """Read what stands under a heading that is a field: labelled or bold items are fields, the rest is a hint.

        Where the heading is only a `bold` line, other bold lines below it are its neighbours.
        """
        for block in blocks:
            if bold and isinstance(block, Paragraph) and _BOLD_LABEL.match(block.text.text[len(block.text.lead) :]):
                parent = self._neighbours(block, parent) if block.text.lead else parent
            if isinstance(block, ListBlock):
                for item in block.items:
                    words = undecorated(item.text.flat)
                    if not self._fed_by(words, item.line, parent) and self._looks_like_field(item):
                        self._item(item, parent)
                    self.context.ledger.place(item.line, "hint", words, item.last)
            elif isinstance(block, Paragraph):
                for offset, line in enumerate(block.text.text.split("\n")):
                    self._fed_by(line, min(block.line + offset, block.last), parent)
                self.context.ledger.place(block.line, "hint", block.text.flat, block.last)
            else:
                self._blocks([block], parent)

    def _neighbours(self, block: Paragraph, above: NotesField | None) -> NotesField | None:
        """Read bold lines with a colon as fields: "**Breaking changes** (if any):"."""
        for offset, line in enumerate(block.text.text.split("\n")):
            number = min(block.line + offset, block.last)
            label = label_at_start(undecorated(line))
            if (label is None or label.kind == "note") and re.match(r"^[^:：.]{2,40}[:：]", line):
                above = self._field(Rich(line, block.text.lead if offset == 0 else ""), number, number, None)
        return above

    def _fed_by(self, words: str, line: int, parent: NotesField | None) -> bool:
        """Read a line below a heading that is a field: "Owner: Technical Writer", "(Product Manager)"."""
        if self._attribute(words, line, parent):
            return True
        bare = words.strip()
        read = read_roles(bare.strip("()"), self.context.book) if bare.startswith("(") and bare.endswith(")") else None
        if not read or not read.complete or parent is None:
            return False
        self._credit("owners", [use.role for use in read.everyone], line, parent)
        return True

    def _looks_like_field(self, item: ListItem) -> bool:
        words = undecorated(item.text.flat)
        if _PLACEHOLDER.match(words) or is_reference(words):
            return False
        labelled = re.match(r"^[^:：\[]{2,40}[:：](?:\s|$)", words)
        return bool(item.text.lead) or bool(labelled) or (is_short(words) and "[" not in words)

    def _blocks(self, blocks: list[Block], parent: NotesField | None) -> None:
        listed = False
        for block in blocks:
            match block:
                case ListBlock():
                    listed = True
                    for item in block.items:
                        self._item(item, parent)
                case Table():
                    self._table(block)
                case Paragraph():
                    self._paragraph(block, listed=listed)
                case Heading():
                    self._field(block.text, block.line, block.last, parent)
                case _:
                    pass

    def _item(self, item: ListItem, parent: NotesField | None) -> None:
        words = undecorated(item.text.flat)
        ledger = self.context.ledger
        if not words or item.text.struck or _PLACEHOLDER.match(words):
            ledger.place(item.line, "hint" if words else "empty", words, item.last)
            return
        if self._attribute(words, item.line, parent):
            ledger.place(item.line, "notes rule", words, item.last)
            return
        if parent and not item.text.lead and ":" not in words and is_hint(words, self.context.book):
            ledger.place(item.line, "hint", words, item.last)
            return
        if is_reference(words) and ":" not in words:
            ledger.place(item.line, "reference", words, item.last)
            return
        kept = self._field(item.text, item.line, item.own_last, parent)
        self._blocks(item.rest, kept)
        ledger.place(item.line, "notes field", kept.name, item.own_last)

    def _attribute(self, words: str, line: int, parent: NotesField | None = None) -> bool:
        """Read "Owner: Technical Writer" and "Review: Product Manager and Release Manager"."""
        plain = undecorated(words)
        label: Label | None = label_at_start(plain) or dashed_label(plain)
        if label is None or label.kind in ("note", "condition", "decision"):
            return False
        if label.kind == "input_from" and label.noun and label.words.casefold() == "support":
            return False
        more = next((other for other in inline_labels(plain) if other.start >= label.end), None)
        value = plain[label.end : more.start if more else len(plain)]
        read = read_roles(value, self.context.book, verbatim=label.kind == "owners" and not label.noun)
        if read:
            self._credit(label.kind, [use.role for use in read.everyone], line, parent)
            self.context.ledger.place(line, "notes rule", " ".join(words.split()))
        if more:
            self._attribute(plain[more.start :].lstrip(" ;|,.–—-(["), line, parent)
        return read is not None

    def _credit(self, kind: str, names: list[str], line: int, parent: NotesField | None) -> None:
        """Let roles own or review the notes; below a field, its owner feeds it."""
        self.context.meet(names, line)
        if parent is not None and kind in ("owners", "input_from"):
            at = next(at for at, field in enumerate(self.out.fields) if field.line == parent.line)
            both = dict.fromkeys([*self.out.fields[at].contributors, *names])
            self.out.fields[at] = replace(self.out.fields[at], contributors=tuple(both))
        elif kind == "owners":
            self.out.owners += [name for name in names if name not in self.out.owners]
        elif kind != "input_from":
            self.out.reviewers += [name for name in names if name not in self.out.reviewers]

    def _field(self, rich: Rich, line: int, last: int, parent: NotesField | None) -> NotesField:
        text = read_field_text(rich, self.context.book)
        kept = NotesField(
            name=text.name,
            line=line,
            contributors=tuple(text.contributors),
            condition=text.condition,
            hint=text.hint,
            parent=parent.line if parent else None,
        )
        self.out.fields.append(kept)
        self.context.meet(kept.contributors, line)
        self.context.ledger.place(line, "notes field", kept.name, last)
        return kept

    def _paragraph(self, block: Paragraph, *, listed: bool) -> None:
        """Read lines such as "**Summary:** ..." as fields, the rest as text; a long line below the list is a rule."""
        lines = block.text.text.split("\n")
        labelled = [line for line in lines if re.match(r"^[^:：.]{2,40}[:：](?:\s|$)", line.strip())]
        for offset, line in enumerate(lines):
            number = min(block.line + offset, block.last)
            words = undecorated(line.strip())
            whole = re.match(r"authors?\s*[:：]\s*\S", block.text.lead, re.IGNORECASE)
            written = re.sub(r"^authors?", "Owner", words, flags=re.IGNORECASE) if whole else words
            if not words or self._attribute(written, number):
                continue
            bold = (offset == 0 and bool(block.text.lead) and block.text.lead.rstrip().endswith((":", "："))) or (
                offset == 0 and bool(block.text.lead) and words[len(block.text.lead) :].lstrip().startswith((":", "："))
            )
            label = label_at_start(words)
            rule = label is not None and label.kind != "note"
            process = re.match(
                r"^(?:review|approval|publication|distribution|note|tip|format|use)\b", words, re.IGNORECASE
            )
            if (
                line in labelled
                and (bold or self._fenced or len(labelled) > 1)
                and not rule
                and not process
                and not (listed and len(words.partition(":")[2].split()) > _HINT_WORDS)
                and not is_reference(words)
            ):
                self._field(Rich(words, block.text.lead if offset == 0 else ""), number, number, None)
            else:
                if re.match(r"^(?:review|approv)", words, re.IGNORECASE):
                    names = self.context.book.scan(words)
                    self.out.reviewers += [name for name in names if name not in self.out.reviewers]
                    self.context.meet(names, number)
                self.context.ledger.place(number, "text", words)
        self.context.ledger.place(block.line, "text", "", block.last)

    def _table(self, table: Table) -> None:
        self.context.ledger.place(table.line, "table", "column names", table.line + 1)
        for row in fields_of(table, self.context.book):
            kept = self._field(Rich(row.name), row.line, row.line, None)
            self.out.fields[-1] = replace(
                kept,
                contributors=tuple(dict.fromkeys([*kept.contributors, *row.who])),
                condition=kept.condition or row.condition,
                hint=row.hint or kept.hint,
            )
            self.context.meet(row.who, row.line)
        self.context.ledger.place(table.line, "table", "", table.last)

    def _fence(self, fence: Opaque) -> None:
        """Read a fenced or quoted template: its headings, bullets and labelled lines are the fields."""
        self._fenced = True
        blocks = template_blocks(fence.content)
        heading: NotesField | None = None
        for block in blocks:
            shift(block, fence.line - (fence.kind == "quote"))
            if isinstance(block, Heading):
                title = heading_title(block.text.flat)
                top = not any(
                    isinstance(other, Heading) and other.level <= block.level for other in blocks if other is not block
                )
                if top and (
                    _TEMPLATE_TITLE.search(title) or any(isinstance(b, Heading) for b in blocks if b is not block)
                ):
                    self.context.ledger.place(block.line, "template", title)
                    heading = None
                elif _PLACEHOLDER.match(title):
                    self.context.ledger.place(block.line, "hint", title)
                else:
                    heading = self._field(Rich(title), block.line, block.last, None)
            elif heading is not None:
                self._under_heading([block], heading)
            else:
                self._blocks([block], None)
