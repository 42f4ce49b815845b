"""A value behaves as the frozen dataclass that it is typed as."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest

from octotui.domain.facts import Facts
from octotui.domain.people import Person
from octotui.domain.task import Task
from octotui.domain.value import dataclass

ANA = Person(1, "Ana Ruiz", ("Release Manager",), created_at=datetime(2026, 4, 14, tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class One:
    """A value of one field."""

    word: str = "yes"


def test_it_compares_and_hashes_by_its_fields() -> None:
    same = dataclasses.replace(ANA)
    assert same == ANA
    assert ANA is not same
    assert hash(ANA) == hash(same)
    assert dataclasses.replace(ANA, name="Ada") != ANA
    assert One() == One("yes")
    assert len({One(), One("yes"), One("no")}) == 2


def test_it_does_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot change 'name'"):
        ANA.name = "Ada"  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del ANA.name
    assert not hasattr(ANA, "__dict__")


def test_it_says_what_it_holds() -> None:
    assert repr(One("no")) == "One(word='no')"
    assert [field.name for field in dataclasses.fields(Person)][:3] == ["id", "name", "roles"]
    assert dataclasses.is_dataclass(Task)


def test_it_wants_its_fields() -> None:
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Person(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword"):
        Person(1, "Ana", age=3)  # type: ignore[call-arg]


def test_methods_and_properties_stay() -> None:
    assert ANA.holds("Release Manager")
    assert Facts.__doc__ is not None
    assert "before_production" in dir(Facts)
