"""The go/no-go call while it is read, and the words by which guides speak of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from octotui.domain.guide import GoNoGo
from octotui.domain.roles import canonical

CALL = re.compile(r"\bgo\s*(?:/|-|–|\bor\b|\band\b)?\s*no[\s-]*go\b", re.IGNORECASE)
LEADS = re.compile(
    r"\b(?:leads|chairs|runs|facilitates|hosts|convenes|calls|drives|owns|conducts|holds|coordinates|moderates"
    r"|makes the|organi[sz]es"
    r"|opens|initiates|presides|schedules|(?:will|must|should|to|shall) (?:lead|chair|run|facilitate|host|convene"
    r"|call|hold|make)"
    r"|lead the|run the|is responsible|is accountable|has (?:the )?final)\b"
)
LED_BY = re.compile(
    r"\b(?:led|chaired|run|facilitated|hosted|convened|owned|made|called|driven|conducted|held|coordinated"
    r"|moderated) by\s+",
    re.IGNORECASE,
)
LEAD_LABEL = re.compile(
    r"^(?:call )?(?:lead(?:er|s)?|led by|chair(?:ed by|person)?|facilitator|facilitated by|owner|host"
    r"|decision[- ](?:maker|owner|lead)|moderator|convener|run by|final decision)"
    r"\s*(?:[:：]|[–—]| - )",
    re.IGNORECASE,
)
NO_VOTE = re.compile(
    r"\b(?:informed|inform|notif\w+|advisory|observers?|no vote|non-voting|optional|consulted only|announces?"
    r"|escalat\w+|decision is recorded|records?|communicated to|shared with|sent to)\b",
    re.IGNORECASE,
)
SEAT_COLUMN = re.compile(
    r"role|seat|who|voter|approver|name|owner|stakeholder|function|team|participant|responsible|sign"
    r"|decision[- ]maker|person",
    re.IGNORECASE,
)
LEADER_CELL = re.compile(r"\b(?:leads?|chairs?|leader|chair|facilitat\w+|runs)\b", re.IGNORECASE)
RULE = re.compile(
    r"^(?:rules?|quorum|unanim\w+|outcomes?|decision|default|voting|silence|all must|everyone must)\b"
    r"|^(?:all|each|every|any|a)\b.*\b(?:votes?|no-?go|seats?|voters?|must agree)\b"
    r"|^(?:conditional |partial )?(?:(?:no[ -]?)?go|hold|stop|defer|proceed)\s*(?:\([^)]*\)\s*)?(?:[:：=]"
    r"|[–—-]+\s|→|if\b|when\b)",
    re.IGNORECASE,
)
LEADS_SEAT = re.compile(
    rf"{CALL.pattern} decision$|\b(?:leads|chairs|facilitates|runs|final (?:decision|call|say|approval))\b",
    re.IGNORECASE,
)
RULES_TITLE = re.compile(r"^no[ -]?go\b|^(?:\w+ )?(?:rules?|outcomes?|guidelines?|notes?)$", re.IGNORECASE)
CHAIR = re.compile(r"[(\[,–—-]\s*(?:call\s+|meeting\s+)?(?:lead|leader|chair|facilitator|host|owner)\b", re.IGNORECASE)
OWNS = re.compile(
    r"\b(?:owns?|leads?|leading|facilitat\w+|chairs?|runs?|makes?|conducts?|holds?|coordinat\w+|calls|final|authority"
    r"|decides?|issues?|drives?|hosts?|convenes?|issuing|making|conducting|holding|running|owning|chairing|deciding|responsible|accountable|schedules?)\b",
    re.IGNORECASE,
)
ROLE_SECTION = re.compile(r"\s*\b(?:role|responsibilities|responsibility|ownership|duties)\b.*$", re.IGNORECASE)
NEAR = 25


def _forms(name: str) -> set[str]:
    """Return the forms under which a name meets itself: "RM" is the "Release Manager"."""
    plain = name.casefold()
    return {plain, canonical(name).casefold()} if name.isupper() else {plain}


@dataclass(slots=True)
class Call:
    """The call while it is read."""

    line: int = 0
    lead: str | None = None
    voters: list[str] = field(default_factory=list)

    def seat(self, names: list[str]) -> None:
        """Give each a seat, once."""
        have = {form for name in self.voters for form in _forms(name)}
        for name in names:
            if not have & _forms(name):
                self.voters.append(name)
                have |= _forms(name)

    def result(self) -> GoNoGo:
        """Return the call; whoever leads it has the first seat."""
        if self.lead:
            self.voters = [self.lead, *[name for name in self.voters if not _forms(name) & _forms(self.lead)]]
        return GoNoGo(self.lead, tuple(self.voters), self.line)
