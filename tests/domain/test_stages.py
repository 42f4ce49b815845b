"""Stages follow from facts, and what depends on a change settles with it."""

from __future__ import annotations

from octotui.domain.gate import progress
from tests.domain.house import CHECKLIST, QA, REQUIREMENTS, RM, House, Line, guide_of


def test_a_release_walks_through_its_stages() -> None:
    house = House()
    seen = [house.stage]
    house.closes_all().does("Ana", "open the call")
    seen.append(house.stage)
    house.calls_votes().does("Ana", "deploy")
    seen.append(house.stage)
    house.does("Quin", "finish", "Post-deploy verification")
    seen.append(house.stage)
    ended_at = house.closes_all(after=True).facts.release.ended_at
    seen.append(house.stage)
    assert seen == ["Preparing", "Go/No-Go", "Deploying", "Monitoring", "Released"]
    assert ended_at == house.facts.release.ended_at is not None
    assert house.facts.release.ended_by == house.who("Ada").id


def test_a_guide_with_nothing_after_the_deploy_is_released_by_it() -> None:
    house = House(guide_of(REQUIREMENTS[:2], (Line("Deploy to production", (RM,)),))).deploys()
    assert house.stage == "Released"


def test_a_guide_without_verification_monitors_at_once() -> None:
    house = House(guide_of((), CHECKLIST[2:3] + CHECKLIST[4:5])).deploys()
    assert house.stage == "Monitoring"


def test_a_verification_that_is_reopened_brings_the_release_back_to_deploying() -> None:
    house = House().deploys().does("Quin", "finish", "Post-deploy verification")
    house.does("Quin", "reopen", "Post-deploy verification")
    assert house.stage == "Deploying"


def test_progress_counts_towards_the_next_gate_and_parts_instead_of_wholes() -> None:
    house = House()
    assert progress(house.facts) == (0, 0, 7)
    house.does("Dana", "finish", "Criteria met").does("Dana", "finish", "CI green")
    assert progress(house.facts) == (1, 1, 7)
    house.deploys()
    assert progress(house.facts) == (1, 0, 5)


def test_a_verification_by_a_seat_holds_the_release_in_deploying_until_it_is_given() -> None:
    checked = Line("Post-deploy verification", (QA,), (("verified_by", RM, None),))
    house = House(guide_of((), (CHECKLIST[2], checked))).deploys().does("Quin", "finish", "Post-deploy verification")
    assert house.stage == "Deploying"
    house.does("Ana", "take a seat", "Post-deploy verification")
    assert house.stage == "Released"
