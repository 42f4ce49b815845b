"""Somebody at the notes page of a release, in the words of people who write notes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from octotui.tui.notes.acts import NotesScreen
from octotui.tui.notes.compare import CompareScreen
from tests.services.notes.desk import Desk as Story
from tests.tui.seat import Seat, seated


@dataclass
class Writer(Seat):
    """Somebody with the notes open."""

    story: Story

    @property
    def page(self) -> NotesScreen:
        """The notes page, behind whatever stands before it."""
        return next(each for each in reversed(self.app.screen_stack) if isinstance(each, NotesScreen))

    @property
    def compares(self) -> bool:
        """Whether two versions are in front."""
        return isinstance(self.app.screen, CompareScreen)

    async def to(self, section: str) -> None:
        """Go to a section in the list."""
        wanted = self.story.section(section).id
        self.page.list.focus()
        self.page.list.cursor = wanted
        await self.idle()

    async def writes(self, section: str, text: str) -> None:
        """Write behind what stands in a section."""
        await self.to(section)
        await self.presses("enter")
        await self.types(text)

    async def later(self) -> None:
        """Let the time pass after which words are kept, shown and looked around."""
        page = self.page
        await page._keep_now()
        page._preview_now()
        page.look_around()
        await self.idle()

    @property
    def text(self) -> str:
        """The words in the editor."""
        return self.page.editor.text

    def saved(self, section: str) -> str:
        """The words of a section as they are saved."""
        return self.story.section(section).text


@asynccontextmanager
async def at_notes(
    story: Story, name: str, section: str = "Improvements", size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Writer]:
    """Sit somebody down at the notes, with a section under the cursor."""
    team = story.team
    async with seated(team.house.path, team.clock, name, size=size) as seat:
        writer = Writer(seat.app, seat.pilot, story)
        at = story.section(section).id if story.page().opened else None
        await seat.app.push_screen(NotesScreen(seat.app.desk, story.release_id, at))
        await writer.idle()
        yield writer
