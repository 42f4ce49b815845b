"""The words by which roles are known in a document: heads of names, initials, departments, definitions."""

from __future__ import annotations

import re

from octotui.domain.roles import ALIASES, canonical, known

_HEADS = (
    "Managers?|Engineers?|Leads?|Leaders?|Developers?|Devs?|Champions?|Writers?|Designers?|Liaisons?|Analysts?"
    "|Commanders?|Masters?|Coach(?:es)?|Officers?|Directors?|Architects?|Administrators?|Admins?|Testers?|Coordinators?"
    "|Representatives?|Reps?|Specialists?|[Tt]eams?|Leadership|Sponsors?|Maintainers?|Captains?|Scribes?|Stewards?"
    "|Owners?|Responders?|Operators?|[Gg]roup|Board|Committee|Supervisors?|Executives?|Consultants?|Scientists?"
    "|Stakeholders?|Guild|Squad|Buddy|Approvers?|Reviewers?|Moderators?|Strategists?|Counsel|Advocates?|Editors?|Experts?|Advisors?"
)
_NOT_FIRST = (
    "Assign|Notify|Engage|Alert|Inform|Brief|Contact|Page|Call|Ask|Tell|Identify|Appoint|Name|Designate|Confirm|Verify"
    "|Ensure|Check|Review|Get|Obtain|Schedule|Prepare|Update|Involve|Escalate|Send|Publish|Announce|Run|The|A|An|All"
    "|Each|Every|Any|If|When|For|With|And|Or|Have|Make|Request|Train|Thank|Support team|Declare|Loop|Invite|Convene"
    "|Assemble|Gather|Form|Bring|Mobili[sz]e|Rally|Summon|Remind|Consult|Ping|Await|Coordinate with|Document"
    "|Pre-[Rr]elease|Post-[Rr]elease|Pre-[Dd]eploy\\w*|Post-[Dd]eploy\\w*|Key|Primary|Required"
)
GENERIC = re.compile(
    rf"(?!(?:{_NOT_FIRST})\b|[\w+-]*\d)(?:[A-Z][\w&'’.-]*[ ]+){{0,4}}?[A-Z][\w&'’-]*[ ]+(?:{_HEADS})(?![\w-])"
)
TITLED = re.compile(
    r"(?:(?:S?VP|EVP|Head|Director|Chief)(?: of)? [A-Z]\w+(?: Officer)?(?: & [A-Z]\w+)?|VP|CTO|CEO|CIO|COO|CISO"
    r"|CPO|CAB|Sponsors?|Architects?|Scribe|DBAs?|Marketing|Sales|Legal|Compliance|Finance)\b"
)
INITIALS = frozenset(
    [
        "RM",
        "QA",
        "TL",
        "PM",
        "PdM",
        "PjM",
        "EM",
        "PO",
        "TW",
        "DA",
        "SRE",
        "IC",
        "UX",
        "DBA",
        "SC",
        "QE",
        "SM",
        "PMO",
        "DPO",
        "CSM",
        "CSL",
        "ONC",
        "SUP",
        "DEV",
        "OPS",
        "SEC",
    ]
)
ARTICLE = re.compile(
    r"(?:@|the |an? |our |your |senior |sr\.? |junior |lead(?=\s*:)|assigned |designated |respective |relevant )+",
    re.IGNORECASE,
)
TOPICS = frozenset(
    [
        "marketing",
        "sales",
        "legal",
        "compliance",
        "finance",
        "product",
        "security",
        "support",
        "design",
        "docs",
        "documentation",
        "data",
        "analytics",
        "engineering",
        "operations",
        "development",
        "management",
        "infrastructure",
        "infra",
    ]
)
DEPARTMENTS = frozenset(
    ("customer support", "customer success", "customer service", "technical support", "quality assurance", "help desk")
)
SURE_SINGLE = frozenset(("developers", "devs", "leadership", "engineers", "sres"))
DEFINED = re.compile(
    r"\b((?:[A-Z][\w&-]*[ /]+){0,4}[A-Z][\w-]*)\s*\(\s*[\"“']?([A-Z][A-Za-z/]{1,5})[\"”']?\s*\)"
    r"|\b([A-Z](?:[A-Za-z]{1,5}|[a-z]+[A-Z][A-Za-z]{1,9}))\s*\(\s*((?:[A-Z][\w-]*[ ]+){1,4}[A-Z][\w-]*)\s*\)"
    r"|(?:^|[-*|,;:(]\s*|\*\*)([A-Z][A-Za-z]{1,5})\**\s*(?:=|:|[–—-]"
    r"|\|)\s*\**\s*((?:[A-Z][\w-]*[ ]+){1,4}[A-Z][\w-]*|[A-Z][a-z]{3,})",
    re.MULTILINE,
)


def _alias_pattern() -> re.Pattern[str]:
    names = {name for role, aliases in ALIASES.items() for name in (role, *aliases)}
    forms = sorted(names, key=len, reverse=True)
    options = "|".join(
        re.escape(name).replace(r"\ ", r"[\s-]+").replace(r"\-", r"[-\s‑]?").replace("/", r"\s*/\s*") for name in forms
    )
    return re.compile(rf"(?:{options})(?:\(s\)|s)?(?![\w-])", re.IGNORECASE)


def _first_words() -> frozenset[str]:
    """Return the words that a known name can begin with: most text is passed over by this alone."""
    words = {re.split(r"\W+", name.casefold())[0] for role, aliases in ALIASES.items() for name in (role, *aliases)}
    return frozenset(words | {f"{word}s" for word in words} | {"on", "oncall"})


ALIAS = _alias_pattern()
FIRST_WORDS = _first_words()
WORD = re.compile(r"\w+")
THIRD_PERSON = re.compile(
    r"(?!(?:Sales|Operations|Systems|Communications|Analytics|Business|Success)$)[A-Z][a-z]+[^s\W]s"
)
INITIALS_AT = re.compile(r"[A-Z](?:[A-Za-z/]{1,5}|[a-z]+[A-Z][A-Za-z]{1,9})(?![\w-])")


def stands_for(short: str, words: str) -> bool:
    """Tell whether `short` can be explained by `words`."""
    return (
        spells(short, words) or words.startswith(f"{short} ") or (known(short) and canonical(short) == canonical(words))
    )


def spells(short: str, words: str) -> bool:
    """Tell whether `short` can stand for `words`: its letters are their initials, or begin them in order."""
    letters = short.replace("/", "").casefold()
    parts = [part.casefold() for part in re.split(r"[\s/-]+", words) if part]
    if letters == "".join(part[0] for part in parts):
        return True
    if letters == "".join(part if len(part) <= 2 else part[0] for part in parts):
        return True
    pieces = [piece.casefold() for piece in re.findall(r"[A-Z][a-z]+", short)]
    if len(pieces) == len(parts) and all(part.startswith(piece) for piece, part in zip(pieces, parts, strict=True)):
        return True
    whole = "".join(parts)
    if whole.startswith(letters):
        return True
    at = 0
    for letter in letters:
        at = whole.find(letter, at) + 1
        if not at:
            return False
    return letters[0] == parts[0][0] and any(letters[-1] == part[0] for part in parts[-1:])
