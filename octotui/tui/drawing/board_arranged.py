"""The board as columns or as one list: which release stands where, and which a filter lets through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from octotui.domain.release import Release, Stage
from octotui.domain.value import dataclass
from octotui.services.board import STAGES, Card, column_of
from octotui.tui.drawing.board_cards import CardTile, EndedTile
from octotui.tui.drawing.board_incidents import review_rows
from octotui.tui.drawing.board_list import ReleaseRow
from octotui.tui.drawing.board_scene import Scene
from octotui.tui.line import Line
from octotui.tui.widgets.columns import Column, Tile
from octotui.tui.widgets.rows import Heading, Look, Row

NEW = "new"
"""The id of the tile that makes the first release."""

_COMING = {
    Stage.GO_NO_GO: "Each seat says go when all is verified.",
    Stage.DEPLOYING: "Opens only with every yes and an open gate.",
    Stage.MONITORING: "Metrics are watched until all is well.",
    Stage.RELEASED: "What went out, and what was learnt.",
}

Groups = Mapping[Stage, Sequence[Release]]


@dataclass(frozen=True)
class NewTile:
    """The tile of an empty board: the key that makes the first release."""

    height: int = 6
    gap: int = 1
    inset: int = 2
    tail: int = 1
    id: str = NEW

    def draw(self, line: int, look: Look) -> Line:
        """Draw the key and what it asks for."""
        row = Line(look.width, plane="raised")
        if line == 1:
            row.put(0, "n", "bold accent").add("New release", "bold", gap=1)
        if line == 3:
            row.put(0, "version, type,", "muted")
        if line == 4:
            row.put(0, "traits, window", "muted")
        return row


def matches(release: Release, card: Card | None, words: Sequence[str]) -> bool:
    """Tell whether every word is found in a release: version, name, type, stage, or who and what it waits for."""
    text = f"{release.version} {release.name} {release.type} {release.stage} {release.revision}"
    if card is not None:
        text += "".join(f" {blocker.title} {blocker.role}" for blocker in card.in_the_way[:1])
    text = text.casefold()
    return all(word in text for word in words)


def grouped(releases: Sequence[Release], cards: Mapping[int, Card], filtered: str) -> Groups:
    """Return the releases of each column that the filter lets through, in the order given."""
    words = filtered.casefold().split()
    groups: dict[Stage, list[Release]] = {stage: [] for stage in STAGES}
    for release in releases:
        if not words or matches(release, cards.get(release.id), words):
            groups[column_of(release)].append(release)
    return groups


def columns_of(groups: Groups, cards: Mapping[int, Card], scene: Scene, empty: str = "") -> tuple[Column, ...]:
    """Return the board's columns; `empty` is said in the first where no release is shown at all."""
    columns = []
    for stage, releases in groups.items():
        if stage is Stage.RELEASED:
            tiles: tuple[Tile, ...] = tuple(EndedTile(each, cards.get(each.id), scene) for each in releases)
            columns.append(Column(stage.value, tiles, more="earlier", below=review_rows(scene)))
        else:
            tiles = tuple(CardTile(each, cards.get(each.id), scene) for each in releases)
            columns.append(Column(stage.value, tiles, empty if stage is Stage.PREPARING else ""))
    return tuple(columns)


def empty_columns() -> tuple[Column, ...]:
    """Return the columns of a board without any release: what will happen in each."""
    first = Column(Stage.PREPARING.value, (NewTile(),), count=0)
    return (first, *(Column(stage.value, empty=_COMING[stage]) for stage in STAGES[1:]))


def rows_of(groups: Groups, cards: Mapping[int, Card], scene: Scene) -> tuple[Row, ...]:
    """Return the same as one list, a heading for each stage that holds a release."""
    rows: list[Row] = []
    for stage, releases in groups.items():
        if releases:
            rows.append(Heading(stage.value, str(len(releases)), style="bold muted"))
            rows += [ReleaseRow(each, cards.get(each.id), scene) for each in releases]
    return (*rows, *review_rows(scene))
