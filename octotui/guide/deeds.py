"""Reads who stands at the end of a sentence, or helps, assents, judges: "... approved by Tech Lead"."""

from __future__ import annotations

import re

from octotui.domain.guide import RoleUse
from octotui.guide.conditions import unbalanced
from octotui.guide.rolebook import RoleBook
from octotui.guide.roletext import RoleText, read_roles
from octotui.guide.said import ItemText

_BY = re.compile(
    r"\s+(?:(?P<verb>(?!(?:follow|caus|affect|impact|us|need|request|requir|expect|block|replac|report|rais|own)ed\s)"
    r"(?:signed[ -]off|[a-z]+ed(?: out)?|led|run|done|written|sent|held|made|built|kept|given|taken|set)|owned)"
    r"\s+(?:off |up )?by|by)\s+(?P<who>.+)$",
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
    r"\b(?:approval|sign-?\s?off|go-ahead|green light|confirmation)\s+(?:\w+\s+)?(?:from|by|of)\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_SIGN_OWN = re.compile(
    r"^(?P<who>.+?)\s+(?:(?:final |written |formal |explicit )?(?:approval|sign-?\s?off|acceptance))\b"
    r"(?:\s+(?:(?:must be|has been|is|are|was) )?(?:obtained|received|given|granted|completed?|signed|recorded"
    r"|confirmed|secured"
    r"|required|requested|needed|mandatory|confirming|certifying|stating|covering|that"
    r"|on|for|of|in|before|prior to|if|when|is)\b.*)?$",
    re.IGNORECASE,
)
_SIGN_AFTER = re.compile(
    r"\b(?:after|with|upon|pending|subject to|requires?|needs?|once|following|obtain|get"
    r"|without)\s+(?P<who>[^,;:()]+?)\s+"
    r"(?:(?:final |written |formal |explicit )?(?:approval|sign-?\s?off)|go-ahead|green light)\b",
    re.IGNORECASE,
)
_INPUT = re.compile(
    r",?\s+with\s+(?:the\s+)?(?:input|support|help|assistance|advice|feedback|guidance"
    r"|contributions?)\s+(?:from|of|by)\s+"
    r"(?P<who>.+)$",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"\s+(?:must |will |should |shall |needs to |has to |to )?(?:also )?"
    r"(?:(?P<sign_off>approves?|signs?(?:[ -]off)?)|(?P<reviewed_by>reviews?)|(?P<verified_by>verif(?:y|ies)"
    r"|validates?))\b"
)
_CONSULTS = re.compile(
    r"^(?:coordinate|align|sync|liaise|collaborate|work|consult|partner)\s+with\s+(?P<who>.+?)"
    r"(?:\s+(?:on|to|about|for|before|regarding|if|when)\b.*)?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\swith (?:the )?(?P<who>[A-Z][^.;:()]+)$")
_HELPED = re.compile(
    r"(?P<what>\s+(?!shared|communicated)\w+ed|\s+(?:in \w+ation|in partnership|together"
    r"|jointly))\s+with\s+(?P<who>.+)$",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"^(?P<who>.+?)\s+(?:[a-z]+ )?(?:(?P<verified_by>[Vv]alidation|[Vv]erification)|(?P<reviewed_by>[Rr]eview))"
    r"(?:\s+(?:(?:is |has been )?(?:completed?|done|required|obtained|received|needed|passed)\b.*|(?:of|for|on) .*))?$"
)
_HAS_PART = re.compile(
    r"^(?P<who>(?:(?! [a-z]+ (?:validation|verification|review|check)).)+?)\s+(?:[a-z]+ |[Gg]o/[Nn]o-?[Gg]o )?"
    r"(?:(?P<sign_off>[Ss]ign-?\s?[Oo]ffs?|[Aa]pproval)"
    r"|(?P<verified_by>[Vv]alidation|[Vv]erification|[Cc]onfirmation)|(?P<reviewed_by>[Rr]eview)|(?P<owners>[Cc]oordination|[Dd]ecision|ownership"
    r"|checks?|preparation|tasks?|actions?))(?: (?:is )?(?:required|needed|mandatory|obtained))?$"
)
_DECIDED = re.compile(r"\bdecision from\s+(?P<who>.+)$", re.IGNORECASE)
_LEADING = ("owned", "led", "run", "facilitated", "handled", "coordinated", "managed")
_MENTIONS = re.compile(r"\s+(?P<who>@[\w/-]+(?:(?:\s*[,&+/]\s*|\s+(?:and\s+)?)@[\w/-]+)*)$")
_NEXT_BY = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+)(?=\w+(?:[ -]off| out| up)? by\s)")
_BY_WHEN = re.compile(r"\s+(?:before|prior to|ahead of)\s.*$", re.IGNORECASE)
_ASSIGNED = re.compile(r"(?:,?\s+and|,)?\s+(?:assigned|delegated) to\s+(?P<who>.+)$", re.IGNORECASE)
_ASSENT = re.compile(r"approval|acceptance|confirmation|sign|go-ahead|green light", re.IGNORECASE)


def by_whom(words: str, book: RoleBook) -> tuple[RoleText, str, re.Match[str]] | None:
    """Return who stands behind "by", in what capacity, and where: "tested by QA Engineer" verifies."""
    match = _BY.search(f" {words}")
    read = read_roles(match["who"], book) if match else None
    if match is None or read is None:
        return None
    return read, _BY_KIND.get((match["verb"] or "").casefold(), "owners"), match


def assent_of(words: str, book: RoleBook) -> RoleText | None:
    """Return who gives the assent that the words are: "Security Champion sign-off required"."""
    match = _SIGN_OWN.match(words)
    read = read_roles(match["who"], book) if match else None
    return read if read and read.complete else None


def judged(words: str, book: RoleBook) -> tuple[RoleText, str] | None:
    """Return who has a part in what follows a colon, and which: "Data Lead verification required: ..."."""
    match = _HAS_PART.match(words)
    read = read_roles(match["who"], book) if match else None
    kind = (match.lastgroup if match else "") or "owners"
    if not read or not read.complete or not all(book.is_hat(use.role) for use in read.everyone):
        return None
    return (read, kind) if kind == "sign_off" or all(re.search(r"[ /]", use.role) for use in read.everyone) else None


def owner_last(text: str, out: ItemText, book: RoleBook) -> str:
    """Read "Docs reviewed by Tech Lead" and "Sign-off from Security Champion"; return what is left as a title."""
    if mention := _MENTIONS.search(text):
        read = read_roles(mention["who"], book, verbatim=True)
        if read:
            out.absorb(read)
            text = text[: mention.start()]
    given = _ASSIGNED.search(text) if "ed to " in text else None
    if given and (read := read_roles(given["who"], book)) and read.complete:
        out.absorb(read)
        text = text[: given.start()]
    *before, last = _NEXT_BY.split(text) if " by " in text else [text]
    said = by_whom(last, book) if before else None
    if said and said[0].complete:
        out.credit(said[0], said[1])
        if said[1] == "owners" and said[2]["verb"] and " by " not in " ".join(before):
            cut = text[: len(text) - len(last)].rstrip()
            return cut.rstrip(" ,") if cut.endswith(",") else f"{cut} {said[2]['verb']}"
        return owner_last(text[: len(text) - len(last)].rstrip(" ,").removesuffix(" and"), out, book)
    text = _cut_by(text, out, book)
    text = _cut_helpers(text, out, book) if " with " in text else text
    _assent(text, out, book)
    _nouns(text, out, book)
    _judgement(text, out, book)
    return text


def _nouns(text: str, out: ItemText, book: RoleBook) -> None:
    """Read "Release Manager coordination": a title that is nothing but a hat and what it does."""
    match = None if out.named else _HAS_PART.match(text) or _DECIDED.search(text)
    read = read_roles(match["who"], book) if match and match.lastgroup in ("owners", "who") else None
    if read and read.complete and not read.note and all(book.is_hat(use.role) for use in read.everyone):
        out.absorb(read)


def _judgement(text: str, out: ItemText, book: RoleBook) -> None:
    """Read "UX Designer validation of the flows": a hat, not a subject, says whose judgement it is."""
    match = None if out.named else _JUDGES.match(text)
    read = read_roles(match["who"], book) if match else None
    if match and read and read.complete and all(book.is_hat(use.role) for use in read.everyone):
        out.absorb(read, match.lastgroup or "reviewed_by")


def _cut_by(text: str, out: ItemText, book: RoleBook) -> str:
    said = by_whom(text, book) if " by " in text else None
    if not said or unbalanced(text[: said[2].start()]):
        return text
    read, kind, match = said
    if not read.complete or (read.only_subjects and match["verb"] is None):
        return text
    out.credit(read, kind)
    out.notes += [read.note] if read.note else []
    title = text[: max(0, match.start() - 1)] if match.start() else ""
    if not title.strip():
        return text
    if title.rstrip().endswith(","):
        return title.rstrip(" ,")
    return title + (f" {match['verb']}" if match["verb"] and match["verb"].casefold() not in _LEADING else "")


def _cut_helpers(text: str, out: ItemText, book: RoleBook) -> str:
    if (match := _INPUT.search(text)) and (read := read_roles(match["who"], book)) and read.complete:
        out.absorb(read, "input_from")
        text = text[: match.start()]
    if (match := _CONSULTS.match(text)) and (read := read_roles(match["who"], book)) and read.complete:
        out.absorb(read, "input_from")
    if (match := _HELPED.search(text)) and (read := read_roles(match["who"], book)) and read.complete:
        out.absorb(read, "input_from")
        return text if read.note else f"{text[: match.start()]}{match['what'] if match['what'].endswith('ed') else ''}"
    match = None if out.named else _BESIDE.search(text)
    read = read_roles(match["who"], book) if match else None
    if read and read.complete and not read.note and all(book.is_hat(use.role) for use in read.everyone):
        out.absorb(read, "input_from")
    return text


def _assent(text: str, out: ItemText, book: RoleBook) -> None:
    for pattern in (_SIGN_FROM, _SIGN_OWN, _SIGN_AFTER) if _ASSENT.search(text) else ():
        if match := pattern.search(text):
            read = read_roles(_BY_WHEN.sub("", match["who"]), book)
            if read and read.complete and not read.only_subjects and not _kind_of_assent(read, out, book):
                out.absorb(read, "sign_off")
                return


def _kind_of_assent(read: RoleText, out: ItemText, book: RoleBook) -> bool:
    """Tell whether a name is only the kind of assent, as in "QA sign-off - QA Engineer"."""
    return bool(out.who["owners"]) and all(book.is_topic(use.role) for use in read.everyone)


def others_who_act(text: str, out: ItemText, book: RoleBook) -> None:
    """Read who a longer sentence lets approve, review or verify: "..., and the Release Manager reviews them"."""
    named = {use.role for uses in out.who.values() for use in uses}
    for name, start, end in book.spans(text) if _ALSO.search(text) else ():
        match = _ALSO.match(text, end)
        if match and start and name not in named and book.is_hat(name):
            out.add(match.lastgroup or "owners", [RoleUse(name)])
