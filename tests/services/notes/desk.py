"""The notes of one release as people work on them: short words for what each does."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from octotui.domain.notes.document import Document, assemble, document_hash, outgoing_hash
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.history import Commit, History
from octotui.domain.notes.sections import SectionState, state
from octotui.domain.notes.values import Approval, Section
from octotui.domain.refusal import Refusal, Refused
from octotui.domain.task import Part
from octotui.services import doing, release
from octotui.services import views as pages
from octotui.services.duties import all_duties
from octotui.services.notes import drafting, publishing, reviewing, views, writing
from octotui.services.notes.writing import Saved
from tests.house import START, Crew

ANA, IRIS, MEI, DANA, NOOR = "Ana Ruiz", "Iris Novak", "Mei Tanaka", "Dana Cruz", "Noor Haddad"
"""Release Manager, Technical Writer, Product Manager, one of the Developers, QA Engineer."""


@dataclass
class Desk:
    """A crew at the notes of a release that is made already."""

    team: Crew
    release_id: int = 1
    shown: dict[str, str] = field(default_factory=dict)

    def page(self) -> NotesFacts:
        """Return the notes as they are."""
        found = self.team.house.read(views.notes_page, self.release_id)
        assert found is not None
        return found

    def section(self, name: str) -> Section:
        """Return a section by its name."""
        return next(each for each in self.page().sections if each.name == name)

    def state(self, name: str) -> SectionState:
        """Return how far a section is."""
        return state(self.page(), self.section(name))

    def document(self) -> Document:
        """Return the notes as they would go out."""
        return assemble(self.page())

    def seen(self) -> str:
        """Return the hash of the text on everybody's screen."""
        return document_hash(self.page())

    def leaving(self) -> str:
        """Return the hash of what would go out now."""
        return outgoing_hash(self.page())

    def opens(self, who: str = IRIS) -> Desk:
        """Let somebody open the notes."""
        self.team.does(who, writing.open_notes, self.release_id)
        return self

    def reads(self, who: str, name: str) -> None:
        """Let somebody begin to write from the text as it is now."""
        self.shown[f"{who}/{name}"] = self.section(name).text

    def writes(self, who: str, name: str, text: str) -> Saved:
        """Let somebody save a section; they began from what they read, else from the text as it is."""
        section = self.section(name)
        base = self.shown.pop(f"{who}/{name}", section.text)
        saved: Saved = self.team.does(who, writing.save, section.id, text, base)
        return saved

    def completes(self, who: str = IRIS) -> Desk:
        """Let somebody write whatever must be there."""
        for name in ("Summary", "Known issues", "Improvements"):
            self.writes(who, name, f"- {name} in a line")
        self.writes(who, "Date", "14 April 2026")
        self.team.does(who, writing.say_none, self.section("Migration steps").id)
        return self

    def judges(self, who: str, stage: str, verdict: str = "yes", **named: Any) -> str:
        """Let somebody say yes or no of the text on the screen."""
        seen = named.pop("seen", None) or self.seen()
        told: str = self.team.does(who, reviewing.judge, self.release_id, stage, verdict, seen, **named)
        return told

    def approved(self) -> Desk:
        """Let both approve the text."""
        self.judges(MEI, "publish")
        self.judges(ANA, "publish")
        return self

    def seat(self, stage: str, role: str) -> Approval:
        """Return a seat of a review."""
        return next(each for each in self.page().approvals if (each.stage, each.role) == (stage, role))

    def publishes(self, folder: Path, who: str = IRIS) -> str:
        """Let somebody publish the text on the screen."""
        told: str = self.team.does(who, publishing.publish, self.release_id, str(folder), self.leaving())
        return told

    def drafts(self, *messages: str, who: str = IRIS) -> str:
        """Let somebody draft the notes from commits, given oldest first."""
        told: str = self.team.does(who, drafting.draft, self.release_id, history(*messages))
        return told

    def refused(self, who: str, act: Any, *args: Any, **named: Any) -> Refusal:
        """Return why an act is refused."""
        try:
            self.team.does(who, act, *args, **named)
        except Refused as refused:
            return refused.refusal
        raise AssertionError("it was not refused")

    def goes_out(self) -> Desk:
        """Put the release into production today and verify it there, whatever else is owed."""
        self.team.does(ANA, release.override, self.release_id, "the story needs it in production")
        for task in self.team.facts(self.release_id).tasks:
            if task.part == Part.AFTER.value and task.purpose == "verify":
                self.team.does(NOOR, doing.finish, task.id)
        check = self.team.task("Analytics and tracking check", self.release_id)
        self.team.does("Leo Brandt", doing.finish, check.id)
        return self


def history(*messages: str) -> History:
    """Return a stretch of history with these messages, given oldest first."""
    shas = [f"{number:040x}" for number in range(1, len(messages) + 1)]
    commits = []
    for number, message in enumerate(messages):
        subject, _, body = message.partition("\n\n")
        parents = (shas[number - 1],) if number else ()
        commits.append(Commit(shas[number], parents, START, "Dana Cruz", subject, body))
    return History("/repo", "v4.11.0", "HEAD", tuple(reversed(commits)))


def owed(desk: Desk, who: str) -> list[tuple[str, str]]:
    """Return what a person owes about the notes."""
    house = desk.team.house
    person = next(each for each in house.read(pages.people) if each.name == who)
    found = house.read(all_duties, desk.team.clock.now)
    return [(duty.verb, duty.title) for duty in found if duty.owed_by(person) and "/notes/" in duty.key]
