"""What the numbers of an audit count: the unit and the bounds of a field, declared where the field is.

``cycle_time_s: Annotated[Estimate | None, SECONDS] = None`` says it once; the grid, the heads of sheets, importers, the JSON
schema and the test of the SQL schema's CHECKs read it from there with :func:`unit_of`.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit, and the bounds of the field that it is declared on.

    Attributes:
        symbol: the canonical unit in the words of the pint registry of :mod:`auditor.model.units`, such as ``s``,
            ``piece / year`` or ``currency / hour``; ``share`` (0–1) and ``one`` have no dimension.
        least, most: the bounds of the value, or of the low and the high of an estimate; None without one.
        is_above_least: the least itself is out.
    """

    symbol: str
    least: float | None = 0.0
    most: float | None = None
    is_above_least: bool = False

    def within(self, least: float | None, most: float | None = None) -> Unit:
        """The same unit with other bounds.

        Args:
            least: the smallest value allowed, in this unit; None for no lower bound.
            most: the largest value allowed, in this unit; None for no upper bound.

        Returns:
            the unit with these bounds.
        """
        return replace(self, least=least, most=most)

    @property
    def above_zero(self) -> Unit:
        """The same unit for what is more than nothing."""
        return replace(self, least=0.0, is_above_least=True)

    def allows(self, value: float) -> bool:
        """Whether a value lies within the bounds.

        Args:
            value: a number in this unit.

        Returns:
            True within the bounds; the bounds themselves belong to it, but for a least with ``is_above_least``.
        """
        if self.least is not None and (value < self.least or (self.is_above_least and value == self.least)):
            return False
        return self.most is None or value <= self.most


SECONDS = Unit("s")
HOURS = Unit("hour")
HOURS_PER_YEAR = Unit("hour / year")
DAYS = Unit("working_day")
DAYS_PER_WEEK = Unit("working_day / week", most=7.0)
DAYS_PER_YEAR = Unit("working_day / year")
MONTHS = Unit("month")
QUARTERS = Unit("quarter")
YEARS = Unit("year")
PIECES = Unit("piece")
PIECES_PER_YEAR = Unit("piece / year")
KILOGRAMS = Unit("kg")
METRES = Unit("m")
DEGREES = Unit("degree")
MONEY = Unit("currency")
MONEY_PER_HOUR = Unit("currency / hour")
MONEY_PER_PIECE = Unit("currency / piece")
MONEY_PER_YEAR = Unit("currency / year")
PEOPLE = Unit("person")
SHARE = Unit("share", most=1.0)
COUNT = Unit("one")
"""Of anything that is counted or numbered: stations, variants, levels, operators, times a cycle."""
ORDER = Unit("one", least=None)
"""What only says what comes first."""
MAP_UNITS = Unit("map_unit", least=None)


def units_of(cls: type) -> Mapping[str, Unit]:
    """Field name → unit, of every field of an entity that declares one.

    Args:
        cls: a dataclass whose numeric fields declare their units.

    Returns:
        unit by field name, of the fields that declare one.
    """
    return _declared(cls)


@cache
def _declared(cls: Any) -> Mapping[str, Unit]:
    hints = typing.get_type_hints(cls, include_extras=True)
    found = {
        name: part
        for name, hint in hints.items()
        for part in getattr(hint, "__metadata__", ())
        if isinstance(part, Unit)
    }
    return MappingProxyType(found)


def unit_of(cls: type, field: str) -> Unit:
    """The unit that a field declares.

    Args:
        cls: a dataclass whose numeric fields declare their units.
        field: name of a field of the entity class ``cls``.

    Returns:
        the unit with the field's bounds.

    Raises:
        KeyError: it declares none.
    """
    return units_of(cls)[field]
