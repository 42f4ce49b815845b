"""Reads tables of items: a column for the item, others for who owns, verifies, signs; or roles as columns (RACI)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from octotui.guide.conditions import is_condition
from octotui.guide.context import Context
from octotui.guide.itemtext import read_item_text
from octotui.guide.labels import column_kind, is_noun
from octotui.guide.markdown import Table, TableRow
from octotui.guide.rich import Rich
from octotui.guide.roletext import read_roles
from octotui.guide.said import KINDS, ItemText

_ITEM = re.compile(
    r"requirement|item|task|step|activit|check|criteri|gate|action|deliverable|what|artifact|control|milestone"
    r"|procedure|work|title|name"
    r"|description|condition to meet|prerequisite",
    re.IGNORECASE,
)
_INDEX = re.compile(r"^(?:#|no\.?|nr\.?|id|order|seq\.?|s/?n|number)$", re.IGNORECASE)
_STATUS = re.compile(
    r"^(?:status|done\??|complete[d]?\??|state|✓|✔|☐|\[ ?\]|date|signature|signed|checked|tick|yes/no|y/n|result"
    r"|vote|decision)$",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"^(?:condition(?:s|al)?|when|applies (?:to|when|if)|required (?:for|when|if)|applicab\w+|only if|if|trigger"
    r"|mandatory\??)$",
    re.IGNORECASE,
)
_RACI = re.compile(r"^[\s(]*([RACIVS](?:\s*[/,+& ]\s*[RACIVS])*)[\s)*]*$", re.IGNORECASE)
_MARK = re.compile(
    r"^\s*(?:x|yes|y|●|•|[✓✔✅]\ufe0f?\s*(?:(?:co-?)?leads?|owners?|owns)?|(?:co-?)?leads?|(?:co-?)?owners?|owns|primary)\s*$",
    re.IGNORECASE,
)
_RACI_KIND = {"R": "owners", "A": "sign_off", "C": "input_from", "V": "verified_by", "S": "sign_off"}
_WORD_KIND = (
    (re.compile(r"^(?:verif\w*|validat\w*|tests?|checks?)$", re.IGNORECASE), "verified_by"),
    (re.compile(r"^(?:approv\w*|sign\w*(?:[- ]off)?|accountable)$", re.IGNORECASE), "sign_off"),
    (re.compile(r"^review\w*$", re.IGNORECASE), "reviewed_by"),
    (re.compile(r"^(?:consult\w*|input|contribut\w*|supports?|helps?|assists?)$", re.IGNORECASE), "input_from"),
    (re.compile(r"^(?:responsible|executes?|does|performs?)$", re.IGNORECASE), "owners"),
)


@dataclass(slots=True)
class RowText:
    """One row read as an item."""

    text: ItemText
    line: int
    cells: list[str]


def cell(row: TableRow, index: int) -> Rich:
    """Return a cell, empty where the row is short."""
    return row.cells[index] if index < len(row.cells) else Rich("")


def item_column(table: Table, context: Context) -> int:
    """Return the column that names the item; beside "Role", a "Responsibility" that names nobody is one."""
    free = [index for index, header in enumerate(table.header) if not _taken(table, index, header.flat)]
    named = [index for index in free if _ITEM.search(table.header[index].flat)]
    nobody = [
        index
        for index, header in enumerate(table.header)
        if column_kind(header.flat) == "owners"
        and not any(_is_role(cell(row, index).flat, context) for row in table.rows if cell(row, index).flat)
    ]
    return (named or free or nobody or [0])[0]


def _taken(table: Table, index: int, header: str) -> bool:
    words = header.strip(" *:")
    if _INDEX.match(words) or _STATUS.match(words) or _CONDITION.match(words) or column_kind(words):
        return True
    cells = [cell(row, index).flat for row in table.rows]
    filled = [words for words in cells if words]
    return not filled or all(re.fullmatch(r"[\d.)#-]+|\[[ xX]?\]|[☐☑⬜✅]", words) for words in filled)


def role_columns(table: Table, context: Context) -> dict[int, str]:
    """Return the columns whose header is a role, as in a RACI table; empty where it is none."""
    found: dict[int, str] = {}
    for index, header in enumerate(table.header):
        read = read_roles(header.flat, context.book)
        if read and read.complete and not read.note and len(read.everyone) == 1 and not column_kind(header.flat):
            found[index] = read.everyone[0].role
    return found if len(found) >= 2 else {}


def _others(row: TableRow, title_at: int) -> list[str]:
    return [each.flat for index, each in enumerate(row.cells) if index != title_at]


def read_table(table: Table, context: Context) -> list[RowText]:
    """Return the rows of a table as items; a row without a title is left out."""
    roles = role_columns(table, context)
    title_at = item_column(table, context)
    names = [_column_name(table, index, context) for index in range(len(table.header))]
    rows = []
    for row in table.rows:
        words = cell(row, title_at)
        if not words.flat or words.struck or (words.all_bold and not any(_others(row, title_at))):
            continue
        text = read_item_text(words, context.book)
        if not text.title:
            text.title = words.flat
        for index in range(len(table.header)):
            if index == title_at:
                continue
            value = cell(row, index).text.strip()
            if index in roles:
                _matrix_cell(text, roles[index], value, context)
            elif value:
                _column(text, names[index], value, row.line, context)
        if not text.who["owners"] and roles and text.who["sign_off"]:
            text.who["owners"], text.who["sign_off"] = text.who["sign_off"], []
        rows.append(RowText(text, row.line, [cell(row, index).flat for index in range(len(table.header))]))
    return rows


def _column_name(table: Table, index: int, context: Context) -> str:
    """Return a column's name; beside "Responsible", "Accountable" is who approves.

    A "Validation" that names nobody says how, so it gets a name that asks for no role.
    """
    words = table.header[index].flat.strip(" *:")
    if column_kind(words) in KINDS[1:] and is_noun(words):
        cells = [value for row in table.rows if (value := cell(row, index).flat)]
        if any(len(value.split()) > 3 for value in cells) and not any(_is_role(value, context) for value in cells):
            return f"How: {words}"
    beside = any(other.flat.strip(" *:").casefold() == "responsible" for other in table.header)
    return "Approver" if beside and words.casefold() == "accountable" else words


def _is_role(value: str, context: Context) -> bool:
    read = read_roles(value, context.book)
    return read is not None and read.complete


def _matrix_cell(text: ItemText, role: str, value: str, context: Context) -> None:
    read = read_roles(role, context.book, verbatim=True)
    uses = read.everyone if read else []
    if match := _RACI.match(value):
        letters = re.findall(r"[RACIVS]", match[1].upper())
        kind = next((_RACI_KIND[letter] for letter in "RASVC" if letter in letters), None)
        if kind:
            text.add(kind, uses)
        return
    if _MARK.match(value):
        text.add("owners", uses)
        return
    for pattern, kind in _WORD_KIND:
        if pattern.match(value):
            text.add(kind, uses)


def _column(text: ItemText, header: str, value: str, line: int, context: Context) -> None:
    kind = column_kind(header)
    if _CONDITION.match(header):
        plain = " ".join(value.split())
        if not re.fullmatch(
            r"(?:always|all(?: releases)?|yes|every release|any|required|mandatory|[-–—])", plain, re.IGNORECASE
        ):
            if is_condition(plain) or header.casefold() not in ("when", "trigger", "mandatory?"):
                text.restrict(plain)
            else:
                text.notes.append(f"{header}: {plain}")
    elif kind in KINDS:
        read = read_roles(value, context.book, verbatim=True)
        if read:
            for use in read.owners:
                context.book.learn(use.role)
            text.absorb(read, kind)
        elif not re.fullmatch(r"[-–—\s]*|n/?a|none|tb[dac]", value, re.IGNORECASE):
            context.ledger.warn(line, f'no role understood in "{header}: {" ".join(value.split())}"')
    elif not (_INDEX.match(header) or _STATUS.match(header)) and not re.fullmatch(r"[\W\d]*", value):
        text.notes.append(f"{header}: {' '.join(value.split())}" if header else " ".join(value.split()))
