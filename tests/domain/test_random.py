"""Random people doing random things: what must hold holds after each act, and nothing but a refusal is raised."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from octotui.domain.duties import duties
from octotui.domain.facts import Facts
from octotui.domain.gate import gate
from octotui.domain.poll import Result, result
from octotui.domain.refusal import Refused
from octotui.domain.standing import same_hand
from octotui.domain.task import Part, SeatKind
from tests.domain.house import (
    ALL_NO,
    DA,
    DEV,
    PDM,
    QA,
    RELEASE_ACTS,
    RM,
    SEC,
    TASK_ACTS,
    TL,
    TW,
    House,
    Line,
    guide_of,
)

SMALL = guide_of(
    (
        Line("Criteria met", (DEV,), (("verified_by", PDM, None), ("verified_by", QA, None))),
        Line("Security review", (DEV, SEC), (("sign_off", SEC, None),), "for security-sensitive changes"),
        Line("Rollback plan", (RM,), (("input_from", TL, None),)),
        Line("Docs updated", (TW,), (("verified_by", DEV, None), ("verified_by", QA, "for user-facing docs"))),
    ),
    (
        Line("Window scheduled", (RM,), when="if needed"),
        Line("Deploy to production", (RM,)),
        Line("Post-deploy verification", (QA,)),
        Line("Monitor metrics", (DA,)),
        Line("Announce", (RM,), (("verified_by", PDM, None),), parts=(Line("Notes published", (TW,)),)),
        Line("Retrospective scheduled", (PDM,), when="if issues occurred"),
    ),
)
NO_CALL = guide_of(
    (Line("CI green", ()), Line("Plan", (DEV,))), (Line("Deploy to production", ()),), voters=(), lead=None
)
PEOPLE = {"Ana": (RM, TW), "Quin": (QA, SEC), "Pia": (PDM, TL), "Dana": (DEV, QA, DA), "Bo": (DEV, SEC)}
TASK_WORDS = (*TASK_ACTS, "finish", "finish", "take a seat", "take a seat")
RELEASE_WORDS = (*RELEASE_ACTS, "vote", "vote", "vote", "add")


def told(draw: Any, act: str, house: House) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """Return what an act is told besides who does it."""
    reason = draw(st.sampled_from(("because", "")))
    moment = house.now + timedelta(hours=draw(st.integers(-1, 2)))
    if act in TASK_ACTS:
        title = draw(st.sampled_from([task.title for task in house.facts.tasks]))
        more: dict[str, tuple[Any, ...]] = {
            "block": (reason,), "fail": (reason,), "set aside": (reason,), "send back": (reason,),
            "defer": (reason, moment), "assign": (draw(st.sampled_from((None, 1, 2, 3, 4, 5, 9))),),
            "show": ("text", reason), "remark": ("comment", reason),
        }  # fmt: skip
        return (title, *more.get(act, ())), {}
    if act == "vote":
        seat, choice = (
            draw(st.sampled_from((RM, QA, TL, PDM, TW))),
            draw(st.sampled_from(("go", "go", "go", "go if", "no-go"))),
        )
        return (seat, choice, reason), {"after": draw(st.booleans())}
    rest: dict[str, tuple[Any, ...]] = {
        "name the revision": (draw(st.sampled_from(("r1", "r2", "r3"))),),
        "answer": (draw(st.sampled_from(tuple(ALL_NO))), draw(st.sampled_from((True, False, None)))),
        "plan the window": (draw(st.sampled_from((None, house.now))), moment),
        "rename": ("Tea", reason), "override": (reason,), "roll back": (reason,), "cancel": (reason,),
        "add": (reason, draw(st.sampled_from((DEV, TW, "")))),
    }  # fmt: skip
    return rest.get(act, ()), {}


def check(before: Facts, house: House) -> None:
    """Check what must hold after any act."""
    after = house.facts
    if after.release.deployed_at and not before.release.deployed_at and not after.overrides:
        assert gate(before) == ()
        assert not before.edition.seats or (before.poll and result(before.poll, before.votes) is Result.GO)
    for task in after.tasks:
        for seat in after.seats_of(task):
            if seat.verdict == "yes" and seat.kind != SeatKind.INPUT.value:
                assert seat.person_id is not None
                assert task.state in ("done", "verified", "not applicable", "deferred")
                if after.four_eyes and not seat.same_hand:
                    assert not same_hand(after, task, seat, seat.person_id)
                assert not (after.four_eyes and seat.same_hand)
        parts = after.children(task)
        if parts and task.part == Part.AFTER.value and task.state in ("done", "verified") and not after.past(task):
            assert all(after.closed(part) for part in parts)
    if after.release.stage == "Released":
        assert all(mark.confirmed_at for mark in after.overrides)
    owed = duties(after, house.now)
    assert len({duty.key for duty in owed}) == len(owed)


def tries(draw: Any, house: House, act: str) -> None:
    name, (args, more) = draw(st.sampled_from(tuple(PEOPLE))), told(draw, act, house)
    before = house.facts
    try:
        house.does(name, act, *args, **more)
    except Refused:
        assert house.facts is before
    check(before, house)


@pytest.mark.parametrize("guide", [SMALL, NO_CALL], ids=["with a call", "without a call"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_people_do_what_must_hold_holds(guide: Any, data: Any) -> None:
    """Acts from any beginning: a fresh release, one before the call, one deployed."""
    four_eyes, traits = (
        data.draw(st.booleans()),
        data.draw(st.sampled_from((ALL_NO, {}, dict.fromkeys(ALL_NO, True)))),
    )
    house = House(guide, PEOPLE, four_eyes=four_eyes, traits=traits)
    stretch = data.draw(st.sampled_from(("fresh", "ready", "called", "deployed")))
    if traits is ALL_NO and stretch != "fresh":
        house.closes_all()
        if stretch != "ready" and house.edition.seats:
            house.calls()
        if stretch == "deployed":
            house.does("Ana", "deploy")
    for _ in range(data.draw(st.integers(5, 25))):
        act = data.draw(st.sampled_from((*TASK_WORDS, *RELEASE_WORDS)))
        tries(data.draw, house, act)
