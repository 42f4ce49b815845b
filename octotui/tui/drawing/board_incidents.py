"""What the board says of incidents: the mark on a card, and the reviews that are due."""

from __future__ import annotations

from datetime import datetime

from octotui.domain.value import dataclass
from octotui.services.board import ReviewDue
from octotui.tui.drawing.board_scene import Scene
from octotui.tui.line import Line, width_of
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import due


def mark_of(scene: Scene, release_id: int, signs: Signs) -> str:
    """Name the incident that runs on a release, nothing where none does."""
    found = next((each for each in scene.incidents if each.release_id == release_id), None)
    return f"{signs('▲')} INC-{found.id}" if found else ""


@dataclass(frozen=True)
class Remark:
    """Words that stand below the tiles of a column; no cursor comes here."""

    text: str
    id: str | None = None
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the words."""
        return Line(look.width).put(0, self.text, "bold muted")


@dataclass(frozen=True)
class ReviewRow:
    """A review that is due: of which incident, until when it is to be booked or how soon it meets."""

    review: ReviewDue
    now: datetime
    id: str | None = None
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row; what counts down is never cut."""
        text, style = due(self.review.at, self.now)
        row = Line(look.width).put(0, f"INC-{self.review.incident_id}", "text")
        word = "meets" if self.review.booked else "book it"
        if row.end + 1 + width_of(word) + 1 + width_of(text) <= look.width:
            row.add(word, "muted", gap=1)
        return row.right(text, style)


def review_rows(scene: Scene) -> tuple[Remark | ReviewRow, ...]:
    """Return a row for each review that is due, under a heading; nothing where none is."""
    if not scene.reviews:
        return ()
    return (Remark("Reviews due"), *(ReviewRow(each, scene.now) for each in scene.reviews))
