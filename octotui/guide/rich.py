"""Inline Markdown as plain text that remembers what was bold at its start."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token

_BREAK = re.compile(r"<(?:br\s*/?|sub|sup|small)>", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"<([A-Za-z][\w-]*)(?:\s+[\w-]+)*>$")
_TAG = re.compile(
    r"(?:abbr?|b|code|del|details|div|em|font|i|img|input|ins|kbd|mark|p|s|small|span|strong|sub|summary|sup|u)",
    re.IGNORECASE,
)
_ODD_SPACE = re.compile("[\u00a0\u2007\u202f\t]")
_INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\ufe0e\ufe0f]")
_DECORATION = re.compile(
    r"^(?:\s*(?:\[[ xX~✓✔-]?\](?=\s|$)"
    r"|[\u2190-\u21ff\u2300-\u23ff\u2500-\u2bff\U0001f000-\U0001faff•·▪◦]\u200d?|\d️?⃣))+\s*"
)


@dataclass(frozen=True, slots=True)
class Rich:
    """Text without markup. `lead` is what was bold at the start, `all_bold` whether nothing else is there."""

    text: str
    lead: str = ""
    all_bold: bool = False
    struck: bool = False
    is_link: bool = False

    @property
    def flat(self) -> str:
        """Return the text on one line."""
        return " ".join(self.text.split())


def plain(text: str) -> str:
    """Return text with ordinary spaces and without invisible characters."""
    return text.replace("\t", " ") if text.isascii() else _INVISIBLE.sub("", _ODD_SPACE.sub(" ", text))


@lru_cache(maxsize=1024)
def undecorated(text: str) -> str:
    """Return text without the task box, bullet sign or emoji at its start."""
    stripped = _DECORATION.sub("", text)
    return stripped or text


def _is_placeholder(html: str) -> bool:
    """Tell whether what looks like a tag is a gap to fill in: "<version>", "<from Product Manager>"."""
    match = _PLACEHOLDER.match(html)
    return match is not None and not _TAG.fullmatch(match[1])


def rich(tokens: list[Token]) -> Rich:
    """Return inline tokens as text; HTML comments vanish, line breaks stay."""
    pieces: list[tuple[str, bool, bool, bool]] = []
    bold = struck = linked = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += 1 if token.type == "strong_open" else -1
            case "s_open" | "s_close":
                struck += 1 if token.type == "s_open" else -1
            case "link_open" | "link_close":
                linked += 1 if token.type == "link_open" else -1
            case "softbreak" | "hardbreak":
                pieces.append(("\n", bold > 0, struck > 0, linked > 0))
            case "text" | "code_inline" | "image":
                pieces.append((plain(token.content), bold > 0, struck > 0, linked > 0))
            case "html_inline" if _BREAK.match(token.content):
                pieces.append(("\n", bold > 0, struck > 0, linked > 0))
            case "html_inline" if _is_placeholder(token.content):
                pieces.append((plain(token.content), bold > 0, struck > 0, linked > 0))
            case _:
                pass
    return _assemble(pieces)


def simple_rich(box: str, bold: str, rest: str) -> Rich:
    """Return a line that is a box to tick, bold words and plain ones, each if there: most items are no more."""
    parts = ((box, False), (bold, True), (rest, False))
    return _assemble([(plain(words), is_bold, False, False) for words, is_bold in parts if words])


def _assemble(pieces: list[tuple[str, bool, bool, bool]]) -> Rich:
    text = "".join(piece for piece, *_ in pieces)
    solid = [piece for piece in pieces if undecorated(piece[0]).strip() and _DECORATION.sub("", piece[0]).strip()]
    lead = ""
    for piece, is_bold, *_ in solid:
        if not is_bold:
            break
        lead += piece
    lead = " ".join(undecorated(lead).split())
    return Rich(
        text="\n".join(line.rstrip() for line in text.split("\n")).strip(),
        lead=lead,
        all_bold=bool(solid) and all(bold or piece.strip() in (":", "：") for piece, bold, *_ in solid),
        struck=bool(solid) and all(struck for *_, struck, _ in solid),
        is_link=bool(solid) and all(linked for *_, linked in solid),
    )
