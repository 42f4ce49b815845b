"""Frozen dataclasses that are made quickly.

`dataclasses` compiles each of six methods of each class by itself. For the values that must be there before the
first frame that took a sixth of the whole start. Here a class compiles its `__init__` alone, when its first
value is made, and shares the rest; it is used, typed, compared, replaced and printed as any frozen dataclass.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass

    from _typeshed import DataclassInstance

    W = TypeVar("W", bound=DataclassInstance)
else:

    def dataclass(*, frozen: bool, slots: bool = False) -> Callable[[type], type]:
        """Make a class a frozen dataclass of plain fields: no inherited ones, no factories."""
        assert frozen, "values do not change"
        return lambda cls: _made(cls, slots=slots)


__all__ = ["dataclass", "merged"]


def merged(whole: W, changes: Iterable[Any], places: Mapping[type, str]) -> W:
    """Return a whole with changed values in place of the old ones, each kind in its field: one value, or several."""
    fields: dict[str, Any] = {}
    for value in changes:
        place = places[type(value)]
        held = fields.get(place, getattr(whole, place))
        if isinstance(held, tuple):
            held = fields[place] = {each.id: each for each in held}
        if isinstance(held, dict):
            held[value.id] = value
        else:
            fields[place] = value
    named = {place: tuple(held.values()) if isinstance(held, dict) else held for place, held in fields.items()}
    return dataclasses.replace(whole, **named)


def _made(cls: type, *, slots: bool) -> type:
    names = tuple(cls.__annotations__)
    defaults = {name: cls.__dict__[name] for name in names if name in cls.__dict__}
    if slots:
        kept = {name: value for name, value in cls.__dict__.items() if name not in (*names, "__dict__", "__weakref__")}
        qualified = cls.__qualname__
        cls = type(cls)(cls.__name__, cls.__bases__, {**kept, "__slots__": names})
        cls.__qualname__ = qualified
    made: Any = cls
    made.__dataclass_fields__ = _FieldsAtFirstUse(names, defaults)
    made.__match_args__ = names  # type: ignore[misc]  # a rule for classes that declare it
    made.__init__ = _init_at_first_use(made, names, defaults)
    made.__values__ = staticmethod(attrgetter(*names))
    made.__eq__, made.__hash__, made.__repr__ = _eq, _hash, _repr
    made.__setattr__, made.__delattr__ = _frozen, _frozen
    return cls


class _FieldsAtFirstUse:
    """What `dataclasses.fields` and `replace` read from a class, made when the first of them asks."""

    def __init__(self, names: tuple[str, ...], defaults: dict[str, Any]) -> None:
        self._names, self._defaults = names, defaults

    def __get__(self, _value: object, cls: Any) -> Any:
        plain = type(cls.__name__, (), {**self._defaults, "__annotations__": cls.__annotations__})
        dataclasses.dataclass(init=False, repr=False, eq=False)(plain)
        cls.__dataclass_fields__ = plain.__dict__["__dataclass_fields__"]
        return cls.__dataclass_fields__


def _init_at_first_use(cls: Any, names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    def __init__(self: Any, *args: Any, **named: Any) -> None:
        cls.__init__ = _init(cls, names, defaults)
        cls.__init__(self, *args, **named)

    return __init__


def _init(cls: type, names: tuple[str, ...], defaults: dict[str, Any]) -> Callable[..., None]:
    arguments = ", ".join(f"{name}=_{name}" if name in defaults else name for name in names)
    body = "\n".join(f" _set(self, {name!r}, {name})" for name in names)
    scope: dict[str, Any] = {"_set": object.__setattr__} | {f"_{name}": value for name, value in defaults.items()}
    exec(f"def __init__(self, {arguments}):\n{body}", scope)  # as dataclasses does
    made: Callable[..., None] = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self.__values__(self) == other.__values__(other)


def _hash(self: Any) -> int:
    return hash(self.__values__(self))


def _repr(self: Any) -> str:
    said = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__match_args__)
    return f"{self.__class__.__qualname__}({said})"


def _frozen(self: Any, name: str, *_value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot change {name!r}: a {type(self).__name__} is a value")
