"""Tells one role of two parts from two roles: "DevOps/Platform Engineer" from "Tech Lead/QA Engineer"."""

from __future__ import annotations

import re

from octotui.domain.roles import canonical, known

_HEAD = (
    "Manager|Engineer|Lead|Leader|Developer|Champion|Writer|Designer|Liaison|Analyst|Officer|Director|Architect"
    "|Administrator|Tester|Coordinator|Representative|Rep|Specialist|Owner|Advocate|Counsel|Team|Responder|Commander"
    "|Operator|Strategist|Consultant|Scientist|Stakeholder"
)
_WORD = r"[A-Z][\w'’.-]*"
_JOINED = re.compile(
    rf"(?P<left>{_WORD}(?: {_WORD}){{0,2}})(?P<joint>\s*/\s*| & | and )"
    rf"(?P<right>{_WORD}(?: {_WORD}){{0,2}}? (?:{_HEAD}))"
    r"(?![\w-])"
)
_SAME = re.compile(rf"(?P<left>{_WORD}(?: {_WORD})?)/(?P<right>{_WORD}(?: {_WORD}){{0,2}})(?![\w-])")
_ENDS_AS_ROLE = re.compile(rf"(?:^|\s)(?:{_HEAD})s?$|^(?:Developers|Devs|Engineers|Testers|Leadership)$")
_DEPARTMENTS = frozenset(("devops", "qa", "sre", "ux", "ops", "dev", "on-call", "oncall", "test", "testing", "it"))
_FIELDS = frozenset(
    {
        *("security", "support", "compliance", "product", "data", "analytics", "engineering", "operations", "design"),
        *("documentation", "docs", "legal", "marketing", "sales", "finance", "release", "platform", "delivery"),
        *("reliability", "cloud", "systems", "performance", "privacy", "network", "database", "solution", "change"),
        *("communications", "communication", "quality", "content", "infrastructure", "infra", "risk", "governance"),
        *("technical", "customer", "localization", "training", "program", "programme", "site reliability"),
        *("regulatory", "customer success", "customer support", "infosec"),
    }
)


_MOST_PAIRS = 400
_PAIR = re.compile(
    rf"(?<![\w/])(?P<left>{_WORD}(?: {_WORD})?)(?P<joint>\s*/\s*| & )(?P<right>{_WORD}(?: {_WORD}){{0,2}})(?![\w/])"
)
_UNIT = re.compile(
    rf"(?:(?:(?<=[\w(,] )|(?<=\())\*\*({_WORD}(?: {_WORD})? ?[/&] ?{_WORD}(?: {_WORD}){{0,2}})\*\*"
    rf"|\[({_WORD}(?: {_WORD})?/{_WORD}(?: {_WORD}){{0,2}})\]\()"
)


def pairs_in(text: str) -> list[str]:
    """Return the names of two parts that a document uses for one role: "On-call/Support Lead", "DevOps/On-call".

    The first part is a department, never a hat; the second stands nowhere by itself. Where neither is a hat,
    the name is one if it is set off as a unit (bold, or a link) or used more than once.
    """
    if "/" not in text and "&" not in text:
        return []
    counts: dict[str, int] = {}
    names: dict[str, str | None] = {}
    for match in _PAIR.finditer(text):
        if match.group() not in names:
            names[match.group()] = _one_name(match, text) if len(names) < _MOST_PAIRS else None
        if name := names[match.group()]:
            counts[name] = counts.get(name, 0) + 1
    units = {match[1] or match[2] for match in _UNIT.finditer(text)}
    return [
        name
        for name, count in counts.items()
        if name in units or ("&" not in name and (_ENDS_AS_ROLE.search(name) or count > 1))
    ]


def _one_name(match: re.Match[str], text: str) -> str | None:
    """Return the pair where it can be one role; a hat that follows is cut where the name ends."""
    left = match["left"].casefold()
    if left not in _DEPARTMENTS | _FIELDS:
        return None
    words = match["right"].split()
    ends = next((count for count in range(1, len(words) + 1) if _ENDS_AS_ROLE.search(" ".join(words[:count]))), 0)
    right = " ".join(words[: ends or len(words)])
    if not ends and not _is_department(right):
        return None
    if ends == 1 and known(right):
        return None
    alone = re.compile(rf"(?<![/&\w])(?<![/&] ){re.escape(right)}s?(?![\w/])")
    if ends and alone.search(text):
        return None
    return f"{match['left']}{match['joint']}{right}"


def _is_department(name: str) -> bool:
    return name.casefold() in _DEPARTMENTS | _FIELDS


def joined_role(text: str, at: int) -> int:
    """Return where a role of two parts that begins at `at` ends; 0 where two roles stand there, or none.

    The parts share the last word: a "Support/SRE Lead" is one person. Where the first part is a hat by
    itself ("Tech Lead/QA Engineer", "QA / Release Manager"), two are named.
    """
    if "/" not in text and "&" not in text and " and " not in text:
        return 0
    match = _JOINED.match(text, at)
    if match and _is_one(match["left"], match["joint"], match["right"]):
        return match.end()
    match = _SAME.match(text, at) if "/" in text else None
    return match.end() if match and _are_same(match["left"], match["right"]) else 0


def _are_same(left: str, right: str) -> bool:
    return known(left) and known(right) and canonical(left) == canonical(right)


def _is_one(left: str, joint: str, right: str) -> bool:
    if _ENDS_AS_ROLE.search(left):
        return False
    field = left.casefold() in _FIELDS
    two_hats = known(left) and known(right) and canonical(left) != canonical(right)
    if joint.strip() == "and":
        return field and not known(left) and not known(right)
    if joint.strip() == "&":
        return field and not two_hats
    if joint.strip() == joint:
        return field or (known(left) and not two_hats)
    return (field or (known(left) and known(right))) and not two_hats
