"""The release page as lines, without Textual: any guide, any length, any state."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from octotui.domain import call, doing, production
from octotui.domain.edition import Edition
from octotui.domain.facts import Facts
from octotui.domain.people import Person
from octotui.domain.release import Release, TraitAnswer
from octotui.domain.stages import settle
from octotui.domain.task import Evidence, Part, Purpose, Seat, State, Task
from octotui.tui.line import Line, width_of
from octotui.tui.release.cells import evidence_kind, short_evidence
from octotui.tui.release.digest import task_digest
from octotui.tui.release.due import read_due
from octotui.tui.release.listing import listing
from octotui.tui.release.page import Page
from octotui.tui.release.panel import task_panel
from octotui.tui.release.possible import Possible
from octotui.tui.release.rows import columns
from octotui.tui.release.top import strip, title
from octotui.tui.signs import Signs
from octotui.tui.theme import OCTOTUI_DARK, tokens_of
from octotui.tui.widgets.rows import Look, Row
from tests.tui.release.building import NOON

ANA = Person(1, "Ana Ruiz", ("Release Manager",))
DANA = Person(2, "Dana Cruz", ("Developers",))
NOOR = Person(3, "Noor Haddad", ("QA Engineer",))


def look(width: int, *, ascii_only: bool = False) -> Look:
    return Look(width, False, True, tokens_of(OCTOTUI_DARK), Signs(ascii_only=ascii_only))


def task(number: int, name: str = "", **more: object) -> Task:
    base = Task(f"1.{number}", 1, number, name or f"Task {number}", "Developers", Part.REQUIREMENT.value,
                section="Before", section_line=2, line=number, last_line=number, since=NOON)  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def deploy(number: int) -> Task:
    return task(number, "Deploy to production", owner="Release Manager", part=Part.DEPLOY.value,
                purpose=Purpose.DEPLOY.value, section="Deploying")  # fmt: skip


def facts(*tasks: Task, seats: tuple[str, ...] = ("Release Manager",), **more: object) -> Facts:
    text = "\n".join(f"- **line** {number} <!-- A-PRE-{number} -->" for number in range(1, 40))
    edition = Edition(1, "Guide", "one", text, "Release Manager", seats, 9)
    release = Release(1, "4.12.0", "Card vault", "Minor", 1, NOON, 1, revision="8f3c21")
    base = Facts(release, edition, tasks=tasks, people=(ANA, DANA, NOOR))
    return replace(base, **more)  # type: ignore[arg-type]


def page(known: Facts, you: Person = ANA) -> Page:
    return Page(known, you, NOON)


def text(rows: Sequence[Row], width: int = 72) -> list[str]:
    return [row.draw(0, look(width)).plain.rstrip() for row in rows]


def plain(lines: Sequence[Line]) -> str:
    return "\n".join(line.plain.rstrip() for line in lines)


def verified(number: int) -> Task:
    return task(number, state=State.VERIFIED.value)


def test_the_call_stands_before_the_deploy_also_where_the_deploy_begins_a_group() -> None:
    rows = text(listing(page(facts(task(1), deploy(2))), ()))
    assert [row.split("  ")[0].strip() for row in rows if row][:5] == [
        "Before", "○ Task 1", "○ Go/No-Go", "Deploying", "○ Deploy to production",
    ]  # fmt: skip


def test_the_call_stands_within_a_group_that_goes_on_after_it() -> None:
    known = facts(task(1), replace(deploy(2), section="Before"))
    assert [row[2:10] for row in text(listing(page(known), ()))] == ["fore  0 ", "Task 1  ", "Go/No-Go", "Deploy t"]


def test_a_guide_without_a_call_has_no_row_for_it() -> None:
    assert not any("Go/No-Go" in row for row in text(listing(page(facts(task(1), deploy(2), seats=())), ())))


def test_a_guide_without_a_deploy_keeps_the_call_at_its_end() -> None:
    assert "Go/No-Go" in text(listing(page(facts(task(1))), ()))[-1]


@pytest.mark.parametrize(("inner", "folded"), [(5, False), (6, True), (40, True)])
def test_six_finished_tasks_fold_but_never_the_first_or_last_of_a_group(inner: int, folded: bool) -> None:
    rows = text(listing(page(facts(*(verified(number) for number in range(1, inner + 3)), seats=())), ()))
    assert rows[1].startswith("✓ Task 1 ")
    assert rows[-1].startswith(f"✓ Task {inner + 2}")
    assert any(f"{inner} more are verified" in row for row in rows) is folded


def test_what_one_has_seen_is_not_folded() -> None:
    known = facts(*(verified(number) for number in range(1, 10)), seats=())
    assert len(listing(page(known), ("1.5",))) == 10


def test_an_unanswered_question_stands_on_top_and_its_tasks_are_faint() -> None:
    answer = TraitAnswer("1.high-risk", 1, "high-risk")
    known = facts(task(1, when=("high-risk",), condition="for high-risk changes"), traits=(answer,))
    rows = text(listing(page(known), ()))
    assert "To answer" in rows[0]
    assert "T answer" in rows[1]
    assert any("decides on high-risk" in row for row in rows)


def test_a_task_that_does_not_apply_says_why() -> None:
    answer = TraitAnswer("1.high-risk", 1, "high-risk", False, 1, NOON)
    known = facts(task(1, when=("high-risk",)), traits=(answer,))
    assert any(row.startswith("– Task 1") and "high-risk: no" in row for row in text(listing(page(known), ())))


def test_parts_are_indented_and_a_task_for_anyone_says_so() -> None:
    known = facts(task(1, owner=""), task(2, parent_id="1.1", owner=""))
    rows = text(listing(page(known), ()))
    assert rows[1].startswith("○ Task 1")
    assert "anyone" in rows[1]
    assert rows[2].startswith("○   Task 2")


@pytest.mark.parametrize("width", [58, 71, 72, 78, 116, 200])
def test_columns_stand_for_long_wide_and_foreign_names(width: int) -> None:
    name, role = "リリースノートの下書きを確認してから公開する手順 " * 3, "Customer Happiness And Success"
    long = task(1, name, owner=role, line=1234, person_id=2, state=State.BLOCKED.value)
    seats = tuple(Seat(f"1.1.{n}", "1.1", 1, "verify", "QA Engineer") for n in range(12))
    known = facts(long, task(2), seats=("Release Manager",))
    known = replace(known, seats=seats)
    rows = [row for row in listing(page(known), ()) if row.id in ("1.1", "1.2")]
    for row in rows:
        line = row.draw(0, look(width))
        assert width_of(line.plain) == width
        assert line.plain.rstrip().endswith(("1234", "2"))
    at = columns(width)
    owners = {width_of(line.plain[: line.plain.index("Dev")]) for line in [rows[1].draw(0, look(width))]}
    assert owners == {at.owner[0]}


def test_the_gate_says_what_stands_in_the_way_and_then_that_it_is_open() -> None:
    known = facts(task(1, person_id=2), deploy(2))
    said = plain(strip(page(known), look(120), "1.1", air=True))
    assert "■ GATE CLOSED   2 stand in the way     Task 1 Dana" in said
    assert "w next" in said
    opened = known.but(settle(known, doing.finish(known, "1.1", DANA, NOON), 2, NOON))
    opened = opened.but(call.open_call(opened, ANA, NOON))
    opened = opened.but(call.vote(opened, "Release Manager", ANA, NOON, "go"))
    said = plain(strip(page(opened), look(80), None, air=False))
    assert "✓ GATE OPEN" in said
    assert said.rstrip().endswith("D deploy")


def test_the_strip_names_as_many_as_there_is_room_for_and_counts_the_rest() -> None:
    known = facts(*(task(number, f"A task with a rather long title {number}") for number in range(1, 9)))
    (line,) = strip(page(known), look(80), None, air=False)
    assert width_of(line.plain) == 80
    assert "A task" in line.plain
    assert "8 more" in line.plain


def test_an_override_stays_in_the_title_for_ever() -> None:
    known = facts(task(1), deploy(2))
    known = known.but(settle(known, production.override(known, ANA, NOON, "the network is down"), 1, NOON))
    for width in (80, 120):
        assert "overridden by Ana Ruiz 12:00" in plain(title(page(known), look(width), air=False))


def test_the_window_is_told_with_what_is_left() -> None:
    known = facts(task(1))
    release = replace(known.release, window_from=NOON + timedelta(hours=1), window_to=NOON + timedelta(hours=2))
    said = plain(title(page(replace(known, release=release)), look(120), air=False))
    assert "window 13:00–14:00, opens in 1 h" in said
    assert "window over since 14:00" in plain(
        title(Page(replace(known, release=release), ANA, NOON + timedelta(hours=3)), look(120), air=False)
    )


def test_the_panel_keeps_its_order_and_quotes_the_guide_with_its_numbers() -> None:
    seat = Seat("1.1.1", "1.1", 1, "verify", "QA Engineer", 1, asked_at=NOON - timedelta(hours=3))
    known = facts(
        task(1, state=State.DONE.value, done_by=2, done_at=NOON, reason="sent back: once", last_line=3),
        evidence=(Evidence("1.1.e1", "1.1", 1, "text", "all green", 2, NOON),),
    )
    known = replace(known, seats=(seat,))
    said = plain(task_panel(page(known), known.task("1.1"), None, look(40)))
    places = [said.index(part) for part in ("Why", "Seats", "Evidence", "Guide, lines 1–3", "3 ▏line 3")]
    assert places == sorted(places)
    assert "asked 3 h" in said
    assert "1 ▏line 1" in said
    assert "<!--" not in said


def test_the_digest_is_five_rows_in_any_state() -> None:
    for state in State:
        known = facts(task(1, state=state.value, reason="because", revision="old"))
        assert len(task_digest(page(known), known.task("1.1"), (), look(76))) == 5


def test_without_unicode_every_sign_has_another_form() -> None:
    known = facts(task(1, state=State.BLOCKED.value), task(2, state=State.DEFERRED.value, due=NOON), deploy(3))
    ascii_look = look(72, ascii_only=True)
    drawn: list[Callable[[], str]] = [
        lambda: "\n".join(row.draw(0, ascii_look).plain for row in listing(page(known), ())),
        lambda: plain(title(page(known), look(120, ascii_only=True), air=False)),
    ]
    for draw in drawn:
        assert draw().replace("·", "").isascii()


@pytest.mark.parametrize(
    ("words", "kind"),
    [("https://example.org/a b", "text"), ("git://host/x", "link"), ("a.b", "file"), ("/var/log/run", "file"),
     ("see the log", "text"), ("9 of 9 pass.", "text")],
)  # fmt: skip
def test_what_evidence_is_follows_from_its_form(words: str, kind: str) -> None:
    assert evidence_kind(words) == kind


def test_evidence_is_named_never_shown_as_an_address() -> None:
    link = Evidence("1.1.e1", "1.1", 1, "link", "https://example.org/very/long", 2, NOON)
    run = replace(link, kind="run", exit_status=1)
    assert short_evidence((link,)) == "1 link"
    assert short_evidence((link, link)) == "2 links"
    assert short_evidence((link, run)) == "2 items"
    assert short_evidence((run,)) == "run ✗"


@pytest.mark.parametrize(
    ("words", "due"),
    [("3 h", "2026-04-14 15:00"), ("in 2 d", "2026-04-16 12:00"), ("tomorrow", "2026-04-15 17:00"),
     ("fri 09:30", "2026-04-17 09:30"), ("tue", "2026-04-14 17:00"), ("tue 17:00", "2026-04-14 17:00"),
     ("2 weeks", "2026-04-28 12:00"), ("until fri", "2026-04-17 17:00"), ("2026-05-02", "2026-05-02 17:00")],
)  # fmt: skip
def test_a_due_time_is_read_from_words(words: str, due: str) -> None:
    found = read_due(words, NOON)
    assert found is not None
    assert f"{found:%Y-%m-%d %H:%M}" == due


@pytest.mark.parametrize("words", ["", "soon", "25:00", "30 feb", "fri 99:99"])
def test_what_is_no_time_is_not_guessed(words: str) -> None:
    assert read_due(words, NOON) is None


def test_the_reasons_of_every_act_are_quick_among_five_hundred_tasks() -> None:
    known = facts(*(task(number) for number in range(1, 500)), deploy(500))
    shown = page(known)
    assert len(listing(shown, ())) > 500
    possible = Possible(shown)
    names = ("start", "finish", "take", "fail", "send back", "reopen", "block", "not applicable", "defer", "assign",
             "evidence", "comment", "ping")  # fmt: skip
    possible.why_not("deploy")
    began = time.perf_counter()
    for number in range(1, 101):
        for name in names:
            possible.why_not(name, f"1.{number}")
        possible.proposal(known.task(f"1.{number}"))
        possible.why_not("deploy")
    # The bound is 3 ms a move; ten times that leaves room for a machine shared with others.
    assert (time.perf_counter() - began) / 100 < 0.03
