"""The journal against the tables: replaying every entry must give what the tables hold."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from octotui.services.house import House
from octotui.store import read
from octotui.store.coding import TABLES, decode, select
from octotui.store.look import Look


def assert_journal_agrees(house: House) -> None:
    """Replay every entry into empty tables and compare them with the real ones."""
    tables = _replayed(house)
    look = Look(house.path)
    for kind, table in TABLES.items():
        if table in ("entry", "notes_pending"):  # what is being typed is nobody's act yet
            continue
        values: tuple[Any, ...] = select(look, kind)
        held = {value.id: value for value in values}
        replayed = tables.get(table, {})
        assert set(held) == set(replayed), table
        for row_id, value in held.items():
            for field in fields(kind):
                said = decode(kind, field.name, replayed[row_id].get(field.name))
                assert (said or None) == (getattr(value, field.name) or None), (table, row_id, field.name)
    look.close()


def _replayed(house: House) -> dict[str, dict[object, dict[str, object]]]:
    tables: dict[str, dict[object, dict[str, object]]] = {}
    for entry in reversed(house.read(read.entries, limit=1_000_000)):
        for change in entry.changed():
            rows = tables.setdefault(change["table"], {})
            if change["after"] is None:
                rows.pop(change["id"])
            else:
                rows.setdefault(change["id"], {}).update(change["after"])
    return tables
