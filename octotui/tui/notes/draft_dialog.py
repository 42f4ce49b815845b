"""A draft from history: which repository, from where to where, how far reading is, and what it would change."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.widgets import Input

from octotui.domain.notes.drafting import Plan
from octotui.domain.notes.history import History
from octotui.domain.notes.lines import difference
from octotui.services.house import Trouble
from octotui.services.notes.drafting import Stopped, Suggestion, is_folder, preview_draft, read_history, suggest
from octotui.tui.act import Act
from octotui.tui.dialogs.base import Dialog
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.drawn import Drawn
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import counted

if TYPE_CHECKING:
    from textual.widget import Widget

    from octotui.tui.desk import Desk

LABEL = 12
TAGS = 6
FIELDS = (("path", "Repository"), ("since", "Since"), ("until", "Until"))


def _reading(dialog: DraftDialog) -> str | None:
    return "It is being read" if dialog.reading else None


class DraftDialog(Dialog[History]):
    """Ask for a stretch of history, read it and show what comes of it; answers the history to draft from, or None."""

    WIDTH = 88
    DEFAULT_CSS = """
    DraftDialog .field { height: 1; margin: 0 0 1 0; }
    DraftDialog Input { margin: 0 1 1 1; }
    DraftDialog #said { margin: 0 1; }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "read it", "go", long="read the history, then draft", reason=_reading, label=lambda s: s.verb),
        Act("", "next field", shown="tab", reason=_reading),
        Act("escape", "not now", "close", side="right", long="stop reading, or close", label=lambda s: s.stops),
    )

    def __init__(self, desk: Desk, release_id: int, version: str) -> None:
        """Name the release that the notes belong to."""
        super().__init__()
        self.desk, self.release_id, self.version = desk, release_id, version
        self.suggestion: Suggestion | None = None
        self.history: History | None = None
        self.plan: Plan | None = None
        self.wrong = ""
        self.count = 0
        self._stop: Event | None = None

    @property
    def reading(self) -> bool:
        """Whether history is being read."""
        return self._stop is not None

    @property
    def verb(self) -> str:
        """What enter does."""
        return "draft the notes" if self.plan is not None else "read it"

    @property
    def stops(self) -> str:
        """What escape does."""
        return "stop" if self.reading else "not now"

    def body(self) -> Iterable[Widget]:
        """Three fields, and what is said about them."""
        aside = f"notes of {self.version}"
        yield Drawn(
            lambda look: [Line(look.width).put(0, "Draft from history", "bold").right(aside, "muted"), Line(look.width)]
        )
        for key, label in FIELDS:
            yield Drawn(partial(_label, label))
            yield Input(id=key, select_on_focus=True)
        yield Drawn(self._said, id="said")

    def on_mount(self) -> None:
        """Suggest the repository that was read last, else where one is."""
        self.query_one("#path").focus()
        self._suggest("")

    def _field(self, key: str) -> Input:
        return self.query_one(f"#{key}", Input)

    @work(exclusive=True, group="suggest")
    async def _suggest(self, path: str) -> None:
        """Suggest where to begin and where to end."""
        if path and not await asyncio.to_thread(is_folder, path):
            return
        self.wrong = ""
        try:
            found = await self.desk.read_outside(suggest, self.release_id, path)
            if not found.path and not path and _is_repository(Path.cwd()):
                found = await self.desk.read_outside(suggest, self.release_id, str(Path.cwd()))
        except Trouble as trouble:
            self.suggestion, self.wrong = None, str(trouble)
            self._renew()
            return
        self.suggestion = found
        for key, value in (("path", found.path), ("since", found.since), ("until", found.until)):
            if value and (key != "path" or not path):
                self._field(key).value = value
        self._renew()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Another stretch is not read yet."""
        self.plan = self.history = None
        path = event.value.strip()
        known = self.suggestion.path if self.suggestion is not None else ""
        if event.input.id == "path" and path and path != known:
            self._suggest(path)
        self._renew()

    def on_input_submitted(self) -> None:
        """Read, or draft, on enter."""
        self.action_go()

    def action_go(self) -> None:
        """Read the stretch; once it is read, draft from it."""
        if self.reading:
            return
        if self.plan is not None and self.history is not None:
            self.dismiss(self.history)
        elif not self._field("path").value.strip():
            self.wrong = "The folder of a repository is needed."
            self._renew()
        else:
            self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        """Read in a thread of its own, counting commits."""
        self._stop, self.count, self.wrong = Event(), 0, ""
        timer = self.set_interval(0.1, self._renew)
        path, since, until = (self._field(key).value.strip() for key, _ in FIELDS)
        try:
            history = await asyncio.to_thread(read_history, path, since, until, self._counted, self._stop)
            self.plan = await self.desk.read(preview_draft, self.release_id, history)
            self.history = history
        except Stopped:
            self.wrong = f"Stopped after {counted(self.count, 'commit')}; nothing was changed."
        except Trouble as trouble:
            self.wrong = str(trouble)
        finally:
            self._stop = None
            timer.stop()
        if self.is_attached:
            self._renew()

    def _counted(self, count: int) -> None:
        self.count = count

    def action_close(self) -> None:
        """Stop reading; where nothing is read, close."""
        if self._stop is not None:
            self._stop.set()
        else:
            self.dismiss(None)

    def on_unmount(self) -> None:
        """Read no further for nobody."""
        if self._stop is not None:
            self._stop.set()

    # What is said

    def _renew(self) -> None:
        if self.is_attached:
            self.query_one("#said", Drawn).lines = lambda look: self._said(look)
            self.refresh_bindings()

    def _said(self, look: Look) -> Sequence[Line]:
        if self.wrong:
            return [Line(look.width).put(0, row, "hold") for row in wrap(self.wrong, look.width)]
        if self.reading:
            line = (
                Line(look.width)
                .put(0, f"{self.count:,}", "bold")
                .add("commits read" if self.count != 1 else "commit read", "text", gap=1)
            )
            return [line.add("esc", "bold accent", gap=3).add("stops", "muted", gap=1)]
        if self.plan is not None:
            return self._planned(self.plan, look)
        tags = self.suggestion.tags[:TAGS] if self.suggestion else ()
        told = f"Tags: {', '.join(tags)}" if tags else "Empty since reads from the beginning."
        return [Line(look.width).put(0, told, "muted")]

    def _planned(self, plan: Plan, look: Look) -> list[Line]:
        total = len(plan.commits)
        told = sum(1 for _, home in plan.commits if home)
        head = (
            Line(look.width)
            .put(0, counted(total, "commit"), "bold")
            .add(f"{told:,} told, {total - told:,} left out with a reason", "muted", gap=2)
        )
        lines = [head, Line(look.width)]
        if self.history is not None and self.history.shallow:
            lines.append(Line(look.width).put(0, "The clone is shallow; older commits may be missing.", "hold"))
        changed = [each for each in plan.drafted if each.after != each.section.text]
        for each in changed:
            rows = [row for row in difference(each.section.text, each.after) if row.sign != " "]
            come, gone = sum(bool(row.right.strip()) for row in rows), sum(bool(row.left.strip()) for row in rows)
            line = Line(look.width).put(0, each.section.name, "text", 30)
            line.put(32, f"+{come}" if come else "", "bold go", 6)
            lines.append(line.put(39, f"-{gone}" if gone else "", "bold nogo", 6))
        if not changed:
            lines.append(Line(look.width).put(0, "The notes tell all of it already.", "muted"))
        said = "What people wrote, changed or took out stays as it is."
        return [*lines, Line(look.width), Line(look.width).put(0, said, "muted")]


def _label(label: str, look: Look) -> list[Line]:
    return [Line(look.width).put(0, label, "muted")]


def _is_repository(path: Path) -> bool:
    return os.access(path / ".git", os.R_OK)
