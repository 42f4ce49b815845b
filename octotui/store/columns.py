"""What every table shares: how instants and tuples of words stand in a column, and rows that are made cheaply."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

from octotui.store.coding import encode


class Instant(TypeDecorator[datetime]):
    """An instant as ISO text in UTC, which sorts and hashes as it stands."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        """Write an instant."""
        return None if value is None else str(encode(value))

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Read an instant."""
        return None if value is None else datetime.fromisoformat(value)


class Words(TypeDecorator[tuple[str, ...]]):
    """A tuple of words as lines of text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Any) -> str:
        """Write the words."""
        return str(encode(tuple(value or ())))

    def process_result_value(self, value: str | None, dialect: Any) -> tuple[str, ...]:
        """Read the words."""
        return tuple(value.split("\n")) if value else ()


class Row(SQLModel):
    """A row of a table. Values are checked by the domain, so pydantic builds its own checks only if somebody asks."""

    model_config = {"defer_build": True}
