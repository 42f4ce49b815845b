"""Reads the incident playbook: phases with their minutes, steps with their roles (A-INC, A-IM, A-MIT, A-REC)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from octotui.domain.guide import IncidentPhase, IncidentStep
from octotui.guide.attributes import only_roles
from octotui.guide.context import Context
from octotui.guide.draftreader import DraftReader
from octotui.guide.drafts import Draft
from octotui.guide.items import as_list_item, heading_is_item
from octotui.guide.itemtext import read_item_text
from octotui.guide.markdown import Block, ListBlock, ListItem, Paragraph, Table, TableRow
from octotui.guide.phases import minutes, without_minutes
from octotui.guide.rich import Rich, undecorated
from octotui.guide.sections import Section
from octotui.guide.tables import cell
from octotui.guide.told import line_by_line, lists_below, name_of, told
from octotui.guide.unmarked import are_duties

_CALLS = re.compile(
    r"(?<!-)\b(?:engage|notify|alert|page|involve|call(?: in)?|contact|inform|loop in|bring in|pull in|summon"
    r"|mobili[sz]e|consult|brief|convene|ask|tell)\b",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(r"(?:\w+ )?stakeholders?", re.IGNORECASE)
_TRIGGERS = re.compile(
    r"^(?:(?:roll ?back|revert|abort|declare|escalate|trigger)\b.*\b(?:if|when|criteria|conditions?|triggers?)\b"
    r"|(?:\w+ )?(?:triggers?|criteria|conditions)\b).*[:：]$",
    re.IGNORECASE,
)
_IS_CALLED = re.compile(
    r"\s+(?:(?:is|are|gets?|must be|should be|to be) )?(?:immediately )?(?:engaged|notified|alerted|informed"
    r"|paged|involved"
    r"|called|contacted|consulted)\b",
    re.IGNORECASE,
)
_PEOPLE = re.compile(
    r"^(?:(?:key|incident|response) )*(?:roles|contacts|team|people)(?: (?:and|&) \w+)?\s*[:：]$", re.IGNORECASE
)
_PART = re.compile(
    r"^(?:(?:immediate |key |required |recovery |response )?(?:actions?|steps?|tasks|checklist|activities|procedure)"
    r"|what to do|do)$",
    re.IGNORECASE,
)
_LIMIT_COLUMN = re.compile(r"max|sla|response|duration|limit|target|estimat", re.IGNORECASE)
_PHASE_COLUMN = re.compile(r"phase|stage|time|when|window|timeline|minutes", re.IGNORECASE)


@dataclass(slots=True)
class _Phase:
    name: str
    line: int
    span: tuple[int | None, int | None] | None
    drafts: list[Draft] = field(default_factory=list)


class PlaybookReader:
    """Turns incident sections into phases."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.phases: list[_Phase] = []

    @property
    def size(self) -> int:
        """Return how much was read so far: phases and their steps."""
        return len(self.phases) + sum(len(phase.drafts) for phase in self.phases)

    def section(self, section: Section, parent: Section | None = None) -> None:
        """Read one section's own blocks; its heading is the phase unless the list itself names phases.

        A heading below the playbook's that is only a role, or only says "Actions", is no phase of its own.
        """
        host = parent if parent and parent.kind == section.kind and self._is_part(section) else None
        phase = self._phase((host or section).title, (host or section).line)
        reader = DraftReader(self.context, "incident step")
        reader.heading_owner(section.title, section.line)
        blocks = line_by_line(section.blocks)
        for at, block in enumerate(blocks):
            above = blocks[at - 1] if at else None
            if isinstance(block, ListBlock) and isinstance(above, Paragraph) and _TRIGGERS.match(above.text.flat):
                self.context.ledger.place(block.line, "trigger", above.text.flat.rstrip(" :"), block.last)
            elif isinstance(block, ListBlock) and isinstance(above, Paragraph) and _PEOPLE.match(above.text.flat):
                self.context.ledger.place(block.line, "role", above.text.flat.rstrip(" :"), block.last)
            elif isinstance(block, Paragraph) and self._appoints(block, blocks):
                self._appointed(block)
            elif isinstance(block, ListBlock) and self._lists_phases(block):
                self._phase_items(block)
            elif isinstance(block, Table) and (column := self._phase_column(block)) is not None:
                self._phase_table(block, column)
            elif isinstance(block, Paragraph) and self._tells_phase(block, section):
                self._phase_told(block)
            else:
                reader.blocks([block])
        phase.drafts = reader.drafts
        if before := next((other for other in self.phases if host and other.line == host.line), None):
            before.drafts += reader.drafts
        elif phase.drafts or phase.span:
            at = next((index for index, other in enumerate(self.phases) if other.line > phase.line), len(self.phases))
            self.phases.insert(at, phase)

    def _is_part(self, section: Section) -> bool:
        return (
            bool(_PART.match(section.title))
            or only_roles(re.sub(r"\([^)]*\)", "", section.title), self.context) is not None
        )

    def _appoints(self, block: Paragraph, blocks: list[Block]) -> bool:
        """Tell whether lines above the steps say who takes which part: "Incident Commander: Release Manager"."""
        lines = block.text.text.split("\n")
        return any(isinstance(other, ListBlock | Table) for other in blocks) and are_duties(lines, self.context)

    def _appointed(self, block: Paragraph) -> None:
        for offset, line in enumerate(block.text.text.split("\n")):
            number = min(block.line + offset, block.last)
            self.context.meet(self.context.book.scan(line), number)
            self.context.ledger.place(number, "role", " ".join(line.split()))

    def step(self, section: Section) -> None:
        """Read a heading that is itself a step: below it stand only its attributes."""
        if not self.phases:
            self.phases.append(self._phase(section.title, section.line))
        reader = DraftReader(self.context, "incident step")
        reader.item(as_list_item(section), None)
        self.phases[-1].drafts += reader.drafts

    def is_step(self, section: Section) -> bool:
        """Tell whether a heading is a step rather than a phase."""
        return minutes(section.title) is None and heading_is_item(section, self.context)

    def result(self) -> tuple[IncidentPhase, ...]:
        """Return the phases with their steps."""
        return tuple(self._freeze(phase) for phase in self.phases)

    def _phase(self, title: str, line: int) -> _Phase:
        before = next((phase.span[1] for phase in reversed(self.phases) if phase.span), None)
        span = minutes(title, before)
        text = read_item_text(Rich(title), self.context.book)
        name = text.title if text.who["owners"] and text.title else title
        return _Phase(without_minutes(name) if span else name, line, span)

    def _lists_phases(self, block: ListBlock) -> bool:
        """Tell whether the items of a list are phases: most of them are timed and have steps below."""
        timed = [item for item in block.items if minutes(name_of(item)) is not None]
        if not timed or len(timed) * 2 < len(block.items):
            return False
        return all(lists_below(item) for item in timed) or len(timed) == len(block.items) > 1

    def _phase_items(self, block: ListBlock) -> None:
        for item in block.items:
            words = undecorated(item.text.flat)
            name = name_of(item)
            phase = self._phase(name, item.line)
            self.context.ledger.place(item.line, "phase", phase.name, item.own_last)
            reader = DraftReader(self.context, "incident step")
            rest = words[len(name) :].lstrip(" :：-–—") if words.startswith(name) else ""
            if rest:
                reader.item(ListItem(item.line, item.own_last, [Paragraph(item.line, item.own_last, Rich(rest))]), None)
            reader.blocks(item.rest)
            phase.drafts = reader.drafts
            self.phases.append(phase)

    def _tells_phase(self, block: Paragraph, section: Section) -> bool:
        """Tell whether a paragraph is a phase with its steps in sentences: "0-15 minutes: ..."."""
        head, steps = told(block)
        if not head or not steps:
            return False
        timed = any(
            minutes(told(other)[0]) is not None
            for other in line_by_line(section.blocks)
            if isinstance(other, Paragraph)
        )
        return minutes(head) is not None or (timed and bool(block.text.lead))

    def _phase_told(self, block: Paragraph) -> None:
        head, steps = told(block)
        phase = self._phase(head, block.line)
        self.context.ledger.place(block.line, "phase", phase.name, block.last)
        reader = DraftReader(self.context, "incident step")
        for words in steps:
            reader.item(ListItem(block.line, block.last, [Paragraph(block.line, block.last, Rich(words))]), None)
        phase.drafts = reader.drafts
        self.phases.append(phase)

    def _phase_column(self, table: Table) -> int | None:
        for index, header in enumerate(table.header):
            cells = [cell(row, index).flat for row in table.rows if cell(row, index).flat]
            if (
                _PHASE_COLUMN.search(header.flat)
                and not _LIMIT_COLUMN.search(header.flat)
                and cells
                and len(table.header) > 1
            ):
                return index
        return None

    def _phase_table(self, table: Table, column: int) -> None:
        self.context.ledger.place(table.line, "table", "column names", table.line + 1)
        times = [i for i, head in enumerate(table.header) if i != column and _PHASE_COLUMN.search(head.flat)]
        skip = {column, *times}
        header = [text for index, text in enumerate(table.header) if index not in skip]
        name = ""
        for row in table.rows:
            self.context.ledger.place(row.line, "incident step", cell(row, column).flat)
        for row in table.rows:
            label = " ".join(cell(row, index).flat for index in (column, *times)).strip()
            if label and label != name:
                name = label
                span_text = next((cell(row, i).flat for i in (column, *times) if minutes(cell(row, i).flat)), "")
                phase = self._phase(cell(row, column).flat, row.line)
                phase.span = phase.span or minutes(span_text)
                self.phases.append(phase)
            rest = [cell(row, index) for index in range(len(table.header)) if index not in skip]
            reader = DraftReader(self.context, "incident step")
            reader.blocks([Table(row.line, row.line, header, [TableRow(row.line, row.line, rest)])])
            if not self.phases:
                self.phases.append(_Phase("", row.line, None))
            self.phases[-1].drafts += reader.drafts
        self.context.ledger.place(table.line, "table", "", table.last)

    def _freeze(self, phase: _Phase) -> IncidentPhase:
        steps = tuple(self._step(draft) for draft in phase.drafts)
        with_roles = {line for step in steps if step.roles for line in (step.line, step.parent) if line is not None}
        for step in steps:
            if step.line not in with_roles and step.parent not in with_roles:
                self.context.ledger.note(step.line, f"names no role: {step.title}")
        start, end = phase.span or (None, None)
        return IncidentPhase(phase.name, phase.line, start, end, steps)

    def _step(self, draft: Draft) -> IncidentStep:
        who = draft.text.who
        doers = [*draft.owners, *who["sign_off"], *who["verified_by"], *who["reviewed_by"]]
        called = self._called(draft)
        first = [use.role for use in doers] or called
        roles = list(dict.fromkeys([*first, *(use.role for use in who["input_from"])]))
        for unread in draft.text.unread:
            self.context.ledger.warn(draft.line, f'no role understood in "{unread}"')
        return IncidentStep(
            title=draft.text.title,
            line=draft.line,
            roles=tuple(roles),
            condition=draft.text.condition,
            parent=draft.parent.line if draft.parent else None,
            note="; ".join(draft.text.notes),
        )

    def _called(self, draft: Draft) -> list[str]:
        """Return the roles that a step calls in: "Engage DevOps Engineer", "Declare it: page the on-call Engineer"."""
        title = draft.text.title
        passive = self.context.book.match(title)
        if passive and _IS_CALLED.match(title, passive[1]):
            return [passive[0]]
        remarks = [note for note in draft.text.notes if _CALLS.match(note)]
        for words in () if draft.children else (title, *remarks):
            if found := self._called_in(words, draft.line):
                return found
        return []

    def _called_in(self, words: str, line: int) -> list[str]:
        match = _CALLS.search(words)
        if not match:
            return []
        found: list[str] = []
        past = 0
        rest = words[match.end() :]
        for word in re.finditer(r"(?:^|,|\band\b|\bor\b|/|&)\s*(?:the\s+|on\s+)?", rest):
            role = self.context.book.match(rest, word.end()) if word.start() >= past else None
            if role and not self.context.book.is_subject(role[0]) and not _AUDIENCE.fullmatch(role[0]):
                found.append(role[0])
                past = role[1]
            elif not found and word.start() > 0:
                break
        self.context.meet(found, line)
        return list(dict.fromkeys(found))
