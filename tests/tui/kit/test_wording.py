"""Times, spans, dates and people as the face says them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from octotui.tui.wording import (
    Names,
    asked_ago,
    clock,
    counted,
    cut_at_word,
    date_of,
    due,
    duration,
    initial,
    role_short,
    spoken,
    stamp,
    window,
)

NOW = datetime(2026, 4, 14, 14, 32, tzinfo=UTC)


@pytest.mark.parametrize(("span", "words"), [
    (timedelta(minutes=9), "9 m"), (timedelta(hours=1, minutes=58), "1 h 58 m"),
    (timedelta(days=1, hours=19), "1 d 19 h"),
    (timedelta(hours=2), "2 h"), (timedelta(seconds=20), "0 m"), (timedelta(days=3, minutes=5), "3 d"),
    (timedelta(hours=-1), "0 m"),
])  # fmt: skip
def test_duration(span, words):
    assert duration(span) == words


@pytest.mark.parametrize(("left", "words", "style"), [
    (timedelta(hours=1, minutes=58), "in 1 h 58 m", "hold"), (timedelta(minutes=22), "22 m left", "nogo"),
    (timedelta(hours=-3, minutes=-20), "3 h late", "nogo"), (timedelta(days=1, hours=19), "in 1 d 19 h", "muted"),
    (timedelta(hours=3), "in 3 h", "muted"), (timedelta(minutes=30), "in 30 m", "hold"),
    (timedelta(0), "0 m left", "nogo"),
])  # fmt: skip
def test_due(left, words, style):
    assert due(NOW + left, NOW) == (words, style)


def test_moments():
    assert clock(NOW) == "14:32"
    assert date_of(date(2026, 4, 16)) == "Thu 16 Apr"
    assert [stamp(NOW - timedelta(days=days), NOW) for days in (0, 1, 30)] == ["14:32", "Mon", "Sun 15 Mar"]
    assert window(NOW, NOW + timedelta(hours=1)) == "14:32–15:32"
    assert window(NOW, NOW + timedelta(hours=10)) == "Tue 14 Apr 14:32 – Wed 15 Apr 00:32"


def test_counted():
    assert [counted(1, "task"), counted(3, "task"), counted(2000, "entry", "entries")] == [
        "1 task",
        "3 tasks",
        "2,000 entries",
    ]


def test_names_tell_apart_who_shares_a_first_name():
    names = Names(["Ana Ruiz", "Ana Bell", "Sam Osei", "Jo Lim", "Jo Lund", "Cher"], you="Sam Osei")
    assert names.short("Ana Ruiz") == "Ana R."
    assert names.short("Jo Lim") == "Jo Lim"
    assert names.short("Cher") == "Cher"
    assert names.short("Sam Osei") == names.full("Sam Osei") == "you"
    assert names.short("Nobody Known") == "Nobody"
    assert (names.style("Sam Osei"), names.style("Cher")) == ("bold accent", "muted")
    assert initial("Ana Ruiz") == "Ana R."


def test_roles_have_short_forms_of_twelve_cells():
    assert role_short("Release Manager") == "Release Mgr"
    assert role_short("Chief Penguin Wrangler") == "Chief"
    assert role_short("Chief Whale") == "Chief Whale"
    assert role_short("Donaudampfschiffskapitän") == "Donaudampfs…"


def test_a_title_is_cut_behind_a_whole_word_unless_that_leaves_the_room_empty():
    assert cut_at_word("Documentation updated", 17) == "Documentation…"
    assert cut_at_word("Monitor metrics and errors", 17) == "Monitor metrics…"
    assert cut_at_word("Security review", 17) == "Security review"
    assert cut_at_word("A Donaudampfschifffahrtsgesellschaft", 17) == "A Donaudampfschi…"


def test_who_is_asked_this_minute_is_asked_just_now():
    assert asked_ago(NOW, NOW) == "asked just now"
    assert asked_ago(NOW - timedelta(minutes=12), NOW) == "asked 12 m ago"
    assert asked_ago(NOW - timedelta(seconds=59), NOW, brief=True) == "now"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("- **Security review** (for _high-risk_ changes)", "Security review (for high-risk changes)"),
        ("  - Owner: QA Engineer", "  Owner: QA Engineer"),
        ("- [ ] Window scheduled", "Window scheduled"),
        ("  1. Roll back with `make back`", "  Roll back with make back"),
        ("### Immediate response (0-15 minutes)", "Immediate response (0-15 minutes)"),
        ("set risk_level to 2 - 3", "set risk_level to 2 - 3"),
        ("-no item, 3.5 % and __bold__", "-no item, 3.5 % and bold"),
    ],
)
def test_a_line_of_the_guide_reads_without_its_marks_as_far_in_as_it_stands(line, read):
    assert spoken(line) == read


def test_a_moment_in_a_narrow_column_is_never_cut():
    said = [stamp(NOW - timedelta(days=days), NOW, brief=True) for days in (0, 3, 20, 200)]
    assert said == ["14:32", "Sat", "25 Mar", "26 Sep"]
