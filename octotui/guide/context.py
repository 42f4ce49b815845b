"""What every part of the reader needs: the roles of this document and the account of its lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from octotui.domain.guide import RoleUse
from octotui.guide.ledger import Ledger
from octotui.guide.rolebook import RoleBook


@dataclass(slots=True)
class Context:
    """One reading of one document; `named` gathers the roles in the order in which they are met."""

    book: RoleBook
    ledger: Ledger
    named: dict[str, int] = field(default_factory=dict)

    def meet(self, roles: Iterable[str | RoleUse], line: int) -> None:
        """Remember that these roles are named at a line."""
        for role in roles:
            name = role.role if isinstance(role, RoleUse) else role
            self.named[name] = min(line, self.named.get(name, line))
