"""Bring a guide of one's own: name the file, see line by line what was understood, and let it take effect."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work

from octotui.domain.guide import Finding, Guide
from octotui.guide.errors import NotAGuide
from octotui.services import guide as acts
from octotui.services.house import place_of
from octotui.tui.act import Act
from octotui.tui.dialogs.ask import AskText
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Gap, Heading, Look, Row, Rows
from octotui.tui.wording import counted

if TYPE_CHECKING:
    from textual.widget import Widget

    from octotui.tui.screens.base import AnyRoom

NOT_PLACED = "not placed"
_LEVELS = {"note": ("·", "muted"), "warning": ("▲", "hold"), "error": ("✗", "nogo")}
_GRAVEST = ("error", "warning", "note")
FINDINGS_FIRST = 4
"""So many findings stand before the lines, so that the lines are seen at once however many there are."""
_BECAME_CELLS = 17
_TEXT_AT = 7
_SHORT_MESSAGE = 60


@dataclass(frozen=True, slots=True)
class FindingRow:
    """Something the reader could not place, or mended, or doubts."""

    number: int
    finding: Finding
    height: int = 1

    @property
    def id(self) -> str:
        """Findings are told apart by their order, since one line may have several."""
        return f"finding {self.number}"

    @property
    def taller(self) -> int:
        """Under the cursor a second line shows the rest of a long message."""
        return int(len(self.finding.message) > _SHORT_MESSAGE)

    def draw(self, line: int, look: Look) -> Line:
        """Draw the guide line, how grave it is, and what it is."""
        rows = wrap(self.finding.message, max(1, look.width - _TEXT_AT))
        if line:
            return Line(look.width).put(_TEXT_AT, " ".join(rows[1:]))
        sign, style = _LEVELS.get(self.finding.level, _LEVELS["note"])
        row = Line(look.width).put(0, str(self.finding.line or ""), "faint", 4, "right").put(5, look.signs(sign), style)
        more = "…" if len(rows) > 1 and not look.current else ""
        return row.put(_TEXT_AT, (rows[0] if rows else "") + look.signs(more))


@dataclass(frozen=True, slots=True)
class GuideRow:
    """A line of the guide and what it became."""

    number: int
    text: str
    became: str
    height: int = 1

    @property
    def id(self) -> str:
        """Its number."""
        return str(self.number)

    def draw(self, line: int, look: Look) -> Line:
        """Draw number, text and what it became; `○` where it was not placed."""
        became_at = look.width - _BECAME_CELLS
        row = Line(look.width).put(0, str(self.number), "faint", 4, "right").put(5, look.signs("▏"), "accent")
        row.put(_TEXT_AT, self.text, "bold" if look.current else "text", max(0, became_at - 2 - _TEXT_AT))
        if self.became == NOT_PLACED:
            return row.put(became_at - 2, look.signs("○"), "hold").put(became_at, self.became, "hold", _BECAME_CELLS)
        return row.put(became_at - 2, look.signs("→"), "faint").put(became_at, self.became, "muted", _BECAME_CELLS)


def guide_rows(guide: Guide) -> tuple[Row, ...]:
    """Return the gravest findings, every line that is not empty with what it became, then the other findings."""
    became = {reading.line: reading.kind for reading in guide.readings}
    lines = [
        GuideRow(number, text.strip(), became.get(number, NOT_PLACED))
        for number, text in enumerate(guide.text.splitlines(), 1)
        if text.strip()
    ]
    found = [FindingRow(number, finding) for number, finding in enumerate(guide.findings)]
    if len(found) <= FINDINGS_FIRST + 1:
        first, rest = found, []
    else:
        grave = sorted(found, key=lambda row: _GRAVEST.index(row.finding.level))[:FINDINGS_FIRST]
        first = [row for row in found if row in grave]
        rest = [row for row in found if row not in grave]
    rows: list[Row] = []
    if first:
        said = f"{len(found)}, {len(rest)} of them below the lines" if rest else str(len(found))
        rows += [Heading("Findings", said), *first, Gap()]
    rows += [Heading("Line by line", str(len(lines))), *lines]
    return (*rows, Gap(), Heading("More findings", str(len(rest))), *rest) if rest else tuple(rows)


def brings(guide: Guide) -> str:
    """Say in one sentence what the guide asks for."""
    seats = len(guide.go_no_go.voters) if guide.go_no_go else 0
    parts = [
        f"{counted(len(guide.items), 'item')} for {counted(len(guide.roles), 'role')}",
        counted(seats, "seat") + " in the call",
        counted(sum(len(phase.steps) for phase in guide.incident_phases), "incident step"),
        counted(len(guide.notes_fields), "section") + " of notes",
    ]
    return ", ".join(parts)


class UseGuide(Dialog[bool]):
    """Show what was understood of a guide; answers True where it shall take effect, else None."""

    WIDTH = 96
    DEFAULT_CSS = "UseGuide Rows { max-height: 45vh; margin: 1 0; }"
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter,y", "use this guide", "take", long="let it take effect for new releases"),
        Act("escape", "not now", "close", side="right", long="close, nothing is changed"),
    )

    def __init__(self, guide: Guide) -> None:
        """Take the guide as it was read."""
        super().__init__()
        self.guide = guide

    def body(self) -> Iterable[Widget]:
        """What it is, what it brings, every line, and what will happen."""
        yield Drawn(self._head)
        yield Rows(guide_rows(self.guide), margin=1, id="lines")
        yield Drawn(self._consequence)

    def on_mount(self) -> None:
        """Let the keys walk the lines."""
        self.query_one(Rows).focus()

    def _head(self, look: Look) -> Sequence[Line]:
        name = Line(look.width).put(0, f"Use the guide {self.guide.name}?", "bold")
        name.right(f"edition {self.guide.edition[:4]}", "muted")
        return [name, *(Line(look.width).put(0, row, "muted") for row in wrap(brings(self.guide), look.width))]

    def _consequence(self, look: Look) -> Sequence[Line]:
        words = "New releases are made from it. Releases under way keep the guide they were made from."
        return [Line(look.width).put(0, row, "muted") for row in wrap(words, look.width)]

    def on_rows_opened(self) -> None:
        """Take it on enter."""
        self.action_take()

    def action_take(self) -> None:
        """Answer yes."""
        self.dismiss(True)


class AskGuide(AskText):
    """Ask for the file of a guide, and read it before answering; what is wrong with it is said here."""

    def __init__(self) -> None:
        """Ask for a path."""
        super().__init__(
            "Bring your own guide",
            "The path of a release guide in Markdown. It is shown before it takes effect.",
            required="The path of a file is needed.",
            verb="read it",
        )
        self.guide: Guide | None = None

    @work(exclusive=True)
    async def accept(self, value: str) -> None:
        """Read the file off the loop, since it may be large or far away."""
        try:
            self.guide = await asyncio.to_thread(acts.read_file, place_of(value))
        except NotAGuide as refusal:
            self._say(str(refusal))
        else:
            self.dismiss(value)


async def bring_guide(room: AnyRoom) -> None:
    """Ask for a guide, show it, and put it in use where that is agreed to; call it from a worker."""
    asked = AskGuide()
    path = await room.app.push_screen_wait(asked)
    if path is None or asked.guide is None:
        return
    if await room.app.push_screen_wait(UseGuide(asked.guide)):
        await room.do(acts.use_guide, asked.guide, Path(path).name)
