"""Review of the notes: the draft by its reviewer, the publication by its approvers, each for one exact text (C11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from octotui.domain.clean import clean_words
from octotui.domain.notes.document import document_hash, is_out
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.sections import check_opened, check_owner, missing, template_line
from octotui.domain.notes.values import Approval, Review
from octotui.domain.people import Person
from octotui.domain.refusal import Mover, refused
from octotui.domain.standing import names, oneself, role_mover, stands_for
from octotui.domain.value import dataclass

WAITS = "waits"
APPROVED = "approved"
CHANGED = "changed since"
WANTS = "changes needed"

_DOES = {Review.DRAFT.value: "reviews the draft", Review.PUBLISH.value: "approves the text"}
_RULES = {Review.DRAFT.value: "A-PRE-3r", Review.PUBLISH.value: "A-RN-14"}
_REFUSED = {Review.DRAFT.value: "NOT REVIEWED", Review.PUBLISH.value: "NOT APPROVED"}


@dataclass(frozen=True, slots=True)
class SeatStanding:
    """How a seat of a review stands to the text as it is now; `word` is what is shown.

    A seat that said no counts as waiting once the text has changed.
    """

    approval: Approval
    word: str

    @property
    def stale(self) -> bool:
        """Tell whether the text has changed since it was approved here."""
        return self.word == CHANGED


def standing(notes: NotesFacts, stage: str) -> tuple[SeatStanding, ...]:
    """Return how each seat of a stage stands to the present text."""
    digest = document_hash(notes)
    return tuple(SeatStanding(each, _word(each, digest)) for each in notes.approvals if each.stage == stage)


def _word(approval: Approval, digest: str) -> str:
    same = approval.hash == digest
    if approval.verdict == "yes":
        return APPROVED if same else CHANGED
    return WANTS if approval.verdict == "no" and same else WAITS


def approved(notes: NotesFacts, stage: str = Review.PUBLISH.value) -> bool:
    """Tell whether every seat of a stage has approved exactly the present text."""
    return all(each.word == APPROVED for each in standing(notes, stage))


def next_stage(notes: NotesFacts) -> str:
    """Return which review is next: of the draft until it was reviewed once, then of the publication (C11)."""
    draft = [each for each in notes.approvals if each.stage == Review.DRAFT.value]
    waiting = any(each.verdict != "yes" for each in draft) and notes.facts.release.deployed_at is None
    return Review.DRAFT.value if waiting else Review.PUBLISH.value


def stage_word(notes: NotesFacts) -> str:
    """Return where the notes are on their way: "Draft", "Approval", "Publish" or "Published"."""
    if is_out(notes):
        return "Published"
    if notes.opened and not missing(notes) and approved(notes):
        return "Publish"
    return "Approval" if notes.opened and next_stage(notes) == Review.PUBLISH.value else "Draft"


def ask(notes: NotesFacts, who: Person, now: datetime, stage: str) -> tuple[Approval, ...]:
    """Ask the seats of a stage to look at the text as it is; its required sections are written by then (A-PRE-3)."""
    verdict = "NOT ASKED"
    check_opened(notes, verdict)
    check_owner(notes, who, now, verdict, "A-RN-1", "asks for review")
    check_complete(notes, verdict)
    digest = document_hash(notes)
    waiting = [each.approval for each in standing(notes, stage) if each.word != APPROVED]
    if not waiting:
        reason = "Everybody has approved this very text" if notes.approvals else "This guide names nobody who reviews"
        raise refused(verdict, _RULES[stage], reason, oneself(who, "goes on"), line=_line(notes, stage))
    return tuple(replace(each, asked_by=who.id, asked_at=now, asked_hash=digest) for each in waiting)


def check_complete(notes: NotesFacts, verdict: str) -> None:
    """Refuse while a required section is empty, naming each (A-PRE-3, A-RN-4, A-RN-8, A-RN-9)."""
    empty = missing(notes)
    if not empty:
        return
    facts, first = notes.facts, empty[0]
    rule = facts.edition.demand(first.line, "A-PRE-3")
    told = ", ".join(section.name for section in empty)
    reason = f"{told} {'is' if len(empty) == 1 else 'are'} still empty"
    movers = tuple(dict.fromkeys(role_mover(facts, _feeds(notes, each.id), "writes it") for each in empty))
    raise refused(verdict, rule, reason, *movers, line=first.line)


def _feeds(notes: NotesFacts, section_id: str) -> str:
    section = notes.section(section_id)
    return next(iter(section.contributors), section.owner)


def decide(
    notes: NotesFacts,
    who: Person,
    now: datetime,
    stage: str,
    verdict: str,
    seen: str,
    *,
    reason: str = "",
    role: str = "",
) -> Approval:
    """Say yes or no, at one's seat, of the text whose hash is `seen`; a no says why (A-PRE-3r, A-RN-14)."""
    facts, refusal = notes.facts, _REFUSED[stage]
    check_opened(notes, refusal)
    seat = _seat(notes, who, now, stage, role)
    digest = document_hash(notes)
    if seen != digest:
        what = f"The text has changed since you read it; it is version {notes.number} now"
        raise refused(refusal, _RULES[stage], what, oneself(who, "reads it again"), line=seat.line)
    if verdict == "yes":
        check_complete(notes, refusal)
        _check_other_hand(notes, who, now, seat)
    elif not clean_words(reason):
        what = "Changes needed says which"
        raise refused(refusal, _RULES[stage], what, oneself(who, "gives the reason"), line=seat.line)
    behalf = stands_for(facts, who, seat.role, now)
    return replace(
        seat, verdict=verdict, person_id=who.id, for_person_id=behalf.id if behalf and behalf.id != who.id else None,
        hash=digest, version=notes.number, reason=clean_words(reason), at=now,
        same_hand=verdict == "yes" and notes.last_editor == who.id,
    )  # fmt: skip


def _seat(notes: NotesFacts, who: Person, now: datetime, stage: str, role: str) -> Approval:
    facts = notes.facts
    seats = [each for each in standing(notes, stage) if not role or each.approval.role == role]
    mine = [each for each in seats if stands_for(facts, who, each.approval.role, now)]
    if not seats:
        reason = "This guide asks nobody here" if not role else f"This guide does not ask {role} here"
        mover = role_mover(facts, notes.owner, "goes on without")
        raise refused(_REFUSED[stage], _RULES[stage], reason, mover, line=template_line(notes))
    if not mine:
        roles = [each.approval.role for each in seats]
        told = " and ".join(names(facts, each) for each in roles)
        movers = (role_mover(facts, each, _DOES[stage]) for each in roles)
        reason = f"This belongs to {' and '.join(roles)}: {told}"
        raise refused(_REFUSED[stage], _RULES[stage], reason, *movers, line=_line(notes, stage))
    waiting = [each.approval for each in mine if each.word != APPROVED]
    return waiting[0] if waiting else mine[0].approval


def _line(notes: NotesFacts, stage: str) -> int:
    return next((each.line for each in notes.approvals if each.stage == stage), 0)


def _check_other_hand(notes: NotesFacts, who: Person, now: datetime, seat: Approval) -> None:
    """Refuse the last editor of a text as its approver (C11)."""
    facts = notes.facts
    if notes.last_editor != who.id or not facts.four_eyes:
        return
    would = _DOES[seat.stage]
    others = [each for each in facts.people if each.id != who.id and stands_for(facts, each, seat.role, now)]
    movers = tuple(Mover(seat.role, each.id, would) for each in others) or (Mover(notes.owner, None, "edits it last"),)
    reason = "Whoever edited the text last does not approve it; a second person does"
    rule = facts.edition.demand(seat.line, "C11")
    raise refused(_REFUSED[seat.stage], rule, reason, *movers, line=seat.line)


def affirm(notes: NotesFacts, who: Person, now: datetime, seen: str) -> tuple[Approval, ...]:
    """Say yes again at each of one's seats whose text has changed since."""
    stale = [
        each.approval
        for stage in Review
        for each in standing(notes, stage.value)
        if each.stale and stands_for(notes.facts, who, each.approval.role, now)
    ]
    if not stale:
        reason = "Nothing that you approved has changed since"
        movers = role_mover(notes.facts, notes.owner, "asks for review")
        raise refused("NOT AFFIRMED", "A-RN-14", reason, movers, line=_line(notes, Review.PUBLISH.value))
    return tuple(decide(notes, who, now, each.stage, "yes", seen, role=each.role) for each in stale)
