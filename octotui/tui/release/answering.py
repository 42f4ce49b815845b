"""Change what is said about a release, from any room: one fact after the other, or the revision that goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.when import HINT, read_window, spell
from octotui.services import release as acts
from octotui.services import views
from octotui.tui.dialogs.ask import AskText
from octotui.tui.dialogs.release_facts import Answer, ReleaseFactsDialog
from octotui.tui.wording import clock, date_of

if TYPE_CHECKING:
    from octotui.domain.facts import Facts
    from octotui.tui.screens.base import AnyRoom


async def answer_facts(room: AnyRoom, facts: Facts | None, at: str | None = None) -> None:
    """Show what is said about a release, change the one thing chosen, and show it again."""
    you = room.desk.you
    while facts is not None and you is not None:
        answer = await room.app.push_screen_wait(ReleaseFactsDialog(facts, you, room.desk.now, at))
        if answer is None:
            return
        await _change(room, facts, answer)
        at = answer.key
        facts = await room.desk.read(views.release_page, facts.release.id)


async def name_revision(room: AnyRoom, facts: Facts) -> None:
    """Ask which revision goes out; it is said what a new one makes void and stale."""
    release, poll = facts.release, facts.poll
    prompt = "A commit, a build or a tag. The call speaks of exactly this."
    if poll is not None and poll.void_at is None:
        prompt = f"A new revision voids round {poll.round}; what proved the old one is stale."
    elif release.revision:
        prompt = "A commit, a build or a tag. With another one, what proved this one is stale."
    asked = AskText(f"Revision of {release.version}", prompt, required="Name a commit, a build or a tag.",
                    aside=release.revision, verb="name it")  # fmt: skip
    if named := await room.app.push_screen_wait(asked):
        await room.do(acts.set_revision, release.id, named)


async def _change(room: AnyRoom, facts: Facts, answer: Answer) -> None:
    release = facts.release
    if answer.key.startswith("trait:"):
        await room.do(acts.answer_trait, release.id, answer.key.removeprefix("trait:"), answer.yes)
        return
    if answer.key == "window":
        await _plan(room, facts)
        return
    held = release.fixes if answer.key == "fixes" else release.name
    prompt = "The defect or incident that it fixes" if answer.key == "fixes" else "The name that people say"
    if text := await room.ask(release.version, prompt, "save", initial=held):
        name, fixes = (release.name, text) if answer.key == "fixes" else (text, release.fixes)
        await room.do(acts.rename, release.id, name, fixes)


async def _plan(room: AnyRoom, facts: Facts) -> None:
    release = facts.release
    begins, ends = release.window_from, release.window_to
    initial = spell(begins, ends) if begins and ends else ""

    def wrong(text: str) -> str | None:
        found = read_window(text, room.desk.now)
        if found.ends is not None and found.ends <= room.desk.now:
            return f"{date_of(found.ends)} {clock(found.ends)} is over already"
        return found.wrong or None

    dialog = AskText(f"Window of {release.version}", "In UTC: Thu 10:00 for 1 h, tomorrow 16:30-17:30, or none",
                     initial, check=wrong, required=HINT, verb="plan it")  # fmt: skip
    text = await room.app.push_screen_wait(dialog)
    if text:
        found = read_window(text, room.desk.now)
        await room.do(acts.set_window, release.id, found.begins, found.ends)
