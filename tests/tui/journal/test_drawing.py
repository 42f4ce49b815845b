"""What the journal page draws of one entry."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from octotui.domain.journal import Entry
from octotui.services.views import Chain, JournalPage
from octotui.tui.drawing.journal import chain_lines, entry_lines, title_lines
from octotui.tui.signs import Signs
from octotui.tui.theme import OCTOTUI_DARK, tokens_of
from octotui.tui.widgets.rows import Look

NOON = datetime(2026, 4, 14, 12, tzinfo=UTC)
LOOK = Look(72, False, False, tokens_of(OCTOTUI_DARK), Signs())


def panel(before: dict[str, object], after: dict[str, object]) -> str:
    changes = json.dumps([{"table": "task", "id": "1.1", "before": before, "after": after}])
    entry = Entry(1, NOON, 1, "Ana Ruiz", "block", "blocked it", None, None, changes, None, False, "", "")
    page = JournalPage((entry,), {}, {}, False, 1, "", 1)
    return "\n".join(line.plain.rstrip() for line in entry_lines(entry, page, {}, LOOK))


def test_an_instant_is_said_as_people_do_and_words_like_one_stay_words() -> None:
    said = panel(
        {"due": None, "reason": ""},
        {"due": NOON.isoformat(timespec="microseconds"), "reason": "2026-04-16T10:00, they say"},
    )
    assert "nothing → Tue 14 Apr 12:00" in said
    assert "nothing → 2026-04-16T10:00, they say" in said


def test_what_is_counted_is_what_one_may_read() -> None:
    page, chain = JournalPage((), {}, {}, False, 16, "", 14), Chain(16, "", None, True, 14)
    assert "Journal  14 " in title_lines(page, "", "", LOOK)[0].plain
    assert "whole, 14 entries checked" in chain_lines(page, chain, LOOK)[0].plain
    assert "14 of 14 checked" in chain_lines(page, Chain(16, "", None, False, 14), LOOK)[0].plain
