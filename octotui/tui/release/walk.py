"""The walk along what stands in the way: the next thing, or all of it as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from octotui.domain.gate import Blocker
from octotui.tui.act import Act
from octotui.tui.in_turn import asks
from octotui.tui.line import width_of
from octotui.tui.release.page import CALL
from octotui.tui.release.panes import ReleasePanes
from octotui.tui.signs import Signs
from octotui.tui.widgets.rows import Rows
from octotui.tui.wording import pad, role_short


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

    @asks
    async def action_way(self) -> None:
        """List all that is in the way, and go to what is chosen."""
        from octotui.tui.dialogs.choose import Choose, Option

        page = self.page
        assert page is not None
        way = sorted(page.way, key=self._place)
        options = [
            Option(each.key, each.title, detail, group=self._group(each), sign=self._sign(each))
            for each, detail in zip(way, self._details(way), strict=True)
        ]
        heading = "In the way of production" if page.facts.release.deployed_at is None else "Still to do"
        chosen = await self.app.push_screen_wait(Choose(heading, options, aside=f"{len(options)}"))
        found = next((each for each in page.way if each.key == chosen), None)
        if found is not None:
            self.jump(page.row_of(found))

    def _details(self, way: Sequence[Blocker]) -> list[str]:
        """Say for each thing the role, who moves and what they do, in columns; the role where there is room."""
        assert self.page is not None
        who = [self._who(each) for each in way]
        person = max((width_of(name) for name in who), default=0)
        verb = max((width_of(each.would) for each in way), default=0)
        roles = [f"{pad(role_short(each.role), 12)}  " if self.app.size.width >= 100 else "" for each in way]
        return [
            f"{role}{pad(name, min(person, 20))}  {pad(each.would, min(verb, 20))}"
            for role, name, each in zip(roles, who, way, strict=True)
        ]

    def _who(self, each: Blocker) -> str:
        """Call the person who moves, or all who hold the role, or nobody."""
        assert self.page is not None
        if each.person_id is not None or not each.role:
            return self.page.mover(each)
        held = [self.page.names.short(person.name) for person in self.page.holders(each.role)]
        return "nobody" if not held else " or ".join(held) if len(held) <= 2 else f"{len(held)} people"

    def _group(self, each: Blocker) -> str:
        """Name the group of the list that a thing in the way stands in."""
        assert self.page is not None
        if each.task_id is not None:
            return self.page.facts.task(each.task_id).section or "Tasks"
        return "Go/No-Go" if self.page.row_of(each) == CALL else "Still to be answered"

    def _place(self, each: Blocker) -> int:
        """Return the first place of its group in the order of the list."""
        assert self.page is not None
        groups = [self._group(other) for other in self.page.way]
        return groups.index(self._group(each))

    def _sign(self, each: Blocker) -> tuple[str, str]:
        sign = Signs().task("open" if each.state == "seat" else each.state)
        return sign.text, sign.style
