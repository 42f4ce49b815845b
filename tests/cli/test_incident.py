"""`octotui incident watch`: which incident is meant, and what is said where none can be."""

from __future__ import annotations

import pytest

from octotui.cli.arguments import parse
from octotui.cli.incident import number_of, wanted


@pytest.mark.parametrize(("words", "number"), [(None, None), ("7", 7), ("INC-7", 7), ("inc-12", 12)])
def test_an_incident_is_named_by_its_number(words, number):
    assert number_of(words) == number


@pytest.mark.parametrize("words", ["seven", "INC-", "0", "-1", "9" * 20, "9" * 5000])
def test_what_is_no_incident_is_said_with_how_it_is_written(words):
    with pytest.raises(ValueError, match="INC-7 or 7"):
        number_of(words)


def test_watching_without_a_number_means_whatever_runs():
    arguments = parse(["incident", "watch"])
    assert (arguments.verb, wanted(arguments)) == ("incident", None)


def test_a_number_that_is_none_ends_with_bad_input(capsys):
    with pytest.raises(SystemExit) as left:
        wanted(parse(["incident", "watch", "seven"]))
    assert left.value.code == 2
    assert "INC-7" in capsys.readouterr().err
