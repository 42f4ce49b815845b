"""What one does to a release as a whole: capitals, and what cannot be undone asks first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from octotui.domain.refusal import Refusal
from octotui.services import doing
from octotui.services import release as acts
from octotui.tui.act import Act
from octotui.tui.deploying import deploy
from octotui.tui.in_turn import asks
from octotui.tui.release.task_acts import TaskActs

NOT_YET = "The release is being read"


def release_rule(name: str) -> Callable[[Any], str | None]:
    """Return the reason of an act on the release, as an act declares it."""
    return lambda screen: screen.why_not_release(name)


class ReleaseActs(TaskActs):
    """The keys that act on the release."""

    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("D", "deploy", "deploy", group="release", long="deploy to production", reason=release_rule("deploy")),
        Act("V", "call", "call", group="release", long="go/no-go call", reason=lambda s: s.no_call),
        Act("R", "revision", "revision", group="release", long="new revision", reason=release_rule("revision")),
        Act("T", "traits", "facts", group="release", long="traits, window, name", reason=release_rule("facts")),
        Act("plus", "add a task", "add_task", group="release", shown="+", reason=release_rule("add"), foot=False),
        Act("N", "notes", "notes", group="release", long="its release notes", foot=False),
        Act("J", "journal", "journal", group="release", long="its journal", foot=False),
        Act("B", "roll back", "roll_back", group="release", reason=release_rule("roll back")),
        Act("X", "cancel", "cancel", group="release", long="cancel the release", reason=release_rule("cancel"),
            foot=False),
    )  # fmt: skip

    def why_not_release(self, name: str) -> str | None:
        """Say why an act cannot be done on the release."""
        return (self.possible.why_not(name) or None) if self.possible else NOT_YET

    @property
    def no_call(self) -> str | None:
        """Why there is no call to open or look at."""
        if self.page is None:
            return NOT_YET
        return None if self.page.facts.edition.seats else "This guide has no go/no-go call"

    async def do_act(self, act: Act) -> None:
        """Do an act or say why not; a deploy is tried even so, because its refusal has more to say than a toast."""
        if act.action == "deploy" and act.reason(self) is not None and self.page is not None:
            self.action_deploy()
        else:
            await super().do_act(act)

    @asks
    async def action_deploy(self) -> None:
        """Say what happens, ask how it was done, and deploy."""
        assert self.page is not None
        await deploy(self, self.page.facts)

    async def refused(self, refusal: Refusal) -> None:
        """Show what stands in the way of a deploy in a dialog, and go on from there; say all else in a toast."""
        page = self.page
        if page is None or page.you is None or not refusal.in_the_way:
            await super().refused(refusal)
            return
        from octotui.tui.dialogs.refusal import answer_refusal

        if key := await answer_refusal(self, refusal, page.facts, page.you):
            self.jump("call" if key.startswith("seat:") else key)

    async def action_call(self) -> None:
        """Open the call."""
        from octotui.tui.screens.call import CallScreen

        self.app.push_screen(CallScreen(self.desk, self.release_id))

    def action_notes(self) -> None:
        """Open the notes of this release."""
        from octotui.tui.notes.opening import notes_screen

        self.app.push_screen(notes_screen(self.desk, self.release_id))

    def action_journal(self) -> None:
        """Open the journal of this release."""
        from octotui.tui.screens.journal import JournalScreen

        self.app.push_screen(JournalScreen(self.desk, self.release_id))

    @asks
    async def action_revision(self) -> None:
        """Name the revision that would go out."""
        from octotui.tui.release.answering import name_revision

        assert self.page is not None
        await name_revision(self, self.page.facts)

    @asks
    async def action_facts(self) -> None:
        """Answer traits, plan the window, change the name, one after the other."""
        from octotui.tui.release.answering import answer_facts

        at, facts = self.cursor, self.page.facts if self.page else None
        await answer_facts(self, facts, at if at and (at.startswith("trait:") or at == "fixes") else None)

    @asks
    async def action_add_task(self) -> None:
        """Add a task to this release: what, and for which role."""
        from octotui.tui.dialogs.choose import Choose, Option

        assert self.page is not None
        facts = self.page.facts
        title = await self.ask(f"A task for {facts.release.version}", "What must be done before production?", "go on")
        if not title:
            return
        roles = dict.fromkeys(task.owner for task in facts.tasks if task.owner)
        roles |= dict.fromkeys(role for person in facts.people for role in person.roles)
        options = [Option(role, role, self._held_by(role)) for role in sorted(roles)]
        chosen = await self.app.push_screen_wait(Choose(f"Who does {title}?", [*options, Option("", "anyone")]))
        if chosen is not None:
            await self.do(doing.add_task, self.release_id, title, chosen)

    def _held_by(self, role: str) -> str:
        assert self.page is not None
        return ", ".join(self.page.names.short(person.name) for person in self.page.holders(role)) or "nobody yet"

    @asks
    async def action_roll_back(self) -> None:
        """Take the release out of production."""
        assert self.page is not None
        title = f"Roll {self.page.facts.release.version} back"
        if reason := await self.ask(title, "Why? The release ends as rolled back.", "roll back", "nogo"):
            await self.do(acts.roll_back, self.release_id, reason)

    @asks
    async def action_cancel(self) -> None:
        """Give the release up."""
        assert self.page is not None
        title = f"Cancel {self.page.facts.release.version}"
        if reason := await self.ask(title, "Why? The release ends; all it holds stays readable.", "cancel it", "nogo"):
            await self.do(acts.cancel, self.release_id, reason)
