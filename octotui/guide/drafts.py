"""An item while it is read: what its own text says, what it stands under, and how far it reaches."""

from __future__ import annotations

from dataclasses import dataclass, field

from octotui.domain.guide import RoleUse
from octotui.guide.said import ItemText

SHARED = ("verified_by", "sign_off", "reviewed_by")


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
