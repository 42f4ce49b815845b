"""Remembers what lines say that differ in one figure alone, such as those of a long generated checklist."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from octotui.domain.guide import RoleUse
from octotui.guide.rolebook import RoleBook
from octotui.guide.said import ItemText

_FIGURE = re.compile(r"\d+")


def reading_of(text: str, lead: str, book: RoleBook, read: Callable[[], ItemText]) -> ItemText:
    """Return what `read` gives for a line, from memory where a line was read that differs in its only figure."""
    figures = set(_FIGURE.findall(text))
    if len(figures) != 1:
        return read()
    figure = figures.pop()
    zeros = "0" * len(figure)
    key = (f"{text.replace(figure, zeros)}\0{lead.replace(figure, zeros)}", True)
    known: ItemText | None = book.memory.get(key)
    if known is not None:
        return _with(known, zeros, figure)
    said = read()
    if not any(figure in use.role for uses in said.who.values() for use in uses):
        book.memory[key] = _with(said, figure, zeros)
    return said


def _with(said: ItemText, old: str, new: str) -> ItemText:
    """Return a copy with another figure."""

    def use(each: RoleUse) -> RoleUse:
        return RoleUse(each.role, each.condition.replace(old, new)) if each.condition else each

    return replace(
        said,
        title=said.title.replace(old, new),
        who={kind: [use(each) for each in uses] for kind, uses in said.who.items()},
        condition=said.condition.replace(old, new) if said.condition else None,
        notes=[note.replace(old, new) for note in said.notes],
        value=said.value.replace(old, new),
        label_words=said.label_words.replace(old, new),
        unread=[words.replace(old, new) for words in said.unread],
    )
