"""Reads the lines below an item that say something of it: who owns, verifies, signs."""

from __future__ import annotations

import re

from octotui.domain.roles import known
from octotui.guide.context import Context
from octotui.guide.doers import owner_first
from octotui.guide.drafts import Draft
from octotui.guide.labels import label_at_start
from octotui.guide.markdown import ListBlock, ListItem
from octotui.guide.nonitems import has_list
from octotui.guide.rich import undecorated
from octotui.guide.roletext import RoleText, read_roles
from octotui.guide.said import KINDS, ItemText

_DUTIES = re.compile(
    r"(?:tasks?|checklist|responsibilities|duties|steps|items|actions|to-?dos?|requirements?)", re.IGNORECASE
)
_DUTIES_OF = re.compile(
    r"^(?P<who>.+?)(?:'s|’s)? (?:tasks?|checklist|responsibilities|duties|steps|actions)(?: [\w-]+){0,4}$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\s+(?:[-–—|]+|→)\s+")
_ASKED = re.compile(
    r"\b(?:must|should|will|shall|is|are|has|have)(?: to)? be(?:en)? \w+ed\b|\b(?:must|should|can|may) approve\b"
    r"|\b(?:when|if)$",
    re.IGNORECASE,
)
_MUST_CHECK = re.compile(
    r"\b(?:must|should|shall|has to|needs to) (?:verify|confirm|validate|check|ensure)\b"
    r"|^(?:\S+ ){1,4}(?:validates|verifies|checks) ",
    re.IGNORECASE,
)
_LEADS_ALL = re.compile(
    r"(?P<who>[A-Z@][^,;.]*?) (?:coordinates?|owns?|leads?|drives?|manages?|runs?|executes?|oversees?)"
    r"(?: (?:this|the|all|every)(?: \w+){1,3})?(?:\s*[;,]\s*(?:and )?(?P<help>.+?) (?:supports?|assists?|helps?))?"
)
_DEED = re.compile(r"^(?:verify|verification|validation|review|approve|decide|consult)\s+(?:[–—-]+|→)\s", re.IGNORECASE)
_BY_LINE = re.compile(r"^(?:\w+ )?\w+(?:ed|n|t|d)\s+by\s", re.IGNORECASE)
_ONE_DEED = re.compile(
    r"^(?P<who>.+?)\s+(?:(?P<verified_by>verif(?:y|ies)|validates?|confirms?)|(?P<sign_off>approves?|signs?[ -]off)"
    r"|(?P<reviewed_by>reviews?)|(?P<input_from>contributes?|supports?|assists?|(?:is|are) consulted)"
    r"|(?P<owners>owns?|executes?|leads?|is responsible|is accountable))(?: (?:it|this))?[.]?$",
    re.IGNORECASE,
)


def only_roles(words: str, context: Context) -> RoleText | None:
    """Return the roles of a line that is nothing but roles: "QA Engineer tasks:"; None where it says more."""
    plain = words.rstrip(" :：")
    head, _, last = plain.rpartition(" ")
    read = read_roles(head if head and _DUTIES.fullmatch(last) else plain, context.book)
    if not read or not read.complete or read.note or (read.only_subjects and len(read.everyone) == 1):
        return None
    return read


def lead_in(words: str, context: Context) -> RoleText | None:
    """Return who a line above a list gives its items to: "Release Manager coordinates the following steps:"."""
    if not words.endswith((":", "：")):
        return _leading_line(words, context)
    plain = words.rstrip(" :：")
    if duties := _DUTIES_OF.match(plain):
        read = read_roles(duties["who"], context.book)
        if read and read.complete and not read.only_subjects and not read.note:
            return read
    said = ItemText()
    owner_first(plain, said, context.book)
    uses = [use for use in said.who["owners"] if context.book.is_hat(use.role)]
    if uses and _MUST_CHECK.search(plain):
        return RoleText(verified_by=uses)
    return RoleText(owners=uses) if uses and not _ASKED.search(plain) else None


def _leading_line(words: str, context: Context) -> RoleText | None:
    """Read "Release Manager coordinates; QA Engineer and Tech Lead support" above a list."""
    match = _LEADS_ALL.fullmatch(words.strip(" ."))
    read = read_roles(match["who"], context.book) if match else None
    if not match or not read or not read.complete or not all(context.book.is_hat(use.role) for use in read.everyone):
        return None
    helpers = read_roles(match["help"], context.book) if match["help"] else None
    return RoleText(owners=read.everyone, input_from=helpers.everyone if helpers else [])


def _owned_task(text: ItemText, context: Context) -> bool:
    """Read "[ ] Owner: Technical Writer - copy read": the task stands behind its owner."""
    who, _, what = _OWNED.sub("\n", text.value, count=1).partition("\n")
    read = read_roles(who, context.book)
    if not read or not read.complete or not what or known(what):
        return False
    text.title, text.label, text.who["owners"] = what, "", list(read.everyone)
    return True


def labelled_task(text: ItemText, item: ListItem, parent: Draft | None, context: Context, *, among_items: bool) -> bool:
    """Tell whether a labelled line is a task ("[ ] Approval: QA Engineer", "Verify - QA Engineer").

    The label is then its title.
    """
    boxed = item.task or (parent is None and among_items)
    if boxed and text.label == "owners" and _owned_task(text, context):
        return True
    if parent is None and among_items and text.label in KINDS[1:]:
        text.title, text.label = text.label_words, ""
        return True
    deed = _DEED.match(undecorated(item.text.flat)) is not None
    if not (deed and item.ordered) and (parent is not None or not (item.task or deed)):
        return False
    text.title, kind = text.label_words, text.label
    text.label = "" if deed else text.label
    if deed and kind in text.who and not text.who["owners"]:
        text.who["owners"], text.who[kind] = text.who[kind], []
    return True


def nested_label(item: ListItem, parent: Draft | None, context: Context) -> bool:
    """Read "Sign-off:" with nothing but roles listed below it."""
    words = undecorated(item.text.flat)
    label = label_at_start(f"{words} ")
    lists = [block for block in item.rest if isinstance(block, ListBlock)]
    if not parent or item.task or not label or label.kind in ("note", "condition") or words[label.end :].strip():
        return False
    if not lists or not all(read_roles(child.text.flat, context.book) for block in lists for child in block.items):
        return False
    context.ledger.place(item.line, label.kind.replace("_", " "), words, item.own_last)
    for block in lists:
        nested_names(block, label.kind, parent, context)
    parent.reach(item.last)
    return True


def nested_names(block: ListBlock, label: str, parent: Draft | None, context: Context) -> None:
    """Read names listed one per line below a label: "Owner:" with a list of roles under it."""
    kind = "owners" if label == "decision" else label
    for item in block.items:
        read = read_roles(item.text.flat, context.book, verbatim=True)
        if read and parent and kind in parent.text.who:
            parent.text.absorb(read, kind)
            context.meet(read.everyone, item.line)
        context.ledger.place(item.line, label.replace("_", " "), item.text.flat, item.last)


def one_deed(item: ListItem, parent: Draft, context: Context) -> bool:
    """Read "QA Engineer verifies" below an item: it says who, and is no item itself."""
    words = undecorated(item.text.flat)
    match = _ONE_DEED.match(words)
    read = read_roles(match["who"], context.book) if match else None
    if not match or not read or not read.complete or read.note or has_list(item):
        return False
    kind = match.lastgroup or "owners"
    parent.text.absorb(read, kind)
    parent.reach(item.last)
    context.ledger.place(item.line, kind.replace("_", " "), words, item.last)
    context.meet(read.everyone, item.line)
    return True


def appoints(text: ItemText, context: Context) -> bool:
    """Tell whether a line only says who takes a role: "Incident Commander: Release Manager or Tech Lead"."""
    if len(text.who["owners"]) != 1 or not text.title[:1].isupper():
        return False
    read = read_roles(text.title, context.book)
    named = {use.role for use in text.who["owners"]}
    return bool(read and read.owners and read.complete and not read.note and not read.only_subjects) and not named & {
        use.role for use in (read.everyone if read else ())
    }


def says_by_whom(words: str, context: Context) -> RoleText | None:
    """Return the roles of a line that is nothing but "Prepared by QA Engineer."."""
    read = read_roles(words, context.book) if _BY_LINE.match(words) else None
    return read if read and read.complete else None
