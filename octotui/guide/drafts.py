"""Reads lists into drafts of items: nesting, attributes below an item, groups, and what is no item at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from octotui.domain.guide import RoleUse
from octotui.guide.aftermath import chain_in
from octotui.guide.conditions import ASIDE, is_advice, is_condition, is_reference
from octotui.guide.context import Context
from octotui.guide.itemtext import read_item_text
from octotui.guide.labels import is_noun, label_at_start
from octotui.guide.markdown import Block, ListBlock, ListItem, Opaque, Paragraph, Table
from octotui.guide.rich import Rich, undecorated
from octotui.guide.roletext import RoleText, read_roles
from octotui.guide.said import ItemText
from octotui.guide.tables import read_table

_MOMENT = re.compile(r"^(?:before|during|after|pre|post|on the day|t[-+]|day)\b", re.IGNORECASE)
_TRIGGER = re.compile(r"^(?:if|when|whenever|in case|should|as soon as|once|upon)\b.*[:：]$", re.IGNORECASE)
_SIGN_LINE = re.compile(r"^\s*(?:\[[ xX]?\]\s|[☐☑☒⬜✅🔲•▪◦]\s*)")
_ROLE_SUFFIX = re.compile(
    r"\s+(?:tasks?|checklist|responsibilities|duties|steps|items|actions|to-?dos?|requirements?)$", re.IGNORECASE
)
_LEGEND = re.compile(r"^(?:abbr|acronym|term|short|symbol)", re.IGNORECASE)
_DEED = re.compile(r"^(?:verify|verification|validation|review|approve|decide|consult)\s+(?:[–—-]+|→)\s", re.IGNORECASE)
_UNKNOWN_LABEL = re.compile(r"^[A-Z][\w -]{1,24}:\s+(\S.*)$")
_GATHERS = re.compile(
    r"^(?:options|choices|steps|sub-?steps|actions|tasks|sub-?tasks|checks|checklist)\s*[:：]$", re.IGNORECASE
)
_BY_LINE = re.compile(r"^(?:\w+ )?\w+(?:ed|n|t|d)\s+by\s", re.IGNORECASE)
_SCOPED = re.compile(r"^for\b|\bonly$|\breleases?$", re.IGNORECASE)
_ESCALATES = re.compile(r"^escalat\w*(?: \w+)?\s*[:：]", re.IGNORECASE)
SHARED = ("verified_by", "sign_off", "reviewed_by")
_ONE_DEED = re.compile(
    r"^(?P<who>.+?)\s+(?:(?P<verified_by>verif(?:y|ies)|validates?|confirms?)|(?P<sign_off>approves?|signs?[ -]off)"
    r"|(?P<reviewed_by>reviews?)|(?P<input_from>contributes?|supports?|assists?|(?:is|are) consulted)"
    r"|(?P<owners>owns?|executes?|leads?|is responsible|is accountable))(?: (?:it|this))?[.]?$",
    re.IGNORECASE,
)
_BLOCK_KIND = {"fence": "template", "quote": "quotation", "rule": "rule", "html": "comment"}


@dataclass(slots=True)
class Draft:
    """An item while it is read: `parent` is the draft it stands under, `owner` who is named above for all."""

    text: ItemText
    line: int
    last: int
    parent: Draft | None = None
    group: list[RoleUse] = field(default_factory=list)
    children: list[Draft] = field(default_factory=list)

    @property
    def owners(self) -> list[RoleUse]:
        """Return who owns it: named with it, or above it for all below."""
        return self.text.who["owners"] or self.group

    def reach(self, line: int) -> None:
        """Count a line below the item as its own, unless a part of it with a task of its own stands between."""
        if not self.children:
            self.last = max(self.last, line)

    @property
    def anybody_near(self) -> bool:
        """Tell whether the item, one below or one above it names anyone."""
        return (
            self.has_somebody
            or any(child.has_somebody for child in self.children)
            or bool(self.parent and self.parent.has_somebody)
        )

    @property
    def has_somebody(self) -> bool:
        """Tell whether the item itself names anyone."""
        return bool(self.owners) or self.text.named


class DraftReader:
    """Turns the blocks of one section into drafts; `kind` is the word for them in the account of lines."""

    def __init__(self, context: Context, kind: str) -> None:
        self.context = context
        self.kind = kind
        self.drafts: list[Draft] = []
        self.group: list[RoleUse] = []
        self.shared: list[ItemText] = []
        self.condition: str | None = None

    def blocks(self, blocks: list[Block], parent: Draft | None = None) -> None:
        """Read blocks in order; an owner line holds for what follows it."""
        for block in blocks:
            match block:
                case ListBlock():
                    self._list(block, parent)
                case Table():
                    self._table(block, parent)
                case Paragraph():
                    self._paragraph(block, parent)
                case Opaque():
                    place_opaque(self.context, block)
                case _:
                    pass

    def heading_owner(self, title: str, line: int) -> None:
        """Take the owner that a heading names for all below it: "QA Engineer tasks", "Checklist (Owner: RM)"."""
        self.condition = title if _SCOPED.search(title) and is_condition(title) else None
        plain = _ROLE_SUFFIX.sub("", title)
        read = read_roles(plain, self.context.book)
        if read and read.complete and not read.note and not read.only_subjects:
            self.group = read.owners
        else:
            text = read_item_text(Rich(title), self.context.book)
            self.group = text.who["owners"] if text.who["owners"] and text.title else self.group
            self.shared = [text]
        self.context.meet(self.group, line)

    def item(self, item: ListItem, parent: Draft | None) -> None:
        """Read one list item with all below it."""
        if self._no_item(item, parent):
            return
        text = read_item_text(item.text, self.context.book)
        if text.label and not self._is_check(text, item, parent):
            self._attribute(text, item, parent)
            return
        if self._role_alone(item, parent) or self._group(item, parent) or self._nested_label(item, parent):
            return
        if self._appoints(text) and not item.task and not item.ordered:
            self.context.ledger.place(item.line, "role", undecorated(item.text.flat), item.last)
            self._meet(text, item.line)
            return
        self._settle_condition(text)
        if parent is None and self.condition and not text.condition:
            text.restrict(self.condition)
        draft = Draft(text, item.line, item.own_last, parent, list(self.group) if parent is None else [])
        self.drafts.append(draft)
        if parent:
            parent.children.append(draft)
        for said in self.shared if parent is None else ():
            share(draft, said)
        self.context.ledger.place(item.line, self.kind, text.title, item.own_last)
        self._meet(text, item.line)
        self.blocks(item.rest, draft)

    def _appoints(self, text: ItemText) -> bool:
        """Tell whether a line only says who takes a role: "Incident Commander: Release Manager or Tech Lead"."""
        if len(text.who["owners"]) != 1 or not text.title[:1].isupper():
            return False
        read = read_roles(text.title, self.context.book)
        named = {use.role for use in text.who["owners"]}
        return bool(read and read.complete and not read.note and not read.only_subjects) and not named & {
            use.role for use in (read.everyone if read else ())
        }

    def _nested_label(self, item: ListItem, parent: Draft | None) -> bool:
        """Read "Sign-off:" with nothing but roles listed below it."""
        words = undecorated(item.text.flat)
        label = label_at_start(f"{words} ")
        lists = [block for block in item.rest if isinstance(block, ListBlock)]
        if not parent or item.task or not label or label.kind in ("note", "condition") or words[label.end :].strip():
            return False
        if not lists or not all(
            read_roles(child.text.flat, self.context.book) for block in lists for child in block.items
        ):
            return False
        self.context.ledger.place(item.line, label.kind.replace("_", " "), words, item.own_last)
        for block in lists:
            self._nested_names(block, label.kind, parent)
        parent.reach(item.last)
        return True

    @staticmethod
    def _is_check(text: ItemText, item: ListItem, parent: Draft | None) -> bool:
        """Tell whether a labelled line is a task ("[ ] Approval: QA Engineer", "Verify - QA Engineer").

        The label is then its title.
        """
        deed = _DEED.match(undecorated(item.text.flat)) is not None
        if not (deed and item.ordered) and (parent is not None or not (item.task or deed)):
            return False
        text.title, kind = text.label_words, text.label
        text.label = "" if deed else text.label
        if deed and kind in text.who and not text.who["owners"]:
            text.who["owners"], text.who[kind] = text.who[kind], []
        return True

    def _list(self, block: ListBlock, parent: Draft | None) -> None:
        among = parent is not None and not block.ordered and self._says_attributes(block)
        for item in block.items:
            words = undecorated(item.text.flat)
            if parent and among and not item.task and not _has_children(item) and self._is_aside(words):
                parent.text.notes.append(words)
                parent.reach(item.last)
                self.context.ledger.place(item.line, "note", words, item.last)
            else:
                self.item(item, parent)

    @staticmethod
    def _says_attributes(block: ListBlock) -> bool:
        """Tell whether a list below an item is mostly about it: "Who: ...", "When: ..."."""
        labelled = [label_at_start(undecorated(item.text.flat)) is not None for item in block.items]
        return sum(labelled) * 2 >= len(labelled)

    def _is_aside(self, words: str) -> bool:
        """Tell whether a line among attributes is one too, with a label that nobody knows: "Rollback: the tag before"."""
        match = _UNKNOWN_LABEL.match(words)
        return match is not None and label_at_start(words) is None and read_roles(match[1], self.context.book) is None

    def _no_item(self, item: ListItem, parent: Draft | None) -> bool:
        """Place what must not become a task: empty, struck out, pointing elsewhere, advising."""
        ledger, words = self.context.ledger, undecorated(item.text.flat)
        kind = ""
        if not words.strip():
            kind = "empty"
        elif item.text.struck:
            kind = "struck out"
        elif item.text.is_link or (is_reference(words) and not item.task):
            kind = "reference"
        elif _ESCALATES.match(words) and chain_in(words, self.context):
            kind = "escalation"
        elif ((ASIDE.match(words) or is_note(words, nested=parent is not None)) and not item.task) or (
            is_advice(words) and not item.task and (parent or not _has_children(item)) and self._only_advice(words)
        ):
            kind = "note"
        if not kind:
            return False
        ledger.place(item.line, kind, words, item.own_last)
        if kind == "note" and parent:
            parent.text.notes.append(words)
        if parent:
            parent.reach(item.own_last)
        for block in item.rest:
            if (
                kind == "note"
                and parent
                and isinstance(block, ListBlock)
                and not any(each.task for each in block.items)
            ):
                parent.text.notes += [undecorated(each.text.flat) for each in block.items]
                parent.reach(block.last)
                ledger.place(block.line, kind, words, block.last)
            else:
                self.blocks([block], parent)
        return True

    @staticmethod
    def _only_advice(words: str) -> bool:
        bare = re.sub(r"\([^)]*\)", "", words)
        return is_advice(bare) and " - " not in bare and "—" not in bare

    def _attribute(self, text: ItemText, item: ListItem, parent: Draft | None) -> None:
        line, words = item.line, f"{text.label_words}: {' '.join(text.value.split())}"
        self.context.ledger.place(
            line, "owner" if text.label == "owners" else text.label.replace("_", " "), words, item.own_last
        )
        self._meet(text, line)
        for unread in text.unread:
            self.context.ledger.warn(line, f'no role understood in "{unread}"; name a role, as in "Owner: QA Engineer"')
        if parent:
            merge(parent, text)
            parent.reach(item.last)
        elif text.label == "owners":
            self.group = text.who["owners"]
            self.shared = [text]
        elif text.label in SHARED and not is_noun(text.label_words):
            self.shared = [*self.shared, text]
        for block in item.rest:
            if isinstance(block, ListBlock):
                self._nested_names(block, text.label, parent)
            else:
                self.blocks([block], parent)

    def _nested_names(self, block: ListBlock, label: str, parent: Draft | None) -> None:
        """Read names listed one per line below a label: "Owner:" with a list of roles under it."""
        kind = "owners" if label == "decision" else label
        for item in block.items:
            read = read_roles(item.text.flat, self.context.book, verbatim=True)
            if read and parent and kind in parent.text.who:
                parent.text.absorb(read, kind)
                self.context.meet(read.everyone, item.line)
            self.context.ledger.place(item.line, label.replace("_", " "), item.text.flat, item.last)

    def _role_alone(self, item: ListItem, parent: Draft | None) -> bool:
        """Read an item that is nothing but roles: the owner of its parent, or of all that stands below it."""
        words = undecorated(item.text.flat).rstrip(" :：")
        if parent and not item.task and self._one_deed(words, item, parent):
            return True
        read = read_roles(_ROLE_SUFFIX.sub("", words), self.context.book)
        if not read or not read.complete or read.note or (read.only_subjects and len(read.everyone) == 1):
            return False
        if len(read.everyone) > 1 and any(self.context.book.is_subject(use.role) for use in read.everyone):
            return False
        nested = _has_children(item)
        if not parent and not nested:
            return False
        self.context.ledger.place(item.line, "owner", words, item.own_last)
        self.context.meet(read.everyone, item.line)
        if nested:
            self._below(item, parent, read)
        elif parent:
            parent.text.absorb(read)
            parent.reach(item.last)
        return True

    def _one_deed(self, words: str, item: ListItem, parent: Draft) -> bool:
        """Read "QA Engineer verifies" below an item: it says who, and is no item itself."""
        match = _ONE_DEED.match(words)
        read = read_roles(match["who"], self.context.book) if match else None
        if not match or not read or not read.complete or read.note or _has_children(item):
            return False
        kind = match.lastgroup or "owners"
        parent.text.absorb(read, kind)
        parent.reach(item.last)
        self.context.ledger.place(item.line, kind.replace("_", " "), words, item.last)
        self.context.meet(read.everyone, item.line)
        return True

    def _below(self, item: ListItem, parent: Draft | None, read: RoleText) -> None:
        """Read items under a role's name as that role's."""
        before, self.group = self.group, read.owners or read.everyone
        start = len(self.drafts)
        self.blocks(item.rest, parent)
        for draft in self.drafts[start:]:
            if not draft.text.who["owners"] and draft.parent is parent:
                draft.group = list(self.group)
        self.group = before

    def _group(self, item: ListItem, parent: Draft | None) -> bool:
        """Pass through an item that only gathers others: "Before deployment:", "If a deployment fails:"."""
        words = undecorated(item.text.flat)
        children = [block for block in item.rest if isinstance(block, ListBlock)]
        if not children or item.task:
            return False
        boxed = any(child.task for block in children for child in block.items)
        moment = bool(_MOMENT.match(words)) and (words.endswith((":", "：")) or item.text.all_bold)
        text = read_item_text(item.text, self.context.book)
        if not (
            (boxed and not text.named)
            or (moment and len(words.split()) < 6)
            or _TRIGGER.match(words)
            or _GATHERS.match(words)
        ):
            return False
        self.context.ledger.place(item.line, "group", words.rstrip(" :"), item.own_last)
        before = self.group
        self.group = text.who["owners"] or before
        self.blocks(item.rest, parent)
        self.group = before
        return True

    @staticmethod
    def _settle_condition(text: ItemText) -> None:
        """Let "Security Champion: if security-related" be a condition, not a title."""
        if (
            is_condition(text.title)
            and re.match(r"(?:if|when|unless)\b", text.title, re.IGNORECASE)
            and text.who["owners"]
        ):
            text.restrict(text.title)
            text.title = ", ".join(use.role for use in text.who["owners"])

    def _table(self, table: Table, parent: Draft | None) -> None:
        if table.header and _LEGEND.search(table.header[0].flat):
            self.context.ledger.place(table.line, "role", "legend", table.last)
            return
        self.context.ledger.place(table.line, "table", "column names", table.line + 1)
        for row in read_table(table, self.context):
            self._settle_condition(row.text)
            draft = Draft(row.text, row.line, row.line, parent, list(self.group))
            self.drafts.append(draft)
            self.context.ledger.place(row.line, self.kind, row.text.title)
            self._meet(row.text, row.line)
        self.context.ledger.place(table.line, "table", "", table.last)

    def _paragraph(self, block: Paragraph, parent: Draft | None) -> None:
        lines = block.text.text.split("\n")
        if len(lines) > 0 and all(_SIGN_LINE.match(line) for line in lines if line.strip()):
            for offset, line in enumerate(lines):
                number = min(block.line + offset, block.last)
                self.item(ListItem(number, number, [Paragraph(number, number, Rich(line))], task=True), parent)
            return
        if parent is None and self._lines_are_duties(lines):
            for offset, line in enumerate(lines):
                self._duty(line, min(block.line + offset, block.last))
            return
        if parent is None and self._lines_are_items(lines):
            for offset, line in enumerate(lines):
                number = min(block.line + offset, block.last)
                self.item(ListItem(number, number, [Paragraph(number, number, Rich(line))]), None)
            return
        self._prose(block, lines, parent)

    def _lines_are_duties(self, lines: list[str]) -> bool:
        """Tell whether several lines give each duty its role: "Decision: Release Manager", "Execution: Developers"."""
        labels = [label_at_start(line) for line in lines]
        if len(lines) < 2 or any(
            label and not label.noun and label.kind not in ("note", "decision") for label in labels
        ):
            return False
        reads = [read_roles(line.partition(":")[2], self.context.book) for line in lines]
        if any(label and label.kind == "owners" for label in labels):
            return False
        return all(read is not None and read.complete and not read.only_subjects for read in reads)

    def _duty(self, line: str, number: int) -> None:
        title, _, who = line.partition(":")
        text = ItemText(title=" ".join(title.split()))
        if read := read_roles(who, self.context.book):
            text.absorb(read)
        self.drafts.append(Draft(text, number, number))
        self._meet(text, number)
        self.context.ledger.place(number, self.kind, text.title)

    def _lines_are_items(self, lines: list[str]) -> bool:
        """Tell whether several lines without marks are items, each with its role: "Tech Lead - code frozen"."""
        texts = [read_item_text(Rich(line), self.context.book) for line in lines]
        return len(lines) > 1 and all(
            text.named and not text.label and text.title and text.title != " ".join(line.split())
            for text, line in zip(texts, lines, strict=True)
        )

    def _prose(self, block: Paragraph, lines: list[str], parent: Draft | None) -> None:
        for offset, line in enumerate(lines):
            number = min(block.line + offset, block.last)
            words = " ".join(line.split())
            if parent is None and self._names_group(words):
                self.context.ledger.place(number, "owner", words)
                continue
            text = read_item_text(Rich(line, block.text.lead if offset == 0 else ""), self.context.book)
            if text.label and text.label != "note" and (text.named or parent):
                self._attribute(text, ListItem(number, number, [Paragraph(number, number, Rich(line))]), parent)
            elif parent:
                read = read_roles(words, self.context.book) if _BY_LINE.match(words) else None
                if read and read.complete:
                    parent.text.absorb(read)
                    self.context.meet(read.everyone, number)
                else:
                    parent.text.notes.append(words)
                parent.reach(number)
                self.context.ledger.place(number, "owner" if read else "note", words)
            else:
                self.context.ledger.place(number, "reference" if is_reference(words) else "text", words)
        self.context.ledger.place(block.line, "text", "", block.last)

    def _names_group(self, words: str) -> bool:
        """Read a line that is nothing but roles and a colon: they own what follows."""
        if not words.endswith((":", "：")):
            return False
        read = read_roles(_ROLE_SUFFIX.sub("", words.rstrip(" :：")), self.context.book)
        if not read or not read.complete or read.note or (read.only_subjects and len(read.everyone) == 1):
            return False
        self.group = read.owners
        return bool(read.owners)

    def _meet(self, text: ItemText, line: int) -> None:
        for uses in text.who.values():
            self.context.meet(uses, line)


def says_by_whom(words: str, context: Context) -> bool:
    """Tell whether a line is nothing but "Prepared by QA Engineer."."""
    read = read_roles(words, context.book) if _BY_LINE.match(words) else None
    return read is not None and read.complete


def share(draft: Draft, text: ItemText) -> None:
    """Let who is named above all items verify, sign or review one that names nobody for it."""
    for kind in SHARED:
        if not draft.text.who[kind]:
            draft.text.add(kind, text.who[kind])


def merge(draft: Draft, text: ItemText) -> None:
    """Add what an attribute line says to the item above it; beside "Responsible", "Accountable" approves."""
    if text.label_words.casefold() == "accountable" and draft.text.who["owners"]:
        text.who["sign_off"], text.who["owners"] = text.who["owners"], []
    for kind, uses in text.who.items():
        draft.text.add(kind, uses)
    if text.condition:
        draft.text.restrict(text.condition)
    draft.text.notes += text.notes + text.unread


def place_opaque(context: Context, block: Opaque) -> None:
    """Account for a block that is never read into."""
    content = block.content.strip()
    if block.kind == "html" and not content.startswith("<!--"):
        context.ledger.place(block.line, "html", "", block.last)
        if re.search(r"<(?:li|td|tr|table|ul|ol)\b", content, re.IGNORECASE):
            context.ledger.warn(block.line, "HTML lists and tables are not read; write them as Markdown")
        return
    context.ledger.place(block.line, _BLOCK_KIND[block.kind], "", block.last)


def _has_children(item: ListItem) -> bool:
    return any(isinstance(block, ListBlock) for block in item.rest)


def is_note(words: str, *, nested: bool) -> bool:
    """Tell whether a line below an item only remarks on it ("Execution: automated")."""
    label = label_at_start(words)
    return nested and label is not None and label.kind == "note"
