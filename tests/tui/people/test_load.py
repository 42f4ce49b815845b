"""How much each person owes, counted once for everybody, is what their own list shows."""

from __future__ import annotations

from octotui.domain.duties import owed
from octotui.tui.drawing.people import load_of
from tests.domain.house import House


def test_the_count_of_each_person_is_the_length_of_their_list() -> None:
    house = House().appoints("Quin", "QA Engineer", "Joe").does("Ana", "open the call")
    duties = house.duties()
    load = load_of(duties)
    everybody = house.facts.people
    assert {person.name: load.of(person) for person in everybody} == {
        person.name: len(owed(duties, person)) for person in everybody
    }
    assert load.stood_in[house.who("Joe").id]
