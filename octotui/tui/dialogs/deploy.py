"""Ask before a release goes to production: what happens, and how it is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from octotui.domain.facts import Facts
from octotui.domain.production import old_backup
from octotui.domain.task import Part
from octotui.tui.dialogs.ask import AskText
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.rows import Look
from octotui.tui.wording import clock, counted, duration


class DeployDialog(AskText):
    """Say what deploying brings about; answers how it is done, which may be empty, or None."""

    def __init__(self, facts: Facts, now: datetime) -> None:
        """Take the release as it stands."""
        release = facts.release
        super().__init__(f"Deploy {release.version} to production", verb="deploy", meaning="hold",
                         aside=f"revision {release.revision}")  # fmt: skip
        after = [task for task in facts.tasks if task.part == Part.AFTER.value and facts.applies(task) is True]
        self.said = (
            f"It is {clock(now)}. The journal says that {release.name}, revision {release.revision}, "
            "went out now, and everything before production stays as it is.",
            f"{counted(len(after), 'task')} after it {'begins' if len(after) == 1 else 'begin'}.",
        )

        made = old_backup(facts, now)
        self.warned = f"The backup is {duration(now - made, units=1)} old; it should be made anew." if made else ""

    def _title(self, look: Look) -> Sequence[Line]:
        lines = list(super()._title(look))
        for sentence in self.said:
            lines += [Line(look.width).put(0, row) for row in wrap(sentence, look.width)]
        if self.warned:
            lines += [Line(look.width).put(0, row, "bold hold") for row in wrap(self.warned, look.width)]
        hint = "How, where it is not the usual pipeline; this may stay empty"
        return [*lines, Line(look.width), Line(look.width).put(0, hint, "muted")]
