"""Takes one field of the release notes apart: its name, who feeds it, when it applies, what hint stands behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from octotui.guide.conditions import is_condition
from octotui.guide.labels import label_at_start
from octotui.guide.rich import Rich, undecorated
from octotui.guide.rolebook import RoleBook
from octotui.guide.roletext import read_roles

_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]")
_CUT = re.compile(r"\s*[:：]\s*|\s+[-–—]+\s+|\s*—\s*|\s+(?:->|→|=>)\s+")
_FROM = re.compile(
    r"\b(?:from|by|with|owned by|provided by|input from|contributors?|contributed by|owner"
    r"|source)\s*[:：]?\s+(?:the\s+)?(?P<who>.+)$",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"^(?:e\.g\.|for example|include|list|describe|add|mention|explain|link to|provide|use|write|one|brief"
    r"|short|what|why"
    r"|how|who|keep|state|note)(?:\b|(?<=\.))",
    re.IGNORECASE,
)
_WHOSE = re.compile(r"(?:'s|’s)? (?:name|initials|contact)$", re.IGNORECASE)
_HINT_WORDS = 5
_NAME_WORDS = 8


@dataclass(frozen=True, slots=True)
class FieldText:
    """What one field's own line says."""

    name: str
    contributors: list[str]
    condition: str | None
    hint: str


def read_field_text(rich: Rich, book: RoleBook) -> FieldText:
    """Take a field's line apart."""
    name, hint = _split(rich)
    contributors: list[str] = []
    condition: str | None = None
    asides: list[str] = []
    for match in _BRACKET.finditer(name):
        who, when, rest = _bracket(match[1], book)
        contributors += who
        condition = when or condition
        asides += [rest] if rest else []
    name = _BRACKET.sub("", name).strip(" :：*-–—_")
    for match in _BRACKET.finditer(hint):
        if is_condition(match[1].strip()):
            condition = condition or match[1].strip()
    contributors += _in_hint(hint, book)
    return FieldText(
        name or rich.flat.strip(" :"),
        list(dict.fromkeys(contributors)),
        condition,
        "; ".join(piece for piece in [*asides, hint] if piece),
    )


def _split(rich: Rich) -> tuple[str, str]:
    """Split a field into its name and the hint or the text that stands behind it."""
    words = undecorated(rich.flat)
    lead = rich.lead.rstrip(" :：")
    if lead and words.startswith(lead):
        rest = words[len(lead) :]
        aside = re.compile(r"\s*\([^)]*\)").match(rest)
        name = lead + (aside.group() if aside else "")
        return name, rest[aside.end() if aside else 0 :].strip(" :：-–—")
    bare = _BRACKET.sub(lambda match: "·" * len(match[0]), words)
    cut = _CUT.search(bare)
    if cut and len(words[: cut.start()].split()) <= _NAME_WORDS + 4:
        return words[: cut.start()], words[cut.end() :].strip()
    return words, ""


def _bracket(inner: str, book: RoleBook) -> tuple[list[str], str | None, str]:
    """Read what stands in brackets behind a field's name: who feeds it, when it applies, or a hint."""
    condition = None
    words = inner.strip()
    cut = re.search(r"\s*,\s*((?:if|when|for|where|only)\b.*)$", words, re.IGNORECASE)
    if cut and is_condition(cut[1]):
        condition, words = cut[1].strip(), words[: cut.start()]
    if is_condition(words):
        return [], words, ""
    source = _FROM.search(words)
    sure = bool(source) and not re.match(r"with\b", source.group(), re.IGNORECASE) if source else False
    read = read_roles(_WHOSE.sub("", source["who"] if source else words), book, verbatim=sure)
    if read and (source or (read.complete and not read.note and not read.only_subjects)):
        return [use.role for use in read.everyone], condition, ""
    return [], condition, words


def _in_hint(hint: str, book: RoleBook) -> list[str]:
    """Return who the words behind a field's name say it comes from."""
    words = hint.strip(" ().")
    source = _FROM.search(words)
    if source:
        read = read_roles(source["who"], book)
        if read:
            return [use.role for use in read.everyone]
    label = label_at_start(words)
    read = read_roles(words[label.end :] if label else words, book)
    if read and not read.only_subjects:
        return [use.role for use in read.everyone]
    return book.scan(words)


def is_hint(words: str, book: RoleBook) -> bool:
    """Tell whether a line below a field says what to write there, rather than being a field of its own."""
    if any(_bracket(match[1], book)[0] for match in _BRACKET.finditer(words)):
        return False
    return bool(_HINT.match(words)) or len(_BRACKET.sub("", words).split()) > _HINT_WORDS


def is_short(words: str) -> bool:
    """Tell whether words are short enough for the name of a field: "Release name / number"."""
    return len(_BRACKET.sub("", words).replace("/", " ").split()) <= 3
