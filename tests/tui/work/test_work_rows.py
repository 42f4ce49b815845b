from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import perf_counter

from octotui.domain.duties import Duty
from octotui.domain.people import Person
from octotui.tui.drawing.work_rows import ROLE, Item, items, spoken, whose, whose_rows, work_rows
from octotui.tui.drawing.work_words import nothing_waits
from octotui.tui.line import width_of
from octotui.tui.signs import Signs
from octotui.tui.theme import OCTOTUI_DARK, tokens_of
from octotui.tui.widgets.rows import Heading, Look

NOW = datetime(2026, 4, 14, 14, 32, tzinfo=UTC)
MEI = Person(1, "Mei Tanaka", ("Product Manager", "Technical Writer"))
SAM = Person(2, "Sam Osei", ("Security Champion",))


def duty(key: str, role: str = "Product Manager", hours: float | None = 2, *, possible: bool = True) -> Duty:
    due = None if hours is None else NOW + timedelta(hours=hours)
    return Duty(key, "VERIFY", f"Title {key}", 1, "4.12.0", role, None, "why", 80, due=due, possible=possible)


def test_late_first_then_today_then_next_and_inside_by_due_time() -> None:
    given = (duty("a", hours=None), duty("b", hours=5), duty("c", hours=-3), duty("d"), duty("e", hours=48))
    given = (*given, duty("f", possible=False))
    found = items(given, NOW, compact=False)
    assert [(item.group, item.id) for item in found] == [
        ("Late", "c"), ("Today", "d"), ("Today", "b"), ("Next", "e"), ("Next", "a"), ("Next", "f"),
    ]  # fmt: skip
    heads = [row.text for row in work_rows(found, compact=False) if isinstance(row, Heading)]
    assert heads == ["Late", "Today", "Next"]


def test_what_somebody_asks_for_comes_first_in_its_group_and_says_who_asks() -> None:
    pinged = replace(duty("b", hours=5), asked_by="Ana Ruiz", asked_at=NOW - timedelta(minutes=12))
    found = items((duty("a", hours=-1), duty("c"), pinged), NOW, compact=False)
    assert [item.id for item in found] == ["a", "b", "c"]
    look = Look(78, True, True, tokens_of(OCTOTUI_DARK), Signs())
    assert found[1].draw(1, look).plain.strip() == "Ana Ruiz asked 12 m ago  why"


def test_what_has_no_date_says_so_also_when_its_release_is_in_production() -> None:
    assert items((duty("a", hours=None),), NOW, compact=False)[0].due == "no date"


def test_the_sum_over_the_roles_is_what_the_board_counts() -> None:
    given = (duty("a"), duty("b", "Security Champion"), duty("c", ""), duty("d", "Technical Writer", -1))
    found = whose(given, (MEI, SAM), MEI, NOW)
    assert sum(row.count for row in found if row.id.startswith(ROLE)) == len(given)
    assert (found[0].name, found[0].count, found[0].late) == ("You", 3, 1)
    total = next(row for row in whose_rows(found, len(given)) if isinstance(row, Heading))
    assert total.text == "4"


def test_every_line_fits_with_long_names_and_wide_letters() -> None:
    odd = Duty("k", "COUNTERSIGN", "課題" * 40, 1, "10.120.3000-rc.1", "R" * 40, None, "w" * 300, 1234, due=NOW)
    for width in (60, 78, 92, 170):
        look = Look(width, True, True, tokens_of(OCTOTUI_DARK), Signs())
        for item in items((odd, duty("a")), NOW, compact=False):
            for line in (0, 1):
                assert width_of(item.draw(line, look).plain) == width
    look = Look(23, False, False, tokens_of(OCTOTUI_DARK), Signs())
    for row in whose((odd,), (MEI,), MEI, NOW):
        assert width_of(row.draw(0, look).plain) == 23


def test_ten_thousand_items_are_filtered_at_once() -> None:
    found = items(tuple(duty(f"k{number}") for number in range(10_000)), NOW, compact=True)
    words = [spoken(item.duty) for item in found]
    took = []
    for wanted in ("k77", "title", "nothing"):
        begin = perf_counter()
        kept = tuple(item for item, text in zip(found, words, strict=True) if wanted in text)
        work_rows(kept, compact=True)
        took.append(perf_counter() - begin)
    assert min(took) < 0.05


def test_narrow_items_are_one_row_and_two_under_the_cursor() -> None:
    item = items((duty("a"),), NOW, compact=True)[0]
    assert isinstance(item, Item)
    assert (item.height, item.taller) == (1, 1)


def test_nothing_to_do_names_the_next_window() -> None:
    assert nothing_waits((), NOW) == "Nothing waits for you. No window is planned."
