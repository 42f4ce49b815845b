"""What the journal page draws: a row an entry, days as headings, and the panel of one entry."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from octotui.domain.journal import Entry
from octotui.services.views import Chain, JournalPage
from octotui.tui.line import Line, wrap
from octotui.tui.widgets.rows import Gap, Heading, Look, Row
from octotui.tui.wording import Names, clock, counted, date_of

FOLD = "fold:"
"""What the id of folded entries begins with; the ids of entries are their numbers."""

MOST_FIELDS = 40
_TABLES = {"trait_answer": "trait", "setting": "setting", "person": "person", "remark": "remark"}
_HIDDEN = frozenset({"id", "release_id", "task_id", "number", "text", "created_at", "created_by", "poll_id"})
_PEOPLE = frozenset({"person_id", "by", "done_by", "created_by", "stand_in_id", "appointed_by", "for_person_id",
                     "to_person_id", "deployed_by", "ended_by", "confirmed_by", "opened_by", "taken_by"})  # fmt: skip
_NEW_AT_MOST = 3


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry: time, person, act in words, and what it touched."""

    seq: int
    time: str
    person: str
    said: str
    version: str
    title: str
    refused: bool
    undoes: bool
    height: int = 1

    @property
    def id(self) -> str:
        """Its number."""
        return str(self.seq)

    def draw(self, line: int, look: Look) -> Line:
        """Draw the row; never coloured by act, a refused attempt says so."""
        wide = look.width >= 100
        version, title = 10, (look.width // 4 if wide else 0)
        row = Line(look.width).put(0, self.time, "faint", 5)
        row.put(7, self.person, "bold accent" if self.person == "you" else "muted", 12)
        end = look.width - version - title - 2
        if self.refused:
            row.put(20, look.signs("✗ refused"), "nogo", 9)
        elif self.undoes:
            row.put(20, look.signs("↩"), "muted", 1)
        said_at = 30 if self.refused else 22 if self.undoes else 20
        row.put(said_at, self.said, "bold" if look.current else "text", max(0, end - said_at))
        if wide:
            row.put(end + 1, self.title, "muted", title)
        return row.right(self.version[:version], "faint")


@dataclass(frozen=True, slots=True)
class FoldRow:
    """Several acts of octotui itself, one after the other, in one row."""

    first: int
    count: int
    time: str
    height: int = 1

    @property
    def id(self) -> str:
        """The newest of them."""
        return f"{FOLD}{self.first}"

    def draw(self, line: int, look: Look) -> Line:
        """Draw how many there are."""
        row = Line(look.width).put(0, self.time, "faint", 5).put(7, "octotui", "faint", 12)
        return row.put(20, f"{counted(self.count, 'act')} of octotui itself", "bold" if look.current else "muted")


def rows_of(page: JournalPage, you: str, unfolded: Collection[int]) -> tuple[Row, ...]:
    """Return the entries by day, runs of acts of octotui itself folded."""
    names = Names({entry.person for entry in page.entries}, you)
    rows: list[Row] = []
    for day, entries in groupby(page.entries, key=lambda entry: entry.at.astimezone(UTC).date()):
        of_day = list(entries)
        rows += [Gap()] if rows else []
        rows.append(Heading(date_of(day), f"{len(of_day):,}", str(day.year)))
        rows += _of_day(page, of_day, names, unfolded)
    return tuple(rows)


def _of_day(page: JournalPage, entries: Sequence[Entry], names: Names, unfolded: Collection[int]) -> Iterator[Row]:
    for own, run in groupby(entries, key=lambda entry: entry.person_id is None):
        together = list(run)
        if own and len(together) > 1 and together[0].seq not in unfolded:
            yield FoldRow(together[0].seq, len(together), clock(together[0].at))
            continue
        for entry in together:
            yield EntryRow(
                entry.seq,
                clock(entry.at),
                "octotui" if own else names.short(entry.person),
                entry.said or entry.act.replace("_", " "),
                page.versions.get(entry.release_id, "") if entry.release_id else "",
                page.titles.get(entry.task_id, "") if entry.task_id else "",
                entry.refused,
                entry.undoes is not None,
            )


def title_lines(page: JournalPage | None, of: str, words: str, look: Look) -> Sequence[Line]:
    """Draw the title line: how many entries, of which release, and what is searched."""
    line = Line(look.width).put(0, "Journal", "bold")
    if page is None:
        return [line]
    if of:
        line.add(f"of {of}", gap=1)
    if words:
        found = f"{len(page.entries):,}{' and more' if page.more else ''}"
        line.add(f'{found} with "{words}"', "muted", gap=3)
    elif of:
        line.add(f"{len(page.entries):,}{' and more' if page.more else ''}", "muted", gap=2)
    else:
        line.add(f"{page.count:,}", "muted", gap=2)
    return [line.right("times in UTC", "faint")]


def chain_lines(page: JournalPage | None, chain: Chain | None, look: Look) -> Sequence[Line]:
    """Draw the head of the chain, and what following it has shown."""
    line = Line(look.width)
    if page is None or not page.seq:
        return [line]
    line.put(0, f"entry {page.seq:,}", "muted").add(page.hash[:16], "faint", gap=2)
    if chain is None:
        return [line.right("each entry holds the hash of the one before", "faint")]
    if chain.broken is not None:
        return [line.right(f"{look.signs('✗')} BROKEN at entry {chain.broken:,}", "bold nogo")]
    if not chain.done:
        return [line.right(f"{chain.count:,} of {page.count:,} checked", "muted")]
    return [line.right(f"{look.signs('✓')} whole, {counted(chain.count, 'entry', 'entries')} checked", "go")]


def entry_lines(entry: Entry, page: JournalPage, people: Mapping[int, str], look: Look) -> Sequence[Line]:
    """Draw the panel: when, who, what, on what, and every changed field before and after."""
    at = entry.at.astimezone(UTC)
    lines = [Line(look.width).put(0, entry.person, "bold").right(f"entry {entry.seq:,}", "faint")]
    lines.append(Line(look.width).put(0, f"{date_of(at.date())} {at.year}, {at:%H:%M:%S} UTC", "muted"))
    lines.append(Line(look.width))
    if entry.refused:
        lines.append(Line(look.width).put(0, look.signs("✗ refused, nothing was changed"), "bold nogo"))
    if entry.undoes is not None:
        lines.append(Line(look.width).put(0, look.signs(f"↩ takes back entry {entry.undoes:,}"), "muted"))
    lines += [Line(look.width).put(0, row) for row in wrap(entry.said or entry.act.replace("_", " "), look.width)]
    touched = [page.versions.get(entry.release_id, "") if entry.release_id else ""]
    title = page.titles.get(entry.task_id, "") if entry.task_id else ""
    touched.append(title if title not in entry.said else "")
    where = " · ".join(part for part in touched if part)
    if where:
        lines += [Line(look.width).put(0, row, "muted") for row in wrap(where, look.width)]
    return [*lines, *_changes(entry, page, people, look)]


def _changes(entry: Entry, page: JournalPage, people: Mapping[int, str], look: Look) -> Iterator[Line]:
    changes = json.loads(entry.changes)
    new = Counter(change["table"] for change in changes if change["before"] is None)
    room = MOST_FIELDS
    for change in changes:
        table = change["table"]
        if change["before"] is None and new[table] > _NEW_AT_MOST:
            continue
        told = list(_fields(change, people))
        if not told:
            continue
        yield Line(look.width)
        yield Line(look.width).put(0, _subject(change, page, people), "bold muted")
        for field, before, after in told[:room]:
            words = after if before is None else look.signs(f"{before} → {after}")
            for index, row in enumerate(wrap(words, max(8, look.width - 14))):
                yield Line(look.width).put(0, field if index == 0 else "", "muted", 13).put(14, row)
        room -= len(told)
        if room <= 0:
            return
    for table, count in new.items():
        if count > _NEW_AT_MOST:
            yield Line(look.width)
            yield Line(look.width).put(0, f"{count:,} new rows: {_word(table)}", "bold muted")


def _word(table: str) -> str:
    return _TABLES.get(table, table.replace("_", " "))


def _subject(change: Mapping[str, Any], page: JournalPage, people: Mapping[int, str]) -> str:
    """Name what was changed: the kind of thing, and what it is called where that is known."""
    table, row_id = change["table"], change["id"]
    held = {**(change["before"] or {}), **(change["after"] or {})}
    name = held.get("title") or held.get("role") or held.get("trait") or held.get("version") or held.get("name") or ""
    if not name and table == "task":
        name = page.titles.get(row_id, "")
    if not name and table == "release":
        name = page.versions.get(row_id, "")
    if not name and table == "person":
        name = people.get(row_id, "")
    word = f"new {_word(table)}" if change["before"] is None else _word(table)
    return f"{word} · {str(name).splitlines()[0]}" if name else word


def _fields(change: Mapping[str, Any], people: Mapping[int, str]) -> Iterator[tuple[str, str | None, str]]:
    """Give each changed field in words: name, before (None for a new row), after."""
    before, after = change["before"], change["after"]
    if after is None:
        yield "removed", None, "it stood here until then"
        return
    for name, value in after.items():
        if name in _HIDDEN and before is None:
            continue
        word = name.removesuffix("_id").replace("_", " ")
        yield word, (None if before is None else _value(name, before.get(name), people)), _value(name, value, people)


def _value(name: str, value: object, people: Mapping[int, str]) -> str:
    """Say a stored value as people do."""
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in _PEOPLE and isinstance(value, int):
        return people.get(value, f"person {value}")
    if at := _instant(str(value)):
        return f"{date_of(at.date())} {clock(at)}"
    text = ", ".join(str(value).splitlines())
    return text if len(text) <= 300 else f"{text[:299]}…"


def _instant(text: str) -> datetime | None:
    """Return the instant that a stored value holds, None where it is words, which may begin like one."""
    if not text.endswith("+00:00"):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
