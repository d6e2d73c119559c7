"""Every number of an audit says on its field what it counts."""

from __future__ import annotations

from typing import Any

import pytest

from auditor.model import ENTITIES, Estimate, Process, Unit, Work, references, unit_of, units_of
from auditor.model.unit import SECONDS, SHARE
from auditor.model.units import Kind, format_field, kind_of, parse_as
from auditor.model.units.read import _DIMENSIONS
from auditor.model.units.registry import registry
from auditor.store.rows import field_types

_NUMBERS = [
    (cls, name)
    for cls in ENTITIES.values()
    for name, kind in field_types(cls).items()
    if kind in (int, float, Estimate) and name != "id" and name not in references(cls)
]
_DECLARED = [(cls, name, unit) for cls in ENTITIES.values() for name, unit in units_of(cls).items()]


@pytest.mark.parametrize(("cls", "name"), _NUMBERS, ids=lambda part: getattr(part, "__name__", part))
def test_every_number_of_every_entity_declares_its_unit(cls: type, name: str) -> None:
    unit = unit_of(cls, name)
    if name.endswith("_s"):
        assert unit.symbol == "s"
    if name.endswith("_kg"):
        assert unit.symbol == "kg"
    if name.endswith("_m"):
        assert unit.symbol == "m"
    if name.endswith(("_per_year", "_months", "_years", "_share")):
        assert unit.symbol.rpartition(" ")[2] == name.rpartition("_")[2].removesuffix("s")


def test_only_numbers_declare_one() -> None:
    assert {(cls, name) for cls, name, _unit in _DECLARED} == set(_NUMBERS)


@pytest.mark.parametrize("unit", sorted({unit.symbol for _cls, _name, unit in _DECLARED}))
def test_pint_knows_every_unit(unit: str) -> None:
    registry().Unit(unit)


@pytest.mark.parametrize(("cls", "name", "unit"), _DECLARED, ids=lambda part: getattr(part, "__name__", str(part)))
def test_what_a_field_takes_has_the_dimension_of_its_unit(cls: type, name: str, unit: Unit) -> None:
    kind = kind_of(cls, name)
    if kind not in (Kind.COUNT, Kind.SHARE):
        assert _DIMENSIONS[kind] in registry().Unit(unit.symbol).dimensionality
    assert (kind is Kind.SHARE) == (unit.symbol == "share")


def test_a_field_without_a_unit_is_asked_in_vain() -> None:
    with pytest.raises(KeyError):
        unit_of(Process, "name")


def test_bounds_hold_at_their_ends() -> None:
    assert SHARE.allows(0) and SHARE.allows(1)
    assert not SHARE.allows(1.001)
    assert not SHARE.allows(-0.001)
    assert SECONDS.allows(0)
    assert not SECONDS.above_zero.allows(0)
    assert SECONDS.within(None).allows(-5)


@pytest.mark.parametrize(
    ("entity", "name", "text"),
    [
        (Work(id=1, cycle_time_s=Estimate.point(90)), "cycle_time_s", "90 s"),
        (Work(id=1, availability=0.9), "availability", "90 %"),
        (Work(id=1, load_kg=12), "load_kg", "12 kg"),
        (Work(id=1), "scrap", ""),
        (Process(name="P", demand_per_year=Estimate.point(1200)), "demand_per_year", "1200"),
    ],
)
def test_a_field_is_written_in_its_unit_and_read_again(entity: Any, name: str, text: str) -> None:
    assert format_field(entity, name) == text
    if text:
        value = getattr(entity, name)
        likely = value.likely if isinstance(value, Estimate) else value
        assert parse_as(text, kind_of(type(entity), name)).likely == likely
