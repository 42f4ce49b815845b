"""From a guide to the tasks of one release, and what is refused when it is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest

from octotui.domain.guide import GoNoGo, Guide, Item, RoleUse
from octotui.domain.meaning import deploy_item, purpose_of, traits_of
from octotui.domain.plan import Wish, edition_of, make_release, preview
from octotui.domain.refusal import Refusal, Refused
from octotui.domain.task import Purpose
from tests.domain.house import DEV, NINE, PDM, QA, RM, SUP, TL, TW, House, Line, guide_of


def refusal_of(guide: Guide | None = None, versions: tuple[str, ...] = (), **wish: Any) -> Refusal:
    house = House(guide)
    asked: Mapping[str, Any] = {"version": "4.12.0", "name": "Tea", "type": "Minor"} | wish
    with pytest.raises(Refused) as caught:
        make_release(house.guide, house.edition, Wish(**asked), 8, versions, house.who("Ana"), NINE)
    assert caught.value.refusal.verdict == "NOT MADE"
    return caught.value.refusal


def test_each_item_becomes_a_task_with_its_seats_and_their_lines() -> None:
    house = House()
    assert len(house.facts.tasks) == 18
    seat = house.seat("Criteria met", QA)
    assert (seat.kind, seat.line) == ("verify", house.line("Verified by: Product Manager"))
    assert house.task("Criteria met").last_line == house.line("CI green") - 1


def test_a_designer_in_an_owner_line_is_no_sign_off() -> None:
    line = Line("Look agreed", ("UX Designer",), (("verified_by", "UX Designer", None), ("sign_off", PDM, None)))
    house = House(guide_of((line,)))
    assert house.seat("Look agreed", PDM).line == house.line("Sign-off")


def test_one_hat_under_two_names_is_one_owner_and_one_seat() -> None:
    line = Line("Test plan", (QA, "QA Lead"), (("verified_by", "Dev team", None), ("verified_by", DEV, None)))
    house = House(guide_of((line,)))
    assert [task.owner for task in house.facts.tasks if task.title.startswith("Test plan")] == [QA]
    assert [seat.role for seat in house.facts.seats if seat.task_id == house.task("Test plan").id] == [DEV]


def test_a_share_of_a_task_names_what_its_owner_does() -> None:
    item = Item("CI and scans", 1, (RoleUse(DEV, "CI"), RoleUse("Security Champion", "security review")))
    guide = Guide("g", "e", "- CI and scans", requirements=(item,))
    tasks = House(guide, type="any", version="1.0.0").facts.tasks
    assert [(task.title, task.owner, task.purpose, task.parent_id) for task in tasks] == [
        ("CI and scans", DEV, "security", None),
        ("CI and scans: CI", DEV, "ci", "7.1"),
        ("CI and scans: security review", "Security Champion", "security", "7.1"),
    ]


@pytest.mark.parametrize(
    ("condition", "title", "traits"),
    [
        ("for security-sensitive or high-risk changes", "", ("security-sensitive", "high-risk")),
        ("for user-facing docs", "", ("user-facing docs",)),
        ("for user-facing changes", "", ("user-facing",)),
        ("for UI changes", "", ("UI change",)),
        ("if needed", "Deployment window scheduled", ("needs a window",)),
        ("if applicable", "Backup or snapshot", ("needs a backup",)),
        ("if applicable", "Translations", ()),
        ("if issues occurred", "", ("issues occurred",)),
        (None, "", ()),
    ],
)
def test_a_condition_is_read_as_traits(condition: str | None, title: str, traits: tuple[str, ...]) -> None:
    assert traits_of(condition, title) == traits


@pytest.mark.parametrize(
    ("title", "after", "purpose"),
    [
        ("Run post-deploy verifications", True, Purpose.VERIFY),
        ("Monitoring for a day", True, Purpose.MONITOR),
        ("Monitor metrics", True, Purpose.MONITOR),
        ("Announce release to stakeholders", True, Purpose.ANNOUNCE),
        ("Smoke tests prepared", False, Purpose.SMOKE),
        ("Rollback / mitigation plan", False, Purpose.ROLLBACK),
        ("SAST scan", False, Purpose.SECURITY),
        ("CI green", False, Purpose.CI),
        ("Retrospective scheduled", True, Purpose.RETROSPECTIVE),
        ("Budget agreed", False, Purpose.PLAIN),
    ],
)
def test_a_title_says_what_a_task_is_about(title: str, after: bool, purpose: Purpose) -> None:
    assert purpose_of(title, after=after) is purpose


@pytest.mark.parametrize(
    ("titles", "deploy"),
    [
        (("Backup before deploying to production", "Deploy to production"), "Deploy to production"),
        (("Schedule release to production", "Production deployment", "Smoke"), "Production deployment"),
        (("Deploy to staging", "Deploy the release", "Announce"), "Deploy the release"),
        (("Tag it", "Announce"), None),
    ],
)
def test_what_only_speaks_of_the_deploy_is_not_it(titles: tuple[str, ...], deploy: str | None) -> None:
    item = deploy_item(guide_of((), tuple(Line(title, (RM,)) for title in titles)))
    assert (item.title if item else None) == deploy


def test_what_proves_a_revision_is_bound_to_it_and_readiness_is_not() -> None:
    house = House()
    assert {task.title for task in house.facts.tasks if task.bound} >= {"CI green", "Staging tests"}
    assert not house.task("Smoke tests ready").bound


def test_the_call_has_the_seat_of_its_lead_and_those_of_the_guide() -> None:
    assert House().edition.seats == (RM, QA, TL, PDM)
    wide = guide_of(voters=(QA, TL, PDM, "Support Lead"))
    assert House(wide).edition.seats == (RM, QA, TL, PDM, SUP)


def test_without_a_call_who_owns_the_deploy_leads_and_else_nobody_does() -> None:
    assert House(guide_of(voters=())).edition.lead == RM
    assert edition_of(Guide("g", "e", "", roles=("Release Manager",)), 1, "", None, NINE).lead == RM
    assert edition_of(Guide("g", "e", "", go_no_go=GoNoGo(None, (QA,), 1)), 1, "", None, NINE).lead == ""


def test_a_preview_shows_what_an_answer_adds() -> None:
    guide = guide_of()

    def applying(yes: bool) -> int:
        facts = preview(guide, {"security-sensitive": yes}, "Minor", NINE)
        return sum(facts.applies(task) is True for task in facts.tasks)

    assert applying(True) - applying(False) == 3


def test_a_release_is_made_of_a_type_that_the_guide_knows() -> None:
    refusal = refusal_of(type="Huge")
    assert (refusal.rule, refusal.line) == ("A-TYP", 2)
    assert refusal.reason == "This guide knows no type Huge; it has Patch, Minor, Major"


@pytest.mark.parametrize(
    ("version", "kind", "rule"),
    [
        ("4.12", "Minor", "A-TYP"),
        ("v4.12.0", "Minor", "A-TYP"),
        ("04.12.0", "Minor", "A-TYP"),
        ("", "Minor", "A-TYP"),
        ("4.12.0", "Patch", "A-TYP-P"),
        ("4.12.1", "Minor", "A-TYP-m"),
        ("4.0.0", "Minor", "A-TYP-m"),
        ("5.1.0", "Major", "A-TYP-M"),
        ("5.0.1", "Major", "A-TYP-M"),
    ],
)
def test_a_version_is_checked_against_its_type(version: str, kind: str, rule: str) -> None:
    refusal = refusal_of(version=version, type=kind)
    assert (refusal.rule, refusal.line) == (rule, {"Patch": 2, "Minor": 3, "Major": 4}[kind])


def test_a_version_is_taken_once() -> None:
    assert refusal_of(versions=("4.12.0",)).reason == "4.12.0 is taken by another release"


def test_a_release_has_a_name_and_a_window_that_ends_after_it_begins() -> None:
    assert refusal_of(name=" ").rule == "A-RN-3"
    refusal = refusal_of(window_from=NINE, window_to=NINE)
    assert (refusal.rule, refusal.reason) == ("A-DEP-1", "A window ends after it begins")
    House(window_from=NINE, window_to=NINE + timedelta(microseconds=1))


def test_who_answered_a_trait_is_on_record_from_the_start() -> None:
    house = House(traits={"security-sensitive": True})
    answers = {answer.trait: (answer.yes, answer.by) for answer in house.facts.traits}
    assert answers["security-sensitive"] == (True, 1)
    assert answers["needs a window"] == (None, None)


def test_parts_below_the_deploy_come_after_it() -> None:
    parts = (Line("Shift traffic", (DEV,)),)
    house = House(guide_of((), (Line("Deploy to production", (RM,), parts=parts), Line("Announce", (TW,)))))
    assert house.task("Shift traffic").part == "after"
    house.deploys().does("Dana", "finish", "Shift traffic")
