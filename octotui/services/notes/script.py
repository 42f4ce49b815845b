"""The demo's release notes: each page of the document told as acts, each with its time and person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from octotui.domain.notes.digest import text_hash
from octotui.domain.notes.document import document_hash, outgoing_hash
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.history import Commit, History
from octotui.domain.notes.values import Section
from octotui.domain.people import Person
from octotui.services.notes import drafting, publishing, reviewing, writing
from octotui.services.script import Cue, span

Call = tuple[Callable[..., object], tuple[object, ...]]


def cues(
    told: dict[str, Any], people: Sequence[Person], now: datetime, look: Callable[[], NotesFacts], folder: Path
) -> Iterator[Cue]:
    """Yield every act on the notes of one release, in the order of the document; `look` gives them as they are."""
    ids = {person.name: person.id for person in people}
    first = told["acts"][0]
    yield Cue(now + span(first["at"]), ids[first["who"]], _turn)
    for each in told["acts"]:
        at = now + span(each["at"])
        for act, args in _calls(each, look(), at, folder):
            yield Cue(at, ids[each["who"]], act, args)


def _turn(_work: object) -> None:
    """Wait for the turn of the notes: their release is made by then, and nothing else changes their text after."""


def _calls(told: dict[str, Any], notes: NotesFacts, at: datetime, folder: Path) -> Iterator[Call]:
    sections = [section for section in notes.sections if section.name in told.get("in", ())]
    if not sections:
        yield _on_page(told, notes, at, folder)
    for section in sections:
        yield _in_section(told["act"], section, told.get("text", ""))


def _in_section(act: str, section: Section, text: str) -> Call:
    if act == "save":
        return writing.save, (section.id, text, section.text)
    if act == "add":
        return writing.save, (section.id, f"{section.text}\n{text}", section.text)
    return getattr(writing, act), (section.id, text) if text else (section.id,)


def _on_page(told: dict[str, Any], notes: NotesFacts, at: datetime, folder: Path) -> Call:
    release_id = notes.facts.release.id
    ways: dict[str, Callable[[], Call]] = {
        "open_notes": lambda: (writing.open_notes, (release_id,)),
        "fill_from_release": lambda: (writing.fill_from_release, (release_id,)),
        "draft": lambda: (drafting.draft, (release_id, _history(told["since"], told["commits"], at))),
        "ask_review": lambda: (reviewing.ask_review, (release_id,)),
        "approve": lambda: (reviewing.judge, (release_id, told["stage"], "yes", document_hash(notes))),
        "publish": lambda: (publishing.publish, (release_id, str(folder), outgoing_hash(notes))),
    }
    return ways[told["act"]]()


def _history(since: str, messages: Sequence[str], at: datetime) -> History:
    """Return commits with these messages, given oldest first, one each hour until they are read."""
    shas = [text_hash(message)[:40] for message in messages]
    made = (
        Commit(sha, tuple(shas[max(0, place - 1) : place]), at - timedelta(hours=len(shas) - place), "", message)
        for place, (sha, message) in enumerate(zip(shas, messages, strict=True))
    )
    return History("", since, "HEAD", tuple(reversed(list(made))))
