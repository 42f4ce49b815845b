"""Two versions of the notes: side by side where there is room, else one below the other, equal stretches folded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from octotui.domain.notes.lines import Difference, difference
from octotui.domain.notes.values import Version
from octotui.domain.value import dataclass
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import Names, clock, counted, date_of

AROUND = 2
"""So many equal lines stay beside each change."""
SIGNS = {"+": "bold go", "-": "bold nogo", "~": "bold hold", " ": "muted"}


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version in the list: its number, when, whose, and what it was for; `mark` tells a side that it stands on."""

    id: str | None
    number: int
    at: datetime
    name: str
    why: str
    mark: str = ""
    height: int = 2

    def draw(self, line: int, look: Look) -> Line:
        """Draw number and time, then whose it is and why."""
        row = Line(look.width)
        if line:
            return row.put(2, f"{self.name}, {self.why}" if self.why else self.name, "muted")
        row.put(0, self.mark, "bold").put(2, f"v{self.number}", "bold" if look.current else "text")
        return row.right(f"{date_of(self.at)} {clock(self.at)}", "muted")


def version_rows(
    versions: Sequence[Version], right: int, people: dict[int, str], names: Names
) -> tuple[VersionRow, ...]:
    """Return the versions, the newest first."""
    return tuple(
        VersionRow(str(each.number), each.number, each.at, names.short(people.get(each.by, "")), each.why,
                   "→" if each.number == right else "")
        for each in versions
    )  # fmt: skip


def folded(rows: Sequence[Difference]) -> list[Difference | int]:
    """Return a comparison with each long stretch of equal lines as their number."""
    near = {n + step for n, row in enumerate(rows) if row.sign != " " for step in range(-AROUND, AROUND + 1)}
    found: list[Difference | int] = []
    for n, row in enumerate(rows):
        if n in near:
            found.append(row)
        elif found and isinstance(found[-1], int):
            found[-1] += 1
        else:
            found.append(1)
    return found


def compared(before: str, after: str, look: Look, *, beside: bool) -> list[Line]:
    """Draw how one text differs from another."""
    rows = difference(before, after)
    changes = sum(1 for row in rows if row.sign != " ")
    if not changes:
        return [Line(look.width).put(0, "The two are equal, letter for letter.", "muted")]
    lines: list[Line] = []
    for row in folded(rows):
        if isinstance(row, int):
            lines.append(Line(look.width).put(5, counted(row, "equal line"), "faint"))
        else:
            lines += _beside(row, look) if beside else _below(row, look)
    return lines


def _beside(row: Difference, look: Look) -> list[Line]:
    half = (look.width - 3) // 2
    left = wrap(row.left, half - 7) if row.left_number else []
    right = wrap(row.right, half - 7) if row.right_number else []
    style = "text" if row.sign != " " else "muted"
    lines = []
    for n in range(max(len(left), len(right), 1)):
        line = Line(look.width)
        _side(line, 0, half, row.left_number if n == 0 else 0, left, n, "-" if row.sign in "-~" else " ", style)
        _side(
            line, half + 3, half, row.right_number if n == 0 else 0, right, n, "+" if row.sign in "+~" else " ", style
        )
        lines.append(line)
    return lines


def _side(line: Line, at: int, width: int, number: int, rows: list[str], n: int, sign: str, style: str) -> None:
    line.put(at, str(number) if number else "", "faint", 4, "right")
    line.put(at + 5, sign if rows and n == 0 else "", SIGNS[sign], 1)
    line.put(at + 7, rows[n] if n < len(rows) else "", style, width - 7)


def _below(row: Difference, look: Look) -> list[Line]:
    lines = []
    both = row.sign == " "
    sides = [(row.left_number, row.left, "-")] if row.left_number and not both else []
    sides += [(row.right_number, row.right, " " if both else "+")] if row.right_number else []
    for number, text, sign in sides:
        for n, part in enumerate(wrap(text, look.width - 8)):
            line = Line(look.width).put(0, str(number) if n == 0 else "", "faint", 4, "right")
            lines.append(line.put(5, sign if n == 0 else "", SIGNS[sign], 1).put(7, part, "muted" if both else "text"))
    return lines
