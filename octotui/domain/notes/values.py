"""What is kept of the notes of one release: sections, versions, seats of review, comments, drafts, publications."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from octotui.domain.value import dataclass


class Review(StrEnum):
    """The two stages of review: the draft before production, the exact text before publication (C11)."""

    DRAFT = "review"
    PUBLISH = "publish"


class Need(StrEnum):
    """What a section must hold before publication; beside these a section may name the trait that asks for it."""

    NOTHING = ""
    WRITTEN = "written"
    SAID = "said"


@dataclass(frozen=True, slots=True)
class Section:
    """One field of the notes template with its text; `id` is "RELEASE.nNUMBER".

    `need` is a word of `Need`, or a trait that makes the section one to be written. `draft` is the last text that
    was made from history, so that the next one can tell a person's words from its own. `version` is the number of
    the notes' version that last changed this section. `ready_hash` tells for which text it was called ready.
    `embargo_at` tells since when it is kept back from what goes out, None where it is not (A-RN-8); `embargo_by` who
    put it under embargo, or who lifted that.
    """

    id: str
    release_id: int
    number: int
    name: str
    line: int = 0
    parent_id: str | None = None
    owner: str = ""
    contributors: tuple[str, ...] = ()
    hint: str = ""
    need: str = Need.NOTHING.value
    text: str = ""
    none_said: bool = False
    ready_by: int | None = None
    ready_at: datetime | None = None
    ready_hash: str = ""
    draft: str = ""
    version: int = 0
    by: int | None = None
    at: datetime | None = None
    embargo_by: int | None = None
    embargo_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One save of the notes; `id` is "RELEASE.vNUMBER".

    `texts` is JSON, {section id: text}, of the sections that this save changed; the notes as they were at a version
    are the versions up to it laid over each other. `hash` is that of the whole document.
    """

    id: str
    release_id: int
    number: int
    at: datetime
    by: int
    hash: str
    why: str = ""
    texts: str = "{}"


@dataclass(frozen=True, slots=True)
class Approval:
    """One role's seat at a review of the notes, and what was said at it about one exact text (A-PRE-3r, A-RN-14).

    `verdict` is "", "yes" or "no"; `hash` and `version` name the text it was said of. `asked_at` tells since when
    the seat is waited for, `asked_hash` for which text.
    """

    id: str
    release_id: int
    stage: str
    role: str
    line: int = 0
    verdict: str = ""
    person_id: int | None = None
    for_person_id: int | None = None
    hash: str = ""
    version: int = 0
    reason: str = ""
    at: datetime | None = None
    same_hand: bool = False
    asked_by: int | None = None
    asked_at: datetime | None = None
    asked_hash: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody says about a section; `answers` is the id of the comment it answers (A-RN-2)."""

    id: str
    release_id: int
    section_id: str
    text: str
    by: int
    at: datetime
    answers: str | None = None
    resolved_by: int | None = None
    resolved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft made from a repository's history; `id` is "RELEASE.dNUMBER".

    `ledger` is JSON, one list a commit (see `domain.notes.ledger`); `head` is the newest commit it read, of `head_at`.
    """

    id: str
    release_id: int
    number: int
    by: int
    at: datetime
    path: str
    since: str
    until: str
    head: str = ""
    head_at: datetime | None = None
    commits: int = 0
    breaking: int = 0
    shallow: bool = False
    ledger: str = "[]"


@dataclass(frozen=True, slots=True)
class Publication:
    """The notes as they went out; a correction is another one, `mark` 1 and up (A-DEP-8b).

    `version` and `hash` name the approved text; `text` is what the file holds of it, byte for byte.
    """

    id: str
    release_id: int
    mark: int
    version: int
    hash: str
    by: int
    at: datetime
    folder: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Pending:
    """Words being typed; `id` is "SECTION/PERSON/SESSION".

    Kept once a second and outside the journal: they are nobody's act yet. `base` is the version they began from and
    `base_text` the section's text then. A row that was touched a moment ago also tells who is in which section.
    """

    id: str
    release_id: int
    section_id: str
    person_id: int
    session: str
    text: str
    base: int
    base_text: str
    at: datetime


NotesValue = Section | Version | Approval | Comment | Draft | Publication | Pending
