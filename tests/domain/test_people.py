"""Persons, absences, and who stands in for whom."""

from __future__ import annotations

from datetime import timedelta

import pytest

from octotui.domain.guide import Guide
from octotui.domain.people import Person, absent, appoint, hats, holders, join
from octotui.domain.refusal import Refusal, Refused
from tests.domain.house import NINE, QA, TL

QUIN, TIA = Person(1, "Quin", (QA,)), Person(2, "Tia", (TL,))
EVERYBODY = (QUIN, TIA)
HOUSE = Guide("A house of planes", "0" * 12, "", roles=("Pilot",))


def refused_to_join(name: str) -> Refusal:
    with pytest.raises(Refused) as caught:
        join(EVERYBODY, name, (), NINE)
    return caught.value.refusal


def refused_to_appoint(role: str, stand_in: int, **until: timedelta) -> Refusal:
    with pytest.raises(Refused) as caught:
        appoint(EVERYBODY, (), role, stand_in, QUIN, NINE, NINE + until["until"] if until else None)
    assert caught.value.refusal.verdict == "NOT APPOINTED"
    assert caught.value.refusal.rule == "A-GO-2"
    return caught.value.refusal


def test_people_have_names_that_tell_them_apart() -> None:
    assert join(EVERYBODY, "  Bo   Lin ", (QA,), NINE) == Person(3, "Bo Lin", (QA,), created_at=NINE)
    assert refused_to_join(" ").reason == "A person needs a name"
    assert refused_to_join("QUIN").reason == "There is a QUIN already; names tell people apart"


@pytest.mark.parametrize("name", ["\u200b", "\x00\x1b[31m", "\u202e", "\ud800"])
def test_a_name_that_nobody_could_see_is_none(name: str) -> None:
    assert refused_to_join(name).reason == "A person needs a name"


@pytest.mark.parametrize("name", ["Quin\u200b", "Ｑｕｉｎ", "\x1b[31mQuin", "Qu\u00adin"])
def test_names_that_look_alike_are_one(name: str) -> None:
    assert refused_to_join(name).reason.endswith("already; names tell people apart")


def test_a_name_is_kept_as_it_is_seen() -> None:
    assert join(EVERYBODY, "Zoe\u0308\x1b[2J\x00 Lind", (), NINE).name == "Zoë Lind"
    assert join(EVERYBODY, "[red]Bo[/]", (), NINE).name == "[red]Bo[/]"
    assert refused_to_join("x" * 81).reason == "A name has at most 80 letters"
    with pytest.raises(Refused):
        join((Person(1, "Zo\u00eb"),), "Zoe\u0308", (), NINE)


def test_a_role_is_called_as_it_is_called_here() -> None:
    told = hats((" qa lead", "QA\x1b[31m Engineer", "", "Pilot", "Old hat"), (HOUSE,), "NOT DONE", ("Old hat",))
    assert told == ("QA Engineer", "Pilot", "Old hat")


def test_a_role_that_no_guide_names_is_refused_with_the_nearest_name() -> None:
    for wrong, nearest in (("Technical Writr", "Technical Writer"), ("pilots", "Pilot"), ("Zzz", None)):
        with pytest.raises(Refused) as caught:
            hats((wrong,), (HOUSE,), "NOT DONE")
        refusal = caught.value.refusal
        assert refusal.reason.startswith(f"No guide here names the role {wrong}; the nearest is {nearest or ''}")
        assert (refusal.verdict, refusal.rule) == ("NOT DONE", "A-PRE-0")


def test_guides_are_read_only_for_a_role_that_is_none_of_the_usual() -> None:
    assert hats(("Tech Lead",), (pytest.fail("read") for _ in "x"), "NOT DONE") == ("Tech Lead",)


def test_an_absence_ends_later_than_it_begins() -> None:
    later = NINE + timedelta(hours=1)
    assert absent(QUIN, NINE, later).away(NINE)
    assert not absent(QUIN, None, None).away(NINE)
    for begins in (later, NINE + timedelta(hours=2)):
        with pytest.raises(Refused, match="An absence ends later than it begins"):
            absent(QUIN, begins, later)


def test_who_holds_a_role_appoints_somebody_else_for_it() -> None:
    made = appoint(EVERYBODY, (), QA, 2, QUIN, NINE)
    assert (made.person_id, made.stand_in_id, made.appointed_at) == (1, 2, NINE)
    assert refused_to_appoint(TL, 2).reason == "Only a Tech Lead appoints a delegate for it"
    assert refused_to_appoint("", 2).reason == "Only a role holder appoints a delegate for it"
    assert refused_to_appoint(QA, 1).reason == "Nobody stands in for themselves"
    assert refused_to_appoint(QA, 9).reason == "The stand-in is not known here"
    assert refused_to_appoint(QA, 2, until=timedelta(0)).reason == "An appointment ends later than it begins"


def test_an_appointment_holds_until_it_ends() -> None:
    until = NINE + timedelta(hours=1)
    made = appoint(EVERYBODY, (), QA, 2, QUIN, NINE, until)
    assert made.stands(NINE, until - timedelta(microseconds=1))
    assert not made.stands(NINE, until)
    assert not made.stands(NINE - timedelta(microseconds=1), NINE)


def test_somebody_is_away_from_the_first_instant_until_the_last() -> None:
    away = Person(1, "Quin", away_from=NINE, away_until=NINE + timedelta(days=1))
    assert [away.away(NINE + span) for span in (timedelta(microseconds=-1), timedelta(0), timedelta(days=1))] == [
        False, True, False,
    ]  # fmt: skip
    assert not QUIN.away(NINE)


def test_nobody_in_particular_holds_the_empty_role_and_everybody_may_act_for_it() -> None:
    assert holders(EVERYBODY, "") == ()
    assert QUIN.holds("")
