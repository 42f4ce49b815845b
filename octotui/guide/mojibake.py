"""Mends text that was UTF-8, was taken for Windows-1252 and written down as that."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SURE_LEADS = frozenset((0xC2, 0xC3, 0xE2, 0xF0))
_LIKELY_LEADS = frozenset((0xC4, 0xC5, 0xCE, 0xCF, 0xD0, 0xD1, 0xD7, 0xD8, 0xD9, *range(0xE3, 0xEA), 0xEF))
_SUSPECT = re.compile("[\u00c2-\u00f4]")
_ROUNDS = 3


def _byte(char: str) -> int | None:
    """Return the byte that Windows-1252 reads as `char`; its five holes count as control characters."""
    code = ord(char)
    if code < 0x100:
        return code
    try:
        return char.encode("cp1252")[0]
    except UnicodeEncodeError:
        return None


def _length(lead: int) -> int:
    return 2 if lead < 0xE0 else 3 if lead < 0xF0 else 4


def _sequences(line: str) -> Iterator[tuple[int, int, str, bool]]:
    """Yield start, end, mended character and certainty for each stretch that is valid UTF-8 when seen as bytes."""
    position = 0
    while match := _SUSPECT.search(line, position):
        start = match.start()
        position = start + 1
        lead = ord(match.group())
        if lead not in _SURE_LEADS and lead not in _LIKELY_LEADS:
            continue
        end = start + _length(lead)
        values = [_byte(char) for char in line[start:end]]
        if len(values) != _length(lead) or None in values:
            continue
        try:
            mended = bytes(value for value in values if value is not None).decode("utf-8")
        except UnicodeDecodeError:
            continue
        yield start, end, mended, lead in _SURE_LEADS
        position = end


def _mend_once(line: str) -> str:
    found = list(_sequences(line))
    if len(found) < 2 and not any(sure for *_, sure in found):
        return line
    pieces, position = [], 0
    for start, end, mended, _ in found:
        pieces += [line[position:start], mended]
        position = end
    return "".join([*pieces, line[position:]])


def mend(line: str) -> str:
    """Return the line as it was meant; a line without such damage comes back unchanged."""
    for _ in range(_ROUNDS):
        mended = _mend_once(line)
        if mended == line:
            break
        line = mended
    return line
