"""What is said about a release as a whole: its name, what it fixes, its window, and a yes or no for each trait."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from octotui.domain import production
from octotui.domain.facts import Facts
from octotui.domain.people import Person
from octotui.domain.refusal import can
from octotui.domain.release import kind
from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look, Row, Rows
from octotui.tui.wording import clock, counted, date_of, stamp, window

if TYPE_CHECKING:
    from textual.widget import Widget

WORDS = {True: ("yes", "hold"), False: ("no", "text"), None: ("not yet", "muted")}


@dataclass(frozen=True, slots=True)
class Answer:
    """What was chosen: the row, and for a trait what it shall be."""

    key: str
    yes: bool | None = None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact: its name, its value, and what it brings or who said so."""

    id: str
    name: str
    value: str
    style: str
    remark: str
    height: int = 1

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row."""
        row = Line(look.width).put(0, self.name, "bold" if look.current else "text", 20)
        return row.put(21, self.value, self.style).right(self.remark, "muted")


class ReleaseFactsDialog(Dialog[Answer]):
    """Show the facts of a release; answers the one to change, or None."""

    DEFAULT_CSS = "ReleaseFactsDialog Rows { margin: 1 0 0 0; max-height: 18; }"
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("y", "yes", "say(True)", long="it is so", reason=lambda s: s.no_trait),
        Act("n", "no", "say(False)", long="it is not so", reason=lambda s: s.no_trait),
        Act("0", "not yet", "say(None)", long="not known yet", reason=lambda s: s.no_trait),
        Act("enter", "change", "change", long="change it", reason=lambda s: s.no_change),
        Act("escape", "close", "close", side="right", long="close"),
    )

    def __init__(self, facts: Facts, you: Person, now: datetime, current: str | None = None) -> None:
        """Take the release as it stands; the cursor begins at `current`."""
        super().__init__()
        self.facts, self.you, self.now, self.start = facts, you, now, current

    def body(self) -> Iterable[Widget]:
        """Title and facts."""
        yield Drawn(self._title)
        yield Rows(self.rows(), margin=1)

    def on_mount(self) -> None:
        """Begin where one was."""
        rows = self.query_one(Rows)
        missing = (f"trait:{answer.trait}" for answer in self.facts.traits if answer.yes is None)
        rows.cursor = self.start or next(missing, None)
        rows.focus()

    def _title(self, look: Look) -> Sequence[Line]:
        line = Line(look.width).put(0, f"What is said about {self.facts.release.version}", "bold")
        open_count = sum(1 for answer in self.facts.traits if answer.yes is None)
        said = f"{counted(open_count, 'answer')} missing" if open_count else "all is answered"
        return [line.right(said, "hold" if open_count else "muted")]

    def rows(self) -> tuple[Row, ...]:
        """Return the facts as rows."""
        release = self.facts.release
        rows: list[Row] = [FactRow("name", "Name", release.name, "text", "")]
        if kind(release.type) == "patch" or release.fixes:
            rows.append(FactRow("fixes", "Fixes", release.fixes or "not said yet",
                                "text" if release.fixes else "hold", ""))  # fmt: skip
        planned, style = window_words(release.window_from, release.window_to)
        rows.append(FactRow("window", "Window", planned, style, ""))
        for answer in self.facts.traits:
            word, colour = WORDS[answer.yes]
            who = f"{self.facts.name(answer.by)}, {stamp(answer.at, self.now)}" if answer.by and answer.at else ""
            remark = ", ".join(part for part in (self._brings(answer.trait), who) if part)
            rows.append(FactRow(f"trait:{answer.trait}", answer.trait, word, colour, remark))
        return tuple(rows)

    def _brings(self, trait: str) -> str:
        count = sum(1 for task in self.facts.tasks if trait in task.when)
        return f"decides on {counted(count, 'task')}" if count else ""

    @property
    def at(self) -> str:
        """The key of the fact under the cursor."""
        return self.query_one(Rows).cursor or ""

    @property
    def no_trait(self) -> str | None:
        """Why the fact under the cursor is not answered with yes or no."""
        if not self.at.startswith("trait:"):
            return "Only what a release is gets a yes or no"
        trait = self.at.removeprefix("trait:")
        return can(lambda: production.answer_trait(self.facts, self.you, self.now, trait, True)) or None

    @property
    def no_change(self) -> str | None:
        """Why the fact under the cursor is not changed."""
        if self.at.startswith("trait:"):
            return self.no_trait
        facts, you, now = self.facts, self.you, self.now
        if self.at == "window":
            return can(lambda: production.set_window(facts, you, now, None, None)) or None
        return can(lambda: production.rename(facts, you, now, facts.release.name, facts.release.fixes)) or None

    def action_say(self, yes: bool | None) -> None:
        """Answer a trait."""
        self.dismiss(Answer(self.at, yes))

    async def on_rows_opened(self) -> None:
        """Change on enter or a second click."""
        await self.action_act("change")

    def action_change(self) -> None:
        """Change the fact; a trait turns from not yet to yes, from yes to no, from no to yes."""
        trait = self.at.removeprefix("trait:")
        now = next((answer.yes for answer in self.facts.traits if answer.trait == trait), None)
        self.dismiss(Answer(self.at, not now if self.at.startswith("trait:") else None))


def window_words(begins: datetime | None, ends: datetime | None) -> tuple[str, str]:
    """Say a window with its date."""
    if begins and ends:
        span = window(begins, ends)
        return (f"{date_of(begins)} {span}" if begins.date() == ends.date() else span), "text"
    at = begins or ends
    return (f"{'from' if begins else 'until'} {date_of(at)} {clock(at)}", "text") if at else ("none planned", "muted")
