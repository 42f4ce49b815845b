"""A draft of the notes from history: each commit in the section that its kind belongs to, laid over people's words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from octotui.domain.notes.dates import release_day, written
from octotui.domain.notes.facts import NotesFacts
from octotui.domain.notes.history import History
from octotui.domain.notes.kinds import Kind, kind_of
from octotui.domain.notes.merging import redraft
from octotui.domain.notes.saving import versioned
from octotui.domain.notes.sections import check_opened, check_owner
from octotui.domain.notes.sorting import Sorted, sort
from octotui.domain.notes.title import given_title
from octotui.domain.notes.values import Draft, NotesValue, Section
from octotui.domain.people import Person
from octotui.domain.value import dataclass

_ORDER = (Kind.FEATURES, Kind.IMPROVEMENTS, Kind.FIXES, Kind.SECURITY, Kind.OTHER)
_ELSE = {
    Kind.FEATURES: (Kind.CHANGES, Kind.IMPROVEMENTS, Kind.SUMMARY),
    Kind.IMPROVEMENTS: (Kind.CHANGES, Kind.FEATURES, Kind.SUMMARY),
    Kind.FIXES: (Kind.CHANGES, Kind.IMPROVEMENTS, Kind.SUMMARY),
    Kind.SECURITY: (Kind.FIXES, Kind.CHANGES, Kind.IMPROVEMENTS, Kind.SUMMARY),
}
NO_PLACE = "this guide's notes have no section for it"


@dataclass(frozen=True, slots=True)
class Drafted:
    """One section that a new draft changes: its text before and after, and what the draft itself says."""

    section: Section
    after: str
    draft: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a draft would do: the sections it changes, and each commit with its section and line or its reason."""

    drafted: tuple[Drafted, ...]
    commits: tuple[tuple[Sorted, str], ...]


def plan(notes: NotesFacts, history: History) -> Plan:
    """Return what a draft from this history would do to the notes as they are."""
    homes = _homes(notes)
    commits: list[tuple[Sorted, str]] = []
    lines: dict[str, list[str]] = {}
    for each in sort(history.commits):
        home = homes.get(each.kind)
        if not each.left_out and home is None:
            each = replace(each, left_out=NO_PLACE)
        commits.append((each, home.id if home is not None and not each.left_out else ""))
    oldest_first = commits[::-1]
    order = sorted(oldest_first, key=lambda pair: _ORDER.index(pair[0].kind))
    steps = homes.get(Kind.MIGRATION)
    for each, home_id in order:
        if home_id:
            lines.setdefault(home_id, []).append(each.line)
            if each.step and steps is not None:
                lines.setdefault(steps.id, []).append(each.step)
    drafts = {section_id: "\n".join(dict.fromkeys(said)) for section_id, said in lines.items()}
    return Plan(tuple(_drafted(notes, drafts, homes)), tuple(commits))


def _homes(notes: NotesFacts) -> dict[Kind, Section]:
    """Return the section for each kind of commit, and that for migration steps."""
    found: dict[Kind, Section] = {}
    for section in notes.sections:
        found.setdefault(kind_of(section.name), section)
    homes = {}
    for kind, others in _ELSE.items():
        home = next((found[each] for each in (kind, *others) if each in found), None)
        if home is not None:
            homes[kind] = home
    if Kind.MIGRATION in found:
        homes[Kind.MIGRATION] = found[Kind.MIGRATION]
    return homes


def _drafted(notes: NotesFacts, drafts: dict[str, str], homes: dict[Kind, Section]) -> list[Drafted]:
    ours = {home.id for home in homes.values()}
    found = []
    for section in notes.sections:
        if section.id in ours:
            new = drafts.get(section.id, "")
            after = redraft(section.draft, new, section.text)
        else:
            new = _from_release(notes, section)
            after = new if section.text == section.draft else section.text
        if after != section.text or new != section.draft:
            found.append(Drafted(section, after, new))
    return found


def _from_release(notes: NotesFacts, section: Section) -> str:
    """Return what the release says in a section today: its name and its day; other sections keep their draft."""
    release, kind = notes.facts.release, kind_of(section.name)
    if kind is Kind.NAME:
        return given_title(release, section.name)
    day = release_day(release) if kind is Kind.DATE else None
    return written(day) if day else section.draft


def draft(notes: NotesFacts, history: History, who: Person, now: datetime) -> tuple[NotesValue, ...]:
    """Lay a draft from history over the notes; every word of a person stays (A-RN-6, A-RN-7)."""
    verdict = "NOT DRAFTED"
    check_opened(notes, verdict)
    check_owner(notes, who, now, verdict, "A-RN-1", "drafts them")
    planned = plan(notes, history)
    changed = [
        replace(
            each.section, text=each.after, draft=each.draft,
            none_said=each.section.none_said and not each.after.strip(),
        )
        for each in planned.drafted
    ]  # fmt: skip
    texts = [section for section in changed if section.text != notes.section(section.id).text]
    untouched = [section for section in changed if section.text == notes.section(section.id).text]
    number, release_id = len(notes.drafts) + 1, notes.facts.release.id
    newest = history.commits[0] if history.commits else None
    made = Draft(
        f"{release_id}.d{number}", release_id, number, who.id, now, history.path, history.since, history.until,
        newest.sha if newest else "", newest.at if newest else None, len(history.commits),
        sum(1 for each, home in planned.commits if each.step and home), history.shallow, ledger_of(planned.commits),
    )  # fmt: skip
    versions = versioned(notes.but(untouched), texts, who, now, f"drafted from {len(history.commits)} commits")
    return (*untouched, *(versions if texts else ()), made)


def ledger_of(commits: Sequence[tuple[Sorted, str]]) -> str:
    """Return the commits of a draft as they are kept: one list each, in the order of `domain.notes.ledger.Row`."""
    rows = [
        [
            each.commit.sha, each.message.title, "\n".join(each.message.authors), each.commit.at.isoformat(),
            each.kind.value, " ".join(each.message.refs), home, each.line, each.left_out,
        ]
        for each, home in commits
    ]  # fmt: skip
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def fill_from_release(notes: NotesFacts, who: Person, now: datetime) -> tuple[NotesValue, ...]:
    """Write name and day into the notes as the release has them (A-RN-3)."""
    check_opened(notes, "NOT FILLED")
    check_owner(notes, who, now, "NOT FILLED", "A-RN-3", "writes them")
    fixed = (section for section in notes.sections if kind_of(section.name) in (Kind.NAME, Kind.DATE))
    said = [(section, _from_release(notes, section)) for section in fixed]
    changed = [replace(section, text=text, draft=text) for section, text in said if text and text != section.text]
    return versioned(notes, changed, who, now, "filled from the release") if changed else ()
