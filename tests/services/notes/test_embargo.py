"""Security updates under embargo: written and approved with the rest, and kept from everything that goes out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from octotui.domain.notes.cautions import before_approving, before_publishing
from octotui.domain.notes.review import approved, stage_word
from octotui.services.acting import load
from octotui.services.notes import exporting, publishing, writing
from octotui.services.undo import undo
from octotui.store import read
from tests.house import Crew
from tests.journal import assert_journal_agrees
from tests.services.notes.desk import ANA, IRIS, MEI, NOOR, Desk, owed

if TYPE_CHECKING:
    from octotui.store.work import Work

SAM, SECRET = "Sam Osei", "Keys of 2019 could be guessed"
SECURITY = "Security updates"


@pytest.fixture
def held(team: Crew) -> Desk:
    """Notes of a release in production, complete and approved, with a security update under embargo."""
    desk = Desk(team, team.makes()).opens().goes_out().completes()
    desk.writes(SAM, SECURITY, f"- {SECRET}")
    switch(desk, SAM)
    return desk.approved()


def ends(desk: Desk) -> None:
    """Let a release in production be released, whatever its tasks say."""
    desk.team.clock.on(minutes=1)
    desk.team.house.act_as(desk.team.ids[ANA], _ended, desk.release_id)
    assert desk.team.facts(desk.release_id).release.ended_at is not None


def _ended(work: Work, release_id: int) -> None:
    facts = load(work, release_id)
    closed = (replace(task, state="verified", since=facts.release.deployed_at) for task in facts.tasks)
    work.put(*closed, *(replace(seat, verdict="yes") for seat in facts.seats))
    work.put(replace(facts.release, stage="Released", ended_at=work.now))
    work.memory.facts.clear()


def switch(desk: Desk, who: str, name: str = SECURITY) -> str:
    """Let somebody keep a section back, or lift that."""
    told: str = desk.team.does(who, writing.embargo, desk.section(name).id)
    return told


def test_what_is_kept_back_is_approved_and_leaves_in_no_form(held: Desk, tmp_path: Path) -> None:
    assert SECRET in held.document().text
    assert before_publishing(held.page()) == ("Under embargo, and not in what is written here: Security updates.",)
    assert before_approving(held.page())[-1] == (
        "Approved with the rest, and out only when its embargo is lifted: Security updates."
    )
    held.publishes(tmp_path)
    texts = [each.read_text("utf-8") for each in tmp_path.rglob("*.md")]
    texts += [held.team.house.read(exporting.export, 1, form) for form in exporting.FORMS]
    assert len(texts) == 6
    assert not any(SECRET in text or "Security" in text or "safe to wait" in text for text in texts)
    (record,) = held.page().publications
    assert record.hash == held.seen()
    assert stage_word(held.page()) == "Published"


def test_what_was_kept_back_goes_out_once_it_is_lifted_without_another_approval(held: Desk, tmp_path: Path) -> None:
    held.publishes(tmp_path)
    assert switch(held, SAM) == "Security updates may go out: the embargo is lifted."
    assert approved(held.page())
    assert stage_word(held.page()) == "Publish"
    assert held.publishes(tmp_path) == "Published: release-notes/4.12.0-correction-1.md, correction 1."
    assert SECRET in (tmp_path / "release-notes" / "4.12.0-correction-1.md").read_text("utf-8")
    assert SECRET in (tmp_path / "CHANGELOG.md").read_text("utf-8")
    assert stage_word(held.page()) == "Published"
    assert_journal_agrees(held.team.house)


def test_what_may_go_out_and_is_not_stands_in_the_work_of_the_notes_owner(held: Desk, tmp_path: Path) -> None:
    held.publishes(tmp_path)
    assert owed(held, IRIS) == []
    switch(held, SAM)
    assert owed(held, IRIS) == [("PUBLISH", "Release notes, correction 1")]
    assert owed(held, MEI) == owed(held, SAM) == []
    held.publishes(tmp_path)
    assert owed(held, IRIS) == []


def test_an_approved_correction_of_a_released_version_stands_in_the_work_of_the_notes_owner(
    held: Desk, tmp_path: Path
) -> None:
    held.publishes(tmp_path)
    ends(held)
    switch(held, SAM)
    assert owed(held, IRIS) == [("PUBLISH", "Release notes, correction 1")]
    held.writes(IRIS, "Known issues", "- None that anybody met")
    assert owed(held, IRIS) == []
    assert owed(held, MEI) == [("AFFIRM", "Release notes, text v8")]
    held.approved()
    assert owed(held, IRIS) == [("PUBLISH", "Release notes, correction 1")]
    held.publishes(tmp_path)
    assert [owed(held, who) for who in (IRIS, MEI, ANA)] == [[], [], []]


def test_whoever_writes_it_keeps_it_back_and_only_those_it_comes_from_lift_it(desk: Desk) -> None:
    refusal = desk.refused(NOOR, writing.embargo, desk.section(SECURITY).id)
    assert (refusal.verdict, refusal.rule) == ("NOT KEPT BACK", "A-RN-8")
    assert switch(desk, IRIS) == "Security updates stays out until the embargo is lifted."
    for who in (IRIS, MEI):
        refusal = desk.refused(who, writing.embargo, desk.section(SECURITY).id)
        assert (refusal.verdict, refusal.rule, refusal.line) == ("NOT LIFTED", "A-RN-8", 200)
        assert refusal.reason == "Rui Costa or Sam Osei lifts it; Security updates is under embargo"
        assert [(each.role, each.would) for each in refusal.movers] == [("Security Champion", "lifts it")]
    switch(desk, SAM)
    said = [each.said for each in desk.team.house.read(read.entries, limit=4)]
    assert said[0] == "lifted the embargo on Security updates of the notes of 4.12.0"
    assert said[-1] == "put Security updates of the notes of 4.12.0 under embargo"


def test_only_security_updates_are_kept_back(desk: Desk) -> None:
    refusal = desk.refused(IRIS, writing.embargo, desk.section("Known issues").id)
    assert refusal.reason == "Known issues goes out with the rest; an embargo is for security updates"


def test_an_embargo_that_is_lifted_while_one_reads_what_goes_out_is_seen_first(held: Desk, tmp_path: Path) -> None:
    read_by_iris = held.leaving()
    switch(held, SAM)
    refusal = held.refused(IRIS, publishing.publish, 1, str(tmp_path), read_by_iris)
    assert refusal.reason == "What goes out has changed since you read it; the text is version 7 now"


def test_lifting_is_taken_back_and_the_text_stays_approved(held: Desk) -> None:
    switch(held, SAM)
    held.team.does(SAM, undo)
    assert held.section(SECURITY).embargo_at is not None
    assert approved(held.page())
