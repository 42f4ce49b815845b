"""The ways to the notes of a release from the other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.notes.tasks import drafting, publishing

if TYPE_CHECKING:
    from octotui.domain.facts import Facts
    from octotui.tui.desk import Desk
    from octotui.tui.notes.acts import NotesScreen


def about_notes(facts: Facts, task_id: str) -> bool:
    """Tell whether a task is done at the notes: it asks for them to be written, reviewed or published."""
    return any(task.id == task_id for task in (*drafting(facts), *publishing(facts)))


def notes_screen(desk: Desk, release_id: int) -> NotesScreen:
    """Make the page of a release's notes; the editor is imported with it."""
    from octotui.tui.notes.acts import NotesScreen

    return NotesScreen(desk, release_id)
