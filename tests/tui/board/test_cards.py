"""Which cards the board reads: what a change touched, what is in sight first, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from octotui.domain.journal import Entry
from octotui.domain.release import Release
from octotui.services.board import Board, Card
from octotui.tui.screens.board_acts import BoardView
from octotui.tui.screens.board_cards import CHUNK, CardBook

NOW = datetime(2026, 4, 14, 9, 0, tzinfo=UTC)


def release(number: int, *, ended: bool = False) -> Release:
    return Release(number, f"1.{number}.0", f"Number {number}", "Minor", 1, NOW, 1, ended_at=NOW if ended else None)


def card(number: int, closed: int = 0) -> Card:
    return Card(release(number), closed, 0, 9)


def entry(seq: int, release_id: int | None) -> Entry:
    return Entry(seq, NOW, 1, "Ana", "act", "did", release_id, None, "[]", None, False, "", "")


def test_what_octotui_noted_itself_is_not_told_as_done_lately() -> None:
    acts = (replace(entry(2, 1), person_id=None, person="octotui"), entry(1, 1))
    assert BoardView(board(1), acts, None).by_people == acts[1:]


def board(count: int, *known: int, ended: bool = False) -> Board:
    return Board(tuple(release(n + 1, ended=ended) for n in range(count)), {n: card(n) for n in known}, ())


def ids(releases: tuple[Release, ...]) -> list[int]:
    return [each.id for each in releases]


def full(count: int) -> CardBook:
    book = CardBook()
    book.take(board(count, 1), (entry(1, 1),))
    while wanted := book.wanted((), ahead=True):
        book.add(wanted, [card(each.id) for each in wanted])
    return book


def test_what_is_in_sight_is_read_first_and_in_small_parts() -> None:
    book = CardBook()
    book.take(board(50, 1, 2), (entry(1, 1),))
    wanted = ids(book.wanted((40, 1, 41), ahead=True))
    assert wanted[:2] == [40, 41]
    assert len(wanted) == CHUNK
    assert 1 not in wanted


def test_only_the_touched_card_is_read_again_and_shown_meanwhile() -> None:
    book = full(50)
    book.take(board(50, 1), (entry(2, 30), entry(1, 1)))
    assert ids(book.wanted((), ahead=True)) == [30]
    assert book.cards[30] == card(30)
    book.add(book.wanted((), ahead=True), [card(30, 5)])
    assert book.cards[30].closed == 5
    assert book.wanted((), ahead=True) == ()


def test_a_change_to_people_or_more_acts_than_are_told_makes_all_stale() -> None:
    book = full(5)
    book.take(board(5, 1), (entry(2, None), entry(1, 1)))
    assert ids(book.wanted((), ahead=True)) == [2, 3, 4, 5]
    book = full(5)
    book.take(board(5, 1), (entry(9, 1), entry(8, 1)))
    assert ids(book.wanted((), ahead=True)) == [2, 3, 4, 5]


def test_ended_releases_are_read_only_when_they_are_seen() -> None:
    book = CardBook()
    book.take(board(500, ended=True), ())
    assert book.wanted((), ahead=True) == ()
    assert ids(book.wanted((7, 8), ahead=True)) == [7, 8]


def test_a_release_that_has_no_card_is_not_asked_for_again_and_again() -> None:
    book = CardBook()
    book.take(board(2), ())
    book.add(book.wanted((), ahead=True), [])
    assert book.wanted((1, 2), ahead=True) == ()


def test_what_is_gone_is_forgotten() -> None:
    book = full(5)
    book.take(board(3, 1), (entry(1, 1),))
    assert sorted(book.cards) == [1, 2, 3]
