"""Two people type into one section at once, in any order, from any base: nothing that either typed is lost unseen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from octotui.domain.edition import Edition
from octotui.domain.facts import Facts
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.saving import save
from octotui.domain.notes.values import Section
from octotui.domain.people import Person
from octotui.domain.release import Release

NOW = datetime(2026, 4, 14, tzinfo=UTC)
IRIS, DANA = Person(1, "Iris Novak", ("Technical Writer",)), Person(2, "Dana Cruz", ("Developers",))
SECTION = Section("1.n1", 1, 1, "Improvements", 7, None, "Technical Writer", ("Developers",))


@dataclass
class Typist:
    """One person at the section: what they began from, and what they have typed so far."""

    who: Person
    base: str = ""
    text: str = ""


class TwoWriters(RuleBasedStateMachine):
    """They read, type and save as they like; every typed line is one of a kind."""

    @initialize()
    def begin(self) -> None:
        facts = Facts(Release(1, "4.12.0", "Card vault", "Minor", 1, NOW, 1), Edition(1, "Guide", "e", ""))
        self.notes = NotesFacts(facts, (SECTION,))
        self.typists = (Typist(IRIS), Typist(DANA))
        self.typed = 0
        self.taken: set[str] = set()

    @property
    def text(self) -> str:
        return self.notes.section("1.n1").text

    @rule(one=st.integers(0, 1), at=st.integers(0, 9))
    def types(self, one: int, at: int) -> None:
        self.typed += 1
        lines = self.typists[one].text.split("\n")
        lines.insert(at % (len(lines) + 1), f"- {self.typists[one].who.name} {self.typed}")
        self.typists[one].text = "\n".join(lines)

    @rule(one=st.integers(0, 1), at=st.integers(0, 9))
    def takes_out(self, one: int, at: int) -> None:
        lines = self.typists[one].text.split("\n")
        self.taken.add(lines.pop(at % len(lines)))
        self.typists[one].text = "\n".join(lines)

    @rule(one=st.integers(0, 1), side=st.sampled_from(["mine", "theirs", "both"]))
    def saves(self, one: int, side: str) -> None:
        typist = self.typists[one]
        mine, theirs, base = typist.text, self.text, typist.base
        made = save(self.notes, "1.n1", typist.who, NOW, mine, base)
        if made.conflicting:
            assert made.changes == ()
            shown = Counter(line for piece in made.merged.conflicts for line in (*piece.mine, *piece.theirs))
            shown += Counter(made.merged.text.split("\n"))
            assert not (Counter(mine.split("\n")) - Counter(base.split("\n"))) - shown
            assert not (Counter(theirs.split("\n")) - Counter(base.split("\n"))) - shown
            chosen = made.merged.choose(side)
            self.taken.update(set(made.merged.text.split("\n")) - set(chosen.split("\n")))
            made = save(self.notes, "1.n1", typist.who, NOW, chosen, theirs)
            assert not made.conflicting
        self.notes = self.notes.but(made.changes)
        typist.base = typist.text = self.text

    @invariant()
    def every_line_is_somewhere_unless_somebody_took_it_out(self) -> None:
        held = {line for text in (self.text, *(each.text for each in self.typists)) for line in text.split("\n")}
        for number in range(1, self.typed + 1):
            assert any(f"- {each.who.name} {number}" in held | self.taken for each in self.typists), number

    @invariant()
    def versions_count_up(self) -> None:
        assert [each.number for each in self.notes.versions] == list(range(len(self.notes.versions), 0, -1))


TestTwoWriters = TwoWriters.TestCase
TestTwoWriters.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
