"""Conditions, advice and references inside a line, told apart from its title (C18)."""

from __future__ import annotations

import re

_SCOPE = (
    "changes?|releases?|features?|docs?|documentation|updates?|deployments?|deploys?|issues?|incidents?|components?"
    "|systems?|services?|migrations?|hot-?fix(?:es)?|patch(?:es)?|bugs?|fixes|environments?|work|versions?|code|apps?"
    "|major|minor|modules?|APIs?|UIs?|impact|events?|rollouts?|customers?|cases"
)
_IF = (
    r"(?:only |but only |required |needed |mandatory )*(?:if|unless|where applicable|when applicable|in case"
    r"|provided)\b"
)
_AS = r"(?:as|if|when|where) (?:needed|required|necessary|applicable|appropriate|relevant|any|possible and needed)"
CONDITION = re.compile(
    rf"^(?:{_IF}|{_AS}|when(?:ever)?\b|where (?!possible|feasible|practical)|for (?!all\b|every\b|each\b|the\b"
    rf"|both\b|example\b|instance\b|\d)"
    r"|(?:major|minor|patch|hotfix)(?: (?:and|or|/|&) (?:major|minor|patch|hotfix))*(?: releases?)?(?: only)?$"
    r"|(?:required|needed|mandatory|only|applies|applicable) (?:for|if|when|to|on|in)\b|only\b|optional(?:ly)?\b"
    r"|\S+(?: \S+){0,2} optional$"
    r"|skip (?:for|if)\b"
    r"|not (?:required|needed|applicable) (?:for|if|when)\b|n/?a (?:for|if)\b|\S+(?: \S+){0,4} only$|conditional\b)",
    re.IGNORECASE,
)
ADVICE = re.compile(
    r"\b(?:preferred|preferably|recommended|ideally|where(?:ver)? (?:possible|feasible|practical)|if possible"
    r"|when possible"
    r"|strongly encouraged|encouraged|best practice|nice to have|rule of thumb|prefer(?:red)? (?:if|over|when)"
    r"|(?<=, )prefer"
    r"|by default|unless (?:otherwise )?(?:stated|noted|specified|mentioned|indicated|assigned|listed))\b"
    r"|^prefer\b",
    re.IGNORECASE,
)
REFERENCE = re.compile(
    r"^(?:please )?(?:(?:see|refer to|cf\.?|for (?:more |further |a |the |full )?"
    r"(?:details?|information|background|guidance|(?:[\w-]+ )*checklists?(?=,))"
    r"|more (?:info\w*|details?)"
    r"|details in|further (?:reading|details?)|related to|(?:documented|described) in|templates? (?:in|at)"
    r"|use (?:the |this )?(?:[^.;]* )?(?:template|checklist|runbook|playbook)$"
    r"|per (?:the )?(?-i:[A-Z])|as (?:described|documented"
    r"|defined) in)\b"
    r"(?! (?:that|if|whether)\b)|(?:links?|references?|related|source|details)\s*[:：]"
    r"|[\w./-]+\.(?:md|html?|pdf|docx?|ya?ml)(?:#\S+)?$|https?://\S+$)",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"^(?:notes?|nb|n\.b\.|tips?|hints?|important|warning|caution|remember|reminder|example|e\.g\.|for example|advice"
    r"|disclaimer|best practice|rationale|why)\s*(?:[:：!]|—|–| - )",
    re.IGNORECASE,
)
_MET = (
    r"(?:affected|changed|involved|touched|impacted|modified|required|needed|present|introduced|used|processed|handled)"
)
_TRAILING_IF = re.compile(
    rf"[\s,;]+(?:[–—-]\s*)?((?:(?:only|but only) )?(?:(?:if|unless)\s.+|(?<=, )when(?:ever)?\s.+"
    rf"|(?:when|where)\s.+\s(?:is"
    rf"|are)\s(?:\w+\s)?{_MET})|{_AS}|where applicable|when applicable)[.]?$",
    re.IGNORECASE,
)
_HINT = re.compile(r"\b(?:if|unless|as|when|where|for|on|in case)\b", re.IGNORECASE)
_ASKING = re.compile(
    r"\b(?:(?:check|verify|confirm|determine|decide|assess|see|ask|know|tell|evaluate|test|validate|clarif|consider)"
    r"(?:y|s|es|ies)?|verifies|or|and|even|as|what)$",
    re.IGNORECASE,
)
_TRAILING_FOR = re.compile(
    rf"[\s,]+((?:(?:required |needed |only )?for|(?:required|needed|only) on|in case of) (?!all\b|every\b"
    rf"|each\b|the\b|both\b|any\b|new\b"
    rf"|this\b|\d)"
    rf"(?:[\w/'’&-]+[ ,]+){{1,5}}?(?:{_SCOPE}))[.]?$",
    re.IGNORECASE,
)
_TRAILING_THAT = re.compile(
    rf"[\s,]+((?:only )?for (?:[\w/-]+ ){{0,3}}?(?:{_SCOPE}) (?:touching|affecting|involving|handling"
    rf"|impacting|requiring|modifying|changing|introducing|that|which|with|including|containing)\b.+?)[.]?$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\b(?:and|or|but|then),?$", re.IGNORECASE)
_WATCHES = re.compile(
    r"(?:monitors?|watch(?:es)?|check(?:s)?|scans?|looks?|search(?:es)?|prepares?|plans?)\b", re.IGNORECASE
)
_TRAITED = re.compile(
    r"-(?:sensitive|risk|facing|related|breaking|critical|impacting|flagged|visible|affecting|touching|level)\b"
    r"|\b(?:major|minor|patch|hotfix|breaking|ui|ux|database|schema|infrastructure|infra|security|public|external"
    r"|api|user|high|urgent"
    r"|regulated|critical|risky|sensitive|data|customer|significant|large|complex|backend|frontend|mobile)\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rf"^((?:if|unless|for (?!all\b|every\b|each\b|the\b|both\b|example\b|instance\b)"
    rf"|when (?:applicable|needed|required|necessary)"
    rf"|{_AS})[^,:：]*?)\s*[,:：]\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)


def is_condition(text: str) -> bool:
    """Tell whether words in brackets, or after a dash, say when something applies."""
    return bool(CONDITION.match(text)) and not ADVICE.search(text.split(";")[0])


def is_advice(text: str) -> bool:
    """Tell whether words advise on how a thing is done rather than ask for it."""
    return bool(ADVICE.search(text))


def is_reference(text: str) -> bool:
    """Tell whether words only point somewhere else."""
    return bool(REFERENCE.match(text))


def unbalanced(text: str) -> bool:
    """Tell whether a bracket that opens in the words is not closed there."""
    return text.count("(") > text.count(")") or text.count("[") > text.count("]")


def trailing(text: str) -> tuple[str, str | None]:
    """Split a condition off the end of a title: "Rollback if necessary" gives "Rollback" and "if necessary"."""
    for pattern in (_TRAILING_IF, _TRAILING_THAT, _TRAILING_FOR) if _HINT.search(text) else ():
        match = pattern.search(text)
        if not match or not text[: match.start()].strip() or is_advice(match[1]) or unbalanced(text[: match.start()]):
            continue
        if pattern is _TRAILING_IF and match[0][:1] not in ",;" and _ASKING.search(text[: match.start()]):
            continue
        if pattern is _TRAILING_FOR and (_WATCHES.match(text) or not _TRAITED.search(match[1])):
            continue
        if _JOINED.search(text[: match.start()]):
            continue
        return text[: match.start()].rstrip(" ,;–—-"), match[1].strip().rstrip(".")
    return text, None


def leading(text: str) -> tuple[str, str | None]:
    """Split a condition off the start of a title: "If user-facing, review the UX" gives both parts."""
    match = _LEADING.match(text)
    if not match or len(match[1].split()) > 10:
        return text, None
    return match[2].strip(), match[1].strip()
