"""What is refused at the release's own tasks because the notes do it: finish them, and review them, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.facts import Facts
from octotui.domain.notes import tasks
from octotui.domain.task import Seat, Task
from octotui.services.guide import guide_of
from octotui.store import notes as stored

if TYPE_CHECKING:
    from octotui.store.work import Work


def check_finish(facts: Facts, task: Task) -> None:
    """Refuse to tick off notes that are written here, unless evidence says where else they are."""
    tasks.check_by_hand(facts, task, template=bool(guide_of(facts.edition).notes_fields))


def check_seat(work: Work, facts: Facts, task: Task, seat: Seat) -> None:
    """Refuse to review notes at their task; their text is reviewed."""
    tasks.check_seat_by_hand(stored.facts(work.rows, facts), task, seat)
