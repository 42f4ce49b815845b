"""Publishing the approved text: what must hold, what is written, and how a changelog takes a release in."""

from __future__ import annotations

from datetime import date, datetime

from octotui.domain.notes.changelog import CHANGELOG, entry, tells_of, with_entry
from octotui.domain.notes.dates import read, release_day, written
from octotui.domain.notes.document import Document, document_hash, is_out, outgoing
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.kinds import Kind, kind_of
from octotui.domain.notes.review import APPROVED, check_complete, standing
from octotui.domain.notes.sections import check_opened, check_owner, template_line
from octotui.domain.notes.tasks import publishing
from octotui.domain.notes.title import disagreement, titles
from octotui.domain.notes.values import Publication, Review
from octotui.domain.order import check_order
from octotui.domain.people import Person
from octotui.domain.refusal import refused
from octotui.domain.standing import oneself, role_mover
from octotui.domain.value import dataclass

VERDICT = "NOT PUBLISHED"


@dataclass(frozen=True, slots=True)
class Planned:
    """One file that publishing would write: its path in the folder, what it holds now, and what it will hold."""

    path: str
    before: str | None
    after: str


def check_publish(notes: NotesFacts, who: Person, now: datetime) -> None:
    """Refuse whoever does not publish, and what may not go out (A-DEP-8b, C12)."""
    check_opened(notes, VERDICT)
    check_owner(notes, who, now, VERDICT, "A-DEP-8b", "publishes them")
    check_text(notes)


def check_text(notes: NotesFacts) -> None:
    """Refuse what is not whole, not approved, not what the release is, too early, or out already (A-RN-14)."""
    check_complete(notes, VERDICT)
    _check_agrees(notes)
    _check_approved(notes)
    facts = notes.facts
    for task in publishing(facts):
        if facts.applies(task) is True and not facts.closed(task):
            check_order(facts, task, VERDICT, ending=True)
    _check_new(notes)


def _check_approved(notes: NotesFacts) -> None:
    open_seats = [each for each in standing(notes, Review.PUBLISH.value) if each.word != APPROVED]
    if not open_seats:
        return
    facts = notes.facts
    told = ", ".join(f"{each.approval.role} ({each.word})" for each in open_seats)
    movers = (role_mover(facts, each.approval.role, "approves the text") for each in open_seats)
    line = open_seats[0].approval.line
    reason = f"This very text is not approved by {told}"
    raise refused(VERDICT, facts.edition.demand(line, "A-RN-14"), reason, *movers, line=line)


def _check_agrees(notes: NotesFacts) -> None:
    """Refuse notes whose name, number or day are not those of the release (A-RN-3)."""
    facts, release = notes.facts, notes.facts.release
    days = (section for section in notes.sections if kind_of(section.name) is Kind.DATE)
    found = [(section, _other_day(section.name, section.text, release_day(release))) for section in days]
    found += [(section, disagreement(release, notes.sections)) for section in titles(notes.sections)[:1]]
    for section, reason in found:
        if reason:
            mover = role_mover(facts, notes.owner, "fills it from the release")
            rule = facts.edition.demand(section.line, "A-RN-3")
            raise refused(VERDICT, rule, reason, mover, line=section.line)


def _other_day(name: str, said: str, day: date | None) -> str:
    said = " ".join(said.split())
    found = read(said)
    if found is None:
        return f'{name} says "{said}", which names no day'
    return f"{name} says {written(found)}; the release goes out on {written(day)}" if day and found != day else ""


def _check_new(notes: NotesFacts) -> None:
    if is_out(notes):
        last = notes.publications[-1]
        reason = f"This very text is published in {last.path}; a correction needs a change first"
        mover = role_mover(notes.facts, notes.owner, "corrects the text")
        raise refused(VERDICT, "A-DEP-8b", reason, mover, line=template_line(notes))


def file_name(notes: NotesFacts, document: Document) -> str:
    """Return where in the folder the notes go; a correction has a file of its own."""
    mark = f"-correction-{document.mark}" if document.mark else ""
    return f"release-notes/{notes.facts.release.version}{mark}.md"


def planned(notes: NotesFacts, who: Person, now: datetime, before: dict[str, str | None]) -> tuple[Planned, ...]:
    """Return what publishing would write, given what the files of the folder hold now; what is published stays."""
    check_publish(notes, who, now)
    document = outgoing(notes)
    path, release = file_name(notes, document), notes.facts.release
    there = before.get(path)
    if there is not None and there != document.text:
        reason = f"{path} is there already with other words, and published text stays as it is"
        raise refused(VERDICT, "A-DEP-8b", reason, oneself(who, "chooses another folder"), line=template_line(notes))
    log = before.get(CHANGELOG)
    new = entry(notes, document, release_day(release) or now.date())
    if log is not None and tells_of(log, release.version, document.mark) and new not in log.replace("\r\n", "\n"):
        reason = f"{CHANGELOG} tells of {release.version} already, in other words"
        raise refused(VERDICT, "A-DEP-8b", reason, oneself(who, "chooses another folder"), line=template_line(notes))
    return (Planned(path, there, document.text), Planned(CHANGELOG, log, with_entry(log, new)))


def publication(notes: NotesFacts, who: Person, now: datetime, folder: str) -> Publication:
    """Return the record of a text that goes out."""
    document, number = outgoing(notes), len(notes.publications) + 1
    release_id = notes.facts.release.id
    return Publication(
        f"{release_id}.p{number}n", release_id, document.mark, notes.number, document_hash(notes), who.id, now, folder,
        file_name(notes, document), document.text,
    )  # fmt: skip
