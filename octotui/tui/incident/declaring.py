"""Declaring an incident from anywhere: what, and how bad; the clock starts on enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from octotui.domain.incident.command import may_declare
from octotui.domain.task import Task
from octotui.domain.value import dataclass
from octotui.services.incident import begin
from octotui.services.incident.views import all_incidents, declaring
from octotui.services.views import release_page
from octotui.tui.dialogs.form import Field, Form
from octotui.tui.incident.asking_impact import severity_picks
from octotui.tui.wording import stamp

if TYPE_CHECKING:
    from octotui.tui.screens.base import Room

SECURITY, INFRA = "somebody broke in, or data is at risk: private", "infrastructure or deployment is in trouble"


@dataclass(frozen=True, slots=True)
class Context:
    """What an incident is declared from: a release, perhaps a task of it, and what is known from there."""

    release_id: int | None = None
    task_id: str | None = None
    title: str = ""
    words: str = ""


def context_of(room: Room[Any]) -> Context:
    """Return what an incident is about by where it is declared: a release that is in production, and a check of it."""
    release_id = getattr(room, "release_id", None) or getattr(room, "chosen", None)
    facts = room.desk.first_look(release_page, release_id) if isinstance(release_id, int) else None
    release = facts.release if facts else None
    if release is None or release.deployed_at is None:
        return Context()
    task = getattr(room, "here", None)
    words = f"{release.version} {release.name} went out {stamp(release.deployed_at, room.desk.now)}."
    if isinstance(task, Task) and task.failed_at is not None:
        return failed_check(release.id, release.version, task)
    return Context(release.id, None, "", words)


def failed_check(release_id: int, version: str, task: Task, why: str = "") -> Context:
    """Return what is known where a check in production failed."""
    reason = why or task.reason
    return Context(release_id, task.id, reason, f"{task.title} of {version} failed: {reason}")


async def declare(room: Room[Any], context: Context) -> int | None:
    """Ask what is wrong and how bad it is, and declare or report it; return its number, None where it was not done."""
    you = room.desk.you
    who = await room.desk.read(declaring, context.release_id)
    may = you is not None and may_declare(who, you, room.desk.now, who.roles)
    filled = await room.app.push_screen_wait(
        Form(
            "Declare an incident" if may else "Report an incident",
            context.words or "Unsure means the higher severity. Everything else can be said later.",
            fields=(Field("what", "What is wrong", context.title, required="Say what is wrong, in a few words."),),
            picks=severity_picks(), field_first=True, ticks=(SECURITY, INFRA), meaning="nogo",
            verb="declare it" if may else "report it",
        )
    )  # fmt: skip
    if not filled:
        return None
    act = begin.declare_incident if may else begin.report_incident
    done = await room.do(
        act, filled["what"], filled.pick, release_id=context.release_id, task_id=context.task_id,
        context=context.words, security=SECURITY in filled.ticked, infra=INFRA in filled.ticked,
    )  # fmt: skip
    return (await room.desk.read(all_incidents))[0].id if done else None
