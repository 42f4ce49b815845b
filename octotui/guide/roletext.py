"""Reads who is named in a few words: "Developers (CI), Security Champion" or "Tech Lead leads with Developers"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from octotui.domain.guide import RoleUse
from octotui.domain.roles import known
from octotui.guide.conditions import is_advice, is_condition
from octotui.guide.labels import column_kind
from octotui.guide.rolebook import RoleBook

_FILLER = re.compile(
    r"(?:typically|usually|normally|generally|ideally|primarily|mainly|either|both|possibly|optionally|plus|also"
    r"|and|or|then|(?:agreed|shared|split|coordinated)"
    r" (?:between|with|among)"
    r"|(?:jointly )?by|via|from|the|by|with|assigned to|assignee|responsible|owner|lead(?= by))\b[:\s]*",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;/&+•|、，；\n✔✓✅☑☐⬜❌]|\band/or\b|\band\b|\bor\b|\bund\b|\bet\b|(?<=\s)[–—-](?=\s)|→|->)+\s*",
    re.IGNORECASE,
)
_HELP = re.compile(
    r"\s*,?\s*\b(?:(?:works?|working|coordinat\w+|collaborat\w+|leads?|partners?|aligns?|executes?|runs?|does"
    r"|decides?|plans?"
    r"|prepares?|drafts?|reviews?|in (?:close )?(?:collaboration|coordination|cooperation|partnership|consultation"
    r"|conjunction)"
    r"|together|jointly|along|consult\w*|drives?|owns?|performs?|handles?|conducts?|initiates?|assesses)\s+)?"
    r"(?:(?:with|w/|supported by|assisted by|consulting)\s*(?<=[\s/])"
    r"(?:(?:the )?(?:input|support|help|assistance|advice|feedback|contributions?|guidance|approval) (?:from|by"
    r"|of)\s+)?|(?:the )?(?:inputs?|feedback|contributions?) (?:from|by|of)\s+)",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"\s*,?\s*(?:(?:and|then|also|jointly)\s+)*(?P<deed>(?:signed[ -]off|double-checked|[a-z]+ed|led|run|done"
    r"|driven|set up|written|sent|held) by)\b\s*:?\s*(?:the\s+)?",
    re.IGNORECASE,
)
_ASSENT_FROM = re.compile(
    r"\s*,?\s*(?:and\s+)?(?:(?:requires?|requiring|needs?|with|pending|subject to|after)\s+)?(?:the\s+)?(?:final\s+)?"
    r"(?:sign-?\s?offs?|approvals?)(?: required)? (?:from|by|of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]")
_NOUN = re.compile(
    r"\s+(?:(?P<sign_off>sign-?\s?offs?|approvals?)|(?P<reviewed_by>reviews?)|(?P<verified_by>verification|validation)"
    r"|(?P<owners>responsibility|oversight|ownership|responsible)"
    r"|(?P<input_from>inputs?|support|help|assistance|feedback|involvement))\b"
    r"(?:\s+(?:is |was |been )?(?:completed?|done|required|obtained|received|needed|passed|given))?[.]?\s*$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\s+(?:to|must|will|should|shall|can|may|is|are|has|have|who|not|also|then|please|leads?|does|do|gives?)\b"
    r"|\s+[a-z]+(?:s|ed)\b|\s+(?:approve|execute|run|verify|initiate|monitor|conduct|publish|send|schedule"
    r"|validate|own|review"
    r"|prepare|provide|confirm|sign|coordinate|perform|decide|deploy|test|check|write|draft|update|report|brief)\b"
)
_PASSIVE = re.compile(
    r"\s+(?:(?:is|are|has been|have been) )?(?:briefed|informed|notified|trained|engaged|alerted|assigned|prepared"
    r"|scheduled|confirmed|needs?"
    r"|involved|invited|aware|available|ready|approval|sign-?off|signed|approved|updated)\b"
)
_SUBJECT_NOUNS = re.compile(
    r"\s+(?:tests?|results?|changes|docs|notes|metrics|scans?|issues|checks?|environments?|tools|reviews?|plans?"
    r"|steps|items|tasks"
    r"|benchmarks?|criteria|requirements?|gates?|reports?|passed|completed|done|teams?|incidents|channels?"
    r"|tickets?|stories|updates"
    r"|patches|fixes|concerns|questions|configured|verified)\b"
)
_WHEN = re.compile(r"\s*,?\s+((?:if|unless|when|where|for|as needed|as required|only)\b[^,;]*)", re.IGNORECASE)
_DEED = (
    ("sign_off", re.compile(r"\s+(?:approves|signs[ -]off|authori[sz]es|gives (?:approval|sign-?off))\b")),
    ("reviewed_by", re.compile(r"\s+reviews\b")),
    ("verified_by", re.compile(r"\s+(?:verifies|validates|double-checks)\b")),
)
_TEAM = re.compile(r"\s+(?:teams?|members?|staff)(?=\s*(?:$|[,;/&+)]|(?:and|or|with)\b))")
_AT_END = re.compile(
    r"\s((?:if|when|where|as) (?:applicable|needed|required|necessary|relevant|appropriate))$", re.IGNORECASE
)
_SHORTENED = re.compile(r"\b(Eng|Mgr|Dev|Coord)\.(?=\s|[,;/)]|$)")
_IN_FULL = {"Eng": "Engineer", "Mgr": "Manager", "Dev": "Developer", "Coord": "Coordinator"}
_SENTENCE_WORD = re.compile(r"\b(?:the|an?|to|is|are|it|its|this|that)\b")
_LONGEST = 2000
_TOWARDS = re.compile(r"\s+to\s+(?:the\s+)?[A-Z]")
_NOBODY = re.compile(
    r"(?:tbd|tba|tbc|n/?a|none|nobody|unassigned|to be \w+|not applicable|[-–—?…_. ]*)$", re.IGNORECASE
)
_PARTS = ("owners", "verified_by", "sign_off", "reviewed_by", "input_from")
_TIME = re.compile(r"(?:within|by|before|after|until|at|t[+-]|~|≤|<)?\s*\d|within\b|lead$", re.IGNORECASE)
_AFTER_SMALL = re.compile(r"\b(?!(?:of|for|and|the|on|in)\s)[a-z][\w-]*\s+(?=[A-Z])")
_CROWD = re.compile(
    r"(?:(?:the|all|any|other|relevant|affected|respective|designated|whole|entire|rest of the|cross-functional) )*"
    r"(?:teams?|team members|members|others|stakeholders|participants|leads|owners|first responders?|delegates?)"
)
_SENTENCE_WORDS = 5
FIGURES = str.maketrans("123456789", "000000000")
"""Lines that differ in a figure alone name the same roles."""


@dataclass(slots=True)
class RoleText:
    """Who a few words name: `owners` hold the first place, the other lists what the words say of the others."""

    owners: list[RoleUse] = field(default_factory=list)
    input_from: list[RoleUse] = field(default_factory=list)
    sign_off: list[RoleUse] = field(default_factory=list)
    reviewed_by: list[RoleUse] = field(default_factory=list)
    verified_by: list[RoleUse] = field(default_factory=list)
    note: str = ""
    complete: bool = True
    only_subjects: bool = False

    @property
    def everyone(self) -> list[RoleUse]:
        """Return all who are named, each once."""
        named: dict[str, RoleUse] = {}
        for use in [*self.owners, *self.sign_off, *self.reviewed_by, *self.verified_by, *self.input_from]:
            named.setdefault(use.role.casefold(), use)
        return list(named.values())


class _Scanner:
    """Walks through the words once, from role to role."""

    def __init__(self, text: str, book: RoleBook, *, verbatim: bool) -> None:
        self.text = text.strip().rstrip(".")
        self.book = book
        self.verbatim = verbatim
        self.read = RoleText()
        self.target = "owners"
        self.asked = False
        self.loose: list[str] = []
        self.subjects: list[bool] = []

    def run(self) -> RoleText | None:
        at = 0
        while at < len(self.text):
            at = self._skip_filler(at)
            if at >= len(self.text):
                break
            if not self.verbatim and not self.read.everyone and not self.book.match(self.text, at):
                return None
            at = self._take(at)
        self.read.note = "; ".join(piece for piece in self.loose if piece)
        self.read.only_subjects = bool(self.subjects) and all(self.subjects)
        return self.read if self.read.everyone else None

    def _skip_filler(self, at: int) -> int:
        while True:
            separator = _SEPARATOR.match(self.text, at)
            filler = _FILLER.match(self.text, at)
            end = max(separator.end() if separator else at, filler.end() if filler else at)
            if helped := _HELP.match(self.text, at):
                end, self.target = max(end, helped.end()), "input_from"
            elif assent := _ASSENT_FROM.match(self.text, at):
                end, self.target, self.asked = max(end, assent.end()), "sign_off", True
            elif by := _BY_WHOM.match(self.text, at):
                kind = column_kind(by["deed"])
                end, self.target = max(end, by.end()), kind if kind in _PARTS else "owners"
                self.asked = True
            if end == at:
                spaces = re.compile(r"\s*").match(self.text, at)
                return spaces.end() if spaces else at
            at = end

    def _take(self, at: int) -> int:
        if found := self.book.match(self.text, at):
            name, end = found
            return self._after(name, end)
        return self._words(at)

    def _words(self, at: int) -> int:
        """Take words that are no known role: a name where a label asks for one, else a remark."""
        bracket = _BRACKET.match(self.text, at)
        if bracket:
            self.loose.append(bracket[1].strip())
            return bracket.end()
        separator = _SEPARATOR.search(self.text, at)
        helped = _HELP.search(self.text, at)
        opening = re.compile(r"[(\[（]").search(self.text, at + 1)
        stops = [match.start() for match in (separator, helped, opening) if match and match.start() > at]
        end = min([*stops, len(self.text)])
        for word in _AFTER_SMALL.finditer(self.text, at, end):
            if (found := self.book.match(self.text, word.end())) and known(found[0]):
                self.loose.append(self.text[at : word.end()].strip())
                return word.end()
        words = self.text[at:end].strip(" .:")
        if self.verbatim and words and self._may_be_name(words):
            inner = _BRACKET.match(self.text, end)
            if inner and (role := self.book.match(inner[1].strip())) and role[1] == len(inner[1].strip()):
                return self._add(role[0], None, inner.end())
            return self._after(self.book.name(words), end)
        self.loose.append(words)
        beside = self.target == "input_from" and words.islower()
        if not (self.read.everyone and (beside or _CROWD.fullmatch(words) or _TIME.match(words))):
            self.read.complete = False
        return max(end, at + 1)

    def _may_be_name(self, words: str) -> bool:
        count = len(words.split())
        if _NOBODY.match(words) or count > _SENTENCE_WORDS or is_advice(words) or is_condition(words):
            return False
        if words[:1].islower() and _SENTENCE_WORD.search(words):
            return False
        if self.target != "owners" and count > 2 and not any(word[:1].isupper() for word in words.split()):
            return False
        return not re.search(r"[:=<>{}]|https?|\d{3,}", words)

    def _after(self, name: str, end: int) -> int:
        """Read what follows a role: its condition, its deed, or nothing."""
        condition = None
        target = self.target
        while bracket := _BRACKET.match(self.text, end):
            inner = bracket[1].strip()
            if known(inner) and not known(name):
                name = self.book.name(inner)
            elif (part := column_kind(inner)) and part in _PARTS:
                target = part
            elif _TIME.match(inner):
                self.loose.append(inner)
            elif helper := _HELP.match(inner) or _BY_WHOM.match(inner):
                kind = "input_from" if helper.re is _HELP else "owners"
                self._add(name, condition, end, target)
                for use in self._inside(inner[helper.end() :]):
                    self._add(use.role, use.condition, end, kind)
            elif inner and self.book.name(inner) != name and not is_advice(inner):
                condition = inner
            end = bracket.end()
        if several := _TEAM.match(self.text, end):
            end = several.end()
        if noun := _NOUN.match(self.text, end):
            return self._add(name, condition, noun.end(), noun.lastgroup or target)
        if when := _WHEN.match(self.text, end):
            words = when[1].strip()
            return self._add(name, None if is_advice(words) else words, when.end(), target)
        if (
            any(pattern.match(self.text, end) for pattern in (_SEPARATOR, _HELP, _ASSENT_FROM, _BY_WHOM))
            or not self.text[end:].strip()
        ):
            return self._add(name, condition, end, target)
        return self._deed(name, condition, end, target)

    def _inside(self, words: str) -> list[RoleUse]:
        """Return who is named in brackets behind a role: "(with input from Product Manager)"."""
        inner = _Scanner(words, self.book, verbatim=False).run()
        return inner.everyone if inner and inner.complete else []

    def _deed(self, name: str, condition: str | None, end: int, target: str) -> int:
        """Pass over what a role does, up to the next comma, the next role or whoever helps."""
        rest = self.text[end:]
        verb = _VERB.match(rest) and not _SUBJECT_NOUNS.match(rest)
        if self.book.is_topic(name) and not verb and not self.asked and rest[:1] not in ":：":
            self.read.complete = False
            self.loose.append(name + rest)
            return len(self.text)
        if _PASSIVE.match(rest) and not self.verbatim:
            if not any(self.loose):
                self.read = RoleText()
            self.read.complete = False
            self.loose.append(name + rest)
            return len(self.text)
        if self.read.everyone and target == "owners":
            target = next((kind for kind, pattern in _DEED if pattern.match(rest)), target)
        stop = self._next_stop(end) if not _TOWARDS.match(rest) else _clause_end(self.text, end)
        if when := _AT_END.search(self.text, end, stop):
            condition = condition or when[1]
        self.loose.append(self.text[end:stop].strip(" :,;"))
        return self._add(name, condition, stop, target)

    def _next_stop(self, at: int) -> int:
        for match in re.compile(r"[,;\n]|\band\b|\bwith\b|\bsupported by\b", re.IGNORECASE).finditer(self.text, at):
            follow = self._follow(match.end())
            if follow is not None and (match.group() not in ("and", "with") or not self.book.is_topic(follow)):
                helped = _HELP.search(self.text, at, match.end() + 30)
                return helped.start() if helped and helped.start() <= match.start() else match.start()
        return len(self.text)

    def _follow(self, at: int) -> str | None:
        helped = re.compile(
            r"\s*(?:and\s+|or\s+)?(?:(?:the )?(?:input|support|help|assistance|advice) (?:from|of) )?", re.IGNORECASE
        ).match(self.text, at)
        found = self.book.match(self.text, helped.end() if helped else at)
        return found[0] if found else None

    def _add(self, name: str, condition: str | None, end: int, target: str = "") -> int:
        uses: list[RoleUse] = getattr(self.read, target or self.target)
        if name and name.casefold() not in {use.role.casefold() for use in uses}:
            uses.append(RoleUse(name, condition))
            self.subjects.append(self.book.is_subject(name))
        return end


def _clause_end(text: str, at: int) -> int:
    """Return where the words end that say to whom something goes: "communicated by PM to Support and Sales"."""
    match = re.compile(r"[;\n]|,\s+(?=(?:with|reviewed|approved|verified)\b)").search(text, at)
    return match.start() if match else len(text)


def is_crowd(name: str) -> bool:
    """Tell whether a name means everybody there is, rather than one hat: "Cross-functional team"."""
    return bool(_CROWD.fullmatch(name.casefold()))


def read_roles(text: str, book: RoleBook, *, verbatim: bool = False) -> RoleText | None:
    """Return who the words name, or None.

    `verbatim` is for the place after "Owner:", where a name is taken as it stands
    although no vocabulary knows it; elsewhere only what is surely a role counts.
    """
    words = text[:_LONGEST].strip()
    if "." in words:
        words = _SHORTENED.sub(lambda match: _IN_FULL[match[1]], words)
    if not words or _NOBODY.match(words):
        return None
    if (words, verbatim) not in book.memory:
        folded = words.translate(FIGURES)
        if book.memory.get((folded, verbatim), words) is None:
            return None
        book.memory[words, verbatim] = _Scanner(words, book, verbatim=verbatim).run()
        if book.memory[words, verbatim] is None:
            book.memory[folded, verbatim] = None
    remembered: RoleText | None = book.memory[words, verbatim]
    return remembered
