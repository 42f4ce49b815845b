"""The demo's incidents: each of the document told as acts, each with its time and person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from octotui.domain.people import Person
from octotui.services.incident import aftermath, begin, running, told, way
from octotui.services.script import Cue, span

_ROOMS = (begin, running, way, told, aftermath)


def cues(
    told_of: dict[str, Any], number: int, people: Sequence[Person], now: datetime, release_id: int | None
) -> Iterator[Cue]:
    """Yield every act of one incident, in the order of the document.

    `person`, `executor_id`, `owner_id` and `facilitator_id` name people, `due` and `meets_at` are times from now.
    """
    ids = {person.name: person.id for person in people}
    declared = now + span(told_of["declared"])
    named: dict[str, object] = {key: told_of[key] for key in ("context", "security", "infra") if key in told_of}
    yield Cue(
        declared, ids[told_of["by"]], begin.declare_incident, (told_of["title"], told_of["severity"]),
        tuple({**named, "release_id": release_id}.items()),
    )  # fmt: skip
    for each in told_of["acts"]:
        words = {key: value for key, value in each.items() if key not in ("at", "who", "act", "args")}
        args = [ids.get(arg, arg) if isinstance(arg, str) else arg for arg in each.get("args", ())]
        for key in ("due", "meets_at", "started_at", "detected_at"):
            if key in words:
                words[key] = now + span(words[key])
        words = {key: ids.get(value, value) if key.endswith("_id") else value for key, value in words.items()}
        at = declared + span(each["at"])
        yield Cue(at, ids[each["who"]], _act(each["act"]), (number, *args), tuple(words.items()))


def _act(name: str) -> Callable[..., object]:
    found: Callable[..., object] = next(getattr(room, name) for room in _ROOMS if hasattr(room, name))
    return found
