"""What publishing would write, before it is written; and why it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.lines import changed_lines, difference
from octotui.domain.notes.publishing import Planned
from octotui.domain.notes.review import APPROVED, next_stage, standing
from octotui.domain.people import Person
from octotui.domain.refusal import Refusal
from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.dialogs.refusal import Opener, RefusalDialog
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import asked_ago, counted

if TYPE_CHECKING:
    from textual.widget import Widget

SHOWN = 200
"""So many lines of each file are drawn; all of them are written."""


class PublishDialog(Dialog[bool]):
    """Show the files and ask; answers True, or None."""

    MEANING = "hold"
    WIDTH = 96
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "publish", "confirm", long="write these files; published text stays as it is"),
        Act("", "more", shown="↑↓"),
        Act("down", "down", "scroll(1)", foot=False),
        Act("up", "up", "scroll(-1)", foot=False),
        Act("pagedown", "page down", "scroll(15)", foot=False),
        Act("pageup", "page up", "scroll(-15)", foot=False),
        Act("escape", "not now", "close", side="right", long="close, nothing is written"),
    )

    def __init__(self, version: str, folder: str, planned: Sequence[Planned], warnings: Sequence[str]) -> None:
        """Take what would be written where, and what should be seen before."""
        super().__init__()
        self.version, self.folder, self.planned, self.warnings = version, folder, tuple(planned), tuple(warnings)

    def body(self) -> Iterable[Widget]:
        """Folder, warnings, and each file with what changes in it."""
        yield Drawn(self._lines)

    def _lines(self, look: Look) -> Sequence[Line]:
        lines = [Line(look.width).put(0, f"Publish the notes of {self.version}", "bold"), Line(look.width)]
        lines += [Line(look.width).put(0, row, "muted") for row in wrap(f"into {self.folder}", look.width)]
        for warning in self.warnings:
            lines += [Line(look.width).put(0, "!" if n == 0 else "", "bold hold").put(2, row, "hold")
                      for n, row in enumerate(wrap(warning, look.width - 2))]  # fmt: skip
        lines.append(Line(look.width))
        for each in self.planned:
            lines.append(Line(look.width).put(0, each.path, "bold").right(_told(each), "muted"))
        for each in self.planned:
            lines += [Line(look.width), *_file(each, look)]
        said = "What is published stays as it is; a correction is a new, marked version."
        return [*lines, Line(look.width), Line(look.width).put(0, said, "muted")]

    def action_confirm(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_scroll(self, step: int) -> None:
        """Show more."""
        self.query_one("Plane").scroll_relative(y=step, animate=False)


def _told(each: Planned) -> str:
    if each.before is None:
        return f"new, {counted(each.after.count(chr(10)), 'line')}"
    count = changed_lines(each.before, each.after)
    return f"{counted(count, 'line')} added or changed" if count else "is there already, as it would be written"


def _file(each: Planned, look: Look) -> list[Line]:
    come = [row for row in difference(each.before or "", each.after) if row.sign != " "]
    lines = [Line(look.width).put(0, each.path, "bold")]
    shown = [row for row in come if row.right_number][:SHOWN]
    lines += [Line(look.width, plane="surface").put(1, "+", "bold go").put(3, row.right) for row in shown]
    if len(come) > SHOWN:
        lines.append(
            Line(look.width, plane="surface").put(3, f"and {counted(len(come) - SHOWN, 'line')} more", "muted")
        )
    return lines


class NotesRefusal(RefusalDialog):
    """Why an act on the notes was refused: the reason, the guide around its line, and who can open it."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("escape,enter", "close", "close", side="right", long="close"),
        Act("y", "copy", "copy", side="right", long="copy the refusal"),
    )

    def __init__(self, refusal: Refusal, notes: NotesFacts, you: Person, now: datetime) -> None:
        """Take what was refused, to whom, and the notes."""
        super().__init__(refusal, notes.facts, you, now)
        waiting = (each.approval for each in standing(notes, next_stage(notes)) if each.word != APPROVED)
        self.asked = {each.role: each.asked_at for each in waiting if each.asked_at is not None}
        self.blockers = ()
        self.no_override = self.no_ping = self.no_go = "It is no deploy that was refused"

    def acts(self) -> tuple[Act, ...]:
        """Leave out what only a refused deploy offers."""
        return self.ACTS

    def _verdict(self, look: Look) -> Line:
        line = Line(look.width).put(0, look.signs("■"), "nogo").put(2, self.refusal.verdict, "bold nogo")
        return line.right(f"notes of {self.facts.release.version}", "muted")

    def _rows(self) -> list[Opener]:
        """Return who can open it, each with how long they are asked."""
        asked = {role: (asked_ago(at, self.now), "hold") for role, at in self.asked.items()}
        return [each._replace(asked=asked.get(each.role, each.asked)) for each in super()._rows()]

    def _doing(self, look: Look, *, short: bool) -> list[Line]:
        return []
