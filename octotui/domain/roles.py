"""The hats that release guides name, and what each is called here (demands 3.1, C1, C5, C16).

Guides speak of the same hat in many words. The guide value keeps the words of the
guide; whoever needs to know that two of them mean one hat asks `canonical`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

RELEASE_MANAGER = "Release Manager"
QA_ENGINEER = "QA Engineer"
TECH_LEAD = "Tech Lead"
PRODUCT_MANAGER = "Product Manager"
PROJECT_MANAGER = "Project Manager"
DEVELOPERS = "Developers"
SECURITY_CHAMPION = "Security Champion"
TECHNICAL_WRITER = "Technical Writer"
UX_DESIGNER = "UX Designer"
CUSTOMER_SUPPORT_LIAISON = "Customer Support Liaison"
DATA_ANALYST = "Data Analyst"
DEVOPS_ENGINEER = "DevOps Engineer"
ON_CALL_ENGINEER = "On-call Engineer"
INCIDENT_COMMANDER = "Incident Commander"
LEADERSHIP = "Leadership"

_ALIAS_LISTS: dict[str, str] = {
    RELEASE_MANAGER: (
        "release engineer; release lead; release captain; release coordinator; release owner; rm; release "
        "manager/engineer"
    ),
    QA_ENGINEER: (
        "qa; qa lead; qa team; qa manager; qa analyst; qa tester; qa/testing; qa/test; qa/test lead; qa/test "
        "engineer; quality assurance; quality assurance engineer; quality assurance lead; quality assurance team; "
        "quality engineer; test engineer; test lead; test manager; tester; qe; quality lead; testing team"
    ),
    TECH_LEAD: (
        "technical lead; team lead; engineering lead; lead engineer; lead developer; dev lead; development lead; "
        "tl; tech lead/architect"
    ),
    PRODUCT_MANAGER: "product owner; product lead; pdm; product",
    PROJECT_MANAGER: (
        "pjm; scrum master; agile coach; scrum master/agile coach; delivery manager; program manager; programme "
        "manager; project lead; project coordinator"
    ),
    DEVELOPERS: (
        "developer; dev; dev team; development team; development; engineers; engineering; engineering team; "
        "software engineer; engineer; feature developer; backend developer; frontend developer"
    ),
    SECURITY_CHAMPION: (
        "security; security lead; security engineer; security team; security officer; security analyst; security "
        "reviewer; appsec; infosec; ciso; appsec engineer; infosec team"
    ),
    TECHNICAL_WRITER: (
        "tech writer; documentation lead; documentation writer; documentation team; docs; docs team; docs lead; "
        "doc writer; documentation; tw"
    ),
    UX_DESIGNER: (
        "ux; ui designer; designer; ux/ui designer; ui/ux designer; ux lead; ux team; design team; ux researcher; "
        "product designer; design lead; ux/ui; ui/ux; design"
    ),
    CUSTOMER_SUPPORT_LIAISON: (
        "customer support lead; customer support; customer support team; customer success; customer success "
        "manager; customer success lead; customer success team; support; support lead; support liaison; support "
        "team; support engineer; support manager; customer support manager; customer support representative; "
        "technical support; helpdesk; help desk; customer service; customer service lead"
    ),
    DATA_ANALYST: (
        "data team; data scientist; data engineer; analyst; analytics; analytics team; analytics lead; product analyst"
    ),
    DEVOPS_ENGINEER: (
        "devops; devops lead; devops team; sre; sre team; site reliability engineer; site reliability engineering; "
        "infrastructure; infrastructure team; infrastructure engineer; infra team; infra; platform team; platform "
        "engineer; ops; operations; operations team; ops team; operations engineer; sre lead; devops/sre; "
        "sre/devops; operations lead; ops lead"
    ),
    ON_CALL_ENGINEER: (
        "on-call; on call; oncall; on-call team; on-call developer; on-call responder; on-call sre; on-call lead; "
        "on-call person"
    ),
    INCIDENT_COMMANDER: "incident lead; incident manager; ic; incident response lead",
    LEADERSHIP: (
        "leadership team; executive; executive team; executive leadership; senior leadership; management; "
        "engineering leadership"
    ),
}
ALIASES: dict[str, tuple[str, ...]] = {role: tuple(names.split("; ")) for role, names in _ALIAS_LISTS.items()}

_SHORT: dict[str, str] = {
    RELEASE_MANAGER: "Release Mgr",
    PRODUCT_MANAGER: "Product Mgr",
    PROJECT_MANAGER: "Project Mgr",
    SECURITY_CHAMPION: "Security",
    TECHNICAL_WRITER: "Tech Writer",
    CUSTOMER_SUPPORT_LIAISON: "Support",
    DEVOPS_ENGINEER: "DevOps",
    ON_CALL_ENGINEER: "On-call",
    INCIDENT_COMMANDER: "Commander",
}
_ARTICLE = r"(?i)^(?:the|an?|our|your)\s+"


@lru_cache(maxsize=4096)
def tidy(name: str) -> str:
    """Return a role's name without article, handle sign, stray punctuation or doubled spaces."""
    words = " ".join(name.replace("\u00a0", " ").split()).strip(" \t@*_`.,;:()[]")
    return re.sub(_ARTICLE, "", words)


@lru_cache(maxsize=4096)
def key(name: str) -> str:
    """Return the form under which two spellings of one role meet: lower case, single spaces, plain hyphens."""
    words = tidy(name).casefold().replace("\u2010", "-").replace("\u2011", "-").replace("_", " ")
    words = re.sub(r"\s*/\s*", "/", words)
    return re.sub(r"^on[- ]?call\b", "on-call", words)


@cache
def _canonical() -> dict[str, str]:
    """Return the role that each known spelling means; made when the first name is looked up."""
    table: dict[str, str] = {}
    for role, aliases in ALIASES.items():
        for alias in (role, *aliases):
            table[key(alias)] = role
    return table


@lru_cache(maxsize=4096)
def _lookup(name: str) -> str | None:
    plain = key(name)
    spaced = plain.replace("-", " ")
    for form in (plain, key(spaced), plain.removesuffix("s"), plain.removesuffix("(s)"), f"{plain}s"):
        if form in _canonical():
            return _canonical()[form]
    return None


def canonical(name: str) -> str:
    """Return the display name of the role that `name` means, or `name` itself, tidied, when it is unknown."""
    return _lookup(name) or tidy(name)


def known(name: str) -> bool:
    """Tell whether `name` is a role of the vocabulary, in any of its spellings."""
    return _lookup(name) is not None


def short(name: str) -> str:
    """Return a role of the vocabulary in at most twelve letters, never as bare initials; any other as it is."""
    role = _lookup(name)
    return _SHORT.get(role, role) if role else name
