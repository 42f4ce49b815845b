"""Versions and types of releases."""

from __future__ import annotations

import pytest

from octotui.domain.refusal import Refused
from octotui.domain.release import Stage, check_version, kind, parts, suggest


@pytest.mark.parametrize(
    ("version", "figures"),
    [("4.12.0", (4, 12, 0)), (" 4.12.0-rc.1+b7 ", (4, 12, 0)), ("4.12", None), ("4.012.0", None), ("four", None)],
)
def test_a_version_is_semantic(version: str, figures: tuple[int, int, int] | None) -> None:
    assert parts(version) == figures


@pytest.mark.parametrize(
    ("name", "meant"),
    [("Patch", "patch"), ("Hotfix release", "patch"), ("MAJOR", "major"), ("Feature", "minor"), ("Emergency", "")],
)
def test_a_type_is_known_by_its_words(name: str, meant: str) -> None:
    assert kind(name) == meant


@pytest.mark.parametrize(
    ("name", "version"), [("Patch", "4.12.4"), ("Minor", "4.13.0"), ("Major", "5.0.0"), ("Emergency", "4.13.0")]
)
def test_the_next_version_follows_the_highest(name: str, version: str) -> None:
    assert suggest(name, ("4.12.3", "4.9.9", "not one")) == version
    check_version(version, name, ("4.12.3",))


def test_the_first_version_of_all() -> None:
    assert [suggest(name, ()) for name in ("Patch", "Minor", "Major")] == ["0.0.1", "0.1.0", "1.0.0"]


@pytest.mark.parametrize(
    "version", ["1." + "9" * 5000 + ".0", "1.1234567890.0", "1.\u0664.0", "1.2\u0664.0", "1.1.0-" + "a" * 41]
)
def test_what_nobody_can_say_is_no_version(version: str) -> None:
    assert parts(version) is None
    with pytest.raises(Refused, match="is not a version"):
        check_version(version, "Minor", ())


def test_three_stages_are_ends() -> None:
    assert [stage.value for stage in Stage if stage.ended] == ["Released", "Rolled back", "Cancelled"]
