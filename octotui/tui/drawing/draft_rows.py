"""The lines of the new release dialog: types as chips, traits as rows of three answers, and the sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from octotui.tui.drawing.draft import Draft
from octotui.tui.line import Line, width_of, wrap
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import counted, cut_at_word

LABEL = 11
"""Cells of the labels before the fields."""
_ANSWERS: tuple[tuple[bool | None, str, str, str, int], ...] = (
    (True, "yes", "✓", "bold go", 22),
    (False, "no", "–", "text", 30),
    (None, "not yet", "?", "bold hold", 37),
)
_ADDS = 48
_KEEPS = ("this release keeps it when the guide changes", "this release keeps it")


@dataclass(frozen=True)
class TraitRow:
    """A trait with its three answers, and what a yes adds."""

    trait: str
    answer: bool | None
    adds: tuple[str, str]
    height: int = 1

    @property
    def id(self) -> str:
        """The trait."""
        return self.trait

    def draw(self, line: int, look: Look) -> Line:
        """Draw it."""
        start = LABEL if look.width >= 80 else 0
        row = Line(look.width).put(start, self.trait, "bold" if look.current else "text", 20)
        for value, word, sign, style, at in _ANSWERS:
            chosen = value is self.answer
            if chosen:
                row.put(start + at - 2, look.signs(sign), style, 1)
            row.put(start + at, word, style if chosen else "faint", width_of(word))
        text, style = self.adds
        room = look.width - start - _ADDS
        return row.put(start + _ADDS, cut_at_word(text, room), style, room, "right")


def next_answer(answer: bool | None, step: int) -> bool | None:
    """Return the answer at the right or left of one."""
    order = [value for value, *_ in _ANSWERS]
    return order[max(0, min(len(order) - 1, order.index(answer) + step))]


def trait_rows(draft: Draft) -> tuple[TraitRow, ...]:
    """Return a row for each question: the lane of a patch, and each trait that the guide asks about."""
    return tuple(TraitRow(each, draft.answer(each), draft.adds(each)) for each in draft.questions)


def chips(draft: Draft, width: int, *, focused: bool, signs: Signs) -> Line:
    """Draw the types, the chosen one filled, and what the guide says of it."""
    line = Line(width).put(0, "Type", "muted", LABEL - 1)
    if focused:
        line.put(LABEL - 1, signs("▌"), "accent", 1)
    col = LABEL
    for each in draft.types:
        chosen = each.name == draft.type
        text = f"[{each.name.lower()}]" if chosen else f" {each.name.lower()} "
        line.put(col, text, _chip(chosen=chosen, focused=focused), width_of(text))
        col += width_of(text) + 2
    said, where = draft.type_remark()
    room = width - col - 1 - (width_of(where) + 3 if where else 0)
    if room > 12:
        line.put(col, cut_at_word(said, room), "muted", room, "right")
    if where:
        line.put(width - width_of(where), where, "faint", width_of(where))
    return line


def _chip(*, chosen: bool, focused: bool) -> str:
    if not chosen:
        return "text on surface"
    return "ink on accent bold" if focused else "text on sel bold"


def chip_at(draft: Draft, x: int) -> str | None:
    """Return the type whose chip is at a cell."""
    col = LABEL
    for each in draft.types:
        width = width_of(each.name) + 2
        if col <= x < col + width:
            return each.name
        col += width + 2
    return None


def heading(draft: Draft, width: int) -> Line:
    """Draw the title and how much the release would ask for."""
    return Line(width).put(0, "New release", "bold").right(f"{draft.counts()} so far", "muted")


def summary(draft: Draft, width: int, *, tried: bool) -> Sequence[Line]:
    """Draw what is wrong, else what is not answered yet, and which guide the release keeps."""
    if complaint := draft.complaint(tried=tried):
        return [*(Line(width).put(0, row, "hold") for row in wrap(f"{complaint}.", width)), _kept(draft, width)]
    open_ = draft.unanswered()
    first = Line(width)
    if open_:
        first.put(0, f"{counted(open_, 'trait is', 'traits are')} not answered yet.", "hold")
        first.add("Work can start; the gate stays closed.", "muted", gap=1)
    elif draft.traits:
        first.put(0, "All traits are answered.", "muted")
    return [first, _kept(draft, width)]


def _kept(draft: Draft, width: int) -> Line:
    line = Line(width).put(0, "Guide", "muted").add(draft.guide.name, "text", gap=1)
    line.add(f"edition {draft.guide.edition[:4]}", "text", gap=1)
    keeps = next((words for words in _KEEPS if line.end + 3 + width_of(words) <= width), "")
    return line.add(keeps, "muted", gap=3)
