"""Acts of writing: open the notes, keep what is typed, save it, say none, restore, comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.notes import drafting, saving, talk
from octotui.domain.notes import embargo as keeping
from octotui.domain.notes.merging import Merged
from octotui.domain.notes.opening import open_notes as opened
from octotui.domain.notes.sections import missing
from octotui.domain.notes.values import Pending, Section
from octotui.domain.refusal import Mover, refused
from octotui.domain.value import dataclass
from octotui.services.acting import actor, release_of
from octotui.services.guide import guide_of
from octotui.services.notes.acting import load, load_section, write
from octotui.store import notes as stored

if TYPE_CHECKING:
    from octotui.domain.notes.facts import NotesFacts
    from octotui.store.work import Work


@dataclass(frozen=True)
class Saved:
    """What became of a save: the section's text now, and the number of its version.

    Where both have changed the same lines, `conflicts` holds the merge and nothing is saved; what was typed is
    kept. Save again with the text that was chosen, and `theirs` as its base.
    """

    text: str
    number: int
    merged: bool
    changed: bool
    conflicts: Merged | None
    theirs: str
    said: str


def open_notes(work: Work, release_id: int) -> str:
    """Make the sections and review seats of a release's notes, where nobody has yet."""
    notes = load(work, release_id)
    if notes.opened:
        return "The notes are open."
    changes = opened(notes, guide_of(notes.facts.edition), actor(work), work.now)
    after = write(work, notes, changes, f"opened the notes of {notes.facts.release.version}")
    return f"{len(after.sections)} sections; {len(missing(after))} of them must still be written."


def pending_id(section_id: str, person_id: int, session: str) -> str:
    """Return where the words are kept that one person types in one section in one running app."""
    return f"{section_id}/{person_id}/{session}"


def keep(work: Work, section_id: str, text: str, base: int, base_text: str, session: str) -> None:
    """Keep what is being typed, and tell that somebody is there; this is no act yet and leaves no entry."""
    who = actor(work).id
    row_id = pending_id(section_id, who, session)
    stored.keep_pending(
        work.rows,
        Pending(row_id, release_of(section_id), section_id, who, session, text, base, base_text, work.now),
    )


def leave(work: Work, section_id: str, session: str) -> None:
    """Let go of what was typed in a section: it is saved, or nothing of it is wanted."""
    stored.drop_pending(work.rows, pending_id(section_id, actor(work).id, session))


def save(work: Work, section_id: str, text: str, base_text: str, session: str = "", why: str = "") -> Saved:
    """Save a section, merged with what others saved since `base_text`."""
    notes = load_section(work, section_id)
    section = notes.section(section_id)
    made = saving.save(notes, section_id, actor(work), work.now, text, base_text)
    if made.conflicting:
        keep(work, section_id, text, section.version, base_text, session)
        name = notes.facts.name(section.by)
        said = f"{name} has changed the same lines of {section.name}; choose."
        return Saved(made.text, section.version, False, False, made.merged, section.text, said)
    leave(work, section_id, session)
    if not made.changes:
        work.say("", notes.facts.release.id)
        return Saved(section.text, notes.number, False, False, None, section.text, "Nothing to save.")
    said = f"wrote in {section.name} of the notes of {notes.facts.release.version}"
    after = write(work, notes, made.changes, f"{said}: {why.strip()}" if why.strip() else said)
    merged = section.text != base_text
    told = f"Saved, v{after.number}" + (f", merged with {notes.facts.name(section.by)}'s words." if merged else ".")
    return Saved(made.text, after.number, merged, True, None, made.text, told)


def say_none(work: Work, section_id: str) -> str:
    """Say that there is nothing to tell in a section, or take that back."""
    notes = load_section(work, section_id)
    name, said = notes.section(section_id).name, not notes.section(section_id).none_said
    words = f"said that there is nothing in {name}" if said else f"took back that there is nothing in {name}"
    write(work, notes, saving.say_none(notes, section_id, actor(work), work.now), words)
    return f"{name}: none." if said else f"{name} is open again."


def mark_ready(work: Work, section_id: str, ready: bool = True) -> str:
    """Call a section ready as its text stands, or take that back."""
    notes = load_section(work, section_id)
    changed = saving.mark_ready(notes, section_id, actor(work), work.now, ready=ready)
    write(work, notes, (changed,), f"called {changed.name} {'ready' if ready else 'not ready'}")
    return f"{changed.name} is {'ready' if ready else 'a draft again'}."


def embargo(work: Work, section_id: str) -> str:
    """Keep a section back from what goes out, or lift that."""
    notes = load_section(work, section_id)
    changed = keeping.embargo(notes, section_id, actor(work), work.now)
    what = f"{changed.name} of the notes of {notes.facts.release.version}"
    held = changed.embargo_at is not None
    write(work, notes, (changed,), f"put {what} under embargo" if held else f"lifted the embargo on {what}")
    return f"{changed.name} {'stays out until' if held else 'may go out:'} the embargo is lifted."


def restore(work: Work, release_id: int, number: int, section_id: str | None = None) -> str:
    """Bring back the text of a version as a new one."""
    notes = load(work, release_id)
    if not 0 < number <= notes.number:
        mover = Mover("", actor(work).id, "chooses one that is")
        raise refused("NOT RESTORED", "A-RN-1", f"There is no version {number} of these notes", mover)
    texts = stored.texts_at(work.rows, release_id, number)
    changes = saving.restore(notes, texts, number, actor(work), work.now, section_id)
    what = f"version {number}" if section_id is None else f"{notes.section(section_id).name} of version {number}"
    after = write(work, notes, changes, f"restored {what} of the notes of {notes.facts.release.version}")
    return f"Version {number} restored as v{after.number}."


def fill_from_release(work: Work, release_id: int) -> str:
    """Write name and day into the notes as the release has them."""
    notes = load(work, release_id)
    changes = drafting.fill_from_release(notes, actor(work), work.now)
    if not changes:
        return "Name and day agree with the release."
    write(work, notes, changes, f"filled name and day of the notes of {notes.facts.release.version}")
    return f"Filled: {', '.join(each.name for each in changes if isinstance(each, Section))}."


def comment(work: Work, section_id: str, text: str, answers: str | None = None) -> str:
    """Say something about a section."""
    notes = load_section(work, section_id)
    said = talk.comment(notes, section_id, actor(work), work.now, text, answers)
    name = notes.section(section_id).name
    work.put(said)
    work.say(f"commented on {name} in the notes: {said.text}", notes.facts.release.id)
    return f"Comment added to {name}."


def resolve(work: Work, comment_id: str) -> str:
    """Call a comment resolved, or open it again."""
    notes = load(work, release_of(comment_id))
    _check_comment(notes, comment_id)
    (changed,) = talk.resolve(notes, comment_id, actor(work), work.now)
    work.put(changed)
    done = "resolved" if changed.resolved_at else "opened again"
    name = notes.section(changed.section_id).name
    work.say(f"{done} a comment on {name} in the notes", notes.facts.release.id)
    return f"Comment {done}."


def _check_comment(notes: NotesFacts, comment_id: str) -> None:
    if all(each.id != comment_id for each in notes.comments):
        mover = Mover("", None, "writes one")
        raise refused("NOT RESOLVED", "A-RN-2", "There is no such comment", mover)
