"""Three-way merging by lines: what two people wrote from one text, and what a new draft adds to a written one.

Nothing that a person typed disappears: it stands in the result or in a conflict that shows it.
"""

from __future__ import annotations

from octotui.domain.notes.lines import Block, common, split
from octotui.domain.value import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """One stretch that both have changed, each in a way of their own."""

    base: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """Two texts merged: stretches of lines that are settled, and conflicts between them."""

    pieces: tuple[tuple[str, ...] | Conflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """Return what a person must choose."""
        return tuple(piece for piece in self.pieces if isinstance(piece, Conflict))

    def choose(self, side: str) -> str:
        """Return the text with "mine", "theirs" or "both" in place of each conflict."""
        lines: list[str] = []
        for piece in self.pieces:
            if not isinstance(piece, Conflict):
                lines += piece
                continue
            if side in ("theirs", "both"):
                lines += piece.theirs
            if side in ("mine", "both"):
                lines += piece.mine
        return "\n".join(lines)

    @property
    def text(self) -> str:
        """Return the merged text; where there are conflicts, with both sides of each."""
        return self.choose("both")


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Merge what two people made of one text; what only one has changed is taken, what both changed is a conflict."""
    if mine in (base, theirs):
        return Merged((tuple(split(theirs)),))
    if theirs == base:
        return Merged((tuple(split(mine)),))
    origin, one, other = split(base), split(mine), split(theirs)
    pieces: list[tuple[str, ...] | Conflict] = []
    at = (0, 0, 0)
    for start, in_one, in_other, size in _kept_by_both(common(origin, one), common(origin, other), origin, one, other):
        stretch = (origin[at[0] : start], one[at[1] : in_one], other[at[2] : in_other])
        if any(stretch):
            pieces += _settle(*(tuple(lines) for lines in stretch))
        if size:
            pieces.append(tuple(origin[start : start + size]))
        at = (start + size, in_one + size, in_other + size)
    return Merged(tuple(pieces))


def _settle(base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]) -> list[tuple[str, ...] | Conflict]:
    """Return what becomes of a stretch that somebody changed; lines that both begin or end with are no conflict."""
    if mine in (base, theirs):
        return [theirs]
    if theirs == base:
        return [mine]
    most = min(len(mine), len(theirs))
    head = next((n for n in range(most) if mine[n] != theirs[n]), most)
    tail = next((n for n in range(most - head) if mine[-1 - n] != theirs[-1 - n]), most - head)
    kept = len(mine) - tail
    between = Conflict(base, mine[head:kept], theirs[head : len(theirs) - tail])
    return [piece for piece in (mine[:head], between, mine[kept:]) if piece]


def _kept_by_both(
    ones: list[Block], others: list[Block], origin: list[str], one: list[str], other: list[str]
) -> list[tuple[int, int, int, int]]:
    """Return the stretches that nobody has changed: where in each of the three texts, and how long."""
    found: list[tuple[int, int, int, int]] = []
    i = j = 0
    while i < len(ones) and j < len(others):
        (a, b, size), (c, d, length) = ones[i], others[j]
        start, end = max(a, c), min(a + size, c + length)
        if start < end:
            found.append((start, b + start - a, d + start - c, end - start))
        if a + size < c + length:
            i += 1
        else:
            j += 1
    found.append((len(origin), len(one), len(other), 0))
    return found


def redraft(last: str, new: str, text: str) -> str:
    """Lay a new draft over a text that people have worked on since the last one.

    A line of the last draft that the new one lacks goes where it still stands as it was drafted; a line that the
    new one adds comes in behind the drafted line before it; each line that a person wrote, changed, moved or took
    out stays so. A line that stands in the text already does not come a second time.
    """
    drafted, wanted = set(_said(last)), _said(new)
    gone = drafted - set(wanted)
    lines = [line for line in split(text) if line not in gone] if text else []
    present, first = set(lines), True
    behind: dict[str, list[str]] = {}
    ahead: list[str] = []
    place = ahead
    for line in wanted:
        if line in present:
            place = behind.setdefault(line, [])
        elif line not in drafted:
            place.append(line)
    done: list[str] = []
    for line in lines:
        if first and ahead and line in behind:
            done += ahead
        first = first and line not in behind
        done += [line, *behind.pop(line)] if line in behind else [line]
    return "\n".join(_appended(done, ahead) if first else done)


def _said(text: str) -> list[str]:
    """Return the lines of a draft that say something, each once."""
    return list(dict.fromkeys(line for line in split(text) if line.strip()))


def _appended(lines: list[str], more: list[str]) -> list[str]:
    """Return lines with more of them at the end, before the blank ones there."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    return [*lines[:end], *more, *lines[end:]]
