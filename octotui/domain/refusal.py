"""Why an act was not done, in words that a person can act on."""

from __future__ import annotations

from collections.abc import Callable

from octotui.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Mover:
    """Somebody who can unblock: a role, the person if one is known, and what they would do."""

    role: str
    person_id: int | None
    would: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """The rule that forbids an act, the reason in plain words, the guide line, and who can unblock.

    `rule` is a demand id such as "A-GO-3". `line` is 0 where the guide at hand says nothing of it: the rule is
    octotui's own then. A mover without role and person is anybody. `in_the_way` counts the things that stand in
    the way of a deploy, 0 for other refusals.
    """

    verdict: str
    rule: str
    reason: str
    line: int = 0
    movers: tuple[Mover, ...] = ()
    in_the_way: int = 0

    def __str__(self) -> str:
        """Return the refusal as one line: reason, guide line, rule."""
        where = f"guide line {self.line}" if self.line else "octotui's own rule"
        return f"{self.reason.rstrip('.')}, {where} ({self.rule})."


class Refused(Exception):
    """Raised by a rule: the act is not done and nothing has changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal))
        self.refusal = refusal


def refused(verdict: str, rule: str, reason: str, *movers: Mover, line: int = 0) -> Refused:
    """Return a refusal ready to be raised."""
    return Refused(Refusal(verdict, rule, reason, line, movers))


def can(act: Callable[[], object]) -> str:
    """Return the reason why an act is refused, empty where it is not; `act` is a call without arguments."""
    try:
        act()
    except Refused as refused:
        return refused.refusal.reason
    return ""
