"""Reads who a sentence begins with, and what they do: "Tech Lead reviews ...", "Developers and QA Engineer decide"."""

from __future__ import annotations

import re

from octotui.domain.guide import RoleUse
from octotui.domain.roles import key
from octotui.guide.conditions import trailing
from octotui.guide.rolebook import RoleBook
from octotui.guide.roletext import is_crowd, read_roles
from octotui.guide.rolewords import TOPICS
from octotui.guide.said import ItemText

_SAME_TEAM = re.compile(r" team(?= [a-z]+s\b)")
_STATES = re.compile(r"is|was|has|needs|access|materials|articles|sessions")
_SUBJECT = re.compile(
    r"^\s*(?:to|must|will|should|shall|may|can"
    r"|(?:has|have)(?= (?:\w+ )?(?:\w+ed|given|run|read|seen|sent|made|done|met|been|set|to)\b)"
    r"|(?:is|are) (?:responsible|accountable|in charge) (?:for|of))\s+"
    r"(?!access|been)(?P<rest>\S.*)$"
    r"|^\s+(?P<past>(?:completed|approved|confirmed|verified|reviewed|validated|signed off|documented|provided|tested"
    r"|accepted|prepared|drafted|published|executed|issued|obtained|performed|conducted)\b(?!\s+(?:by|and|for|on|in|before|with|to|if|when)\b)\s+[^\s(\[–—-].*)$"
    r"|^\s+(?P<verb>[a-z][a-z-]*?(?:s|es)|(?P<base>approve|execute|run|verify|confirm|create|deploy|monitor|notify"
    r"|send|review"
    r"|publish|prepare|draft|schedule|validate|complete|perform|conduct|document|announce|update|coordinate|check"
    r"|ensure|provide|decide"
    r"|initiate|declare|assess|merge|tag|brief|lead|open|close|freeze|cut|sign(?!-)))\b(?P<after>.*)$",
    re.DOTALL,
)
_SEVERAL = re.compile(
    r"^\s+(?P<rest>(?!(?:for|in|on|and|or|are|is|were|have|had|not|at|as|of|by|with|from|to|after|before|into|per|via|if"
    r"|when|where|who|can|may|must|should|will|shall|could|would|both|all|also|only|sign-?off|approval|access|needs)\b)"
    r"[a-z]{2,}(?<!ed)(?<!ing)(?<!s)\b(?! (?:is|are|was|were|has|have)\b)\s+\S.*)$",
    re.DOTALL,
)
_HAS_SIGNED = re.compile(
    r"\s+(?:has|have)\s+(?:\w+ and )?(?:signed[ -]off|given (?:the |its |their )?(?:sign-?off|approval))\b"
)
_SECOND = re.compile(r"(?:;|,|\band|\bthen)\s+(?:the\s+)?$")
_OTHERS = re.compile(r"(?:the )?(?:(?:whole |rest of the )?team|others)\b", re.IGNORECASE)
_JOINT = re.compile(r"\s*(?:,\s*(?:and|or)\s+|[,/&+]\s*|\s(?:and/or|and|or)\s+)", re.IGNORECASE)
_MOMENT = re.compile(
    r"^((?:within|by|before|after|during|in|on|at|once|every|immediately after)\s[^,:;()]{2,40}),\s+", re.IGNORECASE
)
_NOT_VERBS = re.compile(
    r"access|alerts|articles|benchmarks|changes|checks|dashboards|docs|environments|gates|has|"
    r"is|issues|items|macros|materials|metrics|needs|notes|plans|reports|requirements|results|"
    r"reviews|scans|sessions|signs-off|status|steps|tasks|teams|tests|tickets|tools|was"
)


def owner_first(text: str, out: ItemText, book: RoleBook) -> str:
    """Read "Release Manager sends the announcement" and "[QA] smoke tests"."""
    if out.named:
        return text
    tag = re.match(r"^(?:\[([^\]]+)\]|@([\w-]+))\s+(?=\S)", text)
    if tag and (read := read_roles(tag[1] or tag[2], book)) and read.complete:
        out.absorb(read)
        return text[tag.end() :]
    moment = _MOMENT.match(text)
    names, end = _subjects(text, moment.end() if moment else 0, book)
    if not names:
        return text
    name = names[-1]
    several = len(names) > 1 and _SEVERAL.match(text[end:])
    if several:
        out.add("owners", [RoleUse(each) for each in dict.fromkeys(names)])
        return several["rest"]
    subject = _SUBJECT.match(text[end:])
    if not subject or _no_verbs(name, book).fullmatch((subject["verb"] or "").strip()) or book.is_subject(name):
        return text
    if subject["base"] and len(names) == 1 and not re.search(r"(?:s|team)$", name, re.IGNORECASE):
        return text
    text = _second_deed(text, end, names, book)
    subject = _SUBJECT.match(text[end:]) or subject
    kind = "sign_off" if _HAS_SIGNED.match(text[end:]) else "owners"
    out.add(kind, [RoleUse(each) for each in names])
    out.notes += [moment[1]] if moment else []
    rest = (subject["rest"] or subject["past"] or f"{subject['verb']}{subject['after']}").strip()
    return rest if len(trailing(rest)[0].split()) > 1 else text


def _second_deed(text: str, end: int, names: list[str], book: RoleBook) -> str:
    """Read who does the second half: "DevOps deploys to staging and QA runs smoke tests"; return it without them."""
    for name, start, past in book.spans(text[end:]):
        joint = _SECOND.search(text[end : end + start])
        deed = _SUBJECT.match(text[end + past :])
        if joint and deed and deed["verb"] and not deed["base"] and not _NOT_VERBS.fullmatch(deed["verb"].strip()):
            names.append(name)
            alone = not deed["after"].strip(" .")
            return text if alone else f"{text[: end + start]}{text[end + past :].lstrip()}"
    return text


def _subjects(text: str, at: int, book: RoleBook) -> tuple[list[str], int]:
    """Return the roles that a sentence begins with and where they end: "Tech Lead and QA Engineer decide"."""
    names: list[str] = []
    end = at
    while found := book.match(text, at):
        name, end = found
        names.append(name)
        aside = re.compile(r"\s*\(([^()]*)\)").match(text, end)
        read = read_roles(aside[1], book) if aside else None
        if aside and (book.name(aside[1]) == name or read):
            end = aside.end()
        if read and read.complete and is_crowd(name):
            names[-1:] = [use.role for use in read.everyone]
        if several := _SAME_TEAM.match(text, end):
            end = several.end()
        joint = _JOINT.match(text, end)
        if not joint:
            break
        at = joint.end()
        if others := _OTHERS.match(text, at):
            return [*names, names[-1]], others.end()
    return names, end


def _no_verbs(name: str, book: RoleBook) -> re.Pattern[str]:
    """Return the words that make no deed of a name: more for "QA" than for "Data Analyst"."""
    return _NOT_VERBS if book.is_topic(name) or key(name) in TOPICS else _STATES
