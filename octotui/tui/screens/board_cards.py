"""The cards that the board knows, and which it must read: a change makes stale only what it touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from octotui.domain.journal import Entry
from octotui.domain.release import Release
from octotui.services.board import Board, Card

CHUNK = 20
"""Cards read at a time, so that a read made meanwhile waits for few."""
AHEAD = 400
"""Releases under way whose cards are read before anybody looks at them."""


class CardBook:
    """All cards read so far. A stale one is shown until it was read anew."""

    def __init__(self) -> None:
        """Begin with no card."""
        self.cards: dict[int, Card] = {}
        self.releases: dict[int, Release] = {}
        self._stale: set[int] = set()
        self._none: set[int] = set()
        self._seq = 0

    def take(self, board: Board, lately: Sequence[Entry]) -> None:
        """Take a new reading of the board; `lately` are the newest acts, which tell what was touched since the last."""
        newest = lately[0].seq if lately else 0
        fresh = [entry for entry in lately if entry.seq > self._seq]
        touched = {entry.release_id for entry in fresh}
        if newest - self._seq > len(fresh) or None in touched:
            self._stale.update(self.cards)
        self._stale |= {release_id for release_id in touched if release_id is not None}
        self._seq = newest
        self.releases = {release.id: release for release in board.releases}
        known = self.cards.items()
        self.cards = {release_id: card for release_id, card in known if release_id in self.releases} | board.cards
        self._stale -= set(board.cards)
        self._none.clear()

    def add(self, asked: Iterable[Release], cards: Iterable[Card]) -> None:
        """Take the cards that were read for some releases."""
        found = {card.id: card for card in cards}
        ids = {release.id for release in asked}
        self.cards |= found
        self._stale -= ids
        self._none |= ids - set(found)

    def wanted(self, in_sight: Iterable[int], *, ahead: bool) -> tuple[Release, ...]:
        """Return the releases to read next: first what is in sight, then, for whoever looks `ahead`, the others."""
        first = [self.releases[each] for each in in_sight if each in self.releases and self._lacks(each)]
        if len(first) >= CHUNK or not ahead:
            return tuple(first[:CHUNK])
        under_way = [release for release in self.releases.values() if release.ended_at is None][:AHEAD]
        more = (release for release in under_way if self._lacks(release.id))
        return tuple(dict.fromkeys([*first, *more]))[:CHUNK]

    def _lacks(self, release_id: int) -> bool:
        return (release_id not in self.cards or release_id in self._stale) and release_id not in self._none
