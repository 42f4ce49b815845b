"""The board where it is narrow: one list grouped by stage, a row a release, two under the cursor."""

from __future__ import annotations

from octotui.domain.release import Release
from octotui.domain.value import dataclass
from octotui.services.board import Card
from octotui.tui.drawing.board_cards import bar, ended_said, put_run
from octotui.tui.drawing.board_incidents import mark_of
from octotui.tui.drawing.board_scene import Scene, block_of, seats_said, type_said, window_said
from octotui.tui.line import Line
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import cut_at_word

VERSION, NAME, BAR, COUNT, WINDOW, BLOCK = 0, 8, 26, 35, 42, 55
BAR_CELLS = 8


@dataclass(frozen=True)
class ReleaseRow:
    """A release as a row: version, name, bar, window, what blocks; below it under the cursor seats and mover."""

    release: Release
    card: Card | None
    scene: Scene
    height: int = 1

    @property
    def id(self) -> str:
        """The release's number."""
        return str(self.release.id)

    @property
    def taller(self) -> int:
        """One row more under the cursor."""
        return 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row, or the one below it."""
        incident = mark_of(self.scene, self.release.id, look.signs)
        row = Line(look.width, edge="nogo" if incident else None)
        ended = self.release.ended_at is not None
        if line:
            return self._ended_below(row, look) if ended else self._below(row, look, incident)
        row.put(VERSION, self.release.version, "bold", NAME - 1)
        row.put(NAME, self.release.name, "bold" if look.current else "muted" if ended else "text", BAR - NAME - 1)
        return self._ended(row, look, incident) if ended else self._under_way(row, look, incident)

    def _under_way(self, row: Line, look: Look, incident: str) -> Line:
        if self.card is not None:
            bar(row, BAR, BAR_CELLS, self.card.total, self.card.closed, self.card.done, look.signs)
            row.put(COUNT - 1, f"{self.card.closed}/{self.card.total}", "muted", WINDOW - COUNT - 1, "right")
        window = (incident, "bold nogo") if incident else window_said(self.release, self.scene.now, brief=True)
        row.put(WINDOW, *window, BLOCK - WINDOW - 1)
        block = block_of(self.release, self.card, self.scene, look.signs)
        text, style = block.text
        return row.put(BLOCK, *block.sign).put(BLOCK + 2, cut_at_word(text, look.width - BLOCK - 2), style)

    def _below(self, row: Line, look: Look, incident: str) -> Line:
        row.put(NAME, *type_said(self.release, self.card), BAR - NAME - 1)
        if incident:
            row.put(WINDOW, *window_said(self.release, self.scene.now, brief=True), BLOCK - WINDOW - 1)
        seats = seats_said(self.card, look.signs)
        for index, (sign, style) in enumerate(seats):
            row.put(BAR + index, sign, style, 1)
        if seats and self.card is not None:
            going = sum(1 for choice in self.card.seats if choice.startswith("go"))
            row.put(BAR + len(seats) + 1, f"{going} of {len(seats)} go", "muted", BLOCK - BAR - len(seats) - 2)
        elif self.card is not None and self.card.issues:
            words = "issues" if incident else "issues occurred"
            row.put(BAR, f"{look.signs('▲')} {words}", "hold", BLOCK - BAR - 1)
        block = block_of(self.release, self.card, self.scene, look.signs)
        if block.mover:
            put_run(row.put(BLOCK, look.signs("→"), "muted", 1), BLOCK + 2, block.mover)
        return row

    def _ended(self, row: Line, look: Look, incident: str) -> Line:
        sign = look.signs.stage(self.release.stage)
        row.put(BAR, f"{sign.text} {sign.word.lower()}", sign.style, WINDOW - BAR - 1)
        if incident:
            row.put(WINDOW, incident, "bold nogo")
        elif self.release.ended_at is not None and ended_said(self.release)[1] == "muted":
            row.put(WINDOW, *ended_said(self.release))
        return row

    def _ended_below(self, row: Line, look: Look) -> Line:
        row.put(NAME, *type_said(self.release, self.card), BAR - NAME - 1)
        if self.card is not None and self.card.issues:
            row.put(BAR, f"{look.signs('▲')} issues", "hold", WINDOW - BAR - 1)
        return row.put(WINDOW, self.release.ended_why or "", "muted")
