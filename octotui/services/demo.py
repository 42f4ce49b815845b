"""The demo: a fresh throw-away database in which a company is in the middle of its day.

Nothing is poured into tables: each line of `data/demo/demo.toml` is performed as the act of a person.
"""

from __future__ import annotations

import atexit
import heapq
import shutil
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from octotui.domain.facts import Facts
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.people import Person
from octotui.services import people as persons
from octotui.services.data import data_folder
from octotui.services.house import Clock, House, login, utc_now
from octotui.services.incident import script as incident
from octotui.services.notes import script
from octotui.services.script import Cue, Story, span
from octotui.services.views import find_release
from octotui.store import notes as stored
from octotui.store import read

if TYPE_CHECKING:
    from octotui.store.house import Batch
    from octotui.store.work import Work


Told = Callable[[int], None]
"""Hears after each act how many are performed."""


def demo_house(name: str | None = None, clock: Clock = utc_now, told: Told | None = None) -> tuple[House, str]:
    """Make the demo in a folder that goes away with this process; return its house and who sits at the keyboard."""
    folder = Path(tempfile.mkdtemp(prefix="octotui-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    house = House(folder / "demo.db", clock)
    you = fill(house, _document(), told)
    return house, name or you


def contents() -> tuple[int, int]:
    """Return how many releases and people the demo will hold, without making it."""
    document = _document()
    return len(document["release"]), len(document["person"])


def _document() -> dict[str, Any]:
    return tomllib.loads((data_folder() / "demo" / "demo.toml").read_text(encoding="utf-8"))


def fill(house: House, document: dict[str, Any], told: Told | None = None) -> str:
    """Perform a demo document in an empty house; return the name of the person at the keyboard."""
    now = house.clock()
    with house.batch() as batch:
        begin = now + min(span(each["started"]) for each in document["release"]) - timedelta(days=1)
        everybody = _people(batch, document["person"], begin, now)
        you = next(person for person in everybody if person.name == document["you"])
        batch.act(you.id, begin, persons.remember, login(), you.id)
        stories = [
            Story(each, everybody, now, document.get("evidence", {}), partial(_facts, batch)).cues()
            for each in document["release"]
        ]
        stories += [
            _incident(batch, each, number, everybody, now)
            for number, each in enumerate(document.get("incident", ()), 1)
        ]
        stories += [
            script.cues(each, everybody, now, partial(_notes, batch, each["release"]), house.path.parent)
            for each in document.get("notes", ())
        ]
        for count, cue in enumerate(_in_time(stories), 1):
            batch.act(cue.who, cue.at, cue.act, *cue.args, **dict(cue.named))
            if told is not None:
                told(count)
    return you.name


def _incident(
    batch: Batch, told: dict[str, Any], number: int, people: tuple[Person, ...], now: datetime
) -> Iterator[Cue]:
    """Yield the acts of an incident; its release is made by then."""
    yield Cue(now + span(told["declared"]), people[0].id, _nothing)
    release_id = find_release(batch.rows, told["release"]) if "release" in told else None
    yield from incident.cues(told, number, people, now, release_id)


def _nothing(work: Work) -> None:
    """Wait for the turn of an incident."""


def _in_time(stories: list[Iterator[Cue]]) -> Iterator[Cue]:
    """Yield the acts of all stories in the order of time; each story goes on only when its act was done."""
    waiting: list[tuple[datetime, int, Cue]] = []

    def go_on(place: int) -> None:
        if (cue := next(stories[place], None)) is not None:
            heapq.heappush(waiting, (cue.at, place, cue))

    for place in range(len(stories)):
        go_on(place)
    while waiting:
        _, place, cue = heapq.heappop(waiting)
        yield cue
        go_on(place)


def _facts(batch: Batch, version: str) -> Facts:
    known = next((facts for facts in batch.memory.facts.values() if facts.release.version == version), None)
    found = known or read.facts(batch.rows, find_release(batch.rows, version) or 0)
    assert found is not None, f"{version} is not made yet"
    return batch.memory.facts.setdefault(found.release.id, found)


def _notes(batch: Batch, version: str) -> NotesFacts:
    return stored.facts(batch.rows, _facts(batch, version))


def _people(batch: Batch, told: list[dict[str, Any]], begin: datetime, now: datetime) -> tuple[Person, ...]:
    """Bring everybody in, with their absences and delegates, before the first release is made."""
    for each in told:
        batch.act(None, begin, persons.join, each["name"], tuple(each["roles"]))
    everybody = read.people(batch.rows)
    by_name = {person.name: person for person in everybody}
    for each in told:
        if "away" in each:
            start, _, length = each["away"].partition(" for ")
            leaves = now + span(start)
            person = by_name[each["name"]]
            batch.act(person.id, begin, persons.set_away, person.id, leaves, leaves + span(length))
            if "delegate" in each:
                batch.act(
                    person.id,
                    begin,
                    persons.appoint,
                    person.roles[0],
                    by_name[each["delegate"]].id,
                    leaves + span(length),
                )
    return everybody
