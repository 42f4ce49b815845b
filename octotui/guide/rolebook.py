"""Recognises roles in the words of one guide: its vocabulary, its abbreviations, and what it calls an owner."""

from __future__ import annotations

import re
from typing import Any

from octotui.domain.roles import ALIASES, canonical, key, known, tidy
from octotui.guide.compounds import joined_role

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
    "|Pre-[Rr]elease|Post-[Rr]elease|Pre-[Dd]eploy\\w*|Post-[Dd]eploy\\w*|Key|Primary|Required"
)
_GENERIC = re.compile(rf"(?!(?:{_NOT_FIRST})\b)(?:[A-Z][\w&'’.-]*[ ]+){{0,4}}?[A-Z][\w&'’-]*[ ]+(?:{_HEADS})(?![\w-])")
_TITLED = re.compile(
    r"(?:(?:S?VP|EVP|Head|Director|Chief)(?: of)? [A-Z]\w+(?: Officer)?(?: & [A-Z]\w+)?|VP|CTO|CEO|CIO|COO|CISO"
    r"|CPO|CAB|Sponsors?|Architects?|Scribe|DBAs?|Marketing|Sales|Legal|Compliance|Finance)\b"
)
_INITIALS = frozenset(
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
_ARTICLE = re.compile(
    r"(?:@|the |an? |our |your |senior |sr\.? |junior |lead(?=\s*:)|assigned |designated |respective |relevant )+",
    re.IGNORECASE,
)
_TOPICS = frozenset(
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
_DEPARTMENTS = frozenset(
    ("customer support", "customer success", "customer service", "technical support", "quality assurance", "help desk")
)
_SURE_SINGLE = frozenset(("developers", "devs", "leadership", "engineers", "sres"))
_DEFINED = re.compile(
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


_ALIAS = _alias_pattern()
_FIRST_WORDS = _first_words()
_WORD = re.compile(r"\w+")
_THIRD_PERSON = re.compile(
    r"(?!(?:Sales|Operations|Systems|Communications|Analytics|Business|Success)$)[A-Z][a-z]+[^s\W]s"
)
_INITIALS_AT = re.compile(r"[A-Z](?:[A-Za-z/]{1,5}|[a-z]+[A-Z][A-Za-z]{1,9})(?![\w-])")


def _stands_for(short: str, words: str) -> bool:
    """Tell whether `short` can be explained by `words`."""
    return (
        _spells(short, words)
        or words.startswith(f"{short} ")
        or (known(short) and canonical(short) == canonical(words))
    )


def _spells(short: str, words: str) -> bool:
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


def _is_deed(first: str, rest: str) -> bool:
    """Tell whether a capitalised word before a known role is what somebody does: "Engages Developers"."""
    return bool(_THIRD_PERSON.fullmatch(first)) and known(rest) and not known(f"{first} {rest}")


class RoleBook:
    """The roles of one document; `memory` holds what wordings were read as, until a new name is learnt."""

    def __init__(self, text: str) -> None:
        self.abbreviations: dict[str, str] = {}
        self._named: set[str] = set()
        self._starts: dict[str, list[str]] = {}
        self.memory: dict[tuple[str, bool], Any] = {}
        self._beginnings = self._pattern_of_beginnings()
        for match in _DEFINED.finditer(text):
            long, short = (
                (match[1], match[2]) if match[1] else (match[4], match[3]) if match[3] else (match[6], match[5])
            )
            self._define(short, long)

    def _define(self, short: str, words: str) -> None:
        parts = words.split()
        for start in range(len(parts) - 1):
            name = " ".join(parts[start:])
            if _stands_for(short, name) and (_ALIAS.fullmatch(name) or _GENERIC.fullmatch(name)):
                self.abbreviations.setdefault(short, name)
                return
        if len(parts) == 1 and parts[0] != short and _ALIAS.fullmatch(words) and _spells(short, words):
            self.abbreviations.setdefault(short, words)

    def learn(self, name: str) -> None:
        """Remember a name that stood in an owner's place, so that it is known elsewhere too."""
        first = _WORD.match(name)
        if len(name) > 2 and first and key(name) not in self._named:
            self._named.add(key(name))
            self.memory.clear()
            start = first.group().casefold()
            if start not in self._starts:
                self._starts[start] = []
                self._beginnings = self._pattern_of_beginnings()
            self._starts[start].append(name.casefold())

    def name(self, words: str) -> str:
        """Return a role as the guide calls it: without article, an abbreviation in its long form."""
        plain = tidy(" ".join(words.split()))
        return self.abbreviations.get(plain, plain)

    def match(self, text: str, at: int = 0) -> tuple[str, int] | None:
        """Return the role that stands at `at` and where it ends, or None."""
        start = at
        if lead := _ARTICLE.match(text, at):
            start = lead.end()
        best = max(
            self._alias(text, start), self._pattern(text, start), self._short(text, start), joined_role(text, start)
        )
        if best <= start:
            return None
        return self.name(text[start:best]), best

    def _alias(self, text: str, at: int) -> int:
        first = _WORD.match(text, at)
        if not first or first.group().casefold() not in _FIRST_WORDS:
            return 0
        found = _ALIAS.match(text, at)
        if not found:
            return 0
        word = found.group()
        if word.endswith(" leads") and word[0].isupper() and re.match(r"\s+[a-z]", text[found.end() :]):
            return found.end() - len(" leads") if known(word.removesuffix(" leads")) else 0
        if len(word) <= 3 and not word.isupper() and word.casefold() not in ("dev", "ops", "devs"):
            return 0
        return found.end()

    def _pattern(self, text: str, at: int) -> int:
        if not text[at : at + 1].isupper():
            return 0
        found = _GENERIC.match(text, at) or _TITLED.match(text, at)
        if not found:
            return 0
        first, _, rest = found.group().partition(" ")
        if first in _INITIALS and " " in rest.strip() and known(rest):
            return 0
        return 0 if _is_deed(first, rest) else found.end()

    def _short(self, text: str, at: int) -> int:
        """Return where an abbreviation, or a name learnt from this document, ends."""
        found = _INITIALS_AT.match(text, at)
        if found:
            word = found.group() if found.group() in self.abbreviations else found.group().partition("/")[0]
            if word in self.abbreviations or word in _INITIALS:
                return at + len(word)
        first = _WORD.match(text, at) if self._starts else None
        best = 0
        for name in self._starts.get(first.group().casefold(), ()) if first else ():
            end = at + len(name)
            if text[at:end].casefold() == name and not text[end : end + 1].isalnum():
                best = max(best, end)
        return best

    def is_topic(self, name: str) -> bool:
        """Tell whether a role's name alone may as well be a subject ("Security", "QA")."""
        plain = key(name)
        if plain in self._named or plain in _SURE_SINGLE:
            return False
        return plain in _TOPICS or (" " not in plain and "-" not in plain and plain.isascii())

    def is_subject(self, name: str) -> bool:
        """Tell whether the name is more often a subject than a hat: "Security: scans pass" has no owner."""
        return key(name) in _TOPICS and key(name) not in self._named

    def is_hat(self, name: str) -> bool:
        """Tell whether a name in running text is surely a person's hat, not a department or a subject."""
        plain = key(name)
        if plain in self._named or plain in ("developers", "leadership"):
            return True
        return " " in plain and plain not in _DEPARTMENTS

    def scan(self, text: str) -> list[str]:
        """Return the roles named anywhere in running text, in order; only names that can mean nothing else."""
        return list(dict.fromkeys(name for name, _, _ in self.spans(text)))

    def spans(self, text: str) -> list[tuple[str, int, int]]:
        """Return every such name with where it begins and ends."""
        found: list[tuple[str, int, int]] = []
        past = 0
        for word in self._beginnings.finditer(text):
            at = word.start()
            if at < past:
                continue
            best = max(self._alias(text, at), self._short(text, at), self._proper(text, at), joined_role(text, at))
            name = self.name(text[at:best]) if best > at else ""
            if name and not self._vague(name):
                past = best
                found.append((name, at, best))
        return found

    def _pattern_of_beginnings(self) -> re.Pattern[str]:
        """Return what finds every word at which a role can begin: a name's first word, or a capital."""
        words = "|".join(re.escape(word) for word in sorted(_FIRST_WORDS | set(self._starts)))
        return re.compile(rf"(?<![\w-])(?:(?:{words})\b|(?-i:[^\W\d_a-zß-öø-ÿ]))", re.IGNORECASE)

    def _proper(self, text: str, at: int) -> int:
        found = _GENERIC.match(text, at)
        return found.end() if found and key(found.group()) in self._named else 0

    def _vague(self, name: str) -> bool:
        plain = key(name)
        if plain in self._named:
            return False
        if plain in _TOPICS or plain.endswith(" team") or plain in ("analyst", "designer", "engineer", "developer"):
            return True
        if plain in ("dev", "ops", "ux", "product", "tester", "development", "devs", "engineers", "testers", "on-call"):
            return True
        return canonical(name) == name and not name[:1].isupper()
