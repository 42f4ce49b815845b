"""Merging what two people wrote, and laying a new draft over a written text: no word disappears unseen."""

from __future__ import annotations

from collections import Counter
from random import Random
from time import process_time

from hypothesis import given, settings
from hypothesis import strategies as st

from octotui.domain.notes.lines import changed_lines, common, difference, split
from octotui.domain.notes.merging import Conflict, merge, redraft

LINES = st.lists(st.sampled_from(["", "- a", "- b", "- c", "- d", "- e", "words", "  more"]), max_size=9)
TEXTS = LINES.map("\n".join)


@given(TEXTS, TEXTS)
def test_runs_that_two_texts_share_are_equal_and_in_order(one: str, other: str) -> None:
    a, b = split(one), split(other)
    i = j = 0
    for start, there, size in common(a, b):
        assert size > 0
        assert start >= i
        assert there >= j
        assert a[start : start + size] == b[there : there + size]
        i, j = start + size, there + size


@given(TEXTS, TEXTS)
def test_a_comparison_holds_both_texts_whole(before: str, after: str) -> None:
    rows = difference(before, after)
    assert "\n".join(row.left for row in rows if row.left_number) == before
    assert "\n".join(row.right for row in rows if row.right_number) == after
    assert all(row.left == row.right for row in rows if row.sign == " ")
    assert (changed_lines(before, after) == 0) == (before == after)


@given(TEXTS, TEXTS)
def test_what_only_one_changed_is_taken(base: str, mine: str) -> None:
    assert merge(base, mine, base).text == mine
    assert merge(base, base, mine).text == mine
    assert merge(base, mine, mine).text == mine


@given(TEXTS, TEXTS, TEXTS)
def test_no_line_that_somebody_wrote_disappears_unseen(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    shown: Counter[str] = Counter()
    for piece in merged.pieces:
        if isinstance(piece, Conflict):
            shown.update(Counter(piece.mine) | Counter(piece.theirs))
        else:
            shown.update(piece)
    for text in (mine, theirs):
        added = Counter(split(text)) - Counter(split(base))
        assert not added - shown


@given(TEXTS, TEXTS, TEXTS)
def test_the_sides_of_a_conflict_are_the_texts_themselves(base: str, mine: str, theirs: str) -> None:
    merged = merge(base, mine, theirs)
    if merged.conflicts and len(merged.pieces) == 1:
        assert merged.choose("mine") == mine
        assert merged.choose("theirs") == theirs
    swapped = merge(base, theirs, mine)
    assert swapped.choose("mine") == merged.choose("theirs")


def test_changes_apart_from_each_other_merge() -> None:
    base = "- one\n- two\n- three\n- four\n- five"
    merged = merge(base, "- ONE\n- two\n- three\n- four\n- five", base + "\n- six")
    assert not merged.conflicts
    assert merged.text == "- ONE\n- two\n- three\n- four\n- five\n- six"


def test_the_same_line_added_by_both_stands_once() -> None:
    assert merge("- a\n- z", "- a\n- b\n- z", "- a\n- b\n- z").text == "- a\n- b\n- z"


def test_both_changing_one_line_is_shown_to_choose() -> None:
    merged = merge("a\nb\nc", "a\nmine\nc", "a\ntheirs\nc")
    assert merged.conflicts == (Conflict(("b",), ("mine",), ("theirs",)),)
    assert merged.choose("mine") == "a\nmine\nc"
    assert merged.choose("theirs") == "a\ntheirs\nc"
    assert merged.choose("both") == "a\ntheirs\nmine\nc"


def test_what_both_begin_and_end_with_stands_once() -> None:
    merged = merge("a\nb", "x\nmine\ny", "x\ntheirs\ny")
    assert merged.choose("both") == "x\ntheirs\nmine\ny"
    assert (merged.choose("mine"), merged.choose("theirs")) == ("x\nmine\ny", "x\ntheirs\ny")


def test_ten_thousand_lines_with_many_blank_ones_merge_quickly() -> None:
    dice = Random(7)
    base = [f"- line {n}" if n % 3 else "" for n in range(10_000)]
    mine, theirs = list(base), list(base)
    for n in (3, 5_000, 9_990):
        mine[n] = f"mine {dice.random()}"
        theirs[n - 2] = f"theirs {dice.random()}"
    began = process_time()
    merged = merge("\n".join(base), "\n".join(mine), "\n".join(theirs))
    assert process_time() - began < 0.5
    assert not merged.conflicts


DRAFTED = st.lists(st.sampled_from([f"- change {n}" for n in range(7)]), max_size=7, unique=True).map("\n".join)
HUMAN = st.lists(st.sampled_from(["", "We are proud.", "- change 1, better said", "- change 2", "- mine", "more"]))


@given(DRAFTED, DRAFTED, st.data())
@settings(max_examples=300)
def test_drafting_again_keeps_every_word_of_a_person_and_doubles_none(last: str, new: str, data: st.DataObject) -> None:
    lines = last.split("\n") if last else []
    kept = [line for line in lines if data.draw(st.booleans())]
    written = data.draw(HUMAN)
    for line in written:
        kept.insert(data.draw(st.integers(0, len(kept))), line)
    text = "\n".join(kept)
    after = split(redraft(last, new, text))
    drafted, wanted = set(lines), {line for line in new.split("\n") if line}
    persons = [line for line in kept if line not in drafted - wanted]
    come = [line for line in wanted if line not in drafted and line not in kept]
    left = iter(after)
    assert all(any(line == other for other in left) for line in persons if line), (after, persons)
    assert Counter(line for line in after if line) == Counter(line for line in [*persons, *come] if line)


def test_a_line_taken_out_does_not_come_back_and_a_new_one_stands_behind_its_neighbour() -> None:
    last, new = "- a\n- b\n- c", "- a\n- b\n- b2\n- c\n- d"
    assert redraft(last, new, "Hello\n- a\n- b, in my words\n- c") == "Hello\n- a\n- b2\n- b, in my words\n- c\n- d"


def test_what_a_new_draft_lacks_goes_only_as_it_was_drafted() -> None:
    assert redraft("- a\n- b", "- a", "- a\n- b") == "- a"
    assert redraft("- a\n- b", "- a", "- a\n- b, and why") == "- a\n- b, and why"


def test_the_first_draft_of_an_empty_section_is_the_draft() -> None:
    assert redraft("", "- a\n- b", "") == "- a\n- b"
    assert redraft("", "- a", "Words of mine.\n") == "Words of mine.\n- a\n"


def test_a_draft_of_twenty_thousand_lines_is_laid_over_quickly() -> None:
    last = "\n".join(f"- change {n}" for n in range(20_000))
    began = process_time()
    after = redraft(last, last + "\n- the newest", last.replace("- change 7\n", "- change 7, told well\n"))
    assert process_time() - began < 1
    assert after.endswith("- change 19999\n- the newest")
    assert "- change 7, told well\n" in after
