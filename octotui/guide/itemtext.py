"""Takes one item's text apart: title, who is named for it, condition, remarks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from octotui.domain.guide import RoleUse
from octotui.guide.conditions import is_advice, is_condition, is_reference, leading, trailing
from octotui.guide.labels import Label, column_kind, dashed_label, inline_labels, label_at_start
from octotui.guide.phases import minutes
from octotui.guide.rich import Rich, undecorated
from octotui.guide.rolebook import RoleBook
from octotui.guide.roletext import RoleText, read_roles

KINDS = ("owners", "verified_by", "sign_off", "reviewed_by", "input_from")
_DASH = re.compile(
    r"\s+(?:[-–—―‒−]{1,3}|→|->|=>|>>|⇒|»|\||:{2})\s+|\s*[—―]\s*|(?<=[)\]])\s*[-–]\s+"
    r"|\s+(?:[\u2600-\u27bf\U0001f300-\U0001faff][\u200d\ufe0f]*)+\s+(?=\S)"
)
_NUMBER = re.compile(
    r"^(?:\(?[a-h]\)\s+|(?:step|task|item)\s+\d+[.):]?\s+|\d+[.)]\s+|\d+(?:\.\d+)+[.):]?\s+)", re.IGNORECASE
)
_STEP = re.compile(r"^(?:step|task)\s+\w+\s*[:.–—-]\s*", re.IGNORECASE)
_PAREN = re.compile(r"\s*[(（]([^()（）]*(?:\([^()]*\)[^()（）]*)*)[)）]|\s*\[([^\[\]]{2,})\]")
_COLON = re.compile(r"\s*[:：]\s+|\s*：\s*")
_BY = re.compile(
    r"\s+(?:(?P<verb>reviewed|verified|validated|checked|confirmed|tested|approved|signed[ -]off|authori[sz]ed"
    r"|owned|led|completed|prepared"
    r"|drafted|performed|executed|conducted|done|run|written|scheduled|published|sent|updated|configured"
    r"|documented|coordinated|provided"
    r"|handled|initiated|triggered|created|signed|monitored|announced|briefed|maintained|managed"
    r"|facilitated)\s+(?:off )?by|by)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_BY_KIND = {
    "reviewed": "reviewed_by",
    "verified": "verified_by",
    "validated": "verified_by",
    "checked": "verified_by",
    "confirmed": "verified_by",
    "tested": "verified_by",
    "approved": "sign_off",
    "signed": "sign_off",
    "signed off": "sign_off",
    "signed-off": "sign_off",
    "authorized": "sign_off",
    "authorised": "sign_off",
}
_SIGN_FROM = re.compile(
    r"\b(?:approval|sign-?\s?off|go-ahead|green light)\s+(?:\w+\s+)?(?:from|by|of)\s+(?P<who>.+)$", re.IGNORECASE
)
_SIGN_OWN = re.compile(
    r"^(?P<who>.+?)\s+(?:(?:final |written |formal |explicit )?(?:approval|sign-?\s?off))\b"
    r"(?:\s+(?:(?:must be|has been|is|are|was) )?(?:obtained|received|given|granted|completed|recorded|confirmed|secured"
    r"|required|requested|needed|mandatory|on|for|of|in|before|prior to|if|when|is)\b.*)?$",
    re.IGNORECASE,
)
_SIGN_AFTER = re.compile(
    r"\b(?:after|with|upon|pending|subject to|requires?|needs?|once|following|obtain|get|without)\s+(?P<who>[^,;:()]+?)\s+"
    r"(?:(?:final |written |formal |explicit )?(?:approval|sign-?\s?off)|go-ahead|green light)\b",
    re.IGNORECASE,
)
_INPUT = re.compile(
    r",?\s+with\s+(?:the\s+)?(?:input|support|help|assistance|advice|feedback|guidance|contributions?)\s+(?:from|of|by)\s+"
    r"(?P<who>.+)$",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\s+(?:must |will |should |shall |needs to |has to |to )?(?:also )?"
    r"(?:(?P<sign_off>approves?|signs?(?:[ -]off)?)|(?P<reviewed_by>reviews?)|(?P<verified_by>verif(?:y|ies)|validates?))\b"
)
_HELPED = re.compile(
    r"(?P<what>\s+(?!shared|communicated)\w+ed|\s+(?:in \w+ation|in partnership|together|jointly))\s+with\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"(?<=[a-z0-9)])(?<!etc)(?<!e\.g)[.;]$")
_PIECES = re.compile(r"\s*[;,]\s*|\s+[—–-]+\s+")
_STATES = frozenset(("is", "was", "has", "needs", "access", "materials", "articles", "sessions"))
_LEADING = ("owned", "led", "run", "facilitated", "handled", "coordinated", "managed")
_MENTIONS = re.compile(r"\s+(?P<who>@[\w/-]+(?:(?:\s*[,&+/]\s*|\s+(?:and\s+)?)@[\w/-]+)*)$")
_NEXT_BY = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+)(?=\w+(?:[ -]off)? by\s)")
_ASSENT = re.compile(r"approval|sign|go-ahead|green light", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^\s*(?:to|must|will|should|shall|may|can|has|have)\s+(?!access|been)(?P<rest>\S.*)$"
    r"|^\s+(?P<past>(?:completed|approved|confirmed|verified|reviewed|validated|signed off|documented|provided|tested"
    r"|accepted)\b(?!\s+(?:by|and|for|on|in|before|with|to|if|when)\b)\s+\S.*)$"
    r"|^\s+(?P<verb>[a-z][a-z-]*?(?:s|es)|(?P<base>approve|execute|run|verify|confirm|create|deploy|monitor|notify"
    r"|send|review"
    r"|publish|prepare|draft|schedule|validate|complete|perform|conduct|document|announce|update|coordinate|check"
    r"|ensure|provide|decide"
    r"|initiate|declare|assess|merge|tag|brief|lead|open|close|freeze|cut|sign(?!-)))\b(?P<after>.*)$",
    re.DOTALL,
)
_JOINT = re.compile(r"\s*(?:,\s*(?:and|or)\s+|[,/&+]\s*|\s(?:and/or|and|or)\s+)", re.IGNORECASE)
_MOMENT = re.compile(
    r"^((?:within|by|before|after|during|in|on|at|once|every|immediately after)\s[^,:;()]{2,40}),\s+", re.IGNORECASE
)
_NOT_VERBS = frozenset(
    [
        "tests",
        "results",
        "changes",
        "docs",
        "notes",
        "metrics",
        "scans",
        "issues",
        "checks",
        "environments",
        "tools",
        "reviews",
        "plans",
        "steps",
        "items",
        "tasks",
        "benchmarks",
        "reports",
        "is",
        "was",
        "has",
        "needs",
        "requirements",
        "gates",
        "signs-off",
        "teams",
        "access",
        "status",
        "materials",
        "articles",
        "macros",
        "sessions",
        "tickets",
        "dashboards",
        "alerts",
    ]
)


@dataclass(slots=True)
class ItemText:
    """What one item's own text says. `label` is set where the text is nothing but an attribute."""

    title: str = ""
    who: dict[str, list[RoleUse]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    condition: str | None = None
    notes: list[str] = field(default_factory=list)
    label: str = ""
    label_words: str = ""
    value: str = ""
    unread: list[str] = field(default_factory=list)

    @property
    def named(self) -> bool:
        """Tell whether anyone is named at all."""
        return any(self.who.values())

    def add(self, kind: str, uses: list[RoleUse]) -> None:
        """Add roles in one capacity, each once."""
        have = {use.role.casefold() for use in self.who[kind]}
        self.who[kind] += [use for use in uses if use.role.casefold() not in have]

    def absorb(self, read: RoleText, kind: str = "owners") -> None:
        """Add what a few words said: the first place becomes `kind`."""
        self.add(kind, read.owners)
        for other in KINDS[1:]:
            self.add(other, getattr(read, other))

    def restrict(self, condition: str) -> None:
        """Add a condition."""
        self.condition = f"{self.condition}, {condition}" if self.condition else condition


class _Reader:
    def __init__(self, text: str, lead: str, book: RoleBook) -> None:
        self.out = ItemText()
        self.book = book
        self.lead = lead.rstrip(" :：")
        self.text = text

    def run(self) -> ItemText:
        text = self._labelled(self.text)
        if self.out.label:
            return self.out
        text = " ".join(text.split())
        text = _STEP.sub("", _NUMBER.sub("", text)) or text
        text = self._brackets(text)
        text = self._segments(text)
        text, condition = leading(text)
        text = self._owner_first(text)
        text = self._owner_last(text)
        self._also(text)
        text = self._conditions(text, condition)
        self.out.title = _FULL_STOP.sub("", text.strip(" \t:：;,–—-*_")).strip() or " ".join(self.text.split())
        return self.out

    def _labelled(self, text: str) -> str:
        """Cut the labelled parts off; a text that begins with a label is an attribute."""
        first = label_at_start(text) or dashed_label(text)
        if first and self._is_attribute(first, text[first.end :]):
            self.out.label, self.out.label_words = first.kind, first.words
            self.out.value = (
                " ".join(text[first.end :].split()).strip(" )]") if "(" not in text[first.end :] else text[first.end :]
            )
            self._values(text, [first, *[label for label in inline_labels(text) if label.start >= first.end]])
            return ""
        labels = [label for label in inline_labels(text) if label.start > 0]
        labels = [label for label in labels if not label.noun or self._names(text[label.end :])]
        if not labels:
            return text
        self._values(text, labels)
        return text[: labels[0].start].rstrip(" ([|;,.–—-\n")

    def _names(self, value: str) -> bool:
        return read_roles(value.split("\n")[0].strip(" )]"), self.book) is not None

    def _is_attribute(self, label: Label, value: str) -> bool:
        if label.kind == "note" or (label.noun and label.kind != "decision"):
            return label.kind != "note" and (self._names(value) or bool(self.lead and label.kind == "owners"))
        return True

    def _values(self, text: str, labels: list[Label]) -> None:
        ends = [label.start for label in labels[1:]] + [len(text)]
        for label, end in zip(labels, ends, strict=True):
            self._value(label, text[label.end : end].strip(" \n|;,.–—-"))

    def _value(self, label: Label, value: str) -> None:
        opened = value.count("(") - value.count(")"), value.count("[") - value.count("]")
        if min(opened) < 0:
            value = value[: value.rindex(")")] if "(" in value and ")" in value else value.rstrip(" )]")
        value = undecorated(value).strip()
        if label.kind == "condition":
            self.out.restrict(value)
            return
        if label.kind == "note":
            self.out.notes.append(f"{label.words}: {value}")
            return
        kind = "owners" if label.kind == "decision" else label.kind
        read = read_roles(value, self.book, verbatim=kind != "input_from" or not label.noun)
        if read is None:
            if value:
                self.out.unread.append(f"{label.words}: {value}")
            return
        for use in read.owners:
            self.book.learn(use.role)
        if label.words.casefold() == "accountable" and self.out.who["owners"]:
            kind = "sign_off"
        self.out.absorb(read, kind)
        self.out.notes += [read.note] if read.note and not read.complete else []

    def _brackets(self, text: str) -> str:
        pieces, at = [], 0
        for match in _PAREN.finditer(text):
            inner = (match[1] if match[1] is not None else match[2]).strip()
            if inner and self._bracket(inner, text[: match.start()], last=not text[match.end() :].strip(" .:*")):
                pieces.append(text[at : match.start()])
                at = match.end()
        return "".join([*pieces, text[at:]]).strip()

    def _bracket(self, inner: str, before: str, *, last: bool) -> bool:
        """Read what stands in brackets; False where it belongs to the title."""
        if is_reference(inner):
            self.out.notes.append(inner)
            return True
        if is_condition(inner):
            self.out.restrict(inner)
            return True
        if is_advice(inner):
            self.out.notes.append(inner)
            return True
        own = _SIGN_OWN.match(inner)
        assent = read_roles(own["who"], self.book) if own else None
        if assent and assent.complete:
            self.out.absorb(assent, "sign_off")
            return True
        read = read_roles(inner, self.book)
        if read is None:
            return ":" in inner and self._parts(inner)
        subject = read.only_subjects and len(read.everyone) == 1
        if self._role_before(before) == read.everyone[0].role:
            return False
        if subject and not (last and inner[:1].isupper() and read.complete):
            return False
        if not read.complete:
            return self._mixed(inner)
        self._take(read)
        return True

    def _mixed(self, inner: str) -> bool:
        """Read brackets that hold a role and more: "(Developers; verified by QA Engineer)"."""
        if self._parts(inner):
            return True
        first, *more = _PIECES.split(inner)
        read = read_roles(first, self.book)
        if not more or read is None or not read.complete:
            return False
        self._take(read)
        for piece in more:
            by = _BY.search(f" {piece}")
            who = read_roles(by["who"], self.book) if by else None
            if by and who:
                self.out.absorb(who, _BY_KIND.get((by["verb"] or "").casefold(), "owners"))
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

    def _take(self, read: RoleText) -> None:
        """Add who is named; a condition beside the only one named is the item's own."""
        everyone = read.everyone
        if (
            len(everyone) == 1
            and everyone[0].condition
            and is_condition(everyone[0].condition)
            and not self.out.condition
        ):
            self.out.restrict(everyone[0].condition)
        self.out.absorb(read)

    def _role_before(self, before: str) -> str | None:
        """Return the role that stands right before the bracket: the bracket may only repeat it in short."""
        words = before.split()
        for count in range(min(4, len(words)), 0, -1):
            tail = " ".join(words[-count:])
            found = self.book.match(tail)
            if found and found[1] == len(tail):
                return found[0]
        return None

    def _segments(self, text: str) -> str:
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
        read = read_roles(segment, self.book)
        if read is None or (not read.complete and not read.everyone):
            return self._deed_inside(segment) or (":" in segment and self._parts(segment))
        if read.only_subjects and (read.note or not segment[:1].isupper()):
            return False
        self._take(read)
        if read.note:
            self.out.notes.append(segment)
        return True

    def _deed_inside(self, words: str) -> bool:
        """Read a remark that says somewhere by whom: "09:30, led by Release Manager"."""
        by = _BY.search(f" {words}")
        read = read_roles(by["who"], self.book) if by and by["verb"] and by.start() else None
        if not by or not read or not read.complete or self.out.named:
            return False
        self._took(read, by["verb"])
        self.out.notes.append(words)
        return True

    def _after_colon(self, text: str) -> str:
        """Read "QA Engineer: smoke tests" and "**Smoke tests**: QA Engineer runs them"."""
        cut = _COLON.search(text)
        if not cut or not text[cut.end() :].strip():
            return text
        before, after = text[: cut.start()].strip(), text[cut.end() :].strip()
        first = read_roles(before, self.book)
        if first and first.complete and not first.note and not (first.only_subjects):
            self.out.absorb(first)
            return after
        bold = bool(self.lead) and before.casefold() == self.lead.casefold()
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

    def _remark(self, words: str) -> None:
        """Keep an explanation, and who it says the item is done by."""
        self.out.notes.append(words)
        if self.out.named:
            return
        by = _BY.search(f" {words}")
        read = read_roles(by["who"], self.book) if by else None
        if by and read:
            self._took(read, by["verb"])
            return
        for piece in re.split(r"\s*[,;]\s+", words)[1:]:
            if (read := read_roles(piece, self.book)) and read.complete and not read.only_subjects:
                self.out.absorb(read)

    def _took(self, read: RoleText, verb: str | None) -> None:
        """Add who stands behind "verified by" and its like."""
        kind = _BY_KIND.get((verb or "").casefold(), "owners")
        if kind == "owners":
            self._take(read)
            return
        if len(read.everyone) == 1 and read.everyone[0].condition and is_condition(read.everyone[0].condition):
            self.out.restrict(read.everyone[0].condition)
        self.out.absorb(read, kind)

    def _owner_first(self, text: str) -> str:
        """Read "Release Manager sends the announcement" and "[QA] smoke tests"."""
        if self.out.named:
            return text
        tag = re.match(r"^(?:\[([^\]]+)\]|@([\w-]+))\s+(?=\S)", text)
        if tag and (read := read_roles(tag[1] or tag[2], self.book)) and read.complete:
            self.out.absorb(read)
            return text[tag.end() :]
        moment = _MOMENT.match(text)
        names, end = self._subjects(text, moment.end() if moment else 0)
        if not names:
            return text
        name = names[-1]
        subject = _SUBJECT.match(text[end:])
        if not subject or (subject["verb"] or "").strip() in self._no_verbs(name) or self.book.is_subject(name):
            return text
        if subject["base"] and len(names) == 1 and not re.search(r"(?:s|team)$", name, re.IGNORECASE):
            return text
        self.out.add("owners", [RoleUse(each) for each in names])
        self.out.notes += [moment[1]] if moment else []
        rest = (subject["rest"] or subject["past"] or f"{subject['verb']}{subject['after']}").strip()
        return rest if len(rest.split()) > 1 else text

    def _subjects(self, text: str, at: int) -> tuple[list[str], int]:
        """Return the roles that a sentence begins with and where they end: "Tech Lead and QA Engineer decide"."""
        names: list[str] = []
        end = at
        while found := self.book.match(text, at):
            name, end = found
            names.append(name)
            aside = re.compile(r"\s*\(([^()]*)\)").match(text, end)
            if aside and self.book.name(aside[1]) == name:
                end = aside.end()
            joint = _JOINT.match(text, end)
            if not joint:
                break
            at = joint.end()
        return names, end

    def _no_verbs(self, name: str) -> frozenset[str]:
        """Return the words that make no deed of a name: more for "QA" than for "Data Analyst"."""
        return _NOT_VERBS if self.book.is_topic(name) else _STATES

    def _owner_last(self, text: str) -> str:
        """Read "Docs reviewed by Tech Lead" and "Sign-off from Security Champion"."""
        if mention := _MENTIONS.search(text):
            read = read_roles(mention["who"], self.book, verbatim=True)
            if read:
                self.out.absorb(read)
                text = text[: mention.start()]
        *before, last = _NEXT_BY.split(text)
        if (
            before
            and (match := _BY.search(f" {last}"))
            and (read := read_roles(match["who"], self.book))
            and read.complete
        ):
            self._took(read, match["verb"])
            return self._owner_last(text[: len(text) - len(last)].rstrip(" ,").removesuffix(" and"))
        if " by " in text and (match := _BY.search(text)):
            read = read_roles(match["who"], self.book)
            if read and read.complete and not (read.only_subjects and match["verb"] is None):
                verb = (match["verb"] or "").casefold()
                self._took(read, verb)
                self.out.notes += [read.note] if read.note else []
                if match.start() > 0 and len(text[: match.start()].split()) > 0:
                    return text[: match.start()] + (
                        f" {match['verb']}" if match["verb"] and verb not in _LEADING else ""
                    )
        if (match := _INPUT.search(text)) and (read := read_roles(match["who"], self.book)) and read.complete:
            self.out.absorb(read, "input_from")
            text = text[: match.start()]
        if (match := _HELPED.search(text)) and (read := read_roles(match["who"], self.book)) and read.complete:
            self.out.absorb(read, "input_from")
            verb = match["what"] if match["what"].endswith("ed") else ""
            text = f"{text[: match.start()]}{verb}"
        for pattern in (_SIGN_FROM, _SIGN_OWN, _SIGN_AFTER) if _ASSENT.search(text) else ():
            if match := pattern.search(text):
                read = read_roles(match["who"], self.book)
                if read and read.complete and not read.only_subjects and not self._known_topic(read):
                    self.out.absorb(read, "sign_off")
                    break
        return text

    def _also(self, text: str) -> None:
        """Read who a longer sentence lets approve, review or verify: "..., and the Release Manager reviews them"."""
        named = {use.role for uses in self.out.who.values() for use in uses}
        for name, start, end in self.book.spans(text) if _ALSO.search(text) else ():
            match = _ALSO.match(text, end)
            if match and start and name not in named and self.book.is_hat(name):
                self.out.add(match.lastgroup or "owners", [RoleUse(name)])

    def _known_topic(self, read: RoleText) -> bool:
        """Tell whether a name is only the kind of assent, as in "QA sign-off - QA Engineer"."""
        return bool(self.out.who["owners"]) and all(self.book.is_topic(use.role) for use in read.everyone)

    def _conditions(self, text: str, first: str | None) -> str:
        text, last = trailing(text)
        for condition in (first, last):
            if condition:
                self.out.restrict(condition)
        return text


def read_item_text(rich: Rich, book: RoleBook) -> ItemText:
    """Take an item's own text apart."""
    return _Reader(undecorated(rich.text), rich.lead, book).run()
