"""Tells one role of two parts from two roles: "DevOps/Platform Engineer" from "Tech Lead/QA Engineer"."""

from __future__ import annotations

import re

from octotui.domain.roles import canonical, known

_HEAD = (
    "Manager|Engineer|Lead|Leader|Developer|Champion|Writer|Designer|Liaison|Analyst|Officer|Director|Architect"
    "|Administrator|Tester|Coordinator|Representative|Rep|Specialist|Owner|Advocate|Counsel|Team|Responder|Commander"
    "|Operator|Strategist|Consultant|Scientist"
)
_WORD = r"[A-Z][\w'’.-]*"
_JOINED = re.compile(
    rf"(?P<left>{_WORD}(?: {_WORD}){{0,2}})(?P<joint>\s*/\s*| & )(?P<right>{_WORD}(?: {_WORD}){{0,2}}? (?:{_HEAD}))"
    r"(?![\w-])"
)
_SAME = re.compile(rf"(?P<left>{_WORD}(?: {_WORD})?)/(?P<right>{_WORD}(?: {_WORD}){{0,2}})(?![\w-])")
_ENDS_AS_ROLE = re.compile(rf"(?:^|\s)(?:{_HEAD})s?$|^(?:Developers|Devs|Engineers|Testers|Leadership)$")
_FIELDS = frozenset(
    {
        *("security", "support", "compliance", "product", "data", "analytics", "engineering", "operations", "design"),
        *("documentation", "docs", "legal", "marketing", "sales", "finance", "release", "platform", "delivery"),
        *("reliability", "cloud", "systems", "performance", "privacy", "network", "database", "solution", "change"),
        *("communications", "communication", "quality", "content", "infrastructure", "infra", "risk", "governance"),
        *("technical", "customer", "localization", "training", "program", "programme"),
    }
)
_LONG_FIELDS = frozenset(
    [
        "security",
        "support",
        "compliance",
        "product",
        "data",
        "analytics",
        "engineering",
        "operations",
        "design",
        "documentation",
        "docs",
        "legal",
        "marketing",
        "sales",
        "finance",
        "release",
        "platform",
        "delivery",
        "reliability",
        "cloud",
        "systems",
        "performance",
        "privacy",
        "network",
        "database",
        "solution",
        "change",
        "communications",
        "communication",
        "quality",
        "content",
        "infrastructure",
        "infra",
        "risk",
        "governance",
        "technical",
        "customer",
        "localization",
        "training",
        "program",
        "programme",
    ]
)


def joined_role(text: str, at: int) -> int:
    """Return where a role of two parts that begins at `at` ends; 0 where two roles stand there, or none.

    The parts share the last word: a "Support/SRE Lead" is one person. Where the first part is a hat by
    itself ("Tech Lead/QA Engineer", "QA / Release Manager"), two are named.
    """
    if "/" not in text and "&" not in text:
        return 0
    match = _JOINED.match(text, at)
    if match and _is_one(match["left"], match["joint"], match["right"]):
        return match.end()
    match = _SAME.match(text, at)
    return match.end() if match and _are_same(match["left"], match["right"]) else 0


def _are_same(left: str, right: str) -> bool:
    return known(left) and known(right) and canonical(left) == canonical(right)


def _is_one(left: str, joint: str, right: str) -> bool:
    if _ENDS_AS_ROLE.search(left):
        return False
    field = left.casefold() in _FIELDS or left.casefold() in _LONG_FIELDS
    two_hats = known(left) and known(right) and canonical(left) != canonical(right)
    if joint.strip() == "&":
        return field and not two_hats
    if joint.strip() == joint:
        return field or (known(left) and not two_hats)
    return (field or (known(left) and known(right))) and not two_hats
