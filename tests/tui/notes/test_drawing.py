"""What stands around the words of a section: its name and whose it is, and who else is in it."""

from __future__ import annotations

import pytest

from octotui.domain.edition import Edition
from octotui.domain.facts import Facts
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.values import Pending, Section
from octotui.domain.people import Person
from octotui.domain.release import Release
from octotui.tui.drawing.notes_aside import heading
from octotui.tui.drawing.notes_page import NotesPage
from octotui.tui.drawing.notes_rows import elsewhere, here_too, section_rows
from octotui.tui.signs import Signs
from octotui.tui.theme import OCTOTUI_DARK, tokens_of
from octotui.tui.widgets.rows import Look
from tests.house import START

NEW = Section(
    "1.n1", 1, 1, "New features", 197, owner="Technical Writer", contributors=("Product Manager", "UX Designer")
)
FIXES = Section("1.n2", 1, 2, "Bug fixes", 199, owner="Technical Writer", contributors=("QA Engineer",))
MEI, NOOR = Person(1, "Mei Tanaka"), Person(2, "Noor Haddad")


def page(*others: Pending) -> NotesPage:
    """Return two sections with these people in them."""
    facts = Facts(Release(1, "4.12.0", "Card vault", "Minor", 1, START, 1), Edition(1, "", "", ""), people=(MEI, NOOR))
    return NotesPage(NotesFacts(facts, (NEW, FIXES)), None, START, others)


def typed(section: Section, who: Person, text: str) -> Pending:
    """Return what somebody types in a section."""
    return Pending(f"{section.id}/{who.id}/x", 1, section.id, who.id, "x", text, 1, "", START)


def look(width: int) -> Look:
    """Return a plane to draw on."""
    return Look(width, False, False, tokens_of(OCTOTUI_DARK), Signs())


@pytest.mark.parametrize(
    ("width", "told"),
    [
        (80, "from Product Mgr and UX Designer, line 197"),
        (56, "from Product Mgr, UX Designer, line 197"),
        (50, "Product Mgr and 1 more, line 197"),
        (30, "line 197"),
    ],
)
def test_the_name_of_a_section_is_never_cut_for_whose_it_is(width: int, told: str) -> None:
    line = heading(page(), NEW, look(width), narrow=False)[1].plain
    assert line.split() == ["New", "features", *told.split()]
    assert "…" not in line


def test_the_list_names_everybody_a_section_comes_from() -> None:
    (row, _) = section_rows(page(), NEW.id)
    assert [row.draw(n, look(27)).plain.strip() for n in (1, 2)] == ["Product Mgr", "UX Designer"]


def test_who_is_in_the_very_section_is_told_apart_from_who_is_elsewhere() -> None:
    both = page(typed(NEW, MEI, "words"), typed(NEW, NOOR, ""), typed(FIXES, NOOR, "words"))
    assert here_too(both, NEW) == ["Mei Tanaka writes here", "Noor Haddad is here"]
    assert elsewhere(both, NEW) == ["Noor Haddad writes Bug fixes"]
