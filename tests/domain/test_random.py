"""Random people doing random things: what must hold holds after each act, and nothing but a refusal is raised."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from octotui.domain.duties import duties
from octotui.domain.facts import Facts
from octotui.domain.gate import count_in_the_way, gate
from octotui.domain.poll import Result, result
from octotui.domain.refusal import Refused
from octotui.domain.release import Stage
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
TASK_WORDS = (*TASK_ACTS, *("finish",) * 12, *("take a seat",) * 12, "unblock")
RELEASE_WORDS = (*RELEASE_ACTS, *("vote",) * 8, *("deploy",) * 4, "add", "appoint")
PERSONS = (None, 1, 2, 3, 4, 5, 9)


def told(dice: Random, act: str, house: House) -> tuple[Any, ...]:
    """Return what an act is told besides who does it."""
    # A reason becomes the title of a task at times, and titles tell tasks apart.
    reason = dice.choice((f"because {len(house.facts.tasks)}", ""))
    moment = house.now + timedelta(hours=dice.randint(-1, 2))
    # What ends a way early needs a reason that people seldom have, so that most go on.
    seldom = "because" if dice.random() < 0.04 else ""
    if act in TASK_ACTS:
        moving = [task.title for task in house.facts.tasks if not house.facts.closed(task) or dice.random() < 0.1]
        title = dice.choice(moving or [house.facts.tasks[0].title])
        more: dict[str, tuple[Any, ...]] = {
            "block": (seldom,), "fail": (reason,), "set aside": (reason,), "send back": (reason,),
            "defer": (reason, moment), "assign": (dice.choice(PERSONS),), "show": ("text", reason),
            "remark": ("comment", reason),
        }  # fmt: skip
        return (title, *more.get(act, ()))
    rest: dict[str, tuple[Any, ...]] = {
        "vote": (dice.choice((RM, QA, TL, PDM, TW)), dice.choice(("go",) * 16 + ("go if", "no-go")), reason),
        "name the revision": (dice.choice(("r1",) * 12 + ("r2", "r3")),),
        "answer": (dice.choice(tuple(ALL_NO)), dice.choice((False,) * 9 + (True, None))),
        "plan the window": dice.choice(((None, None),) * 3 + ((house.now, moment + timedelta(hours=9)),)),
        "rename": ("Tea", reason), "override": (seldom,), "roll back": (seldom,), "cancel": (seldom,),
        "add": (seldom, dice.choice((DEV, TW, ""))),
        "appoint": (dice.choice((RM, QA, TL, PDM, DEV, TW)), dice.choice(PERSONS[1:])),
    }  # fmt: skip
    return rest.get(act, ())


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
            if seat.for_person_id:
                assert appointed(after, seat.role, seat.for_person_id, seat.person_id, seat.at)
        parts = after.children(task)
        if parts and task.part == Part.AFTER.value and task.state in ("done", "verified") and not after.past(task):
            assert all(after.closed(part) for part in parts)
    for vote in after.votes:
        if vote.for_person_id:
            opened = next(poll.opened_at for poll in after.polls if poll.id == vote.poll_id)
            assert appointed(after, vote.seat, vote.for_person_id, vote.person_id, opened)
    if after.release.stage == "Released":
        assert all(mark.confirmed_at for mark in after.overrides)
    assert count_in_the_way(after) == len(gate(after))
    owed = duties(after, house.now)
    assert len({duty.key for duty in owed}) == len(owed)


def appointed(facts: Facts, role: str, absent: int, stand_in: int | None, by: datetime | None) -> bool:
    """Tell whether somebody was appointed for a role in time."""
    return any(
        (each.role, each.person_id, each.stand_in_id) == (role, absent, stand_in) and by and each.appointed_at <= by
        for each in facts.delegates
    )


def tries(dice: Random, house: House, act: str) -> bool:
    """Let one person or, more often, one after the other try an act until somebody may; tell whether it was done."""
    args = told(dice, act, house)
    names = dice.sample(tuple(PEOPLE), len(PEOPLE) if dice.random() < 0.9 else 1)
    before = house.facts
    for name in names:
        try:
            house.does(name, act, *args)
        except Refused:
            assert house.facts is before
        else:
            check(before, house)
            return True
    return False


@pytest.mark.parametrize("guide", [SMALL, NO_CALL], ids=["with a call", "without a call"])
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 2**32), acts=st.integers(20, 120), four_eyes=st.booleans(), ready=st.booleans())
def test_whatever_people_do_what_must_hold_holds(
    guide: Any, seed: int, acts: int, four_eyes: bool, ready: bool
) -> None:
    """A release from its beginning, or from where all before the call is closed, and as many acts."""
    dice = Random(seed)
    traits = ALL_NO if ready else dice.choice((ALL_NO, {}, dict.fromkeys(ALL_NO, True)))
    house = House(guide, PEOPLE, four_eyes=four_eyes, traits=traits)
    if ready:
        house.closes_all()
    for _ in range(acts):
        tries(dice, house, dice.choice((*TASK_WORDS, *RELEASE_WORDS)))


def test_the_random_people_come_to_every_stage() -> None:
    """What is checked above would be worth little if nobody ever came far."""
    seen, overridden, stood_in = set(), 0, 0
    for seed in range(40):
        dice = Random(seed)
        house = House(SMALL, PEOPLE, traits=ALL_NO)
        if seed % 2:
            house.closes_all()
        for _ in range(300):
            tries(dice, house, dice.choice((*TASK_WORDS, *RELEASE_WORDS)))
            seen.add(house.stage)
        overridden += bool(house.facts.overrides)
        stood_in += any(each.for_person_id for each in (*house.facts.votes, *house.facts.seats))
    assert seen == {stage.value for stage in Stage}
    assert 0 < overridden < 40
    assert 0 < stood_in < 40
