"""Random acts by random people on a real file: the gate holds, and journal and tables agree."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from octotui.domain.gate import gate
from octotui.domain.refusal import Refused
from octotui.domain.stages import settle, stage
from octotui.guide.reader import parse_guide
from octotui.services import call, doing, release, views
from octotui.services.guide import use_guide
from octotui.services.undo import undo
from tests.house import Crew, crew
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
TASKS = st.integers(1, 6).map(lambda number: f"1.{number}")
REASON = st.just("a reason")
SEATS = st.sampled_from(["Release Manager", "QA Engineer"])
ACTS = st.one_of(
    st.tuples(st.sampled_from([doing.start, doing.finish, doing.take_seat, doing.reopen, doing.unblock]), TASKS),
    st.tuples(st.sampled_from([doing.block, doing.send_back, doing.not_applicable, doing.fail]), TASKS, REASON),
    st.tuples(st.just(release.set_revision), st.just(1), st.sampled_from(["r1", "r2"])),
    st.tuples(
        st.just(release.answer_trait), st.just(1), st.just("security-sensitive"), st.sampled_from([True, False, None])
    ),
    st.tuples(st.sampled_from([call.open_call, release.deploy]), st.just(1)),
    st.tuples(st.just(call.vote), st.just(1), SEATS, st.sampled_from(["go", "go", "go if", "no-go"]), REASON),
    st.tuples(st.just(undo)),
)
"""What anybody may try."""
SHORT_CUT: list[tuple[Any, ...]] = [
    ("Dana", doing.finish, "1.1"), ("Noor", doing.take_seat, "1.1"), ("Dana", doing.finish, "1.2"),
    ("Ana", call.open_call, 1), ("Ana", call.vote, 1, "Release Manager", "go"),
    ("Noor", call.vote, 1, "QA Engineer", "go"),
]  # fmt: skip
"""The way to an open gate, so that random acts are tried beside it and after it."""


def attempt(team: Crew, name: str, act: Callable[..., Any], *args: Any) -> None:
    before = team.house.read(views.release_page, 1)
    try:
        team.does(name, act, *args)
    except Refused:
        assert team.house.read(views.release_page, 1) == before
        return
    after = team.house.read(views.release_page, 1)
    if before is None or after is None:
        assert act is undo, "only undoing the making of a release takes it away"
        return
    assert after.release.stage == stage(after)
    assert settle(after, (), 1, team.clock()) == ()
    if after.release.deployed_at and not before.release.deployed_at:
        assert gate(before) == ()
    if after.release.deployed_at:
        deployed = replace(after, release=replace(after.release, deployed_at=None))
        assert gate(deployed) == (), "what stood closed at the deploy was opened behind its back"


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(sorted(PEOPLE)), ACTS), max_size=14), st.integers(0, 6), st.booleans())
def test_the_gate_holds_whatever_people_try(
    tries: list[tuple[str, tuple[Any, ...]]], cut: int, sensitive: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        team = crew(Path(folder) / "octotui.db", PEOPLE)
        team.does("Ana", use_guide, parse_guide(GUIDE, "small.md"), "small.md")
        wish: dict[str, Any] = {"traits": {"security-sensitive": sensitive}, "revision": "r1"}
        team.ids["Ana Ruiz"] = team.ids["Ana"]
        team.makes(**wish)
        for name, act, *args in SHORT_CUT[:cut]:
            attempt(team, name, act, *args)
        for name, (act, *args) in tries:
            attempt(team, name, act, *args)
        attempt(team, "Ana", release.deploy, 1)
        assert_journal_agrees(team.house)
        team.house.close()
