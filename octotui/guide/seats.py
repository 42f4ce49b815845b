"""Finds who is named where the go/no-go call is spoken of: in a sentence, on a line of seats, in a table's column."""

from __future__ import annotations

import re

from octotui.guide.call import LEADS, NEAR, SEAT_COLUMN
from octotui.guide.labels import column_kind
from octotui.guide.markdown import Table
from octotui.guide.rolebook import RoleBook
from octotui.guide.roletext import read_roles


def names_in(words: str, book: RoleBook) -> list[str]:
    """Return the roles that a sentence about the call names, those that only its list of people shows as well."""
    found = book.scan(words)
    after = re.split(r"[:：]|\bwith\b|\bfrom\b|\bby\b", words)
    for piece in after[1:]:
        read = read_roles(piece, book)
        if read and read.complete and len(read.everyone) > 1:
            found += [use.role for use in read.everyone if use.role not in found]
    return found


def leader_in(words: str, book: RoleBook) -> list[str]:
    """Return the role that a verb of leading follows closely."""
    for name, _, end in book.spans(words)[:1]:
        verb = LEADS.search(words, end)
        if verb and verb.start() - end < NEAR:
            return [name]
    return []


def seats_in(words: str, book: RoleBook) -> list[str]:
    """Return the roles when a line is about seats: nothing but roles, or a role with its vote or duty."""
    read = read_roles(re.sub(r"^\s*(?:\[[ x]?\])\s*", "", words), book)
    if read and read.everyone and not (read.only_subjects and read.note):
        return [use.role for use in read.everyone]
    return []


def labelled_seats(words: str, book: RoleBook) -> list[str]:
    """Return the roles of a line that asks for a vote: "Voters: ...", "Approval from ...", "... says go"."""
    match = re.match(
        r"^(?:voters?|votes?|voting(?: roles| members)?|seats?|participants?|attendees|approvers?"
        r"|required(?: approv\w+| votes| roles| attendees)?"
        r"|(?:required )?approvals?(?: (?:from|by|required))?|sign-?offs?(?: required)?|decision[- ]makers?"
        r"|members|who|with|quorum|must agree"
        r"|stakeholders)\s*(?:\([^)]*\))?\s*[:：–—-]\s*(.+)$"
        r"|^(?:(?:explicit |final |written )?(?:approval|sign-?\s?off|go|vote|agreement|ok"
        r"|confirmation)s?) (?:from|by|of)\s+(.+)$",
        words,
        re.IGNORECASE,
    )
    if match:
        read = read_roles(match[1] or match[2], book, verbatim=True)
        return [use.role for use in read.everyone] if read else []
    own = re.match(
        r"^(.+?)\s+(?:(?:says|gives|votes|approves|signs|confirms|agrees|approval|sign-?off|go\b|vote)\b.*)$",
        words,
        re.IGNORECASE,
    )
    if own:
        read = read_roles(own[1], book)
        return [use.role for use in read.everyone] if read and read.complete else []
    return []


def seat_column(table: Table, book: RoleBook) -> int | None:
    """Return the column of the seats: most of its cells are roles, and no other column names what is checked."""
    criteria = any(
        re.search(r"criteri|check|requirement|item|gate|question", header.flat, re.IGNORECASE)
        for header in table.header[:2]
    )
    if criteria and any(column_kind(header.flat) == "owners" for header in table.header[1:]):
        return None
    for index, header in enumerate(table.header):
        cells = [row.cells[index].text for row in table.rows if index < len(row.cells) and row.cells[index].flat]
        hits = sum(read_roles(words, book) is not None for words in cells)
        named = bool(SEAT_COLUMN.search(header.flat))
        if cells and (hits * 2 > len(cells) or (named and hits)) and not (criteria and index > 0):
            return index
    return None
