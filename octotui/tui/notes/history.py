"""One's own undo while others write in the same text: each step back keeps what they wrote."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from octotui.domain.notes.lines import common, split
from octotui.domain.notes.merging import merge


class LineEdit(NamedTuple):
    """Lines `first` to `last`, counted from 0, give way to a text."""

    first: int
    last: int
    text: str


def carried(states: Sequence[str], now: str) -> list[str]:
    """Return one's own states, the newest first, as they would be had others written theirs long ago.

    `states` begins with the text before theirs came, and `now` is the text with it. The row ends at the first step
    that cannot be told apart from theirs.
    """
    found = [now]
    for later, earlier in pairwise(states):
        merged = merge(later, earlier, found[-1])
        if merged.conflicts:
            break
        found.append(merged.text)
    return found


def edit_between(before: str, after: str) -> LineEdit | None:
    """Return the one edit of whole lines that makes a text of another, None where they are equal."""
    if before == after:
        return None
    old, new = split(before), split(after)
    most = min(len(old), len(new))
    head = next((n for n in range(most) if old[n] != new[n]), most)
    tail = next((n for n in range(most - head) if old[-1 - n] != new[-1 - n]), most - head)
    if head + tail >= most:  # one side has no line of its own here, so a neighbour that both have goes along
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    return LineEdit(head, len(old) - tail - 1, "\n".join(new[head : len(new) - tail]))


def moved_line(before: str, after: str, line: int) -> int:
    """Return where a line stands in the other text, or where it would stand."""
    last = len(split(after)) - 1
    shift = 0
    for start, there, size in common(split(before), split(after)):
        if start > line:
            break
        shift = there - start
        if line < start + size:
            break
    return max(0, min(last, line + shift))
