"""The walk along what stands in the way: the next thing, or all of it as a list."""

from __future__ import annotations

from typing import ClassVar

from textual import work

from octotui.tui.act import Act
from octotui.tui.release.panes import ReleasePanes
from octotui.tui.widgets.rows import Rows


class Walk(ReleasePanes):
    """The keys that lead to what stands in the way."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("w", "in the way", "walk", group="release", long="next thing in the way",
            reason=lambda s: s.clear_way),
        Act("W", "all in the way", "way", group="release", reason=lambda s: s.clear_way),
    )  # fmt: skip

    @property
    def clear_way(self) -> str | None:
        """Why there is nothing to walk along."""
        return None if self.page is not None and self.page.way else "Nothing stands in the way"

    def action_walk(self) -> None:
        """Go to the next thing in the way."""
        assert self.page is not None
        order = [row.id for row in self.query_one(Rows).rows]
        way = self.in_order(self.page.row_of(each) for each in self.page.way)
        at = order.index(self.cursor) if self.cursor in order else -1
        if way:
            self.jump(next((id for id in way if order.index(id) > at), way[0]))

    @work
    async def action_way(self) -> None:
        """List all that is in the way, and go to what is chosen."""
        from octotui.tui.dialogs.choose import Choose, Option

        page = self.page
        assert page is not None
        options = [Option(each.key, each.title, f"{page.mover(each)}: {each.would}") for each in page.way]
        heading = "In the way of production" if page.facts.release.deployed_at is None else "Still to do"
        chosen = await self.app.push_screen_wait(Choose(heading, options, aside=f"{len(options)}"))
        found = next((each for each in page.way if each.key == chosen), None)
        if found is not None:
            self.jump(page.row_of(found))
