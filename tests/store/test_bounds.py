"""The CHECKs of the schema refuse what the fields of the model declare out of bounds, and only that."""

from __future__ import annotations

import math
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest

from auditor.model import ENTITIES, Entity, Estimate, Unit, units_of
from auditor.store import driver, schema
from auditor.store.driver import Connection, IntegrityError
from auditor.store.rows import field_types, row_plan
from auditor.store.tables import put_all

_FIELDS = [(cls, name) for cls in ENTITIES.values() for name in units_of(cls)]
_TABLES = {cls: table for table, cls in ENTITIES.items()}
_STEP = 0.001


@pytest.fixture(scope="module")
def empty() -> Iterator[Connection]:
    """The newest schema without references looked at and without undo."""
    with driver.in_memory() as connection:
        schema.create(connection, schema.VERSION)
        connection.execute("UPDATE replay SET active = 1")
        connection.execute("PRAGMA foreign_keys = OFF")
        yield connection


def _inside(unit: Unit) -> float:
    """Some value that the unit allows."""
    value = 1.0 if unit.least is None else math.floor(unit.least) + float(unit.is_above_least)
    assert unit.allows(value)
    return value


def _entity(cls: type[Entity], **values: Any) -> Entity:
    """An entity with a value in every field, each within its bounds but for those given."""
    for name, kind in field_types(cls).items():
        if name in values:
            continue
        if kind in (int, float, Estimate):
            unit = units_of(cls).get(name)
            number = _inside(unit) if unit is not None else 1
            values[name] = Estimate.point(number) if kind is Estimate else kind(number)
        else:
            values[name] = next(iter(kind)) if issubclass(kind, StrEnum) else b"x" if kind is bytes else kind()
    return cls(**values)


def _fits(empty: Connection, cls: type[Entity], name: str, value: float) -> bool:
    kind = field_types(cls)[name]
    entity = _entity(cls, **{name: Estimate.point(value) if kind is Estimate else kind(value)})
    empty.execute("BEGIN")
    try:
        put_all(empty, _TABLES[cls], row_plan(cls).columns, [row_plan(cls).to_row(entity)])
    except IntegrityError:
        return False
    finally:
        empty.execute("ROLLBACK")
    return True


@pytest.mark.parametrize(("cls", "name"), _FIELDS, ids=lambda part: getattr(part, "__name__", part))
def test_the_schema_checks_the_bounds_that_the_field_declares(empty: Connection, cls: type[Entity], name: str) -> None:
    unit = units_of(cls)[name]
    step = 1 if field_types(cls)[name] is int else _STEP
    tried = {_inside(unit), 1e6 if unit.most is None else unit.most}
    tried |= {end + by for end in (unit.least, unit.most) if end is not None for by in (-step, 0, step)}
    tried |= {-1e6} if unit.least is None else set()
    for value in sorted(tried):
        assert _fits(empty, cls, name, value) == unit.allows(value), (value, unit)
