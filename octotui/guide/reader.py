"""Reads a Markdown release guide into a `Guide`, with an account of every line."""

from __future__ import annotations

import re
from pathlib import Path

from octotui.domain.guide import Guide, Item, ReleaseType
from octotui.guide import kinds
from octotui.guide.call import CALL
from octotui.guide.conditions import is_reference
from octotui.guide.context import Context
from octotui.guide.decision import CallReader
from octotui.guide.errors import NotAGuide
from octotui.guide.escalation import chain_in, ladder_of_titles, read_escalation
from octotui.guide.incident import PlaybookReader
from octotui.guide.items import heading_is_item, read_heading_item, read_items
from octotui.guide.ledger import Ledger
from octotui.guide.markdown import Block, Opaque, Paragraph, parse
from octotui.guide.naming import learn_owners, learn_roles, meet_the_rest, roles_named
from octotui.guide.nonitems import place_opaque
from octotui.guide.notes import TemplateReader
from octotui.guide.references import demand_ids
from octotui.guide.release_types import read_types, types_in_sentence
from octotui.guide.review import ReviewReader, plain_line
from octotui.guide.rich import undecorated
from octotui.guide.rolebook import RoleBook
from octotui.guide.routing import announces
from octotui.guide.sections import Section, build, has_boxes, is_example
from octotui.guide.source import Source, load, prepare


def read_guide(path: Path) -> Guide:
    """Read a guide file; raise `NotAGuide` with one clear sentence where it is none."""
    return parse_guide(load(path), path.name)


def parse_guide(data: bytes | str, name_hint: str) -> Guide:
    """Read a guide from its bytes or text; `name_hint` names it in messages and where it has no title."""
    ledger = Ledger()
    source = prepare(data, name_hint, ledger)
    root = build(parse(source.body))
    if not any(section.kind in kinds.WORKING for section in root.walk()):
        raise NotAGuide(
            f"{name_hint} has no section that a release guide has; give it headings such as "
            '"Pre-release requirements" or "Deployment checklist".'
        )
    context = Context(RoleBook(source.body), ledger)
    return _Assembly(source, context, name_hint).run(root)


def _lines_of(root: Section, wanted: tuple[str, ...]) -> set[int]:
    """Return the lines that stand in sections of these kinds."""
    every = list(root.walk())
    ends = [section.line for section in every[1:]]
    lines: set[int] = set()
    for section, end in zip(every, [*ends, 0], strict=True):
        if section.kind in wanted:
            last = max([section.last, *(block.last for block in section.blocks)])
            lines.update(range(section.line, max(last + 1, end)))
    return lines


class _Assembly:
    """Walks the sections once and gathers the parts of the guide."""

    def __init__(self, source: Source, context: Context, hint: str) -> None:
        self.source = source
        self.context = context
        self.hint = hint
        self.types: list[ReleaseType] = []
        self.requirements: list[Item] = []
        self.deployment: list[Item] = []
        self.other: list[Item] = []
        self.call = CallReader(context)
        self.playbook = PlaybookReader(context)
        self.template = TemplateReader(context)
        self.ladder: list[str] = []
        self.ladder_line = 0
        self.without_ladder: list[int] = []
        self.review = ReviewReader(context)
        self.title = ""

    def run(self, root: Section) -> Guide:
        """Read everything and put the guide together."""
        learn_roles(root, self.context)
        learn_owners(self.source.body, self.context)
        self._section(root, None)
        self._calls_among_items()
        self.review.loose(self.source.body.split("\n"), _lines_of(root, (kinds.INCIDENT, kinds.REVIEW)))
        self._loose_ladder()
        self.context.ledger.close(self.source.lines)
        return self._guide()

    def _section(self, section: Section, parent: Section | None) -> None:
        if section.line:
            self.context.ledger.place(section.line, "heading", section.title, section.last)
        if section.title and not self.title and section.level < 7:
            self.title = section.title
        if is_example(section) and parent is not None and (parent.has_items or len(parent.children) > 1):
            self._set_aside(section)
            return
        if section.kind == kinds.NOTES:
            self.template.section(section)
            return
        if section.kind == kinds.TYPES:
            self.types += read_types(section, self.context)
            return
        self._own_blocks(section, parent)
        for child in section.children:
            self._section(child, section)

    def _set_aside(self, section: Section) -> None:
        """Account for an example and all below it."""
        for part in section.walk():
            self.context.ledger.place(part.line, "example", part.title, part.last)
            for block in part.blocks:
                self.context.ledger.place(block.line, "example", part.title, block.last)

    def _own_blocks(self, section: Section, parent: Section | None) -> None:
        blocks = self._routed(section)
        match section.kind:
            case kinds.REQUIREMENTS:
                self.requirements += self._items(section, parent, blocks, "requirement")
            case kinds.DEPLOYMENT:
                self.deployment += self._items(section, parent, blocks, "deployment step")
            case kinds.GO_NO_GO:
                self._call(section, parent, blocks)
            case kinds.INCIDENT:
                self._incident(section, parent, blocks)
            case kinds.REVIEW:
                self.review.section(section, blocks)
            case kinds.ESCALATION:
                self._escalation(section)
            case kinds.ROLES | kinds.INFO:
                self._text(section, blocks)
            case _:
                self.other += self._items(section, parent, blocks, "other check")

    def _call(self, section: Section, parent: Section | None, blocks: list[Block]) -> None:
        """Read the call; boxes below a checklist's "Approvals" have seats and are items of the checklist as well."""
        of_list = parent is not None and not parent.is_title and has_boxes(section) and not CALL.search(section.title)
        if of_list and parent and parent.kind == kinds.REQUIREMENTS:
            self.requirements += self._items(section, parent, blocks, "requirement")
        elif of_list and parent and parent.kind == kinds.DEPLOYMENT:
            self.deployment += self._items(section, parent, blocks, "deployment step")
        else:
            self.call.section(section, parent)
            return
        criteria = len(self.call.criteria)
        self.call.section(section, parent)
        del self.call.criteria[criteria:]

    def _routed(self, section: Section) -> list[Block]:
        """Return the section's blocks without the paragraphs that speak of the call or of escalation."""
        kept: list[Block] = []
        for block in section.blocks:
            kind = announces(block)
            if kind is None or kind == section.kind or section.kind in (kinds.ROLES, kinds.GO_NO_GO, kinds.ESCALATION):
                kept.append(block)
            elif kind == kinds.GO_NO_GO and isinstance(block, Paragraph):
                self.call.paragraph(block)
            elif kind == kinds.TYPES and isinstance(block, Paragraph):
                self.types += types_in_sentence(block.text.flat, block.line)
                self.context.ledger.place(block.line, "release type", "", block.last)
            else:
                self._ladder(read_escalation([block], self.context), block.line)
                self.context.ledger.place(block.line, "escalation", " → ".join(self.ladder), block.last)
        return kept

    def _items(self, section: Section, parent: Section | None, blocks: list[Block], kind: str) -> list[Item]:
        if (
            parent is not None
            and parent.kind == section.kind
            and not parent.is_title
            and heading_is_item(section, self.context)
        ):
            return read_heading_item(section, parent, self.context, kind)
        above = parent if parent and parent.kind == section.kind and not parent.is_title else None
        found = read_items(section, self.context, kind, blocks, above)
        if not found and section.kind in kinds.WORKING and not section.children:
            self._only_prose(section)
        return found

    def _only_prose(self, section: Section) -> None:
        for block in section.blocks:
            if isinstance(block, Paragraph) and not is_reference(undecorated(block.text.flat)):
                self.context.ledger.warn(
                    block.line,
                    f'"{section.title}" has sentences but no list; write one item per line to make tasks of them',
                )
                return
        if not section.blocks:
            self.context.ledger.note(section.line, f'"{section.title}" holds no item')

    def _incident(self, section: Section, parent: Section | None, blocks: list[Block]) -> None:
        original, section.blocks = section.blocks, blocks
        nested = parent is not None and parent.kind == kinds.INCIDENT
        if nested and self.playbook.is_step(section):
            self.playbook.step(section)
        else:
            before = self.playbook.size
            self.playbook.section(section, parent)
            if self.playbook.size == before and not section.children:
                self._only_prose(section)
        section.blocks = original

    def _escalation(self, section: Section) -> None:
        self._ladder(read_escalation(section.blocks, self.context), section.line)
        self._ladder(ladder_of_titles([child.title for child in section.children], self.context), section.line)
        for block in section.blocks:
            self.context.ledger.place(block.line, "escalation", "", block.last)
        if section.blocks:
            self.without_ladder.append(section.line)

    def _ladder(self, chain: list[str], line: int) -> None:
        if len(chain) > max(1, len(self.ladder)):
            self.ladder, self.ladder_line = chain, line

    def _text(self, section: Section, blocks: list[Block]) -> None:
        word = "role" if section.kind == kinds.ROLES else "text"
        if section.kind == kinds.ROLES:
            self.call.roles(section, blocks)
        for block in blocks:
            if isinstance(block, Opaque):
                place_opaque(self.context, block)
            self.context.ledger.place(block.line, word, section.title, block.last)

    def _calls_among_items(self) -> None:
        """Take the call from a checklist item where no sentence and no section speaks of it."""
        if self.call.call is not None and (self.call.call.voters or self.call.call.lead):
            return
        every = [*self.requirements, *self.deployment, *self.other]
        for item in every:
            if CALL.search(item.title) or CALL.search(self.source.lines[item.line - 1]):
                below = [child for child in every if child.parent == item.line]
                if self.call.item(item, below, self.source.lines[item.line - 1]):
                    return

    def _loose_ladder(self) -> None:
        """Take the ladder from any line that speaks of escalating, where no section draws one."""
        for number, line in enumerate(self.source.body.split("\n"), start=1):
            if not self.ladder and re.search(r"escalat", line, re.IGNORECASE):
                self._ladder(chain_in(plain_line(line), self.context), number)
        for number in self.without_ladder if not self.ladder else ():
            self.context.ledger.warn(number, 'no escalation ladder understood; write it as "Role → Role → Role"')

    def _guide(self) -> Guide:
        call = self.call.result()
        phases = self.playbook.result()
        review = self.review.result(phases)
        self.context.meet(self.ladder, self.ladder_line)
        meet_the_rest(self.source.body, self.context)
        if not self.title:
            self.title = self.source.title or Path(self.hint).stem
        return Guide(
            name=self.title,
            edition=self.source.edition,
            text="\n".join(self.source.lines) + "\n",
            release_types=tuple(self.types),
            requirements=tuple(sorted(self.requirements, key=lambda item: item.line)),
            deployment=tuple(sorted(self.deployment, key=lambda item: item.line)),
            other_checks=tuple(
                sorted([*self.other, *self.review.checks, *self.call.criteria], key=lambda item: item.line)
            ),
            go_no_go=call,
            incident_phases=phases,
            review=review,
            escalation=tuple(self.ladder) or None,
            escalation_line=self.ladder_line,
            notes_fields=tuple(self.template.out.fields),
            notes_owner=tuple(self.template.out.owners),
            notes_reviewers=tuple(self.template.out.reviewers),
            roles=roles_named(self.context, {role for phase in phases for step in phase.steps for role in step.roles}),
            findings=self.context.ledger.findings,
            readings=self.context.ledger.readings,
            demands=demand_ids(self.source.lines),
        )
