"""The words before a colon that say what the rest is: "Owner:", "Verified by:", "Execution:"."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LABELS = {
    "owners": (
        "owners?|owner\\(s\\)|owned by|ownership|responsible(?: (?:party|parties|role|roles|person|team|owner))?"
        "|responsibility"
        "|dri|assignees?|assigned(?: to| role)?|primary owner|lead owner|accountable(?: (?:role|owner|party))?"
        "|who|performed by|answered by|delivered by"
        "|executed by|executor|done by|completed by|handled by|run by|led by|conducted by|primary|role owner"
        "|role|roles"
        "|lead(?: role)?|driver|actor|prepared by|facilitators?|facilitated by|responsible & accountable"
        "|point person|poc|coordinators?|coordinated by|managed by|supervised by"
    ),
    "verified_by": (
        "verified by|verifiers?|verification(?: by)?|validated by|validators?|validation(?: by)?|confirmed by"
        "|checked by"
        "|tested by|verify|verification role|qa by|quality check by|double-checked by|verified"
        "|validated|confirmed|checked|tested"
    ),
    "sign_off": (
        "sign-?\\s?offs?(?: (?:required|by|from|role|owner|needed))*|required sign-?offs?|signed off by"
        "|approved by|approvers?|approvals?"
        "(?: (?:required|by|from|needed))*|authori[sz]ed by|authori[sz]ation|final approval(?: by)?"
        "|requires (?:sign-?off|approval)"
        "(?: (?:by|from))?|approved|signed(?: off)?"
    ),
    "reviewed_by": (
        "reviewed by|reviewers?|reviews?(?: (?:by|required|process))?|peer review(?:ed)?(?: by)?|review owner|reviewed"
    ),
    "input_from": (
        "inputs?(?: (?:from|by))?|support|contributors?|contributions? (?:from|by)|consult(?:ed|s|ing|ation)?"
        "(?: (?:with|roles?))?|support(?:ed)? by"
        "|supporting(?: roles?)?|support roles?|with|in (?:collaboration|coordination|consultation) with"
        "|collaborators?"
        "|collaborat(?:es|ion|ing) with|coordinat(?:es|ion|ed) with|assisted by|helpers?|backup(?: owner)?"
        "|secondary(?: owner)?"
        "|partners?|also involved|involved|contributes"
    ),
    "decision": (
        "decision[- ]?maker|decision(?: owner| by| authority)?|decided by|decider|final decision|decides|who decides"
    ),
    "condition": (
        "condition(?:s|al)?|applies (?:when|if|to)|required (?:when|if|for)|only (?:if|when|for)"
        "|applicability|applicable (?:when|if|to)"
    ),
    "note": (
        "execution|acceptance|timelines?|eta|medium|audience|content|contents|purpose|notes?"
        "|evidence|tools?|tooling|link|links|timing|how|why|criteria"
        "|acceptance criteria|rationale"
        "|definition of done|done when|success criteria|outputs?|deliverables?|due|deadline|when|where"
        "|description|details?|method|example"
        "|examples|informed|inform|communication|frequency|status|priority|environment|artifacts?|documentation"
        "|command|goal|objective"
        "|scope|channel|duration|time|target|includes?|tip|tips|exception|exceptions|automation|reference"
        "|references|template|format"
        "|attendees|participants|agenda|outcome|result|expected result|threshold|background|important|caution"
        "|warning|sla|trigger|focus|recipients?|timebox"
    ),
}
_NOUNS = re.compile(
    r"^(?:verification|validation|verify|approvals?|authori[sz]ation|final approval|reviews?|review process"
    r"|inputs?|leads?|roles?|who|primary|support.*"
    r"|decision|sign-?\s?offs?|consult\w*|partners?|involved|backup|secondary|with|ownership|responsibility"
    r"|contributes|responsible|verified|validated|confirmed|checked|tested|approved|signed(?: off)?|reviewed)$",
    re.IGNORECASE,
)
_WORDS = {kind: re.compile(rf"(?:{words})", re.IGNORECASE) for kind, words in _LABELS.items()}
_ANY = "|".join(f"(?P<{kind}>{words})" for kind, words in _LABELS.items())
_AT_START = re.compile(rf"\s*(?:[\[(]\s*)?(?:{_ANY})\s*(?:\(s\))?\s*[:：=](?!\S*//)\s*", re.IGNORECASE)
_INLINE_ANY = "|".join(
    f"(?P<{kind}>{words})" if kind != "note" else "(?P<note>attendees|participants|evidence|content)"
    for kind, words in _LABELS.items()
)
_INLINE = re.compile(rf"(?:[\[(|;,.，；]|[–—]| - | -- |\n)\s*(?:{_INLINE_ANY})\s*[:：=](?!\S*//)\s*", re.IGNORECASE)
_SPACED = re.compile(
    r"(?<=\S)\s+(?-i:(?=[A-Z]))(?:(?P<owners>owners?|owned by|responsible)|(?P<verified_by>verified by)"
    r"|(?P<reviewed_by>reviewed by|reviewers?)|(?P<sign_off>approved by|sign-?off)"
    r"|(?P<input_from>input from))\s*[:：]\s+",
    re.IGNORECASE,
)
_DASHED = re.compile(rf"\s*(?:{_INLINE_ANY})\s+(?:[–—-]+>?|→|=>)\s+", re.IGNORECASE)
_RACI_LETTERS = {"R": "owners", "A": "sign_off", "C": "input_from", "I": "note"}
_COLON = re.compile("[:：=]")
_STROKE = re.compile(r"\s[–—-]|→|=>")


@dataclass(frozen=True, slots=True)
class Label:
    """A label found in a text: its kind, the words themselves, and where its value begins."""

    kind: str
    words: str
    start: int
    end: int

    @property
    def noun(self) -> bool:
        """Tell whether the word may also begin an ordinary line ("Review: the plan")."""
        return is_noun(self.words)


def is_noun(words: str) -> bool:
    """Tell whether a label's words may also begin an ordinary line."""
    return bool(_NOUNS.match(words))


def _label(match: re.Match[str]) -> Label:
    kind = match.lastgroup or next(kind for kind, value in match.groupdict().items() if value)
    return Label(kind, match.group(kind).strip(), match.start(), match.end())


def label_at_start(text: str) -> Label | None:
    """Return the label that the text begins with."""
    match = _AT_START.match(text) if _COLON.search(text) else None
    return _label(match) if match else None


def dashed_label(text: str) -> Label | None:
    """Return the label that the text begins with where a dash takes the colon's place: "Owner - QA Engineer"."""
    match = _DASHED.match(text) if _STROKE.search(text) else None
    return _label(match) if match else None


def inline_labels(text: str) -> list[Label]:
    """Return the labels that stand inside a line: "Smoke tests (Owner: QA; Verified by: Tech Lead)"."""
    if not _COLON.search(text):
        return []
    found = [_label(match) for match in _INLINE.finditer(text)]
    if not found:
        found = [
            _label(match) for match in _SPACED.finditer(text) if not text[: match.start()].split()[-1][:1].isupper()
        ]
    return found


def column_kind(header: str) -> str | None:
    """Return what a table's column holds, judged by its header."""
    words = " ".join(header.split()).strip(" *:?.")
    if words in _RACI_LETTERS:
        return _RACI_LETTERS[words]
    for kind, pattern in _WORDS.items():
        if kind != "note" and pattern.fullmatch(words):
            return kind
    return None
