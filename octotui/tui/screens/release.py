"""The room of one release: everything it owes, and the shortest way to an open gate."""

from __future__ import annotations

from dataclasses import replace

from octotui.tui.act import Act
from octotui.tui.release.release_acts import ReleaseActs

FIRST = ("walk",)
"""What the foot names right after what the panel proposes."""


class ReleaseScreen(ReleaseActs):
    """One release; what stands in the way, and whose move it is."""

    def acts(self) -> tuple[Act, ...]:
        """Put first what the panel proposes, the deploy where it is open, then the walk to what is in the way."""
        found = super().acts()
        open_gate = self.page is not None and not self.page.way and self.page.facts.release.deployed_at is None
        first = (self.proposed, *(("deploy",) if open_gate else ()), *FIRST)
        later = len(first)
        ranked = sorted(
            found, key=lambda act: first.index(act.action) if act.action in first else later + (act.group != "task")
        )
        return tuple(replace(act, foot=True) if act.action == self.proposed else act for act in ranked)


__all__ = ["ReleaseScreen"]
