"""Reads the go/no-go call: who leads it and whose go it needs (A-GO-1, A-GO-2)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from octotui.domain.guide import GoNoGo, Item
from octotui.guide.context import Context
from octotui.guide.items import read_items
from octotui.guide.labels import label_at_start
from octotui.guide.markdown import ListBlock, ListItem, Opaque, Paragraph, Table
from octotui.guide.nonitems import place_opaque
from octotui.guide.rich import undecorated
from octotui.guide.roletext import read_roles
from octotui.guide.sections import Section

CALL = re.compile(r"\bgo\s*(?:/|-|–|\bor\b|\band\b)?\s*no[\s-]*go\b", re.IGNORECASE)
_LEADS = re.compile(
    r"\b(?:leads|chairs|runs|facilitates|hosts|convenes|calls|drives|owns|conducts|holds|coordinates|moderates"
    r"|makes the|organi[sz]es"
    r"|opens|initiates|presides|schedules|(?:will|must|should|to|shall) (?:lead|chair|run|facilitate|host|convene"
    r"|call|hold|make)"
    r"|lead the|run the|is responsible|is accountable|has (?:the )?final)\b"
)
_LED_BY = re.compile(
    r"\b(?:led|chaired|run|facilitated|hosted|convened|owned|made|called|driven|conducted|held|coordinated"
    r"|moderated) by\s+",
    re.IGNORECASE,
)
_LEAD_LABEL = re.compile(
    r"^(?:call )?(?:lead(?:er|s)?|led by|chair(?:ed by|person)?|facilitator|facilitated by|owner|host"
    r"|decision[- ](?:maker|owner|lead)|moderator|convener|run by|final decision)"
    r"\s*(?:[:：]|[–—]| - )",
    re.IGNORECASE,
)
_NO_VOTE = re.compile(
    r"\b(?:informed|inform|notif\w+|advisory|observers?|no vote|non-voting|optional|consulted only|announces?"
    r"|escalat\w+|decision is recorded|records?)\b",
    re.IGNORECASE,
)
_SEAT_COLUMN = re.compile(
    r"role|seat|who|voter|approver|name|owner|stakeholder|function|team|participant|responsible|sign"
    r"|decision[- ]maker|person",
    re.IGNORECASE,
)
_LEADER_CELL = re.compile(r"\b(?:leads?|chairs?|leader|chair|facilitat\w+|runs)\b", re.IGNORECASE)
_RULE = re.compile(
    r"^(?:rules?|quorum|unanim\w+|outcomes?|decision|default|voting|silence|all must|everyone must)\b"
    r"|^(?:all|each|every|any|a)\b.*\b(?:votes?|no-?go|seats?|voters?|must agree)\b"
    r"|^(?:conditional |partial )?(?:(?:no[ -]?)?go|hold|stop|defer|proceed)\s*(?:\([^)]*\)\s*)?(?:[:：=]"
    r"|[–—-]+\s|→|if\b|when\b)",
    re.IGNORECASE,
)
_LEADS_SEAT = re.compile(r"\b(?:leads|chairs|facilitates|runs|final (?:decision|call|say|approval))\b", re.IGNORECASE)
_RULES_TITLE = re.compile(r"^(?:\w+ )?(?:rules?|outcomes?|guidelines?|notes?)$", re.IGNORECASE)
_CHAIR = re.compile(r"[(\[,–—-]\s*(?:call\s+|meeting\s+)?(?:lead|leader|chair|facilitator|host|owner)\b", re.IGNORECASE)
_NEAR = 25


@dataclass(slots=True)
class Call:
    """The call while it is read."""

    line: int = 0
    lead: str | None = None
    voters: list[str] = field(default_factory=list)

    def seat(self, names: list[str]) -> None:
        """Give each a seat, once."""
        have = {name.casefold() for name in self.voters}
        for name in names:
            if name.casefold() not in have:
                self.voters.append(name)
                have.add(name.casefold())

    def result(self) -> GoNoGo:
        """Return the call; whoever leads it has the first seat."""
        if self.lead:
            self.voters = [self.lead, *[name for name in self.voters if name.casefold() != self.lead.casefold()]]
        return GoNoGo(self.lead, tuple(self.voters), self.line)


class CallReader:
    """Gathers the call from wherever the guide speaks of it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.call: Call | None = None
        self.criteria: list[Item] = []

    def section(self, section: Section) -> None:
        """Read a section of its own: sentences, seats in a list or a table, criteria."""
        call = self._open(section.line)
        for block in section.blocks:
            if isinstance(block, ListBlock) and _RULES_TITLE.match(section.title):
                self.context.ledger.place(block.line, "go/no-go", section.title, block.last)
                continue
            match block:
                case Paragraph():
                    self.paragraph(block)
                case ListBlock():
                    self._list(block, section, call)
                case Table():
                    self._table(block, section, call)
                case Opaque():
                    place_opaque(self.context, block)
                case _:
                    pass

    def paragraph(self, block: Paragraph) -> None:
        """Read a sentence or two about the call."""
        call = self._open(block.line)
        for offset, line in enumerate(block.text.text.split("\n")):
            number = min(block.line + offset, block.last)
            self._sentence(line, number, call)
            self.context.ledger.place(number, "go/no-go", " ".join(line.split()))
        self.context.ledger.place(block.line, "go/no-go", "", block.last)

    def item(self, item: Item, children: list[Item], line: str) -> None:
        """Read a checklist item that is the call itself, with its seats below it; `line` is its own line."""
        call = self._open(item.line)
        here = {self.context.book.name(name) for name in self.context.book.scan(line)}
        owners = [use.role for use in item.owners if use.role in here or len(item.owners) == 1]
        if call.lead is None:
            leader = self._leader(undecorated(line.lstrip(" -*+")))
            call.lead = owners[0] if len(owners) == 1 else next(iter(leader), None)
        for uses in (item.owners, item.sign_off, item.verified_by, item.reviewed_by, item.input_from):
            call.seat([use.role for use in uses])
        call.seat(self.context.book.scan(item.title))
        self._sentence(undecorated(re.sub(r"<!--.*?-->|[*_`]", "", line).lstrip(" -+|")), item.line, call)
        for child in children:
            call.seat([use.role for use in (*child.owners, *child.sign_off)])

    def result(self) -> GoNoGo | None:
        """Return what was read, None where the guide never speaks of a call."""
        if self.call is None:
            return None
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
            words = undecorated(part)
            label = _LEAD_LABEL.match(words)
            names = self._names(words)
            if not names or (_NO_VOTE.search(words) and not _LEADS.search(words)):
                continue
            led = _LED_BY.search(words)
            if label:
                leader = self._names(words[label.end() :])[:1]
            elif led:
                leader = self._names(words[led.end() :])[:1]
            else:
                leader = self._leader(words)
            if leader and call.lead is None:
                call.lead = leader[0]
            call.seat(names)
            self.context.meet(names, line)

    def _names(self, words: str) -> list[str]:
        found = self.context.book.scan(words)
        after = re.split(r"[:：]|\bwith\b|\bfrom\b|\bby\b", words)
        for piece in after[1:]:
            read = read_roles(piece, self.context.book)
            if read and read.complete and len(read.everyone) > 1:
                found += [use.role for use in read.everyone if use.role not in found]
        return found

    def _leader(self, words: str) -> list[str]:
        """Return the role that a verb of leading follows closely."""
        for name, _, end in self.context.book.spans(words)[:1]:
            verb = _LEADS.search(words, end)
            if verb and verb.start() - end < _NEAR:
                return [name]
        return []

    def _list(self, block: ListBlock, section: Section, call: Call) -> None:
        for item in block.items:
            words = undecorated(item.text.flat)
            label = label_at_start(words)
            if not item.task and not self._labelled(words) and ((label and label.kind == "note") or _RULE.match(words)):
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
            names = self._seats_in(undecorated(item.text.flat))
            if names:
                call.seat(names)
                self.context.meet(names, item.line)
            self.context.ledger.place(item.line, "seat" if names else "note", item.text.flat, item.last)

    def _seats_in(self, words: str) -> list[str]:
        """Return the roles when a line is about seats: nothing but roles, or a role with its vote or duty."""
        read = read_roles(re.sub(r"^\s*(?:\[[ x]?\])\s*", "", words), self.context.book)
        if read and read.everyone and not (read.only_subjects and read.note):
            return [use.role for use in read.everyone]
        return []

    def _is_seat(self, words: str, item: ListItem, call: Call) -> bool:
        if _NO_VOTE.search(words.split(":")[0]):
            return label_at_start(words) is not None or ":" in words
        names = self._seats_in(words)
        label = _LEAD_LABEL.match(words)
        if label:
            leader = self._names(words[label.end() :]) or self._seats_in(words[label.end() :])
            if leader and call.lead is None:
                call.lead = leader[0]
            call.seat(leader)
            self.context.meet(leader, item.line)
            return bool(leader)
        if not names:
            names = self._labelled(words)
        if names and call.lead is None and (_CHAIR.search(words) or _LEADS_SEAT.search(words)):
            call.lead = names[0]
        call.seat(names)
        self.context.meet(names, item.line)
        return bool(names) or (bool(re.match(r"^[\w\s/-]{3,30}[:：]?$", words)) and self._lists_roles(item))

    def _lists_roles(self, item: ListItem) -> bool:
        below = [child for block in item.rest if isinstance(block, ListBlock) for child in block.items]
        return bool(below) and all(self._seats_in(undecorated(child.text.flat)) for child in below)

    def _labelled(self, words: str) -> list[str]:
        match = re.match(
            r"^(?:voters?|votes?|voting(?: roles| members)?|seats?|participants?|attendees|approvers?"
            r"|required(?: approv\w+| votes| roles| attendees)?"
            r"|(?:required )?approvals?(?: (?:from|by|required))?|sign-?offs?(?: required)?|decision[- ]makers?"
            r"|members|who|with|quorum|must agree"
            r"|stakeholders)\s*(?:\([^)]*\))?\s*[:：–—-]\s*(.+)$"
            r"|^(?:(?:explicit |final |written )?(?:approval|sign-?\s?off|go|vote|agreement|ok"
            r"|confirmation)s?) (?:from|by|of)\s+(.+)$",
            words,
            re.IGNORECASE,
        )
        if match:
            read = read_roles(match[1] or match[2], self.context.book, verbatim=True)
            return [use.role for use in read.everyone] if read else []
        own = re.match(
            r"^(.+?)\s+(?:(?:says|gives|votes|approves|signs|confirms|agrees|approval|sign-?off|go\b|vote)\b.*)$",
            words,
            re.IGNORECASE,
        )
        if own:
            read = read_roles(own[1], self.context.book)
            return [use.role for use in read.everyone] if read and read.complete else []
        return []

    def _table(self, table: Table, section: Section, call: Call) -> None:
        at = self._seat_column(table)
        if at is None:
            self.criteria += read_items(section, self.context, "check", [table])
            return
        self.context.ledger.place(table.line, "table", "column names", table.line + 1)
        for row in table.rows:
            value = row.cells[at].text if at < len(row.cells) else ""
            read = read_roles(value, self.context.book, verbatim=True)
            names = [use.role for use in read.everyone] if read else []
            words = " ".join(cell.flat for cell in row.cells)
            if names and not re.search(r"\b(?:advisory|informed|observer|non-voting|no vote)\b", words, re.IGNORECASE):
                beside = " ".join(cell.flat for index, cell in enumerate(row.cells) if index != at)
                if call.lead is None and (_CHAIR.search(value) or _LEADER_CELL.search(beside)):
                    call.lead = names[0]
                call.seat(names)
            self.context.meet(names, row.line)
            self.context.ledger.place(row.line, "seat", ", ".join(names))
        self.context.ledger.place(table.line, "table", "", table.last)

    def _seat_column(self, table: Table) -> int | None:
        """Return the column of the seats: most of its cells are roles, and no other column names what is checked."""
        criteria = any(
            re.search(r"criteri|check|requirement|item|gate|question", header.flat, re.IGNORECASE)
            for header in table.header[:2]
        )
        for index, header in enumerate(table.header):
            cells = [row.cells[index].text for row in table.rows if index < len(row.cells) and row.cells[index].flat]
            hits = sum(read_roles(words, self.context.book) is not None for words in cells)
            named = bool(_SEAT_COLUMN.search(header.flat))
            if cells and (hits * 2 > len(cells) or (named and hits)) and not (criteria and index > 0):
                return index
        return None
