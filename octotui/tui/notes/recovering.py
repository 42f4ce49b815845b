"""Words that were typed and never saved, after a crash or a lost connection: shown, and taken up or let go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from octotui.domain.notes.lines import difference
from octotui.domain.notes.values import Pending, Section
from octotui.services.notes import views, writing
from octotui.services.notes.views import THERE
from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, wrap
from octotui.tui.notes.words import Words, ended, session
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import clock, counted, date_of

if TYPE_CHECKING:
    from datetime import datetime

    from textual.widget import Widget

    from octotui.tui.notes.typing import TypingRoom

SHOWN = 400
"""So many lines of lost words are drawn; all of them are taken up."""


class RecoveryDialog(Dialog[str]):
    """Show what was typed and not saved; answers "take" or "drop", or None for later."""

    MEANING = "info"
    WIDTH = 92
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "take them up", "answer('take')", long="put the words into the editor, as they were typed"),
        Act("d", "let them go", "answer('drop')", long="let go of these words"),
        Act("", "more", shown="↑↓"),
        Act("down", "down", "scroll(1)", foot=False),
        Act("up", "up", "scroll(-1)", foot=False),
        Act("escape", "later", "close", side="right", long="leave them where they are kept"),
    )

    def __init__(self, section: Section, pending: Pending, now: datetime) -> None:
        """Take the section as it is and the words that were typed in it."""
        super().__init__()
        self.section, self.pending, self.now = section, pending, now

    def body(self) -> Iterable[Widget]:
        """What was typed, beside what is saved."""
        yield Drawn(self._lines)

    def _lines(self, look: Look) -> Sequence[Line]:
        pending, section = self.pending, self.section
        at = f"{date_of(pending.at)} {clock(pending.at)}"
        head = Line(look.width).put(0, f"Words of yours in {section.name} were not saved", "bold").right(at, "muted")
        said = f"They began from version {pending.base}"
        said += (
            "." if pending.base_text == section.text else "; the section has changed since, and is merged with them."
        )
        lines = [
            head,
            Line(look.width),
            *(Line(look.width).put(0, row) for row in wrap(said, look.width)),
            Line(look.width),
        ]
        changed = [row for row in difference(pending.base_text, pending.text) if row.sign != " "]
        for row in changed[:SHOWN]:
            if row.left_number:
                lines += _put(look, "-", row.left, "muted")
            if row.right_number:
                lines += _put(look, "+", row.right, "text")
        if len(changed) > SHOWN:
            lines.append(Line(look.width).put(2, f"and {counted(len(changed) - SHOWN, 'line')} more", "muted"))
        return lines

    def action_answer(self, answer: str) -> None:
        """Say what becomes of them."""
        self.dismiss(answer)

    def action_scroll(self, step: int) -> None:
        """Show more."""
        self.query_one("Plane").scroll_relative(y=step, animate=False)


def _put(look: Look, sign: str, text: str, style: str) -> list[Line]:
    rows = wrap(text, look.width - 2) if text.strip() else [""]
    colour = "bold go" if sign == "+" else "bold nogo"
    return [
        Line(look.width, plane="surface").put(0, sign if n == 0 else "", colour).put(2, row, style)
        for n, row in enumerate(rows)
    ]


async def recover(room: TypingRoom) -> None:
    """Offer every text that was typed and never saved, the newest of each section first."""
    you = room.desk.you
    if you is None or room.notes is None:
        return
    found = await room.desk.read(views.pending_of, room.release_id, you.id)
    taken = ""
    for pending in found:
        section = next((each for each in room.notes.sections if each.id == pending.section_id), None)
        if section is None or pending.session == session() or not _lost(pending, room.desk.now):
            continue
        if pending.text in (pending.base_text, section.text):
            await room.desk.act(writing.leave, section.id, pending.session)
            continue
        answer = await room.app.push_screen_wait(RecoveryDialog(section, pending, room.desk.now))
        if answer == "drop":
            await room.desk.act(writing.leave, section.id, pending.session)
        elif answer == "take" and not taken:
            await _take_up(room, section, pending)
            taken = section.id
        elif answer == "take" and await room.save(Words.again(pending)):
            await room.desk.act(writing.leave, section.id, pending.session)


def _lost(pending: Pending, now: datetime) -> bool:
    """Tell whether nobody types these words any more."""
    return ended(pending.session) or now - pending.at >= THERE


async def _take_up(room: TypingRoom, section: Section, pending: Pending) -> None:
    """Put the words into the editor; the old row goes once they are kept in ours."""
    words = Words.again(pending)
    room.put_away()
    words.take(section.text, section.version)
    room.at = section.id
    room.put_in(words)
    await room.keep(words)
    await room.desk.act(writing.leave, section.id, pending.session)
    room.draw()
    room.write()
