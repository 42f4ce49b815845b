"""Reads the review after an incident: who facilitates it, within how many hours, what it asks for (A-PIR)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from octotui.domain.guide import IncidentPhase, Item, Review
from octotui.guide.conditions import is_reference
from octotui.guide.context import Context
from octotui.guide.items import read_items
from octotui.guide.itemtext import read_item_text
from octotui.guide.markdown import Block, ListBlock, ListItem, Opaque, Paragraph, Table
from octotui.guide.nonitems import place_opaque
from octotui.guide.phases import hours
from octotui.guide.rich import undecorated
from octotui.guide.roletext import read_roles
from octotui.guide.sections import Section

REVIEW = re.compile(
    r"\b(?:post[\s-]?(?:incident(?!\s*[).;,])|mortem|event)|postmortem|retrospective|retro\b|incident review|blameless"
    r"|review meeting|lessons[\s-]learned"
    r"|after[\s-]action|root[\s-]cause (?:analysis|review)|rca\b|(?:the|a) review\b|schedule review|hold review"
    r"|review within|within \w+ (?:\w+ )?(?:hours|days)\W+(?:\w+ ){0,3}review"
    r"|debrief|^review\b(?=.*(?:within|facilitat)))",
    re.IGNORECASE,
)
_SURELY = re.compile(r"post[\s-]?(?:incident(?!\s*[).;,])|mortem)|incident review|blameless", re.IGNORECASE)
_OF_TROUBLE = re.compile(
    r"incident|mortem|blameless|outage|roll ?back|root[\s-]cause|\brca\b|issues?\b|after[\s-]action|fail", re.IGNORECASE
)
_FACILITATOR = re.compile(
    r"\b(?:facilitators?|facilitated by|facilitation|led by|lead|moderator|moderated by|run by|owner|owned by"
    r"|chair(?:ed by)?|organi[sz](?:er|ed by)"
    r"|hosted by|conducted by|convened by|scheduled by|responsible|host)\s*[:：]?\s*(?:[-–—]\s*)?(?:the\s+)?(?=\S)",
    re.IGNORECASE,
)
_FACILITATES = re.compile(
    r"\s+(?:\w+\s+)?(?:facilitates?|leads?|runs?|schedules?|hosts?|moderates?|organi[sz]es?|convenes?|chairs?"
    r"|conducts?|books?|holds?|owns?|is responsible)\b",
    re.IGNORECASE,
)
_MODERATES = re.compile(r"\s+(?:\w+\s+)?(?:facilitates?|leads?|runs?|hosts?|moderates?|chairs?)\b", re.IGNORECASE)
_DEED = re.compile(
    r"(?:document|capture|assign|track|update|share|publish|add|create|identify|communicate"
    r"|file|collect|analy[sz]e|write|prioriti[sz]e|record|store|archive|send|review|compare|link|close|verify"
    r"|feed|confirm|assess|evaluate|validate|gather|discuss|check|monitor|summari[sz]e)s?\b(?! by\b)",
    re.IGNORECASE,
)
_ATTRIBUTE_LINE = re.compile(r"^[^:：]{2,40}[:：]\s")


class ReviewReader:
    """Gathers the review from its own section and from wherever else the guide speaks of it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.checks: list[Item] = []
        self._inside: list[tuple[int, str, bool]] = []
        self._loose: list[tuple[int, str, bool]] = []

    def section(self, section: Section, blocks: list[Block]) -> None:
        """Read a review's own section: what says how it is held is read as text, deeds stay checks."""
        for block in blocks:
            if isinstance(block, ListBlock):
                checks = [item for item in block.items if self._is_check(item, block)]
                if checks:
                    picked = ListBlock(block.line, block.last, block.ordered, block.column, checks)
                    self.checks += read_items(section, self.context, "check", [picked])
                for item in block.items:
                    self.context.ledger.place(item.line, "review", undecorated(item.text.flat), item.last)
            elif isinstance(block, Table):
                self.checks += read_items(section, self.context, "check", [block])
            elif isinstance(block, Opaque):
                place_opaque(self.context, block)
            else:
                self.context.ledger.place(block.line, "review", "", block.last)
        self._inside += [(line, text, True) for line, text in _lines(section.blocks)]
        self._inside.append((section.line, section.title, True))

    def loose(self, lines: list[str], playbook: set[int]) -> None:
        """Look at the whole text: a deadline may stand in a line, in the lines below it, in the heading above.

        Outside the `playbook` a retrospective looks back at the release, unless the line speaks of trouble.
        """
        due, depth_of_review = "", -1
        for number, line in enumerate(lines, start=1):
            text = plain_line(line)
            if line.lstrip().startswith("#"):
                due, depth_of_review = text if hours(text) else "", -1
            if not text:
                continue
            depth = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
            speaks = bool(REVIEW.search(text)) and not is_reference(text)
            speaks = speaks and (number in playbook or bool(_OF_TROUBLE.search(text)))
            below = 0 <= depth_of_review < depth
            depth_of_review = depth if speaks and not below else depth_of_review if below else -1
            if speaks or below:
                self._loose.append((number, f"{text} ({due})" if speaks and due else text, below))

    def result(self, phases: tuple[IncidentPhase, ...]) -> Review | None:
        """Return the review; the only role of the step that is the review facilitates where nobody else is named."""
        below = [line for line in self._loose if line[2]]
        rest = [line for line in self._loose if not line[2]]
        review = read_review([*sorted(self._inside), *below, *rest], self.context)
        if review is None or review.facilitator:
            return review
        for step in (step for phase in phases for step in phase.steps):
            if (REVIEW.match(step.title) or step.title.casefold() == "review") and len(step.roles) == 1:
                return replace(review, facilitator=step.roles[0])
            if REVIEW.search(step.title) and _MODERATES.match(f" {step.title}") and len(step.roles) == 1:
                return replace(review, facilitator=step.roles[0])
        return review

    def _is_check(self, item: ListItem, block: ListBlock) -> bool:
        """Tell whether a line of a review asks for a deed, rather than saying how the review is held."""
        words = undecorated(item.text.flat)
        if item.task or _ATTRIBUTE_LINE.match(words) or words.endswith("?"):
            return item.task
        doer = self.context.book.match(words)
        if block.ordered or _DEED.match(words[doer[1] :].lstrip() if doer else words):
            return True
        return not says_how(words) and read_item_text(item.text, self.context.book).named


def plain_line(line: str) -> str:
    """Return a source line as plain words: without markup, marks and comments; a table's row as its cells."""
    text = re.sub(r"<!--.*?-->|[*_`]", "", line).strip()
    text = re.sub(r"^(?:#+|[-+]|\d+[.)])\s+", "", text)
    if text.startswith("|"):
        text = ": ".join(cell.strip() for cell in text.split("|") if re.search(r"[^\W\d]", cell))
    return text


def _lines(blocks: list[Block]) -> Iterator[tuple[int, str]]:
    """Yield every line of text in blocks, each item as one."""
    for block in blocks:
        match block:
            case Paragraph():
                for offset, text in enumerate(block.text.text.split("\n")):
                    yield min(block.line + offset, block.last), text
            case ListBlock():
                for item in block.items:
                    yield item.line, item.text.flat
                    yield from _lines(item.rest)
            case Table():
                for row in block.rows:
                    yield row.line, ": ".join(cell.flat for cell in row.cells)
            case _:
                pass


def facilitator_in(text: str, context: Context) -> str | None:
    """Return who leads the review by the words of one line."""
    plain = undecorated(text)
    for match in _FACILITATOR.finditer(plain):
        read = read_roles(plain[match.end() :].split(". ")[0], context.book)
        if read and read.owners:
            return read.owners[0].role
    spans = context.book.spans(plain)
    for verb in (_MODERATES, _FACILITATES):
        for name, _, end in spans:
            if verb.match(plain, end):
                return name
    return None


def says_how(text: str) -> bool:
    """Tell whether a line of a review says who holds it, when, or who takes part, rather than asking for a deed."""
    return bool(
        REVIEW.search(text)
        or hours(text)
        or re.search(
            r"facilitat|moderat|attend|participa|\binvite|blame|\b(?:led|run|chaired|hosted) by", text, re.IGNORECASE
        )
    )


def read_review(lines: Iterable[tuple[int, str, bool]], context: Context) -> Review | None:
    """Return the review; each line comes with whether it stands in a review's own section or below its line."""
    line = within = 0
    sure = False
    facilitator: str | None = None
    fallback: str | None = None
    for number, text, inside in lines:
        line = line or number
        sure = sure or inside or bool(_SURELY.search(text))
        if not within:
            within = hours(text) or 0
        if inside and facilitator is None:
            facilitator = facilitator_in(text, context)
        elif fallback is None and re.search(r"incident|mortem|blameless|review", text, re.IGNORECASE):
            fallback = facilitator_in(text, context)
    who = facilitator or fallback
    if not line or not (sure or who or within):
        return None
    context.meet([who] if who else [], line)
    return Review(who, within or None, line)
