"""Markdown as it will look: headings, paragraphs and lists as lines, each section drawn once until it changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from octotui.domain.notes.document import NOTHING
from octotui.domain.notes.kinds import Kind, kind_of
from octotui.domain.notes.values import Section
from octotui.tui.line import Line, clean, width_of
from octotui.tui.widgets.rows import Look

EMBARGO = "under embargo"
AROUND = 60
"""So many lines of a very long section are drawn before and behind the cursor's."""
LONG = 1_000

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_ITEM = re.compile(r"(\s*)(?:[-*+]|(\d{1,9}[.)]))\s+(.*)")
_QUOTE = re.compile(r" {0,3}> ?(.*)")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_INLINE = re.compile(
    r"\\(?P<e>[!-/:-@\[-`{-~])|\*\*(?P<b>\S(?:.*?\S)?)\*\*|__(?P<u>\S(?:.*?\S)?)__|`(?P<c>[^`]+)`"
    r"|!?\[(?P<w>[^\]]*)\]\((?P<a>[^)\s]*)[^)]*\)"
)


class Block(NamedTuple):
    """A stretch of text that is wrapped as one: its kind, how far it is set in, and the line it begins at."""

    kind: str
    indent: int
    mark: str
    text: str
    line: int
    last: int


def blocks(text: str) -> list[Block]:
    """Return the blocks of a Markdown text; lines of one paragraph are joined."""
    found: list[Block] = []
    fenced = False
    for number, raw in enumerate(text.split("\n")):
        line = raw.rstrip()
        if _FENCE.match(line):
            fenced = not fenced
        elif fenced:
            found.append(Block("code", 2, "", raw, number, number))
        elif not line.strip():
            found.append(Block("gap", 0, "", "", number, number))
        elif heading := _HEADING.match(line):
            found.append(Block("heading", 0, "", heading[2], number, number))
        elif item := _ITEM.match(line):
            found.append(Block("item", len(item[1].expandtabs(2)), item[2] or "•", item[3], number, number))
        elif quote := _QUOTE.match(line):
            if found and found[-1].kind == "quote":
                found[-1] = found[-1]._replace(text=f"{found[-1].text} {quote[1]}", last=number)
            else:
                found.append(Block("quote", 0, "▏", quote[1], number, number))
        elif found and found[-1].kind in ("text", "item", "quote"):
            before = found[-1]
            found[-1] = before._replace(text=f"{before.text} {line.strip()}", last=number)
        else:
            found.append(Block("text", 0, "", line.strip(), number, number))
    return found


def spans(text: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces of a line with the weight each is written in; the marks of Markdown are gone."""
    at = 0
    for found in _INLINE.finditer(text):
        yield text[at : found.start()], ""
        at = found.end()
        if words := found["b"] or found["u"]:
            yield words, "bold"
        elif words := found["c"] or found["e"]:
            yield words, ""
        else:
            yield found["w"] or found["a"], ""
            if found["w"] and found["a"]:
                yield f" ({found['a']})", "quiet"
    yield text[at:], ""


def flow(text: str, width: int) -> list[list[tuple[str, str]]]:
    """Wrap a text into rows of words with their weights; a word longer than a row is cut into several."""
    rows: list[list[tuple[str, str]]] = [[]]
    width, cells = max(2, width), 0  # no letter is wider than two cells
    for piece, weight in spans(clean(text)):
        for word in re.findall(r"\s+|\S+", piece):
            size = width_of(word)
            if word.isspace():
                if cells and cells < width:
                    rows[-1].append((" ", weight))
                    cells += 1
                continue
            if cells + size > width and cells:
                rows.append([])
                cells = 0
            while width_of(word) > width:
                head = next(n for n in range(min(len(word), width), 0, -1) if width_of(word[:n]) <= width)
                rows[-1].append((word[:head], weight))
                rows.append([])
                word = word[head:]
            rows[-1].append((word, weight))
            cells += width_of(word)
    return rows


_STYLE = {"": "{}", "bold": "bold {}", "quiet": "faint"}


def body(text: str, look: Look, fresh: frozenset[int], around: int | None = None) -> tuple[list[Line], dict[int, int]]:
    """Draw the text of a section, and tell at which row each of its lines begins; `fresh` lines are new."""
    lines: list[Line] = []
    rows: dict[int, int] = {}
    source, first = text, 0
    if around is not None and text.count("\n") > LONG:
        split = text.split("\n")
        first = max(0, around - AROUND)
        source = "\n".join(split[first : around + AROUND])
        lines.append(
            Line(look.width).put(
                0, f"lines {first + 1:,} to {min(len(split), around + AROUND):,} of {len(split):,}", "faint"
            )
        )
    for block in blocks(source):
        start = len(lines)
        for number in range(block.line, block.last + 1):
            rows[number + first] = start
        new = not fresh.isdisjoint(range(block.line + first, block.last + first + 1))
        lines += _block(block, look, "bold go" if new else "text")
    return lines, rows


def _block(block: Block, look: Look, style: str) -> list[Line]:
    if block.kind == "gap":
        return [Line(look.width)]
    if block.kind == "code":
        return [Line(look.width).put(block.indent, block.text, "muted")]
    if block.kind == "heading":
        return [_row(look, 0, words, f"bold {style}") for words in flow(block.text, look.width)]
    at = block.indent + (width_of(block.mark) + 1 if block.mark else 0)
    found = [_row(look, at, words, style) for words in flow(block.text, max(4, look.width - at))]
    if block.kind == "quote":
        return [_behind(row, look.signs(block.mark)) for row in found]
    if block.mark:
        head = Line(look.width).put(block.indent, look.signs(block.mark), "muted" if style == "text" else style)
        for piece in found[0].pieces():
            head.put(piece.col, piece.text, piece.style)
        found[0] = head
    return found


def _behind(row: Line, mark: str) -> Line:
    """Put the mark of a quotation before one of its rows."""
    line = Line(row.width).put(0, mark, "muted")
    for piece in row.pieces():
        line.put(piece.col, piece.text, piece.style)
    return line


def _row(look: Look, at: int, words: Sequence[tuple[str, str]], style: str) -> Line:
    line = Line(look.width).put(at, "")
    for text, weight in words:
        line.add(text, _STYLE[weight].format(style))
    return line


def head(section: Section, text: str, look: Look, correction: str = "") -> list[Line]:
    """Draw what stands above the text of a section; the name of the release is the title of it all.

    `correction` is what the notes say of themselves where they correct others.
    """
    kind = kind_of(section.name)
    if kind is Kind.NAME:
        rows = [_row(look, 0, words, "bold text") for words in flow(text or section.name, look.width)]
        mark = [_row(look, 0, words, "muted") for words in flow(correction, look.width)] if correction else []
        return [*rows, Line(look.width).fill(0, look.width, "rule", look.signs("▔")), *mark]
    if kind is Kind.DATE:
        return []
    rows = [_row(look, 0, words, "bold text") for words in flow(section.name, look.width)]
    if section.embargo_at is not None:
        rows[0].right(EMBARGO, "hold")
    return rows


def nothing(look: Look, *, says_none: bool) -> list[Line]:
    """Draw a section without text: what it will say, or nothing where it will not be there."""
    return [Line(look.width).put(0, NOTHING if says_none else "", "muted")] if says_none else []
