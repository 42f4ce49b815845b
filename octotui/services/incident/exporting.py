"""What follows from incidents as files: the text of a review, the agenda of the weekly sync."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from octotui.domain.incident.facts import IncidentFacts
from octotui.integrations import files
from octotui.services.house import Trouble, place_of
from octotui.services.incident.views import Owed, Weekly


def weekly_text(view: Weekly, now: datetime) -> str:
    """Return the agenda of the weekly sync as Markdown, without private incidents: a file goes to anybody (A-PIR-5)."""
    lines = [f"# Weekly sync, {now:%Y-%m-%d}"]
    reviews = [facts for facts in view.reviews if not facts.incident.security]
    told = [f"{facts.incident.name} {facts.incident.title}: {_meets(facts)}" for facts in reviews]
    for title, found in (
        ("Reviews", told), ("Late", _items(view.late, now)), ("Blocked", _items(view.blocked, now)),
        ("Open", _items(view.open, now)), ("Done since last week", _items(view.done, now)),
        ("Won't do, said since last week", _items(view.given_up, now)),
    ):  # fmt: skip
        if found:
            lines += ["", f"## {title}", "", *(f"- {each}" for each in found)]
    return "\n".join([*lines, ""])


def _meets(facts: IncidentFacts) -> str:
    meets = facts.review.meets_at if facts.review else None
    return f"meets {meets:%Y-%m-%d %H:%M} UTC" if meets else "to be booked"


def _items(some: Iterable[Owed], now: datetime) -> list[str]:
    return [_item(each, now) for each in some if not each.incident.security]


def _item(each: Owed, now: datetime) -> str:
    action = each.action
    due = f"until {action.due:%Y-%m-%d}" if action.due else "no date"
    about = (each.incident.name, each.owner or "no owner", due, f"{(now - action.made_at).days} days old")
    more = f"; {action.state}: {' '.join(action.reason.split())}" if action.reason else ""
    return f"{action.title} ({', '.join(about)}){more}"


def write_text_file(place: str, text: str) -> str:
    """Write a text to a new file and return its path; raises `Trouble`."""
    path = place_of(place)
    if not files.is_folder(path.parent):
        raise Trouble("There is no such folder.")
    try:
        if files.read_text(path.parent, path.name) is not None:
            raise Trouble("There is a file of that name already.")
        return str(files.write_text(path.parent, path.name, text))
    except files.NotWritten as error:
        raise Trouble(str(error)) from error
