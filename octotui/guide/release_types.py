"""Reads the kinds of release: bullets, bold words, headings, a table or a sentence (A-TYP)."""

from __future__ import annotations

import re

from octotui.domain.guide import ReleaseType
from octotui.guide.conditions import ASIDE, is_reference
from octotui.guide.context import Context
from octotui.guide.labels import label_at_start
from octotui.guide.markdown import ListBlock, ListItem, Opaque, Paragraph, Table
from octotui.guide.nonitems import place_opaque
from octotui.guide.rich import Rich, undecorated
from octotui.guide.sections import Section
from octotui.guide.tables import cell

_CUT = re.compile(r"\s*[:：]\s*|\s+[-–—―]+\s+|\s*—\s*|\s+(?:->|→|=>|=)\s+")
_NUMBER = re.compile(r"^\d+[.)]\s+")
_SUFFIX = re.compile(r"\s+(?:releases?|versions?|updates?)$", re.IGNORECASE)
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_WORDS = re.compile(
    r"\b(patch|minor|major|hot-?fix|emergency|feature|maintenance|security patch)(?:es)?\b", re.IGNORECASE
)
_SAYS_WHAT = re.compile(r"^(?:purpose|description|definition|what)\s*[:：]\s*", re.IGNORECASE)
_NAME_WORDS = 5
_TYPE_COLUMN = re.compile(r"type|release|name|kind|category|class|level|tier", re.IGNORECASE)
_INDEX_COLUMN = re.compile(r"^(?:#|no\.?|id)$", re.IGNORECASE)


def read_types(section: Section, context: Context) -> list[ReleaseType]:
    """Return the kinds of release that a section and its sub-sections name."""
    found: list[ReleaseType] = []
    for block in section.blocks:
        match block:
            case ListBlock():
                found += [kind for item in block.items if (kind := _from_item(item, context))]
            case Table():
                found += _from_table(block, context)
            case Paragraph():
                found += _from_paragraph(block, context)
            case Opaque():
                place_opaque(context, block)
    for child in section.children:
        found += _from_heading(child, context)
    return found or _from_prose(section, context)


def _split(rich: Rich) -> tuple[str, str] | None:
    words = _NUMBER.sub("", undecorated(rich.flat))
    lead = rich.lead.rstrip(" :：")
    if lead and words.startswith(lead) and len(lead.split()) <= _NAME_WORDS:
        aside = re.compile(r"\s*(\([^()]*\))\s*[:：–—-]*\s*").match(words, len(lead))
        said = f"{aside[1]} {words[aside.end() :]}" if aside else words[len(lead) :]
        return _named(lead, said.strip().lstrip(" :：-–—"))
    bare = _BRACKET.sub(lambda match: " " * len(match[0]), words)
    cut = _CUT.search(bare)
    if cut and len(words[: cut.start()].split()) <= _NAME_WORDS + 2:
        return _named(words[: cut.start()], words[cut.end() :])
    if len(words.split()) <= _NAME_WORDS:
        return _named(words, "")
    return None


def _named(name: str, description: str) -> tuple[str, str]:
    """Tidy a name; what stood in brackets beside it goes to the description."""
    aside = "".join(f"({match[1]}) " for match in _BRACKET.finditer(name))
    plain = _BRACKET.sub("", name).strip(" :：*-–—")
    return _SUFFIX.sub("", plain) or plain, f"{aside}{description}".strip()


def _from_item(item: ListItem, context: Context) -> ReleaseType | None:
    words = undecorated(item.text.flat)
    below = [child.text.flat for block in item.rest if isinstance(block, ListBlock) for child in block.items]
    below += [block.text.flat for block in item.rest if isinstance(block, Paragraph)]
    if not words or is_reference(words) or ASIDE.match(words) or item.text.struck:
        context.ledger.place(item.line, "reference" if is_reference(words) else "note", words, item.last)
        return None
    parts = _split(item.text)
    if parts is None:
        match = _WORDS.search(words)
        if not match or match.start() > 20:
            context.ledger.place(item.line, "text", words, item.last)
            context.ledger.note(item.line, f"no kind of release understood in: {words[:60]}")
            return None
        parts = (match[1], words)
    name, description = parts
    context.ledger.place(item.line, "release type", name, item.last)
    return ReleaseType(name, description or "; ".join(below), item.line)


def _from_table(table: Table, context: Context) -> list[ReleaseType]:
    context.ledger.place(table.line, "table", "column names", table.line + 1)
    headers = [header.flat for header in table.header]
    across = [index for index, header in enumerate(headers) if index and _WORDS.match(header)]
    if len(across) > 1 and len(across) == len(headers) - 1:
        context.ledger.place(table.line, "release type", ", ".join(headers[1:]), table.last)
        return [_down(table, index) for index in across]
    named = [
        index for index, header in enumerate(headers) if _TYPE_COLUMN.search(header) and not _INDEX_COLUMN.match(header)
    ]
    free = [index for index, header in enumerate(headers) if not _INDEX_COLUMN.match(header)]
    at = (named or free or [0])[0]
    first = next((index for index in free if index != at), at)
    found = []
    for row in table.rows:
        name, aside = _named(undecorated(cell(row, at).flat), "")
        others = [
            words if index in (first, at) else f"{headers[index]}: {words}"
            for index in free
            if index != at and (words := cell(row, index).flat)
        ]
        if name:
            found.append(ReleaseType(name, "; ".join(words for words in [aside, *others] if words), row.line))
            context.ledger.place(row.line, "release type", name)
    context.ledger.place(table.line, "table", "", table.last)
    return found


def _down(table: Table, index: int) -> ReleaseType:
    """Read a kind of release that has a column of its own."""
    said = [f"{cell(row, 0).flat}: {cell(row, index).flat}" for row in table.rows if cell(row, index).flat]
    return _kind(table.header[index].flat, "; ".join(said), table.line)


def _kind(name: str, said: str, line: int) -> ReleaseType:
    return ReleaseType(_named(name, "")[0], said, line)


def _from_paragraph(block: Paragraph, context: Context) -> list[ReleaseType]:
    found = []
    lines = block.text.text.split("\n")
    for offset, words in enumerate(lines):
        number = min(block.line + offset, block.last)
        plain = undecorated(words.strip())
        head = _CUT.split(plain)[0]
        lead = block.text.lead.rstrip(" :：") if offset == 0 else ""
        bold = bool(lead) and plain.startswith(lead)
        if (
            (bold or (_CUT.search(plain) and len(head.split()) <= 3))
            and _WORDS.search(lead or head)
            and not label_at_start(plain)
        ):
            parts = _split(Rich(plain, lead))
            if parts:
                below = lines[offset + 1].strip() if offset + 1 < len(lines) else ""
                said = parts[1] or (below.removeprefix(":").strip() if below.startswith(":") else "")
                found.append(ReleaseType(parts[0], said, number))
                context.ledger.place(number, "release type", parts[0])
    if not found:
        context.ledger.place(block.line, "text", block.text.flat, block.last)
    context.ledger.place(block.line, "text", "", block.last)
    return found


def types_in_sentence(text: str, line: int) -> list[ReleaseType]:
    """Return the kinds that a sentence lists: "Release types: Patch (fixes), Minor (features)"."""
    words = re.split(r"[:：]|(?<=types)\.\s", text, maxsplit=1)[-1]
    pieces = re.split(r"\s*(?:[,;]|\band\b|\bor\b|/)\s*(?![^(]*\))", words)
    found = [_piece(piece.strip(" .")) for piece in pieces if piece.strip(" .") and _WORDS.search(piece)]
    return [ReleaseType(name, hint.strip("() "), line) for name, hint in (parts for parts in found if parts)]


def _piece(words: str) -> tuple[str, str] | None:
    """Read one part of a sentence: "patch releases fix what is broken"."""
    match = re.match(
        rf"(?:{_WORDS.pattern})\s+(?:(?:releases?|versions?|updates?)\s+(?=\w)|(?=(?:for|are|is|fix|contain|add"
        rf"|bring|may|with)))",
        words,
        re.IGNORECASE,
    )
    return _named(match[1], words[match.end() :]) if match else _split(Rich(words))


def _from_heading(child: Section, context: Context) -> list[ReleaseType]:
    name, aside = _split(Rich(child.title)) or (child.title, "")
    pieces = [aside] if aside else []
    for block in child.blocks:
        if isinstance(block, Paragraph):
            pieces.append(_SAYS_WHAT.sub("", block.text.flat))
        elif isinstance(block, ListBlock):
            pieces += [item.text.flat for item in block.items]
        context.ledger.place(block.line, "description", name, block.last)
    context.ledger.place(child.line, "release type", name)
    for part in child.children:
        context.ledger.place(part.line, "description", name, max([part.last, *(block.last for block in part.blocks)]))
    return [ReleaseType(name, "; ".join(pieces), child.line)]


def _from_prose(section: Section, context: Context) -> list[ReleaseType]:
    """Find the usual words in a sentence where nothing else gave a kind."""
    found: dict[str, ReleaseType] = {}
    for block in section.blocks:
        if isinstance(block, Paragraph):
            told = [_piece(words.strip(" .")) for words in re.split(r"\.\s+", block.text.flat) if _WORDS.match(words)]
            if len([parts for parts in told if parts]) > 1:
                return [ReleaseType(name, said, block.line) for name, said in (parts for parts in told if parts)]
            for match in _WORDS.finditer(block.text.flat):
                found.setdefault(match[1].casefold(), ReleaseType(match[1], "", block.line))
    if found:
        line = next(iter(found.values())).line
        context.ledger.note(
            line, f"kinds of release taken from a sentence: {', '.join(kind.name for kind in found.values())}"
        )
    return list(found.values())
