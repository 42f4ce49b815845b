"""Reads what stands beside an item's title: in brackets, behind a dash, behind a colon."""

from __future__ import annotations

import re

from octotui.domain.guide import RoleUse
from octotui.guide.conditions import is_advice, is_condition, is_reference
from octotui.guide.deeds import assent_of, by_whom, judged
from octotui.guide.labels import column_kind
from octotui.guide.phases import minutes
from octotui.guide.rich import undecorated
from octotui.guide.rolebook import RoleBook
from octotui.guide.roletext import read_roles
from octotui.guide.said import KINDS, ItemText

_DASH = re.compile(
    r"\s*(?:\.\s?){5,}|\s+(?:[-–—―‒−]{1,3}|→|->|=>|>>|⇒|»|\||:{2})\s+|\s*[—―]\s*|(?<=[)\]])\s*[-–]\s+"
    r"|\s+(?:[\u2600-\u27bf\U0001f300-\U0001faff][\u200d\ufe0f]*)+\s+(?=\S)"
)
_PAREN = re.compile(r"\s*[(（]([^()（）]*(?:\([^()]*\)[^()（）]*)*)[)）]|\s*\[([^\[\]]{2,})\]")
_GENERAL = re.compile(
    r"^(.+?),\s*((?:if|when|where|as) (?:applicable|needed|required|necessary|relevant|appropriate))$", re.IGNORECASE
)
_THEN = re.compile(
    r"^((?:if|when|where|as) (?:applicable|needed|required|necessary|relevant|appropriate)),\s*(.+)$", re.IGNORECASE
)
_INCLUDING = re.compile(r"including\s+(?P<who>(?-i:[A-Z]).+)$", re.IGNORECASE)
_BEHIND = re.compile(r"^(.+\b(?:sign-?\s?offs?|approvals?|reviews?))\s+((?:if|when|where|for)\s.+)$", re.IGNORECASE)
_BEFORE = re.compile(r"^((?:if|when|where|as)\s[^–—-]+?)\s+[–—-]+\s+(.+)$", re.IGNORECASE)
_AND_SO_ON = re.compile(r",\s*(?:and )?etc\b", re.IGNORECASE)
_EVERYBODY = re.compile(r"((?:the )?(?:cross-functional|whole|entire|full)(?: \w+)? team)(?: effort)?", re.IGNORECASE)
_CROWD = re.compile(r"(?:all|everyone|everybody|anyone|whole team|entire team|(?:the )?team|all teams?)", re.IGNORECASE)
_CALLED = re.compile(r"(?:involve|include|engage|consult|loop in|bring in)\s+(?P<who>(?-i:[A-Z]).+)$", re.IGNORECASE)
_DEED_BEFORE = re.compile(
    r"\band (?:(?P<reviewed_by>reviewed)|(?P<sign_off>approved|signed[ -]off)|(?P<verified_by>verified|validated))$",
    re.IGNORECASE,
)
_WHEN = re.compile(r"(?:if|unless|when(?:ever)?(?! to\b)|in case)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)?")
_COLON = re.compile(r"\s*[:：]\s+|\s*：\s*")
GAP = "\u00a0"
"""Stands where brackets were cut out, so that no name is read across them."""
_PIECES = re.compile(r"\s*[;,]\s*|\s+[—–-]+\s+")


class Asides:
    """Moves what stands beside a title into what the item says; `lead` is what was bold at its start."""

    def __init__(self, out: ItemText, book: RoleBook, lead: str) -> None:
        self.out = out
        self.book = book
        self.lead = lead

    def brackets(self, text: str) -> str:
        """Read and cut what stands in brackets."""
        pieces, at = [], 0
        for match in _PAREN.finditer(text):
            inner = undecorated((match[1] if match[1] is not None else match[2]).strip())
            if inner and self._bracket(inner, text[: match.start()], last=not text[match.end() :].strip(" .:*")):
                pieces.append(text[at : match.start()])
                at = match.end()
                if text[at : at + 1] == " " and text[at + 1 : at + 2].isupper():
                    pieces.append(GAP)
                    at += 1
        return "".join([*pieces, text[at:]]).strip()

    def _bracket(self, inner: str, before: str, *, last: bool) -> bool:
        """Read what stands in brackets; False where it belongs to the title."""
        if is_reference(inner):
            self.out.notes.append(inner)
            return True
        if (cut := _BEFORE.match(inner)) and is_condition(cut[1]) and self._bracket(cut[2], before, last=last):
            self.out.restrict(cut[1])
            return True
        if (cut := _THEN.match(inner)) and (helped := read_roles(cut[2], self.book)) and helped.complete:
            self.out.restrict(cut[1])
            self.out.absorb(helped)
            return True
        if is_condition(inner):
            self.out.restrict(inner)
            return True
        if included := _INCLUDING.match(inner):
            return self._included(inner, included["who"])
        if (cut := _GENERAL.match(inner)) and self._bracket(cut[1], before, last=last):
            self.out.restrict(cut[2])
            return True
        if (cut := _BEHIND.match(inner)) and is_condition(cut[2]) and self._bracket(cut[1], before, last=last):
            self.out.restrict(cut[2])
            return True
        if is_advice(inner):
            self._advice(inner)
            return True
        if _AND_SO_ON.search(inner):
            return False
        if everybody := _EVERYBODY.fullmatch(inner):
            self.out.add("owners", [RoleUse(everybody[1])])
            return True
        if assent := assent_of(inner, self.book):
            self.out.absorb(assent, "sign_off")
            return True
        read = read_roles(inner, self.book, verbatim=last and self._beside_known(inner))
        if read and not last and read.complete and self._is_subject(before):
            return False
        if read is None:
            return (":" in inner and self._parts(inner)) or self._deed_inside(inner)
        subject = read.only_subjects and len(read.everyone) == 1
        if self._role_before(before) == read.everyone[0].role:
            return False
        if subject and not (last and inner[:1].isupper() and read.complete):
            return False
        if not read.complete:
            return self._mixed(inner)
        deed = _DEED_BEFORE.search(before.rstrip()) if self.out.who["owners"] else None
        self.out.credit(read, (deed.lastgroup if deed else None) or "owners")
        return True

    def _beside_known(self, inner: str) -> bool:
        """Tell whether a name that nobody knows stands beside a role: "(Developers / Platform)"."""
        names = inner.split(" / ")
        reads = [read_roles(name, self.book) for name in names]
        return (
            len(names) > 1 and any(read and read.complete for read in reads) and all(_NAME.fullmatch(n) for n in names)
        )

    def _advice(self, inner: str) -> None:
        """Keep advice as a remark; beside it may stand who does it: "pipeline preferred, run by DevOps Engineer"."""
        self.out.notes.append(inner)
        for piece in _PIECES.split(inner):
            if is_condition(piece):
                self.out.restrict(piece)
            elif not is_advice(piece):
                said = by_whom(piece, self.book)
                read, kind = (said[0], said[1]) if said else (read_roles(piece, self.book), "owners")
                if read and read.complete and not read.only_subjects:
                    self.out.credit(read, kind)

    def _mixed(self, inner: str) -> bool:
        """Read brackets that hold a role and more: "(Developers; verified by QA Engineer)"."""
        if self._parts(inner):
            return True
        first, *more = _PIECES.split(inner)
        read = read_roles(first, self.book)
        if not more or read is None or not read.complete:
            return False
        self.out.credit(read)
        for piece in more:
            if said := by_whom(piece, self.book):
                self.out.absorb(said[0], said[1])
            elif not self._segment(piece):
                self.out.notes.append(piece)
        return True

    def _parts(self, inner: str) -> bool:
        """Read brackets that name a role for each part: "(CI: Developers, scans: Security Champion)"."""
        pieces = [piece.partition(":") for piece in re.split(r"\s*[,;]\s*", inner)]
        reads = [read_roles(who, self.book) for _, _, who in pieces]
        if len(pieces) < 2 or not all(read and read.complete and len(read.everyone) == 1 for read in reads):
            return False
        for (part, _, _), read in zip(pieces, reads, strict=True):
            kind = column_kind(part)
            if read and kind is None:
                self.out.add("owners", [RoleUse(use.role, part.strip()) for use in read.everyone])
            elif read and kind in KINDS:
                self.out.absorb(read, kind)
        return True

    def _role_before(self, before: str) -> str | None:
        """Return the role that stands right before the bracket: the bracket may only repeat it in short."""
        words = before.split()
        for count in range(min(4, len(words)), 0, -1):
            tail = " ".join(words[-count:])
            found = self.book.match(tail)
            if found and found[1] == len(tail):
                return found[0]
        return None

    def _is_subject(self, before: str) -> bool:
        """Tell whether nothing but a role stands before the bracket: it says the role again in other words."""
        found = self.book.match(before.strip())
        return found is not None and found[1] == len(before.strip())

    def segments(self, text: str) -> str:
        """Read what follows the title after a dash: a role, a condition, a remark."""
        cuts = list(_DASH.finditer(text))
        if not cuts:
            return self._after_colon(text)
        title = text[: cuts[0].start()]
        ends = [cut.start() for cut in cuts[1:]] + [len(text)]
        for cut, end in zip(cuts, ends, strict=True):
            segment = text[cut.end() : end].strip()
            if not segment or self._segment(segment):
                continue
            first = read_roles(title, self.book)
            if first and first.complete and not first.only_subjects and not first.note and not self.out.who["owners"]:
                self.out.absorb(first)
                title = segment
            elif self.lead and title.strip(" :：").casefold() == self.lead.casefold():
                self._remark(segment)
            else:
                title += text[cut.start() : end]
        return self._after_colon(title)

    def _segment(self, segment: str) -> bool:
        if is_condition(segment):
            self.out.restrict(segment)
            return True
        if is_reference(segment) or is_advice(segment):
            self.out.notes.append(segment)
            return True
        if called := _CALLED.match(segment):
            return self._called(segment, called["who"])
        read = read_roles(segment, self.book)
        if read is None or (not read.complete and not read.everyone):
            return self._deed_inside(segment) or (":" in segment and self._parts(segment))
        if read.only_subjects and (read.note or not segment[:1].isupper()):
            return False
        self.out.credit(read)
        if read.note:
            self.out.notes.append(segment)
        return True

    def _included(self, inner: str, words: str) -> bool:
        """Read brackets that say who takes part as well: "(including Tech Lead and Security Champion)"."""
        read = read_roles(words, self.book)
        if not read or not read.complete:
            return False
        self.out.add("input_from", [RoleUse(use.role) for use in read.everyone])
        self.out.notes.append(inner)
        return True

    def _called(self, segment: str, words: str) -> bool:
        """Read a remark that calls somebody in: "involve Security Champion if the cause is unclear"."""
        read = read_roles(words, self.book)
        if not read or read.only_subjects:
            return False
        self.out.add("input_from", [RoleUse(use.role) for use in read.everyone[:1]])
        self.out.notes.append(segment)
        return True

    def _deed_inside(self, words: str) -> bool:
        """Read a remark that says somewhere by whom: "09:30, led by Release Manager"."""
        said = by_whom(words, self.book)
        if not said or not said[0].complete or not said[2]["verb"] or not said[2].start() or self.out.named:
            return False
        self.out.credit(said[0], said[1])
        self.out.notes.append(words)
        return True

    def _after_colon(self, text: str) -> str:
        """Read "QA Engineer: smoke tests" and "**Smoke tests**: QA Engineer runs them"."""
        cut = _COLON.search(text)
        if not cut or not text[cut.end() :].strip():
            return text
        before, after = text[: cut.start()].strip(), text[cut.end() :].strip()
        first = read_roles(before, self.book)
        whose = first.owners if first and self._is_lead(before) and self.book.match(after) else first
        if first and whose and first.complete and not first.note and not first.only_subjects:
            self.out.absorb(first)
            return after
        if _CROWD.fullmatch(before):
            return after
        if is_condition(before) and _WHEN.match(before) and "," not in before:
            self.out.restrict(before)
            return after
        if said := judged(before, self.book) if after[:1].isupper() else None:
            self.out.absorb(*said)
            return after
        if is_advice(after) and not is_advice(before):
            self.out.notes.append(after)
            return before
        bold = self._is_lead(before)
        if bold and minutes(before):
            self.out.notes.append(before)
            return after
        read = read_roles(after, self.book)
        if read and (bold or read.complete) and not read.only_subjects and not self.out.named:
            self.out.absorb(read)
            self.out.notes += [after] if read.note else []
            return before
        if bold and len(before.split()) > 0 and not is_condition(before):
            self._remark(after)
            return before
        return text

    def _is_lead(self, before: str) -> bool:
        """Tell whether what stands before a colon is the bold beginning, give or take a few words."""
        lead = " ".join(_PAREN.sub("", self.lead).split()).casefold()
        rest = before.casefold().removeprefix(lead)
        return bool(lead) and (not rest or (rest != before.casefold() and rest[0] == " " and len(rest.split()) <= 3))

    def _remark(self, words: str) -> None:
        """Keep an explanation, and who it says the item is done by."""
        self.out.notes.append(words)
        if self.out.named:
            return
        if said := by_whom(words, self.book):
            self.out.credit(said[0], said[1])
            return
        if assent := assent_of(words.rstrip(" :："), self.book):
            self.out.absorb(assent, "sign_off")
            return
        for piece in re.split(r"\s*[,;]\s+", words)[1:][-1:]:
            if (read := read_roles(piece, self.book)) and read.complete and not read.only_subjects:
                self.out.absorb(read)
