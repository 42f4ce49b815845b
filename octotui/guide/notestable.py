"""Reads a table of release notes fields: a column for the name, others for who feeds it and what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from octotui.guide.conditions import is_condition
from octotui.guide.labels import column_kind
from octotui.guide.markdown import Table, TableRow
from octotui.guide.rolebook import RoleBook
from octotui.guide.roletext import read_roles
from octotui.guide.tables import cell

_PEOPLE = re.compile(r"source|from|contribut|filled|provided|\bby$|author", re.IGNORECASE)
_INDEX = re.compile(r"^(?:#|no\.?|id)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row read as a field."""

    name: str
    line: int
    who: tuple[str, ...] = ()
    condition: str | None = None
    hint: str = ""


def fields_of(table: Table, book: RoleBook) -> Iterator[FieldRow]:
    """Yield the fields of a table; of an empty one, its column names are the fields."""
    headers = [header.flat.strip(" *:") for header in table.header]
    if not any(each.flat for row in table.rows for each in row.cells):
        yield from (FieldRow(header.flat, table.line) for header in table.header if header.flat)
        return
    people = [at for at, header in enumerate(headers) if column_kind(header) or _PEOPLE.search(header)]
    free = [at for at, header in enumerate(headers) if at not in people and not _INDEX.match(header)]
    for row in table.rows:
        if name := cell(row, free[0] if free else 0).flat:
            others = [words for at in free[1:] if (words := cell(row, at).flat)]
            condition = next((words for words in others if is_condition(words)), None)
            yield FieldRow(name, row.line, _named(row, people, book), condition, "; ".join(others))


def _named(row: TableRow, people: list[int], book: RoleBook) -> tuple[str, ...]:
    reads = [read_roles(cell(row, at).text, book, verbatim=True) for at in people]
    return tuple(use.role for read in reads if read for use in read.everyone)
