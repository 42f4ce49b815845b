"""Reads the lists, tables and paragraphs of one section into drafts of items."""

from __future__ import annotations

import re

from octotui.domain.guide import RoleUse
from octotui.domain.roles import key
from octotui.guide.attributes import (
    appoints,
    labelled_task,
    lead_in,
    nested_label,
    nested_names,
    one_deed,
    only_roles,
    says_by_whom,
)
from octotui.guide.conditions import is_condition, is_reference
from octotui.guide.context import Context
from octotui.guide.drafts import SHARED, Draft, merge, share
from octotui.guide.itemtext import read_item_text
from octotui.guide.labels import dashed_label, is_noun, label_at_start
from octotui.guide.markdown import Block, ListBlock, ListItem, Opaque, Paragraph, Table
from octotui.guide.nonitems import (
    gathers,
    has_list,
    is_aside,
    is_trigger,
    non_item,
    place_opaque,
    says_attributes,
    says_who_decides,
)
from octotui.guide.onlysaid import hands_over, only_covered, only_limits
from octotui.guide.rich import Rich, undecorated
from octotui.guide.roletext import RoleText
from octotui.guide.rolewords import DEPARTMENTS
from octotui.guide.said import KINDS, ItemText
from octotui.guide.settling import departments_in, settle_condition, settle_department
from octotui.guide.tables import read_table
from octotui.guide.unmarked import are_boxes, are_duties, are_items, defines, duty, is_described, one_per_line, says_who

_LEGEND = re.compile(r"^(?:abbr|acronym|term|short|symbol)", re.IGNORECASE)
_SUCH_AS = re.compile(r"\b(?:including|such as|for example|e\.g\.|like)\s*[:：]$", re.IGNORECASE)
_SCOPED = re.compile(r"^for\b|\bonly$|\breleases?$", re.IGNORECASE)


class DraftReader:
    """Turns the blocks of one section into drafts; `kind` is the word for them in the account of lines."""

    def __init__(self, context: Context, kind: str) -> None:
        self.context = context
        self.kind = kind
        self.drafts: list[Draft] = []
        self.group: list[RoleUse] = []
        self.shared: list[ItemText] = []
        self.condition: str | None = None
        self.among_items = False
        self.departments: set[str] = set()
        self.above: list[RoleUse] | None = None

    def blocks(self, blocks: list[Block], parent: Draft | None = None) -> None:
        """Read blocks in order; an owner line holds for what follows it."""
        for at, block in enumerate(blocks):
            match block:
                case ListBlock() if only_covered(blocks[at - 1] if at else None, block, self.context):
                    pass
                case ListBlock():
                    self._list(block, parent)
                case Table():
                    self._table(block, parent)
                case Paragraph():
                    self._paragraph(block, parent)
                case Opaque():
                    self._quoted_owner(block, parent)
                    place_opaque(self.context, block)
                case _:
                    pass

    def _quoted_owner(self, block: Opaque, parent: Draft | None) -> None:
        """Take the owner that a quotation above a list names: "> Owner: Release Manager"."""
        words = re.sub(r"^>\s*|[*_`]", "", block.content.strip()) if block.kind == "quote" else ""
        label = label_at_start(words)
        if label and label.kind == "owners" and parent is None and "\n" not in words:
            number = block.line
            self._attribute(
                read_item_text(Rich(words), self.context.book),
                ListItem(number, number, [Paragraph(number, number, Rich(words))]),
                None,
            )

    def heading_owner(self, title: str, line: int) -> None:
        """Take the owner that a heading names for all below it: "QA Engineer tasks", "Checklist (Owner: RM)"."""
        self.condition = title if _SCOPED.search(title) and is_condition(title) else None
        read = only_roles(title, self.context)
        if read and not read.only_subjects and not any(key(use.role) in DEPARTMENTS for use in read.owners):
            self.group = read.owners
        else:
            text = read_item_text(Rich(title), self.context.book)
            named = [use for use in text.who["owners"] if key(use.role) not in DEPARTMENTS]
            self.group = named if named and text.title else self.group
            self.shared = [text]
        self.context.meet(self.group, line)

    def item(self, item: ListItem, parent: Draft | None) -> None:
        """Read one list item with all below it."""
        if self._no_item(item, parent) or only_limits(item, parent, self.context):
            return
        text = read_item_text(item.text, self.context.book)
        if text.label and not labelled_task(text, item, parent, self.context, among_items=self.among_items):
            self._attribute(text, item, parent)
            return
        if self._role_alone(item, parent) or self._group(item, parent) or nested_label(item, parent, self.context):
            return
        if not item.task and not item.ordered and ":" in item.text.text and appoints(text, self.context):
            self.context.ledger.place(item.line, "role", undecorated(item.text.flat), item.last)
            self._meet(text, item.line)
            return
        settle_condition(text)
        settle_department(text, item, self.departments, self.context.book)
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
        if _SUCH_AS.search(undecorated(item.text.flat)):
            self._examples(item, draft)
        else:
            self.blocks(item.rest, draft)

    def _examples(self, item: ListItem, draft: Draft) -> None:
        """Keep what stands below "..., including:" as a remark."""
        for block in item.rest:
            if isinstance(block, ListBlock):
                draft.text.notes += [undecorated(each.text.flat) for each in block.items]
            self.context.ledger.place(block.line, "note", draft.text.title, block.last)
        draft.reach(item.last)

    def _list(self, block: ListBlock, parent: Draft | None) -> None:
        among = parent is not None and not block.ordered and says_attributes(block)
        if parent is None:
            texts = [undecorated(item.text.flat) for item in block.items]
            self.among_items = not all(label_at_start(words) or dashed_label(words) for words in texts)
        if parent is None and hands_over(block, self.context):
            return
        self.departments = departments_in(block, self.context.book)
        told = parent is None and not self.among_items and says_who_decides(block)
        for item in block.items:
            words = undecorated(item.text.flat)
            if told and (label := label_at_start(words)) and label.kind == "note":
                self.context.ledger.place(item.line, "note", words, item.last)
            elif parent and among and not item.task and not has_list(item) and is_aside(words, self.context):
                parent.text.notes.append(words)
                parent.reach(item.last)
                self.context.ledger.place(item.line, "note", words, item.last)
            else:
                self.item(item, parent)

    def _no_item(self, item: ListItem, parent: Draft | None) -> bool:
        """Place what must not become a task: empty, struck out, pointing elsewhere, advising."""
        ledger, words = self.context.ledger, undecorated(item.text.flat)
        kind = non_item(item, self.context, nested=parent is not None)
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
                nested_names(block, text.label, parent, self.context)
            else:
                self.blocks([block], parent)

    def _role_alone(self, item: ListItem, parent: Draft | None) -> bool:
        """Read an item that is nothing but roles: the owner of its parent, or of all that stands below it."""
        words = undecorated(item.text.flat).rstrip(" :：")
        if parent and not item.task and one_deed(item, parent, self.context):
            return True
        read = only_roles(words, self.context)
        if read is None or not read.owners or (parent is None and not has_list(item)):
            return False
        if len(read.everyone) > 1 and any(self.context.book.is_subject(use.role) for use in read.everyone):
            return False
        self.context.ledger.place(item.line, "owner", words, item.own_last)
        self.context.meet(read.everyone, item.line)
        if has_list(item):
            self._below(item, parent, read)
        elif parent:
            parent.text.absorb(read)
            parent.reach(item.last)
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
        if not children or (item.task and not is_trigger(words)):
            return False
        boxed = any(child.task for block in children for child in block.items)
        text = read_item_text(item.text, self.context.book)
        if not ((boxed and not text.named and not item.ordered) or gathers(item)):
            return False
        self.context.ledger.place(item.line, "group", words.rstrip(" :"), item.own_last)
        before = self.group
        self.group = text.who["owners"] or before
        self.blocks(item.rest, parent)
        self.group = before
        return True

    def _table(self, table: Table, parent: Draft | None) -> None:
        if table.header and _LEGEND.search(table.header[0].flat):
            self.context.ledger.place(table.line, "role", "legend", table.last)
            return
        self.context.ledger.place(table.line, "table", "column names", table.line + 1)
        for row in read_table(table, self.context):
            settle_condition(row.text)
            draft = Draft(row.text, row.line, row.line, parent, list(self.group))
            self.drafts.append(draft)
            self.context.ledger.place(row.line, self.kind, row.text.title)
            self._meet(row.text, row.line)
        self.context.ledger.place(table.line, "table", "", table.last)

    def _paragraph(self, block: Paragraph, parent: Draft | None) -> None:
        lines, numbers = one_per_line(block)
        boxes = are_boxes(lines)
        if parent is None and not boxes and are_duties(lines, self.context):
            for number, line in zip(numbers, lines, strict=True):
                if says_who(line):
                    self.context.ledger.place(number, "owner", " ".join(line.split()))
                    self._meet(duty(line, self.context), number)
                else:
                    self._keep(duty(line, self.context), number)
        elif parent is None and block.text.lead and is_described(lines):
            self.item(ListItem(block.line, block.last, [block]), None)
        elif boxes or (parent is None and (are_items(lines, self.context) or defines(block, lines, self.context))):
            for number, line in zip(numbers, lines, strict=True):
                self.item(ListItem(number, number, [Paragraph(number, number, Rich(line))], task=boxes), parent)
            self.context.ledger.place(block.line, "owner", "", block.last)
        else:
            self.among_items = False
            if parent is None and self.above is not None:
                self.group, self.above = self.above, None
            self._prose(block, lines, parent)

    def _keep(self, text: ItemText, number: int) -> None:
        self.drafts.append(Draft(text, number, number))
        self._meet(text, number)
        self.context.ledger.place(number, self.kind, text.title)

    def _prose(self, block: Paragraph, lines: list[str], parent: Draft | None) -> None:
        for offset, line in enumerate(lines):
            number = min(block.line + offset, block.last)
            words = " ".join(line.split())
            if parent is None and self._names_group(words, number):
                self.context.ledger.place(number, "owner", words)
                continue
            text = read_item_text(Rich(line, block.text.lead if offset == 0 else ""), self.context.book)
            if text.label and text.label != "note" and (text.named or parent):
                self._attribute(text, ListItem(number, number, [Paragraph(number, number, Rich(line))]), parent)
            elif parent:
                self._remark(words, number, parent)
            else:
                self.context.ledger.place(number, "reference" if is_reference(words) else "text", words)
        self.context.ledger.place(block.line, "text", "", block.last)

    def _remark(self, words: str, number: int, parent: Draft) -> None:
        """Read a line below an item: who it is done by, or a remark."""
        read = says_by_whom(words, self.context)
        if read:
            parent.text.absorb(read)
            self.context.meet(read.everyone, number)
        else:
            parent.text.notes.append(words)
        parent.reach(number)
        self.context.ledger.place(number, "owner" if read else "note", words)

    def _names_group(self, words: str, number: int) -> bool:
        """Read a line above a list that says who does what follows: nothing but roles, or a role and its deed."""
        read = only_roles(words, self.context) if words.endswith((":", "：")) else None
        if read is None and (read := lead_in(words, self.context)):
            self.above = self.group if self.above is None else self.above
        if read is None:
            return False
        self.context.meet(read.everyone, number)
        if read.verified_by and not read.owners:
            self.shared = [*self.shared, ItemText(who={kind: list(getattr(read, kind)) for kind in KINDS})]
        self.group = read.owners or self.group
        return bool(read.everyone)

    def _meet(self, text: ItemText, line: int) -> None:
        for uses in text.who.values():
            self.context.meet(uses, line)
