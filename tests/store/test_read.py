"""Reading before SQLModel is there and inside a transaction is the same reading."""

from __future__ import annotations

from octotui.services import board, call, doing, views
from octotui.services.duties import all_duties
from octotui.store import read
from octotui.store.look import Look
from tests.house import Crew


def furnish(team: Crew) -> int:
    number = team.makes(traits={"security-sensitive": True, "needs a window": None})
    team.does("Noor Haddad", doing.finish, team.task("Smoke tests prepared").id)
    team.does("Leo Brandt", doing.finish, team.task("Metrics and thresholds").id)
    team.does("Mei Tanaka", doing.take_seat, team.task("Metrics and thresholds").id)
    team.does("Iris Novak", doing.block, team.task("Documentation updated").id, "the pictures are missing")
    team.does("Ana Ruiz", call.open_call, number)
    team.does("Jonas Lind", call.vote, number, "Tech Lead", "go if", "watch the cache", after=True)
    return number


def test_the_first_look_reads_what_the_store_reads(team: Crew) -> None:
    number = furnish(team)
    look = Look(team.house.path)
    with team.house.batch() as batch:
        assert read.facts(look, number) == read.facts(batch.rows, number)
        assert board.board(look) == board.board(batch.rows)
        assert views.journal(look) == views.journal(batch.rows)
    look.close()


def test_a_boards_card_counts_what_the_gate_counts(team: Crew) -> None:
    number = furnish(team)
    card = team.house.read(board.board).cards[number]
    facts = team.facts(number)
    assert {each.key for each in card.in_the_way} == {each.key for each in board.gate(facts)}
    assert card.in_the_way[0].title == "Documentation updated"
    assert sum(each.total for each in card.roles) == card.total
    assert card.seats == ("", "", "go if", "")


def test_my_work_and_the_board_speak_of_the_same_duties(team: Crew) -> None:
    furnish(team)
    duties = team.house.read(all_duties, team.clock())
    assert [duty.verb for duty in duties if duty.seat] == ["VOTE", "VOTE", "VOTE"]
    assert all(duty.release_id == 1 for duty in duties)
