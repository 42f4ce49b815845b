"""The board's cards of six rows, and the one line of a release that has ended."""

from __future__ import annotations

from octotui.domain.release import Release, Stage
from octotui.domain.value import dataclass
from octotui.services.board import Card
from octotui.tui.drawing.board_incidents import mark_of
from octotui.tui.drawing.board_scene import Scene, block_of, seats_said, type_said, window_said
from octotui.tui.line import Line, cut, width_of
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import cut_at_word, date_of


@dataclass(frozen=True)
class CardTile:
    """A release under way: version and type, name, bar, window and seats, what blocks, whose move."""

    release: Release
    card: Card | None
    scene: Scene
    height: int = 6
    gap: int = 1
    inset: int = 2
    tail: int = 1

    @property
    def id(self) -> str:
        """The release's number."""
        return str(self.release.id)

    def draw(self, line: int, look: Look) -> Line:
        """Draw one of the six rows; while an incident runs on the release its edge is red."""
        incident = mark_of(self.scene, self.release.id, look.signs)
        row = Line(look.width, plane="raised", edge="nogo" if incident else None)
        if line == 0:
            return row.put(0, self.release.version, "bold").right(*type_said(self.release, self.card))
        if line == 1:
            return row.put(0, self.release.name, "bold" if look.current else "text")
        if line == 2:
            return self._bar(row, look.signs)
        if line == 3:
            return self._window(row, look.signs, incident)
        block = block_of(self.release, self.card, self.scene, look.signs)
        if line == 4:
            text, style = block.text
            return row.put(0, *block.sign).put(2, cut_at_word(text, look.width - 2), style)
        if block.mover:
            row.put(0, look.signs("→"), "muted")
            put_run(row, 2, block.mover)
        return row

    def _bar(self, row: Line, signs: Signs) -> Line:
        if self.card is None:
            return row
        count = f"{self.card.closed}/{self.card.total}"
        bar(row, 0, row.width - max(6, len(count) + 1), self.card.total, self.card.closed, self.card.done, signs)
        return row.right(count, "muted")

    def _window(self, row: Line, signs: Signs, incident: str) -> Line:
        row.put(0, *window_said(self.release, self.scene.now, brief=bool(incident)))
        if incident:
            return row.right(incident, "bold nogo")
        if self.card is not None and self.card.issues:
            return row.right(signs("▲"), "hold").right(" issues", "hold")
        for sign, style in seats_said(self.card, signs):
            row.right(sign, style)
        return row


@dataclass(frozen=True)
class EndedTile:
    """A release that has ended: its sign, version, and when or how."""

    release: Release
    card: Card | None
    scene: Scene
    height: int = 1
    gap: int = 0
    inset: int = 1
    tail: int = 0

    @property
    def id(self) -> str:
        """The release's number."""
        return str(self.release.id)

    def draw(self, line: int, look: Look) -> Line:
        """Draw the one row."""
        incident = mark_of(self.scene, self.release.id, look.signs)
        row = Line(look.width, edge="nogo" if incident else None)
        sign = look.signs.stage(self.release.stage)
        row.put(0, sign.text, sign.style)
        text, style = (incident, "bold nogo") if incident else ended_said(self.release)
        version = cut(self.release.version, look.width - 6 - width_of(text))
        row.put(2, version, "bold" if look.current else "text", width=width_of(version))
        if self.card is not None and self.card.overridden:
            row.add(look.signs("▲"), "nogo", gap=1)
        elif self.card is not None and self.card.issues and self.release.stage == Stage.RELEASED.value:
            row.add(look.signs("▲"), "hold", gap=1)
        return row.right(text, style)


def ended_said(release: Release) -> tuple[str, str]:
    """Say when a release went out, or that it did not stay there."""
    if release.stage == Stage.ROLLED_BACK.value:
        return "rolled back", "nogo"
    if release.stage == Stage.CANCELLED.value:
        return "cancelled", "faint"
    return (date_of(release.ended_at) if release.ended_at else "released", "muted")


def bar(row: Line, col: int, cells: int, total: int, closed: int, done: int, signs: Signs) -> None:
    """Draw a progress bar: what is verified, what is done, what is open, in different heights."""
    drawn = signs.bar(max(1, cells), total, closed, done)
    row.put(col, drawn.verified, "go", len(drawn.verified))
    row.put(col + len(drawn.verified), drawn.done, "hold", len(drawn.done))
    row.put(col + len(drawn.verified) + len(drawn.done), drawn.open, "track", len(drawn.open))


def put_run(row: Line, col: int, said: tuple[tuple[str, str], ...]) -> None:
    """Put words in several styles one behind the other."""
    row.put(col, *said[0])
    for text, style in said[1:]:
        row.add(text, style)
