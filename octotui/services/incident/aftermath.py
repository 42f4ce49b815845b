"""Acts after an incident: root cause, action items, the review."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from octotui.domain.incident import aftermath as rules
from octotui.domain.incident.draft import draft
from octotui.services.incident.acting import follow, load, short
from octotui.store import incident as stored

if TYPE_CHECKING:
    from octotui.store.work import Work


def find_cause(work: Work, incident_id: int, cause: str, factors: tuple[str, ...] = ()) -> str:
    """Write down the root cause and what contributed to it."""
    follow(work, load(work, incident_id), rules.find_cause, f"root cause: {short(cause)}", cause, factors)
    return "Root cause written down."


def add_action(
    work: Work, incident_id: int, title: str, *, description: str = "", owner_id: int | None = None,
    due: datetime | None = None, success: str = "",
) -> str:  # fmt: skip
    """Add an action item."""
    follow(work, load(work, incident_id), rules.add_action, f"added an action item: {short(title)}", title,
           description=description, owner_id=owner_id, due=due, success=success)  # fmt: skip
    lacks = [word for word, given in (("an owner", owner_id), ("a date", due)) if given is None]
    return f"{short(title)} added." + (f" It still needs {' and '.join(lacks)}." if lacks else "")


def edit_action(
    work: Work, incident_id: int, action_id: str, *, title: str, description: str = "", owner_id: int | None = None,
    due: datetime | None = None, success: str = "",
) -> str:  # fmt: skip
    """Change an action item."""
    said = f"changed an action item: {short(title)}"
    follow(work, load(work, incident_id), rules.edit_action, said, action_id, title=title, description=description,
           owner_id=owner_id, due=due, success=success)  # fmt: skip
    return f"{short(title)} changed."


def move_action(work: Work, incident_id: int, action_id: str, state: str, reason: str = "") -> str:
    """Say what has become of an action item."""
    facts = load(work, incident_id)
    title = next((each.title for each in facts.actions if each.id == action_id), action_id)
    said = f"{short(title)}: {state}" + (f", {short(reason)}" if reason.strip() else "")
    follow(work, facts, rules.move_action, said, action_id, state, reason)
    return f"{short(title)}: {state}."


def book_review(work: Work, incident_id: int, meets_at: datetime, facilitator_id: int) -> str:
    """Book the review."""
    after = follow(
        work,
        load(work, incident_id),
        rules.book_review,
        f"booked the review, {meets_at:%a %d %b %H:%M}",
        meets_at,
        facilitator_id,
    )
    late = f" It meets later than {after.review.within_hours} h after the all-clear." if after.review and \
        rules.meets_late(after) else ""  # fmt: skip
    return f"Review booked. {after.name(facilitator_id)} facilitates.{late}"


def came_to_review(work: Work, incident_id: int, person_ids: Iterable[int]) -> str:
    """Say who was at the review."""
    present = tuple(person_ids)
    follow(work, load(work, incident_id), rules.came, f"{len(present)} people came to the review", present)
    return f"{len(present)} people noted."


def begin_review(work: Work, incident_id: int) -> str:
    """Make the first draft of the review from the timeline, with roles in place of names; kept text stays."""
    facts = load(work, incident_id)
    if facts.review is not None and facts.review.text:
        return "The draft is there already."
    text = draft(facts, stored.entries_of(work.rows, incident_id))
    follow(work, facts, rules.write_review, "drafted the review", text, "")
    return "Drafted from the timeline, with roles in place of names."


def write_review(work: Work, incident_id: int, text: str, base: str, *, both: bool = False) -> str:
    """Keep the text of the review, merged with what others have written since the text it began from."""
    follow(work, load(work, incident_id), rules.write_review, "wrote the review", text, base, both=both)
    return "Kept."


def close_review(work: Work, incident_id: int) -> str:
    """Close the review and the incident."""
    follow(work, load(work, incident_id), rules.close_review, f"closed INC-{incident_id}")
    return f"INC-{incident_id} is closed. Its action items stay in My work."
