"""Between entities and table rows: one plan per class, derived from its fields.

An Estimate field becomes four columns (``_low``, ``_likely``, ``_high``, ``_basis``); an enum its value.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, Generic, cast

from auditor.model import Basis, Estimate
from auditor.model.tables import E

_PARTS = ("low", "likely", "high", "basis")
_BASIS = {basis.value: basis for basis in Basis}


def bare_type(hint: Any) -> Any:
    """The type without ``| None``.

    Args:
        hint: a resolved type hint.

    Returns:
        the same type, without None.
    """
    if isinstance(hint, types.UnionType):
        return next(arg for arg in hint.__args__ if arg is not type(None))
    return hint


@dataclass(frozen=True)
class RowPlan(Generic[E]):
    """How one class is stored.

    Attributes:
        columns: of its table, in their order; ``reals`` are those of them that hold numbers that need not be whole.
    """

    cls: type[E]
    columns: tuple[str, ...]
    reals: tuple[str, ...]
    to_row: Callable[[E], tuple[Any, ...]]
    from_rows: Callable[[Iterable[tuple[Any, ...]]], dict[int, E]]

    @cached_property
    def listed(self) -> str:
        """The columns as a statement lists them."""
        return ", ".join(self.columns)

    @cached_property
    def or_update(self) -> str:
        """How an INSERT of these columns ends so that a row with the same id is changed in place of refused."""
        updates = ", ".join(f"{name} = excluded.{name}" for name in self.columns if name != "id") or "id = id"
        return f"ON CONFLICT(id) DO UPDATE SET {updates}"


def field_types(cls: type) -> dict[str, Any]:
    """Field name → bare type, in field order.

    Args:
        cls: an entity class.

    Returns:
        type by field name.
    """
    hints = typing.get_type_hints(cls)
    return {f.name: bare_type(hints[f.name]) for f in fields(cast(Any, cls))}


def optional_fields(cls: type) -> frozenset[str]:
    """The fields that may be None.

    Args:
        cls: an entity class.

    Returns:
        names of fields.
    """
    return _optional(cls)


@cache
def _optional(cls: Any) -> frozenset[str]:
    return frozenset(name for name, hint in typing.get_type_hints(cls).items() if bare_type(hint) is not hint)


_PLANS: dict[Any, Any] = {}


def row_plan(cls: type[E]) -> RowPlan[E]:
    """The plan for ``cls``, made once.

    Args:
        cls: an entity class.

    Returns:
        how its rows are written and read.
    """
    plan: RowPlan[E] | None = _PLANS.get(cls)
    if plan is None:
        kinds = field_types(cls)
        columns = tuple(column for name, kind in kinds.items() for column in _columns(name, kind, _PARTS))
        reals = tuple(
            column
            for name, kind in kinds.items()
            for column in (_columns(name, kind, _PARTS[:3]) if kind in (float, Estimate) else ())
        )
        plan = _PLANS[cls] = RowPlan(cls, columns, reals, _writer(kinds), _reader(cls, kinds))
    return plan


def _columns(name: str, kind: Any, parts: Sequence[str]) -> list[str]:
    return [f"{name}_{part}" for part in parts] if kind is Estimate else [name]


def _writer(kinds: dict[str, Any]) -> Callable[[E], tuple[Any, ...]]:
    def to_row(entity: E) -> tuple[Any, ...]:
        row: list[Any] = []
        for name, kind in kinds.items():
            value = getattr(entity, name)
            if kind is Estimate:
                row += (
                    (None, None, None, None)
                    if value is None
                    else (value.low, value.likely, value.high, value.basis.value)
                )
            elif isinstance(value, StrEnum):
                row.append(value.value)
            else:
                row.append(value)
        return tuple(row)

    return to_row


def _reader(cls: type[E], kinds: dict[str, Any]) -> Callable[[Iterable[tuple[Any, ...]]], dict[int, E]]:
    """Reads many rows. Every estimate in a file has passed the table's CHECK, so it is rebuilt without a second one."""
    positions: list[tuple[int, str, Any]] = []
    at = 0
    for name, kind in kinds.items():
        convert: Any = kind if kind in (Estimate, bool) else None
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            convert = {member.value: member for member in kind}
        positions.append((at, name, convert))
        at += 4 if kind is Estimate else 1
    plain = [(at, name) for at, name, convert in positions if convert is None]
    special = [(at, name, convert) for at, name, convert in positions if convert is not None]
    put, blank = object.__setattr__, object.__new__

    def from_rows(rows: Iterable[tuple[Any, ...]]) -> dict[int, E]:
        result: dict[int, E] = {}
        for row in rows:
            entity = blank(cls)
            for at, name in plain:
                put(entity, name, row[at])
            for at, name, convert in special:
                value = row[at]
                if value is not None:
                    if convert is Estimate:
                        value = Estimate(value, row[at + 1], row[at + 2], _BASIS[row[at + 3]])
                    elif convert is bool:
                        value = bool(value)
                    else:
                        value = convert[value]
                put(entity, name, value)
            result[row[0]] = entity
        return result

    return from_rows
