"""Random acts by random people on a real file: the gate holds, and journal and tables agree."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from octotui.domain.facts import Facts
from octotui.domain.gate import gate
from octotui.domain.refusal import Refused
from octotui.domain.stages import settle, stage
from octotui.domain.task import Part, SeatKind
from octotui.guide.reader import parse_guide
from octotui.services import call, doing, release, views
from octotui.services import people as persons
from octotui.services.guide import use_guide
from octotui.services.undo import undo
from tests.house import START, Crew, crew
from tests.journal import assert_journal_agrees

GUIDE = """
# Small guide

## Pre-release requirements
- **Tests pass**
  - **Owner**: Developers
  - **Verified by**: QA Engineer
- **Security review**
  - **Owner**: Developers
  - **Sign-off**: Security Champion (for security-sensitive changes)

## Deployment checklist
- [ ] **Deploy to production** - Release Manager
- [ ] **Post-deploy verification** - QA Engineer

**Go/No-Go Decision:** Release Manager leads the go/no-go call with QA Engineer. All must agree before production.
"""
PEOPLE = {
    "Ana": ("Release Manager",),
    "Noor": ("QA Engineer",),
    "Dana": ("Developers", "QA Engineer"),
    "Sam": ("Security Champion",),
}
Act = Callable[..., Any]
Told = tuple[Any, ...]
SEATS = ("Release Manager", "QA Engineer")


def task(dice: Random) -> str:
    return f"1.{dice.randint(1, 8)}"


def seldom(dice: Random) -> str:
    """A reason, mostly an empty one, for what ends a way early."""
    return "a reason" if dice.random() < 0.3 else ""


ACTS: Mapping[Act, Callable[[Random], Told]] = {
    doing.start: lambda dice: (task(dice),),
    doing.finish: lambda dice: (task(dice),),
    doing.take_seat: lambda dice: (task(dice),),
    doing.reopen: lambda dice: (task(dice),),
    doing.unblock: lambda dice: (task(dice),),
    doing.block: lambda dice: (task(dice), seldom(dice)),
    doing.fail: lambda dice: (task(dice), "a reason"),
    doing.send_back: lambda dice: (task(dice), "a reason"),
    doing.not_applicable: lambda dice: (task(dice), "a reason"),
    doing.defer: lambda dice: (task(dice), "a reason", START + timedelta(hours=dice.randint(-1, 9))),
    doing.assign: lambda dice: (task(dice), dice.choice((None, 1, 2, 3, 4, 9))),
    doing.add_evidence: lambda dice: (task(dice), "text", "a link"),
    doing.comment: lambda dice: (task(dice), "a word"),
    doing.ping: lambda dice: (task(dice),),
    doing.ping_all: lambda dice: (1,),
    doing.add_task: lambda dice: (1, dice.choice(("One more", "")), "Developers"),
    release.set_revision: lambda dice: (1, dice.choice(("r1", "r2"))),
    release.answer_trait: lambda dice: (1, "security-sensitive", dice.choice((True, False, None))),
    release.set_window: lambda dice: (1, dice.choice((None, START)), START + timedelta(hours=9)),
    release.rename: lambda dice: (1, "Tea"),
    release.deploy: lambda dice: (1,),
    release.override: lambda dice: (1, seldom(dice)),
    release.roll_back: lambda dice: (1, seldom(dice)),
    release.cancel: lambda dice: (1, seldom(dice)),
    call.open_call: lambda dice: (1,),
    call.vote: lambda dice: (1, dice.choice(SEATS), dice.choice(("go", "go", "go if", "no-go")), "a reason"),
    call.ping_seat: lambda dice: (1, dice.choice(SEATS)),
    persons.appoint: lambda dice: (dice.choice(SEATS), dice.randint(1, 4)),
    persons.end_delegate: lambda dice: (f"d{dice.randint(1, 2)}",),
    persons.set_four_eyes: lambda dice: (dice.choice((True, False)),),
    undo: lambda dice: (),
}
"""What anybody may try, and what they say with it."""
SHORT_CUT: list[tuple[Any, ...]] = [
    ("Dana", doing.finish, "1.1"), ("Noor", doing.take_seat, "1.1"), ("Dana", doing.finish, "1.2"),
    ("Ana", call.open_call, 1), ("Ana", call.vote, 1, "Release Manager", "go"),
    ("Noor", call.vote, 1, "QA Engineer", "go"),
]  # fmt: skip
"""The way to an open gate, so that random acts are tried beside it and after it."""


@contextmanager
def at_a_release(*, sensitive: bool = False) -> Iterator[Crew]:
    """Give people at one release, in a file of their own; in the end its journal must agree with its tables."""
    with tempfile.TemporaryDirectory() as folder:
        team = crew(Path(folder) / "octotui.db", PEOPLE)
        team.does("Ana", use_guide, parse_guide(GUIDE, "small.md"), "small.md")
        team.ids["Ana Ruiz"] = team.ids["Ana"]
        team.makes(traits={"security-sensitive": sensitive}, revision="r1")
        yield team
        assert_journal_agrees(team.house)
        team.house.close()


def attempt(team: Crew, name: str, act: Act, *args: Any) -> bool:
    """Let a person try an act; what must hold holds whether it is done or refused."""
    before = team.house.read(views.release_page, 1)
    try:
        team.does(name, act, *args)
    except Refused:
        assert team.house.read(views.release_page, 1) == before
        return False
    after = team.house.read(views.release_page, 1)
    if before is None or after is None:
        assert act is undo, "only undoing the making of a release takes it away"
        return True
    assert after.release.stage == stage(after)
    assert settle(after, (), 1, team.clock()) == ()
    if after.release.deployed_at:
        check_production(before, after)
    return True


def check_production(before: Facts, after: Facts) -> None:
    """Nothing goes out against its gate but by an override that keeps what stood, and nothing opens behind its back."""
    arrived = before.release.deployed_at is None
    if after.overrides:
        if arrived:
            assert [blocker.reason for blocker in gate(before)] == list(after.overrides[-1].stood[: len(gate(before))])
            assert any(task.part == Part.OVERRIDE.value and not after.closed(task) for task in after.tasks)
        return
    if arrived:
        assert gate(before) == ()
    put_off = {seat.task_id for seat in after.seats if seat.kind == SeatKind.COUNTERSIGN.value}
    still = gate(replace(after, release=replace(after.release, deployed_at=None)))
    assert {blocker.task_id for blocker in still} <= put_off, "what stood closed at the deploy was opened"


TRIES = st.lists(
    st.tuples(st.sampled_from(sorted(PEOPLE)), st.sampled_from(tuple(ACTS)), st.integers(0, 10_000)), max_size=16
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(TRIES, st.integers(0, len(SHORT_CUT)), st.booleans())
def test_the_gate_holds_whatever_people_try(tries: list[tuple[str, Act, int]], cut: int, sensitive: bool) -> None:
    with at_a_release(sensitive=sensitive) as team:
        for name, act, *args in SHORT_CUT[:cut]:
            attempt(team, name, act, *args)
        for name, act, die in tries:
            attempt(team, name, act, *ACTS[act](Random(die)))
        attempt(team, "Ana", release.deploy, 1)


NEVER_REFUSED = {doing.comment, doing.add_evidence, doing.ping, doing.ping_all, persons.set_four_eyes}
"""Acts that are refused only on what is history, which random people seldom come to."""


def test_every_act_is_done_at_times_and_refused_at_times() -> None:
    """What is checked above would be worth little if most of it were always refused."""
    dice, done, refused = Random(11), set[Act](), set[Act](NEVER_REFUSED)
    for cut in (len(SHORT_CUT), 0) * 6:
        with at_a_release() as team:
            for name, act, *args in SHORT_CUT[:cut]:
                attempt(team, name, act, *args)
            for _ in range(30):
                act = dice.choice([each for each in ACTS if each not in done & refused] or [doing.start])
                told = ACTS[act](dice)
                for name in dice.sample(sorted(PEOPLE), len(PEOPLE)):
                    (done if attempt(team, name, act, *told) else refused).add(act)
        if done & refused == set(ACTS):
            return
    raise AssertionError(f"never done: {set(ACTS) - done}; never refused: {set(ACTS) - refused}")
