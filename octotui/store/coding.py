"""How a value's fields stand in a column, and how they are read back; standard library only.

Instants are ISO text in UTC, tuples of words are lines of text, all else stands as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar

from octotui.domain.edition import Edition
from octotui.domain.journal import Entry
from octotui.domain.people import Delegate, Person
from octotui.domain.poll import Override, Poll, Vote
from octotui.domain.release import Release, TraitAnswer
from octotui.domain.task import Evidence, Remark, Seat, Task

T = TypeVar("T")

_WORD = re.compile(r"\w+")

TABLES: dict[type, str] = {
    Edition: "edition",
    Person: "person",
    Delegate: "delegate",
    Release: "release",
    TraitAnswer: "trait_answer",
    Task: "task",
    Seat: "seat",
    Evidence: "evidence",
    Remark: "remark",
    Poll: "poll",
    Vote: "vote",
    Override: "override",
    Entry: "entry",
}
"""Where each value is kept. What the first frame can do without adds its own when it is imported (`store.incident`)."""


class Rows(Protocol):
    """Anything that answers a query with named parameters: `sqlite3` before the store is there, the session after."""

    def __call__(self, sql: str, **params: object) -> Iterable[Sequence[Any]]:
        """Return the rows of a query."""


def encode(value: object) -> Any:
    """Return a field's value as a column holds it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, tuple):
        return "\n".join(value)
    return value


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _decoder(hint: str) -> Callable[[Any], Any] | None:
    """Tell by an annotation's words how a column is read; evaluating them all would cost the first frame 4 ms."""
    words = set(_WORD.findall(hint))
    if "datetime" in words:
        return datetime.fromisoformat
    if "tuple" in words:
        return _words
    return bool if "bool" in words else None


_SHAPES: dict[type, tuple[str, tuple[tuple[int, Callable[[Any], Any]], ...]]] = {}


def _shape(kind: type) -> tuple[str, tuple[tuple[int, Callable[[Any], Any]], ...]]:
    """Return the columns of a value as a query names them, and the fields that need decoding."""
    if kind not in _SHAPES:
        hints = kind.__annotations__
        names = list(hints)
        decoders = [(index, decoder) for index, name in enumerate(names) if (decoder := _decoder(hints[name]))]
        table = TABLES[kind]
        _SHAPES[kind] = (", ".join(f'{table}."{name}"' for name in names), tuple(decoders))
    return _SHAPES[kind]


def decode(kind: type, name: str, value: Any) -> Any:
    """Return one column's value as the field of a value."""
    decoder = _decoder(kind.__annotations__[name])
    return decoder(value) if decoder and value is not None else value


def select(rows: Rows, kind: type[T], where: str = "", **params: object) -> tuple[T, ...]:
    """Return the values of a table that a condition names, such as `where release_id = :id order by number`."""
    return _selected(rows, kind, _shape(kind)[0], where, params)


def grouped(values: Iterable[T], owner: str) -> dict[int, tuple[T, ...]]:
    """Return values by the number of what they belong to, such as their `release_id`, in their order."""
    found: dict[int, list[T]] = {}
    for value in values:
        found.setdefault(getattr(value, owner), []).append(value)
    return {number: tuple(held) for number, held in found.items()}


def numbers(ids: Iterable[int]) -> str:
    """Return numbers as a query lists them."""
    return ",".join(str(int(each)) for each in ids)


def select_without(rows: Rows, kind: type[T], text: str, where: str = "", **params: object) -> tuple[T, ...]:
    """Return values as `select` does, one long text of each left empty until somebody looks at it."""
    columns = _shape(kind)[0].replace(f'{TABLES[kind]}."{text}"', "''")
    return _selected(rows, kind, columns, where, params)


def _selected(rows: Rows, kind: type[T], columns: str, where: str, params: Mapping[str, object]) -> tuple[T, ...]:
    decoders = _shape(kind)[1]
    found = []
    for row in rows(f"select {columns} from {TABLES[kind]} {where}", **params):
        cells = list(row)
        for index, decoder in decoders:
            if cells[index] is not None:
                cells[index] = decoder(cells[index])
        found.append(kind(*cells))
    return tuple(found)
