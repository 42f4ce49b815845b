"""What one item's own text says, while it is gathered."""

from __future__ import annotations

from dataclasses import dataclass, field

from octotui.domain.guide import RoleUse
from octotui.guide.conditions import is_condition
from octotui.guide.roletext import RoleText

KINDS = ("owners", "verified_by", "sign_off", "reviewed_by", "input_from")


@dataclass(slots=True)
class ItemText:
    """What one item's own text says. `label` is set where the text is nothing but an attribute."""

    title: str = ""
    who: dict[str, list[RoleUse]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    condition: str | None = None
    notes: list[str] = field(default_factory=list)
    label: str = ""
    label_words: str = ""
    value: str = ""
    unread: list[str] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Tell whether anyone is named at all."""
        return any(self.who.values())

    def add(self, kind: str, uses: list[RoleUse]) -> None:
        """Add roles in one capacity, each once."""
        have = {use.role.casefold() for use in self.who[kind]}
        self.who[kind] += [use for use in uses if use.role.casefold() not in have]

    def absorb(self, read: RoleText, kind: str = "owners") -> None:
        """Add what a few words said: the first place becomes `kind`."""
        self.add(kind, read.owners)
        for other in KINDS[1:]:
            self.add(other, getattr(read, other))

    def drop_subjects(self) -> None:
        """Forget "QA" beside "QA Lead" where it only says what kind of sign-off or check is meant."""
        named = {use.role.casefold() for kind in KINDS for use in self.who[kind]}
        for kind in ("sign_off", "verified_by", "reviewed_by"):
            self.who[kind] = [
                use for use in self.who[kind] if not any(name.startswith(f"{use.role.casefold()} ") for name in named)
            ]

    def restrict(self, condition: str) -> None:
        """Add a condition."""
        self.condition = f"{self.condition}, {condition}" if self.condition else condition

    def credit(self, read: RoleText, kind: str = "owners") -> None:
        """Add who is named; a condition beside the only one named is the item's own."""
        condition = read.everyone[0].condition if len(read.everyone) == 1 else None
        if condition and is_condition(condition) and not self.condition:
            self.restrict(condition)
        self.absorb(read, kind)
