"""Reads the go/no-go call: who leads it and whose go it needs (A-GO-1, A-GO-2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octotui.domain.guide import GoNoGo, Item
from octotui.guide.call import (
    CALL,
    CHAIR,
    LEAD_LABEL,
    LEADER_CELL,
    LEADS,
    LEADS_SEAT,
    LED_BY,
    NO_VOTE,
    OWNS,
    ROLE_SECTION,
    RULE,
    RULES_TITLE,
    Call,
)
from octotui.guide.context import Context
from octotui.guide.items import read_items
from octotui.guide.labels import column_kind, label_at_start
from octotui.guide.markdown import Block, ListBlock, ListItem, Opaque, Paragraph, Table, TableRow
from octotui.guide.nonitems import place_opaque
from octotui.guide.rich import undecorated
from octotui.guide.roletext import read_roles
from octotui.guide.seats import labelled_seats, leader_in, names_in, seat_column, seats_in
from octotui.guide.sections import Section

_ELSEWHERE = re.compile(r"(?:staging|test(?:ing)?|qa|uat|dev(?:elopment)?|pre-?prod\w*|sandbox)\b", re.IGNORECASE)
_WITHOUT_VOTE = re.compile(
    r",?\s*(?:and\s+)?[^,;:]*\((?:optional|advisory|observer|non-voting|informed)\)", re.IGNORECASE
)
_LISTED = re.compile(r"[:,]\s*(?:final |the )?go ?/ ?no-go (?:decision|call)s?\s*(?:,|$)", re.IGNORECASE)
_GATE = re.compile(r"(?:quality |decision |release )?gate\b", re.IGNORECASE)
_POINTER = re.compile(r"\((?:see|use|template)\b(?:[^()]|\([^()]*\))*\)|(?<=\])\([^()]*\)", re.IGNORECASE)


class CallReader:
    """Gathers the call from wherever the guide speaks of it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.book = context.book
        self.call: Call | None = None
        self.criteria: list[Item] = []
        self._duty: tuple[int, str, list[str]] | None = None

    def section(self, section: Section, parent: Section | None = None) -> None:
        """Read a section of its own: sentences, seats in a list or a table, criteria.

        Of several gates in a row only the one that is the call has seats.
        """
        gate = parent is not None and _earlier_gate(section, parent)
        call = Call(section.line) if gate else self._open(section.line)
        for block in section.blocks:
            if isinstance(block, ListBlock) and RULES_TITLE.match(section.title):
                self.context.ledger.place(block.line, "go/no-go", section.title, block.last)
                continue
            match block:
                case Paragraph():
                    self.paragraph(block, call)
                case ListBlock():
                    self._list(block, section, call)
                case Table():
                    self._table(block, section, call)
                case Opaque():
                    place_opaque(self.context, block)
                case _:
                    pass

    def paragraph(self, block: Paragraph, call: Call | None = None) -> None:
        """Read a sentence or two about the call."""
        call = call or self._open(block.line)
        for offset, line in enumerate(block.text.text.split("\n")):
            number = min(block.line + offset, block.last)
            self._sentence(line, number, call)
            self.context.ledger.place(number, "go/no-go", " ".join(line.split()))
        self.context.ledger.place(block.line, "go/no-go", "", block.last)

    def item(self, item: Item, children: list[Item], line: str) -> bool:
        """Read a checklist item that is the call itself, with its seats below it; False where it names nobody.

        `line` is the item's own line.
        """
        if NO_VOTE.search(item.title) and not LEADS.search(item.title) and not item.owners:
            return False
        before, call = self.call, self._open(item.line)
        line = _POINTER.sub("", line)
        here = {self.book.name(name) for name in self.book.scan(line)}
        owners = [use.role for use in item.owners if use.role in here or len(item.owners) == 1]
        if call.lead is None:
            plain = undecorated(line.lstrip(" -*+"))
            chair = CHAIR.search(plain)
            leader = self.book.scan(plain[: chair.start()])[-1:] if chair else leader_in(plain, self.book)
            call.lead = owners[0] if len(owners) == 1 else next(iter(leader), None)
        for uses in (item.owners, item.sign_off, item.verified_by, item.reviewed_by, item.input_from):
            call.seat([use.role for use in uses])
        call.seat(self.book.scan(item.title))
        self._sentence(undecorated(re.sub(r"<!--.*?-->|[*_`]", "", line).lstrip(" -+|")), item.line, call)
        for child in children:
            call.seat([use.role for use in (*child.owners, *child.sign_off)])
        if call.lead is None and not call.voters:
            self.call = before
        return self.call is not None

    def roles(self, section: Section, blocks: list[Block]) -> None:
        """Look for the call in what a role does: "Release Manager: leads the go/no-go decision"."""
        self._owned_row(blocks)
        above = read_roles(ROLE_SECTION.sub("", section.title), self.book)
        told = above.owners[0].role if above and above.owners else None
        for line, words in _lines(blocks):
            if words.endswith((":", "：")) and (subject := self._subject(words)):
                told = subject
            called = CALL.search(words)
            if self._duty or not called or not (OWNS.search(words) or _LISTED.search(words)):
                continue
            first = self.book.match(words)
            name = first[0] if first else told
            if name:
                self._duty = (line, name, names_in(words[called.end() :], self.book))

    def _subject(self, words: str) -> str | None:
        """Return the role that a line above a list speaks of: "Release Manager coordinates the release:"."""
        last = re.split(r"(?<=[a-z)])\.\s+", words)[-1]
        found = self.book.match(last) or self.book.match(words)
        return found[0] if found and self.book.is_hat(found[0]) else None

    def _owned_row(self, blocks: list[Block]) -> None:
        """Find the call in a table of who owns what: "Go/no-go decision | Release Manager | QA Engineer"."""
        for table in (block for block in blocks if isinstance(block, Table)):
            columns = [column_kind(header.flat) for header in table.header]
            for row in table.rows if "owners" in columns else ():
                if not row.cells or not CALL.search(row.cells[0].flat) or self._duty:
                    continue
                owners, others = self._people(columns, row)
                if owners:
                    self._duty = (row.line, owners[0], [*owners, *others])

    def _people(self, columns: list[str | None], row: TableRow) -> tuple[list[str], list[str]]:
        """Return who stands in a row's column of owners, and who in its other columns of people."""
        owners: list[str] = []
        others: list[str] = []
        for kind, each in zip(columns, row.cells, strict=False):
            read = read_roles(each.text, self.book) if kind else None
            (owners if kind == "owners" else others).extend(use.role for use in (read.everyone if read else ()))
        return owners, others

    def result(self) -> GoNoGo | None:
        """Return what was read, None where the guide never speaks of a call."""
        if self._duty and (self.call is None or self.call.lead is None):
            opened = self._open(self._duty[0])
            opened.lead = self._duty[1]
            opened.seat(self._duty[2] if not opened.voters else [])
        if self.call is None:
            return None
        called = next((item for item in self.criteria if CALL.search(item.title) and item.owners), None)
        if called and self.call.lead is None:
            self.call.lead = called.owners[0].role
        if not [name for name in self.call.voters if name != self.call.lead]:
            self.call.seat([use.role for item in self.criteria for use in item.owners])
        call = self.call.result()
        self.context.meet(call.voters, call.line)
        if not call.voters:
            self.context.ledger.warn(
                call.line, "the go/no-go call names no role; name who leads it and whose go it needs"
            )
        return call

    def _open(self, line: int) -> Call:
        if self.call is None:
            self.call = Call(line)
        return self.call

    def _sentence(self, text: str, line: int, call: Call) -> None:
        for part in re.split(r"(?<=[a-z)])[.;]\s+", text):
            words = _WITHOUT_VOTE.sub("", undecorated(part))
            label = LEAD_LABEL.match(words)
            names = names_in(words, self.book)
            if not names or (NO_VOTE.search(words) and not LEADS.search(words)):
                continue
            led = LED_BY.search(words)
            if label:
                leader = names_in(words[label.end() :], self.book)[:1]
            elif led:
                leader = names_in(words[led.end() :], self.book)[:1]
            else:
                leader = leader_in(words, self.book)
            if leader and call.lead is None:
                call.lead = leader[0]
            call.seat(names)
            self.context.meet(names, line)

    def _list(self, block: ListBlock, section: Section, call: Call) -> None:
        for item in block.items:
            words = undecorated(item.text.flat)
            label = label_at_start(words)
            told = (label and label.kind == "note") or RULE.match(words)
            if not item.task and told and not labelled_seats(words, self.book):
                self.context.ledger.place(item.line, "go/no-go", words, item.own_last)
                self.criteria += read_items(section, self.context, "check", item.rest)
            elif self._is_seat(words, item, call):
                self.context.ledger.place(item.line, "seat", words, item.own_last)
                for below in item.rest:
                    if isinstance(below, ListBlock):
                        self._below(below, section, call)
                    else:
                        self.context.ledger.place(below.line, "note", "", below.last)
            else:
                self.criteria += read_items(
                    section,
                    self.context,
                    "check",
                    [ListBlock(item.line, item.last, block.ordered, block.column, [item])],
                )

    def _below(self, block: ListBlock, section: Section, call: Call) -> None:
        for item in block.items:
            names = seats_in(undecorated(item.text.flat), self.book)
            if names:
                call.seat(names)
                self.context.meet(names, item.line)
            self.context.ledger.place(item.line, "seat" if names else "note", item.text.flat, item.last)

    def _is_seat(self, words: str, item: ListItem, call: Call) -> bool:
        if NO_VOTE.search(words.split(":")[0]):
            return label_at_start(words) is not None or ":" in words
        names = seats_in(words, self.book)
        label = LEAD_LABEL.match(words)
        if label:
            leader = names_in(words[label.end() :], self.book) or seats_in(words[label.end() :], self.book)
            if leader and call.lead is None:
                call.lead = leader[0]
            call.seat(leader)
            self.context.meet(leader, item.line)
            return bool(leader)
        if not names:
            names = labelled_seats(words, self.book)
        if names and call.lead is None and (CHAIR.search(words) or LEADS_SEAT.search(words)):
            call.lead = names[0]
        call.seat(names)
        self.context.meet(names, item.line)
        return bool(names) or (bool(re.match(r"^[\w\s/-]{3,30}[:：]?$", words)) and self._lists_roles(item))

    def _lists_roles(self, item: ListItem) -> bool:
        below = [child for block in item.rest if isinstance(block, ListBlock) for child in block.items]
        return bool(below) and all(seats_in(undecorated(child.text.flat), self.book) for child in below)

    def _table(self, table: Table, section: Section, call: Call) -> None:
        at = seat_column(table, self.book)
        if at is None:
            self.criteria += read_items(section, self.context, "check", [table])
            return
        self.context.ledger.place(table.line, "table", "column names", table.line + 1)
        for row in table.rows:
            value = row.cells[at].text if at < len(row.cells) else ""
            if at and _ELSEWHERE.match(row.cells[0].flat):
                self.context.ledger.place(row.line, "go/no-go", row.cells[0].flat)
                continue
            read = read_roles(value, self.book, verbatim=True)
            names = [use.role for use in read.everyone] if read else []
            words = " ".join(cell.flat for cell in row.cells)
            if names and not re.search(r"\b(?:advisory|informed|observer|non-voting|no vote)\b", words, re.IGNORECASE):
                beside = " ".join(cell.flat for index, cell in enumerate(row.cells) if index != at)
                if call.lead is None and (CHAIR.search(value) or LEADER_CELL.search(beside)):
                    call.lead = names[0]
                call.seat(names)
            self.context.meet(names, row.line)
            self.context.ledger.place(row.line, "seat", ", ".join(names))
        self.context.ledger.place(table.line, "table", "", table.last)


def _earlier_gate(section: Section, parent: Section) -> bool:
    """Tell whether a section is a gate beside the one that is the go/no-go call."""
    return not CALL.search(section.title) and any(
        CALL.search(child.title) and _GATE.match(child.title) for child in parent.children if child is not section
    )


def _lines(blocks: list[Block]) -> Iterator[tuple[int, str]]:
    """Yield the lines of a list of roles: sentences, items with their sub-items, rows of a table."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block.line, undecorated(block.text.flat)
            case ListBlock():
                for item in block.items:
                    yield item.line, undecorated(item.text.flat)
                    name = item.text.lead.rstrip(" :：")
                    yield from ((line, f"{name} {words}".strip()) for line, words in _lines(item.rest))
            case Table():
                yield from ((row.line, ": ".join(each.flat for each in row.cells)) for row in block.rows)
            case _:
                pass
