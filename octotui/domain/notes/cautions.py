"""What forbids nothing and should be seen before somebody approves the notes, or publishes them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octotui.domain.notes.embargo import kept_back
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.sections import SectionState, state
from octotui.domain.notes.talk import unresolved
from octotui.domain.notes.values import Section

_LINK = re.compile(r"(?<!\\)\[[^\]]*\]\(([^)\s]*)[^)]*\)")
_SOUND = re.compile(r"(?:https?://[^\s/.]+(?:\.[^\s/.]+)*(?:[:/?#]\S*)?|mailto:\S+@\S+|#\S+|(?![a-zA-Z][\w+.-]*:)\S+)$")


def before_approving(notes: NotesFacts) -> tuple[str, ...]:
    """Return what whoever approves should see first: what is not called ready, not resolved, or kept back."""
    written = [section for section in notes.sections if section.text.strip()]
    drafts = [each for each in written if state(notes, each) is SectionState.DRAFT]
    again = [each for each in written if state(notes, each) is SectionState.AGAIN]
    found = []
    if drafts:
        found.append(f"Not called ready yet: {_listed(drafts)}.")
    if again:
        found.append(f"Changed since called ready: {_listed(again)}.")
    if held := _held(notes):
        found.append(f"Approved with the rest, and out only when its embargo is lifted: {_listed(held)}.")
    return (*found, *_unresolved(notes))


def before_publishing(notes: NotesFacts) -> tuple[str, ...]:
    """Return what whoever publishes should see first (A-RN-8, A-RN-11)."""
    found = []
    release, draft = notes.facts.release, notes.draft
    if held := _held(notes):
        found.append(f"Under embargo, and not in what is written here: {_listed(held)}.")
    if draft is not None and release.revision_at is not None and draft.at < release.revision_at:
        found.append(f"The revision is {release.revision} since the notes were drafted; draft them again.")
    if draft is not None and draft.shallow:
        found.append("The notes were drafted from a shallow clone; older commits may be missing.")
    found += _unresolved(notes)
    for section in notes.sections:
        broken = [link for link in _LINK.findall(section.text) if not _SOUND.match(link)]
        found += [f"{section.name}: the link {link or '()'} leads nowhere." for link in broken]
    return tuple(found)


def _held(notes: NotesFacts) -> list[Section]:
    return [section for section in kept_back(notes) if section.text.strip()]


def _unresolved(notes: NotesFacts) -> list[str]:
    count = len(unresolved(notes))
    return [f"{count} {'comment is' if count == 1 else 'comments are'} not resolved."] if count else []


def _listed(sections: Sequence[Section]) -> str:
    return ", ".join(section.name for section in sections)
