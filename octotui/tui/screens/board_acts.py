"""What can be done at the board: the keys, why one cannot act, and where each leads."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from octotui.domain.edition import Edition
from octotui.domain.facts import Facts
from octotui.domain.journal import Entry
from octotui.domain.refusal import Refusal, can
from octotui.domain.release import Release
from octotui.domain.value import dataclass
from octotui.services import views
from octotui.services.board import Board, Card
from octotui.tui.act import Act
from octotui.tui.in_turn import asks
from octotui.tui.screens.base import Room
from octotui.tui.screens.board_cards import CardBook

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from octotui.domain.people import Person
    from octotui.domain.plan import Wish
    from octotui.tui.desk import Desk

NARROW = 100
"""Below this width the board is one list."""


@dataclass(frozen=True)
class BoardView:
    """The board as read, and the last acts."""

    board: Board
    lately: tuple[Entry, ...]
    edition: Edition | None

    @property
    def by_people(self) -> tuple[Entry, ...]:
        """The last acts of people; whom octotui called for them, it notes as acts of its own."""
        return tuple(entry for entry in self.lately if entry.person_id is not None)


class BoardActs(Room[BoardView]):
    """The board as far as its keys are concerned: the release under the cursor, and what can be done with it."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("", "move", shown="←→↑↓", reason=lambda board: board.no_moves()),
        Act("enter", "open", "open", "release", long="open the release", label=lambda board: board.opens()),
        Act("w", "in the way", "in_the_way", "release", long="go to the next thing in the way",
            reason=lambda board: board.nothing_in_the_way()),
        Act("V", "call", "call", "release", long="go to its go/no-go call", reason=lambda board: board.no_release()),
        Act("D", "deploy", "deploy", "release", long="deploy it to production", reason=lambda board: board.no_deploy()),
        Act("n", "new", "new", "release", long="make a new release", label=lambda board: board.news()),
        Act("slash", "filter", "filter", "everywhere", long="show only the releases that match",
            reason=lambda board: board.no_filter()),
        Act("W", "all in the way", "way", "release", long="all that is in its way", foot=False,
            reason=lambda board: board.nothing_in_the_way()),
        Act("R", "revision", "revision", "release", long="name the revision that goes out", foot=False,
            reason=lambda board: board.no_release()),
        Act("T", "traits", "facts", "release", long="its traits, window and name", foot=False,
            reason=lambda board: board.no_release()),
        Act("N", "notes", "notes", "release", long="go to its release notes", foot=False,
            reason=lambda board: board.no_release()),
        Act("J", "journal", "journal", "release", long="read its journal", foot=False,
            reason=lambda board: board.no_release()),
        Act("y", "copy", "copy", "release", long="copy it, with what stands in its way", foot=False,
            reason=lambda board: board.no_release()),
        Act("escape", "clear", "clear", "everywhere", long="show all releases again", side="right",
            reason=lambda board: None if board.filtered else "Nothing is filtered."),
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        super().__init__(desk)
        self.book = CardBook()
        self.filtered = ""
        self.filtering = False
        self.chosen: int | None = None
        self.made = ""
        """The version that was just made, until the cursor has come to it."""

    @property
    def release(self) -> Release | None:
        """The release under the cursor."""
        return self.book.releases.get(self.chosen) if self.chosen is not None else None

    @property
    def card(self) -> Card | None:
        """Its card, None while it is not read."""
        return self.book.cards.get(self.chosen) if self.chosen is not None else None

    def no_release(self) -> str | None:
        """Say that no release is under the cursor, if so."""
        return None if self.release else "There is no release here yet; n makes one."

    def no_moves(self) -> str | None:
        """Leave the remark on moving out where it is narrow or there is nothing to move between."""
        alone = len(self.book.releases) < 2 or self.filtering
        return "There is one place only." if alone or self.app.size.width < NARROW else None

    def acts(self) -> tuple[Act, ...]:
        """Name deploy in the foot only where nothing stands in the way; pressed anyway, it says what does."""
        named = {"deploy": self.card is not None and not self.card.in_the_way, "open": self.release is not None}
        acts = super().acts()
        return tuple(replace(act, foot=named[act.action]) if act.action in named else act for act in acts)

    def no_filter(self) -> str | None:
        """Say that there is nothing to filter, or that it is being done, if so."""
        if self.filtering:
            return "The filter is being written."
        return None if self.book.releases else self.no_release()

    def opens(self) -> str:
        """Name what enter does here."""
        if self.filtering:
            return "keep it"
        return "open" if self.release else "new release"

    def news(self) -> str:
        """Name what n does here."""
        return "new" if self.release else "new release"

    def nothing_in_the_way(self) -> str | None:
        """Say that nothing stands in the way, if so."""
        if self.card is None or self.release is None:
            return self.no_release()
        return None if self.card.in_the_way else f"Nothing stands in the way of {self.release.version}."

    def no_deploy(self) -> str | None:
        """Say why a release cannot be deployed any more; what still stands in the way is said in full on trying."""
        release = self.release
        if release is None:
            return self.no_release()
        if release.ended_at is not None:
            return f"{release.version} is {release.stage.lower()}."
        return f"{release.version} is in production already." if release.deployed_at else None

    def action_open(self) -> None:
        """Open the release; on an empty board make the first one."""
        if self.chosen is None:
            self.action_new()
            return
        self._open(self.chosen)

    def _open(self, release_id: int, task_id: str | None = None) -> None:
        from octotui.tui.screens.release import ReleaseScreen

        self.app.push_screen(ReleaseScreen(self.desk, release_id, task_id=task_id))

    def action_in_the_way(self) -> None:
        """Open the release at the first thing in its way."""
        if self.chosen is None or self.card is None:
            return
        self._open(self.chosen, next((each.task_id for each in self.card.in_the_way if each.task_id), None))

    @asks
    async def action_way(self) -> None:
        """Open the release with the list of all that is in its way."""
        if self.chosen is not None:
            from octotui.tui.screens.release import ReleaseScreen

            page = ReleaseScreen(self.desk, self.chosen)
            await self.app.push_screen(page)
            await page.action_act("way")

    def action_call(self) -> None:
        """Open the go/no-go call of the release."""
        if self.chosen is not None:
            from octotui.tui.screens.call import CallScreen

            self.app.push_screen(CallScreen(self.desk, self.chosen))

    def action_notes(self) -> None:
        """Open the notes of the release."""
        if self.chosen is not None:
            from octotui.tui.notes.opening import notes_screen

            self.app.push_screen(notes_screen(self.desk, self.chosen))

    def action_journal(self) -> None:
        """Open the journal of the release."""
        if self.chosen is not None:
            from octotui.tui.screens.journal import JournalScreen

            self.app.push_screen(JournalScreen(self.desk, self.chosen))

    def action_copy(self) -> None:
        """Copy what stands in the way of the release under the cursor, in whole words."""
        from octotui.tui.drawing.board_scene import Scene
        from octotui.tui.drawing.board_told import told
        from octotui.tui.toast import toast

        if self.release is not None:
            people = self.view.board.people if self.view else ()
            self.app.copy_to_clipboard(told(self.release, self.card, Scene(self.desk.now, None, people)))
            blocked = self.card is not None and bool(self.card.in_the_way)
            toast(self.app, f"{self.release.version} copied{', with what stands in its way' if blocked else ''}.")

    async def _facts(self) -> Facts | None:
        return await self.desk.read(views.release_page, self.chosen) if self.chosen is not None else None

    @asks
    async def action_deploy(self) -> None:
        """Deploy after asking; what the rules refuse is not asked about but tried, so that the journal has it."""
        from octotui.tui.deploying import deploy

        if (facts := await self._facts()) is not None:
            await deploy(self, facts)

    @asks
    async def action_revision(self) -> None:
        """Name the revision of the release, or say why that cannot be done."""
        from octotui.domain.production import set_revision
        from octotui.tui.release.answering import name_revision

        facts = await self._may(lambda facts, you, now: set_revision(facts, you, now, f"{facts.release.revision}+"))
        if facts is not None:
            await name_revision(self, facts)

    @asks
    async def action_facts(self) -> None:
        """Answer traits, plan the window, change the name of the release, or say why that cannot be done."""
        from octotui.domain.production import rename
        from octotui.tui.release.answering import answer_facts

        facts = await self._may(
            lambda facts, you, now: rename(facts, you, now, facts.release.name, facts.release.fixes)
        )
        await answer_facts(self, facts)

    async def _may(self, rule: Callable[[Facts, Person, datetime], object]) -> Facts | None:
        """Return the release under the cursor where a rule lets you act on it; else say why not."""
        from octotui.tui.toast import toast

        facts, you = await self._facts(), self.desk.you
        if facts is None or you is None:
            return None
        if why := can(lambda: rule(facts, you, self.desk.now)):
            toast(self.app, why, meaning="hold")
            return None
        return facts

    async def refused(self, refusal: Refusal) -> None:
        """Explain a refused deploy in full and go on from there; any other refusal is a toast."""
        facts = await self._facts() if refusal.in_the_way else None
        if facts is None or self.desk.you is None:
            await super().refused(refusal)
            return
        from octotui.tui.dialogs.refusal import answer_refusal

        if key := await answer_refusal(self, refusal, facts, self.desk.you):
            self._open(facts.release.id, "call" if key.startswith("seat:") else key)

    @asks
    async def action_new(self) -> None:
        """Ask for a new release and make it; the cursor comes to its card."""
        from octotui.services.guide import guide_in_use
        from octotui.tui.dialogs.new_release import NewRelease

        guide = await self.desk.read(guide_in_use)
        versions = await self.desk.read(views.versions)
        await self.app.push_screen_wait(NewRelease(guide, versions, self.desk.now, self._make))

    async def _make(self, wish: Wish) -> bool:
        from octotui.services.release import new_release

        self.made = wish.version
        made = await self.do(new_release, wish)
        if not made:
            self.made = ""
        return made
