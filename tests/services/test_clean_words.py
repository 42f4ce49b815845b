"""What people type is kept without what would act on a terminal, in the tables and in the journal alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from octotui.domain.plan import Wish
from octotui.services import call, doing, release
from octotui.services import people as persons
from octotui.services.incident import begin, told
from octotui.services.notes import reviewing, writing
from octotui.store import read
from tests.house import Crew
from tests.services.notes.desk import ANA, DANA, IRIS, MEI, Desk

TYPED = "\x1b[31mred\x1b[0m\x07 \u202ewords\r\n\x1b]0;title\x07"
ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]|\\u00[01][0-9a-f]")
"""Control characters, and such as JSON writes them down; line feeds and tabs do nothing."""


def acts(desk: Desk) -> Iterator[tuple[str, Callable[..., Any], tuple[Any, ...]]]:
    """Yield every kind of act in which somebody types words."""
    facts = desk.team.facts()
    own = [each.id for each in facts.tasks if each.owner == "Developers" and not facts.children(each)]
    task, two = own[:2]
    summary = desk.section("Summary").id
    yield ANA, release.rename, (1, TYPED, TYPED)
    yield ANA, release.set_revision, (1, TYPED)
    yield DANA, doing.comment, (task, TYPED)
    yield DANA, doing.add_evidence, (task, "note", TYPED)
    yield DANA, doing.block, (task, TYPED)
    yield DANA, doing.not_applicable, (two, TYPED)
    yield ANA, doing.add_task, (1, TYPED, "Tech Lead")
    yield ANA, call.open_call, (1,)
    yield MEI, call.vote, (1, "Product Manager", "no-go", TYPED)
    yield IRIS, writing.save, (summary, TYPED, "", "", TYPED)
    yield MEI, writing.comment, (summary, TYPED)
    yield MEI, reviewing.judge, (1, "publish", "no", desk.seen(), TYPED)
    yield ANA, release.new_release, (Wish("4.13.0", TYPED, "Minor", TYPED, TYPED),)
    yield ANA, release.cancel, (2, TYPED)
    yield ANA, persons.join, (TYPED,)
    yield ANA, release.override, (1, TYPED)
    yield ANA, begin.declare_incident, (TYPED, "major")
    yield ANA, told.note, (1, TYPED)
    yield ANA, release.roll_back, (1, TYPED)


def test_nothing_that_would_act_on_a_terminal_is_kept(team: Crew) -> None:
    desk = Desk(team, team.makes()).opens()
    for who, act, args in acts(desk):
        team.does(who, act, *args)
        (entry,) = team.house.read(read.entries_from, team.house.last_seq() - 1, 1)
        kept = f"{entry.said}\n{entry.changes}"
        assert "red words" in kept or act is call.open_call, kept
        assert not ACTING.search(kept), kept
