"""How a deploy goes, from any room: what it brings about, how it is done, and the act."""

from __future__ import annotations

from octotui.domain.facts import Facts
from octotui.domain.production import check_deploy
from octotui.domain.refusal import can
from octotui.services import release
from octotui.tui.screens.base import AnyRoom


async def deploy(room: AnyRoom, facts: Facts) -> None:
    """Deploy after asking; what the rules refuse is not asked about but tried, so that the journal has it."""
    you, now = room.desk.you, room.desk.now
    how: str | None = ""
    if you is not None and not can(lambda: check_deploy(facts, you, now)):
        from octotui.tui.dialogs.deploy import DeployDialog

        how = await room.app.push_screen_wait(DeployDialog(facts, now))
    if how is not None:
        await room.do(release.deploy, facts.release.id, how)
