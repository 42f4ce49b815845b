"""Anybody tries anything with the notes: what goes out was approved word for word, and the journal holds it all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from octotui.domain.journal import broken
from octotui.domain.notes.ledger import Ledger
from octotui.domain.notes.sections import missing
from octotui.domain.refusal import Refused
from octotui.services import doing
from octotui.services.notes import publishing, reviewing, views, writing
from octotui.services.undo import undo
from octotui.store import read
from tests.house import crew
from tests.journal import assert_journal_agrees
from tests.services.notes.desk import ANA, DANA, IRIS, MEI, NOOR, Desk

SAM, SECRET = "Sam Osei", "- nobody may know yet"
PEOPLE = (IRIS, IRIS, MEI, ANA, DANA, NOOR, SAM)
MESSAGES = ("feat: a", "fix: b", "chore: c", "feat!: d", "perf: e")
Try = Callable[[Desk, str, Random], object]


def _section(desk: Desk, dice: Random) -> str:
    return dice.choice(desk.page().sections).id


def _saves(desk: Desk, who: str, dice: Random) -> object:
    section = desk.page().section(_section(desk, dice))
    text = dice.choice(("", "- words", section.text + "\n- more", "14 April 2026", "4.12.0 Card vault"))
    base = dice.choice((section.text, section.text, ""))
    return desk.team.does(who, writing.save, section.id, text, base)


def _judges(desk: Desk, who: str, dice: Random) -> object:
    seen = dice.choice((desk.seen(), desk.seen(), "another"))
    verdict = dice.choice(("yes", "yes", "yes", "no"))
    return desk.team.does(who, reviewing.judge, 1, dice.choice(("review", "publish")), verdict, seen, "because")


def _task(desk: Desk, dice: Random) -> str:
    return desk.team.task(dice.choice(("Release notes drafted", "Notes published"))).id


TRIES: tuple[Try, ...] = (
    _saves, _saves, _saves, _judges, _judges,
    lambda desk, who, dice: desk.completes(who),
    lambda desk, who, dice: desk.approved(),
    lambda desk, who, dice: desk.approved(),
    lambda desk, who, dice: desk.approved(),
    lambda desk, who, dice: desk.team.does(who, writing.say_none, _section(desk, dice)),
    lambda desk, who, dice: desk.team.does(who, writing.mark_ready, _section(desk, dice), dice.random() < 0.7),
    lambda desk, who, dice: desk.team.does(who, writing.restore, 1, dice.randint(1, 5)),
    lambda desk, who, dice: desk.team.does(who, writing.fill_from_release, 1),
    lambda desk, who, dice: desk.team.does(who, writing.comment, _section(desk, dice), "why?"),
    lambda desk, who, dice: desk.team.does(who, writing.keep, _section(desk, dice), "typing", 1, "", "app"),
    lambda desk, who, dice: desk.drafts(*dice.sample(MESSAGES, dice.randint(0, 5)), who=who),
    lambda desk, who, dice: desk.team.does(who, reviewing.ask_review, 1),
    lambda desk, who, dice: desk.team.does(who, reviewing.affirm, 1, desk.seen()),
    lambda desk, who, dice: desk.team.does(who, doing.finish, _task(desk, dice)),
    lambda desk, who, dice: desk.team.does(who, doing.take_seat, _task(desk, dice)),
    lambda desk, who, dice: desk.team.does(who, undo),
    lambda desk, who, dice: desk.writes(who, "Security updates", SECRET),
    lambda desk, who, dice: desk.team.does(who, writing.embargo, desk.section("Security updates").id),
)  # fmt: skip


@given(st.integers(0, 10**9))
@settings(max_examples=5, deadline=None)
def test_whatever_is_tried_only_approved_words_go_out(seed: int) -> None:
    dice = Random(seed)
    with TemporaryDirectory() as place:
        folder = Path(place) / "site"
        folder.mkdir()
        team = crew(Path(place) / "notes.db")
        desk = Desk(team, team.makes()).opens()
        if dice.random() < 0.8:
            desk.goes_out().completes()
        for _ in range(12):
            _tried(desk, dice, dice.choice(TRIES))
            _tried(desk, dice, lambda desk, who, _dice: _published(desk, who, folder))
            _holds(desk)
        assert_journal_agrees(team.house)
        assert broken(tuple(reversed(team.house.read(read.entries, limit=10_000)))) is None
        team.house.close()


def _tried(desk: Desk, dice: Random, attempt: Try) -> None:
    with suppress(Refused):
        attempt(desk, dice.choice(PEOPLE), dice)


def _published(desk: Desk, who: str, folder: Path) -> None:
    page, seen, kept = desk.page(), desk.seen(), desk.section("Security updates")
    desk.team.does(who, publishing.publish, 1, str(folder), desk.leaving())
    out = desk.page().publications[-1]
    assert out.hash == seen
    assert (SECRET in out.text) == (SECRET in kept.text and kept.embargo_at is None)
    assert who == IRIS
    assert not missing(page)
    assert page.facts.release.deployed_at is not None
    said = [each for each in page.approvals if each.stage == "publish"]
    assert all((each.verdict, each.hash) == ("yes", seen) for each in said)
    assert all(each.person_id != page.last_editor for each in said)


def _holds(desk: Desk) -> None:
    """What is out stays as it went out, and the ledger adds up."""
    found: Ledger = desk.team.house.read(views.ledger, 1)
    assert found.told + len(found.left_out) == found.total
    page = desk.page()
    for each in page.publications:
        assert (Path(each.folder) / each.path).read_bytes() == each.text.encode()
    task = desk.team.task("Release notes drafted")
    if task.state in ("done", "verified") and page.facts.release.deployed_at is None:
        assert not missing(page)
