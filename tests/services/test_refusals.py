"""What a person is told who may not do something: the rule, the reason, the guide line, and who can unblock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from octotui.domain.edition import Edition
from octotui.domain.plan import Wish
from octotui.domain.refusal import Refusal, Refused
from octotui.guide.reader import parse_guide
from octotui.services import call, doing, release, views
from octotui.services import people as persons
from octotui.services.guide import built_in, use_guide
from octotui.services.undo import undo
from tests.house import START, Crew, crew

ANA, NOOR, IRIS, LEO = "Ana Ruiz", "Noor Haddad", "Iris Novak", "Leo Brandt"
SMOKE, DOCS, METRICS, SCANS = (
    "Smoke tests prepared", "Documentation updated", "Metrics and thresholds", "Scans: SAST, DAST, dependencies",
)  # fmt: skip
DEPLOY, VERIFY, RETRO = "Deploy to production", "Post-deploy verification", "Retrospective scheduled"
LATER = START + timedelta(days=9)

Case = tuple[str, Callable[..., Any], tuple[Any, ...], str]
ON_A_TASK: tuple[Case, ...] = (
    (LEO, doing.start, (SMOKE,), "A-PRE-5"),
    (LEO, doing.finish, (SMOKE,), "A-PRE-5"),
    (NOOR, doing.reopen, (SMOKE,), "A-PRE-0"),
    (NOOR, doing.unblock, (SMOKE,), "A-PRE-0"),
    (NOOR, doing.block, (SMOKE, " "), "A-PUR"),
    (ANA, doing.block, (DEPLOY, "rain"), "A-DEP-5"),
    (NOOR, doing.fail, (SMOKE, "red"), "A-DEP-6"),
    (NOOR, doing.fail, (VERIFY, "red"), "C10"),
    (ANA, doing.finish, (DEPLOY,), "A-DEP-5"),
    (ANA, doing.reopen, (DEPLOY,), "A-DEP-5"),
    (NOOR, doing.finish, (VERIFY,), "C10"),
    ("Ola Berg", doing.finish, (RETRO,), "C18"),
    ("Dana Cruz", doing.finish, (SCANS,), "A-DEP-8"),
    ("Dana Cruz", doing.reopen, (SCANS,), "A-DEP-8"),
    ("Dana Cruz", doing.not_applicable, (SCANS, "none"), "A-DEP-8"),
    (NOOR, doing.defer, (SMOKE, "later", LATER), "C22"),
    (IRIS, doing.defer, (DOCS, "later", START), "C22"),
    (IRIS, doing.not_applicable, (DOCS, ""), "A-PUR"),
    (ANA, doing.not_applicable, (DEPLOY, "no need"), "A-GO-3"),
    (ANA, doing.assign, (SMOKE, 99), "A-PRE-0"),
    (NOOR, doing.assign, (SMOKE, 1), "A-PRE-0"),
    (NOOR, doing.add_evidence, (SMOKE, "text", ""), "A-PUR"),
    (NOOR, doing.comment, (SMOKE, ""), "A-PUR"),
    (NOOR, doing.take_seat, (SMOKE,), "A-PRE-1v"),
    (LEO, doing.take_seat, (METRICS,), "A-PRE-8v"),
    ("Mei Tanaka", doing.take_seat, (METRICS,), "A-PRE-8v"),
    ("Mei Tanaka", doing.send_back, (METRICS, "why"), "A-PRE-8v"),
    (NOOR, doing.send_back, (SMOKE, "why"), "A-PRE-1v"),
)
ON_THE_RELEASE: tuple[Case, ...] = (
    (NOOR, release.set_revision, ("9f",), "A-GO-3"),
    (ANA, release.set_revision, (" ",), "A-GO-3"),
    (ANA, release.set_revision, ("8f3c21",), "A-GO-3"),
    (NOOR, release.answer_trait, ("high-risk", True), "C18"),
    (ANA, release.answer_trait, ("blue", True), "C18"),
    (NOOR, release.set_window, (START, LATER), "A-DEP-1"),
    (ANA, release.set_window, (LATER, START), "A-DEP-1"),
    (ANA, release.rename, (" ",), "A-RN-3"),
    (NOOR, release.rename, ("Tea",), "A-ACC"),
    (ANA, release.deploy, (), "A-PRE-1"),
    (NOOR, release.deploy, (), "A-DEP-5"),
    (ANA, release.override, ("",), "A-DEP-5"),
    (ANA, release.roll_back, ("why",), "A-DEP-5"),
    (ANA, release.cancel, (" ",), "A-PUR"),
    (NOOR, call.open_call, (), "A-GO-1"),
    (NOOR, call.vote, ("QA Engineer", "go"), "A-GO-3"),
    (NOOR, call.vote, ("QA Engineer", "perhaps"), "A-GO-3"),
    (ANA, call.ping_seat, ("QA Engineer",), "A-GO-3"),
    (ANA, doing.add_task, (" ", "Developers"), "A-PRE-0"),
)
ANYWHERE: tuple[Case, ...] = (
    (ANA, release.new_release, (Wish("4.12.0", "Tea", "Minor"),), "A-TYP"),
    (ANA, release.new_release, (Wish("4.x", "Tea", "Minor"),), "A-TYP"),
    (ANA, release.new_release, (Wish("4.13.1", "Tea", "Minor"),), "A-TYP-m"),
    (ANA, release.new_release, (Wish("4.13.0", " ", "Minor"),), "A-RN-3"),
    (ANA, release.new_release, (Wish("4.13.0", "Tea", "Huge"),), "A-TYP"),
    (ANA, release.new_release, (Wish("4.13.0", "Tea", "Minor", window_from=LATER, window_to=START),), "A-DEP-1"),
    (ANA, release.deploy, (9,), "A-PUR"),
    (ANA, doing.finish, ("1.99",), "A-PUR"),
    (ANA, doing.finish, ("nonsense",), "A-PUR"),
    (ANA, persons.join, ("",), "A-PRE-0"),
    (ANA, persons.join, ("ana RUIZ",), "A-PRE-0"),
    (ANA, persons.set_roles, (99, ()), "A-PRE-0"),
    (ANA, persons.appoint, ("QA Engineer", 3), "A-GO-2"),
    (ANA, persons.set_roles, (1, ("Release Manger",)), "A-PRE-0"),
    (ANA, persons.join, ("Bo Lin", ("Release Manger",)), "A-PRE-0"),
    (ANA, persons.appoint, ("Release Manager", 1), "A-GO-2"),
    (ANA, persons.appoint, ("Release Manager", 99), "A-GO-2"),
    (ANA, persons.appoint, ("Release Manager", 2, START), "A-GO-2"),
    (ANA, persons.end_delegate, ("d9",), "A-GO-2"),
    (NOOR, undo, (), "A-PUR"),
)


def refused(team: Crew, who: str | None, act: Callable[..., Any], *told: Any) -> Refusal:
    with pytest.raises(Refused) as caught:
        team.house.act_as(team.ids[who] if who else None, act, *told)
    return caught.value.refusal


def words(case: Case) -> str:
    return f"{case[1].__name__} {' '.join(str(each)[:12] for each in case[2])} {case[0]}"


def says_why(team: Crew, refusal: Refusal, rule: str, text: str) -> None:
    """See that a refusal has all four, and that the line is one of the guide that says something."""
    assert refusal.rule == rule
    assert refusal.movers
    assert Edition(0, "", "", text).lines(refusal.line, refusal.line)[0][1].strip()
    assert str(refusal).endswith(f", guide line {refusal.line} ({rule}).")
    entry = team.house.read(views.journal)[0]
    assert entry.refused
    assert entry.said == f"{refusal.verdict}: {refusal}".rstrip(".")


@pytest.mark.parametrize("case", ON_A_TASK, ids=words)
def test_a_refusal_on_a_task(team: Crew, case: Case) -> None:
    who, act, (title, *told), rule = case
    team.makes()
    refusal = refused(team, who, act, team.task(title).id, *told)
    says_why(team, refusal, rule, team.facts().edition.text)


@pytest.mark.parametrize("case", ON_THE_RELEASE, ids=words)
def test_a_refusal_on_a_release(team: Crew, case: Case) -> None:
    who, act, told, rule = case
    refusal = refused(team, who, act, team.makes(), *told)
    says_why(team, refusal, rule, team.facts().edition.text)


@pytest.mark.parametrize("case", ANYWHERE, ids=words)
def test_a_refusal_that_no_release_is_concerned_with(team: Crew, case: Case) -> None:
    who, act, told, rule = case
    team.makes()
    says_why(team, refused(team, who, act, *told), rule, built_in().text)


def test_undo_says_who_has_built_on_it_and_what_is_done_instead(team: Crew) -> None:
    number, task = team.makes(), team.task(METRICS).id
    team.does(LEO, doing.finish, task)
    team.does("Mei Tanaka", doing.take_seat, task)
    (mover,) = refused(team, LEO, undo).movers
    assert (mover.person_id, mover.would) == (team.ids["Mei Tanaka"], "takes theirs back first")
    team.does(ANA, release.override, number, "the shop is down")
    for who in (ANA, LEO):
        refusal = refused(team, who, undo)
        assert (refusal.movers[0].person_id, refusal.movers[0].would) == (team.ids[ANA], "rolls it back")
        assert refusal.line > 0


def test_nobody_acting_is_told_so(team: Crew) -> None:
    refusal = refused(team, None, release.deploy, team.makes())
    assert "--as NAME" in refusal.reason
    assert refusal.line > 0


def test_the_guide_speaks_before_there_is_any_release(tmp_path: Path) -> None:
    team = crew(tmp_path / "new.db", {ANA: ("Release Manager",)})
    assert refused(team, ANA, persons.join, " ").line == Edition(0, "", "", built_in().text).line_of("A-PRE-0") > 0
    team.house.close()


def test_what_a_guide_of_ones_own_does_not_say_is_octotuis_own_rule(team: Crew) -> None:
    text = "# Ours\n\n## Deployment checklist\n\n- [ ] Deploy to production - Release Manager\n"
    team.does(ANA, use_guide, parse_guide(text, "ours.md"), "ours.md")
    number = team.makes(type="", traits={})
    refusal = refused(team, ANA, release.rename, number, " ")
    assert refusal.line == 5, "the deploy is the line of a release as a whole"
    own = refused(team, ANA, persons.join, "")
    assert own.line == 0
    assert str(own) == "A person needs a name, octotui's own rule (A-PRE-0)."
    assert own.movers
