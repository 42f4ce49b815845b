"""What the notes ask of people beside the release's tasks: to feed, to approve, to send out (A-PRE-3o, A-RN-14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from octotui.domain.duties import MOVING, Duty
from octotui.domain.notes.document import is_out, outgoing
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.publishing import check_text
from octotui.domain.notes.review import APPROVED, CHANGED, standing
from octotui.domain.notes.sections import missing, needed, template_line
from octotui.domain.notes.tasks import publishing
from octotui.domain.notes.values import Review
from octotui.domain.refusal import can
from octotui.domain.standing import stands_for


def notes_duties(notes: NotesFacts, now: datetime) -> tuple[Duty, ...]:
    """Return who must write, approve or publish what; the draft's review and its owner's work are tasks as any."""
    if not notes.opened or notes.facts.release.outcome:
        return ()
    unwritten = () if notes.publications else tuple(_sections(notes, now))
    return (*unwritten, *_approvals(notes, now), *_going_out(notes, now))


def _sections(notes: NotesFacts, now: datetime) -> Iterator[Duty]:
    for section in missing(notes):
        roles = [role for role in section.contributors if role != section.owner]
        if roles:
            why = needed(notes, section).why
            yield _duty(notes, now, section.id, "WRITE", f"Notes: {section.name}", roles[0], why, section.line)


def _approvals(notes: NotesFacts, now: datetime) -> Iterator[Duty]:
    seats = () if is_out(notes) else standing(notes, Review.PUBLISH.value)
    for each in seats:
        seat = each.approval
        if each.word == APPROVED or (seat.asked_at is None and each.word != CHANGED):
            continue
        verb, why = ("AFFIRM", "the text has changed") if each.word == CHANGED else ("APPROVE", "asked for it")
        title = f"Release notes, text v{notes.number}"
        yield _duty(notes, now, seat.id, verb, title, seat.role, why, seat.line, seat.asked_at)


def _going_out(notes: NotesFacts, now: datetime) -> Iterator[Duty]:
    """Yield that its owner publishes a text no task asks for any more: a correction, or an embargo that is lifted."""
    facts = notes.facts
    tasks = [task for task in publishing(facts) if facts.applies(task) is True]
    asked = any(task.state in MOVING for task in tasks)
    if asked or (tasks and not notes.publications) or can(lambda: check_text(notes)):
        return
    mark, line = outgoing(notes).mark, tasks[0].line if tasks else template_line(notes)
    title = f"Release notes, correction {mark}" if mark else f"Release notes, text v{notes.number}"
    since = max((each.approval.at for each in standing(notes, Review.PUBLISH.value) if each.approval.at), default=None)
    yield _duty(notes, now, "out", "PUBLISH", title, notes.owner, "approved, and not out yet", line, since)


def _duty(
    notes: NotesFacts,
    now: datetime,
    row_id: str,
    verb: str,
    title: str,
    role: str,
    why: str,
    line: int,
    since: datetime | None = None,
) -> Duty:
    facts, release = notes.facts, notes.facts.release
    task = next((task for task in publishing(facts) if facts.applies(task) is True), None)
    also = (person for person in facts.people if not person.holds(role))
    editor = notes.last_editor if facts.four_eyes and verb in ("APPROVE", "AFFIRM") else None
    return Duty(
        f"{release.id}/notes/{row_id}", verb, title, release.id, release.version, role, None, why, line,
        due=release.window_from if release.deployed_at is None else None, since=since,
        task_id=task.id if task else None, not_by=frozenset((editor,) if editor else ()),
        stand_ins=frozenset(person.id for person in also if stands_for(facts, person, role, now)),
    )  # fmt: skip
