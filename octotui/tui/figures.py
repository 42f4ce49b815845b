"""Block figures: digits and letters drawn in cells, as pure functions from text to rows.

`clock_rows("23:47")` gives five rows of `█`; paint them with foreground and background in one colour, so
that no seam shows between rows. `letter_rows("GO")` gives three rows in half blocks.
"""

from __future__ import annotations

from functools import lru_cache

_CLOCK = {
    "0": "111 101 101 101 111", "1": "010 110 010 010 111", "2": "111 001 111 100 111", "3": "111 001 011 001 111",
    "4": "101 101 111 001 001", "5": "111 100 111 001 111", "6": "111 100 111 101 111", "7": "111 001 010 010 010",
    "8": "111 101 111 101 111", "9": "111 101 111 001 111", ":": "0 1 0 1 0",
}  # fmt: skip

_LETTERS = {
    "A": "0110 1001 1001 1111 1001 1001", "B": "1110 1001 1110 1001 1001 1110", "C": "0111 1000 1000 1000 1000 0111",
    "D": "1110 1001 1001 1001 1001 1110", "E": "1111 1000 1110 1000 1000 1111", "F": "1111 1000 1110 1000 1000 1000",
    "G": "0111 1000 1000 1011 1001 0111", "H": "1001 1001 1111 1001 1001 1001", "I": "111 010 010 010 010 111",
    "J": "0011 0001 0001 0001 1001 0110", "K": "1001 1010 1100 1010 1001 1001", "L": "1000 1000 1000 1000 1000 1111",
    "M": "10001 11011 10101 10101 10001 10001", "N": "1001 1101 1101 1011 1011 1001",
    "O": "0110 1001 1001 1001 1001 0110", "P": "1110 1001 1001 1110 1000 1000", "Q": "0110 1001 1001 1001 1010 0101",
    "R": "1110 1001 1001 1110 1010 1001", "S": "0111 1000 0110 0001 0001 1110",
    "T": "11111 00100 00100 00100 00100 00100", "U": "1001 1001 1001 1001 1001 0110",
    "V": "10001 10001 10001 01010 01010 00100", "W": "10001 10001 10101 10101 11011 10001",
    "X": "1001 1001 0110 0110 1001 1001", "Y": "10001 01010 00100 00100 00100 00100",
    "Z": "1111 0001 0010 0100 1000 1111", "?": "0110 1001 0001 0010 0000 0010", "0": "0110 1001 1001 1001 1001 0110",
    "1": "0010 0110 0010 0010 0010 0111", "2": "1110 0001 0001 0110 1000 1111", "3": "1110 0001 0110 0001 0001 1110",
    "4": "1001 1001 1111 0001 0001 0001", "5": "1111 1000 1110 0001 0001 1110", "6": "0110 1000 1110 1001 1001 0110",
    "7": "1111 0001 0001 0010 0100 0100", "8": "0110 1001 0110 1001 1001 0110", "9": "0110 1001 0111 0001 0001 0110",
    ":": "0 1 0 0 1 0", "-": "0000 0000 1111 0000 0000 0000", " ": "00 00 00 00 00 00",
}  # fmt: skip

_SEGMENTS = {
    "0": (" __ ", "|  |", "|__|"), "1": ("    ", "   |", "   |"), "2": (" __ ", " __|", "|__ "),
    "3": (" __ ", " __|", " __|"), "4": ("    ", "|__|", "   |"), "5": (" __ ", "|__ ", " __|"),
    "6": (" __ ", "|__ ", "|__|"), "7": (" __ ", "   |", "   |"), "8": (" __ ", "|__|", "|__|"),
    "9": (" __ ", "|__|", " __|"), ":": (" ", ".", "."),
}  # fmt: skip

_STROKES = {
    "A": (" __ ", "|__|", "|  |"), "B": (" __ ", "|__)", "|__)"), "C": (" __ ", "|   ", "|__ "),
    "D": (" __ ", "|  \\", "|__/"), "E": (" __ ", "|__ ", "|__ "), "F": (" __ ", "|__ ", "|   "),
    "G": (" __ ", "| _ ", "|__|"), "H": ("    ", "|__|", "|  |"), "I": (" ", "|", "|"),
    "J": ("    ", "   |", "|__|"), "K": ("   ", "|_/", "| \\"), "L": ("   ", "|  ", "|__"),
    "M": ("    ", "|\\/|", "|  |"), "N": ("    ", "|\\ |", "| \\|"), "O": (" __ ", "|  |", "|__|"),
    "P": (" __ ", "|__|", "|   "), "Q": (" __ ", "|  |", "|_\\|"), "R": (" __ ", "|__|", "| \\ "),
    "S": (" __ ", "|__ ", " __|"), "T": ("___", " | ", " | "), "U": ("    ", "|  |", "|__|"),
    "V": ("    ", "\\  /", " \\/ "), "W": ("    ", "|  |", "|/\\|"), "X": ("  ", "\\/", "/\\"),
    "Y": ("   ", "\\ /", " | "), "Z": ("__ ", " / ", "/__"), "?": ("__ ", " _|", " . "), "-": ("  ", "__", "  "),
    " ": ("  ", "  ", "  "), **_SEGMENTS,
}  # fmt: skip

_HALVES = {("0", "0"): " ", ("1", "0"): "▀", ("0", "1"): "▄", ("1", "1"): "█"}

Rows = tuple[str, ...]


def can_draw(text: str) -> bool:
    """Say whether every letter of a text is in the table; if not, show the text in bold instead."""
    return all(letter in _LETTERS for letter in text.upper())


@lru_cache(maxsize=64)
def clock_rows(text: str, across: int = 2, down: int = 1) -> Rows:
    """Draw figures of a clock in the 3x5 pattern, a pixel being `across` x `down` cells (the wall: 6 x 3)."""
    glyphs = [_CLOCK[letter].split() for letter in text]
    rows: list[str] = []
    for y in range(5):
        bits = "0".join(glyph[y] for glyph in glyphs)
        rows += ["".join(("█" if bit == "1" else " ") * across for bit in bits)] * down
    return tuple(rows)


def segment_rows(figure: str) -> Rows:
    """Draw one figure of a clock in strokes, three rows of ASCII: half blocks have no letter that reads as they do."""
    return _SEGMENTS[figure]


@lru_cache(maxsize=256)
def stroke_rows(text: str) -> Rows:
    """Draw letters in strokes, three rows of ASCII: for a terminal whose half blocks would all be one letter."""
    glyphs = [_STROKES[letter] for letter in text.upper()]
    return tuple(" ".join(glyph[row] for glyph in glyphs) for row in range(3))


@lru_cache(maxsize=256)
def letter_rows(text: str) -> Rows:
    """Draw letters and small figures in the 4x6 pattern, three rows of half blocks."""
    glyphs = [_LETTERS[letter].split() for letter in text.upper()]
    return tuple(
        " ".join("".join(_HALVES[pair] for pair in zip(glyph[y], glyph[y + 1], strict=True)) for glyph in glyphs)
        for y in range(0, 6, 2)
    )


def large_rows(text: str, *, ascii_only: bool) -> Rows:
    """Draw letters as a terminal can: in half blocks, and in strokes where those would all turn into one letter."""
    return stroke_rows(text) if ascii_only else letter_rows(text)
