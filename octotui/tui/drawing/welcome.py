"""What the welcome page draws, as functions from values to lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from octotui.domain import roles as hats
from octotui.domain.guide import Guide
from octotui.domain.people import Person
from octotui.tui.figures import large_rows
from octotui.tui.line import Line, width_of
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import counted, role_short

ROLES = (
    hats.RELEASE_MANAGER, hats.QA_ENGINEER, hats.TECH_LEAD, hats.PRODUCT_MANAGER, hats.DEVELOPERS,
    hats.SECURITY_CHAMPION, hats.TECHNICAL_WRITER, hats.UX_DESIGNER, hats.DATA_ANALYST,
    hats.CUSTOMER_SUPPORT_LIAISON, hats.PROJECT_MANAGER, hats.DEVOPS_ENGINEER,
)  # fmt: skip
"""The roles that are offered until the guide in use has been read."""

FIRST = "first"
"""The id of the door that is chosen already."""

NEW = "new"
"""The id of the row that stands for somebody who is not known yet."""

_MARK = (
    ".....###.....",
    "...#######...",
    "..#########..",
    "..#########..",
    "..##.###.##..",
    "..##.###.##..",
    "..#########..",
    "..#########..",
    "..#########..",
    ".##.#.#.#.##.",
    "##..#.#.#..##",
    "...#..#..#...",
)
_HALVES = {"..": " ", "#.": "▀", ".#": "▄", "##": "█"}
_MARK_CELLS = len(_MARK[0])
_WORDS_AT = _MARK_CELLS + 4
_DETAIL_AT = 27
_ROOMY = 80


def mark_rows() -> tuple[str, ...]:
    """Return the mark in six rows of half blocks."""
    return tuple(
        "".join(_HALVES[above + below] for above, below in zip(*pair, strict=True))
        for pair in zip(_MARK[::2], _MARK[1::2], strict=True)
    )


def name_lines(look: Look) -> Sequence[Line]:
    """Draw the mark, the name beside it, and what octotui is in two lines."""
    what = "It runs your release guide and refuses what the guide forbids."
    if look.width < _ROOMY:
        what = "It runs your guide and refuses what it forbids."
    words = [*((row, "text") for row in large_rows("OCTOTUI", ascii_only=look.signs.ascii_only)), ("", "text")]
    words += [("The guide is the program.", "bold"), (what, "muted")]
    lines = []
    for row, (text, style) in zip(mark_rows(), words, strict=True):
        lines.append(_painted(Line(look.width), row, look).put(_WORDS_AT, text, style))
    return lines


def _painted(line: Line, row: str, look: Look) -> Line:
    """Paint whole blocks on their own colour, so that no seam shows between rows."""
    col = 0
    for whole, run in groupby(row, key=lambda cell: cell == "█"):
        text = "".join(run)
        line.put(col, look.signs(text), "accent on accent" if whole else "accent")
        col += len(text)
    return line


def heading(text: str, aside: str = "", key: str = "", style: str = "muted") -> Sequence[tuple[str, str]]:
    """Return a heading's pieces: the words, then what stands at the right, a key first."""
    return ((text, "bold"), (key, "bold accent"), (aside, style))


def heading_lines(pieces: Sequence[tuple[str, str]], look: Look) -> Sequence[Line]:
    """Draw a heading with what stands at its right."""
    line = Line(look.width).put(0, *pieces[0])
    (key, key_style), (aside, style) = pieces[1:]
    if key:
        line.right(f"{key} ", key_style)
    return [line.right(aside, style)]


@dataclass(frozen=True, slots=True)
class Door:
    """A way on from the welcome page."""

    id: str
    text: str
    detail: str
    brief: str
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the door; the one that will be taken has a triangle."""
        row = Line(look.width)
        if look.current:
            row.put(0, look.signs("▸"), "accent")
        return row.put(2, self.text, "bold" if look.current else "text").put(
            _DETAIL_AT, self.detail if width_of(self.detail) <= look.width - _DETAIL_AT else self.brief, "muted"
        )


@dataclass(frozen=True, slots=True)
class Promise:
    """What the doors hold, in numbers: one release of the guide in use, and the demo."""

    tasks: int
    roles: int
    releases: int
    people: int


def doors(promise: Promise | None, releases: int, *, known: bool) -> tuple[Door, ...]:
    """Return the ways on; a database with people in it leads to its board."""
    made = "from the built-in guide"
    demo = "a company in the middle of its day"
    first = Door(FIRST, "Make your first release", made, made)
    if promise is not None:
        tasks = f"{made}, {counted(promise.tasks, 'task')} for {counted(promise.roles, 'role')}"
        first = Door(FIRST, "Make your first release", tasks, made)
        demo = f"{counted(promise.releases, 'release')} of {counted(promise.people, 'person', 'people')}"
    if known:
        brief = counted(releases, "release")
        first = Door(FIRST, "Go to the board", f"{brief} in this database", brief)
    return (
        first,
        Door("demo", "Look at the demo", f"{demo}, thrown away afterwards", demo),
        Door(
            "guide", "Bring your own guide", "any Markdown guide; you see what was understood first",
            "any Markdown guide, shown as it is understood",
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """A person of this database, or somebody new."""

    id: str
    text: str
    detail: str
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the name, and the roles at its right."""
        row = Line(look.width).put(0, self.text, "bold" if look.current else "text", width=max(12, look.width // 2))
        return row.put(max(12, look.width // 2) + 2, self.detail, "muted")


def known_rows(people: Iterable[Person], typed: str) -> tuple[Known, ...]:
    """Return the people whose name holds what is typed, and somebody new of that name where nobody has it."""
    words = typed.casefold().split()
    rows = [
        Known(str(person.id), person.name, ", ".join(role_short(role) for role in person.roles))
        for person in people
        if all(word in person.name.casefold() for word in words)
    ]
    name = " ".join(typed.split())
    if name and all(row.text.casefold() != name.casefold() for row in rows):
        rows.append(Known(NEW, name, "somebody new"))
    return tuple(rows)


def roles_of(guide: Guide) -> tuple[str, ...]:
    """Return the roles of a guide as they are called here, the usual ones first and in their usual order."""
    named = tuple(dict.fromkeys(hats.canonical(role) for role in guide.roles))
    usual = tuple(role for role in ROLES if role in named)
    return usual + tuple(role for role in named if role not in usual)
