"""Texts as lines, which of them two texts share, and how one differs from the other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from octotui.domain.value import dataclass

_SMALL = 250_000
"""How many pairs of lines may be compared one by one; above that the lines that occur once lead the way."""

Block = tuple[int, int, int]
"""Where a run of equal lines stands: in the one text, in the other, and how many."""


def split(text: str) -> list[str]:
    """Return the lines of a text; only a line feed ends one, and "" is one empty line."""
    return text.split("\n")


def common(one: Sequence[str], other: Sequence[str]) -> list[Block]:
    """Return the runs of lines that both texts have, in order; neighbours are joined."""
    found: list[Block] = []
    for start, there, size in _runs(one, other, 0, len(one), 0, len(other)):
        if found and found[-1][0] + found[-1][2] == start and found[-1][1] + found[-1][2] == there:
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + size)
        elif size:
            found.append((start, there, size))
    return found


def _runs(a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int) -> Iterator[Block]:
    head = 0
    while a0 + head < a1 and b0 + head < b1 and a[a0 + head] == b[b0 + head]:
        head += 1
    yield a0, b0, head
    a0, b0, tail = a0 + head, b0 + head, 0
    while a1 - tail > a0 and b1 - tail > b0 and a[a1 - tail - 1] == b[b1 - tail - 1]:
        tail += 1
    a1, b1 = a1 - tail, b1 - tail
    if a0 < a1 and b0 < b1:
        yield from _between(a, b, a0, a1, b0, b1)
    yield a1, b1, tail


def _between(a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int) -> Iterator[Block]:
    """Return what two stretches share that neither begin nor end alike."""
    anchors = _anchors(a, b, a0, a1, b0, b1) if (a1 - a0) * (b1 - b0) > _SMALL else []
    if not anchors:
        large = (a1 - a0) * (b1 - b0) > _SMALL
        matcher = SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=large)
        yield from ((a0 + i, b0 + j, size) for i, j, size in matcher.get_matching_blocks() if size)
        return
    for i, j in anchors:
        yield from _runs(a, b, a0, i, b0, j)
        yield i, j, 1
        a0, b0 = i + 1, j + 1
    yield from _runs(a, b, a0, a1, b0, b1)


def _anchors(a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int) -> list[tuple[int, int]]:
    """Return lines that occur once in each stretch, as many as stand in the same order in both."""
    often_a, often_b = Counter(a[a0:a1]), Counter(b[b0:b1])
    places = {line: j for j in range(b0, b1) if often_b[line := b[j]] == 1}
    pairs = [(i, places[a[i]]) for i in range(a0, a1) if often_a[a[i]] == 1 and a[i] in places]
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tops, j)
        before.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(j)
            ends.append(index)
        else:
            tops[at], ends[at] = j, index
    chosen = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of a comparison side by side: the sign is " ", "-", "+" or "~" for a changed line; numbers count from 1.

    A side that has no line there has the number 0 and no text.
    """

    sign: str
    left_number: int
    left: str
    right_number: int
    right: str


def difference(before: str, after: str) -> tuple[Difference, ...]:
    """Return two texts side by side, line by line."""
    a, b = split(before), split(after)
    rows: list[Difference] = []
    i = j = 0
    for start, there, size in [*common(a, b), (len(a), len(b), 0)]:
        gone, come = list(range(i, start)), list(range(j, there))
        for n in range(max(len(gone), len(come))):
            left, right = gone[n] if n < len(gone) else None, come[n] if n < len(come) else None
            sign = "~" if left is not None and right is not None else "-" if right is None else "+"
            rows.append(
                Difference(
                    sign,
                    0 if left is None else left + 1,
                    "" if left is None else a[left],
                    0 if right is None else right + 1,
                    "" if right is None else b[right],
                )
            )
        rows += [Difference(" ", start + n + 1, a[start + n], there + n + 1, b[there + n]) for n in range(size)]
        i, j = start + size, there + size
    return tuple(rows)


def changed_lines(before: str, after: str) -> int:
    """Return by how many lines two texts differ."""
    return sum(1 for row in difference(before, after) if row.sign != " ")
