"""Markdown as a small tree of blocks, each with its exact source lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from octotui.guide.rich import Rich, plain, rich, simple_rich

# Inline text is parsed where it is met, each wording once: a guide repeats itself, and most of its lines are plain.
_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code", "inline", "text_join"])
_INLINE = MarkdownIt("commonmark").enable("strikethrough")
_MARKUP = re.compile(r"[*_`\[\]<>&\\!~\n]| {2}")
_SIMPLE = re.compile(
    r"(?P<box>\[[ xX]\] )?(?:\*\*(?P<bold>(?=\w)(?:[^*_`\[\]<>&\\!~\n ]| (?! ))*\w:?)\*\*(?=[ :,.;(]|$))?"
    r"(?P<rest>(?:[^*_`\[\]<>&\\!~\n ]| (?! ))*)"
)


@dataclass(slots=True)
class Block:
    """Anything between two blank lines; `line` and `last` count from 1."""

    line: int
    last: int


@dataclass(slots=True)
class Heading(Block):
    """A heading and its level."""

    level: int
    text: Rich


@dataclass(slots=True)
class Paragraph(Block):
    """Running text."""

    text: Rich


@dataclass(slots=True)
class ListItem(Block):
    """One item: its own text and what stands below it."""

    blocks: list[Block]
    task: bool = False
    ordered: bool = False

    @property
    def text(self) -> Rich:
        """Return the item's first paragraph, empty where it begins with something else."""
        first = self.blocks[0] if self.blocks else None
        return first.text if isinstance(first, Paragraph) else Rich("")

    @property
    def rest(self) -> list[Block]:
        """Return the blocks after the item's own text."""
        return self.blocks[1:] if self.blocks and isinstance(self.blocks[0], Paragraph) else self.blocks

    @property
    def own_last(self) -> int:
        """Return the last line of the item's own text."""
        first = self.blocks[0] if self.blocks else None
        return first.last if isinstance(first, Paragraph) else self.line


@dataclass(slots=True)
class ListBlock(Block):
    """A list with its items; `column` is where its markers stand."""

    ordered: bool
    column: int
    items: list[ListItem] = field(default_factory=list)


@dataclass(slots=True)
class TableRow(Block):
    """One row of a table."""

    cells: list[Rich]


@dataclass(slots=True)
class Table(Block):
    """A table: its header's cells and its rows."""

    header: list[Rich]
    rows: list[TableRow]


@dataclass(slots=True)
class Opaque(Block):
    """A block that is not read into: `kind` is "fence", "quote", "html" or "rule"."""

    kind: str
    content: str = ""


_MARGIN_LABEL = re.compile(r"\*\*[^*]{2,60}(?:[:：]\*\*|\*\*\s*[:：])")
_MARK = re.compile(r"^(?:[-*+]|\d+[.)])\s+")
_TASK = re.compile(r"^\s*\[[ xX~✓✔-]?\](?:\s|$)|^\s*[☐☑☒⬜🔲]")


class _Builder:
    def __init__(self, tokens: list[Token], lines: list[str], references: dict[str, Any]) -> None:
        self.tokens = tokens
        self.references = references
        self.known: dict[str, Rich] = {}
        self.lines = lines
        self.lazy: list[Block] = []
        self.at = 0

    def blocks(self, until: str = "") -> list[Block]:
        found: list[Block] = []
        while self.at < len(self.tokens) and self.tokens[self.at].type != until:
            if block := self._block():
                found.append(block)
            if not until:
                found += self.lazy
                self.lazy = []
        self.at += 1
        return _nest_by_indent(found)

    def _block(self) -> Block | None:
        token = self.tokens[self.at]
        self.at += 1
        line, last = (token.map[0] + 1, max(token.map[0] + 1, token.map[1])) if token.map else (0, 0)
        match token.type:
            case "heading_open":
                text = self._inline("heading_close")
                return Heading(line, last, int(token.tag[1:]), text)
            case "paragraph_open":
                return Paragraph(line, last, self._inline("paragraph_close"))
            case "bullet_list_open" | "ordered_list_open":
                return self._list(token, line, last)
            case "table_open":
                return self._table(line, last)
            case "blockquote_open":
                self._skip("blockquote_open", "blockquote_close")
                quoted = [re.sub(r"^\s*>\s?", "", text) for text in self.lines[line - 1 : last]]
                return Opaque(line, last, "quote", "\n".join(quoted))
            case "fence" | "code_block":
                return Opaque(line, last, "fence", token.content)
            case "html_block":
                return Opaque(line, last, "html", token.content)
            case "hr":
                return Opaque(line, last, "rule")
            case _:
                return None

    def _inline(self, close: str) -> Rich:
        text = Rich("")
        while self.tokens[self.at].type != close:
            token = self.tokens[self.at]
            if token.type == "inline":
                text = self._rich(token.content)
            self.at += 1
        self.at += 1
        return text

    def _rich(self, content: str) -> Rich:
        if not _MARKUP.search(content):
            return Rich(plain(content).strip())
        if simple := _SIMPLE.fullmatch(content):
            return simple_rich(simple["box"] or "", simple["bold"] or "", simple["rest"])
        if content not in self.known:
            tokens = _INLINE.parseInline(content, self.references)
            self.known[content] = rich(tokens[0].children or [])
        return self.known[content]

    def _skip(self, opening: str, closing: str) -> None:
        depth = 1
        while depth:
            kind = self.tokens[self.at].type
            depth += (kind == opening) - (kind == closing)
            self.at += 1

    def _list(self, token: Token, line: int, last: int) -> ListBlock:
        close = token.type.replace("open", "close")
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        expanded = source.expandtabs(4)
        block = ListBlock(line, last, token.type.startswith("ordered"), len(expanded) - len(expanded.lstrip()))
        while self.tokens[self.at].type != close:
            opening = self.tokens[self.at]
            self.at += 1
            first, end = (opening.map[0] + 1, opening.map[1]) if opening.map else (line, last)
            while end > first and not self.lines[end - 1].strip():
                end -= 1
            item = ListItem(first, max(first, end), self.blocks("list_item_close"), ordered=block.ordered)
            item.task = bool(_TASK.match(item.text.text))
            block.items.append(item)
        self.at += 1
        if block.items and (label := self._label_below(block.items[-1])):
            self.lazy.append(label)
            block.last = block.items[-1].last = label.line - 1
        return block

    def _label_below(self, item: ListItem) -> Paragraph | None:
        """Cut off a bold label that stands at the margin below a list, where Markdown goes on with the last item."""
        text = item.blocks[0] if len(item.blocks) == 1 else None
        if not isinstance(text, Paragraph) or text.last == text.line:
            return None
        for number in range(text.line + 1, text.last + 1):
            if _MARGIN_LABEL.match(self.lines[number - 1]):
                below = Paragraph(number, text.last, self._rich("\n".join(self.lines[number - 1 : text.last])))
                own = [line.strip() for line in self.lines[text.line - 1 : number - 1]]
                item.blocks[0] = Paragraph(
                    text.line, number - 1, self._rich("\n".join([_MARK.sub("", own[0]), *own[1:]]))
                )
                return below
        return None

    def _table(self, line: int, last: int) -> Table:
        header: list[Rich] = []
        rows: list[TableRow] = []
        cells: list[Rich] = []
        in_header, row_line = False, line
        while self.tokens[self.at].type != "table_close":
            token = self.tokens[self.at]
            match token.type:
                case "thead_open":
                    in_header = True
                case "thead_close":
                    in_header = False
                case "tr_open":
                    cells, row_line = [], token.map[0] + 1 if token.map else line
                case "inline":
                    cells.append(self._rich(token.content))
                case "tr_close" if in_header:
                    header = cells
                case "tr_close":
                    rows.append(TableRow(row_line, row_line, cells))
                case _:
                    pass
            self.at += 1
        self.at += 1
        return Table(line, last, header, rows)


def _nest_by_indent(blocks: list[Block]) -> list[Block]:
    """Put a list that stands deeper than the list before it under that list's last item.

    Two spaces below "1. " are too few for CommonMark, yet mean nesting to whoever wrote them.
    """
    nested: list[Block] = []
    for block in blocks:
        before = nested[-1] if nested else None
        if isinstance(block, ListBlock) and isinstance(before, ListBlock) and before.items:
            if block.column > before.column:
                before.items[-1].blocks = _nest_by_indent([*before.items[-1].blocks, block])
                before.last = block.last
                continue
            if before.ordered == block.ordered and before.column == block.column:
                before.items += block.items
                before.last = block.last
                continue
        nested.append(block)
    return nested


def parse(text: str) -> list[Block]:
    """Return the blocks of a Markdown text; indented text is read as text, not as code."""
    references: dict[str, Any] = {}
    return _Builder(_PARSER.parse(text, references), text.split("\n"), references).blocks()
