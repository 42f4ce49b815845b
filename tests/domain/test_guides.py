"""Whole releases from real guides: the built-in one, and the two editions where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from octotui.domain.plan import asked_traits, edition_of
from octotui.guide import read_guide
from tests.domain.house import NINE, PDM, QA, RM, TL, House

HERE = Path(__file__).parent.parent.parent
BUILT_IN = HERE / "data" / "guides" / "octoacme.md"
EDITIONS = HERE.parent / "shared" / "guides"
ROLES = (
    RM, QA, TL, PDM, "Project Manager", "Developers", "Security Champion", "Technical Writer", "UX Designer",
    "Customer Support Liaison", "Data Analyst", "DevOps Engineer",
)  # fmt: skip


def house_of(file: Path, answer: bool) -> House:
    if not file.exists():
        pytest.skip(f"{file.name} is not at hand")
    guide = read_guide(file)
    # Two of each hat: whoever does a thing is never the one to check it.
    team = {f"{role} {number}": (role,) for role in ROLES for number in (1, 2)}
    traits: dict[str, bool | None] = dict.fromkeys(asked_traits(guide), answer)
    return House(guide, team, traits=traits, window_from=NINE)


FILES = [BUILT_IN, EDITIONS / "octoacme-by-role.md", EDITIONS / "octoacme-by-quality.md"]


@pytest.mark.parametrize("answer", [True, False], ids=["every trait", "no trait"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_release_of_any_edition_comes_to_its_end(file: Path, answer: bool) -> None:
    house = house_of(file, answer)
    assert house.refused(house.someone(house.edition.lead), "deploy").in_the_way > 5
    house.closes_all()
    if house.edition.seats:
        house.calls()
    assert house.gate() == {}
    house.does(house.someone(house.edition.lead), "deploy")
    assert house.stage == "Deploying"
    house.closes_all(after=True)
    assert house.stage == "Released"
    assert house.duties() == ()


def test_the_built_in_guide_asks_the_four_seats() -> None:
    house = house_of(BUILT_IN, False)
    assert (house.edition.lead, house.edition.seats) == (RM, (RM, QA, TL, PDM))
    assert edition_of(house.guide, 1, "", None, NINE).demand(house.edition.call_line, "") == "A-GO-1"


def test_the_seats_of_the_built_in_guide_cite_the_line_and_the_demand_that_ask_for_them() -> None:
    house = house_of(BUILT_IN, True)
    seat = house.seat("Acceptance criteria, PRs merged", QA)
    assert house.edition.demand(seat.line, "") == "A-PRE-1v"
    assert "Verified by" in house.guide.line(seat.line)
    refusal = house.refused("Technical Writer 1", "take a seat", "Acceptance criteria, PRs merged")
    assert refusal.rule == "A-PRE-1v"
