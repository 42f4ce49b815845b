"""Acts of review: ask for it, say yes or no of one exact text, affirm it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from octotui.domain.notes import review as rules
from octotui.domain.notes.values import Approval, Review
from octotui.services.acting import actor
from octotui.services.notes.acting import load, write

if TYPE_CHECKING:
    from octotui.store.work import Work


def ask_review(work: Work, release_id: int, stage: str = "") -> str:
    """Ask the seats of a review to look at the text as it is; without a stage, of whichever is next."""
    notes = load(work, release_id)
    asked = rules.ask(notes, actor(work), work.now, stage or rules.next_stage(notes))
    roles = " and ".join(each.role for each in asked)
    write(work, notes, asked, f"asked {roles} for {_what(asked[0])} of the notes of {notes.facts.release.version}")
    return f"{roles} {'is' if len(asked) == 1 else 'are'} asked, text v{notes.number}."


def judge(
    work: Work, release_id: int, stage: str, verdict: str, seen: str, reason: str = "", role: str = ""
) -> str:  # fmt: skip
    """Say yes or no of the text whose hash is `seen`, at one's seat."""
    notes = load(work, release_id)
    made = rules.decide(notes, actor(work), work.now, stage, verdict, seen, reason=reason, role=role)
    version = notes.facts.release.version
    if verdict == "yes":
        said = f"gave {_what(made)} to the notes of {version}, text v{made.version}, for {made.role}"
    else:
        said = f"said that the notes of {version} need changes, for {made.role}: {made.reason}"
    if made.same_hand:
        said += ", four-eyes off"
    after = write(work, notes, (made,), said)
    if verdict != "yes":
        return "Changes needed; the reason stands with the notes."
    if stage == Review.PUBLISH.value and rules.approved(after):
        return f"Text v{made.version} has every approval. It can be published."
    waits = [each.approval.role for each in rules.standing(after, stage) if each.word != rules.APPROVED]
    return f"Text v{made.version} approved for {made.role}." + (f" {', '.join(waits)} next." if waits else "")


def affirm(work: Work, release_id: int, seen: str) -> str:
    """Say yes again where the text has changed since one said it."""
    notes = load(work, release_id)
    made = rules.affirm(notes, actor(work), work.now, seen)
    roles = " and ".join(dict.fromkeys(each.role for each in made))
    version = notes.facts.release.version
    write(work, notes, made, f"affirmed the notes of {version}, text v{notes.number}, for {roles}")
    return f"Text v{notes.number} affirmed for {roles}."


def _what(approval: Approval) -> str:
    return "a review" if approval.stage == Review.DRAFT.value else "approval"
