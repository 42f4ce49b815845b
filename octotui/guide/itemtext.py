"""Takes one item's text apart: title, who is named for it, condition, remarks."""

from __future__ import annotations

import re

from octotui.guide.asides import GAP, Asides
from octotui.guide.conditions import is_advice, is_condition, is_reference, leading, trailing
from octotui.guide.deeds import others_who_act, owner_last
from octotui.guide.doers import owner_first
from octotui.guide.handover import handed_over
from octotui.guide.labels import Label, dashed_label, inline_labels, label_at_start
from octotui.guide.repeats import reading_of
from octotui.guide.rich import Rich, undecorated
from octotui.guide.rolebook import RoleBook
from octotui.guide.roletext import read_roles
from octotui.guide.said import ItemText

_NUMBER = re.compile(
    r"^(?:\(?[a-h]\)\s+|(?:step|task|item)\s+\d+[.):]?\s+|\d+[.)]\s+|\d+(?:\.\d+)+[.):]?\s+)", re.IGNORECASE
)
_COUNTDOWN = re.compile(r"^T\s?[-+−]\s?\d+\s?(?:min(?:utes)?|h(?:ours)?|d(?:ays)?|m)?\b\s*[:–—-]?\s+", re.IGNORECASE)
_BLANKS = re.compile(r"\s*\([^()]*_{3,}[^()]*\)|(?:\s+[—–-]+|\s*:)\s+[A-Z][\w/ ]{0,20}:\s*_{3,}|\s*_{3,}")
_ESPECIALLY = re.compile(r"(?:especially|for example|for instance)\b", re.IGNORECASE)
_OR_ELSE = re.compile(r"^Or\s+(?=[a-z])")
_LONGEST = 4000
_STEP = re.compile(r"^(?:step|task)\s+\w+\s*[:.–—-]\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)\]])(?<!etc)(?<!e\.g)(?<!i\.e)(?<!vs)(?<!approx)\.\s+(?=[A-Z])")
_FULL_STOP = re.compile(r"(?<=[a-z0-9)])(?<!etc)(?<!e\.g)[.;]$")


class _Reader:
    def __init__(self, text: str, lead: str, book: RoleBook) -> None:
        self.out = ItemText()
        self.book = book
        self.lead = lead.rstrip(" :：")
        self.text = text

    def run(self) -> ItemText:
        text = self._labelled(_BLANKS.sub("", self.text))
        if self.out.label:
            return self.out
        text = self._sentences(" ".join(text.split()))
        text = _STEP.sub("", _NUMBER.sub("", text)) or text
        if countdown := _COUNTDOWN.match(text):
            self.out.notes.append(countdown.group().strip(" :–—-"))
            text = text[countdown.end() :]
        text, between, givers = handed_over(_OR_ELSE.sub("", text), self.book)
        self.out.notes += [between] if between else []
        asides = Asides(self.out, self.book, self.lead)
        text = asides.segments(asides.brackets(text)).rstrip(" :：")
        text, condition = leading(text)
        text = owner_first(text, self.out, self.book)
        text = owner_last(text, self.out, self.book)
        others_who_act(text, self.out, self.book)
        self.out.add("owners", [] if self.out.who["owners"] else givers)
        text = text.replace(GAP, " ")
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
        start = labels[0].start
        close = _closing(text, start)
        if close:
            self._values(text[:close], [label for label in labels if label.start < close])
            rest = text[close + 1 :]
            return self._labelled(text[:start].rstrip() + rest) if rest.strip() else text[:start].rstrip()
        self._values(text, labels)
        return text[: labels[0].start].rstrip(" ([|;,.–—-\n")

    def _names(self, value: str) -> bool:
        return read_roles(value.split("\n")[0].strip(" )]"), self.book) is not None

    def _is_attribute(self, label: Label, value: str) -> bool:
        if label.kind == "note" or (label.noun and (label.kind != "decision" or value.strip().endswith("?"))):
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

    def _sentences(self, text: str) -> str:
        """Read the sentences after the first: who does it, when, advice; one that says none of these stays."""
        first, *more = _SENTENCE_END.split(text)
        kept = [first]
        for words in more:
            said = ItemText()
            plain = words.rstrip(". ")
            rest = owner_last(owner_first(plain, said, self.book), said, self.book)
            if said.named and rest != plain and not self.out.named:
                for kind, uses in said.who.items():
                    self.out.add(kind, uses)
            elif is_condition(plain):
                self.out.restrict(plain)
            elif not (_ESPECIALLY.match(plain) or is_advice(plain) or is_reference(plain)):
                kept.append(words)
                continue
            self.out.notes.append(words)
        return ". ".join(kept)

    def _conditions(self, text: str, first: str | None) -> str:
        text, last = trailing(text)
        for condition in (first, last):
            if condition:
                self.out.restrict(condition)
        return text


def _closing(text: str, at: int) -> int:
    """Return where the bracket that opens at `at` is closed, 0 where none opens there or none closes it."""
    pair = {"(": ")", "[": "]", "（": "）"}.get(text[at])
    depth = 0
    for index in range(at, len(text)) if pair else ():
        depth += (text[index] == text[at]) - (text[index] == pair)
        if depth == 0:
            return index
    return 0


def _below_lead(text: str, lead: str) -> str:
    """Put a dash where a bold title stands on a line of its own above what is said of it."""
    first, _, rest = text.partition("\n")
    if not lead or first.strip() != lead or label_at_start(lead) or label_at_start(rest.strip()):
        return text
    return f"{first.rstrip()} — {rest.lstrip()}" if rest.strip() and not lead.endswith((":", "：", ".")) else text


def read_item_text(rich: Rich, book: RoleBook) -> ItemText:
    """Take an item's own text apart; one that is longer than any sentence stays whole."""
    if len(rich.text) > _LONGEST:
        return ItemText(title=rich.flat)
    text = _below_lead(undecorated(rich.text), rich.lead)
    return reading_of(text, rich.lead, book, _Reader(text, rich.lead, book).run)
