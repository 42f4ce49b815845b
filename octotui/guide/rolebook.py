"""Recognises roles in the words of one guide: its vocabulary, its abbreviations, and what it calls an owner."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any

from octotui.domain.roles import canonical, key, known, tidy
from octotui.guide.compounds import joined_role, pairs_in
from octotui.guide.rolewords import (
    ALIAS,
    ARTICLE,
    DEFINED,
    DEPARTMENTS,
    FIRST_WORDS,
    GENERIC,
    INITIALS,
    INITIALS_AT,
    SURE_SINGLE,
    THIRD_PERSON,
    TITLED,
    TOPICS,
    WORD,
    spells,
    stands_for,
)


def _with_lead(text: str, start: int, end: int) -> int:
    """Return where "Dev team lead" ends, of which only "Dev team" is known."""
    lead = _TEAM_LEAD.match(text, end) if text[start:end].casefold().endswith("team") else None
    return lead.end() if lead else end


def _is_deed(first: str, rest: str) -> bool:
    """Tell whether a capitalised word before a known role is what somebody does: "Engages Developers"."""
    return bool(THIRD_PERSON.fullmatch(first)) and known(rest) and not known(f"{first} {rest}")


_MOST_NAMES = 300
_TEAM_LEAD = re.compile(r"\s(?:lead|leader|manager)\b", re.IGNORECASE)
_ON_CALL_HAT = re.compile(r"on[- ]call\s(?=[A-Z])", re.IGNORECASE)
_INITIALS_FIRST = re.compile(r"^[A-Z]{2,4}[- ]?")
_SET_OFF = re.compile(
    r"(?:\s[–—-]+|→|[:：])\s*\*\*([^*\n]{2,40})\*\*\s*$"
    r"|(?:[（(]|(?:\s[–—-]+|→|[:：])\s*)((?:[^()（）\n,;:：—–-]* )?(?:\w+-)?(?:менеджер|инженер"
    r"|руководитель|тестировщик|разработчик|аналитик|дизайнер|техлид|команда|писатель)\w*(?: [^()（）\n,;:：—–]{2,30})?"
    r"|(?:[A-Z]{2,4} ?)?[^()（）\s,;:：、，—–]{0,12}(?:负责人|負責人|经理|經理|工程师|工程師|主管|团队|團隊|人员|人員"
    r"|担当者?|責任者"
    r"|マネージャー|エンジニア|リーダー|チーム|매니저|엔지니어|담당자|리드))\s*(?:[）),;]|$)",
    re.MULTILINE | re.IGNORECASE,
)
"""Finds names in scripts without a vocabulary: in bold at a line's end, or with a word there that is said of people."""


class RoleBook:
    """The roles of one document; `memory` holds what wordings were read as, until a new name is learnt."""

    def __init__(self, text: str) -> None:
        self.abbreviations: dict[str, str] = {}
        self._named: set[str] = set()
        self._starts: dict[str, list[str]] = {}
        self.memory: dict[tuple[str, bool], Any] = {}
        self._beginnings = self._pattern_of_beginnings()
        for match in DEFINED.finditer(text):
            long, short = (
                (match[1], match[2]) if match[1] else (match[4], match[3]) if match[3] else (match[6], match[5])
            )
            self._define(short, long)
        for name in pairs_in(text):
            self.learn(name)
        for match in islice(_SET_OFF.finditer(text), _MOST_NAMES):
            if not re.search(r"[A-Za-z]", _INITIALS_FIRST.sub("", match[1] or match[2])):
                self.learn((match[1] or match[2]).strip(" :："))

    def _define(self, short: str, words: str) -> None:
        parts = words.split()
        for start in range(len(parts) - 1):
            name = " ".join(parts[start:])
            if stands_for(short, name) and (ALIAS.fullmatch(name) or GENERIC.fullmatch(name)):
                self.abbreviations.setdefault(short, name)
                return
        if len(parts) == 1 and parts[0] != short and ALIAS.fullmatch(words) and spells(short, words):
            self.abbreviations.setdefault(short, words)

    def learn(self, name: str) -> None:
        """Remember a name that stood in an owner's place, so that it is known elsewhere too."""
        first = WORD.match(name)
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
        if lead := ARTICLE.match(text, at):
            start = lead.end()
        best = max(
            self._alias(text, start), self._pattern(text, start), self._short(text, start), joined_role(text, start)
        )
        if best <= start:
            return None
        best = _with_lead(text, start, best)
        on_call = _ON_CALL_HAT.match(text, start)
        if on_call and on_call.end() == best + 1:
            return self.match(text, on_call.end()) or (self.name(text[start:best]), best)
        return self.name(text[start:best]), best

    def _alias(self, text: str, at: int) -> int:
        first = WORD.match(text, at)
        if not first or first.group().casefold() not in FIRST_WORDS:
            return 0
        found = ALIAS.match(text, at)
        if not found:
            return 0
        word = found.group()
        before = word.removesuffix(" leads")
        sure = word[0].isupper() and re.match(r"\s+[a-z]", text[found.end() :])
        if word.endswith(" leads") and (sure or (before.isupper() and not text[found.end() :].strip(" ).;"))):
            return found.end() - len(" leads") if known(word.removesuffix(" leads")) else 0
        if len(word) <= 3 and not word.isupper() and word.casefold() not in ("dev", "ops", "devs"):
            return 0
        return found.end()

    def _pattern(self, text: str, at: int) -> int:
        if not text[at : at + 1].isupper():
            return 0
        found = GENERIC.match(text, at) or TITLED.match(text, at)
        if not found:
            return 0
        first, _, rest = found.group().partition(" ")
        if first in INITIALS and " " in rest.strip() and known(rest):
            return 0
        return 0 if _is_deed(first, rest) else found.end()

    def _short(self, text: str, at: int) -> int:
        """Return where an abbreviation, or a name learnt from this document, ends."""
        found = INITIALS_AT.match(text, at)
        best = 0
        if found:
            word = found.group() if found.group() in self.abbreviations else found.group().partition("/")[0]
            if word in self.abbreviations or word in INITIALS:
                best = at + len(word)
        first = WORD.match(text, at) if self._starts else None
        for name in self._starts.get(first.group().casefold(), ()) if first else ():
            end = at + len(name)
            if text[at:end].casefold() == name and not text[end : end + 1].isalnum():
                best = max(best, end)
        return best

    def is_topic(self, name: str) -> bool:
        """Tell whether a role's name alone may as well be a subject ("Security", "QA")."""
        plain = key(name)
        if plain in self._named or plain in SURE_SINGLE:
            return False
        return plain in TOPICS or (" " not in plain and "-" not in plain and plain.isascii())

    def is_subject(self, name: str) -> bool:
        """Tell whether the name is more often a subject than a hat: "Security: scans pass" has no owner."""
        return key(name) in TOPICS and key(name) not in self._named

    def is_hat(self, name: str) -> bool:
        """Tell whether a name in running text is surely a person's hat, not a department or a subject."""
        plain = key(name)
        if plain in self._named or plain in ("developers", "leadership"):
            return True
        return " " in plain and plain not in DEPARTMENTS

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
            best = _with_lead(text, at, best)
            name = self.name(text[at:best]) if best > at else ""
            if name and not self._vague(name):
                past = best
                found.append((name, at, best))
        return found

    def _pattern_of_beginnings(self) -> re.Pattern[str]:
        """Return what finds every word at which a role can begin: a name's first word, or a capital."""
        words = "|".join(re.escape(word) for word in sorted(FIRST_WORDS | set(self._starts)))
        return re.compile(rf"(?<![\w-])(?:(?:{words})\b|(?-i:[^\W\d_a-zß-öø-ÿ]))", re.IGNORECASE)

    def _proper(self, text: str, at: int) -> int:
        found = GENERIC.match(text, at)
        return found.end() if found and key(found.group()) in self._named else 0

    def _vague(self, name: str) -> bool:
        plain = key(name)
        if plain in self._named:
            return False
        if (
            plain in TOPICS
            or plain.endswith((" team", " teams"))
            or plain in ("analyst", "designer", "engineer", "developer")
        ):
            return True
        if plain in ("dev", "ops", "ux", "product", "tester", "development", "devs", "engineers", "testers", "on-call"):
            return True
        return canonical(name) == name and not name[:1].isupper()
